/* SPDX-License-Identifier: MIT */
/*
 * What the exit status of pvbench means.  The numbers are XTF's, which keep clear of the shell's
 * 1 and 2; of several the largest, which is the worst, wins.
 */
#ifndef REPORT_SYSTEM_EXIT_H
#define REPORT_SYSTEM_EXIT_H

enum exit_status {
    EXIT_GOOD = 0,
    EXIT_INCONCLUSIVE = 3, /* or incomparable, or partial */
    EXIT_USAGE = 4,        /* bad usage, bad input, or our own error */
    EXIT_WORSE = 5,        /* slower, or a case wrong or faulted */
    EXIT_DIED = 6,         /* crash, hang or panic */
};

/* The worse of two. */
static inline int exit_worse(int one, int other)
{
    return one > other ? one : other;
}

#endif
