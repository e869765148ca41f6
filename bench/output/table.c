/* SPDX-License-Identifier: MIT */
#include "bench/output/table.h"

#include "bench/measure/control.h"
#include "bench/plan/plan.h"
#include "core/console/console.h"
#include "core/line.h"

#define NAME_WIDTH 41

static struct table_row rows[PLAN_CASES_MAX];
static unsigned count;
static struct table_row current;

void table_note(const struct measurement *m, const struct options *options)
{
    const struct shot *shot = &m->shot;
    int64_t price = (int64_t)(measurement_value(m, options) - control_twin_value(shot));

    if ((shot->path == PATH_SINGLE || shot->path == PATH_TRAP) && shot->n == 1) {
        current.single = price;
        current.has_single = true;
    } else if (shot->path == PATH_MULTI && !shot->fill && shot->n >= current.batch) {
        current.entry = price / shot->n;
        current.batch = shot->n;
    }
}

void table_status(const struct case_row *row, enum status status)
{
    current.row = row;
    current.status = status;
    if (count < PLAN_CASES_MAX)
        rows[count++] = current;
    current = (struct table_row){0};
}

const struct table_row *table_row_at(unsigned i)
{
    return i < count ? &rows[i] : NULL;
}

static void print_line(struct text_line *line)
{
    line_word(line, "\n", 0);
    console_write(line->bytes, line->len);
}

static void print_row(const struct table_row *row)
{
    struct text_line line;

    line_start(&line);
    line_word(&line, row->row->info.name, NAME_WIDTH);
    line_word(&line, status_name(row->status), 9);
    if (row->has_single)
        line_number(&line, row->single, 9);
    else
        line_word(&line, "        -", 0);
    if (row->batch)
        line_number(&line, row->entry, 13);
    print_line(&line);
}

void table_print(const struct options *options)
{
    const struct table_row *row;
    struct text_line line;
    unsigned i;

    line_start(&line);
    line_word(&line, options->shift == NO_SHIFT ? "price in cycles" : "price in insns", NAME_WIDTH);
    line_word(&line, "status      single  per entry in the largest batch", 0);
    print_line(&line);
    for (i = 0; (row = table_row_at(i)); i++)
        print_row(row);
}
