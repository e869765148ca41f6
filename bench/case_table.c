/* SPDX-License-Identifier: MIT */
#include "bench/case.h"

#include <xen/errno.h>

#include "bench/plan.h"
#include "core/text.h"

#define CASE(symbol, ...) extern const struct case_ops symbol;
#include "bench/cases.def"
#undef CASE

/* The host tool tells why; the image does without the sentences. */
#define CASE(symbol, name, paths, state, rev, faults, flags, why)                                  \
    {CASE_INFO(name, paths, state, rev, faults, flags, NULL), &symbol},
const struct case_row case_table[] = {
#include "bench/cases.def"
};
#undef CASE

const unsigned case_count = sizeof(case_table) / sizeof(case_table[0]);

_Static_assert(sizeof(case_table) / sizeof(case_table[0]) <= PLAN_CASES_MAX,
               "the plan has no room for every case");

const struct case_row *case_find(const char *name)
{
    unsigned i;

    for (i = 0; i < case_count; i++)
        if (text_equal(case_table[i].info.name, name))
            return &case_table[i];
    return NULL;
}

enum status judge_result(long result, long expect)
{
    if (result == expect)
        return STATUS_OK;
    if (result == -XEN_EPERM || result == -XEN_EACCES)
        return STATUS_DENIED;
    if (result == -XEN_ENOSYS)
        return STATUS_ABSENT;
    return STATUS_WRONG;
}
