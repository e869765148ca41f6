/* SPDX-License-Identifier: MIT */
/*
 * What each branch of Xen prints, in its own words: docs/xen-lines.md says where they come from.
 * The lines are what the format strings of the branch give.
 */
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "report/machine/watch.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/prices/run_status.h"
#include "report/record/record.h"
#include "report/system/exit.h"

static const struct {
    const char *xen;
    const char *line;
    const char *key;
    const char *value;
} facts_said[] = {
    {"4.7.5", "BTI mitigations: Thunk RETPOLINE, Others: IBRS- IBPB RSB_NATIVE RSB_VMEXIT",
     "boot.spec-ctrl.settings", "Thunk RETPOLINE, Others: IBRS- IBPB RSB_NATIVE RSB_VMEXIT"},
    {"4.9.2", "BTI mitigations: Thunk N/A, Others:", "boot.spec-ctrl.settings",
     "Thunk N/A, Others:"},
    {"4.10.1", "XPTI: enabled", "boot.xpti", "enabled"},
    {"4.6", "  Xen settings: BTI-Thunk RETPOLINE, SPEC_CTRL: IBRS- SSBD-, Other: IBPB L1D_FLUSH",
     "boot.spec-ctrl.settings",
     "BTI-Thunk RETPOLINE, SPEC_CTRL: IBRS- SSBD-, Other: IBPB L1D_FLUSH"},
    {"4.6", "  Support for VMs: PV: MSR_SPEC_CTRL RSB EAGER_FPU, HVM: MSR_SPEC_CTRL RSB",
     "boot.spec-ctrl.pv", "MSR_SPEC_CTRL RSB EAGER_FPU"},
    {"4.7", "  Support for VMs: PV: None MD_CLEAR, HVM: None MD_CLEAR", "boot.spec-ctrl.pv",
     "None MD_CLEAR"},
    {"4.8", "  XPTI (64-bit PV only): Dom0 enabled, DomU enabled", "boot.xpti",
     "Dom0 enabled, DomU enabled"},
    {"4.9", "  PV L1TF shadowing: Dom0 disabled, DomU enabled", "boot.l1tf",
     "Dom0 disabled, DomU enabled"},
    {"4.10", "  Hardware features: IBRS/IBPB STIBP", "boot.spec-ctrl.features", "IBRS/IBPB STIBP"},
    {"4.11", "  Support for VMs: PV: RSB EAGER_FPU, HVM: RSB EAGER_FPU", "boot.spec-ctrl.pv",
     "RSB EAGER_FPU"},
    {"4.12", "  Support for PV VMs: MSR_SPEC_CTRL RSB EAGER_FPU MD_CLEAR", "boot.spec-ctrl.pv",
     "MSR_SPEC_CTRL RSB EAGER_FPU MD_CLEAR"},
    {"4.13", "  L1TF: believed vulnerable, maxphysaddr L1D 46, CPUID 39, Safe address 8000000000",
     "boot.l1tf.cpu", "believed vulnerable, maxphysaddr L1D 46, CPUID 39, Safe address 8000000000"},
    {"4.13", "Booted on MLPDS/MFBDS-vulnerable hardware with SMT/Hyperthreading", "boot.smt",
     "Booted on MLPDS/MFBDS-vulnerable hardware with SMT/Hyperthreading"},
    {"4.14.0", "  - Disabling PV32 due to Shadow Stacks", "boot.pv32",
     "Disabling PV32 due to Shadow Stacks"},
    {"4.14", "Enabling Supervisor Shadow Stacks", "boot.cet", "Supervisor Shadow Stacks"},
    {"4.15", "  - Disabling PV32 due to CET", "boot.pv32", "Disabling PV32 due to CET"},
    {"4.16", "Booted on leaky-DIV hardware with SMT/Hyperthreading", "boot.smt",
     "Booted on leaky-DIV hardware with SMT/Hyperthreading"},
    {"4.17", "  Hardware hints: RDCL_NO EIBRS", "boot.spec-ctrl.hints", "RDCL_NO EIBRS"},
    {"4.18", "  Xen settings: BTI-Thunk: JMP, SPEC_CTRL: IBRS+ STIBP+, Other: BRANCH_HARDEN",
     "boot.spec-ctrl.settings", "BTI-Thunk: JMP, SPEC_CTRL: IBRS+ STIBP+, Other: BRANCH_HARDEN"},
    {"4.19", "  XPTI (64-bit PV only): Dom0 disabled, DomU disabled (with PCID)", "boot.xpti",
     "Dom0 disabled, DomU disabled (with PCID)"},
    {"4.20", "  Compiled-in support: INDIRECT_THUNK RETURN_THUNK HARDEN_LOCK",
     "boot.spec-ctrl.compiled", "INDIRECT_THUNK RETURN_THUNK HARDEN_LOCK"},
    {"4.21", "Disabling PV32 due to FRED", "boot.pv32", "Disabling PV32 due to FRED"},
    {"4.21", "Using IDT event delivery", "boot.event-delivery", "IDT event delivery"},
    {"4.22", "Using FRED event delivery", "boot.event-delivery", "FRED event delivery"},
    {"4.22", "Enabling Indirect Branch Tracking", "boot.cet", "Indirect Branch Tracking"},
    {"4.22", "  Support for PV VMs: None", "boot.spec-ctrl.pv", "None"},
    {"4.6", "verify_tsc_reliability: TSC warp detected, disabling TSC_RELIABLE", "boot.tsc",
     "TSC warp detected, disabling TSC_RELIABLE"},
    {"4.17", "TSC warp detected, disabling TSC_RELIABLE", "boot.tsc",
     "TSC warp detected, disabling TSC_RELIABLE"},
};

