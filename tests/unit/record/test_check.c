/* SPDX-License-Identifier: MIT */
/* The checks of a diagnosis: each of them ok, as a warning, and where it cannot tell. */
#include "tests/unit/support/check.h"

#include <stdio.h>
#include <string.h>

#include "report/record/check.h"

/* Facts as "key=value" lines; a key without a value is known to be empty. */
static const char *value_of(const void *of, const char *key)
{
    static char values[8][512];
    static unsigned next;
    char *value = values[next++ % 8];
    const char *at = of;
    size_t len = strlen(key);

    for (; *at; at += strcspn(at, "\n"), at += *at == '\n')
        if (!strncmp(at, key, len) && at[len] == '=') {
            snprintf(value, sizeof(values[0]), "%.*s", (int)strcspn(at + len + 1, "\n"),
                     at + len + 1);
            return value;
        }
    return NULL;
}

static struct check made(const char *name, const char *facts)
{
    const struct check_facts of = {value_of, facts};
    struct check check = {0};
    size_t i;

    for (i = 0; i < check_count(); i++) {
        check_make(i, &of, &check);
        if (!strcmp(check.name, name))
            return check;
    }
    fail_msg("no check is called %s", name);
    return check;
}

/* What it comes to, by a part of the value. */
static void assert_check(const char *name, const char *facts, enum check_verdict verdict,
                         const char *value)
{
    struct check check = made(name, facts);

    if (check.verdict != verdict || !strstr(check.value, value))
        fail_msg("%s by %s: %s, \"%s\"", name, facts, check_verdict_name(check.verdict),
                 check.value);
    assert_int_equal(check.todo != NULL, verdict != CHECK_OK);
    assert_true(!check.todo || strlen(check.todo) <= 76);
}

static void is_ok(const char *name, const char *facts, const char *value)
{
    assert_check(name, facts, CHECK_OK, value);
}

static void warns(const char *name, const char *facts, const char *value)
{
    assert_check(name, facts, CHECK_WARNING, value);
}

static void cannot_tell(const char *name, const char *facts)
{
    assert_check(name, facts, CHECK_UNKNOWN, "");
}

#define CYCLES  "plan.unit=cycles\n"
#define INSNS   "plan.unit=insns\n"
#define DOM0    "guest.role=dom0\nguest.mode=native\n"
#define LINE(x) "xen.commandline=" x "\n"

/* ---- what time is measured with ---- */

static void test_tsc(void **state)
{
    (void)state;
    is_ok("time stamp counter", "clock.tsc=native\nclock.tsc-khz=2600000\n", "native, 2600000 kHz");
    is_ok("time stamp counter", "clock.tsc=native\n" LINE("tsc=unstable tsc=stable:socket"), "");
    warns("time stamp counter", "clock.tsc=emulated\nclock.tsc-mode=1\n", "by Xen, tsc_mode 1");
    warns("time stamp counter", "clock.tsc=native\n" LINE("noreboot tsc=unstable"), "tsc=unstable");
    warns("time stamp counter", "clock.tsc=native\n" LINE("tsc=skewed"), "tsc=skewed");
    warns("time stamp counter", "clock.tsc=native\nboot.tsc=TSC warp detected\n", "TSC warp");
    cannot_tell("time stamp counter", "");
}

static void test_step(void **state)
{
    (void)state;
    is_ok("clock step", CYCLES "clock.quantum=2\n", "2 ticks");
    is_ok("clock step", CYCLES "clock.quantum=64\n", "64 ticks");
    is_ok("clock step", INSNS, "counted");
    warns("clock step", CYCLES "clock.quantum=65\n", "65 ticks");
    cannot_tell("clock step", CYCLES);
    cannot_tell("clock step", CYCLES "clock.quantum=2\nclock.device=tcg\n");
    cannot_tell("clock step", CYCLES "clock.quantum=some\n");
}

#define TICKS(start, end)                                                                          \
    CYCLES "clock.ticks-per-cycle=" start "\nclock.ticks-per-cycle-end=" end "\n"

