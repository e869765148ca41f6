/* SPDX-License-Identifier: MIT */
/* A run, its boots and its problems: see run.h. */
#include "report/model/run.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/cases/near.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/found.h"
#include "report/model/outcome.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/text.h"
#include "report/text/texts.h"

/* For hostile logs: problems are read by people. */
#define PROBLEMS_MAX 500

struct run *run_new(void)
{
    struct run *run = memory_new(sizeof(*run));

    run->found = found_new();
    return run;
}

static void free_boot(struct run_boot *boot)
{
    size_t i;

    for (i = 0; i < boot->control_count; i++) {
        free(boot->controls[i].name);
        free(boot->controls[i].want);
        free(boot->controls[i].got);
    }
    free(boot->controls);
    facts_free(&boot->begin);
    facts_free(&boot->plan);
    facts_free(&boot->facts);
    texts_clear(&boot->other);
    texts_clear(&boot->lacks);
    free(boot->log);
}

void run_free(struct run *run)
{
    size_t i;

    if (!run)
        return;
    for (i = 0; i < run->case_count; i++)
        case_free(&run->cases[i]);
    for (i = 0; i < run->boot_count; i++)
        free_boot(&run->boots[i]);
    index_free(run->names);
    found_free(run->found);
    free(run->cases);
    free(run->boots);
    facts_free(&run->facts);
    texts_clear(&run->problems);
    free(run);
}

bool run_add_fact(struct run *run, const char *key, const char *value)
{
    return facts_set(&run->facts, key, value);
}

bool run_add_boot_fact(struct run *run, unsigned boot, const char *key, const char *value)
{
    found_forget(run->found);
    return facts_set(&run_boot(run, boot)->facts, key, value);
}

size_t run_first_boot(const struct run *run, const char *word,
                      bool (*is)(const struct run_boot *boot, const char *word))
{
    size_t boot;

    if (run->found && found_get(run->found, word, &boot))
        return boot;
    for (boot = 0; boot < run->boot_count && !is(&run->boots[boot], word); boot++)
        ;
    if (run->found)
        found_set(run->found, word, boot);
    return boot;
}

static const struct facts *list_of(const struct run_boot *boot, enum boot_list list)
{
    return list == BOOT_BEGIN ? &boot->begin : list == BOOT_PLAN ? &boot->plan : &boot->facts;
}

/* The word is the list and the key. */
static bool has_fact(const struct run_boot *boot, const char *word)
{
    return facts_get(list_of(boot, (enum boot_list)(*word - '0')), word + 1) != NULL;
}

const char *run_first_fact(const struct run *run, enum boot_list list, const char *key)
{
    char word[FOUND_WORD];
    size_t boot;

    /* No key of the program's own is as long. */
    if (snprintf(word, sizeof(word), "%d%s", list, key) >= (int)sizeof(word))
        return NULL;
    boot = run_first_boot(run, word, has_fact);
    return boot < run->boot_count ? facts_get(list_of(&run->boots[boot], list), key) : NULL;
}

const char *run_fact(const struct run *run, const char *key)
{
    const char *value = facts_get(&run->facts, key);

    return value ? value : run_first_fact(run, BOOT_FACTS, key);
}

void run_add_problem(struct run *run, const char *text)
{
    if (run->problems.count < PROBLEMS_MAX)
        texts_add(&run->problems, text);
    else
        run->problems_left_off++;
}

void run_say_problem(struct run *run, const char *format, ...)
{
    char *text;
    va_list args;

    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        memory_lacks();
    va_end(args);
    run_add_problem(run, text);
    free(text);
}

unsigned long run_problem_boot(const char *problem)
{
    return strncmp(problem, "boot ", 5) ? 0 : strtoul(problem + 5, NULL, 10);
}

void run_drop_problems(struct run *run, size_t count)
{
    run->problems.count = count < run->problems.count ? count : run->problems.count;
}

struct run_boot *run_add_boot(struct run *run)
{
    found_forget(run->found);
    run->boots = memory_grow(run->boots, run->boot_count, sizeof(*run->boots));
    return &run->boots[run->boot_count++];
}

void run_drop_boot(struct run *run)
{
    found_forget(run->found);
    free_boot(&run->boots[--run->boot_count]);
}

struct run_boot *run_boot(const struct run *run, unsigned boot)
{
    return &run->boots[boot - 1];
}

struct run run_of_boot(const struct run *run, unsigned boot)
{
    struct run view = *run;

    view.boots = run_boot(run, boot);
    view.boot_count = 1;
    view.found = NULL;
    return view;
}

