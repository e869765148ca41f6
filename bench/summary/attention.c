/* SPDX-License-Identifier: MIT */
/* What warns, each with what to do, and what cannot be told: see shown.h. */
#include "bench/summary/shown.h"

static unsigned checks_with(const struct check *checks, unsigned count, enum check_verdict verdict)
{
    unsigned i, found = 0;

    for (i = 0; i < count; i++)
        found += checks[i].verdict == verdict;
    return found;
}

unsigned attention_rows(const struct check *checks, unsigned count)
{
    return 2 * checks_with(checks, count, CHECK_WARNING) +
           (checks_with(checks, count, CHECK_UNKNOWN) > 0);
}

/* The name and what was found, and below it what to do. */
static void put_warning(struct grid *grid, unsigned row, const struct check *check)
{
    unsigned column = grid_put(grid, row, 0, SCREEN_COLUMNS, SCREEN_WARNING, "Warning: ");

    column = grid_put(grid, row, column, SCREEN_COLUMNS, SCREEN_WARNING, check->name);
    if (*check->value) {
        column = grid_put(grid, row, column, SCREEN_COLUMNS, SCREEN_PLAIN, ": ");
        grid_put(grid, row, column, SCREEN_COLUMNS, SCREEN_PLAIN, check->value);
    }
    grid_put(grid, row + 1, 2, SCREEN_COLUMNS, SCREEN_PLAIN, check->todo ? check->todo : "");
}

/* The names of all of that verdict, but for the first so many. */
static void put_names(struct grid *grid, unsigned row, enum screen_colour colour, const char *head,
                      const struct check *checks, unsigned count, enum check_verdict verdict,
                      unsigned skip)
{
    struct text_line line;
    unsigned i, found = 0;

    line_start(&line);
    line_word(&line, head, 0);
    for (i = 0; i < count; i++) {
        if (checks[i].verdict != verdict || found++ < skip)
            continue;
        line_word(&line, found == skip + 1 ? "" : ", ", 0);
        line_word(&line, checks[i].name, 0);
    }
    grid_put(grid, row, 0, SCREEN_COLUMNS, colour, line_text(&line));
}

/* "3 more warnings: " */
static const char *more_head(struct text_line *line, unsigned more)
{
    line_start(line);
    line_number(line, more, 0);
    line_word(line, more == 1 ? " more warning: " : " more warnings: ", 0);
    return line_text(line);
}

void layout_attention(struct grid *grid, unsigned row, unsigned rows, const struct check *checks,
                      unsigned count)
{
    unsigned warnings = checks_with(checks, count, CHECK_WARNING);
    unsigned unknown = checks_with(checks, count, CHECK_UNKNOWN) > 0, whole = warnings, put = 0, i;
    unsigned room = rows > unknown ? rows - unknown : 0;
    struct text_line head;

    if (2 * warnings > room)
        whole = room ? (room - 1) / 2 : 0;
    for (i = 0; i < count && put < whole; i++) {
        if (checks[i].verdict != CHECK_WARNING)
            continue;
        put_warning(grid, row + 2 * put, &checks[i]);
        put++;
    }
    row += 2 * put;
    if (put < warnings && room > 2 * put)
        put_names(grid, row++, SCREEN_WARNING, more_head(&head, warnings - put), checks, count,
                  CHECK_WARNING, put);
    if (unknown && rows)
        put_names(grid, row, SCREEN_DIM, "Cannot tell: ", checks, count, CHECK_UNKNOWN, 0);
}