static void test_core(void **state)
{
    (void)state;
    is_ok("core speed", TICKS("0.688", "0.690"), "0.688 ticks a core cycle, 0.690 at the end");
    is_ok("core speed", TICKS("1.000", "1.010"), "1.010");
    is_ok("core speed", INSNS, "counted");
    warns("core speed", TICKS("0.688", "0.701"), "0.701");
    warns("core speed", TICKS("0.701", "0.688"), "0.688 at the end");
    warns("core speed", TICKS("1.400", "1.400"), "1.400");
    cannot_tell("core speed", TICKS("0.000", "0.000"));
    cannot_tell("core speed", TICKS("1.000", "fast"));
    cannot_tell("core speed", CYCLES "clock.ticks-per-cycle=1.000\n");
    cannot_tell("core speed", TICKS("1.000", "1.000") "qemu.accel=tcg,thread=single\n");
}

static void test_turbo(void **state)
{
    (void)state;
    is_ok("turbo", CYCLES "host.turbo=off\n", "off");
    is_ok("turbo", INSNS "host.turbo=on\n", "counted");
    is_ok("turbo", CYCLES "clock.device=tcg\n", "emulated");
    warns("turbo", CYCLES "host.turbo=on\n", "on");
    warns("turbo", TICKS("0.500", "0.500"), "2.000 times");
    cannot_tell("turbo", CYCLES);
    cannot_tell("turbo", TICKS("1.000", "1.000"));
}

/* ---- what it is measured on ---- */

#define INTEL                                                                                      \
    "cpu.vendor=GenuineIntel\ncpu.signature=50657\ncpu.brand=Intel(R) Xeon(R) Gold 6240 CPU\n"
#define AMD                                                                                        \
    "cpu.vendor=AuthenticAMD\ncpu.signature=a20f12\ncpu.brand=AMD Ryzen 9 5950X 16-Core "          \
    "Processor\nxen.capabilities=xen-3.0-x86_64\n"
#define QEMU64                                                                                     \
    "cpu.vendor=AuthenticAMD\ncpu.signature=60fb1\ncpu.brand=QEMU Virtual CPU version 2.5+\n"

static void test_processor(void **state)
{
    (void)state;
    is_ok("processor", CYCLES INTEL, "Intel(R) Xeon(R) Gold 6240 CPU");
    is_ok("processor", CYCLES AMD "host.nested=no\n", "AMD Ryzen");
    is_ok("processor", INSNS QEMU64 "qemu.cpu=qemu64\n", "version 2.5+, emulated");
    is_ok("processor", INSNS INTEL "host.nested=yes\n", "Gold");
    warns("processor", CYCLES QEMU64, "emulated");
    warns("processor", CYCLES INTEL "clock.device=tcg\n", "emulated");
    warns("processor", INSNS QEMU64 "qemu.cpu=max,-avx\n", "emulated");
    warns("processor", CYCLES INTEL "host.nested=yes\n", "in a virtual machine");
    warns("processor", CYCLES "cpu.brand=Intel Xeon Processor (Skylake)\n", "Skylake");
    warns("processor", CYCLES QEMU64 "qemu.accel=kvm\n", "QEMU");
    cannot_tell("processor", CYCLES);
}

/* A vendor, a signature and a brand that no CPU has together, whatever the unit. */
static void test_wrong_processor(void **state)
{
    (void)state;
    warns("processor", INSNS "cpu.vendor=AuthenticAMD\ncpu.brand=Intel(R) Xeon(R)\n", "of Auth");
    warns("processor", INSNS "cpu.vendor=GenuineIntel\ncpu.brand=AMD EPYC 7763\n", "of GenuineI");
    warns("processor",
          INSNS "cpu.vendor=AuthenticAMD\ncpu.signature=50657\ncpu.brand=AMD Opteron\n"
                "xen.capabilities=xen-3.0-x86_64\n",
          "of AuthenticAMD");
    warns("processor", INSNS "cpu.vendor=GenuineIntel\ncpu.signature=800f12\ncpu.brand=Intel(R)\n",
          "of GenuineIntel");
}

