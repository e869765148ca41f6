/* SPDX-License-Identifier: MIT */
#include "bench/plan/depths.h"

#include "bench/plan/case_table.h"
#include "bench/plan/plan.h"
#include "bench/plan/shot.h"
#include "core/text.h"

/* 0, and the powers of two up to REPEAT_MAX. */
#define STEPS 7
_Static_assert(1 << (STEPS - 2) == REPEAT_MAX, "STEPS does not reach REPEAT_MAX");

static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
_Static_assert(sizeof(letters) > STEPS * STEPS, "there are not enough letters");

/* By row of the table: 0, or one more than the power of two. */
static unsigned char steps[PLAN_CASES_MAX];

/* The next row that has a place in the text, from that one on; case_count: there is none. */
static unsigned next_row(unsigned i, const struct options *options)
{
    while (i < case_count && (case_table[i].info.flags & CASE_CONTROL ||
                              !plan_promises(&case_table[i].info, options)))
        i++;
    return i;
}

/* The pair of a letter, or STEPS * STEPS or more for one that stands for none. */
static unsigned pair_of(char letter)
{
    unsigned pair = 0;

    while (letters[pair] && letters[pair] != letter)
        pair++;
    return pair;
}

const char *depths_take(const struct options *options)
{
    const char *at = options->depths;
    unsigned i = next_row(0, options), pair;

    if (!*at)
        return NULL;
    if (options->shift != NO_SHIFT)
        return "in insns a sample has one call";
    for (; i < case_count && *at; i = next_row(i + 1, options)) {
        pair = pair_of(*at++);
        if (pair >= STEPS * STEPS)
            return "not what a boot says as clock.depths";
        steps[i] = (unsigned char)(pair / STEPS);
        i = next_row(i + 1, options);
        if (i < case_count)
            steps[i] = (unsigned char)(pair % STEPS);
    }
    return i < case_count || *at ? "of another plan" : NULL;
}

unsigned depths_of(const struct case_row *row)
{
    unsigned step = steps[row - case_table];

    return step ? 1u << (step - 1) : 0;
}

void depths_keep(const struct case_row *row, unsigned calls)
{
    unsigned step = 1;

    while (1u << (step - 1) < calls)
        step++;
    steps[row - case_table] = (unsigned char)step;
}

const char *depths_text(const struct options *options)
{
    static char text[DEPTHS_LENGTH];
    unsigned i = next_row(0, options), len = 0, first;

    while (i < case_count && len + 1 < DEPTHS_LENGTH) {
        first = steps[i];
        i = next_row(i + 1, options);
        text[len++] = letters[first * STEPS + (i < case_count ? steps[i] : 0)];
        i = i < case_count ? next_row(i + 1, options) : i;
    }
    text[len] = '\0';
    return text;
}
