/* SPDX-License-Identifier: MIT */
/*
 * What a screen shows of a boot, as plain data, and the layouts that make a grid of it: pure
 * functions, which tests call on the host.
 */
#ifndef BENCH_SUMMARY_SHOWN_H
#define BENCH_SUMMARY_SHOWN_H

#include "bench/measure/outcome.h"
#include "bench/summary/grid.h"
#include "core/console/verdict.h"
#include "report/checks/check.h"
#include "report/record/record.h"

/* Which cases of all are told, and how many (bench/summary/telling.def). */
#define TELLING(name, words) +1
enum {
    TELLING_COUNT = 0
#include "bench/summary/telling.def"
};
#undef TELLING

/* One of them, as the table at the end of the console has it. */
struct telling_price {
    const char *words;
    bool ended; /* false: the boot had no such case, or did not come to it */
    enum status status;
    bool has_single;
    unsigned batch; /* entries of the largest multicall; 0: there is no price per entry */
    int64_t single, entry;
};

/* Whether its prices are some: a refusal has none. */
bool telling_is_priced(const struct telling_price *price);

/* What is known of a boot from its beginning on. */
struct shown_boot {
    const struct check_facts *facts;
    const char *build;        /* the image's build id */
    const char *command_line; /* what the kernel was told; untrusted */
    bool exact;               /* the unit is insns */
};

/* How far it has come. */
struct shown_progress {
    unsigned at, of; /* the case that comes next, from 1 on */
    const char *name;
    unsigned seconds; /* since its first case */
    unsigned cases[STATUS_COUNT];
    const struct control_outcome *controls; /* as far as they can be told */
    unsigned control_count;
};

/* What came of it. */
struct shown_result {
    enum verdict verdict;
    const char *refused; /* what was wrong with the boot itself; NULL: nothing */
    const char *word;    /* of its command line; NULL: none */
    unsigned seconds;
    unsigned cases[STATUS_COUNT];
    const char *bad_case; /* the first that is wrong or faulted; NULL: none */
    const struct control_outcome *controls;
    unsigned control_count;
    uint64_t quantum, ticks, ticks_end; /* bench/measure/chains.h; in insns 0 */
    struct telling_price prices[TELLING_COUNT];
    struct telling_price rows[TELLING_COUNT]; /* what is shown of them, or in their places */
    const struct check *checks;
    unsigned check_count;
    bool has_code; /* the digest is drawn as a QR code */
};

/* Where the kernel panicked. */
struct shown_crash {
    const char *why;
    const char *name; /* of the case that ran; NULL: none did */
    unsigned at, of;
};

/* All of a screen: while it measures, when it is over, and when it cannot go on. */
void layout_progress(struct grid *grid, const struct shown_boot *boot,
                     const struct shown_progress *progress);
void layout_result(struct grid *grid, const struct shown_boot *boot,
                   const struct shown_result *result);
void layout_crash(struct grid *grid, const struct shown_boot *boot,
                  const struct shown_crash *crash);

/* ---- parts of them ---- */

/* The first row: what this is, and of which image and Xen. */
void layout_title(struct grid *grid, const struct shown_boot *boot);

/* Processor, hypervisor and clock, a row each from that one on; returns the row behind them. */
unsigned layout_host(struct grid *grid, unsigned row, const struct shown_boot *boot,
                     const struct shown_result *result);

/* How many cases ended how, and whatever belongs behind that. */
void layout_cases(struct grid *grid, unsigned row, const unsigned *cases, const char *end);
void layout_controls(struct grid *grid, unsigned row, const struct control_outcome *controls,
                     unsigned count);

/* The telling prices, below their heads; returns the row behind them. */
unsigned layout_prices(struct grid *grid, unsigned row, const struct shown_boot *boot,
                       const struct telling_price *prices);

/* What warns and what cannot be told, in at most so many rows; the first tells how many it takes
 * where there is room for all. */
unsigned attention_rows(const struct check *checks, unsigned count);
void layout_attention(struct grid *grid, unsigned row, unsigned rows, const struct check *checks,
                      unsigned count);

/* ---- words ---- */

/* The value of a fact; "?" where it is not known. */
const char *shown_fact(const struct shown_boot *boot, const char *key);

/* "4.17.7" */
void line_xen(struct text_line *line, const struct shown_boot *boot);

/* "45 s", "2 min 10 s", "1 h 05 min" */
void line_seconds(struct text_line *line, uint64_t seconds);

#endif
