/* SPDX-License-Identifier: MIT */
/* The end of a run in memory: see run.h. */
#include "report/run.h"

#include <stdlib.h>

void facts_free(struct facts *facts)
{
    size_t i;

    for (i = 0; i < facts->count; i++) {
        free(facts->at[i].key);
        free(facts->at[i].value);
    }
    free(facts->at);
}

void texts_clear(struct texts *texts)
{
    size_t i;

    for (i = 0; i < texts->count; i++)
        free(texts->at[i]);
    free(texts->at);
    *texts = (struct texts){0};
}

static void free_series(struct series_list *list)
{
    size_t i;

    for (i = 0; i < list->count; i++) {
        free(list->at[i].got);
        free(list->at[i].pairs);
    }
    free(list->at);
}

static void free_case(struct run_case *c)
{
    size_t i;

    for (i = 0; i < c->boot_count; i++)
        free(c->boots[i].why);
    for (i = 0; i < PATH_COUNT; i++)
        free_series(&c->paths[i]);
    for (i = 0; i < c->skip_count; i++)
        free(c->skips[i].why);
    for (i = 0; i < c->taken_count; i++)
        facts_free(&c->taken[i].fields);
    free(c->boots);
    free(c->skips);
    free(c->taken);
    free(c->name);
    free(c->state);
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
    free(boot->log);
}

void run_drop_boot(struct run *run)
{
    free_boot(&run->boots[--run->boot_count]);
}

void run_free(struct run *run)
{
    size_t i;

    if (!run)
        return;
    for (i = 0; i < run->case_count; i++)
        free_case(&run->cases[i]);
    for (i = 0; i < run->boot_count; i++)
        free_boot(&run->boots[i]);
    free(run->cases);
    free(run->boots);
    facts_free(&run->facts);
    texts_clear(&run->problems);
    free(run);
}
