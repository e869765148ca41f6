/* SPDX-License-Identifier: MIT */
/* What "pvbench plan-boots" prints: see plan.h. */
#include <stdio.h>

#include "report/format/table.h"
#include "report/power/plan.h"
#include "report/prices/measure.h"

static void name_row(struct table *table, const struct plan_row *row)
{
    if (!row->name)
        table_cell(table, "the whole list");
    else if (row->part < 1)
        table_cell(table, "%g %% of the %s", 100 * row->part,
                   row->kind[0] == 'm' ? "measures" : "families");
    else if (row->kind[0] == 'm')
        table_cell(table, "%s, one %s", row->name, measure_word(row->measure));
    else
        table_cell(table, "%s/*", row->name);
}

static const char *why(const struct plan_row *row)
{
    static const char *const words[] = {
        [POWER_SPREAD] = "the spread of boots",
        [POWER_TESTS] = "the number of measures",
        [POWER_FLOOR] = "the floor of the host",
        [POWER_BETWEEN] = "the noise between runs",
        [POWER_LEAST] = "the limit, or the clock's step",
    };

    return words[row->bar];
}

static void show_row(struct table *table, const struct plan_row *row)
{
    name_row(table, row);
    table_cell(table, "%.2f %%", 100 * row->spread);
    table_cell(table, "%.2f %%", 100 * row->between);
    table_cell(table, "%.2f %%", 100 * row->floor);
    if (row->boots)
        table_cell(table, "%zu", row->boots);
    else
        table_cell(table, row->bar == POWER_SPREAD ? "over %d" : "none", POWER_BOOTS_MOST);
    table_cell(table, "%s", why(row));
}

static bool any_for(const struct boots_plan *plan, enum power_bar bar)
{
    size_t i;

    for (i = 0; i < plan->count; i++)
        if (!plan->rows[i].boots && plan->rows[i].bar == bar)
            return true;
    return false;
}

/* What would help where boots do not. */
static void show_advice(const struct boots_plan *plan, FILE *out)
{
    if (any_for(plan, POWER_BETWEEN))
        fprintf(out,
                "none, for the noise between runs: boots do not average it out; calibrate with "
                "more runs,\nwhich lowers the floor, or judge fewer cases (--cases)\n");
    if (any_for(plan, POWER_LEAST))
        fprintf(out, "none, for the limit or the clock's step: no change below them is told; lower "
                     "limit.cycles\nin the policy, but nothing sees less than a step\n");
    if (any_for(plan, POWER_SPREAD))
        fprintf(out,
                "over %d: make the host steadier (pvbench host prepare), or judge fewer "
                "cases (--cases)\n",
                POWER_BOOTS_MOST);
}

/* How the sides of the gate are taken, which decides what noise is between them. */
static void show_sides(const struct boots_plan *plan, FILE *out)
{
    if (plan->in_turns)
        fprintf(out, "sides in turns, by %u pairs of the runs\n\n", plan->pairs);
    else if (plan->pairs)
        fprintf(out, "sides not in turns\n\n");
    else
        fprintf(out, "sides in turns or not, since no pairs\nof the runs were: with such pairs "
                     "(pvbench run --against) those in turns may need fewer\n\n");
}

void boots_plan_show(const struct boots_plan *plan, FILE *out)
{
    static const char *const heads[] = {"",      "by boot",      "between runs",
                                        "floor", "boots a side", "it takes them for"};
    struct table table;
    size_t i;

    fprintf(out,
            "boots a side to find %g %% in %g of 100 gates: %zu measures, %zu families; alpha %g\n"
            "by a calibration of %u runs with %u boots; ",
            100 * plan->order.effect, 100 * plan->order.power, plan->measures, plan->families,
            plan->order.alpha, plan->runs, plan->boots);
    show_sides(plan, out);
    table_start(&table, heads, 6, 1);
    for (i = 0; i < plan->count; i++)
        show_row(&table, &plan->rows[i]);
    table_finish(&table, out);
    show_advice(plan, out);
}
