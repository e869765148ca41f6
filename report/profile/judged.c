/* SPDX-License-Identifier: MIT */
/* See judged.h. */
#include "report/profile/judged.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/paragraph.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/profile/moves.h"
#include "report/system/memory.h"

const char judged_functions_legend[] =
    "Functions, of one call, entry or item as in the table: in instructions, the largest change "
    "first; in brackets with each iteration of REP. pvbench profile BASE NEW --case CASE has all "
    "of "
    "them; of an entry with --path multi, of an item with --path array.";

/* ---- the profile of a run ---- */

void judged_profile_open(struct judged_profile *profile, const struct run *run, const char *path,
                         const char *word, struct texts *notes)
{
    char why[512], first[512] = "";
    unsigned boot, of_first = 0;

    *profile = (struct judged_profile){.have = false};
    snprintf(profile->word, sizeof(profile->word), "%s", word);
    for (boot = 1; boot <= run->boot_count && !profile->have; boot++) {
        profile->have = profile_side_take(&profile->side, path, run, boot, why, sizeof(why));
        if (profile->have || !*why || *first)
            continue;
        snprintf(first, sizeof(first), "%s", why);
        of_first = profile->side.number;
    }
    if (*first)
        texts_say(notes, "%s: the profile of boot %u is not used: %s", word, of_first, first);
}

void judged_profile_close(struct judged_profile *profile)
{
    if (profile->have)
        profile_side_close(&profile->side);
    profile->have = false;
}

/* ---- a case ---- */

static int by_size(double one, double other)
{
    return (fabs(one) < fabs(other)) - (fabs(one) > fabs(other));
}

static int by_name(const struct judged_function *one, const struct judged_function *other)
{
    int order = strcmp(one->name, other->name);

    return order ? order : (int)other->xen - (int)one->xen;
}

/* By the figure that decides, then by the other one. */
static int by_change(const void *a, const void *b)
{
    const struct judged_function *one = a, *other = b;
    int order = by_size(one->change, other->change);

    order = order ? order : by_size(one->once, other->once);
    return order ? order : by_name(one, other);
}

static int by_once(const void *a, const void *b)
{
    const struct judged_function *one = a, *other = b;
    int order = by_size(one->once, other->once);

    order = order ? order : by_size(one->change, other->change);
    return order ? order : by_name(one, other);
}

static void take_functions(const struct judgement *judgement, struct judged *judged,
                           const struct moves *moves, enum rep rep)
{
    double n = moves->n;
    size_t i;

    /* One more, so that a case in which no function moved is known as one. */
    judged->functions = memory_new((moves->count + 1) * sizeof(*judged->functions));
    for (i = 0; i < moves->count; i++) {
        const struct move *m = &moves->at[i];

        judged->functions[judged->function_count++] = (struct judged_function){
            .name = judge_words(judgement, "%s", m->name),
            .xen = m->xen,
            .base = (double)m->base.all / n,
            .new = (double)m->new.all / n,
            .change = (double)m->delta.all / n,
            .once = (double)m->delta.once / n,
        };
    }
    qsort(judged->functions, judged->function_count, sizeof(*judged->functions),
          rep == REP_ONCE ? by_once : by_change);
}

static bool is_near(double one, double other)
{
    return fabs(one - other) < 1e-6;
}

/* A run's price is that of its boots, of which the profile is of one. */
static bool is_price(struct insns_change price, unsigned n, const struct measured *measured)
{
    return is_near((double)price.all / n, measured->price) &&
           (!measured->has_once || is_near((double)price.once / n, measured->once));
}

/* False: the profiles do not have the prices that were judged. */
static bool name_functions(const struct judgement *judgement, const struct moves_pair *pair,
                           struct judged *judged)
{
    const struct judged_measure *measure = judged_leading(judged);
    enum measure which = judged_which(judged, measure);
    struct moves_of of = {judged->name, measure_path(judged->base, which), measure->base.n, false};
    struct moves moves;
    char why[512];
    bool good;

