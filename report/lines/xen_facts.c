/* SPDX-License-Identifier: MIT */
/*
 * The wordings of Xen 4.6 to 4.22, each with the function that prints it: docs/xen-lines.md has the
 * releases.  Where a fact was worded in several ways it has a row for each, and one key.
 */
#include "report/lines/xen_facts.h"

#include <string.h>

#include "report/lines/line.h"
#include "report/record/record.h"

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
    const char *end = fact->end ? memmem(value.at, value.len, fact->end, strlen(fact->end)) : NULL;

    if (end)
        value.len = (size_t)(end - value.at);
    return value;
}

/* The words of print_details() of 4.6 to 4.22 that one could be taken for, if it were cut. */
static const char *const words[] = {
    "BHB-entry",      "BHI_DIS_S+",     "BHI_DIS_S-",
    "BRANCH_HARDEN",  "BTC_NO",         "DIV",
    "EAGER_FPU",      "EIBRS",          "FBSDP_NO",
    "FB_CLEAR",       "FB_CLEAR_CTRL",  "GDS_CTRL",
    "GDS_NO",         "HARDEN_ARRAY",   "HARDEN_BRANCH",
    "HARDEN_LOCK",    "IBPB",           "HARDEN_GUEST_ACCESS",
    "IBPB-ctxt",      "IBPB-entry",     "IBPB_BRTYPE",
    "IBPB_RET",       "IBRS",           "IBRS/IBPB",
    "IBRS_ALL",       "IBRS_ALWAYS",    "IBRS_FAST",
    "IBRS_SAME_MODE", "INDIRECT_THUNK", "L1D_FLUSH",
    "LOCK_HARDEN",    "MDS_NO",         "MD_CLEAR",
    "MSR_SPEC_CTRL",  "None",           "MSR_VIRT_SPEC_CTRL",
    "PBRSB_NO",       "PSDP_NO",        "PSFD",
    "RDCL_NO",        "RETURN_THUNK",   "RFDS_CLEAR",
    "RFDS_NO",        "RRSBA",          "RSB",
    "RSBA",           "RSB_NATIVE",     "RSB_VMEXIT",
    "SBDR_SSDP_NO",   "SBPB",           "SHADOW_PAGING",
    "SKIP_L1DFL",     "SRBDS_CTRL",     "SRSO_MSR_FIX",
    "SRSO_NO",        "SRSO_US_NO",     "SSBD",
    "SSB_NO",         "STIBP",          "STIBP_ALWAYS",
    "TAA_NO",         "TSA_L1_NO",      "TSA_SQ_NO",
    "TSX_CTRL",       "VERW",           "VERW_CLEAR",
    "VIRT_SSBD",
};

/* Of its last word: one that is known, the beginning of one, or neither. */
static enum overlay_end word_end(struct record_slice word)
{
    enum overlay_end end = OVERLAY_END_ODD;
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (strlen(words[i]) < word.len || memcmp(words[i], word.at, word.len))
            continue;
        if (!words[i][word.len])
            return OVERLAY_END_OPEN;
        end = OVERLAY_END_TORN;
    }
    return end;
}

enum overlay_end xen_fact_end(const struct xen_fact *fact, struct record_slice value)
{
    struct record_slice word = {value.at + value.len, 0};

    if (value.len > 3 && !memcmp(value.at + value.len - 3, "...", 3))
        return OVERLAY_END_TORN;
    if (strncmp(fact->key, "boot.spec-ctrl.", 15) || !value.len)
        return OVERLAY_END_OPEN;
    if (!strcmp(fact->key, "boot.spec-ctrl.settings") && !slice_has(value, ", Other"))
        return OVERLAY_END_TORN;
    while (word.at > value.at && word.at[-1] != ' ') {
        word.at--;
        word.len++;
    }
    /* No word is behind "Other:" where there is none. */
    return !word.len || word.at[word.len - 1] == ':' ? OVERLAY_END_OPEN : word_end(word);
}
