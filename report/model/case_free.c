/* SPDX-License-Identifier: MIT */
/* What a case holds, given back: see case.h. */
#include <stdlib.h>

#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/system/index.h"

static void free_index(struct case_index *index)
{
    size_t path;

    for (path = 0; index && path < PATH_COUNT; path++) {
        index_free(index->series[path]);
        index_free(index->alike[path]);
    }
    if (index)
        index_free(index->boots);
    free(index);
}

static void free_series(struct series_list *list)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        series_free(&list->at[i]);
    free(list->at);
}

void case_free(struct run_case *c)
{
    size_t i;

    for (i = 0; i < c->boot_count; i++) {
        free(c->boots[i].why);
        free(c->boots[i].lacks);
    }
    for (i = 0; i < PATH_COUNT; i++)
        free_series(&c->paths[i]);
    for (i = 0; i < c->skip_count; i++)
        free(c->skips[i].why);
    for (i = 0; i < c->taken_count; i++)
        facts_free(&c->taken[i].fields);
    free_index(c->index);
    free(c->boots);
    free(c->skips);
    free(c->taken);
    free(c->name);
    free(c->state);
    free(c->lacks);
}
