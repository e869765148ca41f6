/* SPDX-License-Identifier: MIT */
/* See moves.h. */
#include "report/pairs/moves.h"

#include <math.h>

#include "report/cases/table.h"
#include "report/model/case.h"
#include "report/model/plan.h"
#include "report/pairs/pairing.h"
#include "report/prices/boots.h"
#include "report/record/record.h"
#include "report/stats/line.h"

/* What batches, or calls one by one, cost in the base and cost more in the new run, by rising n. */
struct moves {
    double n[PLAN_BATCHES_MAX], cost[PLAN_BATCHES_MAX], change[PLAN_BATCHES_MAX];
    size_t count;
};

static void add_move(const struct pairing *p, enum path path, bool fill, unsigned n,
                     struct moves *moves)
{
    double before, now;

    if (!price_series(p->base, p->a, path, fill, n, p->rep, &before, NULL) ||
        !price_series(p->new, p->b, path, fill, n, p->rep, &now, NULL))
        return;
    moves->n[moves->count] = n;
    moves->cost[moves->count] = before;
    moves->change[moves->count++] = now - before;
}

static struct moves moves_of(const struct pairing *p, enum path path, bool fill)
{
    struct moves moves = {.count = 0};
    size_t i;

    for (i = 0; i < p->of_a.batch_count; i++)
        if (pairing_has_batch(p, p->of_a.batches[i]))
            add_move(p, path, fill, p->of_a.batches[i], &moves);
    return moves;
}

/* Two calls take twice what one takes more. */
static bool is_uneven(const struct pairing *p)
{
    enum path path = case_alone(p->a);
    struct moves moves = {.count = 0};

    add_move(p, path, false, 1, &moves);
    add_move(p, path, false, 2, &moves);
    if (moves.count < 2 ||
        fabs(moves.change[1] - 2 * moves.change[0]) <= pairing_allows(moves.cost[1]))
        return false;
    return pairing_say(p, path, false, 2, "moved, and one call alone did not move by half of that");
}

/* A batch takes more by a + b n, whatever changed in the multicall and in the call. */
static bool is_bent(const struct pairing *p, enum path path, bool fill)
{
    struct moves moves = moves_of(p, path, fill);
    double a, b, off = 0;
    size_t i, worst = 0;

    if (moves.count < 3 || !stats_line(moves.n, moves.change, moves.count, &a, &b))
        return false;
    for (i = 0; i < moves.count; i++) {
        double by = fabs(moves.change[i] - a - b * moves.n[i]) / pairing_allows(moves.cost[i]);

        if (by > off) {
            off = by;
            worst = i;
        }
    }
    return off > 1 && pairing_say(p, path, fill, (unsigned)moves.n[worst],
                                  "moved otherwise than the batches beside it");
}

/* Where Xen splits batches there is no line: a batch takes no more than its calls or entries do. */
static bool moved_alone(const struct pairing *p, enum path path, bool fill)
{
    struct moves call = {.count = 0}, plain = moves_of(p, path, false);
    struct moves moves = moves_of(p, path, fill);
    double low = 0, high = 0;
    size_t i, last = plain.count;

    add_move(p, case_alone(p->a), false, 1, &call);
    if (call.count) {
        low = fmin(low, call.change[0]);
        high = fmax(high, call.change[0]);
    }
    if (last) {
        low = fmin(low, plain.change[last - 1] / plain.n[last - 1]);
        high = fmax(high, plain.change[last - 1] / plain.n[last - 1]);
    }
    for (i = 0; i < moves.count; i++)
        if (moves.change[i] < low * moves.n[i] - pairing_allows(moves.cost[i]) ||
            moves.change[i] > high * moves.n[i] + pairing_allows(moves.cost[i]))
            return pairing_say(p, path, fill, (unsigned)moves.n[i],
                               "moved, and what is judged did not");
    return false;
}

/* Filling a batch is our own code, which one image has once. */
static bool filling_moved(const struct pairing *p, enum path path)
{
    struct moves plain = moves_of(p, path, false), filled = moves_of(p, path, true);
    size_t i, k;

    if (!pairing_same_image(p))
        return false;
    for (i = 0; i < filled.count; i++)
        for (k = 0; k < plain.count; k++)
            if (plain.n[k] == filled.n[i] &&
                fabs(filled.change[i] - plain.change[k]) > pairing_allows(filled.cost[i]))
                return pairing_say(p, path, true, (unsigned)filled.n[i],
                                   "moved otherwise than without its filling");
    return false;
}

bool moved_otherwise(const struct pairing *p)
{
    bool (*batch_moved)(const struct pairing *, enum path, bool) =
        case_has_flag(p->a->name, CASE_SPLITS) ? moved_alone : is_bent;

    return is_uneven(p) || batch_moved(p, PATH_MULTI, false) || batch_moved(p, PATH_MULTI, true) ||
           batch_moved(p, PATH_ARRAY, false) || batch_moved(p, PATH_ARRAY, true) ||
           filling_moved(p, PATH_MULTI) || filling_moved(p, PATH_ARRAY);
}
