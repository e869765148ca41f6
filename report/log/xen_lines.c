/* SPDX-License-Identifier: MIT */
/*
 * What Xen itself prints on the console: facts about the host under the keys boot.*, and how it
 * died.  Xen says these things nowhere else, so they are taken from the log.
 */
#include "report/log/xen_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/console/overlay.h"
#include "report/log/facts.h"
#include "report/log/last_words.h"
#include "report/log/line.h"
#include "report/log/log.h"
#include "report/log/xen_facts.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/text/text.h"

/* More than any line of its own that is told to people. */
#define XEN_SAID_MAX 200

#define XEN_WARNINGS_MAX 8

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

/* Xen's own words: what people read, not a line of a megabyte. */
static void say_xen(struct log_reader *r, struct record_slice xen)
{
    char *clean = text_clean(xen.at, xen.len < XEN_SAID_MAX ? xen.len : XEN_SAID_MAX);

    run_say_problem(r->run, "boot %u: %s:%lu: Xen says: %s", r->boot, r->name, r->line, clean);
    free(clean);
}

/* What the boot goes on after; of one that Xen repeats without end the first are enough. */
static void say_warning(struct log_reader *r, struct record_slice xen)
{
    if (r->warnings++ < XEN_WARNINGS_MAX)
        say_xen(r, xen);
    else if (r->warnings == XEN_WARNINGS_MAX + 1)
        run_say_problem(r->run, "boot %u: %s:%lu: Xen warns again, and more is not named", r->boot,
                        r->name, r->line);
}

static void put_fact(struct log_reader *r, const struct xen_fact *fact, const char *value)
{
    struct facts *facts = &run_boot(r->run, r->boot)->facts;
    const char *before = fact->joins ? facts_get(facts, fact->key) : NULL;
    char *joined;

    if (!before) {
        facts_set(facts, fact->key, value);
    } else if (!strstr(before, value) && strlen(before) + strlen(value) < FACT_LENGTH_MAX &&
               asprintf(&joined, "%s; %s", before, value) >= 0) {
        facts_set(facts, fact->key, joined);
        free(joined);
    }
}

static void take_fact(struct log_reader *r, struct record_slice xen, const struct xen_fact *fact)
{
    struct record_slice part = xen_fact_value(fact, xen);
    char *value;

    if (part.len > FACT_LENGTH_MAX) {
        log_lost(r, "fact %s is too long, and left out", fact->key);
        return;
    }
    value = text_clean(part.at, part.len);
    put_fact(r, fact, value);
    if (!strcmp(fact->key, "boot.xen"))
        take_debug(&run_boot(r->run, r->boot)->facts, xen);
    free(value);
}

static void say_died(struct log_reader *r, struct record_slice xen, enum outcome outcome)
{
    say_xen(r, xen);
    run_worsen(r->run, r->boot, outcome);
}

static bool take_last_words(struct log_reader *r, struct record_slice xen)
{
    const struct last_words *words = last_words_find(xen, r->domain);

    if (!words)
        return false;
    /* A kernel that has ended halts the machine, and one that has not is partial anyway. */
    if (words->of != LAST_OF_MACHINE) {
        say_died(r, xen, words->of == LAST_OF_XEN ? OUTCOME_PANICKED : OUTCOME_CRASHED);
        r->panic = words->reason_follows;
    }
    return true;
}

/* WARN() of xen/include/xen/bug.h, and ubsan_prologue() of xen/common/ubsan: Xen finds fault with
 * itself, and goes on. */
static bool is_complaint(struct record_slice xen)
{
    return slice_has(xen, "Xen WARN at ") || slice_has(xen, "UBSAN: Undefined behaviour in ");
}

/* A fact's line again, of which only so much is its own. */
static void take_again(struct log_reader *r, const struct overlay_line *kept, size_t own)
{
    struct log_line whole, line;
    const struct xen_fact *fact;

    log_line_parse(kept->text, kept->len, &whole);
    log_line_parse(kept->text, own, &line);
    fact = xen_fact_find(whole.xen);
    if (!fact)
        return;
    if (fact->joins || xen_fact_find(line.xen) != fact)
        facts_drop(&run_boot(r->run, r->boot)->facts, fact->key);
    if (xen_fact_find(line.xen) == fact)
        take_fact(r, line.xen, fact);
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
    const struct xen_fact *fact;

    /* What stands behind the record in its own line came before the record's newline did. */
    if (r->measuring && r->line != r->last_line && r->printed < INT32_MAX)
        r->printed++;
    if (!xen.len)
        return;
    if (r->panic && *xen.at != '*') {
        /* The line after "Panic on CPU n:" says why. */
        r->panic = false;
        say_died(r, xen, OUTCOME_PANICKED);
        return;
    }
    fact = xen_fact_find(xen);
    overlay_add(&r->overlay, line->at, (size_t)(xen.at + xen.len - line->at), fact != NULL);
    if (fact)
        take_fact(r, xen, fact);
    if (fact ? fact->warns : !take_last_words(r, xen) && is_complaint(xen))
        say_warning(r, xen);
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
