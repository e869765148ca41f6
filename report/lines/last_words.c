/* SPDX-License-Identifier: MIT */
/*
 * The last words of Xen, which hold from 3.2 to 4.22: panic() of xen/drivers/char/console.c, the
 * BUG and assertion frames, do_double_fault(), do_early_page_fault(), fatal_trap() and
 * nmi_watchdog_tick() of xen/arch/x86, construct_dom0() and its callers, __domain_crash() of
 * xen/common/domain.c, domain_watchdog_timeout() of xen/common/sched and hwdom_shutdown() of
 * xen/common/shutdown.c, which said "Domain 0" before 4.5.  panic() ends in one of two lines more,
 * and its first one may be lost.
 *
 * What comes before such a line names no domain, or may be survived, and is the last of a log that
 * was cut there: domain_crash(), asm_domain_crash_synchronous(), what a guest meets that has no
 * handler (in other words from 4.17 on), machine checks (cpu/mcheck/mce.c), do_nmi() and
 * kexec_crash().
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
    {"Watchdog timer detects that CPU@", LAST_OF_XEN, false},
    {"FATAL RESERVED TRAP", LAST_OF_XEN, false},
    {"GENERAL PROTECTION FAULT", LAST_OF_XEN, false},
    {"CONTROL-FLOW PROTECTION FAULT", LAST_OF_XEN, false},
    {"Unknown interrupt (cr2=", LAST_OF_XEN, false},
    {"Xen stack overflow (dumping trace", LAST_OF_XEN, false},
    {"Fatal machine check: ", LAST_OF_XEN, false},
    {"MCE: Fatal error happened on CPUs", LAST_OF_XEN, false},
    {"Reboot in five seconds...", LAST_AFTER_PANIC, false},
    {"Manual reset required (", LAST_AFTER_PANIC, false},
    {"Could not set up DOM0 guest OS", LAST_OF_XEN, false},
    {"Could not construct d", LAST_OF_XEN, false}, /* "dom0" or "domain 0" */
    {"Domain % crashed", LAST_OF_A_DOMAIN, false},
    {"Domain % reported crashed", LAST_OF_A_DOMAIN, false},
    {"Domain % (vcpu#", LAST_OF_A_DOMAIN, false},
    {"Watchdog timer fired for domain %", LAST_OF_A_DOMAIN, false},
    {"Watchdog timer @ fired for d%", LAST_OF_A_DOMAIN, false},
    {"Domain % shutdown: watchdog", LAST_OF_DOM0, false},
    {"Dom% crashed", LAST_OF_DOM0, false},
    {"Dom% shutdown: watchdog", LAST_OF_DOM0, false},
    {"Dom% shutdown (unknown reason", LAST_OF_DOM0, false},
    {"Hardware domain % did unsupported soft reset", LAST_OF_DOM0, false},
    {"Hardware Dom% halted", LAST_OF_MACHINE, false},
    {"domain_crash called from", LAST_MAY_BE_CRASH, false},
    {"domain_crash_sync called from", LAST_MAY_BE_CRASH, false},
    {"d%v@ Unhandled", LAST_MAY_BE_CRASH, false},
    {"d%v@: unhandled page fault", LAST_MAY_BE_CRASH, false},
    {"d%:v@: unhandled page fault", LAST_MAY_BE_CRASH, false},
    {": Machine Check Exception", LAST_MAY_BE_PANIC, false},
    {"Unexpected Machine Check Exception", LAST_MAY_BE_PANIC, false},
    {"NMI - PCI system error (SERR)", LAST_MAY_BE_PANIC, false},
    {"NMI - I/O ERROR", LAST_MAY_BE_PANIC, false},
    {"Uhhuh. NMI received for unknown reason", LAST_MAY_BE_PANIC, false},
    {"Executing kexec image on cpu", LAST_MAY_BE_PANIC, false},
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
    uint64_t another;
    size_t digits;

    for (; *pattern; pattern++) {
        if (*pattern == '%' || *pattern == '@') {
            digits = number_at(at, end, *pattern == '%' ? number : &another);
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

/* Of a domain that the line names; other lines name none, and are of every boot. */
static bool names_another(const struct last_words *found, uint64_t domain, uint64_t ours)
{
    bool names = found->of == LAST_OF_A_DOMAIN ||
                 (found->of == LAST_MAY_BE_CRASH && strchr(found->text, '%'));

    return names && domain != 0 && domain != ours;
}

const struct last_words *last_words_find(struct record_slice xen, uint64_t ours)
{
    static const struct last_words another = {"", LAST_OF_ANOTHER, false};
    uint64_t domain = 0;
    size_t i;

    for (i = 0; xen.at && i < sizeof(words) / sizeof(*words); i++)
        if (matches(xen, words[i].text, &domain))
            return names_another(&words[i], domain, ours) ? &another : &words[i];
    return NULL;
}
