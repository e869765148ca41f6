/* SPDX-License-Identifier: MIT */
/* The options of `pvbench run`, read and refused (report/run/options.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/run/options.h"
#include "report/run/options_read.h"

#define WORDS_MAX 32

/* What was read last; words of a command are separated by '|'. */
static struct run_options options;
static char complaint[512];
static char storage[2048];
static char *words[WORDS_MAX];

static bool reads(const char *command)
{
    char *rest = NULL;
    int count = 0;

    snprintf(storage, sizeof(storage), "run|%s", command);
    for (words[0] = strtok_r(storage, "|", &rest); words[count] && count + 1 < WORDS_MAX;)
        words[++count] = strtok_r(NULL, "|", &rest);
    run_options_free(&options);
    complaint[0] = '\0';
    return run_options_read(&options, count, words, complaint, sizeof(complaint));
}

static void nothing_asked_for_is_fine(void **state)
{
    (void)state;
    assert_true(reads(""));
    assert_null(options.xen);
    assert_null(options.env);
    assert_string_equal(options.unit, "insns");
    assert_string_equal(options.words, "");
    assert_int_equal(options.boots, 1);
    assert_true(options.plots);
    assert_null(options.qemu_args[0]);
}

static void two_vcpus_are_for_their_cases(void **state)
{
    (void)state;
    assert_true(reads("--vcpus|2"));
    assert_string_equal(options.words, "vcpus=2");
    assert_true(reads("--vcpus|2|--cases|smp/ipi-*"));
    assert_string_equal(options.words, "vcpus=2 cases=smp/ipi-*");
    assert_true(reads("--vcpus|1"));
    assert_string_equal(options.words, "");
    assert_true(reads("--vcpus|2|--cases|smp/*,mmu_update/*"));
    assert_false(reads("--cases|smp/*"));
    assert_string_equal(complaint, "these cases are about two vCPUs: add --vcpus 2");
    assert_false(reads("--vcpus|2|--cases|mmu_update/*"));
    assert_string_equal(complaint, "--vcpus 2 runs the cases of two vCPUs only: smp/*");
    assert_false(reads("--vcpus|3"));
    assert_string_equal(complaint, "--vcpus 3: it is 1 or 2");
}

static void fifo_events_bring_their_cases(void **state)
{
    (void)state;
    assert_true(reads("--events|fifo"));
    assert_string_equal(options.words,
                        "events=fifo cases=upcall/*,event_channel_op/*,sched_op/*,set_timer_op/*");
    assert_true(reads("--events|fifo|--cases|upcall/send"));
    assert_string_equal(options.words, "events=fifo cases=upcall/send");
    assert_true(reads("--events|2l"));
    assert_string_equal(options.words, "");
    assert_false(reads("--events|3l"));
    assert_string_equal(complaint, "--events 3l: it is 2l or fifo; did you mean 2l?");
}

static void the_kernel_gets_its_words(void **state)
{
    (void)state;
    assert_true(reads("--quick|--samples|50|--warmup=0|--batches|1,8,64|--budget|65536|--cases|"
                      "xen_version/*|--cases|mmu_update/count-0,set_gdt/*|--skip|*/extraversion|"
                      "--kernel-args|end=poweroff"));
    assert_string_equal(options.words,
                        "quick samples=50 warmup=0 batches=1,8,64 budget=65536 "
                        "cases=xen_version/*,mmu_update/count-0,set_gdt/* skip=*/extraversion "
                        "end=poweroff");
}

static void the_machine_gets_its_own(void **state)
{
    (void)state;
    assert_true(reads(
        "--env|pv32pae|--xen|/boot/xen.gz|--unit|cycles|--accel|kvm|--cpu|qemu64,+svm|--boots|3|"
        "--timeout|5|--xen-args|spec-ctrl=no com1=9600|--no-plots|--out|x y|"
        "--report|a page.html|"
        "--qemu-arg|-plugin|--qemu-arg|file=a,b|--qemu|/opt/qemu"));
    assert_string_equal(options.env, "pv32pae");
    assert_string_equal(options.qemu, "/opt/qemu");
    assert_string_equal(options.cpu, "qemu64,+svm");
    assert_string_equal(options.accel, "kvm");
    assert_int_equal(options.boots, 3);
    assert_int_equal(options.timeout, 5);
    assert_string_equal(options.out, "x y");
    assert_string_equal(options.report, "a page.html");
    assert_string_equal(options.qemu_args[0], "-plugin");
    assert_string_equal(options.qemu_args[1], "file=a,b");
    assert_null(options.qemu_args[2]);
    assert_false(options.plots);
}

static void kvm_measures_cycles(void **state)
{
    (void)state;
    assert_true(reads("--accel|kvm"));
    assert_string_equal(options.unit, "cycles");
    assert_null(options.cpu); /* the script knows which */
    assert_true(reads("--accel|kvm|--unit|cycles|--pin|2"));
    assert_string_equal(options.pin, "2");
    assert_true(reads("--pin|2,3|--accel|kvm|--vcpus|2"));
    assert_true(reads("--accel|kvm|--against|4.20|--pin|0"));
    assert_true(reads("--accel|tcg"));
    assert_string_equal(options.unit, "insns");
    /* The same way, where there is no KVM to try it on. */
    assert_true(reads("--unit|cycles|--pin|1"));
}

