/* SPDX-License-Identifier: MIT */
/* The facts in which two runs may differ, in the order in which they are named. */
#include "report/keys/table.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/keys/host.h"
#include "report/keys/key.h"
#include "report/keys/loglvl.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/typed/decimal.h"

/* Two calibrations of one clock lie no further apart. */
#define CLOCK_SHARE 0.005

/* A release of QEMU counts alike in all its updates: its first two numbers are its release. */
static bool same_release(const char *a, const char *b)
{
    char *end_a, *end_b;

    if (strtoul(a, &end_a, 10) != strtoul(b, &end_b, 10) || *end_a != '.' || *end_b != '.')
        return !strcmp(a, b);
    return strtoul(end_a + 1, NULL, 10) == strtoul(end_b + 1, NULL, 10);
}

/* The next word of a list that is no feature which only a 64-bit machine has. */
static const char *next_word(const char *list, size_t *len)
{
    static const char *const wide[] = {"-lm", "-syscall"};
    size_t i;

    for (;; list += *len) {
        list += strspn(list, ",");
        *len = strcspn(list, ",");
        for (i = 0; i < 2 && (strlen(wide[i]) != *len || strncmp(list, wide[i], *len) != 0); i++)
            ;
        if (i == 2)
            return list;
    }
}

/* A 32-bit Xen uses nothing of what a 32-bit machine lacks, and a 64-bit one does not run on it. */
static bool same_cpu(const char *a, const char *b)
{
    size_t len_a, len_b;

    do {
        a = next_word(a, &len_a);
        b = next_word(b, &len_b);
        if (len_a != len_b || strncmp(a, b, len_a) != 0)
            return false;
        a += len_a;
        b += len_b;
    } while (len_a);
    return true;
}

/* A model that is whatever a release of QEMU emulates, and so another CPU in another release. */
static bool is_of_release(const char *model)
{
    size_t len = strcspn(model, ",");

    return (len == 3 && !strncmp(model, "max", len)) || (len == 4 && !strncmp(model, "base", len));
}

static size_t release_length(const char *version)
{
    size_t len = strspn(version, "0123456789");

    return version[len] == '.' ? len + 1 + strspn(version + len + 1, "0123456789") : len;
}

static bool cpu_model(const struct run *run, char *out, size_t size)
{
    const char *model = run_fact(run, "qemu.cpu"), *version = run_fact(run, "qemu.version");

    if (model && version && is_of_release(model))
        snprintf(out, size, "%s of QEMU %.*s", model, (int)release_length(version), version);
    else
        snprintf(out, size, "%s", model ? model : "");
    return *out;
}

/* The step of a clock is measured, as the smallest that was seen: it may be seen once as two. */
static bool same_quantum(const char *a, const char *b)
{
    double x, y;

    return decimal_pair(a, b, &x, &y) && fmax(x, y) <= 2 * fmin(x, y);
}

static bool same_clock(const char *a, const char *b)
{
    double x, y;

    return decimal_pair(a, b, &x, &y) && fabs(x - y) <= CLOCK_SHARE * fmax(x, y);
}

/* Versions of Xen write their settings with and without colons. */
static bool same_but_colons(const char *a, const char *b)
{
    while (*a || *b) {
        a += strspn(a, ":");
        b += strspn(b, ":");
        if (*a != *b)
            return false;
        a += *a != '\0';
        b += *b != '\0';
    }
    return true;
}

/* A run of tests/silicon is of system calls, and says so by its mode; all others are of Xen. */
static bool system_of(const struct run *run, char *out, size_t size)
{
    const char *mode = run_fact(run, "guest.mode");

    snprintf(out, size, "%s", mode && !strcmp(mode, "linux") ? "Linux" : "Xen");
    return true;
}

/* Xen warns of it beside its settings, or not at all: then it has nothing to warn of. */
static bool smt_warning(const struct run *run, char *out, size_t size)
{
    const char *said = run_fact(run, "boot.smt");

    if (!said && run_fact(run, "boot.spec-ctrl.settings"))
        said = "none";
    snprintf(out, size, "%s", said ? said : "");
    return said != NULL;
}

/* Of the first boot that has one. */
static bool plan_value(const struct run *run, char *out, size_t size)
{
    const char *print = NULL;
    size_t i;

    for (i = 0; i < run->boot_count && !print; i++)
        print = plan_print(&run->boots[i]);
    snprintf(out, size, "%s", print ? print : "");
    return *out;
}

/* Of each series, and where one of those alike ends. */
static bool samples_value(const struct run *run, char *out, size_t size)
{
    struct plan plan = {0};
    size_t i;

    for (i = 0; i < run->boot_count && !plan.have_samples; i++)
        plan = plan_of(&run->boots[i]);
    *out = '\0';
    if (plan.have_samples && plan.alike)
        snprintf(out, size, "%" PRIu64 ", %" PRIu64 " where alike", plan.samples, plan.alike);
    else if (plan.have_samples)
        snprintf(out, size, "%" PRIu64, plan.samples);
    return *out;
}

