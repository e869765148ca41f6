/* SPDX-License-Identifier: MIT */
/* The options of `pvbench run`; see options_read.h. */
#include "report/run/options_read.h"

#include <stdlib.h>
#include <string.h>

#include "report/run/options.h"
#include "report/run/options_check.h"
#include "report/system/memory.h"
#include "report/typed/option.h"
#include "report/typed/outputs.h"

/* What the kernel takes (bench/plan/options.h): larger numbers would cost a boot to be refused. */
#define SAMPLES_MAX 2048
#define BUDGET_MOST 1000000000u

enum option_number {
    OPTION_PIN = 'p', /* these five as option_xl() knows them */
    OPTION_MEMORY = 'm',
    OPTION_TSC_MODE = 't',
    OPTION_PVSHIM = 's',
    OPTION_SHIFT = 'i',
    OPTION_ENV = 256,
    OPTION_ON,
    OPTION_XEN,
    OPTION_AGAINST,
    OPTION_AGAINST_ARGS,
    OPTION_KERNEL,
    OPTION_UNIT,
    OPTION_BOOTS,
    OPTION_QEMU,
    OPTION_CPU,
    OPTION_ACCEL,
    OPTION_VCPUS,
    OPTION_EVENTS,
    OPTION_XEN_ARGS,
    OPTION_QEMU_ARG,
    OPTION_PROFILE,
    OPTION_SYMBOLS,
    OPTION_CASES,
    OPTION_SKIP,
    OPTION_QUICK,
    OPTION_SAMPLES,
    OPTION_WARMUP,
    OPTION_BATCHES,
    OPTION_BUDGET,
    OPTION_KERNEL_ARGS,
    OPTION_OUT,
    OPTION_REPORT,
    OPTION_TIMEOUT,
    OPTION_NO_PLOTS,
    OPTION_HELP,
};

static const struct option long_options[] = {
    {"on", required_argument, NULL, OPTION_ON},
    {"pin", required_argument, NULL, OPTION_PIN},
    {"memory", required_argument, NULL, OPTION_MEMORY},
    {"tsc-mode", required_argument, NULL, OPTION_TSC_MODE},
    {"pvshim", no_argument, NULL, OPTION_PVSHIM},
    {"icount-shift", required_argument, NULL, OPTION_SHIFT},
    {"env", required_argument, NULL, OPTION_ENV},
    {"xen", required_argument, NULL, OPTION_XEN},
    {"against", required_argument, NULL, OPTION_AGAINST},
    {"against-args", required_argument, NULL, OPTION_AGAINST_ARGS},
    {"kernel", required_argument, NULL, OPTION_KERNEL},
    {"unit", required_argument, NULL, OPTION_UNIT},
    {"boots", required_argument, NULL, OPTION_BOOTS},
    {"qemu", required_argument, NULL, OPTION_QEMU},
    {"cpu", required_argument, NULL, OPTION_CPU},
    {"accel", required_argument, NULL, OPTION_ACCEL},
    {"events", required_argument, NULL, OPTION_EVENTS},
    {"vcpus", required_argument, NULL, OPTION_VCPUS},
    {"xen-args", required_argument, NULL, OPTION_XEN_ARGS},
    {"qemu-arg", required_argument, NULL, OPTION_QEMU_ARG},
    {"profile", no_argument, NULL, OPTION_PROFILE},
    {"symbols", required_argument, NULL, OPTION_SYMBOLS},
    {"cases", required_argument, NULL, OPTION_CASES},
    {"case", required_argument, NULL, OPTION_CASES},
    {"skip", required_argument, NULL, OPTION_SKIP},
    {"quick", no_argument, NULL, OPTION_QUICK},
    {"samples", required_argument, NULL, OPTION_SAMPLES},
    {"warmup", required_argument, NULL, OPTION_WARMUP},
    {"batches", required_argument, NULL, OPTION_BATCHES},
    {"budget", required_argument, NULL, OPTION_BUDGET},
    {"kernel-args", required_argument, NULL, OPTION_KERNEL_ARGS},
    {"out", required_argument, NULL, OPTION_OUT},
    {"report", required_argument, NULL, OPTION_REPORT},
    {"timeout", required_argument, NULL, OPTION_TIMEOUT},
    {"no-plots", no_argument, NULL, OPTION_NO_PLOTS},
    {"help", no_argument, NULL, OPTION_HELP},
    {NULL, 0, NULL, 0},
};

