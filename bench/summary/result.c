/* SPDX-License-Identifier: MIT */
/* The screen when a boot is over: the verdict first.  See shown.h. */
#include "bench/summary/shown.h"

/* Of host facts, cases, controls, heads and prices, and of how to get the log. */
#define FIXED_ROWS (2 + 6 + 1 + (TELLING_COUNT + 1) / 2 + LOG_ROWS)
#define LOG_ROWS   2
#define TOLD_ROWS  6
#define LOG_ROW    (SCREEN_ROWS - LOG_ROWS)

static unsigned count_cases(const unsigned *cases)
{
    unsigned i, sum = 0;

    for (i = 0; i < STATUS_COUNT; i++)
        sum += cases[i];
    return sum;
}

static unsigned count_warnings(const struct shown_result *result)
{
    unsigned i, warnings = 0;

    for (i = 0; i < result->check_count; i++)
        warnings += result->checks[i].verdict == CHECK_WARNING;
    return warnings;
}

/* ---- the verdict ---- */

static void line_ok(struct text_line *line, const struct shown_result *result)
{
    line_number(line, result->cases[STATUS_OK], 0);
    line_word(line, " of ", 0);
    line_number(line, count_cases(result->cases), 0);
    line_word(line, " cases ok, controls good", 0);
}

static enum screen_colour line_failure(struct text_line *line, const struct shown_result *result)
{
    line_word(line, "FAILURE: ", 0);
    line_number(line, result->cases[STATUS_WRONG] + result->cases[STATUS_FAULTED], 0);
    line_word(line, " of ", 0);
    line_number(line, count_cases(result->cases), 0);
    line_word(line, " cases bad, first ", 0);
    line_word(line, result->bad_case ? result->bad_case : "?", 0);
    return SCREEN_BAD;
}

static enum screen_colour line_success(struct text_line *line, const struct shown_result *result)
{
    unsigned warnings = count_warnings(result);

    line_word(line, warnings ? "WARNING: " : "GOOD: ", 0);
    line_ok(line, result);
    if (!warnings) {
        line_word(line, ", nothing to warn of", 0);
        return SCREEN_GOOD;
    }
    line_word(line, "; ", 0);
    line_number(line, warnings, 0);
    line_word(line, warnings == 1 ? " warning below" : " warnings below", 0);
    return SCREEN_WARNING;
}

static enum screen_colour line_verdict(struct text_line *line, const struct shown_result *result)
{
    switch (result->verdict) {
    case VERDICT_SUCCESS:
        return line_success(line, result);
    case VERDICT_SKIP:
        line_word(line, "SKIP: no case was measured; ", 0);
        line_word(line,
                  result->cases[STATUS_SKIPPED] ? "this boot lacks what they need, and skips them"
                                                : "the kernel's cases= and skip= leave none",
                  0);
        return SCREEN_WARNING;
    case VERDICT_FAILURE:
        return line_failure(line, result);
    default:
        line_word(line, "ERROR: a control failed, so that no price here is to be believed", 0);
        return SCREEN_BAD;
    }
}

static void put_verdict(struct grid *grid, const struct shown_result *result)
{
    struct text_line line;
    enum screen_colour colour;

    line_start(&line);
    colour = line_verdict(&line, result);
    grid_put(grid, 1, 0, SCREEN_COLUMNS, colour, line_text(&line));
}

/* ---- the rest ---- */

static void put_legend(struct grid *grid, unsigned row)
{
    grid_put(grid, row, 0, SCREEN_COLUMNS, SCREEN_DIM,
             "alone: one call; in N: per entry of a multicall; gain: of both; ?: it varies");
}

static void put_cases(struct grid *grid, unsigned row, const struct shown_result *result)
{
    struct text_line line;

    line_start(&line);
    line_word(&line, "; in ", 0);
    line_seconds(&line, result->seconds);
    layout_cases(grid, row, result->cases, line_text(&line));
}

static void put_log(struct grid *grid, bool has_code)
{
    static const char *const lines[][LOG_ROWS] = {
        {"The log is on the serial line. This mode has no room for its code: give Xen",
         "vga=gfx-800x600x32, and a photograph of the screen is enough."},
        {"The log is on the serial line. Without one, photograph the code, and read it by",
         "zbarimg --raw PHOTO | pvbench show -"},
    };
    unsigned i;

    for (i = 0; i < LOG_ROWS; i++)
        grid_put(grid, LOG_ROW + i, 0, SCREEN_COLUMNS, SCREEN_PLAIN, lines[has_code][i]);
}

/* As much of a long text as so many rows hold. */
static void put_rows(struct grid *grid, unsigned row, unsigned rows, const char *text)
{
    unsigned i, column;

    for (i = 0; i < rows; i++)
        for (column = 2; column < SCREEN_COLUMNS && *text; column++) {
            char byte[] = {*text++, '\0'};

            grid_put(grid, row + i, column, 1, SCREEN_PLAIN, byte);
        }
}

/* By its command line, or by something else that leaves nothing to show. */
static void layout_refused(struct grid *grid, const struct shown_boot *boot,
                           const struct shown_result *result)
{
    struct text_line line;

    line_start(&line);
    line_word(&line, "ERROR: ", 0);
    if (result->word) {
        line_word(&line, result->word, 0);
        line_word(&line, ": ", 0);
    }
    line_word(&line, result->refused, 0);
    grid_put(grid, 1, 0, SCREEN_COLUMNS, SCREEN_BAD, line_text(&line));
    grid_put(grid, 3, 0, SCREEN_COLUMNS, SCREEN_PLAIN,
             "There is nothing to show. The kernel was told:");
    put_rows(grid, 4, TOLD_ROWS, *boot->command_line ? boot->command_line : "(nothing)");
    grid_put(grid, 5 + TOLD_ROWS, 0, SCREEN_COLUMNS, SCREEN_PLAIN,
             "Start again, and mend it in the boot menu (e). docs/format.md has every word.");
}

void layout_result(struct grid *grid, const struct shown_boot *boot,
                   const struct shown_result *result)
{
    unsigned needed = attention_rows(result->checks, result->check_count);
    unsigned room = SCREEN_ROWS - FIXED_ROWS;
    /* As many rows as are left over are blank: before the prices, before the warnings, and behind
     * the verdict. */
    unsigned blanks = needed + 3 <= room ? 3 : needed < room ? room - needed : 0;
    unsigned row = 2 + (blanks > 2);

    grid_clear(grid);
    layout_title(grid, boot);
    if (result->refused) {
        layout_refused(grid, boot, result);
        return;
    }
    put_verdict(grid, result);
    row = layout_host(grid, row, boot, result);
    put_cases(grid, row++, result);
    layout_controls(grid, row++, result->controls, result->control_count);
    row = layout_prices(grid, row + (blanks > 0), boot, result->rows);
    if (needed + 3 < room)
        put_legend(grid, row++);
    row += blanks > 1;
    layout_attention(grid, row, LOG_ROW - row, result->checks, result->check_count);
    put_log(grid, result->has_code);
}
