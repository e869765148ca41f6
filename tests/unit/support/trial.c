/* SPDX-License-Identifier: MIT */
/* See trial.h. */
#include "tests/unit/support/trial.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>

#include "tests/unit/support/check.h"

#include "report/gate/gate.h"
#include "report/judge/policy.h"
#include "report/store/run_set.h"

/* ---- one gate ---- */

/* Nobody reads what thousands of gates say. */
static int hush(int fd)
{
    int kept = dup(fd), null = open("/dev/null", O_WRONLY);

    assert_true(kept >= 0 && null >= 0 && dup2(null, fd) == fd);
    close(null);
    return kept;
}

static void unhush(int fd, int kept)
{
    fflush(NULL);
    dup2(kept, fd);
    close(kept);
}

static int gate_status_of(struct run *base, struct run *new, const struct floors *floors)
{
    static char *const paths[] = {(char *)(uintptr_t) "the/base", (char *)(uintptr_t) "the/new"};
    struct run *runs[] = {base, new};
    struct run_set set = {runs, 2};
    struct gate_order order = {.floors = NULL};
    int out, err, status;

    fflush(NULL);
    out = hush(1);
    err = hush(2);
    policy_start(&order.policy);
    status = gate_runs(&set, paths, &order, floors);
    policy_free(&order.policy);
    unhush(2, err);
    unhush(1, out);
    return status;
}

static struct run *read_run(const char *log)
{
    FILE *in = fmemopen((void *)(uintptr_t)log, strlen(log), "r");
    struct run *run = run_new();

    assert_non_null(in);
    assert_true(run_read_log(run, in, "boot-1.log") > 0);
    fclose(in);
    return run;
}

/* ---- what came out ---- */

static struct trial_group *group_of(struct trials *trials, const char *name)
{
    size_t i;

    for (i = 0; i < trials->count; i++)
        if (!strcmp(trials->groups[i].name, name))
            return &trials->groups[i];
    assert_true(trials->count < sizeof(trials->groups) / sizeof(*trials->groups));
    trials->groups[trials->count].name = name;
    return &trials->groups[trials->count++];
}

static bool is_right(int status, int want)
{
    if (want == WANT_ANY)
        return status == EXIT_GOOD || (status >= EXIT_INCONCLUSIVE && status <= EXIT_DIED);
    return want == WANT_RED ? status != EXIT_GOOD : status == want;
}

static void write_wrong(const struct trials *trials, const char *log, const char *group,
                        const char *name)
{
    const char *folder = getenv("PVBENCH_MUTANTS");
    char file[256], path[1024], *at;
    FILE *out;

    if (!folder)
        return;
    snprintf(file, sizeof(file), "%s, %s, %s", trials->what, group, name);
    for (at = file; *at; at++)
        if (!isalnum((unsigned char)*at))
            *at = '-';
    snprintf(path, sizeof(path), "%s/%s.log", folder, file);
    out = fopen(path, "w");
    assert_non_null(out);
    fputs(log, out);
    fclose(out);
}

static void note(struct trials *trials, const char *log, int status, int want, const char *group,
                 const char *name)
{
    struct trial_group *of = group_of(trials, group);
    char wanted[32];

    of->tried++;
    trials->open += want == WANT_ANY;
    if (is_right(status, want))
        return;
    snprintf(wanted, sizeof(wanted), want < 0 ? "not 0" : "%d", want);
    if (!of->wrong++)
        snprintf(of->first, sizeof(of->first), "%s: exit status %d, wanted %s", name, status,
                 wanted);
    write_wrong(trials, log, group, name);
}

/* ---- trials ---- */

struct mutant trial_file(const char *path)
{
    char *text = file_text(path);
    struct mutant mutant;

    assert_non_null(text);
    mutant = mutant_of_log(text);
    free(text);
    return mutant;
}

void trials_start(struct trials *trials, const char *what, struct mutant good,
                  const struct floors *floors)
{
    char *log = mutant_log(&good);

    assert_non_null(log);
    *trials = (struct trials){.good = good, .floors = floors, .what = what};
    trials->run = read_run(log);
    trial_log(trials, log, EXIT_GOOD, "the good log", "sealed again");
    trials->mutants = 0;
    free(log);
}

static void try_log(struct trials *trials, const char *log, int want, const char *group,
                    const char *name, bool as_base)
{
    struct run *run = read_run(log);
    int status = as_base ? gate_status_of(run, trials->run, trials->floors)
                         : gate_status_of(trials->run, run, trials->floors);

    note(trials, log, status, want, group, name);
    run_free(run);
}

void trial_log(struct trials *trials, const char *log, int want, const char *group,
               const char *name)
{
    trials->mutants++;
    try_log(trials, log, want, group, name, false);
}

static void try_mutant(struct trials *trials, const struct mutant *mutant, int want,
                       const char *group, const char *name, bool both)
{
    char *log = mutant_log(mutant), as_base[160];

    /* A record of more than 120 bytes is no record: nothing to be tried. */
    if (!log)
        return;
    trials->mutants++;
    try_log(trials, log, want, group, name, false);
    snprintf(as_base, sizeof(as_base), "as the base: %s", name);
    if (both)
        try_log(trials, log, want, group, as_base, true);
    free(log);
}

void trial(struct trials *trials, const struct mutant *mutant, int want, const char *group,
           const char *format, ...)
{
    char name[140];
    va_list args;

    va_start(args, format);
    vsnprintf(name, sizeof(name), format, args);
    va_end(args);
    try_mutant(trials, mutant, want, group, name, false);
}

void trial_both(struct trials *trials, const struct mutant *mutant, int want, const char *group,
                const char *format, ...)
{
    char name[140];
    va_list args;

    va_start(args, format);
    vsnprintf(name, sizeof(name), format, args);
    va_end(args);
    try_mutant(trials, mutant, want, group, name, true);
}

void trials_end(struct trials *trials)
{
    size_t tried = 0, wrong = 0, i;

    for (i = 0; i < trials->count; i++) {
        const struct trial_group *group = &trials->groups[i];

        tried += group->tried;
        wrong += group->wrong;
        if (group->wrong)
            print_message("# %s: %s: %zu of %zu are wrong, as %s\n", trials->what, group->name,
                          group->wrong, group->tried, group->first);
    }
    print_message("# %s: %zu mutants, in %zu gates, of which %zu may be anything\n", trials->what,
                  trials->mutants, tried, trials->open);
    mutant_free(&trials->good);
    run_free(trials->run);
    if (wrong)
        fail_msg("%s: %zu of %zu gates are wrong", trials->what, wrong, tried);
}

void trial_run(struct trials *trials, trial_change *change, const void *how, int want, bool both,
               const char *group, const char *name)
{
    char *log = mutant_log(&trials->good), as_base[160];
    struct run *run = read_run(log);

    change(run, how);
    trials->mutants++;
    note(trials, log, gate_status_of(trials->run, run, trials->floors), want, group, name);
    snprintf(as_base, sizeof(as_base), "as the base: %s", name);
    if (both)
        note(trials, log, gate_status_of(run, trials->run, trials->floors), want, group, as_base);
    run_free(run);
    free(log);
}

struct mutant trial_boots(const char *path, unsigned boots)
{
    struct mutant one = trial_file(path), all = mutant_copy(&one);

    while (--boots)
        mutant_put_lines(&all, all.count, &one, 0, one.count);
    mutant_free(&one);
    return all;
}