/* Options that say what to boot in turns. */
static bool take_against(struct reading *reading, int option, const char *value)
{
    if (option == OPTION_AGAINST) {
        reading->options->against = value;
        return option_file(reading, "against", value);
    }
    reading->options->against_args = value;
    return option_line(reading, "against-args", value, true);
}

/* Options that say where the instructions go. */
static bool take_profile(struct reading *reading, int option, const char *value)
{
    reading->options->profile = true;
    if (option == OPTION_PROFILE) {
        reading->of_qemu = "--profile";
        return true;
    }
    reading->of_qemu = "--symbols";
    reading->options->symbols = value;
    return option_file(reading, "symbols", value);
}

/* Options that say what QEMU's machine is like. */
static bool take_machine(struct reading *reading, int option, const char *value)
{
    struct run_options *options = reading->options;

    switch (option) {
    case OPTION_XEN:
        reading->of_qemu = "--xen";
        options->xen = value;
        return option_file(reading, "xen", value);
    case OPTION_QEMU:
        reading->of_qemu = "--qemu";
        options->qemu = value;
        return option_file(reading, "qemu", value);
    case OPTION_CPU:
        reading->of_qemu = "--cpu";
        options->cpu = value;
        return option_line(reading, "cpu", value, false);
    case OPTION_ACCEL:
        reading->of_qemu = "--accel";
        options->accel = value;
        return option_one_of(reading, "accel", value, (const char *[]){"tcg", "kvm", NULL});
    case OPTION_XEN_ARGS:
        reading->of_qemu = "--xen-args";
        options->xen_args = value;
        return option_line(reading, "xen-args", value, true);
    default: /* OPTION_QEMU_ARG */
        reading->of_qemu = "--qemu-arg";
        options->qemu_args[reading->qemu_args++] = value;
        return true;
    }
}

/* Options that say what to measure. */
static bool take_measure(struct reading *reading, int option, const char *value)
{
    switch (option) {
    case OPTION_CASES:
        return option_add_globs(reading, &reading->cases, "cases", value);
    case OPTION_SKIP:
        return option_add_globs(reading, &reading->skip, "skip", value);
    case OPTION_QUICK:
        reading->options->quick = true;
        return option_add(reading, NULL, "quick");
    case OPTION_SAMPLES:
        return option_add_number(reading, "samples", value, 1, SAMPLES_MAX);
    case OPTION_WARMUP:
        return option_add_number(reading, "warmup", value, 0, SAMPLES_MAX);
    case OPTION_BATCHES:
        return option_add_batches(reading, value);
    case OPTION_BUDGET:
        return option_add_number(reading, "budget", value, 1024, BUDGET_MOST);
    default: /* OPTION_KERNEL_ARGS */
        reading->kernel_args = value;
        return option_line(reading, "kernel-args", value, true);
    }
}

