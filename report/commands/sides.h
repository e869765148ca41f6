/* SPDX-License-Identifier: MIT */
/* The two sides that a command was given: BASE NEW, or folders by --base and --new. */
#ifndef REPORT_COMMANDS_SIDES_H
#define REPORT_COMMANDS_SIDES_H

#include <stdbool.h>
#include <stddef.h>

#include "report/compare/compare.h"
#include "report/keys/across.h"
#include "report/store/run_set.h"

enum { GIVEN_BASE, GIVEN_NEW, GIVEN_SIDES };

struct side {
    char *at[COMPARE_RUNS_MAX]; /* as they were typed */
    size_t count;
    char *name; /* all of them, with commas between */
};

struct sides {
    struct side of[GIVEN_SIDES];
};

/* Take one folder of a side; an exit status, reported on stderr as bad usage of that command. */
int sides_add(struct sides *sides, int side, char *folder, const char *command);

/* True when any was named so: then there may be no other runs. */
bool sides_given(const struct sides *sides);
/* Whether they are two sides, each run in one of them and once; 'first' is a run beside them. */
int sides_check(const struct sides *sides, const char *first, const char *command);

/*
 * Open them as two runs, the base first, each of all boots of its side, whose folders have to be of
 * one thing; names[] is what they are called.  An exit status, reported on stderr; the set is empty
 * unless it is EXIT_GOOD.
 */
int sides_load(struct sides *sides, const struct compare_across *across, struct run_set *set,
               char *names[GIVEN_SIDES]);
void sides_free(struct sides *sides);

#endif
