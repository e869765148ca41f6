/* SPDX-License-Identifier: MIT */
/*
 * A run in memory: one or more boots of the same thing, and what each of them said.
 *
 * The log files are the truth; a run is read from them (run_add_log), kept as run.json (run_save)
 * and read back (run_load).  Every text in it is printable ASCII: other bytes are kept as \xNN, so
 * that no view can pass a console's bytes on by accident.  Boots are numbered from 1.
 */
#ifndef REPORT_RUN_H
#define REPORT_RUN_H

#include <stdio.h>

#include "report/record.h"

/* How a boot ended, best first: the worse of two views of one boot counts. */
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

/* A key is in a list once; setting it again replaces the value. */
struct fact {
    char *key;
    char *value;
};

struct facts {
    struct fact *at;
    size_t count;
};

struct texts {
    char **at;
    size_t count;
};

struct pair {
    uint64_t value; /* a raw bracket, in the plan's unit */
    uint64_t count;
};

/* The most samples that one series may announce; more is taken for damage. */
#define SERIES_SAMPLES_MAX 1000000u

/* The most of a run, a path, a case, a boot: far above any real run, for hostile input. */
#define RUN_BOOTS_MAX     1000u
#define CASE_SERIES_MAX   20000u
#define CASE_SKIPS_MAX    4000u
#define CASE_FAULTS_MAX   4000u
#define BOOT_CONTROLS_MAX 1024u

/* The largest number that a record may say: what JSON keeps whole everywhere. */
#define RUN_NUMBER_MAX ((uint64_t)INT64_MAX)

/* One series of samples; docs/format.md says what its numbers mean. */
struct series {
    unsigned boot;
    unsigned n;
    bool fill;
    uint64_t cold;
    uint64_t warmup;
    uint64_t announced; /* samples that the series record says there are */
    uint64_t moved;
    uint64_t pending;
    uint64_t wrong;
    char *got; /* first wrong result in hex, or NULL */
    struct pair *pairs;
    size_t count;  /* of pairs */
    uint64_t held; /* samples in the pairs */
};

struct series_list {
    struct series *at;
    size_t count;
};

struct path_skip {
    unsigned boot;
    enum path path;
    char *why;
};

/* An exception: the fields of its fault and regs records, as they stand there. */
struct run_fault {
    unsigned boot;
    struct facts fields;
};

/* What one boot says of a case. */
struct case_boot {
    unsigned boot;
    bool ended; /* false: no status record was read, 'status' means nothing */
    enum status status;
    char *why; /* or NULL */
};

struct run_case {
    char *name;
    unsigned rev;
    unsigned faults; /* memory faults each issue takes by design */
    char *state;
    struct case_boot *boots;
    size_t boot_count;
    struct series_list paths[PATH_COUNT];
    struct path_skip *skips;
    size_t skip_count;
    struct run_fault *taken; /* exceptions */
    size_t taken_count;
};

/* The kernel's own verdict on one of its controls. */
struct run_control {
    char *name;
    bool failed;
    char *want; /* or NULL */
    char *got;  /* or NULL */
};

struct run_boot {
    enum outcome outcome;
    char *log;          /* its log file, without folder; or NULL */
    struct facts begin; /* fields of the begin record: env, abi, build */
    struct facts plan;  /* fields of the plan record */
    struct facts facts; /* what the kernel and Xen said */
    struct run_control *controls;
    size_t control_count;
    struct texts other; /* records of unknown kinds */
};

struct run {
    struct facts facts; /* what the runner said: qemu.*, host.*, run.* */
    struct run_boot *boots;
    size_t boot_count;
    struct run_case *cases; /* in the order in which they were first seen */
    size_t case_count;
    size_t last_case; /* where run_get_case found one, to look there first */
    struct texts problems;
    size_t problems_left_off; /* beyond what is kept */
};

/* ---- making one ---- */

struct run *run_new(void);
void run_free(struct run *run);

/*
 * Read a console log and append every boot found in it, at least one: a log without a record is a
 * partial boot.  What is lost is named in the problems.  Returns the number of boots appended, or
 * -1 with a line on stderr when the file cannot be read at all.  It may be gzipped.
 */
int run_add_log(struct run *run, const char *path);
/* The same from an open stream; the last part of 'name' is the log's. */
int run_read_log(struct run *run, FILE *in, const char *name);

