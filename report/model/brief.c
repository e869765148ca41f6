/* SPDX-License-Identifier: MIT */
/* See brief.h. */
#include "report/model/brief.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/family.h"
#include "report/cases/globs.h"
#include "report/cases/table.h"
#include "report/format/count_words.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"
#include "report/record/record.h"
#include "report/system/index.h"
#include "report/system/memory.h"

/* What a screen and a sheet of small pictures hold. */
#define CASES_MOST 60

static bool counts(const struct run_case *c)
{
    return !case_has_flag(c->name, CASE_CONTROL);
}

bool run_is_long(const struct run *run)
{
    size_t i, count = 0;

    for (i = 0; i < run->case_count && count <= CASES_MOST; i++)
        count += counts(&run->cases[i]);
    return count > CASES_MOST;
}

struct leader {
    const struct run_case *c;
    bool good; /* it is ok, so no other one takes its place */
};

struct leaders {
    struct leader *at;
    size_t count;
    struct index *index;
};

static const void *name_of(const void *leaders, size_t item)
{
    return ((const struct leader *)leaders)[item].c->name;
}

static const struct index_keys families = {name_of, case_family_hash, case_family_equal};

static struct leader *find_leader(const struct leaders *leaders, const char *name)
{
    size_t item = index_find(leaders->index, &families, leaders->at, leaders->count, name);

    return item == INDEX_NONE ? NULL : &leaders->at[item];
}

static void take_leader(struct leaders *leaders, const struct run_case *c, bool good)
{
    struct leader *leader = find_leader(leaders, c->name);

    if (!leader) {
        leaders->at = memory_grow(leaders->at, leaders->count, sizeof(*leaders->at));
        leaders->at[leaders->count++] = (struct leader){c, good};
        index_add(&leaders->index, &families, leaders->at, leaders->count);
    } else if (good && !leader->good) {
        *leader = (struct leader){c, good};
    }
}

struct leaders *leaders_of(const struct run *run, const struct case_globs *among)
{
    struct leaders *leaders = memory_new(sizeof(*leaders));
    size_t i;

    for (i = 0; i < run->case_count; i++)
        if (case_globs_ask(among, run->cases[i].name))
            take_leader(leaders, &run->cases[i],
                        case_verdict(run, &run->cases[i]).status == STATUS_OK);
    return leaders;
}

const struct run_case *leaders_find(const struct leaders *leaders, const char *name)
{
    const struct leader *leader = find_leader(leaders, name);

    return leader ? leader->c : NULL;
}

void leaders_free(struct leaders *leaders)
{
    if (!leaders)
        return;
    index_free(leaders->index);
    free(leaders->at);
    free(leaders);
}

void run_count_statuses(const struct run *run, char *out, size_t size)
{
    size_t by_status[STATUS_COUNT] = {0}, unfinished = 0, all = 0, i, len;

    for (i = 0; i < run->case_count; i++) {
        struct verdict verdict = case_verdict(run, &run->cases[i]);

        if (!counts(&run->cases[i]))
            continue;
        all++;
        if (!verdict.ended && verdict.status < STATUS_WRONG)
            unfinished++;
        else
            by_status[verdict.status]++;
    }
    len = (size_t)snprintf(out, size, "%zu %s:", all, count_cases(all));
    for (i = 0; i < STATUS_COUNT && len < size; i++)
        if (by_status[i])
            len += (size_t)snprintf(out + len, size - len, " %zu %s,", by_status[i],
                                    status_name((enum status)i));
    if (unfinished && len < size)
        len += (size_t)snprintf(out + len, size - len, " %zu unfinished,", unfinished);
    if (len < size)
        out[len - 1] = '\0';
}
