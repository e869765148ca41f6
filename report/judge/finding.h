/* SPDX-License-Identifier: MIT */
/* What comparing one thing of two runs found: the verdict of docs/gate.md. */
#ifndef REPORT_JUDGE_FINDING_H
#define REPORT_JUDGE_FINDING_H

/* Best first for whoever reads a list of them; the exit status is finding_status. */
enum finding {
    FINDING_SAME,
    FINDING_FASTER,
    FINDING_INCOMPARABLE, /* a key, a revision or a status differs: there is nothing to judge */
    FINDING_INCONCLUSIVE, /* something is missing: a case, boots, a floor */
    FINDING_SLOWER,
    FINDING_COUNT
};

/* "same", "faster", "incomparable", "inconclusive", "slower". */
const char *finding_word(enum finding finding);

/* The exit status that it makes of a gate (report/system/exit.h). */
int finding_status(enum finding finding);

/* The worse of two. */
enum finding finding_worse(enum finding one, enum finding other);

#endif
