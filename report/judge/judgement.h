/* SPDX-License-Identifier: MIT */
/*
 * Two runs, case by case: what is the same, faster, slower, or not to be said.  docs/gate.md;
 * judge.h makes it.
 *
 * A case is judged by up to three measures (report/prices/measure.h).  In insns a price is exact,
 * and only a soft limit (limits.h) lies between growth and failure.  In cycles the medians of the
 * boots are two samples, and decide.h judges them over all measures of all cases together.
 */
#ifndef REPORT_JUDGE_JUDGEMENT_H
#define REPORT_JUDGE_JUDGEMENT_H

#include <stdarg.h>

#include "report/cases/globs.h"
#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/floors/floors.h"
#include "report/judge/limits.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/pairs/turns.h"
#include "report/pairs/units.h"
#include "report/prices/measure.h"

struct judged_measure {
    struct measured base, new;
    enum rep rep;        /* the figure that decides, and that what follows is of */
    double limit;        /* the soft limit, of one call */
    double quantum;      /* the clock's, of one call; 0 in insns */
    double floor;        /* as calibrated; 0 when there is none */
    bool floor_known;    /* by a calibration of this host */
    double change;       /* of one call: new less base, or the shift of the distributions */
    bool moved;          /* it is not what it was: exact in insns, proven in cycles */
    struct decided odds; /* in cycles only */
    enum finding finding;
    const char *why; /* of what is not to be said, or of growth within the limit; or "" */
};

/* A function that a change of price lies in, of one call; report/profile/judged.h finds them. */
struct judged_function {
    const char *name;
    bool xen; /* false: in our own image */
    double base, new, change;
    double once; /* the change with each REP instruction counted once */
};

struct judged {
    const char *name;
    const struct run_case *base, *new; /* NULL: not in that run */
    enum rep rep;                      /* the figure that decides, of all its measures */
    bool judged;                       /* false: there is no price to judge, and none is missing */
    bool fresh;                        /* not judged since only the new run has a price */
    struct judged_measure *at;         /* MEASURE_COUNT of them, always */
    enum finding finding;
    const char *why;
    const char *doubt;                 /* why its prices prove nothing, whatever they are; or "" */
    const char *excused;               /* why a policy forgives it, or NULL */
    struct judged_function *functions; /* that its leading measure moved in, the largest change by
                                          the figure that decides first; NULL: nobody knows */
    size_t function_count;
};

/* The whole list, or a family, as one: in cycles only (decide.h). */
struct judged_pool {
    char name[LIMIT_FAMILY]; /* of the family; "": all */
    size_t measures;         /* that were pooled */
    double limit, quantum;   /* as shares of the price */
    double floor;            /* of this host, as calibrated; 0 when there is none */
    bool floor_known;
    struct decided odds; /* the shift and its interval as shares */
    enum finding finding;
    const char *why;
    const char *excused; /* why a policy forgives it, or NULL */
};

/* So many pools at the most: families beyond them are judged case by case alone. */
#define JUDGED_POOLS_MOST 256

struct judge_options {
    struct limits limits;
    struct case_globs cases;     /* only these; empty: all but the controls */
    const struct floors *floors; /* or NULL */
    bool floors_wanted;          /* without a floor nothing in cycles is faster or slower */
    bool rep_each;               /* each iteration of REP counts, whatever the runs have */
    bool once_wanted;            /* a new run without REP counted once, which the base has, is not
                                    faster, nor the same where it moved */
    const char *host_lost;       /* a key of the host that the base has and the new run leaves out:
                                    what is not slower proves nothing; or NULL */
    double alpha;                /* of a false alarm over all cases together */
};

struct judgement {
    const struct run *base, *new;
    struct judge_options options;
    struct judged *at;
    size_t count;
    struct judged_pool *pools; /* the list first, then its families; NULL in insns */
    size_t pool_count;
    struct pair_turns turns;   /* of the boots, where both runs were taken in turns */
    struct index *names;       /* of these, when there are many */
    struct judge_words *words; /* where their texts are */
    struct units units;        /* what counts as one value of a side, in cycles */
    size_t tests;              /* measures that Holm's adjustment is over; 0 in insns */
    bool base_once, new_once;  /* the run has prices with each REP instruction counted once */
    bool plans_differ;         /* what depends on the cases before it is not exact */
};

#define JUDGE_ALPHA 0.05

/*
 * Its sides were taken in turns, in the same boots of the host: floors by pairs hold.  Two boots of
 * the host lie further apart than pairs know.
 */
bool judgement_in_turns(const struct judgement *judgement);

/* ---- for the files that make a judgement ---- */

/* Start one that has been zeroed. */
void judge_start(struct judgement *judgement);
/* Append a case that has no measures so far. */
struct judged *judge_add(struct judgement *judgement, const char *name);
/* Give it measures. */
void judged_add_measures(struct judged *judged);

/* Words from a printf format, up to so many bytes with the NUL, kept as long as the judgement. */
__attribute__((format(printf, 3, 0))) const char *
judge_say(const struct judgement *judgement, size_t size, const char *format, va_list args);
/* The same of JUDGED_WHY bytes at the most. */
__attribute__((format(printf, 2, 3))) const char *judge_words(const struct judgement *judgement,
                                                              const char *format, ...);

/* Both runs' prices of the measures of a case; its sides are freed by judge_free. */
void judge_take_prices(const struct judgement *judgement, struct judged *judged);
/* The floors of this host, once it is known how many measures are judged together. */
void judge_take_floors(struct judgement *judgement);
/* Decide the measures that have two sides, of all cases: exact prices, or distributions. */
void judge_decide(struct judgement *judgement);
void judge_distributions(struct judgement *judgement);

