/* SPDX-License-Identifier: MIT */
/* The words of outcomes: see outcome.h. */
#include "report/model/outcome.h"

#include <string.h>

static const char *const outcome_names[OUTCOME_COUNT] = {"complete", "partial", "error",
                                                         "crashed",  "hung",    "panicked"};

const char *outcome_name(enum outcome outcome)
{
    return outcome_names[outcome];
}

int outcome_of(const char *word)
{
    int i;

    for (i = 0; i < OUTCOME_COUNT; i++)
        if (!strcmp(word, outcome_names[i]))
            return i;
    return -1;
}
