/* SPDX-License-Identifier: MIT */
/*
 * What Xen itself prints on the console: facts about the host under the keys boot.*, and how it
 * died.  Xen says these things nowhere else, so they are taken from the log.
 */
#include "report/log/xen_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/log/facts.h"
#include "report/log/last_words.h"
#include "report/log/line.h"
#include "report/log/log.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/console/overlay.h"
#include "report/text/text.h"

/* A fact is the rest of the line after 'text', or the whole line with 'whole'. */
static const struct {
    const char *text;
    const char *key;
    bool whole;
} xen_facts[] = {
    {"Xen version ", "boot.xen", false},
    {"Latest ChangeSet: ", "boot.changeset", false},
    {"build-id: ", "boot.build-id", false},
    {"Command line: ", "boot.cmdline", false},
    {"CPU Vendor: ", "boot.cpu", false},
    {"Detected ", "boot.clock", true},
    {"Platform timer is ", "boot.platform-timer", false},
    {"Brought up ", "boot.cpus", false},
    {"Using scheduler: ", "boot.scheduler", false},
    {"Hardware hints: ", "boot.spec-ctrl.hints", false},
    {"Hardware features: ", "boot.spec-ctrl.features", false},
    {"Compiled-in support: ", "boot.spec-ctrl.compiled", false},
    {"Xen settings: ", "boot.spec-ctrl.settings", false},
    {"Support for PV VMs: ", "boot.spec-ctrl.pv", false},
    {"XPTI (64-bit PV only): ", "boot.xpti", false},
    {"PV L1TF shadowing: ", "boot.l1tf", false},
    {"Disabling PV32", "boot.pv32", true},
    {"Booting on ", "boot.smt", true},
};

bool log_is_banner(const struct log_line *line)
{
    return slice_starts(line->xen, "Xen version ");
}

/* Xen's banner tells a debug build from a release. */
static void take_debug(struct facts *facts, struct record_slice xen)
{
    const char *debug = memmem(xen.at, xen.len, " debug=", 7);

    if (debug && debug + 7 < xen.at + xen.len)
        facts_set(facts, "boot.debug", debug[7] == 'y' ? "y" : "n");
}

static void take_fact(struct log_reader *r, struct record_slice xen, size_t which)
{
    struct facts *facts = &run_boot(r->run, r->boot)->facts;
    size_t skip = xen_facts[which].whole ? 0 : strlen(xen_facts[which].text);
    char *value;

    if (xen.len - skip > FACT_LENGTH_MAX) {
        log_lost(r, "fact %s is too long, and left out", xen_facts[which].key);
        return;
    }
    value = text_clean(xen.at + skip, xen.len - skip);
    facts_set(facts, xen_facts[which].key, value);
    if (!strcmp(xen_facts[which].key, "boot.xen"))
        take_debug(facts, xen);
    free(value);
}

static void say_died(struct log_reader *r, struct record_slice xen, enum outcome outcome)
{
    /* A panic's text is all that is wanted, not a line of a megabyte. */
    char *clean = text_clean(xen.at, xen.len < 200 ? xen.len : 200);

    run_say_problem(r->run, "boot %u: %s:%lu: Xen says: %s", r->boot, r->name, r->line, clean);
    run_worsen(r->run, r->boot, outcome);
    free(clean);
}

static void take_last_words(struct log_reader *r, struct record_slice xen)
{
    const struct last_words *words = last_words_find(xen);

    /* A kernel that has ended halts the machine, and one that has not is partial anyway. */
    if (!words || words->of == LAST_OF_MACHINE)
        return;
    say_died(r, xen, words->of == LAST_OF_XEN ? OUTCOME_PANICKED : OUTCOME_CRASHED);
    r->panic = words->reason_follows;
}

#define FACT_NONE (sizeof(xen_facts) / sizeof(*xen_facts))

/* Which of the facts it is, or FACT_NONE. */
static size_t find_fact(struct record_slice xen)
{
    size_t i;

    for (i = 0; i < FACT_NONE && !(xen.at && slice_starts(xen, xen_facts[i].text)); i++)
        ;
    return i;
}

