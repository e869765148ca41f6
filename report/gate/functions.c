/* SPDX-License-Identifier: MIT */
/* The functions that changes lie in: see gate.h. */
#include <stdio.h>
#include <stdlib.h>

#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/judge/finding.h"
#include "report/judge/judgement.h"
#include "report/profile/judged.h"
#include "report/text/texts.h"

/* Of a case, in a line. */
#define FUNCTIONS_MOST 3

void gate_functions(const struct gate *gate, size_t most, struct texts *lines)
{
    static const enum finding order[] = {FINDING_SLOWER, FINDING_FASTER};
    char text[400];
    size_t i, k, count;

    for (i = 0; i < sizeof(order) / sizeof(*order); i++) {
        const struct judged **rows = gate_rows(gate, order[i], &count);

        for (k = 0; k < count && k < most; k++) {
            judged_functions_text(rows[k], FUNCTIONS_MOST, text, sizeof(text));
            if (*text)
                texts_say(lines, "%s: %s", rows[k]->name, text);
        }
        free(rows);
    }
}

void gate_explain_functions(const struct judged *judged, FILE *out)
{
    static const char *const heads[] = {"function", "in", "base", "new", "change", "once"};
    struct judged_function sum = {.name = "sum"};
    struct table table;
    size_t i;

    if (!judged->functions)
        return;
    fputs("  by function, of one call; once: the change with each REP instruction counted once\n",
          out);
    table_start(&table, heads, sizeof(heads) / sizeof(*heads), 2);
    for (i = 0; i < judged->function_count; i++) {
        const struct judged_function *f = &judged->functions[i];

        table_cell(&table, "%s", f->name);
        table_cell(&table, "%s", f->xen ? "xen" : "guest");
        table_number(&table, true, f->base);
        table_number(&table, true, f->new);
        table_cell(&table, "%+.1f", f->change);
        table_cell(&table, "%+.1f", f->once);
        sum.change += f->change;
        sum.once += f->once;
    }
    table_cell(&table, "%s", sum.name);
    for (i = 0; i < 3; i++)
        table_cell(&table, "%s", "");
    table_cell(&table, "%+.1f", sum.change);
    table_cell(&table, "%+.1f", sum.once);
    table_finish(&table, out);
}
