/* SPDX-License-Identifier: MIT */
/* A run with the profile of one of its boots, and which of its series is asked for. */
#ifndef REPORT_PROFILE_SIDE_H
#define REPORT_PROFILE_SIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/calls/code.h"
#include "report/model/run.h"
#include "report/paths/paths.h"
#include "report/profile/moves.h"
#include "report/text/texts.h"

/* BASE and NEW. */
#define SIDES_MOST 2

struct profile_side {
    const char *path; /* as it was named */
    const struct run *run;
    unsigned boot; /* of the run */
    unsigned
        number; /* of its profile: of a log by itself the boot is 1, and this what its name says */
    struct paths *paths;
    struct code code;
};

/*
 * Read the profile of a boot that the run has; the run and its name have to live as long.  False:
 * the text is empty where there is no profile, or says why it cannot be used.
 */
bool profile_side_take(struct profile_side *side, const char *path, const struct run *run,
                       unsigned boot, char *why, size_t size);
/*
 * The same, for a command.  An exit status, of which all but EXIT_GOOD is said on stderr in one
 * line: EXIT_INCONCLUSIVE where there is no profile, EXIT_USAGE where it cannot be used, or is of
 * another run.
 */
int profile_side_open(struct profile_side *side, const char *path, const struct run *run,
                      unsigned boot);
void profile_side_close(struct profile_side *side);

/* Say in a line that the file of the profile cannot be used, and why; EXIT_USAGE. */
int profile_wrong(const struct profile_side *side, const char *why);

/*
 * Whether a series of the profile and its null call are as long as the run has them, counted either
 * way where it has both.  False: the text says which is not, as the end of a sentence.
 */
bool profile_is_of_run(const struct profile_side *side, const struct paths_series *kept, char *why,
                       size_t size);

/* What the command line says of the series. */
struct profile_asked {
    const char *name;
    bool by_path; /* --path was given */
    enum path path;
    unsigned n; /* 0: as the price is taken */
    bool fill;
};

/*
 * The series that is meant, which all sides have, and whose regions are those of the runs.  An exit
 * status, said as above: EXIT_USAGE for a case, a path or an n that there is not, EXIT_INCONCLUSIVE
 * where a case has no path that was kept, or means something else in the other run.
 */
int profile_choose(const struct profile_side *sides, size_t count,
                   const struct profile_asked *asked, struct moves_of *of);

/* "RUN: pv64, Xen 4.17.7, boot 1", with room for 160 at least; a long RUN loses its front. */
void profile_side_label(const struct profile_side *side, char *out, size_t size);
/* "set_gdt/empty, multi n=64, filled". */
void profile_of_label(const struct moves_of *of, char *out, size_t size);
/* What a region has n of: "entry", "item" or "call". */
const char *profile_unit_word(enum path path);

#endif
