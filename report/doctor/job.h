/* SPDX-License-Identifier: MIT */
/* A machine as the doctor sees it, and how the looks of report/doctor note what they find. */
#ifndef REPORT_DOCTOR_JOB_H
#define REPORT_DOCTOR_JOB_H

#include <stdbool.h>
#include <stddef.h>

#include "report/machine/home.h"

enum piece_state {
    PIECE_OK,
    PIECE_NOTE,    /* it goes without, and the text says what is lost */
    PIECE_MISSING, /* it does not */
};

struct piece {
    enum piece_state state;
    const char *name; /* "QEMU" */
    char *text;       /* one line, printable */
};

/* Something that a user may want. */
struct job {
    const char *key;  /* "boot" */
    const char *what; /* "boot in QEMU (pvbench run)" */
    struct piece *pieces;
    size_t count;
    char *type; /* what to type for what is missing; NULL: nothing is, or each piece says it */
};

/* Where it looks. */
struct doctor_world {
    const char *root; /* in the place of "/" for /proc, /sys and /dev: "" */
    const char *arch; /* uname's machine */
    const char *qemu; /* of --qemu, or NULL */
    const struct home *home;
    bool tree; /* that is a source tree, and no installed copy */
};

#define DOCTOR_JOBS_MAX 9

struct doctor {
    struct job jobs[DOCTOR_JOBS_MAX];
    size_t count;
};

/* The next job; its words have to live as long as the doctor. */
struct job *job_open(struct doctor *doctor, const char *key, const char *what);

/* A piece of it, from a printf format; the text is made clean. */
__attribute__((format(printf, 4, 5))) void job_find(struct job *job, enum piece_state state,
                                                    const char *name, const char *format, ...);

/* What to type, likewise; the last one stands. */
__attribute__((format(printf, 2, 3))) void job_type(struct job *job, const char *format, ...);

/*
 * Where something is missing, what installs the packages of a group of scripts/setup that are not
 * installed, if any.
 */
void job_packages(struct job *job, const struct doctor_world *world, const char *group);

/* Nothing of it is PIECE_MISSING. */
bool job_ready(const struct job *job);

#endif