bool judged_has_both(const struct judged_measure *measure);
/*
 * Why its samples are no price, or NULL.  The mode of nine slow samples in twenty is the old one;
 * only samples that are all equal are.
 */
const char *judged_unclear(const struct judged_measure *measure);
/* What was found of a measure, and why. */
__attribute__((format(printf, 4, 5))) void judged_conclude(const struct judgement *judgement,
                                                           struct judged_measure *measure,
                                                           enum finding finding, const char *format,
                                                           ...);

/*
 * The slower half of the samples, of which the median of a boot says nothing: by how much the upper
 * quartile of each measure grew where that is proven as a shift of the medians is, in tests of
 * their own, and is more than DECIDE_SAME_FLOORS floors; 0: it is not.  'turns' has those of the
 * base and of the new run for each measure, or is NULL.
 */
void judge_spread_grown(const struct judged_measure *const *of, double *const *turns, size_t count,
                        double alpha, double *grown);

/*
 * Make the pools of measures that are about to be decided, with the number of its pool at each.
 * 'names' are those of their cases.
 */
void judge_make_pools(struct judgement *judgement, struct judged_measure *const *of,
                      const char *const *names, struct decide_case *cases, size_t count);
/* Take what was decided of them, and say it. */
void judge_take_pools(struct judgement *judgement, const struct decide_pool *decided);
/* Why a measure or a pool has no verdict, and what to do; "" where it has one, or boots are few. */
void judge_odds_text(const struct judgement *judgement, const struct decided *odds, char *out,
                     size_t size);

#define JUDGED_WHY   200
#define JUDGED_DOUBT 240
#define MEASURE_WHY  160

/* ---- for everybody ---- */

/* Free what judge() took. */
void judge_free(struct judgement *judgement);

/* The case of that name, or NULL. */
const struct judged *judge_find(const struct judgement *judgement, const char *name);

/* How many cases were found so, and are not excused. */
size_t judge_count(const struct judgement *judgement, enum finding finding);
/* True when a pool says something that its cases may not: a proof, or a drift. */
bool judged_pool_counts(const struct judged_pool *pool);
/* Whether a reader sees it: the list whatever it is, and of families what somebody has to look at.
 */
bool judged_pool_shown(const struct judged_pool *pool);
/* What its change has to exceed, as a share. */
double judged_pool_floor(const struct judged_pool *pool);
/* The pool of that family, or of all with ""; NULL: it has none of its own. */
const struct judged_pool *judge_find_pool(const struct judgement *judgement, const char *name);
/* "all 1500 measures", "mmu_update, 20 measures"; and "+0.52 % [+0.41, +0.63] %". */
void judged_pool_name(const struct judged_pool *pool, char *out, size_t size);
void judged_pool_change(const struct judged_pool *pool, char *out, size_t size);

/* The worst finding that is not excused; FINDING_SAME also where nothing was judged. */
enum finding judge_worst(const struct judgement *judgement);
/* How many cases have a verdict, excused ones among them: of none, there is nothing to say. */
size_t judge_judged(const struct judgement *judgement);
/* Of those that have none: how many are priced in the new run only, and how many in neither. */
size_t judge_fresh(const struct judgement *judgement);
size_t judge_unpriced(const struct judgement *judgement);
/* What a change has to exceed: the larger of what the clock, the host and the limit leave open. */
double judged_floor(const struct judged_measure *measure);
/* True when a measure of a case that is the same grew or shrank, by no more than its limit. */
bool judged_within(const struct judged *judged);
/*
 * The measure with the largest change by share among those that have the case's finding, and of
 * those that moved when any did; or NULL.
 */
const struct judged_measure *judged_leading(const struct judged *judged);
/* Which measure of its case that is. */
enum measure judged_which(const struct judged *judged, const struct judged_measure *measure);
/* Of what a call was refused in both runs, "absent" or "denied": then each price is a refusal's. */
const char *judged_refusal(const struct judgement *judgement, const struct judged *judged);
/* What a price of a case is of, for a column of them: "call", or "call, absent". */
void judged_by_text(const struct judgement *judgement, const struct judged *judged,
                    enum measure measure, char *out, size_t size);
/* Its change as a share of the base, 0 when the base costs nothing. */
double judged_share(const struct judged_measure *measure);

/* ---- the two figures of a price in insns: rep.c ---- */

/* By which figure prices of the two runs are judged, but for cases that lack the second. */
enum rep judge_rep(const struct judgement *judgement);
/* By which and why, for the head of a report; "" in cycles, and where no case was looked at. */
void judge_rep_text(const struct judgement *judgement, char *out, size_t size);
/* How many cases with two prices were not judged by it. */
size_t judge_lack_once(const struct judgement *judgement);
/* True when both runs have the second figure of a measure. */
bool judged_has_once(const struct judged_measure *measure);
/* Its change by one of them, that both runs have, and this as a share of the base. */
double judged_change_by(const struct judged_measure *measure, enum rep rep);
double judged_share_by(const struct judged_measure *measure, enum rep rep);
/* "+56 (+8.7 %)", or "0": its change by one of them. */
void judged_change_text(const struct judged_measure *measure, enum rep rep, char *out, size_t size);
/* How many more iterations of REP a call takes now; false: as many, or nobody counted. */
bool judged_iterations(const struct judged_measure *measure, double *more);
/* ", of which +56 are iterations of REP; without them -7 (-1.1 %)", or "" where it is all one. */
void judged_rep_text(const struct judged_measure *measure, char *out, size_t size);
/*
 * The measure of a case that is the same by which the other figure has more than its limit, by the
 * largest share of such; NULL: there is none.
 */
const struct judged_measure *judged_other_figure(const struct judged *judged);

#endif
