/* SPDX-License-Identifier: MIT */
/* What changed between made runs, which have fixed names, and how it is said. */
#ifndef TESTS_UNIT_MAKERS_CHANGES_MAKER_H
#define TESTS_UNIT_MAKERS_CHANGES_MAKER_H

#include "tests/unit/makers/boots_maker.h"

#include "report/compare/changes.h"
#include "report/compare/compare.h"

#define CHANGED_MOST 3

struct changed {
    struct run *runs[CHANGED_MOST];
    struct compare compare;
    struct changes changes;
};

/* Of the cases that a list of globs names, or, of NULL, of all. */
void changed_take(struct changed *c, const struct boots *const *boots, size_t count,
                  const char *cases);
/* The same of runs that are there, which changed_drop frees. */
void changed_runs(struct changed *c, size_t count, const char *cases);
void changed_drop(struct changed *c);

/* A form of them, to be freed. */
char *changed_text(const struct changed *c, void (*form)(const struct changes *changes, FILE *out));

#endif