static void a_base_has_its_own_words(void **state)
{
    (void)state;
    assert_true(reads("--xen|4.20|--xen-args|spec-ctrl=no"));
    assert_null(options.against);
    assert_null(options.against_args);
    assert_true(reads("--against|4.17|--xen|4.20|--xen-args|spec-ctrl=no"));
    assert_string_equal(options.against, "4.17");
    assert_null(options.against_args);
    assert_true(reads("--against-args|xpti=true a=b|--against|results/run-1|--boots|5"));
    assert_string_equal(options.against, "results/run-1");
    assert_string_equal(options.against_args, "xpti=true a=b");
    assert_null(options.xen_args);
    assert_true(reads("--against|4.17|--env|pv32pae"));
    assert_false(reads("--against-args|x"));
    assert_string_equal(complaint, "--against-args is of what --against names: add --against");
    assert_false(reads("--against|4.17|--env|all"));
    assert_string_equal(complaint, "--against boots two sides of one environment, not of all");
    assert_false(reads("--against"));
    assert_string_equal(complaint, "--against needs a value");
    assert_false(reads("--against="));
    assert_string_equal(complaint, "--against needs a name");
    assert_false(reads("--against|4.17|--against-args|a\tb"));
    assert_string_equal(complaint, "--against-args takes printable ASCII");
}

static void a_domain_of_this_host_measures_cycles(void **state)
{
    (void)state;
    assert_true(reads("--on|xl"));
    assert_true(options.on_xl);
    assert_string_equal(options.unit, "cycles");
    assert_string_equal(options.words, "");
    assert_true(reads("--on|xl|--pvshim|--pin|2-3,^2|--memory|48|--tsc-mode|default"));
    assert_true(options.pvshim);
    assert_string_equal(options.pin, "2-3,^2");
    assert_string_equal(options.memory, "48");
    assert_string_equal(options.tsc_mode, "default");
    assert_true(reads("--on|xl|--icount-shift|1"));
    assert_string_equal(options.unit, "insns");
    assert_string_equal(options.words, "icount-shift=1");
    assert_true(reads("--on|xl|--against|pvshim"));
    assert_true(reads("--on|xl|--pvshim|--against|pv"));
    assert_true(reads("--on|qemu"));
    assert_false(options.on_xl);
    assert_string_equal(options.unit, "insns");
}

