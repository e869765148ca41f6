/* SPDX-License-Identifier: MIT */
/* A case held against the plan: see case.h. */
#include "report/contract/case.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/contract/came.h"
#include "report/contract/plan_hash.h"
#include "report/contract/series.h"
#include "report/model/case.h"
#include "report/model/plan.h"
#include "report/model/series.h"
#include "report/record/record.h"

/* The largest batch of a row that looks for where Xen splits them (bench/plan/shot.h). */
#define LARGE_MOST 512u

/* What is checked, and where its first complaint goes. */
struct checking {
    const struct plan *plan;
    enum plan_match match;
    const struct plan_case *c;
    char *lacks;
    size_t size;
};

static const struct series *series_at(const struct plan_case *c, enum path path, size_t i)
{
    return &c->of->paths[path].at[c->first[path] + i];
}

/* Its row here, if it means the same as the one that the kernel had. */
static const struct case_info *row_of(const struct plan_case *c)
{
    const struct case_info *info = case_table_find(c->of->name);

    return info && info->rev == c->of->rev ? info : NULL;
}

static bool is_large(const struct plan_case *c)
{
    const struct case_info *info = row_of(c);

    return info && info->flags & CASE_LARGE;
}

/* A case of two vCPUs has no price under icount, and so no series (docs/method.md). */
static bool is_unpriced(const struct plan *plan, const struct plan_case *c)
{
    return plan->insns && case_has_flag(c->of->name, CASE_SMP);
}

bool case_is_issued(const struct plan *plan, const struct plan_case *c)
{
    return c->says->ended && c->says->status != STATUS_SKIPPED &&
           c->says->status != STATUS_FAULTED && !is_unpriced(plan, c);
}

static bool short_of(struct checking *k, enum path path, bool fill, unsigned n, const char *what)
{
    snprintf(k->lacks, k->size, "%s%s n=%u %s", path_name(path), fill ? " fill" : "", n, what);
    return true;
}

static bool has_size(const struct plan_case *c, enum path path, bool fill, unsigned n)
{
    return find_series(c->of, c->says->boot, path, fill, n) != NULL;
}

static unsigned largest_of(const struct plan_case *c, enum path path)
{
    unsigned n = 0;
    size_t i;

    for (i = 0; i < c->count[path]; i++)
        if (series_at(c, path, i)->n > n)
            n = series_at(c, path, i)->n;
    return n;
}

/* The size of batch that the plan has after n; 0: none. */
static unsigned next_batch(const struct plan *plan, const struct plan_case *c, unsigned n)
{
    unsigned last = plan->batch_count ? plan->batches[plan->batch_count - 1] : 0;
    size_t i;

    for (i = 0; i < plan->batch_count; i++)
        if (plan->batches[i] > n)
            return plan->batches[i];
    return last && is_large(c) && n <= LARGE_MOST / 2 ? 2 * n : 0;
}

static bool is_batch(const struct plan *plan, const struct plan_case *c, unsigned n)
{
    unsigned at;

    for (at = next_batch(plan, c, 0); at; at = next_batch(plan, c, at))
        if (at == n)
            return true;
    return false;
}

/* ---- one series ---- */

static bool wrong_series(struct checking *k, enum path path, const struct series *s)
{
    char text[80];

    if (series_falls_short(k->plan, k->c->of, s, text, sizeof(text)))
        return short_of(k, path, s->fill, s->n, text);
    if (s->wrong && k->c->says->status < STATUS_WRONG)
        return short_of(k, path, s->fill, s->n, "has wrong results, and the case is not wrong");
    return false;
}

/* The first of its size is found, and so another one is none. */
static bool stands_twice(const struct plan_case *c, enum path path, const struct series *s)
{
    return find_series(c->of, s->boot, path, s->fill, s->n) != s;
}

static bool wrong_path(struct checking *k, enum path path)
{
    size_t i;

    for (i = 0; i < k->c->count[path]; i++) {
        const struct series *s = series_at(k->c, path, i);

        if (stands_twice(k->c, path, s))
            return short_of(k, path, s->fill, s->n, "stands twice");
        if (wrong_series(k, path, s))
            return true;
    }
    return false;
}

/* ---- what is missing ---- */

static bool is_skipped(const struct checking *k, enum path path)
{
    return k->c->skipped & 1u << path;
}

/*
 * By the row; of a case that is not in our table, by what another boot has.  A row may have no more
 * than so many calls outstanding, which only the kernel knows: where the plan begins with larger
 * batches, it has none.
 */
static bool is_promised(const struct checking *k, enum path path)
{
    const struct case_info *info = row_of(k->c);

    if (is_skipped(k, path) || (!path_is_alone(path) && next_batch(k->plan, k->c, 0) > 1))
        return false;
    return info ? info->paths & 1u << path : k->c->of->paths[path].count > 0;
}