/* Each as a serial port has it, and with the two times that a host's log adds. */
static void every_wording_is_the_fact(void **state)
{
    static const char *const before[] = {"(XEN) ", "[2023-05-05 10:10:10] (XEN) [   22.258865] "};
    char line[256];
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(facts_said) / sizeof(*facts_said); i++)
        for (k = 0; k < 2; k++) {
            struct run *run;
            const char *value;

            snprintf(line, sizeof(line), "%s%s\r\n", before[k], facts_said[i].line);
            run = run_of_text(line);
            value = run_fact(run, facts_said[i].key);
            if (!value || strcmp(value, facts_said[i].value) != 0)
                fail_msg("%s: %s is %s", facts_said[i].xen, facts_said[i].key,
                         value ? value : "not there");
            run_free(run);
        }
}

/* A whole boot with some lines in the middle of its records, each of which begins with 'mark'. */
static struct run *boot_with(const char *mark, const char *const *lines, size_t count)
{
    struct log_maker m;
    char *text, *middle;
    struct run *run;
    FILE *out;
    size_t size, i;
    char *line, *rest;

    maker_open(&m, "insns");
    maker_boot(&m);
    out = open_memstream(&text, &size);
    middle = strdup(maker_text(&m));
    for (rest = middle, i = 0; (line = strsep(&rest, "\n")); i++) {
        size_t k;

        if (*line)
            fprintf(out, "%s%s\n", mark, line);
        for (k = 0; i == 20 && k < count; k++)
            fprintf(out, "(XEN) [    1.000000] %s\n", lines[k]);
    }
    fclose(out);
    run = run_of_bytes(text, size);
    free(text);
    free(middle);
    maker_free(&m);
    return run;
}

static void several_of_one_fact_are_all_told(void **state)
{
    static const char *const lines[] = {
        "Booted on L1TF-vulnerable hardware with SMT/Hyperthreading",
        "Booted on leaky-DIV hardware with SMT/Hyperthreading",
        "Enabling Supervisor Shadow Stacks",
        "Enabling Indirect Branch Tracking",
    };
    struct run *run = boot_with("", lines, 4);

    (void)state;
    assert_string_equal(run_fact(run, "boot.smt"),
                        "Booted on L1TF-vulnerable hardware with SMT/Hyperthreading; "
                        "Booted on leaky-DIV hardware with SMT/Hyperthreading");
    assert_string_equal(run_fact(run, "boot.cet"),
                        "Supervisor Shadow Stacks; Indirect Branch Tracking");
    assert_problem(run, "Xen says: Booted on L1TF-vulnerable");
    assert_problem(run, "Xen says: Booted on leaky-DIV");
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    run_free(run);
}