static void test_cpus(void **state)
{
    (void)state;
    is_ok("CPUs and SMT", CYCLES "boot.cpus=1 CPUs\n", "1 CPU");
    is_ok("CPUs and SMT", INSNS "boot.cpus=4 CPUs\n", "4 CPUs");
    is_ok("CPUs and SMT", CYCLES DOM0 "boot.cpus=4 CPUs\n" LINE("dom0_vcpus_pin"), "4 CPUs");
    is_ok("CPUs and SMT", CYCLES "boot.cpus=4 CPUs\nhost.pinned=3\nhost.smt=idle\n", "4 CPUs");
    is_ok("CPUs and SMT", CYCLES "boot.cpus=1 CPUs\nboot.smt=Booted on\n" LINE("smt=0"), "1 CPU");
    warns("CPUs and SMT", CYCLES "boot.cpus=4 CPUs\nhost.pinned=none\n", "any of them");
    warns("CPUs and SMT", CYCLES "boot.cpus=4 CPUs\n" LINE("dom0_vcpus_pin=no"), "any of them");
    warns("CPUs and SMT", CYCLES "qemu.smp=2\nxl.cpus=all\n", "2 CPUs, and");
    warns("CPUs and SMT", CYCLES "boot.cpus=4 CPUs\nhost.pinned=3\nhost.smt=shared\n", "siblings");
    warns("CPUs and SMT", INSNS "boot.smt=Booted on L1TF-vulnerable hardware\n", "siblings");
    cannot_tell("CPUs and SMT", CYCLES);
}

static void test_guest(void **state)
{
    (void)state;
    is_ok("guest", DOM0, "dom0, native");
    warns("guest", "guest.role=domU\nguest.mode=shim\n", "domU, shim");
    cannot_tell("guest", "guest.role=dom0\n");
    is_ok("memory", "guest.pages=8192\n", "32 MiB");
    warns("memory", "guest.pages=4095\n", "15 MiB");
    cannot_tell("memory", "");
}

/* ---- the hypervisor ---- */

static void test_build(void **state)
{
    (void)state;
    is_ok("Xen build", "xen.build=release\nboot.debug=n\n", "release");
    warns("Xen build", "xen.build=debug\n", "debug");
    warns("Xen build", "boot.debug=y\n", "debug");
    cannot_tell("Xen build", "");
}

static void test_loglvl(void **state)
{
    (void)state;
    is_ok("Xen log level", LINE("guest_loglvl=none"), "guest_loglvl=none");
    is_ok("Xen log level", LINE("loglvl=info noreboot"), "loglvl=info");
    is_ok("Xen log level", DOM0 LINE(""), "default");
    is_ok("Xen log level", "xen.build=debug\n" LINE("guest_loglvl=none"), "none");
    is_ok("Xen log level", LINE("guest_loglvl=all guest_loglvl=none"), "guest_loglvl=none");
    is_ok("Xen log level", "xen.commandline=<denied>\nrun.xen-args=loglvl=none\n", "loglvl=none");
    warns("Xen log level", LINE("loglvl=all guest_loglvl=all"), "guest_loglvl=all loglvl=all");
    warns("Xen log level", LINE("guest_loglvl=none/debug"), "none/debug");
    warns("Xen log level", LINE("guest_loglvl=info"), "info");
    warns("Xen log level", LINE("loglvl=debug"), "loglvl=debug");
    warns("Xen log level", "xen.build=debug\n" LINE("noreboot"), "all, as a debug");
    cannot_tell("Xen log level", "xen.commandline=<denied>\n");
    cannot_tell("Xen log level", "guest.role=domU\nxen.commandline=\n");
}

static void test_options(void **state)
{
    (void)state;
    is_ok("tracing", LINE("noreboot"), "none");
    is_ok("tracing", LINE("tbuf_size=0"), "none");
    warns("tracing", LINE("tbuf_size=20"), "tbuf_size=20");
    cannot_tell("tracing", "");
    is_ok("watchdog and vpmu", LINE("watchdog=0 vpmu=off no-watchdog"), "neither");
    is_ok("watchdog and vpmu", LINE("watchdog=no watchdog_timeout=10"), "neither");
    warns("watchdog and vpmu", LINE("watchdog watchdog_timeout=10"), "watchdog");
    warns("watchdog and vpmu", LINE("vpmu=bts"), "vpmu");
    warns("watchdog and vpmu", LINE("vpmu=true watchdog=force"), "both");
    cannot_tell("watchdog and vpmu", "");
}