void run_worsen(struct run *run, unsigned boot, enum outcome outcome)
{
    struct run_boot *b = run_boot(run, boot);

    if (outcome > b->outcome)
        b->outcome = outcome;
}

void run_set_outcome(struct run *run, unsigned boot, enum outcome outcome)
{
    if (boot == run->boot_count + 1)
        run_add_boot(run);
    if (boot >= 1 && boot <= run->boot_count)
        run_worsen(run, boot, outcome);
}

bool boot_add_control(struct run_boot *boot, const char *name, bool failed, const char *want,
                      const char *got)
{
    if (boot->control_count == BOOT_CONTROLS_MAX)
        return false;
    boot->controls = memory_grow(boot->controls, boot->control_count, sizeof(*boot->controls));
    boot->controls[boot->control_count++] =
        (struct run_control){text_copy(name), failed, text_copy(want), text_copy(got)};
    return true;
}

static const void *name_of(const void *cases, size_t item)
{
    return ((const struct run_case *)cases)[item].name;
}

static const struct index_keys names = {name_of, index_hash_text, index_equal_text};

struct run_case *run_find_case(const struct run *run, const char *name)
{
    size_t item = index_find(run->names, &names, run->cases, run->case_count, name);

    return item == INDEX_NONE ? NULL : &run->cases[item];
}

/*
 * A log names one case many times in a row, and its next boot names them in the same order: mostly
 * it is the case found last, or the one after that.
 */
static struct run_case *find_near(const struct run *run, const char *name)
{
    size_t i;

    for (i = run->last_case; i < run->case_count && i < run->last_case + 2; i++)
        if (!strcmp(run->cases[i].name, name))
            return &run->cases[i];
    return run_find_case(run, name);
}

bool run_add_case(struct run *run, const struct run_case *c)
{
    if (run->case_count == RUN_CASES_MAX || run_find_case(run, c->name))
        return false;
    run->cases = memory_grow(run->cases, run->case_count, sizeof(*run->cases));
    run->cases[run->case_count++] = *c;
    index_add(&run->names, &names, run->cases, run->case_count);
    return true;
}

struct run_fault *run_add_fault(struct run *run, struct run_case *c, unsigned boot)
{
    struct run_fault *fault = run->fault_count < RUN_FAULTS_MAX ? case_add_fault(c, boot) : NULL;

    run->fault_count += fault != NULL;
    return fault;
}

struct run_case *run_get_case(struct run *run, const char *name)
{
    char *clean = text_copy(name);
    struct run_case *c = find_near(run, clean);

    if (!c && run->case_count < RUN_CASES_MAX) {
        run_add_case(run, &(struct run_case){.name = clean, .state = text_copy("none")});
        c = &run->cases[run->case_count - 1];
    } else {
        free(clean);
    }
    if (c)
        run->last_case = (size_t)(c - run->cases);
    return c;
}

enum outcome run_boot_outcome(const struct run *run, unsigned boot)
{
    const struct run_boot *b = run_boot(run, boot);

    return b->outcome == OUTCOME_COMPLETE && b->lacks.count ? OUTCOME_PARTIAL : b->outcome;
}

/* ---- globs that match no case ---- */

static bool any_case_matches(const struct run *const *runs, size_t count,
                             const struct case_globs *glob)
{
    size_t i, k;

    for (i = 0; i < count; i++)
        for (k = 0; k < runs[i]->case_count; k++)
            if (case_globs_match(glob, runs[i]->cases[k].name))
                return true;
    return false;
}

static void say_near(const struct run *const *runs, size_t count, struct case_near *near,
                     char *text, size_t size)
{
    size_t i, k;

    for (i = 0; i < count; i++)
        for (k = 0; k < runs[i]->case_count; k++)
            case_near_offer(near, runs[i]->cases[k].name);
    case_near_say(near, text, size);
}

void run_near_case(const struct run *const *runs, size_t count, const char *name, char *text,
                   size_t size)
{
    struct case_near near;

    case_near_start_one(&near, name);
    say_near(runs, count, &near, text, size);
}

bool run_globs_wrong(const struct run *const *runs, size_t count, const struct case_globs *globs,
                     bool taken, char *text, size_t size)
{
    struct case_globs glob;
    struct case_near near;
    size_t at = 0;

    while (case_globs_next(globs, &at, &glob)) {
        if (any_case_matches(runs, count, &glob) ||
            (taken && !case_globs_unmatched(&glob, text, size)))
            continue;
        snprintf(text, size, "%s", glob.text);
        case_near_start(&near, glob.text);
        say_near(runs, count, &near, text, size);
        return true;
    }
    return false;
}