/* What Xen prints of a crash, and what a boot of dom0 and one of domain 7 make of it. */
static const struct {
    const char *line;
    enum outcome of_dom0, of_domain_7;
} ends[] = {
    {"domain_crash called from arch/x86/hvm/vmx/vmx.c:3500", OUTCOME_COMPLETE, OUTCOME_COMPLETE},
    {"domain_crash_sync called from entry.S: fault at ffff82d040200000", OUTCOME_COMPLETE,
     OUTCOME_COMPLETE},
    {"Domain 11 (vcpu#1) crashed on cpu#0:", OUTCOME_COMPLETE, OUTCOME_COMPLETE},
    {"Domain 10 (vcpu#0) crashed on cpu#0:", OUTCOME_COMPLETE, OUTCOME_COMPLETE},
    {"Domain 5 reported crashed by domain 0 on cpu#1:", OUTCOME_COMPLETE, OUTCOME_COMPLETE},
    {"Domain 70 reported crashed by domain 7 on cpu#1:", OUTCOME_COMPLETE, OUTCOME_COMPLETE},
    {"Watchdog timer fired for domain 3", OUTCOME_COMPLETE, OUTCOME_COMPLETE},
    {"Watchdog timer 0 fired for d12", OUTCOME_COMPLETE, OUTCOME_COMPLETE},
    {"Domain 7 (vcpu#0) crashed on cpu#2:", OUTCOME_COMPLETE, OUTCOME_CRASHED},
    {"Domain 7 reported crashed by domain 0 on cpu#2:", OUTCOME_COMPLETE, OUTCOME_CRASHED},
    {"Watchdog timer 1 fired for d7", OUTCOME_COMPLETE, OUTCOME_CRASHED},
    {"Domain 0 (vcpu#0) crashed on cpu#0:", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"Domain 0 reported crashed by domain 0 on cpu#0:", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"Domain 0 crashed: rebooting machine in 5 seconds.", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"Hardware Dom0 crashed: 'noreboot' set - not rebooting.", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"Hardware Dom0 shutdown: watchdog rebooting machine", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"Domain 0 shutdown: watchdog rebooting machine", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"Hardware domain 0 did unsupported soft reset, rebooting.", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"Hardware Dom0 shutdown (unknown reason 7): rebooting machine in 5 seconds.", OUTCOME_CRASHED,
     OUTCOME_CRASHED},
    {"Watchdog timer fired for domain 0", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"Watchdog timer 0 fired for d0", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"Watchdog timer detects that CPU0 is stuck!", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Assertion 'page->count_info' failed at arch/x86/mm.c:1234", OUTCOME_PANICKED,
     OUTCOME_PANICKED},
    {"*** DOUBLE FAULT ***", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Early fatal page fault at e008:ffff82d040200000 (cr2=0000000000000000, ec=0000)",
     OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"FATAL RESERVED TRAP 0xf: vector 15", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"GENERAL PROTECTION FAULT", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"CONTROL-FLOW PROTECTION FAULT: #CP[0003] endbranch", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Unknown interrupt (cr2=0000000000000000)", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Xen stack overflow (dumping trace ffff83007f200000-ffff83007f208000):", OUTCOME_PANICKED,
     OUTCOME_PANICKED},
    {"Fatal machine check: MCE: No CPU found valid MCE, need reset", OUTCOME_PANICKED,
     OUTCOME_PANICKED},
    {"MCE: Fatal error happened on CPUs 0", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Reboot in five seconds...", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Manual reset required ('noreboot' specified)", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Hardware Dom0 shutdown: rebooting machine", OUTCOME_COMPLETE, OUTCOME_COMPLETE},
};

/* What may come before the last line, in a log that was cut behind it. */
static const struct {
    const char *line;
    enum outcome of_dom0, of_domain_7;
} omens[] = {
    {"domain_crash called from arch/x86/mm.c:1", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"domain_crash_sync called from entry.S: fault at ffff82d040200000", OUTCOME_CRASHED,
     OUTCOME_CRASHED},
    {"d0v0 Unhandled page fault fault/trap [#14, ec=0000]", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"d0v0 Unhandled: vec 14, #PF[0000]", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"d0:v0: unhandled page fault (ec=0000)", OUTCOME_CRASHED, OUTCOME_CRASHED},
    {"d7v1 Unhandled: vec 14, #PF[0000]", OUTCOME_PARTIAL, OUTCOME_CRASHED},
    {"d7v0: unhandled page fault (ec=0002)", OUTCOME_PARTIAL, OUTCOME_CRASHED},
    {"d70v7 Unhandled: vec 14, #PF[0000]", OUTCOME_PARTIAL, OUTCOME_PARTIAL},
    {"CPU1: Machine Check Exception: 5", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Unexpected Machine Check Exception", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"NMI - PCI system error (SERR)", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"NMI - I/O ERROR", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Uhhuh. NMI received for unknown reason 21.", OUTCOME_PANICKED, OUTCOME_PANICKED},
    {"Executing kexec image on cpu0", OUTCOME_PANICKED, OUTCOME_PANICKED},
};

static void check_end(const char *mark, const char *line, enum outcome outcome)
{
    struct run *run = boot_with(mark, &line, 1);

    if (run_boot(run, 1)->outcome != outcome)
        fail_msg("'%s' after '%s': %d", line, mark, run_boot(run, 1)->outcome);
    if (outcome == OUTCOME_COMPLETE)
        assert_int_equal(run->problems.count, 0);
    else
        assert_problem(run, line);
    run_free(run);
}

static void only_our_own_end_is_ours(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        check_end("", ends[i].line, ends[i].of_dom0);
        check_end("(XEN) (d7) ", ends[i].line, ends[i].of_domain_7);
    }
}

