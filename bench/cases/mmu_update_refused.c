/* SPDX-License-Identifier: MIT */
/*
 * mmu_update, refused (xen/arch/x86/mm.c:do_mmu_update): a sub-command, a frame and a domain that
 * are none of ours.  The domain is looked up before the first request, the frame inside it, so that
 * the three refusals are at different depths.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#include "core/guest.h"

#define BAD_DOMAIN 0x7eff

static struct mmu_update requests[CALLS_MAX] XEN_BUFFER;
static unsigned done XEN_BUFFER;
static struct mmu_update live;

static const char *read_live(void)
{
    live.ptr = pte_maddr(fixture_page(0)) | MMU_NORMAL_PT_UPDATE;
    live.val = pte_read(fixture_page(0));
    return NULL;
}

/* The sub-command takes the address bits below a PTE's size; this is the first without a meaning.
 */
static void encode_bad_cmd(struct multicall_entry *e, unsigned i)
{
    requests[i].ptr = sizeof(env_pte) > 4 ? 4 : 2;
    requests[i].val = 0;
    MULTI_mmu_update(e, &requests[i], 1, &done, DOMID_SELF);
}

static void encode_bad_page(struct multicall_entry *e, unsigned i)
{
    requests[i].ptr = MMU_NORMAL_PT_UPDATE;
    requests[i].val = 0;
    MULTI_mmu_update(e, &requests[i], 1, &done, DOMID_SELF);
}

static void encode_bad_domain(struct multicall_entry *e, unsigned i)
{
    requests[i] = live;
    MULTI_mmu_update(e, &requests[i], 1, &done, BAD_DOMAIN);
}

static void encode_domain_0(struct multicall_entry *e, unsigned i)
{
    requests[i] = live;
    MULTI_mmu_update(e, &requests[i], 1, &done, 0);
}

/* Its own number is no foreign domain to dom0 (xen/common/page_alloc.c:get_pg_owner), and a shim
 * has none of that number. */
static enum status judge_domain_0(long result, unsigned i)
{
    (void)i;
    return judge_result(result, guest_is_dom0() || guest_in_shim() ? -XEN_ESRCH : -XEN_EPERM);
}

const struct case_ops mmu_update_bad_cmd = {.encode = encode_bad_cmd, .expect = -XEN_ENOSYS};
const struct case_ops mmu_update_bad_page = {.encode = encode_bad_page, .expect = -XEN_EINVAL};
const struct case_ops mmu_update_bad_domain = {
    .prepare = read_live,
    .encode = encode_bad_domain,
    .expect = -XEN_ESRCH,
};
const struct case_ops mmu_update_domain_0 = {
    .prepare = read_live,
    .encode = encode_domain_0,
    .judge = judge_domain_0,
};
