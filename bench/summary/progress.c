/* SPDX-License-Identifier: MIT */
/* The screen while a boot measures, and where it cannot go on: see shown.h. */
#include "bench/summary/shown.h"

#define ROW_CASE  9
#define ROW_BAR   10
#define ROW_TIME  11
#define ROW_CASES 13

/* With fewer cases done than this, how long the others take is a guess. */
#define CASES_FOR_GUESS 10

/* "case 123 of 509" */
static void line_place(struct text_line *line, unsigned at, unsigned of)
{
    line_word(line, "case ", 0);
    line_number(line, at, 0);
    line_word(line, " of ", 0);
    line_number(line, of, 0);
}

static void put_bar(struct grid *grid, unsigned row, unsigned done, unsigned of)
{
    unsigned width = GRID_FIELD_WIDTH - 2, full = of ? width * done / of : 0, i;

    grid_put(grid, row, GRID_FIELD_COLUMN, 1, SCREEN_PLAIN, "[");
    for (i = 0; i < width; i++)
        grid_put(grid, row, GRID_FIELD_COLUMN + 1 + i, 1, i < full ? SCREEN_GOOD : SCREEN_DIM,
                 i < full ? "#" : ".");
    grid_put(grid, row, GRID_FIELD_COLUMN + 1 + width, 1, SCREEN_PLAIN, "]");
}

/* By the cases that are done, as if the others took as long. */
static void line_time(struct text_line *line, const struct shown_progress *progress)
{
    unsigned done = progress->at - 1;

    line_seconds(line, progress->seconds);
    line_word(line, " so far", 0);
    if (done < CASES_FOR_GUESS)
        return;
    line_word(line, ", about ", 0);
    line_seconds(line, (uint64_t)progress->seconds * (progress->of - done) / done);
    line_word(line, " to go", 0);
}

void layout_progress(struct grid *grid, const struct shown_boot *boot,
                     const struct shown_progress *progress)
{
    struct text_line line;

    grid_clear(grid);
    layout_title(grid, boot);
    grid_put(grid, 1, 0, SCREEN_COLUMNS, SCREEN_PLAIN,
             "Measuring. The verdict stands here when it is over.");
    layout_host(grid, 3, boot, NULL);
    line_start(&line);
    line_place(&line, progress->at, progress->of);
    line_word(&line, "   ", 0);
    line_word(&line, progress->name, 0);
    grid_field(grid, ROW_CASE, "Now", SCREEN_HEAD, line_text(&line));
    put_bar(grid, ROW_BAR, progress->at - 1, progress->of);
    line_start(&line);
    line_time(&line, progress);
    grid_field(grid, ROW_TIME, "Time", SCREEN_PLAIN, line_text(&line));
    layout_cases(grid, ROW_CASES, progress->cases, "");
    layout_controls(grid, ROW_CASES + 1, progress->controls, progress->control_count);
    grid_put(grid, SCREEN_ROWS - 2, 0, SCREEN_COLUMNS, SCREEN_DIM,
             "Where nothing moves for two minutes, Xen or the kernel hangs in the case that is");
    grid_put(grid, SCREEN_ROWS - 1, 0, SCREEN_COLUMNS, SCREEN_DIM,
             "named: photograph it, and report it.");
}

void layout_crash(struct grid *grid, const struct shown_boot *boot, const struct shown_crash *crash)
{
    struct text_line line;

    grid_clear(grid);
    layout_title(grid, boot);
    line_start(&line);
    line_word(&line, "CRASH: ", 0);
    line_word(&line, crash->why, 0);
    grid_put(grid, 1, 0, SCREEN_COLUMNS, SCREEN_BAD, line_text(&line));
    layout_host(grid, 3, boot, NULL);
    line_start(&line);
    if (crash->name) {
        line_place(&line, crash->at, crash->of);
        line_word(&line, "   ", 0);
        line_word(&line, crash->name, 0);
    } else {
        line_word(&line, "no case ran", 0);
    }
    grid_field(grid, ROW_CASE, "Ran", SCREEN_HEAD, line_text(&line));
    grid_put(grid, ROW_CASE + 2, 0, SCREEN_COLUMNS, SCREEN_PLAIN,
             "The kernel gave up here; what it had measured before is on the serial line.");
    if (crash->name)
        grid_put(grid, ROW_CASE + 3, 0, SCREEN_COLUMNS, SCREEN_PLAIN,
                 "Start again with skip= and that name behind the kernel's words to leave it out.");
}
