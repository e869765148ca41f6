/* SPDX-License-Identifier: MIT */
/* Families of cases as keys of an index (report/system/index.h): what stands before the slash. */
#ifndef REPORT_CASES_FAMILY_H
#define REPORT_CASES_FAMILY_H

#include <stdbool.h>
#include <stdint.h>

uint32_t case_family_hash(const void *name);
bool case_family_equal(const void *name, const void *other);

#endif
