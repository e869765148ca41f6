/* SPDX-License-Identifier: MIT */
/* What a gate in cycles finds of families and of all measures together, which may be red by itself.
 */
#include "report/page/sections.h"

#include <stdio.h>

#include "report/html/table.h"
#include "report/html/text.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"

static void put_verdict(const struct judged_pool *pool, FILE *out)
{
    char text[64];

    snprintf(text, sizeof(text), "%s%s", finding_word(pool->finding),
             pool->excused ? " (excused)" : "");
    if (pool->finding == FINDING_SLOWER && !pool->excused)
        html_cell(out, "bad", text);
    else
        html_cell(out, finding_status(pool->finding) ? "warning" : "good", text);
}

static void put_percent(double share, FILE *out)
{
    char text[64];

    snprintf(text, sizeof(text), "%+.2f %%", 100 * share);
    html_number_said(out, NULL, 100 * share, text);
}

static void put_row(const struct judged_pool *pool, FILE *out)
{
    const struct decided *odds = &pool->odds;
    char text[64];

    html_row(out);
    html_row_head(out, *pool->name ? pool->name : "all");
    put_verdict(pool, out);
    html_count(out, pool->measures);
    put_percent(odds->shift, out);
    snprintf(text, sizeof(text), "[%+.2f, %+.2f]", 100 * odds->interval.low,
             100 * odds->interval.high);
    html_number_word(out, text);
    snprintf(text, sizeof(text), "%.2g", odds->p_holm);
    html_number_said(out, NULL, odds->p_holm, text);
    snprintf(text, sizeof(text), "%.2f %%", 100 * judged_pool_floor(pool));
    html_number_said(out, NULL, 100 * judged_pool_floor(pool), text);
    html_row_end(out);
}

static bool any_shown(const struct judgement *judgement)
{
    size_t i;

    for (i = 0; i < judgement->pool_count; i++)
        if (judged_pool_shown(&judgement->pools[i]))
            return true;
    return false;
}

void page_put_pools(const struct judgement *judgement, FILE *out)
{
    static const char *const heads[] = {"measures", "change", "interval", "p", "floor"};
    size_t i;

    if (!any_shown(judgement))
        return;
    html_table(out, "pools-table", HTML_SORTABLE,
               "All measures together, and families of which there is something to say");
    html_head(out, false, "together");
    html_head(out, false, "verdict");
    for (i = 0; i < sizeof(heads) / sizeof(*heads); i++)
        html_head(out, true, heads[i]);
    html_heads_end(out);
    for (i = 0; i < judgement->pool_count; i++)
        if (judged_pool_shown(&judgement->pools[i]))
            put_row(&judgement->pools[i], out);
    html_table_end(out);
}

bool page_pool_slower(const struct judgement *judgement, char *out, size_t size)
{
    char name[96], change[64];
    size_t i;

    for (i = 0; i < judgement->pool_count; i++) {
        const struct judged_pool *pool = &judgement->pools[i];

        if (!judged_pool_counts(pool) || pool->finding != FINDING_SLOWER)
            continue;
        judged_pool_name(pool, name, sizeof(name));
        judged_pool_change(pool, change, sizeof(change));
        snprintf(out, size, "Slower together: %s, %s", name, change);
        return true;
    }
    return false;
}
