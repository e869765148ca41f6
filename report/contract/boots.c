/* SPDX-License-Identifier: MIT */
/* See boots.h.  Boots of one image say the same things; only how long they take may differ. */
#include "report/contract/boots.h"

#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/plan.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/record/record.h"
#include "report/text/texts.h"

/* ---- facts ---- */

/* What the kernel says of itself and of Xen; the rest stands beside the boots, or before them. */
static bool is_of_kernel(const char *key)
{
    static const char *const kinds[] = {"xen.", "guest.", "cpu.", "clock."};
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
        if (!strncmp(key, kinds[i], strlen(kinds[i])))
            return true;
    return false;
}

/* The first fact that only one of them has, or NULL. */
static const char *fact_beyond(const struct run_boot *has, const struct run_boot *lacks)
{
    size_t i;

    for (i = 0; i < has->facts.count; i++)
        if (is_of_kernel(has->facts.at[i].key) && !facts_find(&lacks->facts, has->facts.at[i].key))
            return has->facts.at[i].key;
    return NULL;
}

static void hold_facts(struct run *run, size_t first, size_t other)
{
    struct run_boot *a = &run->boots[first], *b = &run->boots[other];
    const char *key = fact_beyond(a, b);

    if (key)
        texts_say(&b->lacks, "it does not say %s, and boot %zu does", key, first + 1);
    key = fact_beyond(b, a);
    if (key)
        texts_say(&b->lacks, "it says %s, and boot %zu does not", key, first + 1);
}

/* ---- the series of a case ---- */

/* A case as it came of one boot. */
struct in_boot {
    const struct run_case *c;
    struct case_boot *says;
};

static bool same_plan(const struct run_boot *a, const struct run_boot *b)
{
    const char *of_a = plan_print(a), *of_b = plan_print(b);

    return of_a && of_b && !strcmp(of_a, of_b);
}

/* How many calls a timed region has depends in cycles on the clock of the boot. */
static bool is_planned(const struct run_case *c, enum path path, bool insns)
{
    return insns || (!path_is_alone(path) && !case_has_flag(c->name, CASE_CONTROL));
}

/* The first series of one boot that another has not, or NULL. */
static const struct series *series_beyond(const struct in_boot *has, unsigned lacks, enum path path)
{
    const struct series *s;
    size_t at = 0;

    while ((s = case_next_of_boot(has->c, path, has->says->boot, &at)))
        if (!find_series(has->c, lacks, path, s->fill, s->n))
            return s;
    return NULL;
}

static void say_lack(struct case_boot *says, enum path path, const struct series *s,
                     const char *what, unsigned other)
{
    if (asprintf(&says->lacks, "%s%s n=%u %s boot %u", path_name(path), s->fill ? " fill" : "",
                 s->n, what, other) < 0)
        says->lacks = NULL;
}

static void hold_series(const struct in_boot *first, const struct in_boot *other, bool insns)
{
    const struct series *s;
    int path;

    for (path = 0; path < PATH_COUNT && !other->says->lacks; path++) {
        if (!is_planned(other->c, (enum path)path, insns))
            continue;
        s = series_beyond(first, other->says->boot, (enum path)path);
        if (s) {
            say_lack(other->says, (enum path)path, s, "is missing, and came in", first->says->boot);
            return;
        }
        s = series_beyond(other, first->says->boot, (enum path)path);
        if (s)
            say_lack(other->says, (enum path)path, s, "came, and is missing in", first->says->boot);
    }
}

/* ---- its statuses ---- */

/* Both were issued and have a price, or the same was said of both. */
static bool say_the_same(const struct case_boot *a, const struct case_boot *b)
{
    return a->status == b->status || (status_has_price(a->status) && status_has_price(b->status));
}

/* What is refused, or is not issued, is so in each boot. */
static void hold_status(const struct case_boot *first, struct case_boot *other)
{
    if (other->lacks || say_the_same(first, other) || first->status >= STATUS_WRONG ||
        other->status >= STATUS_WRONG)
        return;
    if (asprintf(&other->lacks, "it is %s, and %s in boot %u", status_name(other->status),
                 status_name(first->status), first->boot) < 0)
        other->lacks = NULL;
}

/* ---- all of it ---- */

static bool is_whole(const struct run *run, const struct case_boot *says)
{
    return says->ended && run->boots[says->boot - 1].outcome == OUTCOME_COMPLETE;
}

static void hold_case(struct run *run, struct run_case *c)
{
    struct in_boot first = {c, NULL}, other = {c, NULL};
    size_t i;

    for (i = 0; i < c->boot_count; i++) {
        const struct run_boot *boot = &run->boots[c->boots[i].boot - 1];

        if (!is_whole(run, &c->boots[i]))
            continue;
        other.says = &c->boots[i];
        if (!first.says) {
            first.says = other.says;
            continue;
        }
        hold_status(first.says, other.says);
        if (say_the_same(first.says, other.says) &&
            same_plan(&run->boots[first.says->boot - 1], boot))
            hold_series(&first, &other, run_unit(run) == UNIT_INSNS);
    }
}

void hold_boots_to_each_other(struct run *run)
{
    size_t first = run->boot_count, i;

    for (i = 0; i < run->boot_count; i++) {
        if (run->boots[i].outcome != OUTCOME_COMPLETE)
            continue;
        if (first == run->boot_count)
            first = i;
        else
            hold_facts(run, first, i);
    }
    for (i = 0; i < run->case_count; i++)
        hold_case(run, &run->cases[i]);
}
