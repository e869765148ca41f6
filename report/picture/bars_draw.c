/* SPDX-License-Identifier: MIT */
/* The pages of a picture of bars: see bars_draw.h. */
#include "report/picture/bars_draw.h"

#include "report/picture/bars_page.h"
#include "report/picture/pictures_drawn.h"
#include "report/system/exit.h"

/* Of more a picture would be taller than anybody scrolls, in heights of a bar. */
#define PAGE_MOST 180

/* How many rows from the first on fit on a page; one always does. */
static size_t rows_fitting(const struct bars *bars, size_t first)
{
    double height = 0;
    size_t count = 0;

    while (first + count < bars->row_count) {
        height += bars_row_height(bars, &bars->rows[first + count]);
        if (count && height > PAGE_MOST)
            break;
        count++;
    }
    return count;
}

static size_t count_pages(const struct bars *bars)
{
    size_t first, count = 0;

    for (first = 0; first < bars->row_count; first += rows_fitting(bars, first))
        count++;
    return count;
}

int bars_draw(const struct bars *bars, const char *dir)
{
    size_t first = 0, page, pages = bars_any(bars) ? count_pages(bars) : 0;
    int status = EXIT_GOOD;

    for (page = 1; page <= pages && status == EXIT_GOOD; page++) {
        struct bars_page at = {bars, first, rows_fitting(bars, first), page, pages};

        status = bars_page_draw(&at, dir);
        first += at.count;
    }
    pictures_drop_from(dir, bars->name, pages + 1);
    return status;
}
