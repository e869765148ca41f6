/* SPDX-License-Identifier: MIT */
/* "pvbench compare" as text: what is comparable, the tables, what came of it.  See show.h. */
#include "report/compare/show.h"

#include <stdio.h>
#include <string.h>

#include "report/compare/blocks.h"
#include "report/compare/compare.h"
#include "report/format/paragraph.h"
#include "report/prices/run_status.h"
#include "report/prices/views.h"
#include "report/system/exit.h"
#include "report/text/texts.h"

static void put_troubles(const struct compare *compare, size_t run, FILE *out)
{
    struct texts lines = {0};
    char before[8];
    size_t i;

    snprintf(before, sizeof(before), "%c: ", compare_letter(run));
    run_troubles(compare->runs[run].run, &compare->options.cases, before, &lines);
    for (i = 0; i < lines.count; i++) {
        fputs("  ", out);
        show_text(out, lines.at[i], 4);
    }
    texts_clear(&lines);
}

/* What is wrong with a run has to be known before its prices are read. */
static void put_warnings(const struct compare *compare, FILE *out)
{
    size_t i;

    for (i = 0; i < compare->run_count; i++) {
        compare_show_warnings(compare, i, out);
        put_troubles(compare, i, out);
    }
}

/* True when a ratio in a view is about. */
static bool put_tables(const struct compare *compare, FILE *out)
{
    bool about = false;
    size_t i;

    for (i = 1; i < compare->run_count; i += COMPARE_BESIDE)
        compare_show_prices(compare, i, i + COMPARE_BESIDE, out);
    /* Four numbers a run are wide: one run fewer stands beside A. */
    for (i = 1; i < compare->run_count; i += COMPARE_BESIDE - 1)
        compare_show_fits(compare, i, i + COMPARE_BESIDE - 1, out);
    for (i = 0; i < view_count; i++)
        if (!*compare->options.cases.text && !strcmp(views[i].name, COMPARE_VIEW))
            about |= compare_show_view(compare, &views[i], out);
    return about;
}

int compare_show(const struct compare *compare, FILE *out)
{
    size_t ratios;
    bool about;

    compare_show_runs(compare, out);
    compare_show_differences(compare, out);
    put_warnings(compare, out);
    about = put_tables(compare, out);
    ratios = compare_show_end(compare, about, out);
    fflush(out);
    if (ratios)
        return EXIT_GOOD;
    fputs("pvbench: no case has a price in A and in another of these runs\n", stderr);
    return EXIT_INCONCLUSIVE;
}
