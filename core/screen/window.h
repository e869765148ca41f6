/* SPDX-License-Identifier: MIT */
/*
 * A window onto memory that is none of the domain's: frames of a device, which a dom0 may map
 * (xen/arch/x86/mm.c:get_page_from_l1e).  It moves over what is larger than itself, so that a frame
 * buffer of many megabytes needs neither room in the image nor page tables of its own.
 */
#ifndef CORE_WINDOW_H
#define CORE_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/env.h"

/*
 * Nearly all of the padding of 512 kB that every domain finds mapped behind its bootstrap stack
 * (public/xen.h, "start-of-day memory layout").
 */
#define WINDOW_PAGES 120

/* The most bytes that can be asked for at once, wherever in a page they begin. */
#define WINDOW_MOST ((WINDOW_PAGES - 1) * ENV_PAGE_SIZE)

/* Aim at that memory.  False: no page table entry of this ABI can name it. */
bool window_aim(const struct start_info *info, uint64_t base, size_t bytes);

/*
 * So many bytes of it, from an offset on, writable until the next call; uncached.  NULL: they are
 * beyond its end, or Xen refuses them.
 */
volatile uint8_t *window_at(size_t offset, size_t bytes);

#endif
