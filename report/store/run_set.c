/* SPDX-License-Identifier: MIT */
/* See run_set.h. */
#include "report/store/run_set.h"

#include <stdlib.h>

#include "report/model/run.h"
#include "report/store/open.h"
#include "report/system/memory.h"

bool run_set_load(struct run_set *set, char *const *paths, size_t count)
{
    *set = (struct run_set){.at = memory_new((count + 1) * sizeof(struct run *))};
    for (; set->count < count; set->count++) {
        set->at[set->count] = run_load(paths[set->count]);
        if (!set->at[set->count]) {
            run_set_free(set);
            return false;
        }
    }
    return true;
}

void run_set_free(struct run_set *set)
{
    size_t i;

    for (i = 0; i < set->count; i++)
        run_free(set->at[i]);
    free(set->at);
    *set = (struct run_set){0};
}
