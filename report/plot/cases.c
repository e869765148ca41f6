/* SPDX-License-Identifier: MIT */
/* Which cases of a run are drawn: see pictures.h. */
#include <stdlib.h>

#include "report/cases/family.h"
#include "report/cases/globs.h"
#include "report/cases/table.h"
#include "report/format/notes.h"
#include "report/model/brief.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/plot/left_out.h"
#include "report/plot/pictures.h"
#include "report/prices/case.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/record/record.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

/* What gnuplot draws of more takes longer than anybody waits. */
#define CASES_MOST 1000u

static bool asked_for(const struct run_case *c, const struct case_globs *globs)
{
    if (case_has_flag(c->name, CASE_CONTROL))
        return false;
    return case_globs_ask(globs, c->name);
}

/* What is no price of its call has none here, whatever was timed. */
static void take_case(const struct run *run, const struct run_case *c, struct plot_case *into)
{
    struct notes notes = {0};
    const struct price *price = &into->price;

    price_case(run, c, &into->price, &notes);
    notes_clear(&notes);
    into->word = left_out_word(&price->verdict);
    if (!into->word && !price->have_single && !curve_largest(&price->curves[PATH_MULTI][0]))
        into->word = "no price";
}

/* How well a case stands for its family. */
static int standing(const struct plot_case *c)
{
    return c->word ? 0 : 1 + (c->price.verdict.status == STATUS_OK);
}

static const void *name_of(const void *cases, size_t item)
{
    return ((const struct plot_case *)cases)[item].price.of->name;
}

static const struct index_keys families = {name_of, case_family_hash, case_family_equal};

/* Add it, or of one case a family put it in the place of one that stands for it less well. */
static void add_case(struct plot_cases *cases, struct index **index, const struct plot_case *c)
{
    size_t known = INDEX_NONE;

    if (cases->brief)
        known = index_find(*index, &families, cases->at, cases->count, c->price.of->name);
    if (known != INDEX_NONE) {
        if (standing(c) > standing(&cases->at[known]))
            cases->at[known] = *c;
        return;
    }
    cases->capped = cases->count == CASES_MOST;
    if (cases->capped)
        return;
    cases->at = memory_grow(cases->at, cases->count, sizeof(*cases->at));
    cases->at[cases->count++] = *c;
    if (cases->brief)
        index_add(index, &families, cases->at, cases->count);
}

void plot_cases_take(const struct run *run, const struct case_globs *globs,
                     struct plot_cases *cases)
{
    struct index *index = NULL;
    struct plot_case c;
    size_t i;

    *cases = (struct plot_cases){.brief = !*globs->text && run_is_long(run)};
    for (i = 0; i < run->case_count; i++) {
        if (!asked_for(&run->cases[i], globs))
            continue;
        cases->all++;
        if (cases->capped)
            continue;
        take_case(run, &run->cases[i], &c);
        add_case(cases, &index, &c);
    }
    index_free(index);
}

size_t plot_cases_priced(const struct plot_cases *cases)
{
    size_t i, count = 0;

    for (i = 0; i < cases->count; i++)
        count += !cases->at[i].word;
    return count;
}

void plot_cases_note(const struct plot_cases *cases, struct texts *notes)
{
    if (cases->capped)
        texts_say(notes, "Only %zu of %zu cases: the pictures hold no more; --cases GLOBS chooses.",
                  cases->count, cases->all);
    else if (cases->brief)
        texts_say(notes,
                  "One case of each family, the first with a price: %zu of %zu cases; "
                  "--cases GLOBS draws others.",
                  cases->count, cases->all);
}
