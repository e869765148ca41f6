/* SPDX-License-Identifier: MIT */
/*
 * Address spaces beside the one that Xen built: a root table of our own that maps the same kernel,
 * and that can be loaded into CR3.
 */
#ifndef CORE_ADDRESS_SPACE_H
#define CORE_ADDRESS_SPACE_H

#include "core/memory.h"

/*
 * A root table made of ordinary pages.  The second is used where the ABI wants a part of each root
 * to be its own (ENV_ROOT_PRIVATE).
 */
struct address_space {
    char *root, *part;
};

/*
 * Make it: the kernel's entries of the current root, the pages mapped read-only, the root pinned.
 * NULL, or what Xen refused; then the pages are as they were.
 */
const char *address_space_build(const struct address_space *space);

/* Unpin it and make its pages ordinary again; it must not be in CR3. */
void address_space_drop(const struct address_space *space);

/* Load CR3 (MMUEXT_NEW_BASEPTR) with a root's machine frame; returns what Xen returns. */
long address_space_load(unsigned long root_mfn);

/* Pin a page as a table of this level (1 to ENV_PT_LEVELS), and undo it. The page must be mapped
 * read-only. */
long table_pin(const void *page, unsigned level);
long table_unpin(const void *page);

#endif
