/* SPDX-License-Identifier: MIT */
/*
 * set_segment_base: the bases of FS and GS, which a 64-bit kernel sets at every context switch
 * where WRFSBASE may not be used (xen/arch/x86/pv/misc-hypercalls.c:do_set_segment_base).  Each
 * writes a base, by an MSR where the processor has no FSGSBASE, and that write is the price; the
 * user's GS selector takes a load of the selector between two SWAPGS.  Guests of a 32-bit ABI have
 * no such call and are told so, which is what these rows time there.  Our kernel uses no FS and no
 * GS.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#define NO_SEGMENT 4

static void encode_fs(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_segment_base(e, SEGBASE_FS, (unsigned long)fixture_page(0));
}

static void encode_gs_user(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_segment_base(e, SEGBASE_GS_USER, (unsigned long)fixture_page(0));
}

static void encode_gs_kernel(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_segment_base(e, SEGBASE_GS_KERNEL, (unsigned long)fixture_page(0));
}

static void encode_gs_user_sel(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_segment_base(e, SEGBASE_GS_USER_SEL, 0);
}

static void encode_bad_address(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_segment_base(e, SEGBASE_FS, ENV_NOT_CANONICAL);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_set_segment_base(e, NO_SEGMENT, 0);
}

static void finish(void)
{
    HYPERVISOR_set_segment_base(SEGBASE_FS, 0);
    HYPERVISOR_set_segment_base(SEGBASE_GS_USER, 0);
    HYPERVISOR_set_segment_base(SEGBASE_GS_KERNEL, 0);
}

const struct case_ops set_segment_base_fs = {.encode = encode_fs, .finish = finish};
const struct case_ops set_segment_base_gs_user = {.encode = encode_gs_user, .finish = finish};
const struct case_ops set_segment_base_gs_kernel = {.encode = encode_gs_kernel, .finish = finish};
const struct case_ops set_segment_base_gs_user_sel = {
    .encode = encode_gs_user_sel,
    .finish = finish,
};
const struct case_ops set_segment_base_bad_address = {
    .encode = encode_bad_address,
    .expect = -XEN_EINVAL,
};
const struct case_ops set_segment_base_unknown = {
    .encode = encode_unknown,
    .expect = -XEN_EINVAL,
};
