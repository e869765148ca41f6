/* SPDX-License-Identifier: MIT */
#include "bench/case/judge.h"

#include <xen/errno.h>

#include "core/guest.h"

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
