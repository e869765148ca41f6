/* SPDX-License-Identifier: MIT */
/* --on, and what goes with QEMU's machine or with a domain of xl's; see options_check.h. */
#include <stdint.h>
#include <string.h>

#include "report/host/pin.h"
#include "report/record/record.h"
#include "report/run/options.h"
#include "report/run/options_check.h"

/* Far beyond any use; a domain of ours needs 32 MiB. */
#define MEMORY_MAX 65536

bool option_on(struct reading *reading, const char *value)
{
    reading->options->on_xl = !strcmp(value, "xl");
    return option_one_of(reading, "on", value, (const char *[]){"qemu", "xl", NULL});
}

/* The script hands the value on as it was typed. */
static bool number(struct reading *reading, const char *name, const char *value, uint64_t low,
                   uint64_t high)
{
    uint64_t parsed;

    /* xl reads a number that starts with 0 by eights. */
    if (!(value[0] == '0' && value[1]) &&
        record_number((struct record_slice){value, strlen(value)}, &parsed) && parsed >= low &&
        parsed <= high)
        return true;
    return option_wrong(reading, "--%s takes a number from %u to %u, not '%s'", name, (unsigned)low,
                        (unsigned)high, value);
}

static bool take_pin(struct reading *reading, const char *value)
{
    reading->options->pin = value;
    if (*value && !value[strspn(value, "0123456789,-^")])
        return true;
    return option_wrong(reading, "--pin takes pCPUs such as 2 or 2-3 or 2,4, not '%s'", value);
}

static bool take_tsc_mode(struct reading *reading, const char *value)
{
    reading->options->tsc_mode = value;
    return option_one_of(reading, "tsc-mode", value,
                         (const char *[]){"native", "default", "always_emulate", NULL});
}

bool option_xl(struct reading *reading, char which, const char *value)
{
    struct run_options *options = reading->options;

    switch (which) {
    case 'p':
        return take_pin(reading, value);
    case 'm':
        reading->of_xl = "--memory";
        options->memory = value;
        return number(reading, "memory", value, 1, MEMORY_MAX);
    case 't':
        reading->of_xl = "--tsc-mode";
        return take_tsc_mode(reading, value);
    case 's':
        reading->of_xl = "--pvshim";
        options->pvshim = true;
        return true;
    default: /* 'i' */
        reading->of_xl = "--icount-shift";
        options->shift = value;
        return number(reading, "icount-shift", value, 0, 10);
    }
}

/* The unit of a real host is the TSC; only who knows that all of it runs under -icount counts. */
static bool check_xl(struct reading *reading)
{
    struct run_options *options = reading->options;
    bool insns = !strcmp(options->unit, "insns");

    if (reading->of_qemu)
        return option_wrong(reading,
                            "%s is about a machine in QEMU: with --on xl, Xen and the machine are "
                            "this host's own",
                            reading->of_qemu);
    if (insns && !options->shift)
        return option_wrong(reading,
                            "a host measures cycles: instructions are counted where all of "
                            "it runs in QEMU under -icount, whose shift --icount-shift "
                            "tells");
    if (options->shift && !insns)
        return option_wrong(reading, "--icount-shift is for --unit insns");
    if (options->against && strcmp(options->against, options->pvshim ? "pv" : "pvshim") != 0)
        return option_wrong(reading,
                            "a host has one Xen: with --on xl, --against is %s, the other way to "
                            "start the image, not '%s'",
                            options->pvshim ? "pv" : "pvshim", options->against);
    if (options->against_args)
        return option_wrong(reading, "--against-args is for another Xen, and a host has one");
    return !options->shift || option_add(reading, "icount-shift", options->shift);
}

/* In QEMU each vCPU has a CPU of its own. */
static bool check_pin(struct reading *reading)
{
    const struct run_options *options = reading->options;
    struct pin pin;
    char wrong[256];

    if (!strcmp(options->unit, "insns"))
        return option_wrong(reading, "--pin is for cycles: instructions are counted alike on every "
                                     "CPU");
    return pin_read(&pin, options->pin, strcmp(options->vcpus, "2") ? 1 : 2, wrong,
                    sizeof(wrong)) ||
           option_wrong(reading, "%s", wrong);
}

bool option_check_on(struct reading *reading)
{
    struct run_options *options = reading->options;

    if (!options->unit)
        options->unit = (options->on_xl ? !options->shift : !strcmp(options->accel, "kvm"))
                            ? "cycles"
                            : "insns";
    if (options->on_xl)
        return check_xl(reading);
    if (reading->of_xl)
        return option_wrong(reading, "%s is about a domain of this host: add --on xl",
                            reading->of_xl);
    return !options->pin || check_pin(reading);
}
