/* SPDX-License-Identifier: MIT */
/*
 * What Xen itself prints on the console: facts about the host under the keys boot.*, and how it
 * died.  Xen says these things nowhere else, so they are taken from the log.
 */
#include "report/log/xen_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/console/lookalikes.h"
#include "report/console/overlay.h"
#include "report/log/facts.h"
#include "report/lines/last_words.h"
#include "report/lines/line.h"
#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/checks/xen_facts.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/record/slice.h"
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

/* Xen's own words: what people read, not a line of a megabyte.  To be freed. */
static char *clean_words(struct record_slice xen)
{
    return text_clean(xen.at, xen.len < XEN_SAID_MAX ? xen.len : XEN_SAID_MAX);
}

/* What the boot goes on after; of one that Xen repeats without end the first are enough. */
static void say_warning(struct log_reader *r, struct record_slice xen)
{
    char *clean = clean_words(xen);

    if (r->warnings++ < XEN_WARNINGS_MAX)
        run_say_problem(r->run, "boot %u: %s:%lu: Xen says: %s", r->boot, r->name, r->line, clean);
    else if (r->warnings == XEN_WARNINGS_MAX + 1)
        run_say_problem(r->run, "boot %u: %s:%lu: Xen warns again, and more is not named", r->boot,
                        r->name, r->line);
    free(clean);
}

static void put_fact(struct log_reader *r, const struct xen_fact *fact, const char *value)
{
    struct facts *facts = &run_boot(r->run, r->boot)->facts;
    const char *before = fact->joins ? facts_get(facts, fact->key) : NULL;
    char *joined;

    if (!before || !*before) {
        facts_set(facts, fact->key, value);
    } else if (!strstr(before, value) && strlen(before) + strlen(value) < FACT_LENGTH_MAX &&
               asprintf(&joined, "%s; %s", before, value) >= 0) {
        facts_set(facts, fact->key, joined);
        free(joined);
    }
}

void log_take_xen_fact(struct log_reader *r, struct record_slice xen, const struct xen_fact *fact)
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
    char *clean = clean_words(xen);

    log_say(r, "died", "Xen says: %s", clean);
    run_worsen(r->run, r->boot, outcome);
    free(clean);
}

static bool take_last_words(struct log_reader *r, struct record_slice xen)
{
    const struct last_words *words = last_words_find(xen, r->domain);

    if (!words)
        return false;
    log_forget_omen(r);
    switch (words->of) {
    case LAST_OF_MACHINE: /* A kernel that has ended does so, and one that has not is partial. */
    case LAST_OF_ANOTHER:
        break;
    case LAST_MAY_BE_CRASH:
    case LAST_MAY_BE_PANIC:
        r->omen = clean_words(xen);
        r->omen_line = r->line;
        r->omen_outcome = words->of == LAST_MAY_BE_PANIC ? OUTCOME_PANICKED : OUTCOME_CRASHED;
        break;
    case LAST_AFTER_PANIC:
        if (run_boot(r->run, r->boot)->outcome != OUTCOME_PANICKED)
            say_died(r, xen, OUTCOME_PANICKED);
        break;
    default:
        say_died(r, xen, words->of == LAST_OF_XEN ? OUTCOME_PANICKED : OUTCOME_CRASHED);
        r->panic = words->reason_follows;
    }
    return true;
}

void log_forget_omen(struct log_reader *r)
{
    free(r->omen);
    r->omen = NULL;
}

void log_take_omen(struct log_reader *r)
{
    unsigned long line = r->line;

    if (r->omen && run_boot(r->run, r->boot)->outcome <= OUTCOME_PARTIAL) {
        r->line = r->omen_line;
        log_say(r, "omen", "Xen says: %s", r->omen);
        run_worsen(r->run, r->boot, r->omen_outcome);
        r->line = line;
    }
    log_forget_omen(r);
}

static void keep_line(struct log_reader *r, const struct log_line *line, bool fact)
{
    struct record_slice xen = line->xen;

    r->kept = overlay_add(&r->overlay, line->at, (size_t)(xen.at + xen.len - line->at), fact);
    if (!r->kept)
        return;
    r->kept->before = line->before;
    r->kept->number = r->line;
}

void log_nobodys_line(struct log_reader *r, const struct log_line *line)
{
    const char *at = line->at, *end = line->at + line->len;
    size_t word = 0;

    while (at < end && *at && strchr("> \t\r\n", *at))
        at++;
    while (at + word < end && at[word] && !strchr(" \t\r\n", at[word]))
        word++;
    if (!word)
        return;
    if (r->kept && !r->begun)
        r->kept->next = word;
    r->kept = NULL;
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
    if (!r->begun && lookalikes_left(xen.at, xen.len) && !r->wide++)
        r->wide_line = r->line;
    if (r->panic && *xen.at != '*') {
        /* The line after "Panic on CPU n:" says why. */
        r->panic = false;
        say_died(r, xen, OUTCOME_PANICKED);
        return;
    }
    fact = xen_fact_find(xen);
    keep_line(r, line, fact != NULL);
    if (fact)
        log_take_xen_fact(r, xen, fact);
    if (fact ? fact->warns : !take_last_words(r, xen) && xen_complains(xen))
        say_warning(r, xen);
}
