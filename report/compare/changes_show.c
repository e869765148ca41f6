/* SPDX-License-Identifier: MIT */
/* Changes as text: see changes.h. */
#include <stdio.h>
#include <string.h>

#include "report/compare/blocks.h"
#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/compare/workload.h"
#include "report/format/count_words.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/model/unit.h"
#include "report/profile/judged.h"
#include "report/text/texts.h"

/* As many as a person reads; --all has the rest. */
#define ROWS_MOST 24

static void put_table(const struct changes *changes, FILE *out)
{
    struct table table;
    char legend[240];
    size_t more;

    if (!changes->row_count) {
        fprintf(out, "\n%s\n", changes_none(changes));
        return;
    }
    fprintf(out, "\nWhat differs, %s a call, entry or item, less the null call\n",
            unit_name(run_unit(changes->compare->runs[0].run)));
    more = changes_table(changes, ROWS_MOST, &table);
    table_finish(&table, out);
    changes_once_legend(changes, legend, sizeof(legend));
    if (*legend)
        show_text(out, legend, 2);
    if (more)
        fprintf(out, "... and %zu more; --all shows every case, --cases GLOBS those of a name\n",
                more);
}

static void put_functions(const struct changes *changes, FILE *out)
{
    struct texts lines = {0};

    changes_function_lines(changes, ROWS_MOST, &lines);
    judged_functions_show(&lines, out);
    texts_clear(&lines);
}

static void put_end(const struct changes *changes, FILE *out)
{
    char said[512], text[640];
    size_t i;

    fputc('\n', out);
    for (i = 0; i < changes->count; i++) {
        char letter = compare_letter(i + 1);

        changes_count(&changes->at[i], said, sizeof(said));
        snprintf(text, sizeof(text), "%c: %zu %s: %s", letter, changes->at[i].count,
                 count_cases(changes->at[i].count), said);
        show_text(out, text, 3);
        workload_text(&changes->at[i], said, sizeof(said));
        snprintf(text, sizeof(text), "%c: %s", letter, said);
        if (*said)
            show_text(out, text, 3);
    }
}

void changes_show(const struct changes *changes, FILE *out)
{
    struct texts warnings = {0}, guests = {0};
    size_t i;

    compare_show_runs(changes->compare, out);
    for (i = 1; i < changes->compare->run_count; i++)
        changes_guests(changes, i, compare_letter, &guests);
    for (i = 0; i < guests.count; i++)
        show_text(out, guests.at[i], 2);
    texts_clear(&guests);
    put_table(changes, out);
    put_functions(changes, out);
    put_end(changes, out);
    changes_warnings(changes, &warnings);
    fputs("\nWarnings\n", out);
    for (i = 0; i < warnings.count; i++)
        show_item(out, warnings.at[i]);
    if (!warnings.count)
        fputs("  none\n", out);
    texts_clear(&warnings);
}
