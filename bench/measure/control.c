/* SPDX-License-Identifier: MIT */
#include "bench/measure/control.h"

#include "core/text.h"

#define CHAIN_STEP 256

/* Depths of a twin: 1, 2, 4 and so on to twice the most calls in a sample. */
#define DEPTHS 7
_Static_assert(1 << (DEPTHS - 1) == 2 * REPEAT_MAX, "DEPTHS does not reach 2 * REPEAT_MAX");

/* Values of the twin that are kept to find the clock's quantum. */
#define SEEN_MAX 64

static uint64_t twin[DEPTHS], bare[DEPTHS], spread;
static uint64_t seen[SEEN_MAX], smallest_step;
static unsigned seen_count;
static int64_t empty_worst;
static uint64_t chain[3];
static bool have_twin, have_empty, have_chain[3];

static unsigned depth_of(unsigned n)
{
    unsigned depth = 0;

    while (1u << depth < n)
        depth++;
    return depth;
}

static int64_t magnitude(int64_t value)
{
    return value < 0 ? -value : value;
}

/*
 * The smallest step between any two values of the twin, at whatever depth: one series alone can
 * hold a single value, and then says nothing about how coarse the clock is.
 */
static void note_steps(const struct measurement *m)
{
    unsigned i, k;

    for (i = 0; i < m->bucket_count; i++) {
        uint64_t value = m->buckets[i].value;

        for (k = 0; k < seen_count; k++) {
            uint64_t step = value > seen[k] ? value - seen[k] : seen[k] - value;

            if (step && (!smallest_step || step < smallest_step))
                smallest_step = step;
        }
        if (seen_count < SEEN_MAX)
            seen[seen_count++] = value;
    }
}

static void note_twin(const struct measurement *m, uint64_t value)
{
    twin[depth_of(m->shot.n)] = value;
    note_steps(m);
    if (m->shot.n != 1 || !m->samples)
        return;
    have_twin = true;
    spread = histogram_rank(m->buckets, m->bucket_count, m->samples * 3 / 4) -
             histogram_rank(m->buckets, m->bucket_count, m->samples / 4);
}

/* What every path of the empty case costs beyond the twin; encoding inside the timed region is
 * work. */
static void note_empty(const struct measurement *m, uint64_t value)
{
    int64_t price = (int64_t)(value - control_twin_value(&m->shot));

    have_empty = true;
    if (!m->shot.fill && magnitude(price) > magnitude(empty_worst))
        empty_worst = price;
}

void control_note(const struct measurement *m, const struct options *options)
{
    const char *name = text_after(m->shot.row->info.name, "control/");
    const char *length = name ? text_after(name, "chain-") : NULL;
    uint64_t value = measurement_value(m, options), steps;

    if (!name)
        return;
    if (text_equal(name, "twin"))
        note_twin(m, value);
    else if (text_equal(name, "empty"))
        note_empty(m, value);
    else if (length && text_number(length, '\0', &steps) && !steps)
        bare[depth_of(m->shot.n)] = value;
    if (length && m->shot.n == 1 && text_number(length, '\0', &steps)) {
        chain[steps / CHAIN_STEP] = value;
        have_chain[steps / CHAIN_STEP] = true;
    }
}

uint64_t control_twin_value(const struct shot *shot)
{
    bool alone = shot->path == PATH_SINGLE || shot->path == PATH_TRAP;
    bool own = shot->path == PATH_TRAP || shot->row->info.flags & CASE_OWN;

    return (own ? bare : twin)[depth_of(alone ? shot->n : 1)];
}

uint64_t control_quantum(void)
{
    return smallest_step ? smallest_step : 1;
}

/*
 * How far a control may be off.  In cycles each of two medians can be a quantum off, and the work
 * between two timed regions moves caches and, on an emulated CPU, translated blocks of some hundred
 * instructions: allow two quanta, the twin's own spread, or what 128 instructions of the chain
 * take.  An emulated CPU also runs at half its speed for a while, when its host is busy: allow one
 * and a half twins, which on a real one are less than that.
 */
static int64_t tolerance(const struct options *options)
{
    uint64_t half_step = (chain[2] - chain[0]) / 4, twins = twin[0] + twin[0] / 2;
    uint64_t most = 2 * control_quantum();

    if (options->shift != NO_SHIFT)
        return 0;
    most = spread > most ? spread : most;
    most = half_step > most ? half_step : most;
    return (int64_t)(twins > most ? twins : most);
}

/*
 * In cycles each half of the chain has to take a quarter of the whole at least: a busy host can
 * fall into one of them only.
 */
static int64_t chain_tolerance(const struct options *options)
{
    int64_t most = tolerance(options), half = (int64_t)(chain[2] - chain[0]) / 2;

    return options->shift == NO_SHIFT && half > most ? half : most;
}

struct control_outcome control_judge_empty(const struct options *options)
{
    return (struct control_outcome){
        .name = "empty",
        .good = have_twin && have_empty && magnitude(empty_worst) <= tolerance(options),
        .got = empty_worst,
    };
}

struct control_outcome control_judge_chain(const struct options *options)
{
    bool exact = options->shift != NO_SHIFT;
    int64_t first = (int64_t)(chain[1] - chain[0]), second = (int64_t)(chain[2] - chain[1]);
    int64_t want = exact ? CHAIN_STEP : first;

    return (struct control_outcome){
        .name = "chain",
        .good = have_chain[0] && have_chain[1] && have_chain[2] && first > 0 &&
                (!exact || first == CHAIN_STEP) &&
                magnitude(second - want) <= chain_tolerance(options),
        .want = want,
        .got = second,
    };
}
