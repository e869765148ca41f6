/* SPDX-License-Identifier: MIT */
#include "bench/measure/chains.h"

#include "core/device.h"
#include "core/text.h"
#include "report/record/controls.h"

#define CHAIN_STEP 256

/* A chain of one length. */
struct length {
    const char *name;
    bool have;
    uint64_t value, middle; /* one run of it, in the unit; the middle in thousandths */
};

enum { NONE, ADD_256, ADD_512, MUL_256, MUL_512, END_256, END_512, LENGTHS };

static struct length lengths[LENGTHS] = {
    [NONE] = {.name = "control/chain-0"},          [ADD_256] = {.name = "control/chain-256"},
    [ADD_512] = {.name = "control/chain-512"},     [MUL_256] = {.name = "control/chain-mul-256"},
    [MUL_512] = {.name = "control/chain-mul-512"}, [END_256] = {.name = "control/end-chain-256"},
    [END_512] = {.name = "control/end-chain-512"},
};

void chains_note(const struct measurement *m, const struct options *options)
{
    unsigned i;

    for (i = 0; i < LENGTHS; i++)
        if (m->shot.n == 1 && m->samples && text_equal(m->shot.row->info.name, lengths[i].name)) {
            lengths[i].have = true;
            lengths[i].value = measurement_value(m, options);
            lengths[i].middle = measurement_middle(m);
        }
}

/* What the instructions between two lengths take. */
static int64_t between(unsigned shorter, unsigned longer)
{
    return (int64_t)(lengths[longer].value - lengths[shorter].value);
}

uint64_t chains_quarter(void)
{
    return (lengths[ADD_512].value - lengths[NONE].value) / 4;
}

/*
 * How far the halves may differ.  An emulated CPU may fall to half its speed in one of them, while
 * its host is busy: each has to take a quarter of the whole there, and no more.
 */
static bool halves_alike(int64_t first, int64_t second, uint64_t quantum, int64_t slack)
{
    int64_t half = (first + second) / 2, off = first < second ? second - first : first - second;

    if (off <= (int64_t)(2 * quantum))
        return true;
    if (device_is_emulated())
        return off <= (half > slack ? half : slack);
    return 2 * off * CONTROL_CHAIN_PARTS <= first + second;
}

struct control_outcome chains_judge_length(const struct options *options, uint64_t quantum,
                                           int64_t slack)
{
    bool exact = options->shift != NO_SHIFT;
    int64_t first = between(NONE, ADD_256), second = between(ADD_256, ADD_512);
    int64_t want = exact ? CHAIN_STEP : first;

    return (struct control_outcome){
        .name = "chain",
        .good =
            lengths[NONE].have && lengths[ADD_256].have && lengths[ADD_512].have && first > 0 &&
            (exact ? first == want && second == want : halves_alike(first, second, quantum, slack)),
        .want = want,
        .got = second,
    };
}

/* Each of the two may be off by two quanta. */
struct control_outcome chains_judge_ratio(uint64_t quantum)
{
    int64_t add = between(ADD_256, ADD_512), mul = between(MUL_256, MUL_512);
    int64_t off = (int64_t)(2 * quantum);
    bool there = lengths[ADD_256].have && lengths[ADD_512].have && lengths[MUL_256].have &&
                 lengths[MUL_512].have;

    return (struct control_outcome){
        .name = "ratio",
        .good = there && (device_is_emulated() ||
                          (add > 0 && 100 * (mul + off) >= CONTROL_RATIO_LEAST * (add - off) &&
                           100 * (mul - off) <= CONTROL_RATIO_MOST * (add + off))),
        .want = CONTROL_RATIO_USUAL,
        .got = add > 0 && mul > 0 ? (int64_t)(100 * (uint64_t)mul / (uint64_t)add) : 0,
    };
}

uint64_t chains_ticks(bool end)
{
    const struct length *shorter = &lengths[end ? END_256 : ADD_256];
    const struct length *longer = &lengths[end ? END_512 : ADD_512];

    if (!shorter->have || !longer->have || longer->middle < shorter->middle)
        return 0;
    return (longer->middle - shorter->middle + CHAIN_STEP / 2) / CHAIN_STEP;
}
