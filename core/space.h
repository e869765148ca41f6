/* SPDX-License-Identifier: MIT */
/*
 * Address spaces beside the one that Xen built: a root table of our own that maps the same kernel,
 * and that can be loaded into CR3.
 */
#ifndef CORE_SPACE_H
#define CORE_SPACE_H

#include "core/memory.h"

/*
 * Make a root table of an ordinary page: the kernel's entries of the current root, the page mapped
 * read-only, pinned. NULL, or what Xen refused; then the page is as it was.
 */
const char *space_build(char *page);

/* Unpin it and make it an ordinary page again; it must not be in CR3. */
void space_drop(char *page);

/* Load CR3 (MMUEXT_NEW_BASEPTR) with a root's machine frame; returns what Xen returns. */
long space_load(unsigned long root_mfn);

/* Pin a page as a table of this level (1 to ENV_PT_LEVELS), and undo it. The page must be mapped
 * read-only. */
long table_pin(const void *page, unsigned level);
long table_unpin(const void *page);

#endif
