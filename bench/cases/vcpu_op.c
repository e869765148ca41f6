/* SPDX-License-Identifier: MIT */
/*
 * vcpu_op: a vCPU by its number (xen/common/domain.c:common_vcpu_op, and before it
 * xen/arch/x86/domain.c:do_vcpu_op).  Asking whether a vCPU is up is the lookup and one flag, which
 * makes it the floor of the family.  Initialising one that is initialised is refused, but only
 * after Xen has got memory for its whole context and copied it: the price is that copy, and the
 * zeroing of pages that Xen had before.
 *
 * An NMI to the vCPU itself is taken on the way out, by way of the trap table and back by iret; of
 * a batch there is one for all, on the way out of the multicall.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/heap.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#include "core/guest.h"
#include "core/vcpu/trap.h"

#define NO_COMMAND 99

/* More than a PV domain can have. */
#define NO_VCPU 8192

static struct vcpu_runstate_info runstates[CALLS_MAX] XEN_BUFFER;
static struct vcpu_guest_context context[1] XEN_BUFFER;
static struct vcpu_get_physid physids[CALLS_MAX] XEN_BUFFER;

static void encode_is_up(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_is_up, 0, NULL);
}

static void encode_runstate(struct multicall_entry *e, unsigned i)
{
    MULTI_vcpu_op(e, VCPUOP_get_runstate_info, 0, &runstates[i]);
}

static void encode_runstate_nowhere(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_get_runstate_info, 0, fixture_nowhere());
}

static void encode_up(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_up, 0, NULL);
}

/* Of twice as many Xen's tick hits one in eight, which is more than a clear mode allows. */
#define LONG_BATCH 32

/* What Xen takes for a context. */
#define CONTEXT_PAGES 2

/* More calls than the heap has single free pages after a boot. */
#define ROUNDS 256

/*
 * Xen gets these pages from its heap, and puts them back behind all others, to be zeroed when they
 * are taken the next time.  With two of ours there it has to split no block for them, and after
 * these calls no single page is left that is clean.
 */
static const char *open_context(void)
{
    const char *why = heap_open(CONTEXT_PAGES);
    unsigned i;

    if (why)
        return why;
    heap_give(0, CONTEXT_PAGES);
    for (i = 0; i < ROUNDS; i++)
        HYPERVISOR_vcpu_op(VCPUOP_initialise, 0, context);
    return NULL;
}

static void close_context(void)
{
    heap_take(0, CONTEXT_PAGES);
    heap_close();
}

static void encode_initialise(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_initialise, 0, context);
}

static void encode_physid(struct multicall_entry *e, unsigned i)
{
    MULTI_vcpu_op(e, VCPUOP_get_physid, 0, &physids[i]);
}

/* Only dom0's vCPUs have one, and only while they may run on one CPU alone. */
static enum status judge_physid(long result, unsigned i)
{
    (void)i;
    return judge_result(guest_is_dom0() && result == 0 ? -XEN_EINVAL : result, -XEN_EINVAL);
}

/* ---- NMIs ---- */

static void want_nmi(unsigned n)
{
    (void)n;
    nmis_taken = 0;
    trap_nmi_wanted = true;
}

static void want_no_nmi(void)
{
    trap_nmi_wanted = false;
}

static void encode_nmi(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_send_nmi, 0, NULL);
}

static enum status judge_nmi(long result, unsigned i)
{
    (void)i;
    return nmis_taken == 0 ? STATUS_WRONG : judge_result(result, 0);
}

/* ---- refusals ---- */

/* It takes no argument, and says so. */
static void encode_nmi_argument(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_send_nmi, 0, context);
}

static void encode_bad_vcpu(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, VCPUOP_is_up, NO_VCPU, NULL);
}

/* -EINVAL up to 4.5, by a limit of their own. */
static enum status judge_bad_vcpu(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_ENOENT, -XEN_EINVAL, 4, 6);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_vcpu_op(e, NO_COMMAND, 0, NULL);
}

/* A shim brings a CPU of its own up for it, and goes on after that (continue_hypercall_on_cpu). */
static const char *plain_up(void)
{
    return guest_in_shim() ? "a shim's answer does not reach a multicall's entry" : NULL;
}

const struct case_ops vcpu_op_is_up = {.encode = encode_is_up, .expect = 1};
const struct case_ops vcpu_op_runstate = {.encode = encode_runstate};
const struct case_ops vcpu_op_runstate_nowhere = {
    .encode = encode_runstate_nowhere,
    .expect = -XEN_EFAULT,
};
const struct case_ops vcpu_op_up = {.prepare = plain_up, .encode = encode_up};
const struct case_ops vcpu_op_initialise = {
    .prepare = open_context,
    .encode = encode_initialise,
    .finish = close_context,
    .most = LONG_BATCH,
    .expect = -XEN_EEXIST,
};
const struct case_ops vcpu_op_physid = {.encode = encode_physid, .judge = judge_physid};
const struct case_ops vcpu_op_nmi = {
    .ready = want_nmi,
    .encode = encode_nmi,
    .finish = want_no_nmi,
    .judge = judge_nmi,
};
const struct case_ops vcpu_op_nmi_argument = {
    .encode = encode_nmi_argument,
    .expect = -XEN_EINVAL,
};
const struct case_ops vcpu_op_bad_vcpu = {.encode = encode_bad_vcpu, .judge = judge_bad_vcpu};
const struct case_ops vcpu_op_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
