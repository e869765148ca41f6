/* SPDX-License-Identifier: MIT */
/* See pin.h. */
#include "report/host/pin.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/host/cpus.h"
#include "report/host/look.h"

/* Each has to name one CPU: a list of several would let Linux move the vCPU among them. */
bool pin_read(struct pin *pin, const char *list, unsigned vcpus, char *wrong, size_t size)
{
    static const char *const kinds[] = {"one CPU, such as 2", "two CPUs, such as 2,3"};
    const char *at = list;
    unsigned count = 0;
    char *end;

    for (; count < vcpus && *at >= '0' && *at <= '9'; count++) {
        unsigned long cpu = strtoul(at, &end, 10);

        if (cpu >= CPU_SETSIZE || (count && (int)cpu == pin->cpus[0]))
            break;
        pin->cpus[count] = (int)cpu;
        at = *end == ',' && end[1] ? end + 1 : end;
    }
    pin->count = count;
    if (count == vcpus && !*at)
        return true;
    snprintf(wrong, size, "--pin takes %s for %u vCPU%s, not '%s'", kinds[vcpus - 1], vcpus,
             vcpus > 1 ? "s" : "", list);
    return false;
}

/* Asked by doing it: a CPU that isolcpus= took out is in no mask, and may be used all the same. */
static bool may_use(int cpu)
{
    cpu_set_t own, one;
    bool may;

    if (sched_getaffinity(0, sizeof(own), &own) != 0)
        return false;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    may = sched_setaffinity(0, sizeof(one), &one) == 0;
    sched_setaffinity(0, sizeof(own), &own);
    return may;
}

static void subtract(cpu_set_t *set, const cpu_set_t *less)
{
    int cpu;

    for (cpu = 0; cpu < CPU_SETSIZE; cpu++)
        if (CPU_ISSET(cpu, less))
            CPU_CLR(cpu, set);
}

/* Not on the core of a vCPU, or where that leaves nothing, not on its CPU, or else anywhere. */
static void find_others(struct pin *pin, const char *root)
{
    cpu_set_t own, taken, core;
    unsigned i;

    CPU_ZERO(&taken);
    for (i = 0; i < pin->count; i++)
        CPU_SET(pin->cpus[i], &taken);
    sched_getaffinity(0, sizeof(own), &own);
    pin->others = own;
    for (i = 0; i < pin->count; i++) {
        cpus_of_core(root, pin->cpus[i], &core);
        subtract(&pin->others, &core);
    }
    pin->alone = CPU_COUNT(&pin->others) > 0;
    if (pin->alone)
        return;
    pin->others = own;
    subtract(&pin->others, &taken);
    if (!CPU_COUNT(&pin->others))
        pin->others = own;
}

/* A container may have no sysfs; what this process may run on is there, then. */
static void find_online(const char *root, cpu_set_t *online)
{
    cpus_look(root, "/sys/devices/system/cpu/online", online);
    if (!CPU_COUNT(online))
        sched_getaffinity(0, sizeof(*online), online);
}

bool pin_find(struct pin *pin, const char *root, char *why, size_t size)
{
    cpu_set_t online, own;
    char name[CPUS_NAME_MAX];
    unsigned i;

    find_online(root, &online);
    cpus_name(&online, name, sizeof(name));
    for (i = 0; i < pin->count; i++) {
        if (!CPU_ISSET(pin->cpus[i], &online)) {
            snprintf(why, size, "--pin %d: this machine has the CPUs %s", pin->cpus[i], name);
            return false;
        }
        if (may_use(pin->cpus[i]))
            continue;
        sched_getaffinity(0, sizeof(own), &own);
        cpus_name(&own, name, sizeof(name));
        snprintf(why, size,
                 "--pin %d: this process may not use that CPU, by its cgroup (cpuset); "
                 "it has %s",
                 pin->cpus[i], name);
        return false;
    }
    find_others(pin, root);
    return true;
}

bool pin_keep_off(const struct pin *pin)
{
    return !pin->count || sched_setaffinity(0, sizeof(pin->others), &pin->others) == 0;
}

/* QEMU calls it "CPU 0/KVM", with debug-threads=on (accel/kvm/kvm-accel-ops.c); -1: another's. */
static int vcpu_of(const char *task)
{
    char name[32], slash;
    int vcpu;

    return look_line(task, "/comm", name, sizeof(name)) &&
                   sscanf(name, "CPU %d%c", &vcpu, &slash) == 2 && slash == '/'
               ? vcpu
               : -1;
}

static bool put(pid_t thread, int cpu)
{
    cpu_set_t one;

    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    return sched_setaffinity(thread, sizeof(one), &one) == 0;
}

enum pin_step pin_vcpus(const struct pin *pin, pid_t qemu)
{
    char folder[40], task[64 + 256];
    struct dirent *entry;
    unsigned found = 0;
    DIR *tasks;

    snprintf(folder, sizeof(folder), "/proc/%d/task", (int)qemu);
    tasks = opendir(folder);
    while (tasks && (entry = readdir(tasks))) {
        pid_t thread = (pid_t)strtol(entry->d_name, NULL, 10);
        int vcpu;

        /* Thread 0 would be ourselves. */
        if (thread <= 0)
            continue;
        snprintf(task, sizeof(task), "%s/%s", folder, entry->d_name);
        vcpu = vcpu_of(task);
        if (vcpu < 0 || vcpu >= (int)pin->count)
            continue;
        if (!put(thread, pin->cpus[vcpu])) {
            closedir(tasks);
            return PIN_REFUSED;
        }
        found++;
    }
    if (tasks)
        closedir(tasks);
    return found == pin->count ? PIN_DONE : PIN_NOT_YET;
}
