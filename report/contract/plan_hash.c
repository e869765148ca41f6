/* SPDX-License-Identifier: MIT */
/* The hash of what came: see plan_hash.h. */
#include "report/contract/plan_hash.h"

#include <string.h>

#include "report/model/plan.h"
#include "report/model/series.h"
#include "report/record/record.h"

/* The order in which the kernel plans the paths of a case (bench/plan/shot.c, case_shots). */
static const enum path planned[PATH_COUNT] = {PATH_SINGLE, PATH_TRAP, PATH_MULTI, PATH_ARRAY};

static unsigned long add_number(unsigned long crc, uint64_t value)
{
    unsigned char bytes[8];
    unsigned i;

    for (i = 0; i < sizeof(bytes); i++)
        bytes[i] = (unsigned char)(value >> (8 * i));
    return crc32(crc, bytes, sizeof(bytes));
}

static unsigned long add_series(unsigned long crc, enum path path, bool fill, unsigned n)
{
    return add_number(add_number(crc, (uint64_t)path * 2 + fill), n);
}

/* They have a series at every depth that a sample of another case may have. */
static bool is_twin(const char *name)
{
    return !strcmp(name, "control/twin") || !strcmp(name, "control/chain-0");
}

/* In cycles calls are issued k at a time, which no plan knows: it says one, and two. */
static unsigned long add_alone(unsigned long crc, const struct plan_case *c, enum path path,
                               bool guessed)
{
    const struct series *at = c->of->paths[path].at + c->first[path];
    bool one = false, more = guessed;
    size_t i;

    for (i = 0; i < c->count[path]; i++) {
        one = one || at[i].n == 1;
        more = more || at[i].n > 1;
    }
    crc = one ? add_series(crc, path, false, 1) : crc;
    return more ? add_series(crc, path, false, 2) : crc;
}

/* Batches without fill, then with it; a guess is the largest of each. */
static unsigned long add_batches(unsigned long crc, const struct plan_case *c, enum path path,
                                 unsigned guess)
{
    const struct series *at = c->of->paths[path].at + c->first[path];
    size_t i;
    int fill;

    for (fill = 0; fill < 2; fill++) {
        for (i = 0; i < c->count[path]; i++)
            if (at[i].fill == fill)
                crc = add_series(crc, path, fill, at[i].n);
        crc = guess ? add_series(crc, path, fill, guess) : crc;
    }
    return crc;
}

static unsigned long add_case(unsigned long crc, const struct plan_case *c,
                              const struct plan_guess *guess)
{
    size_t i, k;

    crc = crc32(crc, (const unsigned char *)c->of->name, (unsigned)strlen(c->of->name) + 1);
    crc = add_number(crc, c->of->rev);
    for (i = 0; i < PATH_COUNT; i++) {
        enum path path = planned[i];
        const struct series *at = c->of->paths[path].at + c->first[path];
        unsigned guessed = guess && guess->of == c->of && guess->path == path ? guess->n : 0;

        if (is_twin(c->of->name))
            for (k = 0; k < c->count[path]; k++)
                crc = add_series(crc, path, at[k].fill, at[k].n);
        else if (path == PATH_SINGLE || path == PATH_TRAP)
            crc = add_alone(crc, c, path, guessed);
        else
            crc = add_batches(crc, c, path, guessed);
    }
    return crc;
}

uint32_t plan_hash_of(const struct plan *plan, const struct plan_case *cases, size_t count,
                      const struct plan_guess *guess)
{
    unsigned long crc = 0;
    size_t i;

    for (i = 0; i < count; i++)
        crc = add_case(crc, &cases[i], guess);
    crc = add_number(crc, plan->samples);
    crc = add_number(crc, plan->warmup);
    return (uint32_t)add_number(crc, plan->insns);
}

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
    unsigned long crc = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        const char *name = cases[i].of->name;

        crc = crc32(crc, (const unsigned char *)name, (unsigned)strlen(name) + 1);
        crc = add_number(crc, cases[i].of->rev);
        crc = add_number(crc, paths_of(&cases[i]));
    }
    crc = add_number(crc, plan->samples);
    crc = add_number(crc, plan->warmup);
    for (i = 0; i < plan->batch_count; i++)
        crc = add_number(crc, plan->batches[i]);
    return (uint32_t)crc;
}