static void each_mistake_is_named(void **state)
{
    static const struct {
        const char *command;
        const char *says;
    } rows[] = {
        {"--on|kvm", "--on kvm: it is qemu or xl"},
        {"--on|xl|--xen|4.17", "--xen is about a machine in QEMU"},
        {"--cpu|max|--on|xl", "--cpu is about a machine in QEMU"},
        {"--qemu|q|--on|xl", "--qemu is about a machine in QEMU"},
        {"--on|xl|--accel|kvm", "--accel is about a machine in QEMU"},
        {"--on|xl|--xen-args|a", "--xen-args is about a machine in QEMU"},
        {"--on|xl|--qemu-arg|a", "--qemu-arg is about a machine in QEMU"},
        {"--on|xl|--unit|insns", "a host measures cycles"},
        {"--on|xl|--unit|cycles|--icount-shift|1", "--icount-shift is for --unit insns"},
        {"--on|xl|--against|4.17", "a host has one Xen"},
        {"--on|xl|--against|pv", "a host has one Xen"},
        {"--on|xl|--pvshim|--against|pvshim", "a host has one Xen"},
        {"--on|xl|--against|pvshim|--against-args|a", "--against-args is for another Xen"},
        {"--pvshim", "--pvshim is about a domain of this host: add --on xl"},
        {"--pin|1", "--pin is for cycles: instructions are counted alike on every CPU"},
        {"--unit|cycles|--pin|1-2", "--pin takes one CPU, such as 2 for 1 vCPU, not '1-2'"},
        {"--accel|kvm|--pin|1,2", "--pin takes one CPU"},
        {"--accel|kvm|--pin|1|--vcpus|2", "--pin takes two CPUs, such as 2,3 for 2 vCPUs, not '1'"},
        {"--accel|kvm|--pin|all", "--pin takes pCPUs"},
        {"--icount-shift|1", "--icount-shift is about a domain of this host"},
        {"--on|xl|--pin|all", "--pin takes pCPUs"},
        {"--on|xl|--memory|0", "--memory takes a number"},
        {"--on|xl|--memory|032", "--memory takes a number"},
        {"--on|xl|--tsc-mode|2", "--tsc-mode 2: it is native"},
        {"--on|xl|--icount-shift|11", "--icount-shift takes"},
        {"--nosuch", "no such option: --nosuch"},
        {"extra", "unexpected argument 'extra'"},
        {"--samples", "--samples needs a value"},
        {"--samples|0", "--samples takes"},
        {"--samples|4097", "--samples takes"},
        {"--samples|1e3", "--samples takes"},
        {"--samples|-1", "--samples takes"},
        {"--samples|18446744073709551617", "--samples takes"},
        {"--boots|0", "--boots takes"},
        {"--boots|4294967297", "--boots takes"},
        {"--timeout|x", "--timeout takes"},
        {"--report|a|--report|b", "--report is given twice, and takes one name"},
        {"--out|a|--out|a", "--out is given twice, and takes one name"},
        {"--report|-", "--report -: stdout has what is shown: name a file"},
        {"--budget|1", "--budget takes"},
        {"--batches|0", "--batches takes"},
        {"--batches|2,1", "--batches takes"},
        {"--batches|1,1", "--batches takes"},
        {"--batches|1,,2", "--batches takes"},
        {"--batches|1,2,", "--batches takes"},
        {"--batches|513", "--batches takes"},
        {"--batches|1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17", "--batches takes"},
        {"--cases|nosuch/*", "--cases nosuch/* matches no case"},
        {"--case|set_gtd/*", "--cases set_gtd/* matches no case; did you mean 'set_gdt/*'?"},
        {"--bots|2", "no such option: --bots; did you mean --boots?"},
        {"--cases|xen_version/*,nosuch", "--cases nosuch matches no case"},
        {"--skip|nosuch", "--skip nosuch matches no case"},
        {"--cases|a b", "--cases takes"},
        {"--cases|xen_version/version|--skip|xen_*", "leave no case"},
        {"--env|pv65", "--env pv65: it is pv64, pv32pae, pv32 or all; did you mean pv64?"},
        {"--env|all|--kernel|x", "--kernel names one image"},
        {"--unit|seconds", "--unit seconds: it is insns or cycles"},
        {"--accel|hvf", "--accel hvf: it is tcg or kvm"},
        {"--accel|kvm|--unit|insns", "with --accel kvm the unit is cycles"},
        {"--accel|kvm|--profile", "--profile needs --unit insns"},
        {"--qemu|", "--qemu needs a value"},
        {"--cpu|qemu 64", "--cpu takes printable ASCII without spaces"},
        {"--xen-args|a\nb", "--xen-args takes printable ASCII"},
        {"--kernel-args|\xc3\xa4", "--kernel-args takes printable ASCII"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (reads(rows[i].command))
            fail_msg("%s was taken", rows[i].command);
        if (!strstr(complaint, rows[i].says))
            fail_msg("%s: said %s", rows[i].command, complaint);
    }
}

static void long_words_are_refused(void **state)
{
    char command[1200] = "--kernel-args|";

    (void)state;
    memset(command + strlen(command), 'x', 1000);
    assert_false(reads(command));
    assert_non_null(strstr(complaint, "longer than"));
}

static void help_needs_nothing_else(void **state)
{
    (void)state;
    assert_true(reads("--help|--cases|nosuch"));
    assert_true(options.help);
}

static void versions_and_files_are_told_apart(void **state)
{
    static const struct {
        const char *command;
        bool version;
    } rows[] = {
        {"--xen|4.17", true},         {"--xen|4.18", true},
        {"--xen|./4.17", false},      {"--xen|xen-4.17", false},
        {"--xen|17", false},          {"--xen|4.17+pv32", true},
        {"--xen|4.17+debug", true},   {"--xen|4.17+debug+pv32", false},
        {"--xen|./4.17+pv32", false}, {"--xen|4.17+pae", false},
        {"--xen|4.17.5", true},       {"--xen|4.17.5+72-g01140da4e8-1", true},
        {"--xen|4.14.6-1", true},     {"--xen|4.17.5-1+pv32", true},
        {"--xen|4.17.5-rc", false},   {"--xen|4.17.5-", false},
        {"--xen|4.17 5-1", false},    {"--xen|4.17/x-1", false},
        {"--xen|.17", false},         {"--xen|417-1.2", false},
        {"--xen|4.17x-1", false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_true(reads(rows[i].command));
        assert_int_equal(run_options_is_version(options.xen), rows[i].version);
    }
}

static int free_last(void **state)
{
    (void)state;
    run_options_free(&options);
    return 0;
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_for_is_fine),
        cmocka_unit_test(fifo_events_bring_their_cases),
        cmocka_unit_test(two_vcpus_are_for_their_cases),
        cmocka_unit_test(the_kernel_gets_its_words),
        cmocka_unit_test(the_machine_gets_its_own),
        cmocka_unit_test(kvm_measures_cycles),
        cmocka_unit_test(a_base_has_its_own_words),
        cmocka_unit_test(a_domain_of_this_host_measures_cycles),
        cmocka_unit_test(each_mistake_is_named),
        cmocka_unit_test(long_words_are_refused),
        cmocka_unit_test(help_needs_nothing_else),
        cmocka_unit_test(versions_and_files_are_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, free_last);
}
