/* SPDX-License-Identifier: MIT */
/*
 * The PV console ring of a domU (public/io/console.h): a page that the toolstack's console daemon
 * reads.  A release build of Xen refuses console_io to a domU, so this is its way out.
 */
#ifndef CORE_CONSOLE_RING_H
#define CORE_CONSOLE_RING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/env.h"

/*
 * Take the ring that start_info names; dom0 has none.  The domain builder puts its page into the
 * initial mapping (tools/libs/guest/xg_dom_core.c: start_info, xenstore page, console page), so
 * there is nothing to map.
 */
void console_ring_init(const struct start_info *info);

/* Write bytes, waiting for the daemon where the ring is full; without a ring nothing. */
void console_ring_write(const char *bytes, size_t len);

/*
 * Wait until the daemon has read everything, so that nothing is lost with the domain, and so that
 * the daemon is at rest while something is measured.
 */
void console_ring_drain(void);

#endif
