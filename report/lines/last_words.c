/* SPDX-License-Identifier: MIT */
/*
 * The last words of Xen, which hold from 3.2 to 4.22: panic() of xen/drivers/char/console.c, the
 * BUG and assertion frames, do_double_fault(), do_early_page_fault(), fatal_trap() and
 * nmi_watchdog_tick() of xen/arch/x86, construct_dom0() and its callers, __domain_crash() of
 * xen/common/domain.c, domain_watchdog_timeout() of xen/common/sched and hwdom_shutdown() of
 * xen/common/shutdown.c, which said "Domain 0" before 4.5.  What domain_crash() prints first
 * ("domain_crash called from") names no domain, and is followed by the line of __domain_crash()
 * that does.
 */
#include "report/lines/last_words.h"

#include <stdint.h>
#include <string.h>

#include "report/lines/line.h"
#include "report/record/record.h"

static const struct last_words words[] = {
    {"Panic on CPU", LAST_OF_XEN, true},
    {"Xen BUG at", LAST_OF_XEN, false},
    {"Assertion '", LAST_OF_XEN, false},
    {"*** DOUBLE FAULT ***", LAST_OF_XEN, false},
    {"Early fatal page fault", LAST_OF_XEN, false},
    {"FATAL TRAP", LAST_OF_XEN, false},
    {"FATAL PAGE FAULT", LAST_OF_XEN, false},
    {"Watchdog timer detects that CPU%", LAST_OF_XEN, false},
    {"Could not set up DOM0 guest OS", LAST_OF_XEN, false},
    {"Could not construct d", LAST_OF_XEN, false}, /* "dom0" or "domain 0" */
    {"Domain % crashed", LAST_OF_A_DOMAIN, false},
    {"Domain % reported crashed", LAST_OF_A_DOMAIN, false},
    {"Domain % (vcpu#", LAST_OF_A_DOMAIN, false},
    {"Watchdog timer fired for domain %", LAST_OF_A_DOMAIN, false},
    {"Watchdog timer % fired for d%", LAST_OF_A_DOMAIN, false},
    {"Domain % shutdown: watchdog", LAST_OF_DOM0, false},
    {"Dom% crashed", LAST_OF_DOM0, false},
    {"Dom% shutdown: watchdog", LAST_OF_DOM0, false},
    {"Dom% shutdown (unknown reason", LAST_OF_DOM0, false},
    {"Hardware domain % did unsupported soft reset", LAST_OF_DOM0, false},
    {"Hardware Dom% halted", LAST_OF_MACHINE, false},
};

/* The number at a text; how many digits it has, 0 for none and for one that no domain has. */
static size_t number_at(const char *at, const char *end, uint64_t *number)
{
    size_t digits = 0;

    for (*number = 0; at + digits < end && at[digits] >= '0' && at[digits] <= '9'; digits++)
        if ((*number = *number * 10 + (uint64_t)(at[digits] - '0')) > UINT32_MAX)
            return 0;
    return digits;
}

static bool matches_at(const char *at, const char *end, const char *pattern, uint64_t *number)
{
    size_t digits;

    for (; *pattern; pattern++) {
        if (*pattern == '%') {
            digits = number_at(at, end, number);
            if (!digits)
                return false;
            at += digits;
        } else if (at == end || *at++ != *pattern) {
            return false;
        }
    }
    return true;
}

static bool matches(struct record_slice xen, const char *pattern, uint64_t *number)
{
    const char *at = xen.at, *end = xen.at + xen.len;

    for (; at < end && (at = memchr(at, *pattern, (size_t)(end - at))); at++)
        if (matches_at(at, end, pattern, number))
            return true;
    return false;
}

const struct last_words *last_words_find(struct record_slice xen, uint64_t ours)
{
    uint64_t domain = 0;
    size_t i;

    for (i = 0; xen.at && i < sizeof(words) / sizeof(*words); i++) {
        if (!matches(xen, words[i].text, &domain))
            continue;
        if (words[i].of == LAST_OF_A_DOMAIN && domain != 0 && domain != ours)
            return NULL;
        return &words[i];
    }
    return NULL;
}