static bool missing_batches(struct checking *k, enum path path)
{
    unsigned most = largest_of(k->c, path), n;
    int fill;

    for (fill = 0; fill < 2; fill++)
        for (n = next_batch(k->plan, k->c, 0); n && n <= most; n = next_batch(k->plan, k->c, n))
            if (!has_size(k->c, path, fill, n))
                return short_of(k, path, fill, n, "is missing");
    return false;
}

static bool foreign_batches(struct checking *k, enum path path)
{
    size_t i;

    for (i = 0; i < k->c->count[path]; i++) {
        const struct series *s = series_at(k->c, path, i);

        /* Of a row that is not known here nobody knows how far it goes. */
        if (row_of(k->c) && !is_batch(k->plan, k->c, s->n))
            return short_of(k, path, s->fill, s->n, "is no batch of the plan");
    }
    return false;
}

/* Calls are issued one by one, two, or in cycles as many as the clock needs, a power of two. */
static bool foreign_depths(struct checking *k, enum path path)
{
    bool exact = k->plan->insns && !case_has_flag(k->c->of->name, CASE_CONTROL);
    size_t i;

    for (i = 0; i < k->c->count[path]; i++) {
        unsigned n = series_at(k->c, path, i)->n;

        if ((n & (n - 1)) != 0 || (exact && n > 2))
            return short_of(k, path, false, n, "is no depth of the plan");
    }
    return false;
}

static bool missing_of(struct checking *k, enum path path)
{
    bool alone = path_is_alone(path);

    if (k->match == PLAN_MET)
        return false;
    if (!k->c->count[path]) {
        snprintf(k->lacks, k->size, "%s is missing", path_name(path));
        return k->match == PLAN_OPEN && is_promised(k, path);
    }
    if (alone)
        return (!has_size(k->c, path, false, 1) && short_of(k, path, false, 1, "is missing")) ||
               foreign_depths(k, path);
    return missing_batches(k, path) || foreign_batches(k, path);
}

/* Older kernels counted no sample beside the mode, however near it was. */
static bool is_at_mode(const struct series *s)
{
    return 10 * series_outliers(s) <= series_samples(s);
}

/* The kernel calls a case unstable for a series without a clear mode. */
static bool is_clear(const struct plan_case *c)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->count[path]; i++)
            if (!is_at_mode(series_at(c, (enum path)path, i)))
                return false;
    return true;
}

static bool skips_what_came(struct checking *k)
{
    int path;

    for (path = 0; path < PATH_COUNT; path++)
        if (k->c->count[path] && is_skipped(k, (enum path)path)) {
            snprintf(k->lacks, k->size, "%s is not issued, and came", path_name((enum path)path));
            return true;
        }
    return false;
}

/* One that was not issued, or has no price, has nothing to show for it. */
static bool has_what_it_cannot(struct checking *k)
{
    bool skipped = k->c->says->status == STATUS_SKIPPED;
    int path;

    if (!skipped && !is_unpriced(k->plan, k->c))
        return false;
    for (path = 0; path < PATH_COUNT; path++)
        if (k->c->count[path]) {
            snprintf(k->lacks, k->size, "it is %s, and %s came",
                     skipped ? status_name(STATUS_SKIPPED) : "without a price in insns",
                     path_name((enum path)path));
            return true;
        }
    return false;
}

static bool contradicts(struct checking *k)
{
    if (skips_what_came(k) || has_what_it_cannot(k))
        return true;
    if (!k->c->of->rev) {
        snprintf(k->lacks, k->size, "it has no revision");
        return true;
    }
    if (k->plan->insns && k->c->says->status == STATUS_UNSTABLE && is_clear(k->c)) {
        snprintf(k->lacks, k->size, "it is unstable, and every series has a clear mode");
        return true;
    }
    if (k->c->says->status >= STATUS_WRONG)
        return false;
    if (k->c->faulted)
        snprintf(k->lacks, k->size, "an exception was taken, and the case is %s",
                 status_name(k->c->says->status));
    return k->c->faulted;
}

bool case_falls_short(const struct plan *plan, enum plan_match match, const struct plan_case *c,
                      char *lacks, size_t size)
{
    struct checking k = {plan, match, c, lacks, size};
    int path;

    if (c->says->ended && contradicts(&k))
        return true;
    if (!case_is_issued(plan, c))
        return false;
    for (path = 0; path < PATH_COUNT; path++)
        if (wrong_path(&k, (enum path)path) || missing_of(&k, (enum path)path))
            return true;
    return false;
}

bool case_next_series(const struct plan *plan, const struct plan_case *c, enum path path,
                      struct plan_guess *next)
{
    unsigned most = largest_of(c, path);

    if (!most)
        return false;
    if (path_is_alone(path))
        *next = (struct plan_guess){c->of, path, most == 1 ? 2 : 0};
    else
        *next = (struct plan_guess){c->of, path, next_batch(plan, c, most)};
    return next->n > 0;
}

bool case_has_batch(const struct plan_case *c, unsigned n)
{
    return has_size(c, PATH_MULTI, false, n) || has_size(c, PATH_ARRAY, false, n);
}
