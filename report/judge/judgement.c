/* SPDX-License-Identifier: MIT */
/* What a judgement says, counted and asked: see judgement.h. */
#include "report/judge/judgement.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/judge/finding.h"
#include "report/model/status.h"
#include "report/prices/measure.h"
#include "report/record/record.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/pool.h"

size_t judge_count(const struct judgement *judgement, enum finding finding)
{
    size_t i, count = 0;

    for (i = 0; i < judgement->count; i++)
        count += judgement->at[i].judged && !judgement->at[i].excused &&
                 judgement->at[i].finding == finding;
    return count;
}

size_t judge_judged(const struct judgement *judgement)
{
    size_t i, count = 0;

    for (i = 0; i < judgement->count; i++)
        count += judgement->at[i].judged;
    return count;
}

size_t judge_fresh(const struct judgement *judgement)
{
    size_t i, count = 0;

    for (i = 0; i < judgement->count; i++)
        count += judgement->at[i].fresh;
    return count;
}

size_t judge_unpriced(const struct judgement *judgement)
{
    return judgement->count - judge_judged(judgement) - judge_fresh(judgement);
}

enum finding judge_worst(const struct judgement *judgement)
{
    enum finding worst = FINDING_SAME;
    size_t i;

    for (i = 0; i < judgement->pool_count; i++)
        if (judged_pool_counts(&judgement->pools[i]))
            worst = finding_worse(worst, judgement->pools[i].finding);
    for (i = 0; i < judgement->count; i++)
        if (judgement->at[i].judged && !judgement->at[i].excused)
            worst = finding_worse(worst, judgement->at[i].finding);
    return worst;
}

static const void *name_of(const void *cases, size_t item)
{
    return ((const struct judged *)cases)[item].name;
}

static const struct index_keys names = {name_of, index_hash_text, index_equal_text};

/* Cases that are not priced in both runs are many, perhaps, and share these. */
static struct judged_measure no_measures[MEASURE_COUNT] = {{.why = ""}, {.why = ""}, {.why = ""}};

_Static_assert(MEASURE_COUNT == 3, "every measure has its words");

struct judged *judge_add(struct judgement *judgement, const char *name)
{
    struct judged *judged;

    judgement->at = memory_grow(judgement->at, judgement->count, sizeof(*judgement->at));
    judged = &judgement->at[judgement->count++];
    *judged = (struct judged){.name = name, .at = no_measures, .why = "", .doubt = ""};
    index_add(&judgement->names, &names, judgement->at, judgement->count);
    return judged;
}

void judged_add_measures(struct judged *judged)
{
    size_t k;

    judged->at = memory_new(MEASURE_COUNT * sizeof(*judged->at));
    for (k = 0; k < MEASURE_COUNT; k++)
        judged->at[k].why = "";
}

struct judge_words {
    struct text_pool *pool;
};

const char *judge_say(const struct judgement *judgement, size_t size, const char *format,
                      va_list args)
{
    char text[JUDGED_DOUBT];

    vsnprintf(text, size < sizeof(text) ? size : sizeof(text), format, args);
    return *text ? text_pool_add(&judgement->words->pool, text) : "";
}

const char *judge_words(const struct judgement *judgement, const char *format, ...)
{
    const char *text;
    va_list args;

    va_start(args, format);
    text = judge_say(judgement, JUDGED_WHY, format, args);
    va_end(args);
    return text;
}

void judge_start(struct judgement *judgement)
{
    judgement->words = memory_new(sizeof(*judgement->words));
}

void judge_free(struct judgement *judgement)
{
    size_t i, k;

    for (i = 0; i < judgement->count; i++) {
        struct judged_measure *measures = judgement->at[i].at;

        for (k = 0; measures != no_measures && k < MEASURE_COUNT; k++) {
            measure_free(&measures[k].base);
            measure_free(&measures[k].new);
        }
        if (measures != no_measures)
            free(measures);
        free(judgement->at[i].functions);
    }
    free(judgement->at);
    if (judgement->words)
        text_pool_free(judgement->words->pool);
    free(judgement->words);
    units_free(&judgement->units);
    index_free(judgement->names);
    free(judgement->pools);
    pair_turns_free(&judgement->turns);
    *judgement = (struct judgement){0};
}

bool judgement_in_turns(const struct judgement *judgement)
{
    return judgement->turns.base && !judgement->units.crossed;
}

const struct judged *judge_find(const struct judgement *judgement, const char *name)
{
    size_t item = index_find(judgement->names, &names, judgement->at, judgement->count, name);

    return item == INDEX_NONE ? NULL : &judgement->at[item];
}

double judged_floor(const struct judged_measure *measure)
{
    return fmax(measure->quantum, fmax(measure->floor, measure->limit));
}

bool judged_within(const struct judged *judged)
{
    size_t k;

    for (k = 0; k < MEASURE_COUNT; k++)
        if (judged->judged && judged->finding == FINDING_SAME && judged->at[k].moved)
            return true;
    return false;
}

double judged_share(const struct judged_measure *measure)
{
    double base = measured_figure(&measure->base, measure->rep).price;

    return base > 0 ? measure->change / base : 0;
}

static bool leads(const struct judged_measure *measure, const struct judged_measure *leading)
{
    if (!leading || measure->moved != leading->moved)
        return !leading || measure->moved;
    return fabs(judged_share(measure)) > fabs(judged_share(leading));
}

const struct judged_measure *judged_leading(const struct judged *judged)
{
    const struct judged_measure *leading = NULL;
    size_t k;

    for (k = 0; k < MEASURE_COUNT; k++) {
        const struct judged_measure *measure = &judged->at[k];

        if (judged_has_both(measure) && measure->finding == judged->finding &&
            leads(measure, leading))
            leading = measure;
    }
    return leading;
}

enum measure judged_which(const struct judged *judged, const struct judged_measure *measure)
{
    return (enum measure)(measure - judged->at);
}

const char *judged_refusal(const struct judgement *judgement, const struct judged *judged)
{
    struct verdict base;

    if (!judged->judged || !judged->base || !judged->new)
        return NULL;
    base = case_verdict(judgement->base, judged->base);
    if (!status_is_refusal(base.status))
        return NULL;
    return case_verdict(judgement->new, judged->new).status == base.status
               ? status_name(base.status)
               : NULL;
}

void judged_by_text(const struct judgement *judgement, const struct judged *judged,
                    enum measure measure, char *out, size_t size)
{
    const char *refusal = judged_refusal(judgement, judged);

    snprintf(out, size, "%s%s%s", measure_word(measure), refusal ? ", " : "",
             refusal ? refusal : "");
}