#define ANY    UNIT_UNKNOWN
#define INSNS  UNIT_INSNS
#define CYCLES UNIT_CYCLES

/* clang-format off */
#define FACT(key, alike_) .name = key, .facts = {key}, .alike = alike_
#define NEVER(in, why)    .class = COMPARE_NEVER, .only = in, .means = why
#define REFUSED(in, why)  .class = COMPARE_REFUSED, .only = in, .means = why
#define SUBJECT(what, why) .class = COMPARE_SUBJECT, .moves = what, .means = why
#define REMARK(in, why)   .class = COMPARE_REMARK, .only = in, .means = why
#define HOST(why)         .of_host = true, REFUSED(CYCLES, why)

const struct compare_key compare_keys[] = {
    {.name = "unit", .facts = {"plan.unit"},
     NEVER(ANY, "insns and cycles are two measures of two things, and are never put together")},
    {.name = "system", .value = system_of, .silent = true,
     NEVER(ANY, "what Linux does in a system call is no measure of Xen (guest.mode=linux)")},

    /* ---- the device that measures ---- */
    {FACT("qemu.accel", NULL), REFUSED(ANY, "an emulated CPU and a real one are two devices")},
    {FACT("qemu.cpu", same_cpu), .value = cpu_model,
     REFUSED(ANY, "Xen takes other paths on another CPU")},
    {FACT("cpu.signature", NULL), .under = "qemu.cpu",
     REFUSED(ANY, "Xen takes other paths on another CPU")},
    {.name = "cpu.brand", .facts = {"cpu.brand", "boot.cpu"}, .under = "cpu.signature",
     REFUSED(CYCLES, "cycles of two CPUs are two measures")},
    {FACT("host.cpu", NULL), REFUSED(CYCLES, "cycles of two CPUs are two measures")},
    {FACT("clock.device", NULL), .under = "qemu.accel",
     REFUSED(CYCLES, "an emulated CPU and a real one are two devices")},
    {FACT("clock.tsc-khz", same_clock), .under = "cpu.brand",
     REFUSED(CYCLES, "a tick is another length of time")},
    {FACT("clock.quantum", same_quantum),
     REFUSED(CYCLES, "the clocks tell two lengths apart by another step")},
    {FACT("clock.tsc", NULL),
     REFUSED(ANY, "Xen emulates the clock in one, and each reading of it costs a trap")},
    {FACT("qemu.machine", NULL),
     REFUSED(INSNS, "another machine has other timers, and another CPU by the same name")},
    {FACT("qemu.smp", NULL),
     REFUSED(ANY, "with more CPUs Xen locks, flushes and frees otherwise")},
    {FACT("boot.cpus", NULL), .under = "qemu.smp",
     REFUSED(ANY, "with more CPUs Xen locks, flushes and frees otherwise")},

    /* ---- how the host was set: docs/host.md ---- */
    {FACT("host.governor", NULL), HOST("the CPU runs at another speed, or changes it meanwhile")},
    {FACT("host.turbo", NULL), HOST("with turbo the clock depends on how warm the CPU is")},
    {FACT("host.max-cstate", NULL),
     HOST("a deep idle state is left late, and its caches are cold")},
    {FACT("host.smt", NULL), HOST("a sibling that runs shares the core")},
    {FACT("host.scheduler", NULL), HOST("another scheduler of Xen, which each way into it may run")},
    {.name = "host.pinned", .value = host_pinned,
     HOST("another CPU, or none of its own: it may be another kind of core, and have company")},
    {FACT("host.cpupool", NULL), .under = "host.pinned",
     HOST("what else runs on the CPU is another thing")},
    {FACT("host.microcode", host_same_microcode),
     HOST("other microcode: instructions and mitigations cost otherwise")},
    {FACT("host.nested", NULL),
     HOST("inside another hypervisor what leaves the guest leaves it twice")},
    {.name = HOST_TICKS, .value = host_ticks, .alike = host_same_ticks,
     HOST("a core cycle takes other ticks, so the core runs at another speed")},

    /* ---- another kind of guest or hypervisor ---- */
    {FACT("guest.vcpus", NULL), REFUSED(ANY, "with more vCPUs Xen locks and flushes otherwise")},
    {FACT("guest.role", NULL),
     REFUSED(ANY, "dom0 may do more than a domU, and enters Xen by other mitigations")},
    {FACT("xen.build", NULL),
     REFUSED(ANY, "a debug build of Xen checks more and maps pages by another way than a release")},

    /* ---- what one compares; of environment and mode report/compare/facts.c makes a sentence ---- */
    {.name = COMPARE_KEY_ENV, .facts = {"begin.env"}, SUBJECT("the ABI", "")},
    {.name = "abi", .facts = {"begin.abi"}, .under = COMPARE_KEY_ENV,
     SUBJECT("the ABI", "one environment by name, but two ABIs")},
    {.name = COMPARE_KEY_MODE, .facts = {"guest.mode"}, SUBJECT("the entry path", "")},
    {FACT("guest.events", NULL),
     SUBJECT("the event ABI", "events take another way through Xen")},
    {.name = COMPARE_KEY_XEN, .value = run_xen_version, SUBJECT("Xen's version", "another Xen")},
    {.name = "xen.build-id", .facts = {"xen.build-id", "boot.build-id"}, .under = COMPARE_KEY_XEN,
     SUBJECT("Xen's build", "another build of Xen")},
    {FACT("xen.compile-date", NULL), .under = "xen.build-id",
     SUBJECT("Xen's build", "another build of Xen")},
    {FACT("xen.capabilities", NULL), .under = COMPARE_KEY_XEN,
     SUBJECT("Xen's configuration", "another configuration of Xen, which takes other guests")},
    {.name = "boot.cmdline", .facts = {"xen.commandline", "boot.cmdline", "run.xen-args"},
     .alike = loglvl_apart, SUBJECT("Xen's command line", "another command line of Xen")},
    {.name = "boot.loglvl", .value = loglvl_of,
     SUBJECT("what Xen prints", "where Xen prints inside a call, the price holds that too")},
    {FACT("boot.spec-ctrl.settings", same_but_colons),
     SUBJECT("the mitigations", "other mitigations")},
    {FACT("boot.spec-ctrl.pv", same_but_colons),
     SUBJECT("the mitigations", "other mitigations on the way into Xen")},
    {FACT("boot.xpti", NULL), SUBJECT("XPTI", "with XPTI each way into Xen loads CR3 twice")},
    {FACT("boot.l1tf", NULL),
     SUBJECT("L1TF", "with L1TF shadowing Xen looks at each page table entry that a guest writes")},
    {.name = "boot.smt", .facts = {"boot.smt"}, .value = smt_warning,
     SUBJECT("SMT", "siblings share a core, and Xen's mitigations take account of it")},
    {FACT("boot.event-delivery", NULL),
     SUBJECT("event delivery", "with FRED each way into Xen and out is another")},
    {FACT("boot.cet", NULL),
     SUBJECT("CET", "with shadow stacks or branch tracking each way into Xen does more")},

    /* ---- what is to be known ---- */
    {FACT("qemu.version", same_release),
     REMARK(INSNS, "another release of QEMU (7.2, 10.0 and 11.1 count alike)")},
    {.name = "qemu.package", .facts = {"qemu.version"}, .under = "qemu.version",
     REMARK(INSNS, "another update of the same QEMU")},
    {.name = "qemu.cpu-width", .facts = {"qemu.cpu"}, .under = "qemu.cpu",
     REMARK(INSNS, "a 32-bit machine, which lacks what a 32-bit Xen does not use")},
    {FACT("host.kernel", NULL), REMARK(CYCLES, "another Linux: dom0's, or the one with KVM")},
    {FACT("clock.tsc-mode", NULL), .under = "clock.tsc",
     REMARK(CYCLES, "Xen was told another tsc_mode; whether it emulates the clock is clock.tsc")},
    {FACT("qemu.mem", NULL),
     REMARK(ANY, "another size of memory: what Xen allocates may come from elsewhere")},
    {.name = COMPARE_KEY_SHIFT, .facts = {"plan.shift", "qemu.icount-shift"},
     REMARK(INSNS, "time passes at another pace: other samples are outliers, and what may "
                   "depend on it is not exact (~)")},
    {.name = COMPARE_KEY_BUILD, .facts = {"begin.build"}, .under = COMPARE_KEY_ENV,
     REMARK(ANY, "another build of the pvbench kernel: b', page_run and context_switch have code "
                 "of its own in them")},
    {.name = "plan.samples", .facts = {"plan.samples"}, .value = samples_value,
     REMARK(INSNS, "more samples or fewer: they leave other things in Xen's heap for the cases "
                   "behind them, such as timers")},
    {FACT("plan.batches", NULL),
     REMARK(ANY, "lines through other points, and no ratio by the entry of the largest batch")},
    {.name = COMPARE_KEY_PLAN, .facts = {"plan.hash"}, .value = plan_value,
     REMARK(ANY, "another plan: what depends on the cases that ran before it is not exact (~)")},
};
/* clang-format on */

const size_t compare_key_count = sizeof(compare_keys) / sizeof(*compare_keys);
