/* SPDX-License-Identifier: MIT */
/*
 * The page that Xen and the domain share (public/xen.h:shared_info): of each vCPU the event mask
 * that takes the place of EFLAGS.IF, CR2 of the last page fault and the time record, and the ports
 * of two-level events.
 */
#ifndef CORE_SHARED_INFO_H
#define CORE_SHARED_INFO_H

#include "core/env.h"

/* Map the page that start_info names. */
void shared_info_init(const struct start_info *info);

/* It, or NULL before shared_info_init. */
volatile struct shared_info *shared_info(void);

/* Its bytes, for entries that are assembly: pending is the first, the mask the second. */
extern char shared_page[ENV_PAGE_SIZE];

/* CR2 as Xen left it in vcpu_info; 0 before shared_info_init. */
unsigned long shared_info_cr2(void);

/* The first vCPU's time record (public/xen.h:vcpu_time_info), or NULL before shared_info_init. */
const volatile struct vcpu_time_info *shared_info_time(void);

#endif
