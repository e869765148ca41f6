/* SPDX-License-Identifier: MIT */
/* See join.h. */
#include "report/store/join.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/contract/contract.h"
#include "report/contract/twice.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/words.h"
#include "report/record/record.h"

/* ---- facts ---- */

static bool says_the_same(const struct run *run, const struct fact *fact)
{
    const char *value = facts_get(&run->facts, fact->key);

    return value && !strcmp(value, fact->value);
}

/* How the host was set is kept with each boot, and of the run it is what was so at its start. */
static bool is_kept_by_boot(const struct facts *facts, const char *key)
{
    return !strncmp(key, "host.", strlen("host.")) && facts_find(facts, key);
}

/* A fact of the run as one of its boots; of all else the runner knows better than a log. */
static bool give_to_boots(struct run *run, const struct fact *fact)
{
    size_t i;

    for (i = 0; i < run->boot_count; i++) {
        struct facts *facts = &run->boots[i].facts;

        if (!is_kept_by_boot(facts, fact->key) && !facts_set(facts, fact->key, fact->value))
            return false;
    }
    return true;
}

/* What the other run does not say alike is no fact of both. */
static bool keep_common(struct run *run, const struct run *other)
{
    size_t i = 0;

    while (i < run->facts.count) {
        const struct fact *fact = &run->facts.at[i];

        if (says_the_same(other, fact)) {
            i++;
            continue;
        }
        if (!give_to_boots(run, fact))
            return false;
        facts_drop(&run->facts, fact->key);
    }
    return true;
}

static void set_meant(struct run *run, size_t meant)
{
    char text[32];

    snprintf(text, sizeof(text), "%zu", meant);
    run_add_fact(run, RUN_BOOTS_MEANT, text);
}

/* As many boots as both were to have. */
static size_t meant_of(const struct run *run)
{
    size_t meant = run_boots_meant(run);

    return meant ? meant : run->boot_count;
}

/* ---- turns: report/pairs/turns.h ---- */

static bool add_to_turn(struct run *run, unsigned boot, unsigned long more)
{
    const char *said = facts_get(&run->boots[boot - 1].facts, RUN_TURN);
    char *end, text[32];
    unsigned long turn = said ? strtoul(said, &end, 10) : 0;

    if (!said || end == said || *end || turn > RUN_NUMBER_MAX - more)
        return true;
    snprintf(text, sizeof(text), "%lu", turn + more);
    return run_add_boot_fact(run, boot, RUN_TURN, text);
}

/*
 * Two series of turns are one that goes on: as many turns further as the first has, of which this
 * side had every other.  The other side comes to the same where it has as many boots, and to no
 * turns where it has not.
 */
static bool join_turns(struct run *into, struct run *from)
{
    const char *first = run_fact(into, RUN_TURNS), *then = run_fact(from, RUN_TURNS);
    bool good = true;
    char *both;
    unsigned i;

    if (!first || !then || !strcmp(first, then))
        return true;
    if (asprintf(&both, "%s %s", first, then) < 0)
        return false;
    for (i = 1; good && i <= from->boot_count; i++)
        good = add_to_turn(from, i, 2 * into->boot_count);
    good = good && run_add_fact(into, RUN_TURNS, both) && run_add_fact(from, RUN_TURNS, both);
    free(both);
    return good;
}

static bool join_facts(struct run *into, struct run *from)
{
    size_t meant = meant_of(into) + meant_of(from);

    facts_drop(&into->facts, RUN_BOOTS_MEANT);
    facts_drop(&from->facts, RUN_BOOTS_MEANT);
    if (!join_turns(into, from) || !keep_common(from, into) || !keep_common(into, from))
        return false;
    set_meant(into, meant);
    return true;
}

/* ---- cases ---- */

