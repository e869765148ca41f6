/* SPDX-License-Identifier: MIT */
/* "pvbench coverage" as text: see coverage.h. */
#include <stdio.h>
#include <string.h>

#include "report/cases/catalogue.h"
#include "report/coverage/coverage.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/status.h"

static void count_cell(struct table *table, size_t count)
{
    if (count)
        table_cell(table, "%zu", count);
    else
        table_cell(table, "-");
}

/* The row of one hypercall; what is denied or absent is measured too. */
static void family_row(const struct run *run, size_t head, struct table *table)
{
    struct coverage coverage = coverage_of(run, head, catalogue_end(head));

    table_cell(table, "%s", catalogue[head].text);
    table_cell(table, "%s", catalogue[head].value);
    table_cell(table, "%zu", coverage.rows);
    count_cell(table, coverage_measured(&coverage));
    if (run) {
        count_cell(table, coverage.by[COVER_DENIED]);
        count_cell(table, coverage.by[COVER_ABSENT]);
        count_cell(table, coverage.by[COVER_SKIPPED]);
        count_cell(table, coverage.by[COVER_WRONG] + coverage.by[COVER_FAULTED]);
    }
    count_cell(table, coverage.by[COVER_MISSING]);
    count_cell(table, coverage.left_out);
}

static void families(const struct run *run, FILE *out)
{
    static const char *const with_run[] = {"hypercall", "number",  "rows",  "measured", "denied",
                                           "absent",    "skipped", "wrong", "missing",  "left out"};
    static const char *const without[] = {"hypercall", "number",  "rows",
                                          "cases",     "missing", "left out"};
    struct table table;
    size_t i;

    table_start(&table, run ? with_run : without, run ? 10 : 6, 1);
    for (i = 0; i < catalogue_size; i++)
        if (catalogue[i].kind == CATALOGUE_NUMBER)
            family_row(run, i, &table);
    table_finish(&table, out);
}

/* One line of a list, under its head if it is the first. */
static void item(FILE *out, const char *head, size_t *said, const char *name, const char *why)
{
    char text[512];

    if (!(*said)++ && head)
        fprintf(out, "\n%s:\n", head);
    snprintf(text, sizeof(text), "%s%s%s", name, *why ? ": " : "", why);
    fputs("  ", out);
    show_text(out, text, 4);
}

/* The rows that became that, and in what words the kernel said why. */
static void list_rows(const struct run *run, enum cover cover, const char *head, FILE *out)
{
    size_t i, said = 0;

    for (i = 0; i < catalogue_size; i++) {
        const struct run_case *c;
        struct verdict verdict = {0};

        if (catalogue[i].kind != CATALOGUE_ROW || row_cover(run, &catalogue[i]) != cover)
            continue;
        c = run ? run_find_case(run, catalogue[i].text) : NULL;
        if (c)
            verdict = case_verdict(run, c);
        item(out, head, &said, catalogue[i].text, verdict.why);
    }
}

/* The entries that are not to be measured, and the reasons in the catalogue. */
static void list_reasons(enum catalogue_kind kind, const char *head, FILE *out)
{
    const char *family = "";
    size_t i, said = 0;
    char name[128];

    for (i = 0; i < catalogue_size; i++) {
        if (catalogue[i].kind == CATALOGUE_NUMBER)
            family = catalogue[i].text;
        if (catalogue[i].kind != kind)
            continue;
        if (strcmp(catalogue[i].constant, "-"))
            snprintf(name, sizeof(name), "%s %s", family, catalogue[i].constant);
        else
            snprintf(name, sizeof(name), "%s", family);
        item(out, head, &said, name, catalogue[i].text);
    }
}

static void lists(const struct run *run, FILE *out)
{
    if (run) {
        list_rows(run, COVER_DENIED, "denied", out);
        list_rows(run, COVER_ABSENT, "absent", out);
        list_rows(run, COVER_SKIPPED, "skipped", out);
    }
    list_reasons(CATALOGUE_LEFT_OUT, "left out", out);
    list_reasons(CATALOGUE_OTHER, "known to Xen's headers, and outside the catalogue", out);
    if (run) {
        list_rows(run, COVER_WRONG, "wrong", out);
        list_rows(run, COVER_FAULTED, "faulted", out);
    }
    list_rows(run, COVER_MISSING, run ? "missing in the run" : "without a case", out);
}

void coverage_text(const struct run *run, bool missing, FILE *out)
{
    if (missing) {
        list_rows(run, COVER_WRONG, NULL, out);
        list_rows(run, COVER_FAULTED, NULL, out);
        list_rows(run, COVER_MISSING, NULL, out);
    } else {
        families(run, out);
        lists(run, out);
        fputc('\n', out);
        coverage_environments(run ? &run : NULL, run ? 1 : 0, out);
    }
    coverage_sum(run, NULL, out);
}
