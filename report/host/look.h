/* SPDX-License-Identifier: MIT */
/* What Linux tells of its machine in /proc and /sys. */
#ifndef REPORT_HOST_LOOK_H
#define REPORT_HOST_LOOK_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The first line of root + name, such as "" and "/sys/devices/system/cpu/online", made printable.
 * False: it cannot be read, or it is empty.
 */
bool look_line(const char *root, const char *name, char *out, size_t size);

/* The value of the first line "KEY : VALUE" of root + "/proc/cpuinfo". */
bool look_cpuinfo(const char *root, const char *key, char *out, size_t size);

/* True when that word is one of the flags of /proc/cpuinfo, which has one line of them a CPU. */
bool look_cpu_flag(const char *root, const char *flag);

#endif
