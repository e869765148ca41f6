/* SPDX-License-Identifier: MIT */
#include "bench/measure/control.h"

#include "bench/measure/chains.h"
#include "core/device.h"
#include "core/text.h"
#include "report/record/controls.h"

/* Depths of a twin: 1, 2, 4 and so on to twice the most calls in a sample. */
#define DEPTHS 7
_Static_assert(1 << (DEPTHS - 1) == 2 * REPEAT_MAX, "DEPTHS does not reach 2 * REPEAT_MAX");

/* Values of the twin that are kept to find the clock's quantum. */
#define SEEN_MAX 64

static uint64_t twin[DEPTHS], bare[DEPTHS], spread;
static uint64_t seen[SEEN_MAX], smallest_step;
static unsigned seen_count;
static uint64_t end_twin;
static int64_t empty_worst;
static bool have_twin, have_end_twin, have_empty, empty_is_off;

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

/*
 * Whether something lies near the null call on a CPU that nobody emulates: within two quanta, since
 * each of two medians can be one off, or within a twentieth.
 */
static bool near_twin(int64_t off, uint64_t base)
{
    uint64_t far = (uint64_t)magnitude(off);

    return far <= 2 * control_quantum() || far * CONTROL_EMPTY_PARTS <= base;
}

/* What every path of the empty case costs beyond the twin; encoding inside the timed region is
 * work. */
static void note_empty(const struct measurement *m, uint64_t value)
{
    uint64_t base = control_twin_value(&m->shot);
    int64_t price = (int64_t)(value - base);

    have_empty = true;
    if (m->shot.fill)
        return;
    empty_is_off |= !near_twin(price, base);
    if (magnitude(price) > magnitude(empty_worst))
        empty_worst = price;
}

static void note_end_twin(const struct measurement *m, uint64_t value)
{
    if (m->shot.n != 1 || !m->samples)
        return;
    have_end_twin = true;
    end_twin = value;
}

void control_note(const struct measurement *m, const struct options *options)
{
    const char *name = text_after(m->shot.row->info.name, "control/");
    uint64_t value = measurement_value(m, options);

    if (!name)
        return;
    if (text_equal(name, "twin"))
        note_twin(m, value);
    else if (text_equal(name, "empty"))
        note_empty(m, value);
    else if (text_equal(name, "chain-0"))
        bare[depth_of(m->shot.n)] = value;
    else if (text_equal(name, "end-twin"))
        note_end_twin(m, value);
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
 * How far a control may be off on an emulated CPU, where the work between two timed regions moves
 * translated blocks of some hundred instructions: by two quanta, the twin's own spread, or what 128
 * instructions of the chain take.  It also runs at half its speed for a while, when its host is
 * busy: by one and a half twins.
 */
static int64_t emulated_tolerance(void)
{
    uint64_t quarter = chains_quarter(), twins = twin[0] + twin[0] / 2;
    uint64_t most = 2 * control_quantum();

    most = spread > most ? spread : most;
    most = quarter > most ? quarter : most;
    return (int64_t)(twins > most ? twins : most);
}

static struct control_outcome judge_empty(const struct options *options)
{
    bool near = !empty_is_off;

    if (options->shift != NO_SHIFT)
        near = !empty_worst;
    else if (device_is_emulated())
        near = magnitude(empty_worst) <= emulated_tolerance();
    return (struct control_outcome){
        .name = "empty",
        .good = have_twin && have_empty && near,
        .got = empty_worst,
    };
}

static struct control_outcome judge_end_twin(void)
{
    int64_t off = (int64_t)(end_twin - twin[0]);

    return (struct control_outcome){
        .name = "twin",
        .good = have_twin && have_end_twin &&
                (device_is_emulated() ? magnitude(off) <= emulated_tolerance()
                                      : near_twin(off, twin[0])),
        .want = (int64_t)twin[0],
        .got = (int64_t)end_twin,
    };
}

unsigned control_judge(const struct options *options, struct control_outcome *outcomes)
{
    bool exact = options->shift != NO_SHIFT;

    outcomes[0] = judge_empty(options);
    outcomes[1] = chains_judge_length(options, control_quantum(), emulated_tolerance());
    if (exact)
        return 2;
    outcomes[2] = chains_judge_ratio(control_quantum());
    outcomes[3] = judge_end_twin();
    return CONTROLS_MAX;
}
