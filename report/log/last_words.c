/* SPDX-License-Identifier: MIT */
/*
 * The last words of Xen, which hold from 3.2 to 4.20: panic() of xen/drivers/char/console.c, the
 * BUG frames and fatal_trap() of xen/arch/x86/traps.c, construct_dom0() and its callers,
 * __domain_crash() of xen/common/domain.c and hwdom_shutdown() of xen/common/shutdown.c.
 */
#include "report/log/last_words.h"

#include "report/log/line.h"
#include "report/record/record.h"

static const struct last_words words[] = {
    {"Panic on CPU", LAST_OF_XEN, true},
    {"Xen BUG at", LAST_OF_XEN, false},
    {"FATAL TRAP", LAST_OF_XEN, false},
    {"FATAL PAGE FAULT", LAST_OF_XEN, false},
    {"Could not set up DOM0 guest OS", LAST_OF_XEN, false},
    {"Could not construct d", LAST_OF_XEN, false}, /* "dom0" or "domain 0" */
    {"Domain 0 crashed", LAST_OF_DOM0, false},
    {"Domain 0 (vcpu#", LAST_OF_DOM0, false},
    {"Hardware Dom0 crashed", LAST_OF_DOM0, false},
    {"domain_crash", LAST_OF_A_GUEST, false},
    {"Hardware Dom0 halted", LAST_OF_MACHINE, false},
};

const struct last_words *last_words_find(struct record_slice xen)
{
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (slice_has(xen, words[i].text))
            return &words[i];
    return NULL;
}
