/* SPDX-License-Identifier: MIT */
/* The measures by which a case is judged, calibrated and exported: a price of one call each. */
#ifndef REPORT_PRICES_MEASURE_H
#define REPORT_PRICES_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/prices/price.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

enum measure {
    MEASURE_CALL,  /* one call alone, or one trap */
    MEASURE_ENTRY, /* one entry of the largest multicall */
    MEASURE_ITEM,  /* one item of the largest array call */
    MEASURE_COUNT
};

/* "call", "entry", "item". */
const char *measure_word(enum measure measure);

/* What a run says of one measure of a case. */
struct measured {
    bool have;         /* false: nothing below means anything but n */
    unsigned n;        /* calls in one timed region; 0: the case has no such measure */
    double price;      /* of one call; the median over the boots */
    double *boots;     /* the same by boot, in their order; or NULL */
    size_t count;      /* of these */
    unsigned *numbers; /* the boot of each of these, in cycles; or NULL */
    double *uppers;    /* in cycles the upper quartile of a call's samples by boot, or NULL */
    size_t upper_count;
    bool clear;         /* its samples are of one kind: a clear mode in insns */
    uint32_t print;     /* of every sample of them: equal where all samples are equal */
    double spread;      /* how far apart its boots are */
    bool has_once;      /* every series that it needs has it: what follows means something */
    double once;        /* the price with each REP instruction counted once */
    double *once_boots; /* the same by boot, as many as boots */
    double once_spread;
    uint32_t once_print;
    struct boots_spread interval; /* in cycles: of the price */
};

/* One of the two figures of a price. */
struct figure {
    double price;
    const double *boots; /* as many as the measure has */
    double spread;
    uint32_t print;
};

/* That of either way to count; with each REP instruction counted once only where it has that. */
struct figure measured_figure(const struct measured *measured, enum rep rep);

/* The path by which a measure of that case is priced. */
enum path measure_path(const struct run_case *c, enum measure measure);

/* In how many calls a region a run prices the measure; 0: it does not. */
unsigned measure_batch(const struct price *price, enum measure measure);

/* The largest ordinary batch that both have, or else that of the base; 0: the base has none. */
unsigned measure_common(const struct price *base, const struct price *new, enum measure measure);

/* The measure in regions of n calls; to be freed by measure_free. */
void measure_take(const struct run *run, const struct price *price, enum measure measure,
                  unsigned n, struct measured *measured);
void measure_free(struct measured *measured);

#endif
