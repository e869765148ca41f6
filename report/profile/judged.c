/* SPDX-License-Identifier: MIT */
/* See judged.h. */
#include "report/profile/judged.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/prices/measure.h"
#include "report/profile/moves.h"
#include "report/profile/side.h"
#include "report/system/memory.h"

const char judged_functions_legend[] =
    "Functions, of one call: in instructions, the largest change first; in brackets with each "
    "iteration of REP. pvbench profile BASE NEW --case CASE has all of them.";

/* ---- the two profiles ---- */

/* The profile of the first boot that has one. */
static bool take_first(struct profile_side *side, const char *path, const struct run *run,
                       const char *word, struct texts *notes)
{
    char why[512] = "";
    unsigned boot;

    for (boot = 1; boot <= run->boot_count && !*why; boot++)
        if (profile_side_take(side, path, run, boot, why, sizeof(why)))
            return true;
    if (*why)
        texts_say(notes, "%s: the profile of boot %u is not used: %s", word, boot - 1, why);
    return false;
}

/* ---- a case ---- */

__attribute__((format(printf, 2, 3))) static const char *kept(const struct judgement *judgement,
                                                              const char *format, ...)
{
    const char *text;
    va_list args;

    va_start(args, format);
    text = judge_say(judgement, JUDGED_WHY, format, args);
    va_end(args);
    return text;
}

static void take_functions(const struct judgement *judgement, struct judged *judged,
                           const struct moves *moves)
{
    double n = moves->n;
    size_t i;

    judged->functions = memory_new((moves->count + 1) * sizeof(*judged->functions));
    for (i = 0; i < moves->count; i++) {
        const struct move *m = &moves->at[i];

        judged->functions[judged->function_count++] = (struct judged_function){
            .name = kept(judgement, "%s", m->name),
            .xen = m->xen,
            .base = (double)m->base.all / n,
            .new = (double)m->new.all / n,
            .change = (double)m->delta.all / n,
            .once = (double)m->delta.once / n,
        };
    }
}

static int by_change(const void *a, const void *b)
{
    double one = fabs(((const struct judged_function *)a)->change);
    double other = fabs(((const struct judged_function *)b)->change);

    return (one < other) - (one > other);
}

static int by_once(const void *a, const void *b)
{
    double one = fabs(((const struct judged_function *)a)->once);
    double other = fabs(((const struct judged_function *)b)->once);

    return (one < other) - (one > other);
}

static bool is_near(double one, double other)
{
    return fabs(one - other) < 1e-6;
}

/* The functions add up to the change, or they are not what it is made of: boots that differ. */
static void name_functions(const struct judgement *judgement, const struct moves_pair *pair,
                           struct judged *judged)
{
    const struct judged_measure *measure = judged_leading(judged);
    enum measure which = judged_which(judged, measure);
    struct moves_of of = {judged->name, measure_path(judged->base, which), measure->base.n, false};
    struct moves moves;
    char why[512];

    if (!moves_have(pair, &of) || !moves_take(&moves, pair, &of, why, sizeof(why)))
        return;
    if (moves.priced && moves.n &&
        is_near((double)moves.delta.all / moves.n, measure->new.price - measure->base.price)) {
        take_functions(judgement, judged, &moves);
        if (judged->function_count)
            qsort(judged->functions, judged->function_count, sizeof(*judged->functions),
                  measure->rep == REP_ONCE ? by_once : by_change);
    }
    moves_free(&moves);
}

static bool moved(const struct judged *judged)
{
    return judged->judged && judged_leading(judged) &&
           (judged->finding == FINDING_SLOWER || judged->finding == FINDING_FASTER);
}

void profile_name_functions(struct judgement *judgement, const char *base_path,
                            const char *new_path, struct texts *notes)
{
    struct profile_side base, new;
    struct moves_pair pair;
    size_t i;

    if (!take_first(&base, base_path, judgement->base, "base", notes))
        return;
    if (take_first(&new, new_path, judgement->new, "new", notes)) {
        moves_pair_open(&pair, base.paths, new.paths);
        for (i = 0; i < judgement->count; i++)
            if (moved(&judgement->at[i]))
                name_functions(judgement, &pair, &judgement->at[i]);
        moves_pair_close(&pair);
        profile_side_close(&new);
    }
    profile_side_close(&base);
}

/* ---- in words ---- */

/* A part of a call has a tenth. */
static void number(double change, char *out, size_t size)
{
    snprintf(out, size, is_near(change, round(change)) ? "%+.0f" : "%+.1f", change);
}

void judged_functions_text(const struct judged *judged, size_t most, char *out, size_t size)
{
    const struct judged_measure *measure = judged_leading(judged);
    size_t i, len = 0;

    *out = '\0';
    for (i = 0; i < judged->function_count && i < most && len < size; i++) {
        const struct judged_function *f = &judged->functions[i];
        bool once = measure->rep == REP_ONCE;
        char all[32], by[32];

        number(f->change, all, sizeof(all));
        number(once ? f->once : f->change, by, sizeof(by));
        len += (size_t)snprintf(out + len, size - len, "%s%s %s", i ? ", " : "", f->name, by);
        if (once && !is_near(f->once, f->change) && len < size)
            len += (size_t)snprintf(out + len, size - len, " (%s)", all);
    }
    if (i < judged->function_count && len < size)
        snprintf(out + len, size - len, " and %zu more", judged->function_count - i);
}
