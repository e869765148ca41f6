/* SPDX-License-Identifier: MIT */
/* Well-formed console logs for tests, made with the same writer as the kernel's. */
#ifndef TESTS_UNIT_MAKERS_LOG_MAKER_H
#define TESTS_UNIT_MAKERS_LOG_MAKER_H

#include <stdio.h>

#include "report/record/record.h"

/* The raw region of the null call, which every sample holds. */
#define MAKER_TWIN 50u

/* The smallest step between two of its samples: what the clock seems to have. */
#define MAKER_QUANTUM 10

struct log_maker {
    FILE *out;
    char *text;
    size_t size;
    uint32_t number;
    struct record record;
    const char *unit;
    const char *env; /* pv64 and its ABI, unless set after maker_open */
    const char *abi;
    const char *role; /* dom0, unless set after maker_open */
    size_t boot_at;   /* where the text of the open boot begins */
    unsigned cases;   /* of it */
    bool planned;     /* by maker_begin, and not by the test */
    size_t plan_at;   /* its plan record, which is true when the boot has ended */
    unsigned warmup;  /* of its plan */
    unsigned samples; /* and of each series, as the plan has it */
    unsigned alike; /* so many alike end a series, as the plan has it; 0: it says nothing of that */
    const char *batches;
};

void maker_open(struct log_maker *m, const char *unit);
void maker_line(struct log_maker *m, const char *line);
struct record *maker_record(struct log_maker *m, const char *kind);
void maker_put(struct log_maker *m);
void maker_fact(struct log_maker *m, const char *key, const char *value);
void maker_begin(struct log_maker *m);
void maker_case(struct log_maker *m, const char *name);
uint32_t maker_series(struct log_maker *m, const char *name, enum path path, unsigned fill,
                      unsigned n, unsigned samples);
void maker_pairs(struct log_maker *m, uint32_t of, unsigned at, const char *pairs);
/* A series of as many samples as the plan has, all but two of them at 'value'; of few all. */
void maker_samples(struct log_maker *m, const char *name, enum path path, unsigned fill, unsigned n,
                   unsigned value);
void maker_status(struct log_maker *m, const char *name, const char *status);
void maker_end(struct log_maker *m, const char *status);
void maker_single(struct log_maker *m, const char *name, unsigned price);
void maker_curve(struct log_maker *m, const char *name, enum path path, unsigned fill, unsigned a,
                 unsigned b);
void maker_controls(struct log_maker *m);
/* xen_version: single 400, a multicall 300 + 100 n, filled 300 + 107 n: break-even at n = 2. */
void maker_version(struct log_maker *m);
/* mmu_update: by array as well, 350 + 60 n. */
void maker_mmu_update(struct log_maker *m);
void maker_boot(struct log_maker *m);
/* What Xen says before a dom0 kernel starts. */
void maker_xen(struct log_maker *m);
/* The text so far; it is freed by maker_free. */
const char *maker_text(struct log_maker *m);
void maker_free(struct log_maker *m);
/* Put bytes into a new temporary file; its name is to be given to drop_file. */
char *temporary_file(const char *bytes, size_t size);
void drop_file(char *name);
/* Everything in a file, NUL-terminated, or NULL. */
char *file_text(const char *path);

#endif
