/* SPDX-License-Identifier: MIT */
/*
 * The wordings of Xen 4.6 to 4.22, each with the function that prints it: docs/xen-lines.md has the
 * releases.  Where a fact was worded in several ways it has a row for each, and one key.
 */
#include "report/checks/xen_facts.h"

#include "report/record/slice.h"

#define REST(text_, key_)                                                                          \
    {                                                                                              \
        .text = text_, .key = key_, .skip = sizeof(text_) - 1                                      \
    }
#define WHOLE(text_, key_)                                                                         \
    {                                                                                              \
        .text = text_, .key = key_                                                                 \
    }

static const struct xen_fact facts[] = {
    /* xen/drivers/char/console.c, console_init_preirq() */
    REST("Xen version ", "boot.xen"),
    REST("Latest ChangeSet: ", "boot.changeset"),
    /* xen/common/version.c, and with live patches xen/common/livepatch.c */
    REST("build-id: ", "boot.build-id"),
    /* xen/arch/x86/setup.c, __start_xen() */
    REST("Command line: ", "boot.cmdline"),
    WHOLE("Disabling PV32 due to ", "boot.pv32"),
    {.text = "- Disabling PV32 due to ", .key = "boot.pv32", .skip = 2},
    {.text = "Enabling Supervisor Shadow Stacks", .key = "boot.cet", .skip = 9, .joins = true},
    {.text = "Enabling Indirect Branch Tracking", .key = "boot.cet", .skip = 9, .joins = true},
    /* xen/arch/x86/traps-setup.c */
    {.text = "Using IDT event delivery", .key = "boot.event-delivery", .skip = 6},
    {.text = "Using FRED event delivery", .key = "boot.event-delivery", .skip = 6},
    /* xen/arch/x86/cpu/common.c, xen/arch/x86/time.c, xen/arch/x86/smpboot.c, xen/common/sched */
    REST("CPU Vendor: ", "boot.cpu"),
    WHOLE("Detected ", "boot.clock"),
    REST("Platform timer is ", "boot.platform-timer"),
    WHOLE("TSC warp detected", "boot.tsc"),
    {.text = "verify_tsc_reliability: TSC warp detected", .key = "boot.tsc", .skip = 24},
    REST("Brought up ", "boot.cpus"),
    REST("Using scheduler: ", "boot.scheduler"),
    /* xen/arch/x86/spec_ctrl.c, print_details() */
    REST("Hardware hints: ", "boot.spec-ctrl.hints"),
    REST("Hardware features: ", "boot.spec-ctrl.features"),
    REST("Compiled-in support: ", "boot.spec-ctrl.compiled"),
    REST("Xen settings: ", "boot.spec-ctrl.settings"),
    REST("BTI mitigations: ", "boot.spec-ctrl.settings"),
    REST("Support for PV VMs: ", "boot.spec-ctrl.pv"),
    {.text = "Support for VMs: PV: ", .key = "boot.spec-ctrl.pv", .skip = 21, .end = ", HVM:"},
    REST("XPTI (64-bit PV only): ", "boot.xpti"),
    REST("XPTI: ", "boot.xpti"),
    REST("PV L1TF shadowing: ", "boot.l1tf"),
    REST("L1TF: ", "boot.l1tf.cpu"),
    /* the same file, init_speculation_mitigations() and div_calculations(): one for each weakness
     */
    {.text = "Booted on ", .key = "boot.smt", .joins = true, .warns = true},
};

const struct xen_fact *xen_fact_find(struct record_slice xen)
{
    size_t i;

    for (i = 0; xen.at && i < sizeof(facts) / sizeof(*facts); i++)
        if (slice_starts(xen, facts[i].text))
            return &facts[i];
    return NULL;
}

struct record_slice xen_fact_value(const struct xen_fact *fact, struct record_slice xen)
{
    struct record_slice value = {xen.at + fact->skip, xen.len - fact->skip};

    if (fact->end)
        value.len = slice_place(value, fact->end);
    return value;
}

/* WARN() of xen/include/xen/bug.h, and ubsan_prologue() of xen/common/ubsan. */
bool xen_complains(struct record_slice xen)
{
    return slice_has(xen, "Xen WARN at ") || slice_has(xen, "UBSAN: Undefined behaviour in ");
}
