/* SPDX-License-Identifier: MIT */
/* Runs side by side, paired by the names of their cases: see compare.h. */
#include "report/compare/compare.h"
#include "report/format/notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/cases/table.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/brief.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/model/words.h"
#include "report/prices/case.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/record/record.h"
#include "report/system/memory.h"

#define UNKNOWN_WORD "?"

static const char *or_unknown(const char *word)
{
    return word && *word ? word : UNKNOWN_WORD;
}

void compare_start(struct compare *compare, const struct run *const *runs, char *const *paths,
                   size_t count, const struct compare_options *options)
{
    size_t i;

    *compare = (struct compare){.run_count = count, .options = *options};
    for (i = 0; i < count; i++) {
        struct compare_run *run = &compare->runs[i];

        run->path = paths[i];
        run->run = runs[i];
        run->env = or_unknown(run_begin_field(runs[i], "env"));
        run->mode = or_unknown(run_fact(runs[i], "guest.mode"));
        if (!run_xen_version(runs[i], run->xen, sizeof(run->xen)))
            strcpy(run->xen, UNKNOWN_WORD);
        run_xen_told_apart(runs, count, i, run->build, sizeof(run->build));
    }
}

/* A case stands for its family in the first run that has any of it. */
bool compare_leads(const struct compare *compare, const char *name)
{
    const struct run_case *c, *leader;
    const struct run *run;
    size_t i;

    for (i = 0; i < compare->run_count; i++) {
        run = compare->runs[i].run;
        leader = leaders_find(compare->runs[i].leaders, name);
        if (!leader)
            continue;
        c = run_find_case(run, name);
        return c && (!run_is_long(run) || leader == c);
    }
    return false;
}

static bool wanted(const struct compare *compare, const struct run_case *c)
{
    const struct case_globs *cases = &compare->options.cases;

    if (*cases->text ? !case_globs_match(cases, c->name) : case_has_flag(c->name, CASE_CONTROL))
        return false;
    return !compare->options.brief || compare_leads(compare, c->name);
}

/* A run before this one has the case, and so it stood there whether it is wanted or not. */
static bool is_known(const struct compare *compare, size_t run, const char *name)
{
    size_t i;

    for (i = 0; i < run; i++)
        if (run_find_case(compare->runs[i].run, name))
            return true;
    return false;
}

static bool did_the_work(const struct verdict *verdict)
{
    return verdict->ended && status_has_price(verdict->status);
}

/* The revision that the others have to have is that of the first run with the case. */
bool compare_same_rev(const struct compare *compare, const char *name, size_t run)
{
    const struct run_case *c = run_find_case(compare->runs[run].run, name), *first = NULL;
    size_t i;

    for (i = 0; !first && i < compare->run_count; i++)
        first = run_find_case(compare->runs[i].run, name);
    return c && c->rev == first->rev;
}

/* A price has all points of its curves, which for many cases is more than the runs hold. */
static void take_price(const struct price *price, struct compare_price *into)
{
    int fill;

    into->have_single = price->have_single;
    into->single = price->single;
    into->spread = price->single_spread;
    for (fill = 0; fill < 2; fill++) {
        const struct curve *curve = &price->curves[PATH_MULTI][fill];

        into->fits[fill] = (struct compare_fit){curve->fitted, curve->a, curve->b};
    }
    price_even_text(price, into->even, sizeof(into->even));
}

static void take_cell(const struct compare *compare, const char *name, size_t run,
                      struct compare_cell *cell)
{
    const struct run *of = compare->runs[run].run;
    const struct run_case *c = run_find_case(of, name);
    struct notes unsaid = {0};
    struct verdict verdict;
    struct price price;

    if (!c) {
        strcpy(cell->word, "-");
        return;
    }
    verdict = case_verdict(of, c);
    if (!did_the_work(&verdict)) {
        snprintf(cell->word, sizeof(cell->word), "%s", verdict_name(&verdict));
    } else if (!compare_same_rev(compare, name, run)) {
        snprintf(cell->word, sizeof(cell->word), COMPARE_REV "%u", c->rev);
    } else {
        price_case(of, c, &price, &unsaid);
        cell->price = memory_new(sizeof(*cell->price));
        take_price(&price, cell->price);
        cell->about = verdict.status == STATUS_UNSTABLE;
    }
    notes_clear(&unsaid);
}

