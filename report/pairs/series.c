/* SPDX-License-Identifier: MIT */
/* The series beside the measures: see series.h. */
#include "report/pairs/series.h"

#include <math.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/pairs/moves.h"
#include "report/pairs/pairing.h"
#include "report/pairs/reach.h"
#include "report/pairs/strays.h"
#include "report/record/record.h"

/* How far a control may lie from what it was where nothing holds it to the instruction. */
#define ANOTHER_SHARE 0.5
#define ANOTHER_UNITS 16.0

/* ---- there ---- */

static bool lacks_any(const struct pairing *p, const struct run_case *of, const struct run_case *in,
                      const char *what)
{
    struct pairing_walk walk = {0};
    const struct series *s;

    while ((s = pairing_next(p, of, &walk)))
        if (!case_first_alike(in, walk.path, s->fill, s->n))
            return pairing_say(p, walk.path, s->fill, s->n, what);
    return false;
}

static bool one_lacks_any(const struct pairing *p)
{
    return lacks_any(p, p->a, p->b, "is missing in the new run") ||
           lacks_any(p, p->b, p->a, "is missing in the base");
}

/* ---- a price, in insns ---- */

/* What one side has of a series over its boots. */
struct side {
    bool have, clear;
    double low, high; /* its modes, by the figure that decides */
    uint64_t print;   /* of all of it: two that are equal say the same, clear or not */
};

static struct side side_of(const struct run_case *c, enum path path, const struct series *like,
                           enum rep rep)
{
    struct side side = {.clear = true};
    const struct series *s;
    uint64_t mode, held;
    double level;

    for (s = case_first_alike(c, path, like->fill, like->n); s; s = case_next_alike(c, path, s)) {
        if (!series_mode(s, &mode, &held))
            continue;
        level = (double)mode - pairing_left_out(rep, s);
        side.low = side.have ? fmin(side.low, level) : level;
        side.high = side.have ? fmax(side.high, level) : level;
        side.have = true;
        side.clear = side.clear && series_clear(s);
        side.print = 31 * (31 * side.print + series_print(s)) + (uint64_t)pairing_left_out(rep, s);
    }
    return side;
}

/* Why two sides of a series are no prices, or NULL. */
static const char *no_price(const struct side *a, const struct side *b)
{
    if (!a->have || !b->have || a->print == b->print)
        return NULL;
    if (!a->clear)
        return "has no clear mode in the base";
    if (!b->clear)
        return "has no clear mode now";
    if (fmax(a->high - a->low, b->high - b->low) > pairing_allows(a->low))
        return "differs between boots of one side";
    return NULL;
}

/* A control has a raw level, and that is of the image alone. */
static const char *no_control(const struct side *a, const struct side *b)
{
    if (a->have && b->have && (a->low != b->low || a->high != b->high))
        return "is not what it was, in one image";
    if (a->have && b->have && !b->clear && a->print != b->print)
        return "has no clear mode now";
    return no_price(a, b);
}

/* Another image's compiler may have laid it out otherwise, and does not make another thing of it.
 */
static const char *no_other_control(const struct side *a, const struct side *b)
{
    if (a->have && b->have && fabs(b->low - a->low) > fmax(ANOTHER_SHARE * a->low, ANOTHER_UNITS))
        return "is another than in the base";
    return no_price(a, b);
}

/* What is wrong with a series that both sides have, or NULL. */
typedef const char *wrong_with(const struct side *a, const struct side *b);

static bool any_is(const struct pairing *p, enum rep rep, wrong_with *why_not)
{
    struct pairing_walk walk = {0};
    const struct series *s;

    while ((s = pairing_next(p, p->a, &walk))) {
        struct side a = side_of(p->a, walk.path, s, rep), b = side_of(p->b, walk.path, s, rep);
        const char *why = why_not(&a, &b);

        if (why)
            return pairing_say(p, walk.path, s->fill, s->n, why);
    }
    return false;
}

/* By each figure that is there: neither is a price in two boots that do not have the same. */
static bool any_is_by_each(const struct pairing *p, wrong_with *why_not)
{
    return any_is(p, REP_EACH, why_not) || (p->rep == REP_ONCE && any_is(p, REP_ONCE, why_not));
}

bool series_in_doubt(const struct pairing *p)
{
    return one_lacks_any(p) ||
           (p->exact && (any_is_by_each(p, no_price) || moved_otherwise(p) || strays_grew(p))) ||
           reach_doubled(p);
}

/* ---- controls ---- */

bool control_in_doubt(const struct pairing *p)
{
    if (!p->exact)
        return reach_moved(p) || reach_doubled(p);
    if (!pairing_same_image(p))
        return any_is_by_each(p, no_other_control) || strays_grew(p);
    return any_is_by_each(p, no_control) || one_lacks_any(p) || strays_grew(p);
}
