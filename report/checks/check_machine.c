/* SPDX-License-Identifier: MIT */
/* What is measured on: the CPU, how many there are, the guest, its memory.  See check.h. */
#include "report/checks/check_list.h"
#include "report/checks/check_words.h"

/* ---- processor ---- */

static unsigned hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? (unsigned)(c - '0')
           : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                                  : 16;
}

/* Of CPUID leaf 1 (Intel SDM vol. 2, CPUID, "Family"; AMD APM vol. 3, the same); 0: not known. */
static unsigned family_of(const char *signature)
{
    unsigned long value = 0;
    unsigned family;

    for (; signature && hex_digit(*signature) < 16; signature++)
        value = value << 4 | hex_digit(*signature);
    family = value >> 8 & 0xf;
    return family == 0xf ? family + (value >> 20 & 0xff) : family;
}

/*
 * Whether its vendor, its signature and its brand are of CPUs that there are not: one maker has not
 * the other's name, which Intel writes in capitals, too; a 64-bit AMD has family 15 at least, and
 * no Intel so far has 20 or more.
 */
static bool misfits(const struct check_facts *facts)
{
    bool amd = fact_is(facts, "cpu.vendor", "AuthenticAMD");
    bool intel = fact_is(facts, "cpu.vendor", "GenuineIntel");
    unsigned family = family_of(fact_of(facts, "cpu.signature"));

    if (amd)
        return fact_has(facts, "cpu.brand", "Intel") || fact_has(facts, "cpu.brand", "INTEL") ||
               (family && family < 15 && fact_has(facts, "xen.capabilities", "x86_64"));
    return intel && (fact_has(facts, "cpu.brand", "AMD") || family >= 20);
}

/*
 * The names of QEMU's models (target/i386/cpu.c), which no CPU has by itself: Intel's own begin
 * with "Intel(R)", and AMD's EPYC and Opteron have a number behind them.
 */
static bool is_model(const struct check_facts *facts)
{
    static const char *const starts[] = {"Intel ", "Westmere ", "AMD EPYC Processor", "AMD EPYC-"};
    static const char *const words[] = {"QEMU", "KVM processor", " Class Opteron)", " class CPU"};
    const char *brand = fact_of(facts, "cpu.brand");
    size_t i;

    for (i = 0; brand && i < sizeof(starts) / sizeof(*starts); i++)
        if (text_begins(brand, starts[i]))
            return true;
    for (i = 0; brand && i < sizeof(words) / sizeof(*words); i++)
        if (text_find(brand, words[i]))
            return true;
    return false;
}

/* A model that is whatever that release of QEMU has. */
static bool is_of_release(const char *model)
{
    return model && (text_begins(model, "max") || text_begins(model, "base"));
}

static void judge_emulated(const struct check_facts *facts, struct check *check)
{
    say(check, ", emulated");
    if (!counts_insns(facts))
        warns(check, "Cycles of an emulator are worth nothing: measure on a CPU, or in insns.");
    else if (is_of_release(fact_of(facts, "qemu.cpu")))
        warns(check, "Name a model, as -cpu qemu64: max is another CPU in each QEMU.");
    else
        is_ok(check);
}

void check_processor(const struct check_facts *facts, struct check *check)
{
    const char *brand = fact_of(facts, "cpu.brand"), *vendor = fact_of(facts, "cpu.vendor");

    if (!brand && !vendor) {
        cannot_tell(check, "Measure anew: this log does not say which CPU it is of.");
        return;
    }
    say(check, brand ? brand : vendor);
    if (misfits(facts)) {
        say(check, ", of ");
        say(check, vendor);
        warns(check, "There is no such CPU: take a model as it is, as -cpu qemu64 or host.");
    } else if (is_emulated(facts)) {
        judge_emulated(facts, check);
    } else if (fact_is(facts, "host.nested", "yes") && !counts_insns(facts)) {
        say(check, ", in a virtual machine");
        warns(check, "Measure on the bare machine: what leaves the guest leaves it twice here.");
    } else if (is_model(facts)) {
        warns(check, "A model of QEMU's hides what this CPU has: take -cpu host.");
    } else {
        is_ok(check);
    }
}

/* ---- CPUs and SMT ---- */

static bool shares_core(const struct check_facts *facts)
{
    const char *smt = fact_of(facts, "host.smt"), *warned = fact_of(facts, "boot.smt");

    if (smt)
        return fact_is(facts, "host.smt", "shared");
    return warned && !xen_turns_off(xen_options(facts), "smt");
}

/* By --pin or by host prepare; or by Xen's own options, where it is dom0. */
static bool is_pinned(const struct check_facts *facts)
{
    const char *line = xen_options(facts);
    size_t len;

    if (fact_of(facts, "xl.cpus") && !fact_is(facts, "xl.cpus", "all"))
        return true;
    if (fact_of(facts, "host.pinned"))
        return !fact_is(facts, "host.pinned", "none");
    return xen_turns_on(line, "dom0_vcpus_pin") || xen_option(line, "sched=null", &len);
}

void check_cpus(const struct check_facts *facts, struct check *check)
{
    uint64_t count;
    bool known = text_count(fact_of(facts, "boot.cpus"), &count) ||
                 text_count(fact_of(facts, "qemu.smp"), &count);

    if (known) {
        say_number(check, count);
        say(check, count == 1 ? " CPU" : " CPUs");
    }
    if (shares_core(facts)) {
        say(check, known ? ", siblings share a core" : "siblings share a core");
        warns(check, "Boot Xen with smt=0, or keep the siblings idle: pvbench host prepare.");
    } else if (!known) {
        cannot_tell(check, "xl info tells: nr_cpus, threads_per_core.");
    } else if (count > 1 && !counts_insns(facts) && !is_pinned(facts)) {
        say(check, ", and the vCPU on any of them");
        warns(check, "Pin it: dom0_vcpus_pin on Xen's command line; for a guest, --pin N.");
    } else {
        is_ok(check);
    }
}

/* ---- the guest ---- */

void check_guest(const struct check_facts *facts, struct check *check)
{
    const char *role = fact_of(facts, "guest.role"), *mode = fact_of(facts, "guest.mode");

    if (!role || !mode) {
        cannot_tell(check, "Measure anew: this log does not say which kind of guest it is of.");
        return;
    }
    say(check, role);
    say(check, ", ");
    say(check, mode);
    if (fact_is(facts, "guest.mode", "shim"))
        warns(check, "These are prices of the shim's Xen, not of the host's: say so with them.");
    else
        is_ok(check);
}

/* In pages of 4 KiB: 32 MiB is what pvbench gives its kernel, and half of that what it needs. */
#define PAGES_LEAST 4096

void check_memory(const struct check_facts *facts, struct check *check)
{
    uint64_t pages;

    if (!text_count(fact_of(facts, "guest.pages"), &pages)) {
        cannot_tell(check, "Measure anew: this log does not say how much memory the guest had.");
        return;
    }
    say_number(check, pages / 256);
    say(check, " MiB");
    if (pages < PAGES_LEAST)
        warns(check, "Give it 32 MiB, as dom0_mem=32M: cases may find none for their pages.");
    else
        is_ok(check);
}
