/* SPDX-License-Identifier: MIT */
/* What is to be known before a change is believed: see changes.h. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/compare/subject.h"
#include "report/format/named.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/judge/reasons.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/case.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/pairs/units.h"
#include "report/prices/controls.h"
#include "report/prices/measure.h"
#include "report/prices/run_status.h"
#include "report/record/record.h"
#include "report/text/texts.h"

static void add_keys(const struct changes *changes, size_t run, enum compare_class last,
                     char (*letter)(size_t run), struct texts *warnings)
{
    const struct compare *compare = changes->compare;
    char of_a[COMPARE_VALUE], other[COMPARE_VALUE];
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];

        if (key->class > last || !*key->means ||
            compare_stands(compare, key, run) != STAND_DIFFERENT)
            continue;
        compare_key_value(key, compare->runs[0].run, of_a, sizeof(of_a));
        compare_key_value(key, compare->runs[run].run, other, sizeof(other));
        texts_say(warnings, "%s: %c %.120s; %c %.120s: %s", key->name, letter(0), of_a, letter(run),
                  other, key->means);
    }
}

/* What --cases leaves out is not spoken of. */
static bool is_asked(const struct changes *changes, const struct run_case *c)
{
    return case_globs_ask(&changes->compare->options.cases, c->name);
}

/* A run of which anything says that its prices are not all there, or not to be used. */
static void add_run(const struct changes *changes, size_t run, struct texts *warnings)
{
    const struct run *of = changes->compare->runs[run].run;
    struct named unstable = {.count = 0};
    size_t i, cut = 0;
    char what[96], before[8];

    for (i = 0; i < of->boot_count; i++)
        cut += run_boot_outcome(of, (unsigned)i + 1) != OUTCOME_COMPLETE;
    if (cut)
        texts_say(warnings, "%c is partial: %zu of %zu boots not complete: boot it again",
                  compare_letter(run), cut, of->boot_count);
    if (check_all_controls(of) != CONTROLS_GOOD)
        texts_say(
            warnings,
            "%c: THE CONTROLS FAILED OR ARE MISSING: its prices are not to be used, boot it again",
            compare_letter(run));
    snprintf(before, sizeof(before), "%c: ", compare_letter(run));
    run_troubles(of, &changes->compare->options.cases, before, warnings);
    for (i = 0; i < of->case_count; i++)
        if (is_asked(changes, &of->cases[i]) &&
            case_verdict(of, &of->cases[i]).status == STATUS_UNSTABLE)
            named_add(&unstable, of->cases[i].name);
    snprintf(what, sizeof(what), "%c: unstable, a series has no clear mode: take more --samples",
             compare_letter(run));
    named_say(&unstable, what, warnings);
}

/* Of a series with a clear mode so many may lie elsewhere (docs/method.md). */
#define SHARE_USUAL 0.10

/* Samples that are not at the mode of their series, of the cases that are compared. */
static void add_outliers(const struct changes *changes, size_t run, struct texts *warnings)
{
    const struct run *of = changes->compare->runs[run].run;
    uint64_t samples = 0, outliers = 0;
    double share;
    size_t i, k, path;

    if (run_unit(of) != UNIT_INSNS)
        return;
    for (i = 0; i < of->case_count; i++) {
        if (!is_asked(changes, &of->cases[i]))
            continue;
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < of->cases[i].paths[path].count; k++) {
                samples += series_samples(&of->cases[i].paths[path].at[k]);
                outliers += series_outliers(&of->cases[i].paths[path].at[k]);
            }
    }
    share = samples ? (double)outliers / (double)samples : 0;
    if (outliers)
        texts_say(warnings,
                  "%c: outliers: %.2f %% of its samples are not at the mode of their series: %s",
                  compare_letter(run), 100 * share,
                  share > SHARE_USUAL ? "take more --samples" : "nothing to do");
}

static const struct series *first_call(const struct run_case *c)
{
    const struct series_list *list = &c->paths[case_alone(c)];

    return list->count ? &list->at[0] : NULL;
}

/* First calls that moved where the warm ones did not: a cache or a table is filled another way. */
static void add_cold(const struct changes *changes, size_t run, struct texts *warnings)
{
    const struct judgement *judgement = &changes->at[run - 1];
    struct named cold = {.count = 0};
    char what[96];
    size_t i;

    for (i = 0; i < judgement->count; i++) {
        const struct judged *judged = &judgement->at[i];
        const struct series *base, *new;

        if (!judged->judged || judged->finding != FINDING_SAME || !judged->base || !judged->new)
            continue;
        base = first_call(judged->base);
        new = first_call(judged->new);
        if (base && new && base->n == new->n &&
            fabs((double)new->cold - (double)base->cold) >
                fmax(judged->at[MEASURE_CALL].limit, (double)base->cold * LIMIT_SHARE))
            named_add(&cold, judged->name);
    }
    snprintf(what, sizeof(what), "%c: the same but for its first, cold call: see show --paths",
             compare_letter(run));
    named_say(&cold, what, warnings);
}

/* By which figure it was judged, where that is not the same for all that have both. */
static void add_rep(const struct changes *changes, size_t run, struct texts *warnings)
{
    const struct judgement *judgement = &changes->at[run - 1];
    char text[200], before[8];

    judge_rep_text(judgement, text, sizeof(text));
    if (*text && (judgement->base_once != judgement->new_once || judge_lack_once(judgement)))
        texts_say(warnings, "%c: %s", compare_letter(run), text);
    snprintf(before, sizeof(before), "%c: ", compare_letter(run));
    judge_other_figures(judgement, before, warnings);
}

/* What counts as one value of a side, where that is not a boot. */
static void add_units(const struct changes *changes, size_t run, struct texts *warnings)
{
    char text[512];

    units_text(&changes->at[run - 1].units, text, sizeof(text));
    if (*text)
        texts_say(warnings, "%c: %s", compare_letter(run), text);
}

static void add_reasons(const struct changes *changes, size_t run, struct texts *warnings)
{
    char before[8];

    snprintf(before, sizeof(before), "%c: ", compare_letter(run));
    judge_reasons(&changes->at[run - 1], before, warnings);
}

void changes_guests(const struct changes *changes, size_t run, char (*letter)(size_t run),
                    struct texts *lines)
{
    char text[COMPARE_SUBJECT_TEXT];

    if (compare_subject(changes->compare, run, letter, text, sizeof(text)))
        texts_say(lines, "%c against %c: %s", letter(run), letter(0), text);
}

void changes_subject(const struct changes *changes, char (*letter)(size_t run),
                     struct texts *subject)
{
    size_t run;

    for (run = 1; run < changes->compare->run_count; run++) {
        changes_guests(changes, run, letter, subject);
        add_keys(changes, run, COMPARE_SUBJECT, letter, subject);
    }
}

void changes_warnings(const struct changes *changes, struct texts *warnings)
{
    size_t run;

    for (run = 0; run < changes->notes.count; run++)
        texts_add(warnings, changes->notes.at[run]);
    for (run = 1; run < changes->compare->run_count; run++)
        add_keys(changes, run, COMPARE_REMARK, compare_letter, warnings);
    if (compare_environments(changes->compare))
        texts_add(warnings, COMPARE_OWN_CODE);
    for (run = 0; run < changes->compare->run_count; run++) {
        add_run(changes, run, warnings);
        add_outliers(changes, run, warnings);
    }
    for (run = 1; run < changes->compare->run_count; run++) {
        add_rep(changes, run, warnings);
        add_units(changes, run, warnings);
        add_reasons(changes, run, warnings);
        add_cold(changes, run, warnings);
    }
}
