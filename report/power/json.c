/* SPDX-License-Identifier: MIT */
/* "pvbench plan-boots --format json": see plan.h and docs/json.md. */
#include "report/json/json.h"

#include "report/power/plan.h"
#include "report/prices/measure.h"

static void put_row(struct json_out *json, const struct plan_row *row)
{
    bool measure = row->kind[0] == 'm';

    json_out_open(json, '{');
    json_text(json, "kind", row->kind);
    json_number(json, "part", true, row->part);
    json_text(json, "name", row->name);
    json_text(json, "measure", measure ? measure_word(row->measure) : NULL);
    json_number(json, "spread", true, row->spread);
    json_number(json, "between", true, row->between);
    json_number(json, "floor", true, row->floor);
    json_number(json, "boots", row->boots > 0, (double)row->boots);
    json_text(json, "bar", power_bar_word(row->bar));
    json_out_close(json, '}');
}

void boots_plan_json(const struct boots_plan *plan, FILE *out)
{
    struct json_out json = {.out = out};
    size_t i;

    json_start(&json, "plan-boots", boots_plan_status(plan));
    json_number(&json, "effect", true, plan->order.effect);
    json_number(&json, "power", true, plan->order.power);
    json_number(&json, "alpha", true, plan->order.alpha);
    json_count(&json, "measures", plan->measures);
    json_count(&json, "families", plan->families);
    json_count(&json, "runs", plan->runs);
    json_count(&json, "boots", plan->boots);
    json_count(&json, "pairs", plan->pairs);
    json_text(&json, "sides", plan->in_turns ? "turns" : "apart");
    json_open(&json, "rows", '[');
    for (i = 0; i < plan->count; i++)
        put_row(&json, &plan->rows[i]);
    json_out_close(&json, ']');
    json_end(&json);
}
