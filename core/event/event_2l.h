/* SPDX-License-Identifier: MIT */
/*
 * The two-level event ABI, which every domain starts with (public/xen.h:shared_info;
 * xen/common/event_2l.c): a bit for each port, and for each vCPU a selector of the words that have
 * some.
 */
#ifndef CORE_EVENT_2L_H
#define CORE_EVENT_2L_H

#include "core/event/event_abi.h"

extern const struct event_abi event_2l;

#endif
