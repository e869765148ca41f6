/* SPDX-License-Identifier: MIT */
/*
 * Changes as ministat -A prints them, for a commit message: see changes.h.  A value is a boot's. By
 * rank and not by Student's t, which a few high samples fool: docs/statistics.md.
 */
#include <gsl/gsl_statistics_double.h>
#include <stdio.h>
#include <string.h>

#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/compare/workload.h"
#include "report/format/count_words.h"
#include "report/format/paragraph.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/model/level.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/profile/judged.h"
#include "report/text/texts.h"
#include "report/text/wrap.h"

/* More blocks than these nobody pastes. */
#define BLOCKS_MOST 8

/* Of one of them, in lines that a commit message may have as they are. */
#define FUNCTIONS_MOST 4
#define COMMIT_COLUMNS 72

/* ministat's own, in its order. */
static const char marks[] = "x+*%#@O";

static char mark_of(size_t run)
{
    return marks[run % (sizeof(marks) - 1)];
}

static void put_side(size_t run, const struct measured *side, FILE *out)
{
    double low, high, mean = gsl_stats_mean(side->boots, 1, side->count);
    double spread = side->count > 1 ? gsl_stats_sd(side->boots, 1, side->count) : 0;

    gsl_stats_minmax(&low, &high, side->boots, 1, side->count);
    fprintf(out, "%c %3zu %13.8g %13.8g %13.8g %13.8g %13.8g\n", mark_of(run), side->count, low,
            high, side->price, mean, spread);
}

static void put_exact(const struct judged_measure *measure, FILE *out)
{
    double change = judged_change_by(measure, REP_EACH), more;
    char rep[160], line[480];

    judged_rep_text(measure, rep, sizeof(rep));
    if (!measure->moved && !judged_iterations(measure, &more)) {
        fputs("No difference: the counts are exact, and equal\n", out);
        return;
    }
    snprintf(line, sizeof(line), "Difference, %s: %+.8g (%+.2f%%)%s%s%s",
             measure->finding == FINDING_INCONCLUSIVE ? "about" : "exact", change,
             100 * judged_share_by(measure, REP_EACH), rep,
             measure->finding == FINDING_INCONCLUSIVE ? ", inconclusive: "
             : *measure->why                          ? ", "
                                                      : "",
             measure->why);
    text_wrap(out, line, 0, 2, COMMIT_COLUMNS);
}

static void put_warnings(const struct judgement *judgement, const struct judged_measure *measure,
                         FILE *out)
{
    double confidence = 100 * (1 - judgement->options.alpha);

    if (measure->finding == FINDING_SLOWER || measure->finding == FINDING_FASTER)
        fprintf(out,
                "Difference at %.1f%% confidence\n\t%+.8g [%.8g, %.8g]\n\t%+.2f%%\n"
                "\t(Hodges-Lehmann; Mann-Whitney p = %.2g, adjusted for %zu: %.2g)\n",
                confidence, measure->change, measure->odds.interval.low,
                measure->odds.interval.high, 100 * judged_share(measure), measure->odds.p,
                judgement->tests, measure->odds.p_holm);
    else
        fprintf(out, "No difference proven at %.1f%% confidence%s%s\n", confidence,
                *measure->why ? ": " : "", measure->why);
}

/* Where the change is. */
static void put_functions(const struct judged *judged, const struct judged_measure *measure,
                          FILE *out)
{
    char text[400], line[440];

    if (judged_leading(judged) != measure)
        return;
    judged_functions_text(judged, FUNCTIONS_MOST, text, sizeof(text));
    if (!*text)
        return;
    snprintf(line, sizeof(line), "by function: %s", text);
    text_wrap(out, line, 0, 2, COMMIT_COLUMNS);
}

static void put_row(const struct changes *changes, const char *name, enum measure which, FILE *out)
{
    bool headed = false;
    char by[32];
    size_t i;

    for (i = 0; i < changes->count; i++) {
        const struct judged *judged = judge_find(&changes->at[i], name);
        const struct judged_measure *measure = judged ? &judged->at[which] : NULL;

        if (!measure || !measure->base.have || !measure->new.have)
            continue;
        if (!headed) {
            judged_by_text(&changes->at[i], judged, which, by, sizeof(by));
            fprintf(out, "\n%s, %s for one %s\n", name,
                    unit_name(run_unit(changes->compare->runs[0].run)), by);
            fputs("    N           Min           Max        Median           Avg        Stddev\n",
                  out);
            put_side(0, &measure->base, out);
        }
        headed = true;
        put_side(i + 1, &measure->new, out);
        if (run_unit(changes->at[i].base) == UNIT_INSNS)
            put_exact(measure, out);
        else
            put_warnings(&changes->at[i], measure, out);
        put_functions(judged, measure, out);
    }
}

/* One call, and by whatever else the case changed. */
static void put_case(const struct changes *changes, const char *name, FILE *out)
{
    size_t i;

    put_row(changes, name, MEASURE_CALL, out);
    for (i = 0; i < changes->row_count; i++)
        if (!strcmp(changes->rows[i].name, name) && changes->rows[i].measure != MEASURE_CALL)
            put_row(changes, name, changes->rows[i].measure, out);
}

/* Cases that were asked for by name are shown whether they differ or not. */
static size_t put_asked(const struct changes *changes, FILE *out)
{
    const struct judgement *first = &changes->at[0];
    size_t i;

    for (i = 0; i < first->count && i < BLOCKS_MOST; i++)
        put_case(changes, first->at[i].name, out);
    return first->count > BLOCKS_MOST ? first->count - BLOCKS_MOST : 0;
}

static size_t put_changed(const struct changes *changes, FILE *out)
{
    size_t i;

    for (i = 0; i < changes->row_count && i < BLOCKS_MOST; i++)
        put_row(changes, changes->rows[i].name, changes->rows[i].measure, out);
    return changes->row_count > BLOCKS_MOST ? changes->row_count - BLOCKS_MOST : 0;
}

static void put_subject(const struct changes *changes, FILE *out)
{
    struct texts subject = {0};
    size_t i;

    changes_subject(changes, mark_of, &subject);
    for (i = 0; i < subject.count; i++)
        show_line(out, 2, "%s", subject.at[i]);
    texts_clear(&subject);
}

void changes_ministat(const struct changes *changes, FILE *out)
{
    bool asked = *changes->compare->options.cases.text;
    char text[512], label[128];
    size_t i, more;

    for (i = 0; i < changes->compare->run_count; i++) {
        compare_label(&changes->compare->runs[i], label, sizeof(label));
        show_line(out, 2, "%c %s: %s", mark_of(i), label, changes->compare->runs[i].path);
    }
    put_subject(changes, out);
    unit_meaning(changes->compare->runs[0].run, text, sizeof(text));
    fprintf(out, "%s\n", text);
    more = asked ? put_asked(changes, out) : put_changed(changes, out);
    if (more)
        fprintf(out, "\n(%zu more %s)\n", more, asked ? "were asked for" : "differ");
    for (i = 0; i < changes->count; i++) {
        changes_count(&changes->at[i], text, sizeof(text));
        fputc('\n', out);
        show_line(out, 2, "%c %zu %s: %s", mark_of(i + 1), changes->at[i].count,
                  count_cases(changes->at[i].count), text);
        workload_text(&changes->at[i], text, sizeof(text));
        if (*text)
            show_line(out, 2, "%c %s", mark_of(i + 1), text);
    }
}