/* A fact's line again, of which only so much is its own. */
static void take_again(struct log_reader *r, const struct overlay_line *kept, size_t own)
{
    struct log_line whole, line;
    size_t fact;

    log_line_parse(kept->text, kept->len, &whole);
    log_line_parse(kept->text, own, &line);
    fact = find_fact(whole.xen);
    if (find_fact(line.xen) == fact)
        take_fact(r, line.xen, fact);
    else if (fact != FACT_NONE)
        facts_drop(&run_boot(r->run, r->boot)->facts, xen_facts[fact].key);
}

void log_uncover_xen(struct log_reader *r)
{
    size_t width = overlay_width(&r->overlay);
    unsigned i, covered = 0;

    for (i = 0; width && i < r->overlay.count; i++) {
        const struct overlay_line *kept = &r->overlay.line[i];
        size_t own = kept->fact ? overlay_own(&r->overlay, i, width) : kept->len;

        if (own == kept->len)
            continue;
        take_again(r, kept, own);
        covered++;
    }
    r->overlay.count = r->overlay.other = 0;
    if (covered)
        run_say_problem(
            r->run,
            "boot %u: %s: what was on the screen before stands behind Xen's words, and is "
            "left out of %u facts boot.*: look at them",
            r->boot, r->name, covered);
}

void log_xen_line(struct log_reader *r, const struct log_line *line)
{
    struct record_slice xen = line->xen;
    size_t fact;

    if (!xen.len)
        return;
    if (r->panic && *xen.at != '*') {
        /* The line after "Panic on CPU n:" says why. */
        r->panic = false;
        say_died(r, xen, OUTCOME_PANICKED);
        return;
    }
    fact = find_fact(xen);
    overlay_add(&r->overlay, line->at, (size_t)(xen.at + xen.len - line->at), fact != FACT_NONE);
    if (fact != FACT_NONE)
        take_fact(r, xen, fact);
    else
        take_last_words(r, xen);
}

static void check_told(const struct log_reader *r, const char *what, struct record_slice printed,
                       const char *told)
{
    size_t len = told ? strlen(told) : 0;

    while (len && told[len - 1] == ' ')
        len--;
    /* A domain that may not know it is told "<denied>", and old loaders leave the file's name. */
    if (!printed.len || !len || *told == '<' || memmem(printed.at, printed.len, told, len))
        return;
    run_say_problem(r->run,
                    "boot %u: %s: Xen's line says %s %.*s, and the kernel was told %.*s: a line of "
                    "Xen's is damaged",
                    r->boot, r->name, what, (int)printed.len, printed.at, (int)len, told);
}

/* The fact, or of a banner its first word. */
static struct record_slice printed_fact(const struct facts *facts, const char *key, bool word)
{
    const char *value = facts_get(facts, key);

    value = value ? value : "";
    return (struct record_slice){value, word ? strcspn(value, " ") : strlen(value)};
}

static bool ends_in_year(const char *text)
{
    size_t len = strlen(text);

    return len > 4 && strspn(text + len - 4, "0123456789") == 4;
}

/* The line with the version is Xen's longest, and ends in the date: it tells of wrapped lines. */
static void check_date(const struct log_reader *r, const char *banner, const char *date)
{
    if (banner && date && ends_in_year(date) && !ends_in_year(banner))
        run_say_problem(r->run,
                        "boot %u: %s: Xen's line with its version lacks its end, %s: Xen's lines "
                        "are wrapped or cut at a column, and facts boot.* with them",
                        r->boot, r->name, date);
}

void log_check_xen(const struct log_reader *r)
{
    const struct facts *facts = &run_boot(r->run, r->boot)->facts;
    const char *major = facts_get(facts, "xen.major"), *minor = facts_get(facts, "xen.minor");
    const char *extra = facts_get(facts, "xen.extraversion");
    char version[128];

    if (major && minor && extra) {
        snprintf(version, sizeof(version), "%s.%s%s", major, minor, extra);
        check_told(r, "version", printed_fact(facts, "boot.xen", true), version);
        check_date(r, facts_get(facts, "boot.xen"), facts_get(facts, "xen.compile-date"));
    }
    check_told(r, "command line", printed_fact(facts, "boot.cmdline", false),
               facts_get(facts, "xen.commandline"));
    check_told(r, "build id", printed_fact(facts, "boot.build-id", false),
               facts_get(facts, "xen.build-id"));
}
