/* SPDX-License-Identifier: MIT */
/* How a boot ended. */
#ifndef REPORT_MODEL_OUTCOME_H
#define REPORT_MODEL_OUTCOME_H

/* Best first: the worse of two views of one boot counts. */
enum outcome {
    OUTCOME_COMPLETE,
    OUTCOME_PARTIAL, /* something of the record is lost, its end perhaps */
    OUTCOME_ERROR,   /* the kernel could not do what it was asked to */
    OUTCOME_CRASHED,
    OUTCOME_HUNG,
    OUTCOME_PANICKED,
    OUTCOME_COUNT
};

const char *outcome_name(enum outcome outcome);

/* The outcome of that word, or -1. */
int outcome_of(const char *word);

#endif
