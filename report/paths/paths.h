/* SPDX-License-Identifier: MIT */
/*
 * The instructions of the timed regions of one boot: every path that a series took, by address.
 * They are kept beside the boot's log as boot-N.paths.gz (docs/profile.md), which has all that a
 * reader needs: the code of each block that was run, and the functions that it is in.
 */
#ifndef REPORT_PATHS_PATHS_H
#define REPORT_PATHS_PATHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/record/record.h"

/* Straight code that is entered at its first instruction only. */
struct paths_block {
    uint64_t at;          /* the address of its first instruction */
    bool xen;             /* false: in our own image */
    unsigned count;       /* of instructions */
    const uint8_t *sizes; /* of each, in bytes */
    const uint8_t *code;  /* their bytes, one behind the other */
};

/* A function, from at to before end; the functions are in the order of their addresses. */
struct paths_function {
    uint64_t at, end;
    const char *name; /* printable; in [brackets] where it is no symbol, as "[syscall stub]" */
};

/* A series: what its samples at the mode are. */
struct paths_series {
    const char *name; /* of its case */
    enum path path;
    unsigned n;
    bool fill;
    uint64_t region; /* instructions, as the boot recorded its mode */
    uint64_t once;   /* the same with each REP instruction counted once */
    uint32_t taken;  /* the path that they took: for paths_walk_open */
    uint64_t others; /* of its samples at the mode, those that took another path */
};

struct paths {
    char *xen_build, *image_build; /* the build ids of both, or "" */
    unsigned boot;
    struct paths_block *blocks;
    size_t block_count;
    struct paths_function *functions;
    size_t function_count;
    struct paths_series *series;
    size_t series_count;
    size_t path_count;
    bool unnamed;              /* the hypervisor had no table of symbols */
    struct paths_store *store; /* where all of it is */
};

void paths_free(struct paths *paths);

/* The series of a case, or NULL. */
const struct paths_series *paths_find(const struct paths *paths, const char *name, enum path path,
                                      unsigned n, bool fill);
/* The function that has the address, or NULL. */
const struct paths_function *paths_function_at(const struct paths *paths, uint64_t address);

/* One step of a path. */
struct paths_step {
    const struct paths_block *block;
    unsigned ran; /* instructions of it that count, from its first; an exception ends it early */
    bool again;   /* its first is a REP instruction that goes on: the same execution as the last */
};

struct paths_walk {
    const struct paths *paths;
    const uint8_t *at, *end;
};

/* From the first step of a path to its last: false when there is none any more. */
void paths_walk_open(struct paths_walk *walk, const struct paths *paths, uint32_t taken);
bool paths_walk_next(struct paths_walk *walk, struct paths_step *step);

#endif