/* A fact that the runner knows (qemu.*, host.*, run.*).  False: too many facts. */
bool run_add_fact(struct run *run, const char *key, const char *value);

/* Something odd that the runner saw, one line without newline. */
void run_add_problem(struct run *run, const char *text);

/* As run_add_problem, from a printf format. */
__attribute__((format(printf, 2, 3))) void run_say_problem(struct run *run, const char *format,
                                                           ...);

/*
 * How the runner saw a boot end; the worse of this and of what the log says counts.  A boot that
 * is one past the last is appended (it left no log).
 */
void run_set_outcome(struct run *run, unsigned boot, enum outcome outcome);

/* ---- keeping it ---- */

/* Write DIR/run.json by way of a temporary name.  False: said on stderr. */
bool run_save(const struct run *run, const char *dir);

/*
 * Open a run folder, a run.json or a bare console log; a file of them may be gzipped.  NULL: said
 * on stderr in one line.
 */
struct run *run_load(const char *path);

/* ---- judging and showing it ---- */

/* The exit status of report/exit.h that this run deserves. */
int run_exit_status(const struct run *run);

struct show_options {
    const char *cases; /* glob of case names, or NULL for all */
    bool paths;        /* a row for each series too */
    bool brief;        /* of a long run only the first case of each family, and what is odd */
    bool facts;        /* every host fact, not only the main ones */
    bool quantiles;    /* quantiles of the single path, in insns too */
    const char *view;  /* nothing but this view, or "all" of them; NULL for none */
};

/*
 * Print a run as text.  Returns an exit status: EXIT_GOOD; EXIT_USAGE when no case matches or there
 * is no such view; EXIT_INCONCLUSIVE when the run has nothing for the view.
 */
int show_run(const struct run *run, FILE *out, const struct show_options *options);

/*
 * Draw the cases that match a glob, or without one all, of a long run the first of each family:
 * prices.svg, prices.png, batches.svg and batches.png with gnuplot; and without a glob also the
 * views that the run has prices for, view-NAME.svg and .png.  Into DIR/plots, which is made, for a
 * run folder DIR; or right into a folder that is there.  Returns an exit status.
 */
int plot_run(const struct run *run, const char *dir, const char *cases);
int plot_into(const struct run *run, const char *dir, const char *cases);

/* ---- its parts, for readers and views ---- */

const char *facts_get(const struct facts *facts, const char *key); /* or NULL */
bool facts_set(struct facts *facts, const char *key, const char *value);
void facts_free(struct facts *facts);                  /* of a list that is no part of a run */
bool texts_add(struct texts *texts, const char *text); /* false: there are too many */
void texts_clear(struct texts *texts);

/* The fact of that key: the runner's, or else the first boot's that has it.  Or NULL. */
const char *run_fact(const struct run *run, const char *key);

/* Append an empty boot; its number is run->boot_count after that. */
struct run_boot *run_add_boot(struct run *run);
/* Take the last boot away again; no case may know it. */
void run_drop_boot(struct run *run);
/* The boot of that number, from 1. */
struct run_boot *run_boot(const struct run *run, unsigned boot);
/* Make the outcome of a boot at least this bad. */
void run_worsen(struct run *run, unsigned boot, enum outcome outcome);

struct run_case *run_find_case(const struct run *run, const char *name); /* or NULL */
/* The case of that name, appended if new; NULL when there are too many. */
struct run_case *run_get_case(struct run *run, const char *name);
/* What that boot says of the case, or NULL. */
struct case_boot *case_find_boot(const struct run_case *c, unsigned boot);
struct case_boot *case_get_boot(struct run_case *c, unsigned boot);
/* NULL when there are too many. */
struct series *case_add_series(struct run_case *c, enum path path);
/* False, or NULL, when there are too many. */
bool case_add_skip(struct run_case *c, unsigned boot, enum path path, const char *why);
struct run_fault *case_add_fault(struct run_case *c, unsigned boot);
bool boot_add_control(struct run_boot *boot, const char *name, bool failed, const char *want,
                      const char *got);

/* Append to the pairs of a series. */
void series_add_pair(struct series *series, uint64_t value, uint64_t count);
/* How many samples the pairs hold. */
uint64_t series_samples(const struct series *series);
/* True when the pairs hold every sample announced: only then are its numbers to be used. */
bool series_whole(const struct series *series);

#endif
