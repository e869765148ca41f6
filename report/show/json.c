/* SPDX-License-Identifier: MIT */
/* "pvbench show --format json": see blocks.h. */
#include "report/json/json.h"

#include "report/format/notes.h"
#include "report/model/run.h"
#include "report/prices/case.h"
#include "report/prices/price.h"
#include "report/prices/run_status.h"
#include "report/prices/single.h"
#include "report/show/blocks.h"

static void put_cases(struct json_out *json, const struct run *run, struct prices *prices)
{
    struct price price;
    size_t i;

    json_open(json, "cases", '[');
    for (i = 0; i < prices->count; i++) {
        price_case(run, prices->at[i], &price, &prices->notes);
        price_quantiles(run, &price);
        json_case(json, run, &price);
    }
    json_out_close(json, ']');
}

/* Every one, whatever kind it is of. */
static void put_warnings(struct json_out *json, const struct notes *notes)
{
    size_t kind, i;

    json_open(json, "warnings", '[');
    for (kind = 0; kind < NOTE_KINDS; kind++)
        for (i = 0; i < notes->of[kind].lines.count; i++)
            json_out_text(json, notes->of[kind].lines.at[i]);
    json_out_close(json, ']');
}

void show_json(const struct run *run, const char *path, struct prices *prices, FILE *out)
{
    struct json_out json = {.out = out};

    json_start(&json, "show", run_exit_status(run));
    json_out_key(&json, "run");
    json_run(&json, path, run);
    put_cases(&json, run, prices);
    json_count(&json, "cases_left_out", run->case_count - prices->count);
    show_take_warnings(run, prices);
    put_warnings(&json, &prices->notes);
    json_end(&json);
}
