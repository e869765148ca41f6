/* SPDX-License-Identifier: MIT */
/*
 * A run in memory: one or more boots of the same thing, and what each of them said.
 *
 * The log files are the truth; a run is read from them (report/log/read.h), kept as run.json and
 * read back (report/store/).  Every text in it is printable ASCII: other bytes are kept as \xNN, so
 * that no view can pass a console's bytes on by accident.  Boots are numbered from 1.
 */
#ifndef REPORT_MODEL_RUN_H
#define REPORT_MODEL_RUN_H

#include <stdio.h>

#include "report/cases/globs.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/text/texts.h"

/* The most of a run and of a boot: far above any real run, for hostile input. */
#define RUN_BOOTS_MAX     1000u
#define RUN_CASES_MAX     131072u
#define RUN_FAULTS_MAX    10000u
#define BOOT_CONTROLS_MAX 1024u

/* The largest number that a record may say: what JSON keeps whole everywhere. */
#define RUN_NUMBER_MAX ((uint64_t)INT64_MAX)

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
    struct texts lacks; /* how it fell short of its plan (contract.h) */
};

struct index;
struct found;

struct run {
    struct facts facts; /* what the runner said: qemu.*, host.*, run.* */
    struct run_boot *boots;
    size_t boot_count;
    struct run_case *cases; /* in the order in which they were first seen */
    size_t case_count;
    size_t last_case;    /* where run_get_case found one, to look there first */
    struct index *names; /* of the cases, when there are many */
    size_t fault_count;  /* exceptions of all cases */
    struct found *found; /* which boot is the first that has something */
    struct texts problems;
    size_t problems_left_off; /* beyond what is kept */
};

struct run *run_new(void);
void run_free(struct run *run);

/* A fact that the runner knows (qemu.*, host.*, run.*).  False: too many facts. */
bool run_add_fact(struct run *run, const char *key, const char *value);

/* The same of one boot: how the host was set then.  It takes the place of what the log says. */
bool run_add_boot_fact(struct run *run, unsigned boot, const char *key, const char *value);

/* The fact of that key: the runner's, or else the first boot's that has it.  Or NULL. */
const char *run_fact(const struct run *run, const char *key);

/* The lists of facts that a boot has. */
enum boot_list { BOOT_BEGIN, BOOT_PLAN, BOOT_FACTS };

/*
 * The first boot, from 0, of which this is true; as many as there are: none.  The answer is
 * remembered by the word, which says all of what is asked and is no longer than FOUND_WORD, until a
 * boot is added or taken away.
 */
size_t run_first_boot(const struct run *run, const char *word,
                      bool (*is)(const struct run_boot *boot, const char *word));

/* The fact of that key in a list of the first boot that has it, or NULL. */
const char *run_first_fact(const struct run *run, enum boot_list list, const char *key);

/* Something that was seen and is worth a warning, one line without newline. */
void run_add_problem(struct run *run, const char *text);

/* As run_add_problem, from a printf format. */
__attribute__((format(printf, 2, 3))) void run_say_problem(struct run *run, const char *format,
                                                           ...);

/* The boot that a problem is of ("boot 3: ..."); 0: of none, or of all. */
unsigned long run_problem_boot(const char *problem);

/* Take back all but the first so many. */
void run_drop_problems(struct run *run, size_t count);

/* Append an empty boot; its number is run->boot_count after that. */
struct run_boot *run_add_boot(struct run *run);
/* Take the last boot away again; no case may know it. */
void run_drop_boot(struct run *run);
/* The boot of that number, from 1. */
struct run_boot *run_boot(const struct run *run, unsigned boot);

/* The run as if it had this boot only: a view of it, not to be freed. */
struct run run_of_boot(const struct run *run, unsigned boot);

/* Make the outcome of a boot at least this bad. */
void run_worsen(struct run *run, unsigned boot, enum outcome outcome);

/* How a boot ended: partial at least, when it fell short of its plan (report/contract/). */
enum outcome run_boot_outcome(const struct run *run, unsigned boot);

/*
 * How the runner saw a boot end; the worse of this and of what the log says counts.  A boot that
 * is one past the last is appended (it left no log).
 */
void run_set_outcome(struct run *run, unsigned boot, enum outcome outcome);

/* False: there are too many. */
bool boot_add_control(struct run_boot *boot, const char *name, bool failed, const char *want,
                      const char *got);

struct run_case *run_find_case(const struct run *run, const char *name); /* or NULL */

/*
 * Whether a glob matches no case of the runs: the text names it, and the case that is near.  Where
 * others have taken cases, one that the case table knows is only not in these runs, and not wrong.
 */
bool run_globs_wrong(const struct run *const *runs, size_t count, const struct case_globs *globs,
                     bool taken, char *text, size_t size);
/* Append to a text the case of the runs that is near to a name, as case_near_say does. */
void run_near_case(const struct run *const *runs, size_t count, const char *name, char *text,
                   size_t size);

/* The case of that name, appended if new; NULL when there are too many. */
struct run_case *run_get_case(struct run *run, const char *name);
/* An exception of one of its cases; NULL when the case or the run has too many. */
struct run_fault *run_add_fault(struct run *run, struct run_case *c, unsigned boot);
/*
 * Append a case that was read by itself, and take what it holds.  False: there is one of its name,
 * or there are too many.
 */
bool run_add_case(struct run *run, const struct run_case *c);

#endif
