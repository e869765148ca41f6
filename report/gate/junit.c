/* SPDX-License-Identifier: MIT */
/* A gate's result as JUnit XML, a test case for each case that was judged: see gate.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare/compare.h"
#include "report/format/junit.h"
#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/prices/measure.h"
#include "report/prices/run_status.h"
#include "report/profile/judged.h"
#include "report/text/texts.h"

/* Of a case, in its message; its text has all. */
#define FUNCTIONS_MOST 3

static enum junit_status junit_of(const struct judged *judged)
{
    if (!judged->judged || judged->excused)
        return JUNIT_SKIPPED;
    if (judged->finding == FINDING_SLOWER)
        return JUNIT_FAILURE;
    return finding_status(judged->finding) ? JUNIT_ERROR : JUNIT_PASSED;
}

static void say(const struct judged *judged, char *out, size_t size)
{
    const struct judged_measure *measure = judged_leading(judged);
    char change[240], base[64], new[64], word[256], functions[400];

    snprintf(word, sizeof(word), "%s%s", judged->excused ? "excused " : "",
             judged->excused ? judged->excused : finding_word(judged->finding));
    if (!judged->judged) {
        snprintf(out, size, "%s",
                 judged->fresh ? "there is nothing to compare it with" : "neither run has a price");
        return;
    }
    if (!measure) {
        snprintf(out, size, "%s%s%s", word, judged->excused ? "; " : ": ", judged->why);
        return;
    }
    gate_change_words(measure, change, sizeof(change));
    number_text(base, sizeof(base), measure->base.price);
    number_text(new, sizeof(new), measure->new.price);
    judged_functions_text(judged, FUNCTIONS_MOST, functions, sizeof(functions));
    snprintf(out, size, "%s%s one %s costs %s, and cost %s: %s; the floor is %.1f%s%s%s%s", word,
             judged->excused ? ";" : ":", measure_word(judged_which(judged, measure)), new, base,
             change, judged_floor(measure), *judged->why ? "; " : "", judged->why,
             *functions ? "; " : "", functions);
}

static void add_case(const struct gate *gate, const struct judged *judged, struct junit *junit)
{
    struct junit_case c = {.name = judged->name, .status = junit_of(judged)};
    char family[LIMIT_FAMILY], message[1536];
    char *explained = NULL;
    size_t size = 0;
    FILE *text = c.status == JUNIT_FAILURE || c.status == JUNIT_ERROR
                     ? open_memstream(&explained, &size)
                     : NULL;

    snprintf(family, sizeof(family), "%.*s", (int)strcspn(judged->name, "/"), judged->name);
    c.group = family;
    say(judged, message, sizeof(message));
    c.message = c.status == JUNIT_PASSED ? NULL : message;
    if (text) {
        gate_explain(gate, judged->name, text);
        fclose(text);
        c.text = explained;
    }
    junit_add(junit, &c);
    free(explained);
}

/* The cases that are not good, a line for each kind, and where there is more; to be freed. */
static char *troubles_of(const struct run *run)
{
    struct texts lines = {0};
    char *text = NULL;
    size_t size = 0, i;
    FILE *out = open_memstream(&text, &size);

    if (!out)
        return NULL;
    run_troubles(run, NULL, "", &lines);
    for (i = 0; i < lines.count; i++)
        fprintf(out, "%s\n", lines.at[i]);
    fputs("pvbench show says what is wrong with it", out);
    fclose(out);
    texts_clear(&lines);
    return text;
}

/* What fails without being a case's price: a crash, controls, a partial run. */
static void add_runs(const struct gate *gate, struct junit *junit)
{
    static const char *const words[] = {"base", "new"};
    size_t i;

    for (i = 0; i < 2; i++) {
        const struct compare_run *run = &gate->compare->runs[i];
        int status = run_exit_status(run->run);
        char message[64], *text = status ? troubles_of(run->run) : NULL;

        snprintf(message, sizeof(message), "the run deserves exit status %d", status);
        junit_add(junit, &(struct junit_case){
                             .group = "run",
                             .name = words[i],
                             .status = status ? JUNIT_ERROR : JUNIT_PASSED,
                             .message = status ? message : NULL,
                             .text = text,
                         });
        free(text);
    }
}

/* Two runs that are judged at all: an error says what to do about it. */
static void add_comparable(const struct gate *gate, struct junit *junit)
{
    struct junit_case c = {.group = "run", .name = "comparable", .status = JUNIT_PASSED};

    if (gate->refusals.count) {
        c.status = JUNIT_ERROR;
        c.message = gate->refusals.at[0];
        c.text = gate->refusals.at[gate->refusals.count - 1];
    } else if (!judge_judged(gate->judgement)) {
        c.status = JUNIT_ERROR;
        c.message = "no case was judged";
        c.text = "no case has a price in both runs: take a base of the same cases";
    }
    junit_add(junit, &c);
}

static void add_facts(const struct gate *gate, struct junit *junit)
{
    char value[COMPARE_VALUE], name[128];
    size_t i, run;

    for (run = 0; run < 2; run++)
        for (i = 0; i < compare_key_count; i++) {
            if (compare_keys[i].silent ||
                !compare_key_matters(&compare_keys[i], gate->compare->runs[run].run) ||
                !compare_key_value(&compare_keys[i], gate->compare->runs[run].run, value,
                                   sizeof(value)))
                continue;
            snprintf(name, sizeof(name), "%s.%s", run ? "new" : "base", compare_keys[i].name);
            junit_property(junit, name, value);
        }
}

/* Which of the two figures of a price decides. */
static void add_rep(const struct gate *gate, struct junit *junit)
{
    char text[200];

    judge_rep_text(gate->judgement, text, sizeof(text));
    if (*text)
        junit_property(junit, "rep", text);
}

bool gate_junit(const struct gate *gate, FILE *out)
{
    struct junit *junit = junit_open("pvbench gate");
    size_t i;

    add_facts(gate, junit);
    add_rep(gate, junit);
    add_runs(gate, junit);
    add_comparable(gate, junit);
    for (i = 0; i < gate->judgement->count; i++)
        add_case(gate, &gate->judgement->at[i], junit);
    gate_junit_pools(gate, junit);
    return junit_close(junit, out);
}
