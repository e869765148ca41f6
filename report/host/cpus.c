/* SPDX-License-Identifier: MIT */
/* See cpus.h. */
#include "report/host/cpus.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/host/look.h"

/* A CPU's number; false when it is none, or one for which a cpu_set_t has no room. */
static bool take_number(const char **at, int *out)
{
    char *end;
    unsigned long number;

    if (!isdigit((unsigned char)**at))
        return false;
    number = strtoul(*at, &end, 10);
    *at = end;
    *out = (int)number;
    return number < CPU_SETSIZE;
}

bool cpus_read(const char *list, cpu_set_t *out)
{
    const char *at = list;
    int from, to;

    CPU_ZERO(out);
    while (*at) {
        if (!take_number(&at, &from))
            return false;
        to = from;
        if (*at == '-' && (at++, !take_number(&at, &to)))
            return false;
        for (; from <= to; from++)
            CPU_SET(from, out);
        if (*at == ',' && at[1])
            at++;
        else if (*at)
            return false;
    }
    return true;
}

void cpus_name(const cpu_set_t *set, char *out, size_t size)
{
    size_t len = 0;
    int from, to;

    *out = '\0';
    for (from = 0; from < CPU_SETSIZE && len < size; from = to + 1) {
        to = from;
        if (!CPU_ISSET(from, set))
            continue;
        while (to + 1 < CPU_SETSIZE && CPU_ISSET(to + 1, set))
            to++;
        len += (size_t)snprintf(out + len, size - len, "%s%d", len ? "," : "", from);
        if (to > from && len < size)
            len += (size_t)snprintf(out + len, size - len, "-%d", to);
    }
}

void cpus_look(const char *root, const char *name, cpu_set_t *out)
{
    char list[512];

    if (!look_line(root, name, list, sizeof(list)) || !cpus_read(list, out))
        CPU_ZERO(out);
}

void cpus_of_core(const char *root, int cpu, cpu_set_t *out)
{
    char name[128];

    snprintf(name, sizeof(name), "/sys/devices/system/cpu/cpu%d/topology/thread_siblings_list",
             cpu);
    cpus_look(root, name, out);
    CPU_SET(cpu, out);
}
