/* SPDX-License-Identifier: MIT */
/* The instructions of a function that were run, in the order of their addresses. */
#ifndef REPORT_PROFILE_LISTING_H
#define REPORT_PROFILE_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/calls/code.h"
#include "report/calls/profile.h"

struct listing_line {
    uint64_t at;
    const uint8_t *code;
    uint8_t size;
    bool xen;
    struct insns count; /* how often it was run, and how often without what REP repeats */
    const char *text;   /* as an assembler has it, or NULL */
};

struct listing {
    struct listing_line *at;
    size_t count;
    struct text_pool *pool; /* of the texts */
};

/* Of a function by its plain name, on one side or on both. */
void listing_take(struct listing *listing, const struct code *code,
                  const struct paths_series *series, const char *function);
void listing_free(struct listing *listing);

/*
 * Have objdump say what they are: our own image's code is 64-bit, or 32-bit.  False: the text says
 * why not, as the middle of a sentence.
 */
bool listing_disassemble(struct listing *listing, bool wide, char *why, size_t size);

#endif
