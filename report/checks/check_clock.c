/* SPDX-License-Identifier: MIT */
/* What time is measured with: see check.h.  In insns no clock is read. */
#include "report/checks/check_list.h"
#include "report/checks/check_words.h"

/*
 * Of up to 32 calls in a sample a clock's step is 1 % at most, unless they cost less than three
 * steps each (bench/bench.c, repeat_for()); no call costs less than 200 ticks.
 */
#define STEP_MOST 64

/* In thousandths.  A step of turbo is 100 MHz of some thousands. */
#define AS_FAST 990
#define AS_SLOW 1010

/* What stays within a percent of each other. */
static bool is_near(uint64_t a, uint64_t b)
{
    uint64_t least = a < b ? a : b, most = a < b ? b : a;

    return (most - least) * 100 <= least;
}

static bool of_insns(const struct check_facts *facts, struct check *check)
{
    if (!counts_insns(facts))
        return false;
    say(check, "irrelevant: instructions are counted");
    is_ok(check);
    return true;
}

/* ---- time stamp counter ---- */

/* Of a guest alone: a dom0 has the TSC itself (xen/arch/x86/time.c, tsc_set_info()). */
static bool is_emulated_tsc(const struct check_facts *facts, struct check *check)
{
    const char *mode = fact_of(facts, "clock.tsc-mode");

    if (!fact_is(facts, "clock.tsc", "emulated"))
        return false;
    say(check, "emulated by Xen");
    if (mode) {
        say(check, ", tsc_mode ");
        say(check, mode);
    }
    warns(check, "Set tsc_mode=\"native\" for the guest: each read of the clock is a trap now.");
    return true;
}

/* xen/arch/x86/time.c, parse_tsc(): the third word, stable:socket, is no doubt about the clock. */
static bool is_doubted_tsc(const struct check_facts *facts, struct check *check)
{
    size_t len;
    const char *word = xen_option(xen_options(facts), "tsc=", &len);

    if (!word || text_begins(word, "tsc=stable"))
        return false;
    say_part(check, word, len);
    say(check, " on Xen's command line");
    warns(check, "Leave tsc= out, unless this machine's TSC is known to be bad.");
    return true;
}

void check_tsc(const struct check_facts *facts, struct check *check)
{
    const char *tsc = fact_of(facts, "clock.tsc"), *khz = fact_of(facts, "clock.tsc-khz");

    if (is_emulated_tsc(facts, check) || is_doubted_tsc(facts, check))
        return;
    if (fact_of(facts, "boot.tsc")) {
        say(check, fact_of(facts, "boot.tsc"));
        warns(check, "The CPUs' clocks differ: look for newer firmware, and pin the vCPU.");
        return;
    }
    if (!tsc) {
        cannot_tell(check, "Measure anew: this log does not say whether Xen emulates the clock.");
        return;
    }
    say(check, tsc);
    if (khz) {
        say(check, ", ");
        say(check, khz);
        say(check, " kHz");
    }
    is_ok(check);
}

/* ---- what the boot found out about it ---- */

static bool of_emulated(const struct check_facts *facts, struct check *check)
{
    if (!is_emulated(facts))
        return false;
    say(check, "of an emulated CPU");
    cannot_tell(check, "Measure on a CPU, or in insns: an emulated CPU has no clock of its own.");
    return true;
}

void check_step(const struct check_facts *facts, struct check *check)
{
    uint64_t step;

    if (of_insns(facts, check) || of_emulated(facts, check))
        return;
    if (!text_count(fact_of(facts, "clock.quantum"), &step)) {
        cannot_tell(check, "Let a boot in cycles come to its end: it is found behind the cases.");
        return;
    }
    say_number(check, step);
    say(check, step == 1 ? " tick" : " ticks");
    if (step > STEP_MOST)
        warns(check, "Too coarse for the shortest calls: is this machine a virtual one?");
    else
        is_ok(check);
}

static bool take_ticks(const struct check_facts *facts, uint64_t *start, uint64_t *end)
{
    return text_thousandths(fact_of(facts, "clock.ticks-per-cycle"), start) && *start &&
           text_thousandths(fact_of(facts, "clock.ticks-per-cycle-end"), end) && *end;
}

void check_core(const struct check_facts *facts, struct check *check)
{
    uint64_t start, end;

    if (of_insns(facts, check) || of_emulated(facts, check))
        return;
    if (!take_ticks(facts, &start, &end)) {
        cannot_tell(check, "Let a boot in cycles come to its end: it is found behind the cases.");
        return;
    }
    say_thousandths(check, start);
    say(check, " ticks a core cycle, ");
    say_thousandths(check, end);
    say(check, " at the end");
    if (!is_near(start, end))
        warns(check, "The core changed its speed: turn turbo off, fix the governor, cool it.");
    else if (start > AS_SLOW)
        warns(check, "The core is slower than its clock: set the governor to performance.");
    else
        is_ok(check);
}

/* ---- turbo ---- */

/* A core that is faster than its clock, which has the speed that the CPU is sold by. */
static bool is_fast(const struct check_facts *facts, struct check *check)
{
    uint64_t start, end;

    if (!take_ticks(facts, &start, &end) || start >= AS_FAST)
        return false;
    say(check, "on: the core has ");
    say_thousandths(check, 1000000 / start);
    say(check, " times the clock's speed");
    return true;
}

void check_turbo(const struct check_facts *facts, struct check *check)
{
    static const char todo[] = "Turn it off, in the firmware or by pvbench host prepare.";

    if (of_insns(facts, check))
        return;
    if (is_emulated(facts)) {
        say(check, "none: an emulated CPU");
        is_ok(check);
    } else if (fact_is(facts, "host.turbo", "off")) {
        say(check, "off");
        is_ok(check);
    } else if (is_fast(facts, check)) {
        warns(check, todo);
    } else if (fact_is(facts, "host.turbo", "on")) {
        say(check, "on");
        warns(check, todo);
    } else {
        cannot_tell(check, "Look into the firmware; on a host, pvbench host status tells.");
    }
}
