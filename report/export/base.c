/* SPDX-License-Identifier: MIT */
/* The cases of a run beside those of a base, for pages that say what changed: see export.h. */
#include <stdlib.h>

#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/export/export.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/model/run.h"
#include "report/prices/run_status.h"
#include "report/store/open.h"
#include "report/system/exit.h"

/* Held beside the base it is another case than it was; a new one is, too. */
static bool has_changed(const struct export_case *c)
{
    return c->judged && (c->judged->fresh || (c->judged->judged && c->judged->finding));
}

static void drop_same(struct export_run *export)
{
    size_t i, kept = 0;

    for (i = 0; i < export->count; i++)
        if (has_changed(&export->cases[i])) {
            export->cases[kept++] = export->cases[i];
        } else {
            export->priced -= export->cases[i].priced;
            export_case_free(&export->cases[i]);
        }
    export->same = export->count - kept;
    export->count = kept;
}

static void judge_cases(struct export_base *base, struct export_run *export,
                        const struct export_asked *asked)
{
    struct judge_options how = {.cases = asked->cases, .alpha = JUDGE_ALPHA};
    size_t i;

    judge(&base->judgement, base->run, export->run, &how);
    for (i = 0; i < export->count; i++)
        export->cases[i].judged = judge_find(&base->judgement, export->cases[i].of->name);
    export->base = asked->base;
    if (asked->changed)
        drop_same(export);
}

int export_base_take(struct export_base *base, struct export_run *export, const char *path,
                     const struct export_asked *asked)
{
    const char *const names[] = {asked->base, path};
    struct compare_options how = {.across = asked->across};
    const struct run *runs[2] = {NULL, export->run};
    struct compare compare;
    int status;

    *base = (struct export_base){.run = run_load(asked->base)};
    if (!base->run)
        return EXIT_USAGE;
    runs[0] = base->run;
    compare_start(&compare, runs, (char *const *)(uintptr_t)names, 2, &how);
    status = compare_check(&compare);
    compare_free(&compare);
    if (status == EXIT_GOOD)
        judge_cases(base, export, asked);
    return status;
}

void export_base_free(struct export_base *base)
{
    judge_free(&base->judgement);
    run_free(base->run);
}
