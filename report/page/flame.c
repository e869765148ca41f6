/* SPDX-License-Identifier: MIT */
/* The flame graph of one case, where the runs have profiles: of two runs of what differs. */
#include "report/page/sections.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare/changes.h"
#include "report/html/text.h"
#include "report/judge/judgement.h"
#include "report/prices/measure.h"
#include "report/profile/show.h"
#include "report/profile/side.h"
#include "report/system/exit.h"

/* A larger picture would make the page one that nobody sends. */
#define FLAME_MOST 150000

/* The series that a row is of, where its functions are known. */
static bool take_row(const struct page *page, size_t row, struct profile_asked *of)
{
    const struct change *change = &page->changes.rows[row];
    const struct judged *judged = judge_find(&page->changes.at[0], change->name);
    char functions[400];

    changes_functions(&page->changes, row, 0, functions, sizeof(functions));
    if (!*functions || !judged || !judged->base)
        return false;
    *of = (struct profile_asked){
        .name = change->name,
        .by_path = true,
        .path = measure_path(judged->base, change->measure),
        .n = judged->at[change->measure].base.n,
    };
    return true;
}

static bool is_slower(const struct page *page, size_t row)
{
    return judge_find(&page->changes.at[0], page->changes.rows[row].name)->finding ==
           FINDING_SLOWER;
}

/* The first row of the page's table, where what is slower stands first; false: there is none. */
static bool choose_change(const struct page *page, struct profile_asked *of)
{
    const struct changes *changes = &page->changes;
    size_t row;

    if (!page->has_changes)
        return false;
    for (row = 0; row < changes->row_count; row++)
        if (is_slower(page, row) && take_row(page, row, of))
            return true;
    for (row = 0; row < changes->row_count; row++)
        if (take_row(page, row, of))
            return true;
    return false;
}

static bool choose(const struct page *page, struct profile_asked *of)
{
    *of = (struct profile_asked){.name = page->asked.flame};
    return of->name || (page_run_count(page) == 2 && choose_change(page, of));
}

static int draw(const struct profile_side *sides, size_t count, const struct profile_asked *of,
                char **text)
{
    struct profile_view view = {.sides = sides, .count = count};
    size_t size = 0;
    FILE *out;
    int status = profile_choose(sides, count, of, &view.of);

    if (status != EXIT_GOOD)
        return status;
    out = open_memstream(text, &size);
    status = out ? profile_picture(&view, out) : EXIT_USAGE;
    if (out)
        fclose(out);
    return status;
}

int page_flame_take(struct page *page)
{
    size_t count = page_run_count(page), i;
    struct profile_side sides[SIDES_MOST] = {{0}};
    struct profile_asked of;
    int status = EXIT_GOOD;

    if (count > SIDES_MOST || !choose(page, &of))
        return EXIT_GOOD;
    for (i = 0; i < count && status == EXIT_GOOD; i++)
        status = profile_side_open(&sides[i], page->asked.paths[i], page_run(page, i), 1);
    if (status == EXIT_GOOD)
        status = draw(sides, count, &of, &page->flame);
    for (i = 0; i < count; i++)
        profile_side_close(&sides[i]);
    page->flame_lacks = page->asked.flame && status != EXIT_GOOD;
    return status;
}

void page_put_flame(const struct page *page, FILE *out)
{
    const char *svg = page->flame ? strstr(page->flame, "<svg") : NULL;

    if (!svg)
        return;
    html_element(out, "h3", NULL, "Where the instructions go");
    if (strlen(svg) > FLAME_MOST) {
        html_element(out, "p", "muted",
                     "The flame graph is too large for this page: pvbench profile --svg draws it.");
        return;
    }
    fputs("<figure>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
          "aria-label=\"Flame graph\">\n",
          out);
    fputs(svg, out);
    fputs(
        "</div>\n<figcaption>pvbench profile has every function of it as a table. docs/profile.md "
        "says how it is made.</figcaption></figure>\n",
        out);
}
