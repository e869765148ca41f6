/* SPDX-License-Identifier: MIT */
/* A series: the samples of one path of a case, at one depth, in one boot. */
#ifndef REPORT_MODEL_SERIES_H
#define REPORT_MODEL_SERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/stats/weighted.h"

/* The most samples that one series may announce; more is taken for damage. */
#define SERIES_SAMPLES_MAX 1000000u

/* And of its timed regions: the first, a warm-up of as many as the samples, and these. */
#define SERIES_REGIONS_MAX (1 + 2 * SERIES_SAMPLES_MAX)

struct pair {
    uint64_t value; /* a raw region, in the plan's unit */
    uint64_t count;
};

/* What the pairs of a series come to, kept of one that has many of them. */
struct series_sums {
    uint64_t mode, held;      /* the mode, and how many samples are at it */
    double low, median, high; /* the quartiles */
    uint32_t print;
};

/* docs/format.md says what its numbers mean. */
struct series {
    unsigned boot;
    unsigned n;
    uint32_t record; /* the number of its record in the log; 0: it was not read from one */
    unsigned next;   /* of the case's: the next of as many calls, filled alike; 0: there is none */
    unsigned last;   /* of the first of these: the last of them */
    bool fill;
    bool finished; /* no more pairs will come */
    bool has_once;
    uint64_t cold;
    uint64_t warmup;
    uint64_t announced; /* samples that the series record says there are */
    uint64_t moved;
    uint64_t pending;
    uint64_t wrong;
    uint64_t once; /* in insns: a sample at the mode with each REP instruction counted once */
    char *got;     /* first wrong result in hex, or NULL */
    uint64_t nth;  /* the call or entry with it, from 1; 0: one call did them all, or not said */
    struct pair *pairs;       /* by value, which ascends */
    size_t count;             /* of pairs */
    uint64_t held;            /* samples in the pairs */
    struct series_sums *sums; /* or NULL: they are worked out when they are asked for */
};

struct series_list {
    struct series *at;
    size_t count;
};

/* Append to the pairs of a series, which ascend: of the same samples there is one way to say them.
 */
void series_add_pair(struct series *series, uint64_t value, uint64_t count);
/* Whether samples of that value may come next. */
bool series_may_add(const struct series *series, uint64_t value);

/* No more pairs will come: take no more memory than they need, and work out what they come to. */
void series_finish(struct series *series);

/*
 * The same of one that is read while others are not: it may begin in the room that another had, and
 * gives back what it has no need of, to be freed at the end.
 */
void series_take_room(struct series *series, struct pair **room);
void series_give_room(struct series *series, struct pair **room);

/* Give a series without any the pairs of another, which has none then, and may go on with more. */
void series_take_pairs(struct series *series, struct series *from);

/* Free what it holds. */
void series_free(struct series *series);

/* How many samples the pairs hold. */
uint64_t series_samples(const struct series *series);

/* True when the pairs hold every sample announced: only then are its numbers to be used. */
bool series_whole(const struct series *series);

/*
 * The value that most samples have (the smallest of several) and how many have it.  False when
 * there is no sample.
 */
bool series_mode(const struct series *series, uint64_t *mode, uint64_t *held);

/* Samples that are not at the mode. */
uint64_t series_outliers(const struct series *series);

/* True when nine samples in ten are at its mode or as good as there (report/record/mode.h). */
bool series_clear(const struct series *series);

/*
 * The samples as (value - shift) / divisor, a pair for each of the series' own, into
 * out[series->count].  A few bytes of a log may say a million samples, so they are never laid out.
 */
void series_weigh(const struct series *series, double shift, double divisor, struct weighted *out);

/* The quantile p (0 to 1) of its samples; 0 when it has none. */
double series_quantile(const struct series *series, double p);

/* A hash over its pairs with a secret of this process: two series of other samples have another. */
uint32_t series_print(const struct series *series);

#endif
