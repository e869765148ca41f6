/* SPDX-License-Identifier: MIT */
/* The hash of what came: see plan_hash.h. */
#include "report/contract/plan_hash.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "report/contract/came.h"
#include "report/model/plan.h"
#include "report/model/series.h"
#include "report/record/crc.h"
#include "report/record/record.h"
#include "report/system/memory.h"

/* The order in which the kernel plans the paths of a case (bench/plan/shot.c, case_shots). */
static const enum path planned[PATH_COUNT] = {PATH_SINGLE, PATH_TRAP, PATH_MULTI, PATH_ARRAY};

/* A CRC and how many bytes it is of. */
struct sum {
    unsigned long crc;
    size_t len;
};

static void add_bytes(struct sum *sum, const void *bytes, size_t len)
{
    sum->crc = record_crc((uint32_t)sum->crc, bytes, len);
    sum->len += len;
}

static void add_number(struct sum *sum, uint64_t value)
{
    unsigned char bytes[8];
    unsigned i;

    for (i = 0; i < sizeof(bytes); i++)
        bytes[i] = (unsigned char)(value >> (8 * i));
    add_bytes(sum, bytes, sizeof(bytes));
}

static void add_name(struct sum *sum, const struct plan_case *c)
{
    add_bytes(sum, c->of->name, strlen(c->of->name) + 1);
    add_number(sum, c->of->rev);
}

static void add_series(struct sum *sum, enum path path, bool fill, unsigned n)
{
    add_number(sum, (uint64_t)path * 2 + fill);
    add_number(sum, n);
}

/* They have a series at every depth that a sample of another case may have. */
static bool is_twin(const char *name)
{
    return !strcmp(name, "control/twin") || !strcmp(name, "control/chain-0");
}

/* Those of the boot, one after another; NULL: there are none. */
static const struct series *series_of(const struct plan_case *c, enum path path)
{
    return c->count[path] ? &c->of->paths[path].at[c->first[path]] : NULL;
}

/* In cycles calls are issued k at a time, which no plan knows: it says one, and two. */
static void add_alone(struct sum *sum, const struct plan_case *c, enum path path, bool guessed)
{
    const struct series *at = series_of(c, path);
    bool one = false, more = guessed;
    size_t i;

    for (i = 0; i < c->count[path]; i++) {
        one = one || at[i].n == 1;
        more = more || at[i].n > 1;
    }
    if (one)
        add_series(sum, path, false, 1);
    if (more)
        add_series(sum, path, false, 2);
}

/* Batches without fill, then with it; a guess is the largest of each. */
static void add_batches(struct sum *sum, const struct plan_case *c, enum path path, unsigned guess)
{
    const struct series *at = series_of(c, path);
    size_t i;
    int fill;

    for (fill = 0; fill < 2; fill++) {
        for (i = 0; i < c->count[path]; i++)
            if (at[i].fill == fill)
                add_series(sum, path, fill, at[i].n);
        if (guess)
            add_series(sum, path, fill, guess);
    }
}

static void add_case(struct sum *sum, const struct plan_case *c, const struct plan_guess *guess)
{
    size_t i, k;

    add_name(sum, c);
    for (i = 0; i < PATH_COUNT; i++) {
        enum path path = planned[i];
        const struct series *at = series_of(c, path);
        unsigned guessed = guess && guess->of == c->of && guess->path == path ? guess->n : 0;

        if (is_twin(c->of->name))
            for (k = 0; k < c->count[path]; k++)
                add_series(sum, path, at[k].fill, at[k].n);
        else if (path_is_alone(path))
            add_alone(sum, c, path, guessed);
        else
            add_batches(sum, c, path, guessed);
    }
}

static void add_end(struct sum *sum, const struct plan *plan)
{
    add_number(sum, plan->samples);
    add_number(sum, plan->warmup);
    add_number(sum, plan->insns);
}

uint32_t plan_hash_of(const struct plan *plan, const struct plan_case *cases, size_t count)
{
    struct sum sum = {0};
    size_t i;

    for (i = 0; i < count; i++)
        add_case(&sum, &cases[i], NULL);
    add_end(&sum, plan);
    return (uint32_t)sum.crc;
}

uint32_t plan_set_of(const struct plan *plan, const struct plan_case *cases, size_t count)
{
    struct sum end = {0};
    uint32_t sum;
    size_t i;

    add_end(&end, plan);
    sum = (uint32_t)end.crc;
    for (i = 0; i < count; i++) {
        struct sum own = {0};

        add_case(&own, &cases[i], NULL);
        sum += (uint32_t)own.crc;
    }
    return sum;
}

/* ---- guesses: a CRC of two parts is made of theirs, so the others are not gone through again ----
 */

struct plan_sums {
    const struct plan_case *cases;
    struct sum *before, *behind; /* of each case: all that is hashed before and behind it */
};

struct plan_sums *plan_sums_new(const struct plan *plan, const struct plan_case *cases,
                                size_t count)
{
    struct plan_sums *sums = memory_new(sizeof(*sums));
    struct sum sum = {0}, own;
    size_t i;

    sums->cases = cases;
    sums->before = memory_new((count + 1) * sizeof(*sums->before));
    sums->behind = memory_new((count + 1) * sizeof(*sums->behind));
    for (i = 0; i < count; i++) {
        sums->before[i] = sum;
        add_case(&sum, &cases[i], NULL);
    }
    sum = (struct sum){0};
    add_end(&sum, plan);
    for (i = count; i-- > 0;) {
        sums->behind[i] = sum;
        own = (struct sum){0};
        add_case(&own, &cases[i], NULL);
        sum.crc = crc32_combine(own.crc, sum.crc, (z_off_t)sum.len);
        sum.len += own.len;
    }
    return sums;
}

uint32_t plan_sums_guess(const struct plan_sums *sums, size_t i, const struct plan_guess *guess)
{
    struct sum sum = sums->before[i];

    add_case(&sum, &sums->cases[i], guess);
    return (uint32_t)crc32_combine(sum.crc, sums->behind[i].crc, (z_off_t)sums->behind[i].len);
}

void plan_sums_free(struct plan_sums *sums)
{
    free(sums->before);
    free(sums->behind);
    free(sums);
}

/* ---- the first images ---- */

/* The paths by which a case came. */
static unsigned paths_of(const struct plan_case *c)
{
    unsigned paths = 0, path;

    for (path = 0; path < PATH_COUNT; path++)
        paths |= c->count[path] ? 1u << path : 0;
    return paths;
}

uint32_t plan_hash_of_paths(const struct plan *plan, const struct plan_case *cases, size_t count)
{
    struct sum sum = {0};
    size_t i;

    for (i = 0; i < count; i++) {
        add_name(&sum, &cases[i]);
        add_number(&sum, paths_of(&cases[i]));
    }
    add_number(&sum, plan->samples);
    add_number(&sum, plan->warmup);
    for (i = 0; i < plan->batch_count; i++)
        add_number(&sum, plan->batches[i]);
    return (uint32_t)sum.crc;
}
