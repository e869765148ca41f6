/* SPDX-License-Identifier: MIT */
/* What is asked of floors: see floors.h. */
#include "report/floors/floors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/system/index.h"

void floors_free(struct floors *floors)
{
    size_t i;

    for (i = 0; i < floors->count; i++)
        free(floors->at[i].name);
    for (i = 0; i < floors->family_count; i++)
        free(floors->families[i].name);
    free(floors->at);
    free(floors->families);
    index_free(floors->names);
    facts_free(&floors->keys);
    *floors = (struct floors){0};
}

static const void *name_of(const void *floors, size_t item)
{
    return ((const struct case_noise *)floors)[item].name;
}

static const struct index_keys names = {name_of, index_hash_text, index_equal_text};

void floors_note_names(struct floors *floors)
{
    size_t i;

    for (i = 0; i < floors->count; i++)
        index_add(&floors->names, &names, floors->at, i + 1);
}

size_t floors_measures(const struct floors *floors)
{
    size_t i, k, count = 0;

    for (i = 0; i < floors->count; i++)
        for (k = 0; k < MEASURE_COUNT; k++)
            count += floors->at[i].at[k].have;
    return count;
}

/*
 * What all measures share moves them together: that it exceeds its bound is one event, however many
 * are judged.
 */
static double common_bound(const struct floors *floors, const struct floor_for *gate)
{
    struct floor_for once = *gate;

    once.among = 1;
    return noise_bound(noise_in(gate->in_turns, &floors->common, &floors->common_in_turns), &once);
}

/* Where the host as a whole moves by more than prices are, nothing would ever be slower. */
static bool says_nothing(double share)
{
    return !(share <= FLOOR_SHARE_MOST);
}

bool floors_find(const struct floors *floors, const char *name, enum measure measure,
                 const struct floor_for *gate, double *floor)
{
    size_t item = index_find(floors->names, &names, floors->at, floors->count, name);
    const struct measure_noise *noise;
    double common;

    if (item == INDEX_NONE || !floors->at[item].at[measure].have)
        return false;
    noise = &floors->at[item].at[measure];
    if (floors->version_1) {
        *floor = noise->floor;
        return true;
    }
    common = common_bound(floors, gate);
    if (says_nothing(common))
        return false;
    *floor = noise_bound(noise_in(gate->in_turns, &noise->own, &noise->own_in_turns), gate) +
             fmax(noise->price, 0) * common;
    return true;
}

bool floors_find_family(const struct floors *floors, const char *family,
                        const struct floor_for *gate, double *share)
{
    double sum;
    size_t i;

    for (i = 0; family && i < floors->family_count; i++)
        if (!strcmp(floors->families[i].name, family))
            break;
    if (family ? i == floors->family_count : !floors->family_count)
        return false;
    sum = common_bound(floors, gate);
    if (family)
        sum += noise_bound(
            noise_in(gate->in_turns, &floors->families[i].own, &floors->families[i].own_in_turns),
            gate);
    if (says_nothing(sum))
        return false;
    *share = sum;
    return true;
}
