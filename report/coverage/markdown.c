/* SPDX-License-Identifier: MIT */
/* docs/hypercalls.md, written from the catalogue and the case table: see coverage.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/catalogue.h"
#include "report/cases/table.h"
#include "report/coverage/coverage.h"
#include "report/format/markdown.h"
#include "report/record/record.h"

static const char head[] =
    "# Every hypercall, and what is measured of it\n"
    "\n"
    "`make docs` writes this file from `bench/catalogue.def`, which fixes what there is to "
    "measure,\n"
    "and from the case table; change those instead. `pvbench coverage RUN` says how much of it a\n"
    "run measured.\n"
    "\n";

static void cell(FILE *out, const char *text)
{
    char *escaped = markdown_text(text);

    fputs(escaped, out);
    free(escaped);
}

/* A name as code, or "-". */
static void code(FILE *out, const char *name)
{
    fprintf(out, strcmp(name, "-") ? "`%s`" : "%s", name);
}

static void paths(FILE *out, unsigned mask)
{
    const char *between = "";
    size_t k;

    for (k = 0; k < PATH_COUNT; k++)
        if (mask & 1u << k) {
            fprintf(out, "%s%s", between, path_name((enum path)k));
            between = ", ";
        }
}

static void case_cells(FILE *out, const struct case_info *info)
{
    static const char *const states[] = CASE_STATE_WORDS;

    if (!info) {
        fputs(" | - | - | no case yet |\n", out);
        return;
    }
    fputs(" | ", out);
    paths(out, info->paths);
    fprintf(out, " | %s | ", states[info->state]);
    cell(out, info->why);
    fputs(" |\n", out);
}

static void rows(FILE *out, size_t from, size_t to)
{
    size_t i;

    fputs("| sub-operation | value | case | paths | depends on | what is measured |\n"
          "|---|---|---|---|---|---|\n",
          out);
    for (i = from; i < to; i++) {
        if (catalogue[i].kind != CATALOGUE_ROW)
            continue;
        fputs("| ", out);
        code(out, catalogue[i].constant);
        fprintf(out, " | %s | `%s`", catalogue[i].value, catalogue[i].text);
        case_cells(out, case_table_find(catalogue[i].text));
    }
}

/* Cases of that family which no row asks for: in the same columns. */
static void more_rows(FILE *out, const char *family)
{
    size_t i;

    for (i = 0; i < case_table_size; i++)
        if (case_of_family(case_table[i].name, family) && !catalogue_has_case(case_table[i].name)) {
            fprintf(out, "| - | - | `%s`", case_table[i].name);
            case_cells(out, &case_table[i]);
        }
}

/* Entries that follow each other with one reason are told together; the index behind them. */
static size_t names_of_reason(FILE *out, size_t from, size_t to)
{
    size_t i;

    for (i = from; i < to && catalogue[i].kind == catalogue[from].kind &&
                   !strcmp(catalogue[i].text, catalogue[from].text);
         i++)
        if (strcmp(catalogue[i].constant, "-"))
            fprintf(out, "%s`%s` (%s)", i > from ? ", " : "", catalogue[i].constant,
                    catalogue[i].value);
    return i;
}

static void reasons(FILE *out, size_t from, size_t to, enum catalogue_kind kind, const char *what)
{
    size_t i;

    if (!catalogue_count(from, to, kind))
        return;
    fprintf(out, "\n%s:\n\n", what);
    for (i = from; i < to;) {
        const struct catalogue_entry *first = &catalogue[i];
        const char *between;
        size_t at = i;

        if (first->kind != kind) {
            i++;
            continue;
        }
        fputs("- ", out);
        i = names_of_reason(out, i, to);
        between = !strcmp(first->constant, "-") ? "" : i == at + 1 ? ", " : ": ";
        fprintf(out, "%s%s\n", between, first->text);
    }
}

static void hypercall(FILE *out, size_t from)
{
    const struct catalogue_entry *entry = &catalogue[from];
    size_t to = catalogue_end(from);

    if (strcmp(entry->value, "-"))
        fprintf(out, "\n## %s %s\n\n", entry->value, entry->text);
    else
        fprintf(out, "\n## Around the hypercall: %s\n\n", entry->text);
    rows(out, from, to);
    /* All numbers without a hypercall are of one family, and each of them has its own row. */
    if (strcmp(entry->text, "unassigned"))
        more_rows(out, entry->text);
    reasons(out, from, to, CATALOGUE_LEFT_OUT, "Left out");
    reasons(out, from, to, CATALOGUE_OTHER, "Known to Xen's headers, and not asked for");
}

/* What is measured besides: traps, runs of work, controls. */
static void beyond(FILE *out)
{
    size_t i;

    fputs("\n## Beyond the hypercalls\n\n"
          "| case | paths | depends on | what is measured |\n|---|---|---|---|\n",
          out);
    for (i = 0; i < case_table_size; i++)
        if (!catalogue_has_family(case_table[i].name)) {
            fprintf(out, "| `%s`", case_table[i].name);
            case_cells(out, &case_table[i]);
        }
}

void coverage_markdown(FILE *out)
{
    struct coverage sum = coverage_of(NULL, 0, catalogue_size);
    size_t i;

    fputs(head, out);
    fprintf(out, "Rows: %zu, of which %zu have a case. Left out: %zu.\n", sum.rows,
            coverage_measured(&sum), sum.left_out);
    for (i = 0; i < catalogue_size; i = catalogue_end(i))
        hypercall(out, i);
    beyond(out);
}
