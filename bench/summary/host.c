/* SPDX-License-Identifier: MIT */
/* What is told of the machine, its Xen and its clock: see shown.h. */
#include "bench/summary/shown.h"
#include "core/text.h"

#define BUILD_ID_SHOWN 16

void layout_title(struct grid *grid, const struct shown_boot *boot)
{
    struct text_line line;

    line_start(&line);
    line_word(&line, "pvbench ", 0);
    if (boot->facts->value(boot->facts->of, "xen.major")) {
        line_word(&line, "on Xen ", 0);
        line_xen(&line, boot);
        line_word(&line, ": ", 0);
    }
    line_word(&line, ENV_NAME ", image ", 0);
    line_word(&line, boot->build, 0);
    grid_put(grid, 0, 0, SCREEN_COLUMNS, SCREEN_HEAD, line_text(&line));
}

/* Without the marks that lawyers put there, and with one blank where it has several. */
static void line_brand(struct text_line *line, const char *brand)
{
    static const char *const marks[] = {"(R)", "(TM)", "(r)", "(tm)", " CPU"};
    char letter[2] = "", last = ' ';
    const char *after;
    unsigned i;

    while (*brand) {
        for (i = 0, after = NULL; i < sizeof(marks) / sizeof(*marks) && !after; i++)
            after = text_after(brand, marks[i]);
        if (after) {
            brand = after;
            continue;
        }
        *letter = *brand++;
        if (*letter != ' ' || last != ' ')
            line_word(line, letter, 0);
        last = *letter;
    }
}

static void put_processor(struct grid *grid, unsigned row, const struct shown_boot *boot)
{
    const char *microcode = boot->facts->value(boot->facts->of, "cpu.microcode");
    struct text_line line;

    line_start(&line);
    line_brand(&line, shown_fact(boot, "cpu.brand"));
    line_word(&line, ", signature ", 0);
    line_word(&line, shown_fact(boot, "cpu.signature"), 0);
    if (microcode) {
        line_word(&line, ", microcode ", 0);
        line_word(&line, microcode, 0);
    }
    grid_field(grid, row, "CPU", SCREEN_PLAIN, line_text(&line));
}

static void put_xen(struct grid *grid, unsigned row, const struct shown_boot *boot)
{
    char id[BUILD_ID_SHOWN + 1] = "?";
    const char *from = shown_fact(boot, "xen.build-id");
    struct text_line line;
    unsigned i;

    for (i = 0; i < BUILD_ID_SHOWN && from[i]; i++)
        id[i] = from[i];
    id[i] = '\0';
    line_start(&line);
    line_xen(&line, boot);
    line_word(&line, ", ", 0);
    line_word(&line, shown_fact(boot, "xen.build"), 0);
    line_word(&line, ", build id ", 0);
    line_word(&line, id, 0);
    line_word(&line, "; ", 0);
    line_word(&line, shown_fact(boot, "guest.role"), 0);
    line_word(&line, ", ", 0);
    line_word(&line, shown_fact(boot, "guest.mode"), 0);
    grid_field(grid, row, "Xen", SCREEN_PLAIN, line_text(&line));
}

/* "step 2, core cycle 0.688 ticks, at the end 0.690" */
static void line_found(struct text_line *line, const struct shown_result *result)
{
    line_word(line, ", step ", 0);
    line_number(line, (int64_t)result->quantum, 0);
    if (!result->ticks) {
        line_word(line, ", core cycle unknown", 0);
        return;
    }
    line_word(line, ", core cycle ", 0);
    line_thousandths(line, result->ticks);
    line_word(line, " ticks", 0);
    if (result->ticks_end) {
        line_word(line, ", at the end ", 0);
        line_thousandths(line, result->ticks_end);
    }
}

static void put_clock(struct grid *grid, unsigned row, const struct shown_boot *boot,
                      const struct shown_result *result)
{
    struct text_line line;
    uint64_t khz;

    line_start(&line);
    line_word(&line, "TSC ", 0);
    if (text_number(shown_fact(boot, "clock.tsc-khz"), '\0', &khz))
        line_thousandths(&line, khz);
    else
        line_word(&line, "?", 0);
    line_word(&line, " MHz", 0);
    if (boot->exact)
        line_word(&line, "; QEMU counts instructions, exactly: no time", 0);
    else if (result)
        line_found(&line, result);
    grid_field(grid, row, "Clock", SCREEN_PLAIN, line_text(&line));
}

static void put_mitigations(struct grid *grid, unsigned row, const struct shown_result *result)
{
    const char *text = "cannot tell";
    unsigned i;

    for (i = 0; i < result->check_count; i++)
        if (text_equal(result->checks[i].name, "mitigations") && *result->checks[i].value)
            text = result->checks[i].value;
    grid_field(grid, row, "Mitigations", SCREEN_PLAIN, text);
}

unsigned layout_host(struct grid *grid, unsigned row, const struct shown_boot *boot,
                     const struct shown_result *result)
{
    put_processor(grid, row++, boot);
    put_xen(grid, row++, boot);
    put_clock(grid, row++, boot, result);
    if (result)
        put_mitigations(grid, row++, result);
    return row;
}
