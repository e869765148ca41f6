/* SPDX-License-Identifier: MIT */
/*
 * Ways in: xen_version through the hypercall page and by a trap instruction of the kernel's own
 * (xen/arch/x86/x86_64/entry.S:lstar_enter, compat/entry.S:entry_int82).  The page exists so that a
 * kernel need not know which instruction it is; what it costs is a call and, on 64-bit, saving what
 * SYSCALL destroys.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"

extern const char version_page[], version_inline[];

static void encode_version(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_xen_version(e, XENVER_pagesize, NULL);
}

static enum status judge_page_size(long result, unsigned i)
{
    (void)i;
    return judge_result(result, ENV_PAGE_SIZE);
}

const struct case_ops entry_page = {
    .encode = encode_version,
    .judge = judge_page_size,
    .entry = version_page,
};
const struct case_ops entry_inline = {
    .encode = encode_version,
    .judge = judge_page_size,
    .entry = version_inline,
};
