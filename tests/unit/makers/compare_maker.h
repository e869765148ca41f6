/* SPDX-License-Identifier: MIT */
/* Made runs side by side, and what compare says of them. */
#ifndef TESTS_UNIT_MAKERS_COMPARE_MAKER_H
#define TESTS_UNIT_MAKERS_COMPARE_MAKER_H

#include "tests/unit/makers/run_maker.h"

#include "report/compare/compare.h"

#define COMPARED_MOST 6

/* Runs, and the comparison of them. */
struct compared {
    struct run *runs[COMPARED_MOST];
    struct compare compare;
};

/* Runs that are there, which compared_end frees; without options as compare without any. */
void compared_runs(struct compared *c, size_t count, const struct compare_options *options);
void compared_start(struct compared *c, const struct made *const *made, size_t count,
                    const struct compare_options *options);
void compared_end(struct compared *c);

/* The tables, which come to that status; to be freed. */
char *compared_shown(const struct compared *c, int status);

/* The tables of these runs, which compare; to be freed. */
char *compared_text(const struct made *const *made, size_t count,
                    const struct compare_options *options);

#endif
