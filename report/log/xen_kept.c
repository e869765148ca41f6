/* SPDX-License-Identifier: MIT */
/*
 * What Xen's lines of a boot come to when it is over: beside each other, and beside what Xen told
 * the kernel.  See xen_lines.h.
 */
#include <stdio.h>
#include <string.h>

#include "report/console/columns.h"
#include "report/console/overlay.h"
#include "report/lines/line.h"
#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/lines/fact_end.h"
#include "report/log/xen_lines.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/record/slice.h"

/* ---- what stands behind them ---- */

static struct record_slice xen_of(const struct overlay_line *kept, size_t len)
{
    struct log_line line;

    log_line_parse(kept->text, len, &line);
    return line.xen;
}

/* Of each kept line only so much is its own: the facts are taken again. */
static void take_again(struct log_reader *r)
{
    struct facts *facts = &run_boot(r->run, r->boot)->facts;
    const struct overlay *o = &r->overlay;
    const struct xen_fact *fact;
    unsigned i;

    for (i = 0; i < o->count; i++) {
        fact = xen_fact_find(xen_of(&o->line[i], o->line[i].was));
        if (fact && fact->joins)
            facts_set(facts, fact->key, "");
        else if (fact && xen_fact_find(xen_of(&o->line[i], o->line[i].len)) != fact)
            facts_drop(facts, fact->key);
    }
    for (i = 0; i < o->count; i++) {
        struct record_slice xen = xen_of(&o->line[i], o->line[i].len);

        fact = xen_fact_find(xen);
        if (fact && (fact->joins || o->line[i].len != o->line[i].was))
            log_take_xen_fact(r, xen, fact);
    }
}

/* How many facts' lines had a screen behind them, which they are without from here on. */
static unsigned uncover(struct overlay *o)
{
    size_t own[OVERLAY_LINES] = {0};
    unsigned i, covered = 0;

    o->width = overlay_width(o);
    for (i = 0; o->width && i < o->count; i++)
        own[i] = o->line[i].fact ? overlay_own(o, i, o->width) : o->line[i].len;
    for (i = 0; o->width && i < o->count; i++) {
        covered += own[i] != o->line[i].len;
        o->line[i].len = own[i];
    }
    return covered;
}

static bool any_changed(const struct overlay *o)
{
    unsigned i;

    for (i = 0; i < o->count && o->line[i].len == o->line[i].was; i++)
        ;
    return i < o->count;
}

/* Xen writes ASCII; so a fact's words may be others than Xen's, and not be known for one. */
static void say_wide(struct log_reader *r)
{
    if (!r->wide)
        return;
    r->line = r->wide_line;
    log_say(r, "letters",
            "letters that are not ASCII stand in %u of Xen's lines: "
            "facts boot.* may be lost or wrong; take the log as the console wrote it",
            r->wide);
    r->line = 0;
}

/* ---- wrapped and cut ---- */

static bool ends_in_year(struct record_slice text)
{
    size_t i;

    for (i = 0; i < 4 && i < text.len; i++)
        if (text.at[text.len - 1 - i] < '0' || text.at[text.len - 1 - i] > '9')
            return false;
    return text.len > 4;
}

static bool ends_as(struct record_slice text, const char *told)
{
    size_t len = told ? strlen(told) : 0;

    while (len && told[len - 1] == ' ')
        len--;
    return len && len <= text.len && !memcmp(text.at + text.len - len, told, len);
}

/* What is known of a line's end. */
static void judge_end(const struct facts *facts, struct overlay_line *kept)
{
    struct record_slice xen = xen_of(kept, kept->len);
    const struct xen_fact *fact = xen_fact_find(xen);

    if (!fact)
        return;
    kept->end = xen_fact_end(fact, xen_fact_value(fact, xen));
    if ((!strcmp(fact->key, "boot.xen") && ends_in_year(xen)) ||
        (!strcmp(fact->key, "boot.cmdline") && ends_as(xen, facts_get(facts, "xen.commandline"))) ||
        (!strcmp(fact->key, "boot.build-id") && ends_as(xen, facts_get(facts, "xen.build-id"))))
        kept->end = OVERLAY_END_WHOLE;
}

