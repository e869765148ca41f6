/* SPDX-License-Identifier: MIT */
/* The functions that a judged change of price lies in, where both runs have a profile. */
#ifndef REPORT_PROFILE_JUDGED_H
#define REPORT_PROFILE_JUDGED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "report/judge/judgement.h"
#include "report/model/run.h"
#include "report/profile/side.h"
#include "report/text/texts.h"

/* A run that is judged, with the first profile of its boots that can be used. */
struct judged_profile {
    struct profile_side side;
    char word[8]; /* what the run is called */
    bool have;    /* false: it has none */
};

/*
 * The run and the path that it was opened by have to live as long.  What keeps a profile from being
 * used goes into the notes, in a line; of a run without any there is nothing to say.
 */
void judged_profile_open(struct judged_profile *profile, const struct run *run, const char *path,
                         const char *word, struct texts *notes);
void judged_profile_close(struct judged_profile *profile);

/*
 * Give each case that is slower or faster, or moved within its limit, its functions, and whatever
 * it is the one that is asked for (or NULL).  A case has none unless both profiles have the very
 * prices that were judged; how many of those that differ have none for that is a note.
 */
void profile_name_functions(struct judgement *judgement, const struct judged_profile *base,
                            const struct judged_profile *new, const char *asked,
                            struct texts *notes);

/*
 * "copy_from_guest_ll -11 (+45), do_multicall +4 and 1 more", by the figure that decides, and in
 * brackets with each iteration of REP where that is another number.  What is less than a twentieth
 * by that figure is left out.  "" where nobody knows.
 */
void judged_functions_text(const struct judged *judged, size_t most, char *out, size_t size);
/* What that is, in a sentence. */
extern const char judged_functions_legend[];
/* Lines of such, below that sentence; nothing for none. */
void judged_functions_show(const struct texts *lines, FILE *out);

#endif
