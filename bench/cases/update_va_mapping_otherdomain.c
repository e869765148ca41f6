/* SPDX-License-Identifier: MIT */
/*
 * update_va_mapping_otherdomain: update_va_mapping of a page that another domain owns, as a
 * toolstack does while it builds one (xen/arch/x86/mm.c:do_update_va_mapping_otherdomain).  On
 * ourselves it is update_va_mapping and one look-up of the owner. Ourselves by number is no other
 * domain, and refused.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"
#include "core/guest.h"

#include <xen/errno.h>

/* The highest number that a domain can have; none has it. */
#define NOBODY (DOMID_FIRST_RESERVED - 1)

static env_pte live;
static domid_t owner;

/* Touch the page first, so that accessed and dirty are set and the value stays what was read. */
static const char *owned_by(domid_t domid)
{
    *(volatile char *)fixture_page(0) = 0;
    live = pte_read(fixture_page(0));
    owner = domid;
    return NULL;
}

static const char *owned_by_self(void)
{
    return owned_by(DOMID_SELF);
}

static const char *owned_by_own_number(void)
{
    return owned_by(guest_domid());
}

static const char *owned_by_nobody(void)
{
    return owned_by(NOBODY);
}

static const char *owned_by_dom0(void)
{
    return owned_by(0);
}

/* In dom0 itself this is our own number, and a shim has no domain of that number. */
static enum status judge_dom0(long result, unsigned i)
{
    (void)i;
    return judge_result(result, guest_is_dom0() || guest_in_shim() ? -XEN_ESRCH : -XEN_EPERM);
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_update_va_mapping_otherdomain(e, (unsigned long)fixture_page(0), live, UVMF_NONE, owner);
}

const struct case_ops update_va_mapping_otherdomain_self = {
    .prepare = owned_by_self,
    .encode = encode,
};
const struct case_ops update_va_mapping_otherdomain_own_id = {
    .prepare = owned_by_own_number,
    .encode = encode,
    .expect = -XEN_ESRCH,
};
const struct case_ops update_va_mapping_otherdomain_nobody = {
    .prepare = owned_by_nobody,
    .encode = encode,
    .expect = -XEN_ESRCH,
};
const struct case_ops update_va_mapping_otherdomain_dom0 = {
    .prepare = owned_by_dom0,
    .encode = encode,
    .judge = judge_dom0,
};
