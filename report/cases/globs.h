/* SPDX-License-Identifier: MIT */
/* Globs over the names of the case table, as --cases and --skip take them. */
#ifndef REPORT_CASES_GLOBS_H
#define REPORT_CASES_GLOBS_H

#include <stdbool.h>
#include <stddef.h>

/* As many bytes as the kernel keeps (bench/plan/options.h), with the NUL. */
#define CASE_GLOBS_MAX 400

/* A comma list of globs; * and ? match a slash too, as in the kernel. */
struct case_globs {
    char text[CASE_GLOBS_MAX];
};

/* Append one or more.  False: not printable words without spaces, or too many of them. */
bool case_globs_add(struct case_globs *globs, const char *text);

/* Those of a list that case_globs_add took; NULL: none. */
struct case_globs case_globs_of(const char *list);

/* The first glob that matches no case is copied to out; false: there is none. */
bool case_globs_unmatched(const struct case_globs *globs, char *out, size_t size);

/* True when the name matches one of them; none of them matches nothing. */
bool case_globs_match(const struct case_globs *globs, const char *name);

/* True when nobody asked for cases (NULL or none), or for this one among others. */
bool case_globs_ask(const struct case_globs *globs, const char *name);

/* One glob after the other, from *at = 0 on, into 'one'; false: there are no more. */
bool case_globs_next(const struct case_globs *globs, size_t *at, struct case_globs *one);

/* True when a case is in take, or take is empty, and not in skip. */
bool case_globs_leave(const struct case_globs *take, const struct case_globs *skip);

/* True when one of these runs with so many vCPUs: cases of two run with two, all others with one.
 */
bool case_globs_fit(const struct case_globs *take, const struct case_globs *skip, bool two);

#endif
