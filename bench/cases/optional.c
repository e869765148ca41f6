/* SPDX-License-Identifier: MIT */
/*
 * Hypercalls that an ordinary Xen has not, or not on: xsm_op wants FLASK
 * (xen/xsm/flask/flask_op.c), tmem_op went away in 4.13, argo_op is not built by default
 * (xen/common/argo.c), and xenpmu_op is off unless Xen was started with vpmu=
 * (xen/arch/x86/cpu/vpmu.c).  What is timed is how cheaply Xen says so; where it has one, its
 * status is ok and the price another.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "core/memory.h"

#include <xen/errno.h>
#include <xen/pmu.h>

#define UNKNOWN_CMD 99

static char request[ENV_PAGE_SIZE] XEN_BUFFER;
static struct xen_pmu_params pmu[1] XEN_BUFFER;

/* FLASK says the same, because the interface version in the request is 0. */
static void encode_xsm(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_1(e, __HYPERVISOR_xsm_op, (xen_ulong_t)request);
}

/* Built without, Xen says 0 up to 4.1, and does nothing. */
static enum status judge_xsm(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_ENOSYS, 0, 4, 2);
}

static void encode_tmem(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_1(e, __HYPERVISOR_tmem_op, (xen_ulong_t)request);
}

/* -ENODEV from 4.0 to 4.12, unless Xen was started with tmem. */
static enum status judge_tmem(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_ENOSYS, -XEN_ENODEV, 4, 13);
}

/* Built but not on, it says the same as for a command that it does not know. */
static void encode_argo(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_1(e, __HYPERVISOR_argo_op, UNKNOWN_CMD);
}

static void encode_pmu(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xenpmu_op(e, XENPMU_mode_get, pmu);
}

/* A Xen started without vpmu= has none, and says -EOPNOTSUPP to whatever is asked. */
static enum status judge_pmu(long result, unsigned i)
{
    (void)i;
    return result == -XEN_EOPNOTSUPP ? STATUS_ABSENT : judge_result(result, 0);
}

const struct case_ops xsm_op_unknown = {.encode = encode_xsm, .judge = judge_xsm};
const struct case_ops tmem_op_removed = {.encode = encode_tmem, .judge = judge_tmem};
const struct case_ops argo_op_unknown = {.encode = encode_argo, .expect = -XEN_EOPNOTSUPP};
const struct case_ops xenpmu_op_mode_get = {.encode = encode_pmu, .judge = judge_pmu};
