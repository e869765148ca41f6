/* SPDX-License-Identifier: MIT */
/*
 * The code of a boot's paths by function: of each block which of its instructions are in which.
 * Names are plain (report/symbols/): foo, foo.cold and foo.isra.0 are one function, whose parts the
 * compiler has put into several places.
 */
#ifndef REPORT_CALLS_CODE_H
#define REPORT_CALLS_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/paths/insn.h"
#include "report/paths/paths.h"

/* The number of the name of all that has no symbol. */
#define CODE_NO_SYMBOL 0u
#define CODE_UNNAMED   "no symbol"

struct code_name {
    const char *text;
    bool xen; /* false: our own image; means nothing of CODE_NO_SYMBOL */
};

/* Instructions of a block that are in one function. */
struct code_span {
    uint32_t name;
    unsigned count;
    uint64_t at;
    bool start; /* the first is the first of a function */
};

struct code_block {
    const struct code_span *spans;
    size_t span_count;
    enum insn flow;  /* of its last instruction */
    uint64_t target; /* of that, where it is an INSN_JUMP or INSN_CALL */
};

struct index;
struct text_pool;

struct code {
    const struct paths *paths;
    struct code_name *names;
    size_t name_count;
    bool *roots; /* by name: it is known as one of Xen's outermost functions (stack.h) */
    struct code_block *blocks;
    struct code_span *spans;
    size_t span_count;
    struct index *index; /* of the names */
    struct text_pool *pool;
};

/* The paths have to live as long. */
void code_open(struct code *code, const struct paths *paths);
void code_close(struct code *code);

/* What is known of a block of the same paths. */
const struct code_block *code_block(const struct code *code, const struct paths_block *block);

/* The address behind the first so many instructions of a block. */
uint64_t code_behind(const struct paths_block *block, unsigned count);

/* "guest", "xen", or "-" of what has no symbol. */
const char *code_side(const struct code_name *name);

/* A longer name is cut. */
#define CODE_NAME 256

#endif