/* Numbers that no domain has are none of a domain. */
/* A boot that has begun, then lines of Xen's, then perhaps a record of its own. */
static struct run *cut_behind(const char *mark, const char *line, const char *next, bool goes_on)
{
    struct log_maker m;

    maker_open(&m, "insns");
    maker_begin(&m);
    fputs(mark, m.out);
    maker_fact(&m, "xen.minor", "17");
    fprintf(m.out, "(XEN) %s\n", line);
    if (next)
        fprintf(m.out, "(XEN) %s\n", next);
    if (goes_on) {
        fputs(mark, m.out);
        maker_fact(&m, "xen.major", "4");
    }
    return run_of_maker(&m);
}

static void check_cut(const char *mark, const char *line, enum outcome outcome)
{
    struct run *run = cut_behind(mark, line, NULL, false);

    if (run_boot(run, 1)->outcome != outcome)
        fail_msg("'%s' after '%s': %d", line, mark, run_boot(run, 1)->outcome);
    if (outcome != OUTCOME_PARTIAL)
        assert_problem(run, line);
    run_free(run);
    run = cut_behind(mark, line, NULL, true);
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_PARTIAL);
    run_free(run);
}

static void what_a_log_was_cut_behind_is_its_end(void **state)
{
    size_t i;
    struct run *run;

    (void)state;
    for (i = 0; i < sizeof(omens) / sizeof(*omens); i++) {
        check_cut("", omens[i].line, omens[i].of_dom0);
        check_cut("(XEN) (d7) ", omens[i].line, omens[i].of_domain_7);
    }
    run = cut_behind("", "nothing", omens[0].line, false);
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_CRASHED);
    run_free(run);
    run = cut_behind("", omens[0].line, "Domain 3 (vcpu#0) crashed on cpu#1:", false);
    assert_int_equal(run_boot(run, 1)->outcome, OUTCOME_PARTIAL);
    run_free(run);
}

static void a_panic_is_told_once(void **state)
{
    static const char *const lines[] = {"Panic on CPU 0:", "FATAL PAGE FAULT",
                                        "Reboot in five seconds..."};
    struct run *run = boot_with("", lines, 3);

    (void)state;
    assert_int_equal(run->problems.count, 2);
    run_free(run);
}

static void a_number_out_of_range_ends_nothing(void **state)
{
    (void)state;
    check_end("", "Domain 18446744073709551616 (vcpu#0) crashed on cpu#0:", OUTCOME_COMPLETE);
    check_end("", "Domain 4294967296 crashed", OUTCOME_COMPLETE);
    check_end("", "Domain  crashed", OUTCOME_COMPLETE);
    check_end("", "Watchdog timer 0 fired for d", OUTCOME_COMPLETE);
}

static void a_warning_is_told_and_no_more(void **state)
{
    static const char *const lines[] = {
        "Xen WARN at arch/x86/mm.c:1234",
        "UBSAN: Undefined behaviour in arch/x86/mm.c:4020:13",
        "left shift of 1 by 31 places cannot be represented in type 'int'",
    };
    struct run *run = boot_with("", lines, 3);

    (void)state;
    assert_int_equal(run->problems.count, 2);
    assert_problem(run, "Xen says: Xen WARN at arch/x86/mm.c:1234");
    assert_problem(run, "Xen says: UBSAN: Undefined behaviour in arch/x86/mm.c:4020:13");
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    run_free(run);
}

static void a_warning_without_end_is_cut(void **state)
{
    const char *lines[300];
    struct run *run;
    size_t i;

    (void)state;
    for (i = 0; i < 300; i++)
        lines[i] = "Xen WARN at common/sched/core.c:99";
    run = boot_with("", lines, 300);
    assert_int_equal(run->problems.count, 9);
    assert_problem(run, "Xen warns again, and more is not named");
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_wording_is_the_fact),
        cmocka_unit_test(several_of_one_fact_are_all_told),
        cmocka_unit_test(only_our_own_end_is_ours),
        cmocka_unit_test(what_a_log_was_cut_behind_is_its_end),
        cmocka_unit_test(a_panic_is_told_once),
        cmocka_unit_test(a_number_out_of_range_ends_nothing),
        cmocka_unit_test(a_warning_is_told_and_no_more),
        cmocka_unit_test(a_warning_without_end_is_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