static const char *state_of(const struct run_case *c)
{
    return c && c->state ? c->state : "none";
}

static void add_row(struct compare *compare, const struct run_case *c)
{
    struct compare_row *row;
    size_t i;

    compare->rows = memory_grow(compare->rows, compare->row_count, sizeof(*compare->rows));
    row = &compare->rows[compare->row_count++];
    row->cells = memory_new(compare->run_count * sizeof(*row->cells));
    row->name = c->name;
    row->state = state_of(c);
    for (i = 0; i < compare->run_count; i++)
        take_cell(compare, c->name, i, &row->cells[i]);
}

/* The cases of A in its order, then those that only the next have. */
void compare_take(struct compare *compare)
{
    size_t i, k;

    for (i = 0; i < compare->run_count; i++)
        compare->runs[i].leaders = leaders_of(compare->runs[i].run, &compare->options.cases);
    for (i = 0; i < compare->run_count; i++)
        for (k = 0; k < compare->runs[i].run->case_count; k++) {
            const struct run_case *c = &compare->runs[i].run->cases[k];

            if (!is_known(compare, i, c->name) && wanted(compare, c))
                add_row(compare, c);
        }
}

void compare_free(struct compare *compare)
{
    size_t i, k;

    for (i = 0; i < compare->row_count; i++) {
        for (k = 0; k < compare->run_count; k++)
            free(compare->rows[i].cells[k].price);
        free(compare->rows[i].cells);
    }
    for (i = 0; i < compare->run_count; i++)
        leaders_free(compare->runs[i].leaders);
    free(compare->rows);
    *compare = (struct compare){0};
}

char compare_letter(size_t run)
{
    return (char)('A' + run);
}

bool compare_environments(const struct compare *compare)
{
    size_t i;

    for (i = 1; i < compare->run_count; i++)
        if (strcmp(compare->runs[i].env, compare->runs[0].env) != 0)
            return true;
    return false;
}

void compare_label(const struct compare_run *run, char *out, size_t size)
{
    snprintf(out, size, "%s %s%s%s %s", run->env, run->xen, *run->build ? " " : "", run->build,
             run->mode);
}

bool compare_single(const struct compare_row *row, size_t run, double *price)
{
    const struct compare_cell *cell = &row->cells[run];

    if (!cell->price || !cell->price->have_single)
        return false;
    *price = cell->price->single;
    return true;
}

bool compare_ratio(const struct compare_row *row, size_t run, double *ratio)
{
    double of, to;

    /* Against a price of nothing, or below, there is nothing to compare. */
    if (!compare_single(row, run, &of) || !compare_single(row, 0, &to) || to <= 0)
        return false;
    *ratio = of / to;
    return true;
}

enum compare_stand compare_stands(const struct compare *compare, const struct compare_key *key,
                                  size_t run)
{
    return compare_key_says(key, compare->runs[0].run, compare->runs[run].run);
}

/* What a case depends on may be another there. */
static bool depends(const struct compare *compare, const char *state, size_t run)
{
    const struct compare_key *plan = compare_key_find(COMPARE_KEY_PLAN);
    const struct compare_key *shift = compare_key_find(COMPARE_KEY_SHIFT);

    return strcmp(state, "none") != 0 && (compare_stands(compare, plan, run) != STAND_ALIKE ||
                                          compare_stands(compare, shift, run) != STAND_ALIKE);
}

bool compare_about(const struct compare *compare, const struct compare_row *row, size_t run)
{
    return row->cells[0].about || row->cells[run].about || depends(compare, row->state, run);
}

static bool is_unstable(const struct run *run, const struct run_case *c)
{
    return c && case_verdict(run, c).status == STATUS_UNSTABLE;
}

bool compare_about_case(const struct compare *compare, const char *name, size_t run)
{
    const struct run *a = compare->runs[0].run, *b = compare->runs[run].run;
    const struct run_case *of_a = run_find_case(a, name), *of_b = run_find_case(b, name);

    return is_unstable(a, of_a) || is_unstable(b, of_b) ||
           depends(compare, state_of(of_a ? of_a : of_b), run);
}
