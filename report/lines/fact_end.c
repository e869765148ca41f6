/* SPDX-License-Identifier: MIT */
/* See fact_end.h. */
#include "report/lines/fact_end.h"

#include <string.h>

#include "report/record/slice.h"

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
