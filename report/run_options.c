/* SPDX-License-Identifier: MIT */
/* The options of `pvbench run`; see run_options.h. */
#include <getopt.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/case_globs.h"
#include "report/memory.h"
#include "report/record.h"
#include "report/run_options.h"

/* What the kernel takes (bench/options.h): larger numbers would cost a boot to be refused. */
#define SAMPLES_MAX 2048
#define BATCH_MAX   512
#define BATCH_SIZES 16
#define BUDGET_MOST 1000000000u

enum option_number {
    OPTION_XEN = 256,
    OPTION_KERNEL,
    OPTION_UNIT,
    OPTION_BOOTS,
    OPTION_CPU,
    OPTION_ACCEL,
    OPTION_XEN_ARGS,
    OPTION_QEMU_ARG,
    OPTION_CASES,
    OPTION_SKIP,
    OPTION_QUICK,
    OPTION_SAMPLES,
    OPTION_WARMUP,
    OPTION_BATCHES,
    OPTION_BUDGET,
    OPTION_KERNEL_ARGS,
    OPTION_OUT,
    OPTION_TIMEOUT,
    OPTION_NO_PLOTS,
    OPTION_HELP,
};

static const struct option long_options[] = {
    {"xen", required_argument, NULL, OPTION_XEN},
    {"kernel", required_argument, NULL, OPTION_KERNEL},
    {"unit", required_argument, NULL, OPTION_UNIT},
    {"boots", required_argument, NULL, OPTION_BOOTS},
    {"cpu", required_argument, NULL, OPTION_CPU},
    {"accel", required_argument, NULL, OPTION_ACCEL},
    {"xen-args", required_argument, NULL, OPTION_XEN_ARGS},
    {"qemu-arg", required_argument, NULL, OPTION_QEMU_ARG},
    {"cases", required_argument, NULL, OPTION_CASES},
    {"skip", required_argument, NULL, OPTION_SKIP},
    {"quick", no_argument, NULL, OPTION_QUICK},
    {"samples", required_argument, NULL, OPTION_SAMPLES},
    {"warmup", required_argument, NULL, OPTION_WARMUP},
    {"batches", required_argument, NULL, OPTION_BATCHES},
    {"budget", required_argument, NULL, OPTION_BUDGET},
    {"kernel-args", required_argument, NULL, OPTION_KERNEL_ARGS},
    {"out", required_argument, NULL, OPTION_OUT},
    {"timeout", required_argument, NULL, OPTION_TIMEOUT},
    {"no-plots", no_argument, NULL, OPTION_NO_PLOTS},
    {"help", no_argument, NULL, OPTION_HELP},
    {NULL, 0, NULL, 0},
};

/* What is read, while it is read. */
struct reading {
    struct run_options *options;
    char *wrong;
    size_t size;
    struct case_globs cases;
    struct case_globs skip;
    const char *kernel_args;
    size_t qemu_args;
};

__attribute__((format(printf, 2, 3))) static bool wrong(struct reading *reading, const char *format,
                                                        ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(reading->wrong, reading->size, format, args);
    va_end(args);
    return false;
}

static bool decimal(const char *text, uint64_t *out)
{
    return record_number((struct record_slice){text, strlen(text)}, out);
}

static bool number(struct reading *reading, const char *name, const char *text, uint64_t low,
                   uint64_t high, uint64_t *out)
{
    if (decimal(text, out) && *out >= low && *out <= high)
        return true;
    return wrong(reading, "--%s takes a number from %llu to %llu, not '%s'", name,
                 (unsigned long long)low, (unsigned long long)high, text);
}

static bool small(struct reading *reading, const char *name, const char *text, unsigned high,
                  unsigned *out)
{
    uint64_t value;

    if (!number(reading, name, text, 1, high, &value))
        return false;
    *out = (unsigned)value;
    return true;
}

/* A control character, or a byte above '~', would not arrive on a command line as it is. */
static bool line_words(struct reading *reading, const char *name, const char *text, bool spaces)
{
    const char *at;

    for (at = text; *at >= (spaces ? ' ' : '!') && *at <= '~'; at++)
        ;
    if (!*at && at > text)
        return true;
    return wrong(reading, "--%s takes printable ASCII%s", name, spaces ? "" : " without spaces");
}

/* Append "key=value" to the kernel's options, or the value alone. */
static bool add_word(struct reading *reading, const char *key, const char *value)
{
    char *words = reading->options->words;
    size_t len = strlen(words);
    int more = snprintf(words + len, RUN_WORDS_MAX - len, "%s%s%s%s", len ? " " : "",
                        key ? key : "", key ? "=" : "", value);

    if ((size_t)more < RUN_WORDS_MAX - len)
        return true;
    return wrong(reading, "the kernel's options are longer than %d bytes, which Xen would cut",
                 RUN_WORDS_MAX - 1);
}

static bool add_number(struct reading *reading, const char *name, const char *text, uint64_t low,
                       uint64_t high)
{
    uint64_t value;

    return number(reading, name, text, low, high, &value) && add_word(reading, name, text);
}

static bool add_globs(struct reading *reading, struct case_globs *globs, const char *name,
                      const char *text)
{
    return case_globs_add(globs, text) ||
           wrong(reading, "--%s takes a few names of cases, perhaps with * and ?, not '%s'", name,
                 text);
}

