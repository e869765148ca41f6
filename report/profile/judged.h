/* SPDX-License-Identifier: MIT */
/* The functions that a judged change of price lies in, where both runs have a profile. */
#ifndef REPORT_PROFILE_JUDGED_H
#define REPORT_PROFILE_JUDGED_H

#include <stddef.h>

#include "report/judge/judgement.h"
#include "report/text/texts.h"

/*
 * Give each case that is slower or faster its functions.  The paths are those that the runs were
 * opened by.  What keeps it from that goes into the notes; of a run without a profile, nothing.
 */
void profile_name_functions(struct judgement *judgement, const char *base_path,
                            const char *new_path, struct texts *notes);

/*
 * "copy_from_guest_ll -11.0 (+45.0), do_multicall +4.0 and 1 more", by the figure that decides, and
 * in brackets with each iteration of REP where that is another number; "" where nobody knows.
 */
void judged_functions_text(const struct judged *judged, size_t most, char *out, size_t size);
/* What that is, in a sentence. */
extern const char judged_functions_legend[];

#endif