/* The line with the version ends in the date, which the kernel was told. */
static bool lacks_date(const struct facts *facts)
{
    const char *banner = facts_get(facts, "boot.xen"), *date = facts_get(facts, "xen.compile-date");

    return banner && date && ends_in_year((struct record_slice){date, strlen(date)}) &&
           !ends_in_year((struct record_slice){banner, strlen(banner)});
}

static const struct overlay_line *find_banner(const struct overlay *o)
{
    unsigned i;

    for (i = 0; i < o->count; i++)
        if (slice_starts(xen_of(&o->line[i], o->line[i].len), "Xen version "))
            return &o->line[i];
    return NULL;
}

/* True: they were, which is said in one line. */
static bool check_columns(struct log_reader *r)
{
    const struct facts *facts = &run_boot(r->run, r->boot)->facts;
    const struct overlay_line *first = NULL;
    enum columns found;
    unsigned i;

    for (i = 0; i < r->overlay.count; i++)
        judge_end(facts, &r->overlay.line[i]);
    found = columns_find(&r->overlay, r->overlay.width, &first);
    if (!first && lacks_date(facts))
        first = find_banner(&r->overlay);
    if (!first)
        return false;
    r->line = first->number;
    log_lost(r,
             "Xen's lines are %s, and facts boot.* lack their ends: save the log itself, with "
             "whole lines",
             found == COLUMNS_WRAPPED ? "wrapped at a column"
             : found == COLUMNS_CUT   ? "cut at a column"
                                      : "wrapped or cut at a column");
    r->line = 0;
    return true;
}

/* ---- what Xen told the kernel ---- */

static void check_told(struct log_reader *r, const char *what, struct record_slice printed,
                       const char *told)
{
    size_t len = told ? strlen(told) : 0;

    while (len && told[len - 1] == ' ')
        len--;
    /* A domain that may not know it is told "<denied>", and old loaders leave the file's name. */
    if (!printed.len || !len || *told == '<' || memmem(printed.at, printed.len, told, len))
        return;
    log_say(r, what,
            "Xen's line says %s %.*s, and the kernel was told %.*s: a line of "
            "Xen's is damaged",
            what, (int)printed.len, printed.at, (int)len, told);
}

/* The fact, or of a banner its first word. */
static struct record_slice printed_fact(const struct facts *facts, const char *key, bool word)
{
    const char *value = facts_get(facts, key);

    value = value ? value : "";
    return (struct record_slice){value, word ? strcspn(value, " ") : strlen(value)};
}

static void check_all_told(struct log_reader *r)
{
    const struct facts *facts = &run_boot(r->run, r->boot)->facts;
    const char *major = facts_get(facts, "xen.major"), *minor = facts_get(facts, "xen.minor");
    const char *extra = facts_get(facts, "xen.extraversion");
    char version[128];

    if (major && minor && extra) {
        snprintf(version, sizeof(version), "%s.%s%s", major, minor, extra);
        check_told(r, "version", printed_fact(facts, "boot.xen", true), version);
    }
    check_told(r, "command line", printed_fact(facts, "boot.cmdline", false),
               facts_get(facts, "xen.commandline"));
    check_told(r, "build id", printed_fact(facts, "boot.build-id", false),
               facts_get(facts, "xen.build-id"));
}

void log_check_xen(struct log_reader *r)
{
    unsigned long line = r->line;
    unsigned covered;

    r->line = 0;
    overlay_drop_tail(&r->overlay);
    covered = uncover(&r->overlay);
    if (any_changed(&r->overlay))
        take_again(r);
    if (covered)
        log_say(r, "covered",
                "what was on the screen before stands behind Xen's words, and is "
                "left out of %u facts boot.*: look at them",
                covered);
    else
        say_wide(r);
    if (!check_columns(r))
        check_all_told(r);
    r->line = line;
}
