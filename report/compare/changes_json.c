/* SPDX-License-Identifier: MIT */
/* Changes as JSON: see changes.h. */
#include "report/json/json.h"

#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/compare/workload.h"
#include "report/judge/judgement.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/text/texts.h"

static void put_runs(struct json_out *json, const struct compare *compare)
{
    size_t i;

    json_open(json, "runs", '[');
    for (i = 0; i < compare->run_count; i++)
        json_run(json, compare->runs[i].path, compare->runs[i].run);
    json_out_close(json, ']');
}

/* A key that some run has otherwise than the first, with the value of each. */
static void put_difference(struct json_out *json, const struct compare *compare,
                           const struct compare_key *key)
{
    char value[COMPARE_VALUE];
    bool differs = false;
    size_t i;

    for (i = 1; i < compare->run_count; i++)
        differs = differs || compare_stands(compare, key, i) == STAND_DIFFERENT;
    if (!differs)
        return;
    json_out_open(json, '{');
    json_text(json, "key", key->name);
    json_why(json, "means", key->means);
    json_open(json, "values", '[');
    for (i = 0; i < compare->run_count; i++)
        if (compare_key_value(key, compare->runs[i].run, value, sizeof(value)))
            json_out_text(json, value);
        else
            json_out_null(json);
    json_out_close(json, ']');
    json_out_close(json, '}');
}

static void put_differences(struct json_out *json, const struct compare *compare)
{
    size_t i;

    json_open(json, "differences", '[');
    for (i = 0; i < compare_key_count; i++)
        put_difference(json, compare, &compare_keys[i]);
    json_out_close(json, ']');
}

/* What it comes to for a PV guest that builds Xen. */
static void put_workload(struct json_out *json, const struct judgement *judgement)
{
    struct workload workload;
    bool have = workload_score(judgement, &workload);

    json_open(json, "workload", '{');
    json_number(json, "change", have, workload.change);
    json_number(json, "change_once", have && workload.has_once, workload.once);
    json_number(json, "covered", true, workload.covered);
    json_why(json, "left_out", workload.left_out);
    json_out_close(json, '}');
}

static void put_comparison(struct json_out *json, const struct changes *changes, size_t run)
{
    const struct judgement *judgement = &changes->at[run - 1];
    size_t i;

    json_out_open(json, '{');
    json_count(json, "base", 0);
    json_count(json, "new", run);
    json_verdicts(json, judgement);
    put_workload(json, judgement);
    json_open(json, "cases", '[');
    for (i = 0; i < judgement->count; i++)
        json_judged(json, judgement, &judgement->at[i]);
    json_out_close(json, ']');
    json_out_close(json, '}');
}

static void start(struct json_out *json, const struct compare *compare,
                  const struct texts *refusals, int exit_status)
{
    json_start(json, "compare", exit_status);
    put_runs(json, compare);
    json_texts(json, "incomparable", refusals);
    put_differences(json, compare);
}

void changes_json(const struct changes *changes, int exit_status, FILE *out)
{
    struct json_out json = {.out = out};
    struct texts warnings = {0}, none = {0};
    size_t run;

    start(&json, changes->compare, &none, exit_status);
    json_open(&json, "comparisons", '[');
    for (run = 1; run < changes->compare->run_count; run++)
        put_comparison(&json, changes, run);
    json_out_close(&json, ']');
    changes_warnings(changes, &warnings);
    json_texts(&json, "warnings", &warnings);
    json_end(&json);
    texts_clear(&warnings);
}

void changes_refused_json(const struct compare *compare, const struct texts *refusals,
                          int exit_status, FILE *out)
{
    struct json_out json = {.out = out};
    struct texts none = {0};

    start(&json, compare, refusals, exit_status);
    json_open(&json, "comparisons", '[');
    json_out_close(&json, ']');
    json_texts(&json, "warnings", &none);
    json_end(&json);
}
