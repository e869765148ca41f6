/* SPDX-License-Identifier: MIT */
/* How the cases and the controls of a boot went: see shown.h. */
#include "bench/summary/shown.h"

void layout_cases(struct grid *grid, unsigned row, const unsigned *cases, const char *end)
{
    struct text_line line;
    unsigned status;
    bool any = false;

    line_start(&line);
    for (status = 0; status < STATUS_COUNT; status++) {
        if (!cases[status])
            continue;
        line_word(&line, any ? ", " : "", 0);
        line_number(&line, cases[status], 0);
        line_word(&line, " ", 0);
        line_word(&line, status_name(status), 0);
        any = true;
    }
    line_word(&line, any ? "" : "none yet", 0);
    line_word(&line, end, 0);
    grid_field(grid, row, "Cases", SCREEN_PLAIN, line_text(&line));
}

void layout_controls(struct grid *grid, unsigned row, const struct control_outcome *controls,
                     unsigned count)
{
    unsigned column = GRID_FIELD_COLUMN, i;

    if (!count) {
        grid_field(grid, row, "Controls", SCREEN_PLAIN, "not yet");
        return;
    }
    grid_put(grid, row, 0, GRID_FIELD_COLUMN, SCREEN_DIM, "Controls");
    for (i = 0; i < count; i++) {
        struct text_line line;

        line_start(&line);
        line_word(&line, controls[i].name, 0);
        line_word(&line, controls[i].good ? " good" : " FAILED", 0);
        if (i)
            column = grid_put(grid, row, column, SCREEN_COLUMNS, SCREEN_PLAIN, ", ");
        column = grid_put(grid, row, column, SCREEN_COLUMNS,
                          controls[i].good ? SCREEN_GOOD : SCREEN_BAD, line_text(&line));
    }
}
