/* SPDX-License-Identifier: MIT */
/* The model of a run, its boots and its texts: see run.h. */
#include "report/run.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "report/memory.h"
#include "report/text.h"

/* Limits for hostile logs: far above any real run, low enough for linear searches. */
#define FACTS_MAX    1024
#define PROBLEMS_MAX 500
#define TEXTS_MAX    10000

static const char *const outcome_names[OUTCOME_COUNT] = {"complete", "partial", "error",
                                                         "crashed",  "hung",    "panicked"};

const char *outcome_name(enum outcome outcome)
{
    return outcome_names[outcome];
}

int outcome_of(const char *word)
{
    int i;

    for (i = 0; i < OUTCOME_COUNT; i++)
        if (!strcmp(word, outcome_names[i]))
            return i;
    return -1;
}

static struct fact *find_fact(const struct facts *facts, const char *key)
{
    size_t i;

    for (i = 0; i < facts->count; i++)
        if (!strcmp(facts->at[i].key, key))
            return &facts->at[i];
    return NULL;
}

const char *facts_get(const struct facts *facts, const char *key)
{
    const struct fact *fact = find_fact(facts, key);

    return fact ? fact->value : NULL;
}

bool facts_set(struct facts *facts, const char *key, const char *value)
{
    char *clean = text_copy(key);
    struct fact *fact = find_fact(facts, clean);

    if (fact) {
        char *old = fact->value;

        fact->value = text_copy(value);
        free(old);
        free(clean);
        return true;
    }
    if (facts->count == FACTS_MAX) {
        free(clean);
        return false;
    }
    facts->at = memory_grow(facts->at, facts->count, sizeof(*facts->at));
    facts->at[facts->count++] = (struct fact){clean, text_copy(value)};
    return true;
}

bool texts_add(struct texts *texts, const char *text)
{
    if (texts->count == TEXTS_MAX)
        return false;
    texts->at = memory_grow(texts->at, texts->count, sizeof(*texts->at));
    texts->at[texts->count++] = text_copy(text);
    return true;
}

struct run *run_new(void)
{
    return memory_new(sizeof(struct run));
}

bool run_add_fact(struct run *run, const char *key, const char *value)
{
    return facts_set(&run->facts, key, value);
}

const char *run_fact(const struct run *run, const char *key)
{
    const char *value = facts_get(&run->facts, key);
    size_t i;

    for (i = 0; !value && i < run->boot_count; i++)
        value = facts_get(&run->boots[i].facts, key);
    return value;
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
    char text[1024];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    run_add_problem(run, text);
}

struct run_boot *run_add_boot(struct run *run)
{
    run->boots = memory_grow(run->boots, run->boot_count, sizeof(*run->boots));
    return &run->boots[run->boot_count++];
}

struct run_boot *run_boot(const struct run *run, unsigned boot)
{
    return &run->boots[boot - 1];
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
