/* SPDX-License-Identifier: MIT */
/* Where so much moved that its cases are no reading: a row a family.  See gate.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/family.h"
#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/stats/line.h"
#include "report/system/index.h"
#include "report/system/memory.h"

#define COLUMNS 7

/* What became of a family. */
struct family {
    size_t cases, slower, faster;
    double *shares; /* of its cases' leading changes */
    const struct judged *most;
    double most_share;
};

static void take(struct family *family, const struct judged *judged)
{
    const struct judged_measure *measure = judged_leading(judged);
    double share = measure ? judged_share(measure) : 0;

    if (!judged->judged)
        return;
    family->shares[family->cases++] = share;
    family->slower += judged->finding == FINDING_SLOWER;
    family->faster += judged->finding == FINDING_FASTER;
    if (!family->most || fabs(share) > fabs(family->most_share)) {
        family->most = judged;
        family->most_share = share;
    }
}

static const void *name_of(const void *cases, size_t item)
{
    return ((const struct judged *)cases)[item].name;
}

static const struct index_keys family_keys = {name_of, case_family_hash, case_family_equal};

static void put_family(const struct judgement *judgement, const struct index_groups *groups,
                       size_t first, struct table *table)
{
    const char *name = judgement->at[first].name;
    struct family family = {0};
    size_t i, count = 0;

    for (i = first; i != INDEX_NONE; i = groups->next[i])
        count++;
    family.shares = memory_new((count + 1) * sizeof(*family.shares));
    for (i = first; i != INDEX_NONE; i = groups->next[i])
        take(&family, &judgement->at[i]);
    if (family.slower || family.faster) {
        table_cell(table, "%.*s", (int)strcspn(name, "/"), name);
        table_cell(table, "%zu", family.cases);
        table_cell(table, "%zu", family.slower);
        table_cell(table, "%zu", family.faster);
        table_cell(table, "%+.1f %%", 100 * stats_median(family.shares, family.cases));
        table_cell(table, "%+.1f %%", 100 * family.most_share);
        table_cell(table, "%s", family.most->name);
    }
    free(family.shares);
}

void gate_show_families(const struct gate *gate, FILE *out)
{
    static const char *const heads[COLUMNS] = {"family", "cases", "slower", "faster",
                                               "median", "most",  "of"};
    const struct judgement *judgement = gate->judgement;
    struct index_groups groups = index_group(&family_keys, judgement->at, judgement->count);
    struct table table;
    size_t i;

    table_start(&table, heads, COLUMNS, 1);
    for (i = 0; i < judgement->count; i++)
        if (groups.first[i])
            put_family(judgement, &groups, i, &table);
    index_groups_free(&groups);
    if (table.count == COLUMNS) {
        table_drop(&table);
        return;
    }
    fputs("\nBy family\n", out);
    table_finish(&table, out);
}
