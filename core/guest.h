/* SPDX-License-Identifier: MIT */
/* What kind of domain this is. */
#ifndef CORE_GUEST_H
#define CORE_GUEST_H

#include <stdbool.h>

#include "core/env.h"

/* Remember what start_info says, and ask Xen what it is. */
void guest_init(const struct start_info *info);

/* The initial, privileged domain; otherwise an unprivileged domU. */
bool guest_is_dom0(void);

/* How Xen runs this ABI: other code each time, so that prices of one say nothing of another. */
enum guest_mode {
    GUEST_NATIVE, /* it is Xen's own */
    GUEST_COMPAT, /* a 64-bit Xen translates a 32-bit guest's calls */
    GUEST_SHIM,   /* Xen is a guest itself, and runs this one inside */
};

enum guest_mode guest_mode(void);
bool guest_in_shim(void);
const char *guest_mode_word(void);

/*
 * Whether this Xen is older than that release: for what an older one does otherwise without telling
 * so.  What a call's own answer tells (-ENOSYS) is never asked here.
 */
bool guest_xen_before(unsigned major, unsigned minor);

/*
 * The domain's own number, or DOMID_INVALID where it cannot be had. start_info does not tell it,
 * but the status of an unbound port does (xen/common/event_channel.c:evtchn_status), so this takes
 * and closes a port.
 */
domid_t guest_domid(void);

#endif
