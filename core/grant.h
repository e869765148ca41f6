/* SPDX-License-Identifier: MIT */
/* The guest's grant table: its first frame, version 1 (public/grant_table.h). */
#ifndef CORE_GRANT_H
#define CORE_GRANT_H

#include <stdbool.h>

#include "core/env.h"
#include <xen/grant_table.h>

/* The first reference that is the guest's own: those before it are for its console and store. */
#define GRANT_FIRST GNTTAB_NR_RESERVED_ENTRIES

/* Map the table. NULL, or why it cannot be had. */
const char *grant_open(void);

/* Revoke all references of ours, and take the table out of our page tables again. */
void grant_close(void);

/* Let a domain map and copy the frame, by this reference. */
void grant_access(grant_ref_t ref, domid_t domid, unsigned long mfn, bool read_only);

/* Set the version, for a case that wants another; whether Xen did. Revokes all references. */
bool grant_set_version(unsigned version);

#endif
