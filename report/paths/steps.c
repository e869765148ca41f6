/* SPDX-License-Identifier: MIT */
/*
 * A memory fault shows as an instruction that is no jump and behind which the path goes on
 * elsewhere.  An exception that the instruction is there for (INT3, UD2, a privileged one) looks
 * alike and counts; no case has both.
 *
 * A REP string instruction that a fault ends for good retires never: in the second figure it counts
 * nothing, whatever it has done.  Where it got through some iterations, it is the first of these
 * that is taken away, and the others count as iterations.
 */
#include "report/paths/steps.h"

#include <stdlib.h>

#include "report/paths/insn.h"
#include "report/paths/packed.h"
#include "report/system/memory.h"

/* Where an instruction of a block begins, and where its code stands. */
struct place {
    uint64_t address;
    const uint8_t *code;
    size_t size;
};

static struct place place_of(const struct raw *raw, const struct raw_block *block, unsigned nth)
{
    struct place place = {.address = block->at, .code = raw->bytes + block->code};
    unsigned i;

    for (i = 0; i <= nth; i++) {
        place.address += place.size;
        place.code += place.size;
        place.size = raw->bytes[block->sizes + i];
    }
    return place;
}

static const struct raw_block *block_of(const struct raw *raw, const struct step *step)
{
    return &raw->blocks[step->block];
}

static struct place last_of(const struct raw *raw, const struct step *step)
{
    return place_of(raw, block_of(raw, step), step->ran - 1);
}

static bool goes_on(const struct raw *raw, const struct step *before, const struct step *step)
{
    struct place last = last_of(raw, before);

    return last.address == block_of(raw, step)->at && insn_of(last.code, last.size) == INSN_REP;
}

static void sum_up(struct steps *steps)
{
    size_t i;

    steps->sum = steps->once = 0;
    for (i = 0; i < steps->count; i++) {
        steps->sum += steps->at[i].ran;
        steps->once += steps->at[i].ran - steps->at[i].again;
    }
}

void steps_take(const struct raw *raw, const struct raw_path *path, struct steps *steps)
{
    const uint8_t *at = raw->bytes + path->at, *end = at + path->len;

    *steps = (struct steps){0};
    while (at < end) {
        struct step step = {0};
        uint64_t number, ran;

        /* raw_read has looked: they are numbers, of blocks that there are. */
        packed_next(&at, end, &number);
        step.block = (uint32_t)(number >> 1);
        ran = block_of(raw, &step)->count;
        if (number & 1)
            packed_next(&at, end, &ran);
        step.ran = (uint32_t)ran;
        if (!step.ran)
            continue;
        step.again = steps->count && goes_on(raw, &steps->at[steps->count - 1], &step);
        steps->at = memory_grow(steps->at, steps->count, sizeof(step));
        steps->at[steps->count++] = step;
    }
    sum_up(steps);
}

/* ---- faults ---- */

/* Whether a fault ended the last instruction of that step, which is not the path's last one. */
static bool is_ended(const struct raw *raw, const struct steps *steps, size_t i)
{
    struct place last = last_of(raw, &steps->at[i]);
    enum insn insn = insn_of(last.code, last.size);
    uint64_t next = block_of(raw, &steps->at[i + 1])->at;

    if (insn != INSN_PLAIN && insn != INSN_REP)
        return false;
    return next != last.address + last.size && !steps->at[i + 1].again;
}

/* The step with the first iteration of what the given one is the last of. */
static size_t first_iteration(const struct steps *steps, size_t i)
{
    while (i && steps->at[i].again && steps->at[i].ran == 1)
        i--;
    return i;
}

bool steps_drop_faults(const struct raw *raw, struct steps *steps, uint64_t faults)
{
    uint64_t found = 0;
    size_t i, to = 0;

    for (i = 0; i + 1 < steps->count; i++)
        found += is_ended(raw, steps, i);
    if (found != faults)
        return false;
    for (i = 0; i + 1 < steps->count; i++)
        if (is_ended(raw, steps, i))
            steps->at[first_iteration(steps, i)].ran--;
    for (i = 0; i < steps->count; i++)
        if (steps->at[i].ran)
            steps->at[to++] = steps->at[i];
    steps->count = to;
    sum_up(steps);
    return true;
}

void steps_free(struct steps *steps)
{
    free(steps->at);
    *steps = (struct steps){0};
}
