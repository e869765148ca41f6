/* SPDX-License-Identifier: MIT */
/* The keys there are, in the order in which they are named. */
#ifndef REPORT_KEYS_TABLE_H
#define REPORT_KEYS_TABLE_H

#include <stddef.h>

#include "report/keys/key.h"

extern const struct compare_key compare_keys[];
extern const size_t compare_key_count;

#define COMPARE_KEY_ENV   "env"
#define COMPARE_KEY_MODE  "guest.mode"
#define COMPARE_KEY_PLAN  "plan.hash"
#define COMPARE_KEY_SHIFT "qemu.icount-shift"
#define COMPARE_KEY_XEN   "xen"
#define COMPARE_KEY_BUILD "begin.build"

#endif
