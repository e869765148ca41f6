/* SPDX-License-Identifier: MIT */
/*
 * Mutants of a good log held against it by the gate, as "pvbench gate" does.
 *
 * A group of mutants that come out wrong is told with one of them.  PVBENCH_MUTANTS=FOLDER writes
 * every wrong one there, as a log to be looked at, by its name.
 */
#ifndef TESTS_UNIT_SUPPORT_TRIAL_H
#define TESTS_UNIT_SUPPORT_TRIAL_H

#include "tests/unit/support/mutate.h"

#include "report/floors/floors.h"
#include "report/model/run.h"
#include "report/system/exit.h"

/* What is right of a mutant: one of these, or the exit status that it has to have. */
enum {
    WANT_RED = -1, /* any status but 0 */
    WANT_ANY = -2, /* nothing is lost by it that the log could know of: only that the gate ends */
};

struct trial_group {
    const char *name;
    size_t tried, wrong;
    char first[160]; /* that came out wrong, and how */
};

struct trials {
    struct mutant good;
    struct run *run; /* the good log, read */
    const struct floors *floors;
    struct trial_group groups[64];
    size_t count;   /* of groups */
    size_t mutants; /* tried, some of them on both sides */
    size_t open;    /* gates of which nothing is wanted but an end */
    const char *what;
};

/* Start with a good log, which is taken over and has to be the same as itself. */
void trials_start(struct trials *trials, const char *what, struct mutant good,
                  const struct floors *floors);

/* Judge a mutant, as the new run. */
__attribute__((format(printf, 5, 6))) void trial(struct trials *trials, const struct mutant *mutant,
                                                 int want, const char *group, const char *name,
                                                 ...);
/* The same as the new run, and then as the base: for what is lost or contradicts itself. */
__attribute__((format(printf, 5, 6))) void trial_both(struct trials *trials,
                                                      const struct mutant *mutant, int want,
                                                      const char *group, const char *name, ...);
/* The same with a log that was not sealed here. */
void trial_log(struct trials *trials, const char *log, int want, const char *group,
               const char *name);

/*
 * Judge the good log once more, as the new run, and with 'both' then as the base, with the run
 * itself changed: by what no log says.
 */
typedef void trial_change(struct run *run, const void *how);
void trial_run(struct trials *trials, trial_change *change, const void *how, int want, bool both,
               const char *group, const char *name);

/* Say how many there were, name what came out wrong, and fail when anything did. */
void trials_end(struct trials *trials);

/*
 * The log of that file, taken apart.  tests/data/small-insns.log is one boot of the stored log, cut
 * to the controls and a case of each shape: by multicall, by array, nested, with a state; and with
 * a trap, a call that is absent and a case without a price put beside them.
 */
struct mutant trial_file(const char *path);
/* The same so many times, one after the other. */
struct mutant trial_boots(const char *path, unsigned boots);

#endif