static bool take(struct reading *reading, int option, const char *value)
{
    struct run_options *options = reading->options;

    switch (option) {
    case OPTION_ENV:
        options->env = value;
        return option_env(reading, value);
    case OPTION_ON:
        return option_on(reading, value);
    case OPTION_PIN:
    case OPTION_MEMORY:
    case OPTION_TSC_MODE:
    case OPTION_PVSHIM:
    case OPTION_SHIFT:
        return option_xl(reading, (char)option, value);
    case OPTION_XEN:
    case OPTION_QEMU:
    case OPTION_CPU:
    case OPTION_ACCEL:
    case OPTION_XEN_ARGS:
    case OPTION_QEMU_ARG:
        return take_machine(reading, option, value);
    case OPTION_PROFILE:
    case OPTION_SYMBOLS:
        return take_profile(reading, option, value);
    case OPTION_AGAINST:
    case OPTION_AGAINST_ARGS:
        return take_against(reading, option, value);
    case OPTION_KERNEL:
        options->kernel = value;
        return option_file(reading, "kernel", value);
    case OPTION_UNIT:
        options->unit = value;
        return option_one_of(reading, "unit", value, (const char *[]){"insns", "cycles", NULL});
    case OPTION_BOOTS:
        return option_small(reading, "boots", value, 1000, &options->boots);
    case OPTION_VCPUS:
        options->vcpus = value;
        return option_one_of(reading, "vcpus", value, (const char *[]){"1", "2", NULL});
    case OPTION_EVENTS:
        options->events = value;
        return option_one_of(reading, "events", value, (const char *[]){"2l", "fifo", NULL});
    case OPTION_OUT:
        return option_output(reading, "out", value, &options->out);
    case OPTION_REPORT:
        if (output_is_stdout(value))
            return option_wrong(reading, "--report %s: stdout has what is shown: name a file",
                                value);
        return option_output(reading, "report", value, &options->report);
    case OPTION_TIMEOUT:
        return option_small(reading, "timeout", value, 86400, &options->timeout);
    case OPTION_NO_PLOTS:
        options->plots = false;
        return true;
    case OPTION_HELP:
        options->help = true;
        return true;
    default:
        return take_measure(reading, option, value);
    }
}

static bool finish(struct reading *reading)
{
    struct run_options *options = reading->options;

    if (!option_check_on(reading))
        return false;
    if (!strcmp(options->unit, "insns") && !strcmp(options->accel, "kvm"))
        return option_wrong(reading,
                            "instructions are counted in QEMU's own emulation: with --accel kvm "
                            "the unit is cycles");
    if (options->profile &&
        (strcmp(options->unit, "insns") != 0 || strcmp(options->vcpus, "1") != 0))
        return option_wrong(reading, "a profile is of instructions, on one vCPU: --profile needs "
                                     "--unit insns and no --vcpus 2");
    if (options->against_args && !options->against)
        return option_wrong(reading, "--against-args is of what --against names: add --against");
    if (options->against && options->env && !strcmp(options->env, RUN_ENV_ALL))
        return option_wrong(reading, "--against boots two sides of one environment, not of all");
    if (options->env && options->kernel && !strcmp(options->env, RUN_ENV_ALL))
        return option_wrong(reading, "--kernel names one image, and --env all boots one for each");
    return option_check_cases(reading) &&
           (!strcmp(options->events, "2l") || option_add_events(reading)) &&
           (!strcmp(options->vcpus, "1") || option_add(reading, "vcpus", options->vcpus)) &&
           (!reading->cases.text[0] || option_add(reading, "cases", reading->cases.text)) &&
           (!reading->skip.text[0] || option_add(reading, "skip", reading->skip.text)) &&
           (!reading->kernel_args || option_add(reading, NULL, reading->kernel_args));
}

static bool read_all(struct reading *reading, int argc, char **argv)
{
    int option;

    optind = 0; /* glibc: start again */
    while ((option = option_next(argc, argv, long_options, reading->wrong, reading->size)) != -1) {
        if (option == OPTION_WRONG)
            return false;
        if (!take(reading, option == 'h' ? OPTION_HELP : option, optarg))
            return false;
    }
    if (optind < argc)
        return option_wrong(reading, "unexpected argument '%s'", argv[optind]);
    return reading->options->help || finish(reading);
}

bool run_options_read(struct run_options *options, int argc, char **argv, char *text, size_t size)
{
    struct reading reading = {.options = options, .wrong = text, .size = size};

    *options = (struct run_options){
        .accel = "tcg",
        .vcpus = "1",
        .events = "2l",
        .boots = 1,
        .timeout = 60,
        .plots = true,
        .qemu_args = memory_new(((size_t)argc + 1) * sizeof(char *)),
    };
    return read_all(&reading, argc, argv);
}

void run_options_free(struct run_options *options)
{
    free(options->qemu_args);
    options->qemu_args = NULL;
}
