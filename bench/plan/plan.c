/* SPDX-License-Identifier: MIT */
#include "bench/plan/plan.h"

#include "core/text.h"

/* ---- which cases ---- */

/* Whether one of the comma-separated globs matches; 'narrow' demands that it has the name's first
 * letters. */
static bool any_glob(const char *globs, const char *name, const char *must_start)
{
    while (*globs) {
        size_t len = 0;

        while (globs[len] && globs[len] != ',')
            len++;
        if (text_glob(globs, len, name) && (!must_start || text_after(globs, must_start)))
            return true;
        globs += len + (globs[len] == ',');
    }
    return false;
}

bool plan_promises(const struct case_info *info, const struct options *options)
{
    if (info->flags & CASE_CYCLES && options->shift != NO_SHIFT)
        return false;
    if (info->flags & CASE_CONTROL)
        return true;
    if (!(info->flags & CASE_SMP) == options->secondary && !(info->flags & CASE_SELFTEST))
        return false;
    if (any_glob(options->skip, info->name, NULL))
        return false;
    if (info->flags & CASE_SELFTEST)
        return any_glob(options->cases, info->name, "selftest/");
    return !options->cases[0] || any_glob(options->cases, info->name, NULL);
}

static bool wanted(const struct case_info *info, const struct options *options)
{
    return plan_promises(info, options) &&
           (info->flags & CASE_CONTROL || !any_glob(options->omit, info->name, NULL));
}

/* The next of a sequence of numbers that looks random (xorshift; Marsaglia 2003). */
static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/*
 * The controls stay first: everything after them is measured against them.  Those of the end stay
 * last.
 */
static void shuffle(struct plan *plan, uint32_t seed)
{
    unsigned first = 0, end = plan->count, i;

    while (first < plan->count && plan->rows[first]->info.flags & CASE_CONTROL)
        first++;
    while (end > first && plan->rows[end - 1]->info.flags & CASE_END)
        end--;
    for (i = end; i > first + 1; i--) {
        unsigned k = first + next_random(&seed) % (i - first);
        const struct case_row *row = plan->rows[i - 1];

        plan->rows[i - 1] = plan->rows[k];
        plan->rows[k] = row;
    }
}

void plan_make(struct plan *plan, const struct options *options)
{
    unsigned i;

    plan->count = 0;
    plan->asked = options->samples;
    for (i = 0; i < case_count && plan->count < PLAN_CASES_MAX; i++)
        if (wanted(&case_table[i].info, options))
            plan->rows[plan->count++] = &case_table[i];
    if (options->order)
        shuffle(plan, options->order);
}

/* ---- how much output ---- */

#define BYTES_OF_BOOT   6000 /* begin, facts, plan, controls, the table, end */
#define BYTES_OF_SCREEN 4000 /* the diagnosis and the digest */
#define BYTES_OF_CASE   200  /* case and status */
#define BYTES_OF_SERIES 160  /* series, and the frame of its pairs records */
#define BYTES_OF_SAMPLE 9    /* a pair that no other sample shares */
#define BYTES_OF_DEPTH  2    /* of a case in cycles: on the command line, and as it was chosen */

bool plan_budget(struct plan *plan, struct options *options)
{
    static struct shot shots[SHOTS_MAX];
    uint64_t fixed = BYTES_OF_BOOT, series = 0, left;
    unsigned i;

    if (!options->budget)
        return true;
    for (i = 0; i < plan->count; i++)
        /* A coarse clock adds a depth to every path that issues calls one by one. */
        series += case_shots(plan->rows[i], options, options->shift == NO_SHIFT ? 2 : 1, shots);
    fixed += plan->count * BYTES_OF_CASE + series * BYTES_OF_SERIES;
    if (options->summary)
        fixed += BYTES_OF_SCREEN;
    if (options->shift == NO_SHIFT)
        fixed += plan->count * BYTES_OF_DEPTH;
    if (options->budget < fixed + series * BYTES_OF_SAMPLE)
        return false;
    left = (options->budget - fixed) / (series * BYTES_OF_SAMPLE);
    if (options->samples > left)
        options->samples = (unsigned)left;
    if (options->samples <= options->alike)
        options->alike = 0;
    return true;
}

/* ---- what makes it the same ---- */

static unsigned long hash_number(unsigned long crc, uint64_t value)
{
    unsigned char bytes[8];
    unsigned i;

    for (i = 0; i < sizeof(bytes); i++)
        bytes[i] = (unsigned char)(value >> (8 * i));
    return crc32(crc, bytes, sizeof(bytes));
}

/* One case, behind what was hashed before. */
static unsigned long hash_case(unsigned long crc, const struct case_row *row,
                               const struct options *options)
{
    static struct shot shots[SHOTS_MAX];
    const struct case_info *info = &row->info;
    unsigned count = case_shots(row, options, 1, shots), i;

    crc = crc32(crc, (const unsigned char *)info->name, (unsigned)text_length(info->name) + 1);
    crc = hash_number(crc, info->rev);
    for (i = 0; i < count; i++) {
        crc = hash_number(crc, shots[i].path * 2 + shots[i].fill);
        crc = hash_number(crc, shots[i].n);
    }
    return crc;
}

/* What all cases have in common. */
static unsigned long hash_end(unsigned long crc, const struct options *options)
{
    crc = hash_number(crc, options->samples);
    crc = hash_number(crc, options->warmup);
    return hash_number(crc, options->shift != NO_SHIFT);
}

uint32_t plan_hash(const struct plan *plan, const struct options *options)
{
    unsigned long crc = 0;
    unsigned i;

    for (i = 0; i < plan->count; i++)
        crc = hash_case(crc, plan->rows[i], options);
    return (uint32_t)hash_end(crc, options);
}

uint32_t plan_set(const struct plan *plan, const struct options *options)
{
    uint32_t sum = (uint32_t)hash_end(0, options);
    unsigned i;

    for (i = 0; i < plan->count; i++)
        sum += (uint32_t)hash_case(0, plan->rows[i], options);
    return sum;
}
