/* SPDX-License-Identifier: MIT */
/* See facts.h. */
#include "report/host/facts.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

#include "report/host/cpus.h"
#include "report/host/look.h"

#define CPUS_FOLDER "/sys/devices/system/cpu"

/* What of a CPU is below CPUS_FOLDER. */
__attribute__((format(printf, 5, 6))) static bool look_cpu(const char *root, int cpu, char *out,
                                                           size_t size, const char *format, ...)
{
    char file[64], name[160];
    va_list args;

    va_start(args, format);
    vsnprintf(file, sizeof(file), format, args);
    va_end(args);
    snprintf(name, sizeof(name), CPUS_FOLDER "/cpu%d/%s", cpu, file);
    return look_line(root, name, out, size);
}

/* Those that are measured on: the pinned ones, or all. */
static void measured(const char *root, const struct pin *pin, cpu_set_t *out)
{
    unsigned i;

    cpus_look(root, CPUS_FOLDER "/online", out);
    if (!pin->count)
        return;
    CPU_ZERO(out);
    for (i = 0; i < pin->count; i++)
        CPU_SET(pin->cpus[i], out);
}

/* True when that word stands in a list with commas. */
static bool is_listed(const char *list, const char *word)
{
    size_t len = strlen(word);

    for (; *list; list += strcspn(list, ",") + (list[strcspn(list, ",")] == ','))
        if (strcspn(list, ",") == len && !strncmp(list, word, len))
            return true;
    return false;
}

static void governor_fact(const char *root, const cpu_set_t *cpus, struct facts *facts)
{
    char list[256] = "", word[64];
    int cpu;

    for (cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        size_t len = strlen(list);

        if (!CPU_ISSET(cpu, cpus) ||
            !look_cpu(root, cpu, word, sizeof(word), "cpufreq/scaling_governor") ||
            is_listed(list, word))
            continue;
        snprintf(list + len, sizeof(list) - len, "%s%s", len ? "," : "", word);
    }
    if (*list)
        facts_set(facts, "host.governor", list);
}

/* Linux, admin-guide/pm: intel_pstate.rst (no_turbo) and cpufreq.rst (boost). */
static void turbo_fact(const char *root, struct facts *facts)
{
    char value[8];

    if (look_line(root, CPUS_FOLDER "/intel_pstate/no_turbo", value, sizeof(value)))
        facts_set(facts, "host.turbo", strcmp(value, "0") ? "off" : "on");
    else if (look_line(root, CPUS_FOLDER "/cpufreq/boost", value, sizeof(value)))
        facts_set(facts, "host.turbo", strcmp(value, "0") ? "on" : "off");
}

/* The deepest idle state that is not disabled, or that none is: the states come in that order. */
static void cstate_fact(const char *root, const cpu_set_t *cpus, struct facts *facts)
{
    char name[32], deepest[32] = "", disabled[8];
    bool limited = false;
    int cpu = 0, state;

    while (cpu < CPU_SETSIZE && !CPU_ISSET(cpu, cpus))
        cpu++;
    for (state = 0; look_cpu(root, cpu, name, sizeof(name), "cpuidle/state%d/name", state);
         state++) {
        if (look_cpu(root, cpu, disabled, sizeof(disabled), "cpuidle/state%d/disable", state) &&
            strcmp(disabled, "0") != 0)
            limited = true;
        else
            strcpy(deepest, name);
    }
    if (state)
        facts_set(facts, "host.max-cstate", limited ? deepest : "unlimited");
}

/* A sibling that isolcpus= took out is idle, unless somebody put something there by hand. */
static void smt_fact(const char *root, const cpu_set_t *cpus, bool pinned, struct facts *facts)
{
    cpu_set_t online, isolated, core;
    bool any = false, used = false;
    int cpu, other;

    cpus_look(root, CPUS_FOLDER "/online", &online);
    cpus_look(root, CPUS_FOLDER "/isolated", &isolated);
    for (cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        if (!CPU_ISSET(cpu, cpus))
            continue;
        cpus_of_core(root, cpu, &core);
        for (other = 0; other < CPU_SETSIZE; other++) {
            if (other == cpu || !CPU_ISSET(other, &core) || !CPU_ISSET(other, &online))
                continue;
            any = true;
            used |= !pinned || CPU_ISSET(other, cpus) || !CPU_ISSET(other, &isolated);
        }
    }
    if (CPU_COUNT(&online))
        facts_set(facts, "host.smt", !any ? "none" : used ? "shared" : "idle");
}

void host_add_names(const char *root, struct facts *facts)
{
    struct utsname name;
    char text[512];

    if (look_cpuinfo(root, "model name", text, sizeof(text)))
        facts_set(facts, "host.cpu", text);
    if (uname(&name) == 0) {
        snprintf(text, sizeof(text), "%s %s", name.sysname, name.release);
        facts_set(facts, "host.kernel", text);
    }
}

void host_add_state(const char *root, const struct pin *pin, struct facts *facts)
{
    char text[CPUS_NAME_MAX];
    cpu_set_t cpus;

    measured(root, pin, &cpus);
    governor_fact(root, &cpus, facts);
    turbo_fact(root, facts);
    cstate_fact(root, &cpus, facts);
    smt_fact(root, &cpus, pin->count > 0, facts);
    if (look_cpuinfo(root, "microcode", text, sizeof(text)))
        facts_set(facts, "host.microcode", text);
    /* Every hypervisor of note sets this flag for its guests (CPUID.1:ECX[31]). */
    if (look_cpuinfo(root, "flags", text, sizeof(text)))
        facts_set(facts, "host.nested", look_cpu_flag(root, "hypervisor") ? "yes" : "no");
    cpus_name(&cpus, text, sizeof(text));
    facts_set(facts, "host.pinned", pin->count ? text : "none");
}
