/* SPDX-License-Identifier: MIT */
#include "core/guest.h"

#include <xen/errno.h>

#include "core/hypercall.h"
#include "core/memory.h"
#include "core/text.h"

static struct evtchn_alloc_unbound alloc[1] XEN_BUFFER;
static struct evtchn_status status[1] XEN_BUFFER;
static struct evtchn_close closing[1] XEN_BUFFER;
static bool dom0;
static enum guest_mode mode;
static unsigned version;

/* The answers that are looked at are at most a page. */
static char answer[ENV_PAGE_SIZE] XEN_BUFFER;

/* The ABI that a 64-bit hypervisor is built round. */
#define WIDEST_ABI "*xen-3.0-x86_64*"

/* No operation on grants has this number. */
#define NO_GRANT_OP 15

/* Whether a text of Xen's fits the glob. */
static bool xen_says(unsigned cmd, const char *glob)
{
    return HYPERVISOR_xen_version(cmd, answer) == 0 && text_glob(glob, text_length(glob), answer);
}

/*
 * A shim hides what it is, its command line included.  But of grants it knows only what it hands
 * on, and has another answer for all else (xen/arch/x86/pv/shim.c:pv_shim_grant_table_op) than a
 * Xen of its own has (xen/common/grant_table.c:do_grant_table_op: -ENOSYS).
 */
static bool answers_as_shim(void)
{
    return HYPERVISOR_grant_table_op(NO_GRANT_OP, answer, 1) == -XEN_EOPNOTSUPP;
}

static enum guest_mode find_mode(void)
{
    if (answers_as_shim())
        return GUEST_SHIM;
    if (text_glob(WIDEST_ABI, text_length(WIDEST_ABI), ENV_ABI))
        return GUEST_NATIVE;
    return xen_says(XENVER_capabilities, WIDEST_ABI) ? GUEST_COMPAT : GUEST_NATIVE;
}

void guest_init(const struct start_info *info)
{
    dom0 = info->flags & SIF_INITDOMAIN;
    mode = find_mode();
    version = (unsigned)HYPERVISOR_xen_version(XENVER_version, NULL);
}

enum guest_mode guest_mode(void)
{
    return mode;
}

const char *guest_mode_word(void)
{
    static const char *const words[] = {"native", "compat", "shim"};

    return words[mode];
}

bool guest_in_shim(void)
{
    return mode == GUEST_SHIM;
}

bool guest_xen_before(unsigned major, unsigned minor)
{
    return version < (major << 16 | minor);
}

bool guest_is_dom0(void)
{
    return dom0;
}

domid_t guest_domid(void)
{
    long result;

    alloc->dom = DOMID_SELF;
    alloc->remote_dom = DOMID_SELF;
    if (HYPERVISOR_event_channel_op(EVTCHNOP_alloc_unbound, alloc) != 0)
        return DOMID_INVALID;
    status->dom = DOMID_SELF;
    status->port = alloc->port;
    result = HYPERVISOR_event_channel_op(EVTCHNOP_status, status);
    closing->port = alloc->port;
    HYPERVISOR_event_channel_op(EVTCHNOP_close, closing);
    return result == 0 ? status->u.unbound.dom : DOMID_INVALID;
}
