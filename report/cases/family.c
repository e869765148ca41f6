/* SPDX-License-Identifier: MIT */
/* See family.h. */
#include "report/cases/family.h"

#include <string.h>

#include "report/cases/table.h"
#include "report/system/index.h"

uint32_t case_family_hash(const void *name)
{
    return index_hash(name, strcspn(name, "/"));
}

bool case_family_equal(const void *name, const void *other)
{
    return case_same_family(name, other);
}
