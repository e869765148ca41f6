/* SPDX-License-Identifier: MIT */
/*
 * JUnit XML: a test a boot, which is whether it came to its end with good controls; a test a check
 * of the diagnosis, none of which fails; and a test a case, with its prices as what it printed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/diagnosis/diagnosis.h"
#include "report/export/export.h"
#include "report/format/junit.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/prices/measure.h"
#include "report/record/record.h"

/* "pvbench.pv64.mmu_update", of which readers make a tree; to be freed. */
static char *group_name(const struct export_run *export, const char *family, size_t len)
{
    const char *env = run_begin_field(export->run, "env");
    char *name;

    return asprintf(&name, "pvbench.%s%s%.*s", env ? env : "unknown", len ? "." : "", (int)len,
                    family) < 0
               ? NULL
               : name;
}

/*
 * The problems of a boot, and with the first that has any, what is of no boot; a line each, to be
 * freed.  All of them at every boot would be a thousand times as much.
 */
static char *problem_lines(const struct run *run, unsigned boot, bool first)
{
    char *text = NULL;
    size_t size = 0, i;
    FILE *out = open_memstream(&text, &size);

    for (i = 0; i < run->problems.count; i++) {
        unsigned long of = run_problem_boot(run->problems.at[i]);

        if (of == boot || (first && (!of || of > run->boot_count)))
            fprintf(out, "%s\n", run->problems.at[i]);
    }
    fclose(out);
    return text;
}

static void add_boot(struct junit *junit, const struct export_run *export, unsigned boot,
                     bool *first)
{
    char name[32], fault[64];
    bool bad = export_boot_fault(export, boot, fault, sizeof(fault));
    char *problems = bad ? problem_lines(export->run, boot, *first) : NULL;
    char *group = group_name(export, "", 0);

    snprintf(name, sizeof(name), "boot %u", boot);
    junit_add(junit, &(struct junit_case){.group = group,
                                          .name = name,
                                          .status = bad ? JUNIT_ERROR : JUNIT_PASSED,
                                          .message = bad ? fault : NULL,
                                          .text = problems});
    *first = *first && !bad;
    free(group);
    free(problems);
}

/* It warns, and fails nothing: a warning is what a test that passed has printed. */
static void add_check(struct junit *junit, const char *group, const struct diagnosis *diagnosis,
                      const struct diagnosed *item)
{
    bool told = item->check.verdict != CHECK_UNKNOWN;
    char text[DIAGNOSED_TEXT], line[DIAGNOSED_TEXT + 16];

    diagnosed_text(diagnosis, item, text, sizeof(text));
    snprintf(line, sizeof(line), "%s: %s\n", check_verdict_name(item->check.verdict), text);
    junit_add(junit, &(struct junit_case){.group = group,
                                          .name = item->check.name,
                                          .status = told ? JUNIT_PASSED : JUNIT_SKIPPED,
                                          .message = told ? NULL : text,
                                          .output = told ? line : NULL});
}

static void add_diagnosis(struct junit *junit, const struct export_run *export)
{
    char *group = group_name(export, "diagnosis", strlen("diagnosis"));
    struct diagnosis diagnosis;
    size_t i;

    diagnosis_make(&diagnosis, export->run);
    for (i = 0; i < diagnosis.count; i++)
        add_check(junit, group, &diagnosis, &diagnosis.at[i]);
    diagnosis_free(&diagnosis);
    free(group);
}

static enum junit_status test_status(const struct export_case *c)
{
    static const enum junit_status statuses[STATUS_COUNT] = {
        [STATUS_OK] = JUNIT_PASSED,       [STATUS_SKIPPED] = JUNIT_SKIPPED,
        [STATUS_ABSENT] = JUNIT_SKIPPED,  [STATUS_DENIED] = JUNIT_SKIPPED,
        [STATUS_UNSTABLE] = JUNIT_PASSED, [STATUS_WRONG] = JUNIT_FAILURE,
        [STATUS_FAULTED] = JUNIT_ERROR,
    };

    if (!c->ended && c->status < STATUS_WRONG)
        return JUNIT_ERROR;
    return statuses[c->status];
}

/* Prices, and what an unstable case has to say; to be freed. */
static char *output_lines(const struct export_run *export, const struct export_case *c,
                          const char *status)
{
    char *text = NULL, number[64], once[128];
    size_t size = 0, measure;
    FILE *out = open_memstream(&text, &size);

    for (measure = 0; measure < MEASURE_COUNT; measure++) {
        const struct export_price *price = &c->at[measure];

        if (!price->have)
            continue;
        export_number(number, sizeof(number), price->price);
        export_once_text(price, ", ", " with REP counted once", once, sizeof(once));
        fprintf(out, "%s: %s %s (%s n=%u, %zu boot%s)%s\n", measure_word((enum measure)measure),
                number, export->unit, path_name(price->path), price->n, price->count,
                price->count == 1 ? "" : "s", once);
    }
    if (c->status == STATUS_UNSTABLE)
        fprintf(out, "%s\n", status);
    fclose(out);
    return text;
}

static void add_case(struct junit *junit, const struct export_run *export,
                     const struct export_case *c)
{
    const char *name = c->of->name, *variant = strchr(name, '/');
    enum junit_status status = test_status(c);
    char why[256], *output, *group;

    /* A name of ours has both parts; one that has not stands whole. */
    if (!variant || !variant[1])
        variant = NULL;
    export_status(c, why, sizeof(why));
    output = output_lines(export, c, why);
    group = group_name(export, name, variant ? (size_t)(variant - name) : 0);
    junit_add(junit, &(struct junit_case){.group = group,
                                          .name = variant ? variant + 1
                                                  : *name ? name
                                                          : "?",
                                          .status = status,
                                          .message = status == JUNIT_PASSED ? NULL : why,
                                          .output = *output ? output : NULL});
    free(group);
    free(output);
}

void export_junit(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    char title[512], *suite = group_name(export, "", 0);
    struct junit *junit = junit_open(suite);
    bool first = true;
    size_t i;

    (void)choice;
    free(suite);
    export_title(export, title, sizeof(title));
    junit_property(junit, "run", title);
    for (i = 0; i < export->facts.count; i++)
        junit_property(junit, export->facts.at[i].key, export->facts.at[i].value);
    for (i = 1; i <= export->run->boot_count; i++)
        add_boot(junit, export, (unsigned)i, &first);
    add_diagnosis(junit, export);
    for (i = 0; i < export->count; i++)
        add_case(junit, export, &export->cases[i]);
    junit_close(junit, out);
}