static bool join_series(struct run_case *into, struct run_case *from, unsigned before)
{
    struct series *s;
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < from->paths[path].count; i++) {
            struct series *of = &from->paths[path].at[i];

            s = case_add_series(into, (enum path)path, of->boot + before, of->fill, of->n);
            if (!s)
                return false;
            of->boot = s->boot;
            of->next = s->next;
            of->last = s->last;
            *s = *of;
            *of = (struct series){.boot = s->boot, .n = s->n, .fill = s->fill};
        }
    return true;
}

static void join_case_boots(struct run_case *into, struct run_case *from, unsigned before)
{
    size_t i;

    for (i = 0; i < from->boot_count; i++) {
        struct case_boot *b = case_get_boot(into, from->boots[i].boot + before);
        unsigned number = b->boot;

        *b = from->boots[i];
        b->boot = number;
        from->boots[i].why = from->boots[i].lacks = NULL;
    }
}

static bool join_faults(struct run *run, struct run_case *into, struct run_case *from,
                        unsigned before)
{
    size_t i;

    for (i = 0; i < from->taken_count; i++) {
        struct run_fault *fault = run_add_fault(run, into, from->taken[i].boot + before);

        if (!fault)
            return false;
        fault->fields = from->taken[i].fields;
        from->taken[i].fields = (struct facts){0};
    }
    for (i = 0; i < from->skip_count; i++)
        if (!case_add_skip(into, from->skips[i].boot + before, from->skips[i].path,
                           from->skips[i].why))
            return false;
    return true;
}

static bool join_case(struct run *into, struct run_case *from, unsigned before, char *why,
                      size_t size)
{
    bool is_new = !run_find_case(into, from->name);
    struct run_case *c = run_get_case(into, from->name);

    if (c && is_new) {
        c->rev = from->rev;
        c->faults = from->faults;
        free(c->state);
        c->state = from->state;
        from->state = NULL;
    }
    if (c && c->rev != from->rev) {
        snprintf(why, size, "%.80s is revision %u in one and %u in another", c->name, c->rev,
                 from->rev);
        return false;
    }
    snprintf(why, size, "together they have too many cases or series");
    if (!c || !join_series(c, from, before) || !join_faults(into, c, from, before))
        return false;
    join_case_boots(c, from, before);
    return true;
}

/* ---- all of it ---- */

static void join_boots(struct run *into, struct run *from)
{
    size_t i;

    for (i = 0; i < from->boot_count; i++)
        *run_add_boot(into) = from->boots[i];
    from->boot_count = 0;
}

/* A problem of a boot begins with its number. */
static void join_problems(struct run *into, const struct run *from, unsigned before)
{
    static const char word[] = "boot ";
    size_t i;

    for (i = 0; i < from->problems.count; i++) {
        const char *text = from->problems.at[i];
        char *behind;
        unsigned long boot =
            strtoul(text + strlen(word) * !strncmp(text, word, strlen(word)), &behind, 10);

        if (!strncmp(text, word, strlen(word)) && boot)
            run_say_problem(into, "%s%lu%s", word, boot + before, behind);
        else
            run_add_problem(into, text);
    }
    into->problems_left_off += from->problems_left_off;
}

bool run_join(struct run *into, struct run *from, char *why, size_t size)
{
    unsigned before = (unsigned)into->boot_count;
    struct twice twice;
    size_t i;

    if (boot_of_both(into, from, &twice)) {
        snprintf(why, size,
                 "its boot %zu has the samples of boot %zu of those before it, as never with a "
                 "clock: it would count twice",
                 twice.again, twice.first);
        return false;
    }
    snprintf(why, size, "together they have more than %u boots", RUN_BOOTS_MAX);
    if (into->boot_count + from->boot_count > RUN_BOOTS_MAX)
        return false;
    snprintf(why, size, "together they have too many facts");
    if (!join_facts(into, from))
        return false;
    join_boots(into, from);
    for (i = 0; i < from->case_count; i++)
        if (!join_case(into, &from->cases[i], before, why, size))
            return false;
    join_problems(into, from, before);
    run_hold_to_plans(into);
    return true;
}
