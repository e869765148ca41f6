/* SPDX-License-Identifier: MIT */
/* See finding.h. */
#include "report/judge/finding.h"

#include "report/system/exit.h"

const char *finding_word(enum finding finding)
{
    static const char *const words[FINDING_COUNT] = {
        [FINDING_SAME] = "same",
        [FINDING_FASTER] = "faster",
        [FINDING_INCOMPARABLE] = "incomparable",
        [FINDING_INCONCLUSIVE] = "inconclusive",
        [FINDING_SLOWER] = "slower",
    };

    return words[finding];
}

int finding_status(enum finding finding)
{
    switch (finding) {
    case FINDING_SAME:
    case FINDING_FASTER:
        return EXIT_GOOD;
    case FINDING_SLOWER:
        return EXIT_WORSE;
    default:
        return EXIT_INCONCLUSIVE;
    }
}

enum finding finding_worse(enum finding one, enum finding other)
{
    return one > other ? one : other;
}
