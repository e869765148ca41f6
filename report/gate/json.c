/* SPDX-License-Identifier: MIT */
/* A gate's result as JSON: see gate.h. */
#include "report/json/json.h"

#include "report/compare/compare.h"
#include "report/gate/gate.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/model/unit.h"
#include "report/text/texts.h"

/* One of the five, by the prices alone. */
static const char *verdict_of(const struct gate *gate)
{
    if (gate->refusals.count)
        return finding_word(FINDING_INCOMPARABLE);
    if (!judge_judged(gate->judgement))
        return finding_word(FINDING_INCONCLUSIVE);
    return finding_word(judge_worst(gate->judgement));
}

static void put_limit(struct json_out *json, const char *family, const struct limit *limit)
{
    json_out_open(json, '{');
    json_text(json, "family", family);
    json_number(json, "share", true, limit->share);
    json_number(json, "units", true, limit->units);
    json_out_close(json, '}');
}

/* The limit of all families, and of those that have their own. */
static void put_rule(struct json_out *json, const struct judge_options *options)
{
    struct limit of_all = limits_of(&options->limits, "");
    size_t i;

    json_open(json, "limits", '[');
    put_limit(json, NULL, &of_all);
    for (i = 0; i < options->limits.count; i++)
        if (*options->limits.at[i].family)
            put_limit(json, options->limits.at[i].family, &options->limits.at[i]);
    json_out_close(json, ']');
    json_number(json, "alpha", options->alpha > 0, options->alpha);
}

static void put_runs(struct json_out *json, const struct gate *gate)
{
    static const char *const words[] = {"base", "new"};
    size_t i;

    for (i = 0; i < 2; i++) {
        json_out_key(json, words[i]);
        json_run(json, gate->compare->runs[i].path, gate->compare->runs[i].run);
    }
}

static void put_lines(struct json_out *json, const struct gate *gate)
{
    struct texts across = {0}, reasons = {0};

    gate_across(gate, &across);
    json_texts(json, "differences", &across);
    gate_reasons(gate, &reasons);
    json_texts(json, "reasons", &reasons);
    json_texts(json, "notes", &gate->notes);
    texts_clear(&across);
    texts_clear(&reasons);
}

void gate_json(const struct gate *gate, int exit_status, FILE *out)
{
    struct json_out json = {.out = out};
    size_t i;

    json_start(&json, "gate", exit_status);
    json_text(&json, "verdict", verdict_of(gate));
    json_text(&json, "word", gate_word(gate));
    put_runs(&json, gate);
    json_texts(&json, "incomparable", &gate->refusals);
    put_rule(&json, &gate->judgement->options);
    json_verdicts(&json, gate->judgement);
    json_pools(&json, gate->judgement);
    json_open(&json, "cases", '[');
    for (i = 0; i < gate->judgement->count; i++)
        json_judged(&json, gate->judgement, &gate->judgement->at[i]);
    json_out_close(&json, ']');
    put_lines(&json, gate);
    json_end(&json);
}
