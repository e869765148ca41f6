/* SPDX-License-Identifier: MIT */
/*
 * The guest's memory: from virtual addresses to machine frames and PTEs, and changes of mappings.
 * The initial mapping is one linear piece from ENV_VIRT_BASE: pfn = (va - ENV_VIRT_BASE) >> 12
 * (public/xen.h, "start-of-day memory layout").
 */
#ifndef CORE_MEMORY_H
#define CORE_MEMORY_H

#include <stdbool.h>

#include "core/pagetable.h"

/*
 * Memory that Xen reads or writes, or whose pages are remapped, is page-aligned in a section of its
 * own: misaligned buffers move instruction counts, so what else is linked must not move these.
 */
#define XEN_BUFFER __attribute__((section(".bss.pages"), aligned(ENV_PAGE_SIZE)))

/* Remember where start_info says that the P2M and the page tables are, and Xen that the M2P is. */
void memory_init(const struct start_info *info);

/* The machine-to-phys table, read-only in every guest: the start of Xen's part of the addresses. */
const xen_ulong_t *memory_m2p(void);

/* Pseudo-physical frame of a machine frame. */
unsigned long mfn_to_pfn(unsigned long mfn);

/* Pseudo-physical and machine frame behind an address of the initial mapping, mapped now or not. */
unsigned long virt_to_pfn(const void *va);
unsigned long virt_to_mfn(const void *va);

/*
 * Say that another machine frame is behind that address from now on, as after an exchange: the P2M
 * is the guest's own book, which Xen does not read.
 */
void va_set_mfn(const void *va, unsigned long mfn);

/* The root table that Xen built, its machine frame, and one entry of any table. */
const env_pte *root_table(void);
unsigned long root_mfn(void);
env_pte table_entry(const env_pte *table, unsigned index);

/* The machine address of the entry of va in the table of this level, from 1 to ENV_PT_LEVELS. */
uint64_t table_entry_maddr(const void *va, unsigned level);

/* The table of that level which va goes through, as it is mapped: read-only. Panics without one. */
const env_pte *table_of(const void *va, unsigned level);

/*
 * The last-level entry that maps va: its value, where it is mapped (read-only), and its machine
 * address.  Panics if there is none.
 */
env_pte pte_read(const void *va);
const env_pte *pte_address(const void *va);
uint64_t pte_maddr(const void *va);

/* update_va_mapping with INVLPG; panics when Xen refuses, since our own set-up is then wrong. */
void remap(const void *va, env_pte pte);

/* Map the page's own frame again, read-write or read-only, or take it out of the page tables. */
void remap_rw(const void *va);
void remap_ro(const void *va);
void unmap(const void *va);

#endif
