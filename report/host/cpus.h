/* SPDX-License-Identifier: MIT */
/* Sets of CPUs in Linux's words: "0-3,7". */
#ifndef REPORT_HOST_CPUS_H
#define REPORT_HOST_CPUS_H

/* cpu_set_t and its macros are extensions of the C library. */
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>

/* Long enough for the names of most sets; a longer one is cut. */
#define CPUS_NAME_MAX 256

/* False when it is no such list.  An empty one is the empty set, which sysfs has, too. */
bool cpus_read(const char *list, cpu_set_t *out);

/* The same the other way round. */
void cpus_name(const cpu_set_t *set, char *out, size_t size);

/* The CPUs of root + name; the empty set where there is no such file. */
void cpus_look(const char *root, const char *name, cpu_set_t *out);

/* Those that share the core of that CPU, itself among them. */
void cpus_of_core(const char *root, int cpu, cpu_set_t *out);

#endif
