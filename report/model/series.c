/* SPDX-License-Identifier: MIT */
/* The samples of a series: see series.h. */
#include "report/model/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/record/mode.h"
#include "report/record/record.h"
#include "report/stats/weighted.h"
#include "report/system/index.h"
#include "report/system/memory.h"

/* Of a series with fewer pairs it costs next to nothing to look at all of them each time. */
#define SUMS_FROM 64u

/* The first room for pairs: as many as most series have, which one after another may use. */
#define ROOM_MIN 32u

/* Room for as many pairs as series_add_pair would have it. */
static void reopen(struct series *series)
{
    size_t room = ROOM_MIN;

    while (room < series->count)
        room *= 2;
    series->pairs = memory_fit(series->pairs, room, sizeof(*series->pairs));
    free(series->sums);
    series->sums = NULL;
    series->finished = false;
}

/* Room for one more: it is ROOM_MIN or a power of two, and so needs not be stored. */
static void need_room(struct series *series)
{
    size_t count = series->count;

    if (!count)
        series->pairs = memory_fit(series->pairs, ROOM_MIN, sizeof(*series->pairs));
    else if (count >= ROOM_MIN && !(count & (count - 1)))
        series->pairs = memory_fit(series->pairs, 2 * count, sizeof(*series->pairs));
}

void series_add_pair(struct series *series, uint64_t value, uint64_t count)
{
    if (series->finished)
        reopen(series);
    series->held += count;
    if (series->count && series->pairs[series->count - 1].value == value) {
        series->pairs[series->count - 1].count += count;
        return;
    }
    need_room(series);
    series->pairs[series->count++] = (struct pair){value, count};
}

bool series_may_add(const struct series *series, uint64_t value)
{
    return !series->count || value >= series->pairs[series->count - 1].value;
}

uint64_t series_samples(const struct series *series)
{
    return series->held;
}

bool series_whole(const struct series *series)
{
    return series->announced && series_samples(series) == series->announced;
}

static void find_mode(const struct series *series, uint64_t *mode, uint64_t *held)
{
    size_t i;

    *held = 0;
    for (i = 0; i < series->count; i++)
        if (series->pairs[i].count > *held) {
            *mode = series->pairs[i].value;
            *held = series->pairs[i].count;
        }
}

bool series_mode(const struct series *series, uint64_t *mode, uint64_t *held)
{
    if (series->sums) {
        *mode = series->sums->mode;
        *held = series->sums->held;
    } else {
        find_mode(series, mode, held);
    }
    return *held > 0;
}

uint64_t series_outliers(const struct series *series)
{
    uint64_t mode, held;

    series_mode(series, &mode, &held);
    return series_samples(series) - held;
}

bool series_clear(const struct series *series)
{
    struct mode_count count = {0};
    uint64_t mode, held;
    size_t i;

    if (!series_mode(series, &mode, &held))
        return true;
    for (i = 0; i < series->count; i++)
        mode_count_add(&count, series->pairs[i].value, series->pairs[i].count, mode);
    return mode_is_clear(&count);
}

void series_weigh(const struct series *series, double shift, double divisor, struct weighted *out)
{
    size_t i;

    for (i = 0; i < series->count; i++)
        out[i] = (struct weighted){((double)series->pairs[i].value - shift) / divisor,
                                   series->pairs[i].count};
}

/* The sample of that number, from 0, of all in order; the last one for a number beyond. */
static uint64_t sample_at(const struct series *series, uint64_t number)
{
    size_t i;

    for (i = 0; i + 1 < series->count && number >= series->pairs[i].count; i++)
        number -= series->pairs[i].count;
    return series->pairs[i].value;
}

/* As stats_weighted_quantile has it. */
static double find_quantile(const struct series *series, double p)
{
    uint64_t below;
    double at, share;

    if (!series->held)
        return 0;
    at = p * (double)(series->held - 1);
    below = (uint64_t)at;
    share = at - floor(at);
    return (1 - share) * (double)sample_at(series, below) +
           share * (double)sample_at(series, below + 1);
}

double series_quantile(const struct series *series, double p)
{
    if (series->sums && p == 0.25)
        return series->sums->low;
    if (series->sums && p == 0.5)
        return series->sums->median;
    if (series->sums && p == 0.75)
        return series->sums->high;
    return find_quantile(series, p);
}

static uint32_t find_print(const struct series *series)
{
    return index_hash(series->pairs, series->count * sizeof(*series->pairs));
}

uint32_t series_print(const struct series *series)
{
    return series->sums ? series->sums->print : find_print(series);
}

/*
 * What every case's prices ask of the null call's series is looked for once: a case has few samples
 * perhaps, but the null call may have a million.
 */
static void sum_up(struct series *series)
{
    struct series_sums *sums = memory_new(sizeof(*sums));

    find_mode(series, &sums->mode, &sums->held);
    sums->low = find_quantile(series, 0.25);
    sums->median = find_quantile(series, 0.5);
    sums->high = find_quantile(series, 0.75);
    sums->print = find_print(series);
    series->sums = sums;
}

static void finish(struct series *series)
{
    series->finished = true;
    if (series->count > SUMS_FROM)
        sum_up(series);
}

void series_finish(struct series *series)
{
    if (series->finished)
        return;
    if (series->count)
        series->pairs = memory_fit(series->pairs, series->count, sizeof(*series->pairs));
    finish(series);
}

void series_take_room(struct series *series, struct pair **room)
{
    series->pairs = *room;
    *room = NULL;
}

void series_give_room(struct series *series, struct pair **room)
{
    struct pair *pairs = series->pairs;

    if (series->finished || series->count > ROOM_MIN) {
        series_finish(series);
        return;
    }
    series->pairs = NULL;
    if (series->count) {
        series->pairs = memory_fit(NULL, series->count, sizeof(*pairs));
        memcpy(series->pairs, pairs, series->count * sizeof(*pairs));
    }
    free(*room);
    *room = pairs;
    finish(series);
}

void series_take_pairs(struct series *series, struct series *from)
{
    struct pair *room = NULL;

    series->pairs = from->pairs;
    series->count = from->count;
    series->held = from->held;
    series_give_room(series, &room);
    *from = (struct series){.pairs = room};
}

void series_free(struct series *series)
{
    free(series->got);
    free(series->pairs);
    free(series->sums);
}