static bool check_cases(struct reading *reading)
{
    char glob[CASE_GLOBS_MAX];

    if (case_globs_unmatched(&reading->cases, glob, sizeof(glob)))
        return wrong(reading, "--cases %s matches no case; see pvbench list", glob);
    if (case_globs_unmatched(&reading->skip, glob, sizeof(glob)))
        return wrong(reading, "--skip %s matches no case; see pvbench list", glob);
    return case_globs_leave(&reading->cases, &reading->skip) ||
           wrong(reading, "--cases and --skip leave no case to run");
}

/* True for "1,8,64": numbers that rise, none above the kernel's largest batch. */
static bool rising(const char *list)
{
    struct record_slice item;
    uint64_t value, last = 0;
    unsigned count;

    item.at = list;
    for (count = 1; count <= BATCH_SIZES; count++) {
        item.len = strcspn(item.at, ",");
        if (!record_number(item, &value) || value <= last || value > BATCH_MAX)
            return false;
        if (!item.at[item.len])
            return true;
        last = value;
        item.at += item.len + 1;
    }
    return false;
}

static bool add_batches(struct reading *reading, const char *text)
{
    if (rising(text))
        return add_word(reading, "batches", text);
    return wrong(reading, "--batches takes rising numbers from 1 to %d such as 1,8,64, not '%s'",
                 BATCH_MAX, text);
}

static bool one_of(struct reading *reading, const char *name, const char *text, const char *first,
                   const char *second)
{
    if (!strcmp(text, first) || !strcmp(text, second))
        return true;
    return wrong(reading, "--%s is %s or %s, not '%s'", name, first, second, text);
}

static bool file_name(struct reading *reading, const char *name, const char *text)
{
    return *text ? true : wrong(reading, "--%s needs a name", name);
}

/* Options that say what to measure. */
static bool take_measure(struct reading *reading, int option, const char *value)
{
    switch (option) {
    case OPTION_CASES:
        return add_globs(reading, &reading->cases, "cases", value);
    case OPTION_SKIP:
        return add_globs(reading, &reading->skip, "skip", value);
    case OPTION_QUICK:
        reading->options->quick = true;
        return add_word(reading, NULL, "quick");
    case OPTION_SAMPLES:
        return add_number(reading, "samples", value, 1, SAMPLES_MAX);
    case OPTION_WARMUP:
        return add_number(reading, "warmup", value, 0, SAMPLES_MAX);
    case OPTION_BATCHES:
        return add_batches(reading, value);
    case OPTION_BUDGET:
        return add_number(reading, "budget", value, 1024, BUDGET_MOST);
    default: /* OPTION_KERNEL_ARGS */
        reading->kernel_args = value;
        return line_words(reading, "kernel-args", value, true);
    }
}

static bool take(struct reading *reading, int option, const char *value)
{
    struct run_options *options = reading->options;

    switch (option) {
    case OPTION_XEN:
        options->xen = value;
        return file_name(reading, "xen", value);
    case OPTION_KERNEL:
        options->kernel = value;
        return file_name(reading, "kernel", value);
    case OPTION_UNIT:
        options->unit = value;
        return one_of(reading, "unit", value, "insns", "cycles");
    case OPTION_BOOTS:
        return small(reading, "boots", value, 1000, &options->boots);
    case OPTION_CPU:
        options->cpu = value;
        return line_words(reading, "cpu", value, false);
    case OPTION_ACCEL:
        options->accel = value;
        return one_of(reading, "accel", value, "tcg", "kvm");
    case OPTION_XEN_ARGS:
        options->xen_args = value;
        return line_words(reading, "xen-args", value, true);
    case OPTION_QEMU_ARG:
        options->qemu_args[reading->qemu_args++] = value;
        return true;
    case OPTION_OUT:
        options->out = value;
        return file_name(reading, "out", value);
    case OPTION_TIMEOUT:
        return small(reading, "timeout", value, 86400, &options->timeout);
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

    if (!strcmp(options->unit, "insns") && !strcmp(options->accel, "kvm"))
        return wrong(reading, "instructions are counted in QEMU's own emulation: --accel kvm needs "
                              "--unit cycles");
    return check_cases(reading) &&
           (!reading->cases.text[0] || add_word(reading, "cases", reading->cases.text)) &&
           (!reading->skip.text[0] || add_word(reading, "skip", reading->skip.text)) &&
           (!reading->kernel_args || add_word(reading, NULL, reading->kernel_args));
}

static bool read_all(struct reading *reading, int argc, char **argv)
{
    int option;

    optind = 0; /* glibc: start anew */
    opterr = 0;
    while ((option = getopt_long(argc, argv, "+:h", long_options, NULL)) != -1) {
        if (option == ':')
            return wrong(reading, "%s needs a value", argv[optind - 1]);
        if (option == '?')
            return wrong(reading, "unknown option '%s'", argv[optind - 1]);
        if (!take(reading, option == 'h' ? OPTION_HELP : option, optarg))
            return false;
    }
    if (optind < argc)
        return wrong(reading, "unexpected argument '%s'", argv[optind]);
    return reading->options->help || finish(reading);
}

bool run_options_read(struct run_options *options, int argc, char **argv, char *text, size_t size)
{
    struct reading reading = {.options = options, .wrong = text, .size = size};

    *options = (struct run_options){
        .xen = "4.17",
        .unit = "insns",
        .cpu = "qemu64",
        .accel = "tcg",
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

bool run_options_xen_is_version(const struct run_options *options)
{
    const char *at = options->xen;
    const char *rest = at + strspn(at, "0123456789.");

    return strchr(at, '.') && (!*rest || !strcmp(rest, "+pv32"));
}
