/* SPDX-License-Identifier: MIT */
#include "bench/case/case.h"

#include <xen/errno.h>

#include "bench/plan/plan.h"
#include "core/guest.h"

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

enum status judge_result(long result, long expect)
{
    if (result == expect)
        return STATUS_OK;
    if (result == -XEN_EPERM || result == -XEN_EACCES)
        return STATUS_DENIED;
    if (result == -XEN_ENOSYS || (result == -XEN_EOPNOTSUPP && guest_in_shim()))
        return STATUS_ABSENT;
    return STATUS_WRONG;
}

enum status judge_grants(long result, long expect)
{
    if (result == -XEN_EINVAL && guest_in_shim())
        return STATUS_ABSENT;
    return judge_result(result, expect);
}

enum status judge_by_age(long result, long expect, long older, unsigned major, unsigned minor)
{
    if (result == older && guest_xen_before(major, minor))
        return STATUS_OK;
    return judge_result(result, expect);
}

enum status judge_since(long result, long expect, long lacking, unsigned major, unsigned minor)
{
    if (result == lacking && guest_xen_before(major, minor))
        return STATUS_ABSENT;
    return judge_result(result, expect);
}
