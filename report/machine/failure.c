/* SPDX-License-Identifier: MIT */
/* See failure.h. */
#include "report/machine/failure.h"

#include <stdio.h>
#include <string.h>

#include "report/machine/boot_end.h"

void failure_say_unstarted(const struct boot_result *result, bool kvm)
{
    fprintf(stderr, "pvbench run: %s could not be started: %s%s\n",
            strcmp(result->runner, "xl") ? result->runner : "the domain",
            result->stop == BOOT_STOP_UNSTARTED ? strerror(result->error) : boot_complaint(result),
            kvm ? "; leave --accel kvm away, and QEMU emulates" : "");
}

/*
 * An instruction whose clock QEMU does not know: a device or a CPU of the options made it one.
 * RDMSR and WRMSR are such, by which Xen reaches an x2APIC's timer (target/i386/tcg/emit.c.inc,
 * QEMU 9 to 11).
 */
void failure_say_uncounted(const struct boot_result *result, const char *cpu)
{
    bool x2apic =
        cpu && strstr(cpu, "x2apic") && !strstr(cpu, "-x2apic") && !strstr(cpu, "x2apic=off");

    fprintf(stderr,
            "pvbench run: QEMU cannot count instructions with these options: it says \"%s\"; leave "
            "%s out, or use --unit cycles\n",
            result->complaint, x2apic ? "x2apic in --cpu" : "--qemu-arg, --cpu or --vcpus");
}

void failure_say_unpinned(const struct boot_result *result, const char *pin)
{
    fprintf(stderr, "pvbench run: the vCPU could not be pinned to CPU %s: %s\n", pin,
            strerror(result->error));
}