    if (!moves_have(pair, &of) || !moves_take(&moves, pair, &of, why, sizeof(why)))
        return false;
    good = moves.priced && is_price(moves.base, moves.n, &measure->base) &&
           is_price(moves.new, moves.n, &measure->new);
    if (good)
        take_functions(judgement, judged, &moves, measure->rep);
    moves_free(&moves);
    return good;
}

static bool differs(const struct judged *judged)
{
    return judged->finding == FINDING_SLOWER || judged->finding == FINDING_FASTER;
}

static bool is_wanted(const struct judged *judged, const char *asked)
{
    if (!judged->judged || !judged->base || !judged->new || !judged_leading(judged))
        return false;
    return differs(judged) || judged_within(judged) || (asked && !strcmp(judged->name, asked));
}

void profile_name_functions(struct judgement *judgement, const struct judged_profile *base,
                            const struct judged_profile *new, const char *asked,
                            struct texts *notes)
{
    struct moves_pair pair;
    const char *first = NULL;
    size_t i, lacking = 0;

    if (!base->have || !new->have || run_unit(judgement->base) != UNIT_INSNS)
        return;
    /* The code is the sides' own, and closed by them. */
    pair = (struct moves_pair){base->side.code, new->side.code};
    for (i = 0; i < judgement->count; i++) {
        struct judged *judged = &judgement->at[i];

        if (!is_wanted(judged, asked) || name_functions(judgement, &pair, judged) ||
            !(differs(judged) || (asked && !strcmp(judged->name, asked))))
            continue;
        first = first ? first : judged->name;
        lacking++;
    }
    if (lacking == 1)
        texts_say(notes, "%s has no functions: the profiles of %s and %s do not have its price",
                  first, base->word, new->word);
    else if (lacking)
        texts_say(notes,
                  "%zu cases, as %s, have no functions: the profiles of %s and %s do not have "
                  "their prices",
                  lacking, first, base->word, new->word);
}

/* ---- in words ---- */

/* A twentieth is nothing that a tenth shows. */
static bool is_unseen(double change)
{
    return fabs(change) < 0.05;
}

/* A part of a call has a tenth, and nothing has no sign. */
static void number(double change, char *out, size_t size)
{
    if (is_near(change, round(change)))
        snprintf(out, size, is_unseen(change) ? "0" : "%+.0f", change);
    else
        moves_each_text(change, out, size);
}

/* A longer name is no help in a line of several. */
#define NAME_MOST 48

static size_t add_text(const struct judged_function *f, enum rep rep, bool first, char *out,
                       size_t size)
{
    double by = rep == REP_ONCE ? f->once : f->change;
    char all[32], deciding[32], brackets[40] = "";

    number(f->change, all, sizeof(all));
    number(by, deciding, sizeof(deciding));
    if (!is_near(by, f->change))
        snprintf(brackets, sizeof(brackets), " (%s)", all);
    return (size_t)snprintf(out, size, "%s%.*s%s %s%s", first ? "" : ", ", NAME_MOST, f->name,
                            strlen(f->name) > NAME_MOST ? "..." : "", deciding, brackets);
}

void judged_functions_text(const struct judged *judged, size_t most, char *out, size_t size)
{
    enum rep rep = judged->function_count ? judged_leading(judged)->rep : REP_EACH;
    size_t i, said = 0, more = 0, len = 0;

    *out = '\0';
    for (i = 0; i < judged->function_count && len < size; i++) {
        const struct judged_function *f = &judged->functions[i];

        if (is_unseen(rep == REP_ONCE ? f->once : f->change))
            continue;
        if (said == most)
            more++;
        else
            len += add_text(f, rep, !said++, out + len, size - len);
    }
    if (more && len < size)
        snprintf(out + len, size - len, " and %zu more", more);
}

void judged_functions_show(const struct texts *lines, FILE *out)
{
    size_t i;

    if (lines->count) {
        fputc('\n', out);
        show_text(out, judged_functions_legend, 2);
    }
    for (i = 0; i < lines->count; i++)
        show_item(out, lines->at[i]);
}
