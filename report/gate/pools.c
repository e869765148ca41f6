/* SPDX-License-Identifier: MIT */
/* The verdicts on families and on all measures together: see gate.h. */
#include <stdio.h>

#include "report/format/junit.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/text/texts.h"

#define COLUMNS 7

static void put_row(const struct judged_pool *pool, struct table *table)
{
    const struct decided *odds = &pool->odds;

    table_cell(table, "%s%s", finding_word(pool->finding), pool->excused ? " (excused)" : "");
    table_cell(table, "%s", *pool->name ? pool->name : "all");
    table_cell(table, "%zu", pool->measures);
    table_cell(table, "%+.2f %%", 100 * odds->shift);
    table_cell(table, "[%+.2f, %+.2f]", 100 * odds->interval.low, 100 * odds->interval.high);
    table_cell(table, "%.2g", odds->p_holm);
    table_cell(table, "%.2f %%", 100 * judged_pool_floor(pool));
}

bool gate_pools_table(const struct gate *gate, struct table *table)
{
    static const char *const heads[COLUMNS] = {"verdict",  "together", "measures", "change",
                                               "interval", "p",        "floor"};
    const struct judgement *judgement = gate->judgement;
    size_t i;

    table_start(table, heads, COLUMNS, 2);
    for (i = 0; i < judgement->pool_count; i++)
        if (judged_pool_shown(&judgement->pools[i]))
            put_row(&judgement->pools[i], table);
    if (table->count > table->columns)
        return true;
    table_drop(table);
    return false;
}

void gate_pool_reasons(const struct gate *gate, struct texts *reasons)
{
    const struct judgement *judgement = gate->judgement;
    char name[96];
    size_t i;

    for (i = 0; i < judgement->pool_count; i++) {
        const struct judged_pool *pool = &judgement->pools[i];

        if (!judged_pool_shown(pool) || (!*pool->why && !pool->excused))
            continue;
        judged_pool_name(pool, name, sizeof(name));
        texts_say(reasons, "%s: %s%s%s%s%s", name, finding_word(pool->finding),
                  *pool->why ? ": " : "", pool->why, pool->excused ? "; excused " : "",
                  pool->excused ? pool->excused : "");
    }
}

/* ---- every number ---- */

void gate_explain_drift(const struct decided *odds, FILE *out)
{
    const struct sides_drift *drift = &odds->drift;

    if (drift->taken != 0)
        show_line(out, 14,
                  "    drift     %+.2f %% from the first turn to the last, taken off both sides",
                  100 * drift->taken);
    else if (drift->base != 0 || drift->new != 0)
        show_line(out, 14, "    drift     %+.2f %% over the boots of the base, %+.2f %% of the new",
                  100 * drift->base, 100 * drift->new);
}

static void explain(const struct judged_pool *pool, double alpha, FILE *out)
{
    const struct decided *odds = &pool->odds;
    char name[96], change[64];

    judged_pool_name(pool, name, sizeof(name));
    judged_pool_change(pool, change, sizeof(change));
    show_line(out, 4, "  %s: %s%s%s", name, finding_word(pool->finding), *pool->why ? ": " : "",
              pool->why);
    show_line(out, 14, "    shift     %s (%.1f %%), Hodges-Lehmann, by boots drawn again", change,
              100 * odds->interval.achieved);
    show_line(out, 14, "    p         %.3g by Mann-Whitney; %.3g adjusted; alpha %g", odds->p,
              odds->p_holm, alpha);
    gate_explain_drift(odds, out);
    show_line(out, 14,
              "    floor     %.3g %% = the largest of the limit %.3g %%, the clock %.3g %%, the "
              "noise floor %.3g %%",
              100 * judged_pool_floor(pool), 100 * pool->limit, 100 * pool->quantum,
              100 * pool->floor);
}

void gate_explain_pools(const struct gate *gate, const char *name, FILE *out)
{
    const struct judged_pool *family = judge_find_pool(gate->judgement, name);
    const struct judged_pool *all = judge_find_pool(gate->judgement, "");

    if (family)
        explain(family, gate->judgement->options.alpha, out);
    if (all)
        explain(all, gate->judgement->options.alpha, out);
}

/* ---- JUnit ---- */

static enum junit_status junit_of(const struct judged_pool *pool)
{
    if (pool->excused)
        return JUNIT_SKIPPED;
    if (!judged_pool_counts(pool) || !finding_status(pool->finding))
        return JUNIT_PASSED;
    return pool->finding == FINDING_SLOWER ? JUNIT_FAILURE : JUNIT_ERROR;
}

void gate_junit_pools(const struct gate *gate, struct junit *junit)
{
    const struct judgement *judgement = gate->judgement;
    char change[64], message[480];
    size_t i;

    for (i = 0; i < judgement->pool_count; i++) {
        const struct judged_pool *pool = &judgement->pools[i];
        enum junit_status status = junit_of(pool);

        if (pool->odds.reason == REASON_NONE)
            continue;
        judged_pool_change(pool, change, sizeof(change));
        snprintf(message, sizeof(message),
                 "%s%s: %zu measures together moved by %s; the floor is %.2f %%%s%s",
                 pool->excused ? "excused " : "",
                 pool->excused ? pool->excused : finding_word(pool->finding), pool->measures,
                 change, 100 * judged_pool_floor(pool), *pool->why ? "; " : "", pool->why);
        junit_add(junit, &(struct junit_case){
                             .group = "together",
                             .name = *pool->name ? pool->name : "all",
                             .status = status,
                             .message = status == JUNIT_PASSED ? NULL : message,
                         });
    }
}
