/* SPDX-License-Identifier: MIT */
/* The cases that changed, found: see changes.h. */
#include "report/compare/changes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare/compare.h"
#include "report/format/count_words.h"
#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/model/unit.h"
#include "report/profile/judged.h"
#include "report/system/memory.h"

static bool changed(const struct judged *judged)
{
    return judged->judged &&
           (judged->finding == FINDING_SLOWER || judged->finding == FINDING_FASTER);
}

/* The row of a case, by the largest change that any run has; false: nothing changed. */
static bool take_row(const struct changes *changes, const char *name, struct change *row)
{
    bool any = false;
    size_t i;

    for (i = 0; i < changes->count; i++) {
        const struct judged *judged = judge_find(&changes->at[i], name);
        const struct judged_measure *measure =
            judged && changed(judged) ? judged_leading(judged) : NULL;

        if (!measure || (any && fabs(judged_share(measure)) <= fabs(row->share)))
            continue;
        *row = (struct change){name, judged_which(judged, measure), judged_share(measure)};
        any = true;
    }
    return any;
}

static int larger(const void *one, const void *other)
{
    const struct change *a = one, *b = other;

    if (fabs(a->share) != fabs(b->share))
        return fabs(a->share) < fabs(b->share) ? 1 : -1;
    return strcmp(a->name, b->name);
}

static void open_profile(struct judged_profile *profile, struct changes *changes, size_t run)
{
    const struct compare_run *of = &changes->compare->runs[run];
    const char word[] = {compare_letter(run), '\0'};

    judged_profile_open(profile, of->run, of->path, word, &changes->notes);
}

/* The profile of the first run is read once for all. */
static void name_functions(struct changes *changes)
{
    struct judged_profile base, new;
    size_t i;

    open_profile(&base, changes, 0);
    for (i = 0; i < changes->count; i++) {
        if (!changes_judges(changes, i))
            continue;
        open_profile(&new, changes, i + 1);
        profile_name_functions(&changes->at[i], &base, &new, NULL, &changes->notes);
        judged_profile_close(&new);
    }
    judged_profile_close(&base);
}

/* All that are judged have the cases of the first run. */
static const struct judgement *first_judged(const struct changes *changes)
{
    size_t i;

    for (i = 0; i + 1 < changes->count && !changes_judges(changes, i); i++)
        ;
    return &changes->at[i];
}

static void take_rows(struct changes *changes)
{
    const struct judgement *first = first_judged(changes);
    struct change row;
    size_t i;

    for (i = 0; i < first->count; i++)
        if (take_row(changes, first->at[i].name, &row)) {
            changes->rows = memory_grow(changes->rows, changes->row_count, sizeof(*changes->rows));
            changes->rows[changes->row_count++] = row;
        }
    if (changes->row_count)
        qsort(changes->rows, changes->row_count, sizeof(*changes->rows), larger);
}

bool changes_judges(const struct changes *changes, size_t run)
{
    const struct compare_run *runs = changes->compare->runs;

    return !changes->same || !strcmp(runs[run + 1].env, runs[0].env);
}

static void take(struct changes *changes, const struct compare *compare, bool same)
{
    struct judge_options how = {.cases = compare->options.cases, .alpha = JUDGE_ALPHA};
    size_t i;

    *changes = (struct changes){.compare = compare, .count = compare->run_count - 1, .same = same};
    changes->at = memory_new(changes->count * sizeof(*changes->at));
    for (i = 0; i < changes->count; i++)
        if (changes_judges(changes, i))
            judge(&changes->at[i], compare->runs[0].run, compare->runs[i + 1].run, &how);
    name_functions(changes);
    take_rows(changes);
}

void changes_take(struct changes *changes, const struct compare *compare)
{
    take(changes, compare, false);
}

void changes_take_same(struct changes *changes, const struct compare *compare)
{
    take(changes, compare, true);
}

void changes_take_judged(struct changes *changes, const struct compare *compare,
                         const struct judgement *judgement)
{
    *changes = (struct changes){
        .compare = compare, .at = (struct judgement *)judgement, .count = 1, .borrowed = true};
    take_rows(changes);
}

void changes_free(struct changes *changes)
{
    size_t i;

    for (i = 0; i < changes->count && !changes->borrowed; i++)
        judge_free(&changes->at[i]);
    if (!changes->borrowed)
        free(changes->at);
    free(changes->rows);
    texts_clear(&changes->notes);
    *changes = (struct changes){0};
}

const struct judged_measure *changes_at(const struct changes *changes, size_t row, size_t run)
{
    const struct change *change = &changes->rows[row];
    const struct judged *judged = judge_find(&changes->at[run], change->name);
    const struct judged_measure *measure = judged ? &judged->at[change->measure] : NULL;

    return measure && measure->base.have && measure->new.have ? measure : NULL;
}

bool changes_judged(const struct changes *changes)
{
    size_t i, count = 0;

    for (i = 0; i < changes->count; i++)
        count += judge_judged(&changes->at[i]);
    return count > 0;
}

bool changes_none_differ(const struct changes *changes)
{
    size_t i;

    for (i = 0; i < changes->count; i++)
        if (finding_status(judge_worst(&changes->at[i])))
            return false;
    return changes_judged(changes);
}

const char *changes_none(const struct changes *changes)
{
    if (!changes_judged(changes))
        return "No case has a price in both.";
    return changes_none_differ(changes) ? "No case differs." : "No case is known to differ.";
}

void changes_once_legend(const struct changes *changes, char *out, size_t size)
{
    size_t i;

    *out = '\0';
    for (i = 0; i < changes->count && !*out; i++)
        if (changes_have_once(changes, i))
            snprintf(out, size,
                     "All but once: with each iteration of a REP instruction. once: %s "
                     "with the instruction counted once, which decides what differs.",
                     changes->count > 1 ? "the change" : "B-A");
}

void changes_count(const struct judgement *judgement, char *out, size_t size)
{
    static const enum finding order[] = {FINDING_SLOWER, FINDING_FASTER, FINDING_SAME,
                                         FINDING_INCONCLUSIVE, FINDING_INCOMPARABLE};
    size_t i, within = 0;
    char moved[96];

    if (run_unit(judgement->base) == UNIT_CYCLES)
        snprintf(moved, sizeof(moved), "of these moved within their limit");
    else
        snprintf(moved, sizeof(moved), "of these moved, by less than %g %% or %g insns",
                 100 * LIMIT_SHARE, LIMIT_UNITS);
    *out = '\0';
    for (i = 0; i < judgement->count; i++)
        within += judged_within(&judgement->at[i]);
    for (i = 0; i < FINDING_COUNT; i++) {
        count_words_add(out, size, judge_count(judgement, order[i]), finding_word(order[i]));
        if (order[i] == FINDING_SAME)
            count_words_add(out, size, within, moved);
    }
    count_words_add(out, size, judge_unpriced(judgement), "without a price in both");
    count_words_add(out, size, judge_fresh(judgement), "new, with nothing to compare");
}
