/* SPDX-License-Identifier: MIT */
#include "bench/plan/shot.h"

#include "core/text.h"

static unsigned add_one(struct shot *shots, const struct case_row *row, enum path path, unsigned n)
{
    if (row->ops->most && n > row->ops->most)
        return 0;
    *shots = (struct shot){row, path, false, n};
    return 1;
}

/* One call, and twice as many for the check by depth. */
static unsigned add_alone(struct shot *shots, const struct case_row *row, enum path path,
                          unsigned repeat)
{
    unsigned count = add_one(shots, row, path, 1);

    if (repeat > 1)
        count += add_one(shots + count, row, path, repeat);
    return count + add_one(shots + count, row, path, 2 * repeat);
}

/* A twin is needed at every n that a series has; in cycles that is not known before. */
static unsigned add_twins(struct shot *shots, const struct case_row *row,
                          const struct options *options)
{
    unsigned deepest = options->shift == NO_SHIFT ? 2 * REPEAT_MAX : 2, count = 0, n;

    for (n = 1; n <= deepest; n *= 2)
        count += add_one(shots + count, row, PATH_SINGLE, n);
    return count;
}

/* Rows that look for where Xen splits go on from the largest batch of the others. */
static unsigned add_large(struct shot *shots, const struct case_row *row, enum path path, bool fill,
                          const struct options *options)
{
    unsigned count = 0, n;

    if (!(row->info.flags & CASE_LARGE) || options->quick || !options->batch_count)
        return 0;
    for (n = 2 * options->batches[options->batch_count - 1]; n <= CALLS_MAX; n *= 2)
        shots[count++] = (struct shot){row, path, fill, n};
    return count;
}

static unsigned add_batches(struct shot *shots, const struct case_row *row, enum path path,
                            bool fill, const struct options *options)
{
    unsigned count = 0, i;

    for (i = 0; i < options->batch_count; i++)
        if (!row->ops->most || options->batches[i] <= row->ops->most)
            shots[count++] = (struct shot){row, path, fill, options->batches[i]};
    return count + add_large(shots + count, row, path, fill, options);
}

unsigned case_shots(const struct case_row *row, const struct options *options, unsigned repeat,
                    struct shot *shots)
{
    unsigned paths = row->info.paths, count = 0;

    if (text_equal(row->info.name, "control/twin") || text_equal(row->info.name, "control/chain-0"))
        return add_twins(shots, row, options);
    if (paths & 1u << PATH_SINGLE)
        count += add_alone(shots, row, PATH_SINGLE, repeat);
    if (paths & 1u << PATH_TRAP)
        count += add_alone(shots + count, row, PATH_TRAP, repeat);
    if (paths & 1u << PATH_MULTI) {
        count += add_batches(shots + count, row, PATH_MULTI, false, options);
        count += add_batches(shots + count, row, PATH_MULTI, true, options);
    }
    if (paths & 1u << PATH_ARRAY) {
        count += add_batches(shots + count, row, PATH_ARRAY, false, options);
        count += add_batches(shots + count, row, PATH_ARRAY, true, options);
    }
    return count;
}