static void test_mitigations(void **state)
{
    (void)state;
    is_ok("mitigations", DOM0 "boot.spec-ctrl.pv=RSB\nboot.xpti=Dom0 disabled, DomU enabled\n",
          "no XPTI; on entry: RSB");
    is_ok("mitigations", "boot.xpti=disabled\n", "no XPTI");
    warns("mitigations", "guest.role=domU\nboot.xpti=Dom0 disabled, DomU enabled (with PCID)\n",
          "XPTI");
    warns("mitigations", DOM0 "boot.xpti=Dom0 enabled, DomU enabled\n", "XPTI");
    warns("mitigations", "boot.xpti=enabled\n", "XPTI");
    warns("mitigations", DOM0 "boot.spec-ctrl.pv=MSR_SPEC_CTRL IBPB-entry\n", "IBPB-entry");
    warns("mitigations", DOM0 "boot.spec-ctrl.pv=None\n" LINE("spec-ctrl=no"), "off");
    warns("mitigations", DOM0 "boot.spec-ctrl.pv=None\n" LINE("no-spec-ctrl"), "off");
    is_ok("mitigations", DOM0 "boot.spec-ctrl.pv=None\n" LINE("spec-ctrl=no-xen"), "None");
    cannot_tell("mitigations", DOM0 LINE("xpti=no"));
}

static void test_scheduler(void **state)
{
    (void)state;
    is_ok("scheduler", "boot.scheduler=SMP Credit Scheduler rev2 (credit2)\n", "credit2");
    is_ok("scheduler", "host.scheduler=null\nboot.scheduler=ARINC 653\n", "null");
    warns("scheduler", "boot.scheduler=SMP RTDS Scheduler (rtds)\n", "rtds");
    cannot_tell("scheduler", "");
    is_ok("Xen complaints", "boot.complaints=\n", "none");
    warns("Xen complaints", "boot.complaints=Xen WARN at common/x.c:7\n", "x.c:7");
    cannot_tell("Xen complaints", "");
}

/* ---- what came of it ---- */

static void test_record(void **state)
{
    (void)state;
    is_ok("controls", "controls=good\n", "good");
    warns("controls", "controls=failed\n", "failed");
    cannot_tell("controls", "controls=missing\n");
    cannot_tell("controls", "");
    is_ok("samples", "plan.samples=20\nplan.asked=20\n", "20 a series");
    is_ok("samples", "plan.samples=20\n", "20 a series");
    warns("samples", "plan.samples=7\nplan.asked=20\n", "7 of 20");
    cannot_tell("samples", "");
    is_ok("console", "record.missing=0\n", "no record");
    warns("console", "record.missing=records are lost\n", "lost");
    cannot_tell("console", "");
}

/* ---- all of them ---- */

/* Of no facts at all nothing is a warning, and what is said of hostile ones is printable. */
static void test_untrusted(void **state)
{
    const struct check_facts none = {value_of, ""};
    struct check check;
    size_t i;

    (void)state;
    for (i = 0; i < check_count(); i++) {
        check_make(i, &none, &check);
        assert_int_equal(check.verdict, CHECK_UNKNOWN);
        assert_true(strlen(check.name) <= 20);
    }
    check = made("scheduler", "boot.scheduler=\x1b[2J\x9b\x7f rtds\n");
    assert_string_equal(check.value, "?[2J?? rtds");
}

/* A value of any length is cut. */
static void test_lengths(void **state)
{
    static char facts[400] = "boot.scheduler=";
    struct check check;

    (void)state;
    memset(facts + strlen(facts), 'x', 300);
    check = made("scheduler", facts);
    assert_int_equal(strlen(check.value), CHECK_VALUE - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tsc),       cmocka_unit_test(test_step),
        cmocka_unit_test(test_core),      cmocka_unit_test(test_turbo),
        cmocka_unit_test(test_processor), cmocka_unit_test(test_wrong_processor),
        cmocka_unit_test(test_cpus),      cmocka_unit_test(test_guest),
        cmocka_unit_test(test_build),     cmocka_unit_test(test_loglvl),
        cmocka_unit_test(test_options),   cmocka_unit_test(test_mitigations),
        cmocka_unit_test(test_scheduler), cmocka_unit_test(test_record),
        cmocka_unit_test(test_untrusted), cmocka_unit_test(test_lengths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
