/* SPDX-License-Identifier: MIT */
/* The telling prices, in two halves beside each other: see shown.h. */
#include "bench/summary/shown.h"
#include "core/text.h"

/* Columns of a half: the words, two prices and their ratio. */
#define WORDS       19
#define PRICE       7
#define RATIO       5
#define HALF        40
#define RATIO_FINE  100  /* from here on without a digit behind the point ... */
#define RATIO_MOST  9999 /* ... and what there is room for */
#define PRICE_MOST  999999
#define PRICE_LEAST (-99999)

bool telling_is_priced(const struct telling_price *price)
{
    return price->ended && (price->status == STATUS_OK || price->status == STATUS_UNSTABLE);
}

/* A text at the right of so many columns. */
static void put_right(struct grid *grid, unsigned row, unsigned column, unsigned width,
                      enum screen_colour colour, struct text_line *line)
{
    const char *text = line_text(line);
    unsigned len = (unsigned)line->len;

    grid_put(grid, row, column + (len < width ? width - len : 0), width, colour, text);
}

/* In thousands, millions and so on where it has more digits than columns. */
static void line_price(struct text_line *line, int64_t price)
{
    static const char *const units[] = {"", "k", "M", "G", "T", "P"};
    unsigned unit = 0;

    while ((price > PRICE_MOST || price < PRICE_LEAST) &&
           unit + 1 < sizeof(units) / sizeof(*units)) {
        price /= 1000;
        unit++;
    }
    line_number(line, price, 0);
    line_word(line, units[unit], 0);
}

static void put_price(struct grid *grid, unsigned row, unsigned column, bool is_there,
                      int64_t price)
{
    struct text_line line;

    line_start(&line);
    if (is_there)
        line_price(&line, price);
    else
        line_word(&line, "-", 0);
    /* A column before it is left blank. */
    put_right(grid, row, column + 1, PRICE - 1, SCREEN_PLAIN, &line);
}

/* How many times more a call alone takes. */
static void line_gain(struct text_line *line, uint64_t single, uint64_t entry)
{
    uint64_t tenths = single / entry < RATIO_FINE ? (10 * single + entry / 2) / entry : 0;

    line_number(line, (int64_t)(tenths ? tenths / 10 : single / entry), 0);
    if (!tenths)
        return;
    line_word(line, ".", 0);
    line_number(line, (int64_t)(tenths % 10), 0);
}

/* With a '?' behind it where the prices vary. */
static void put_gain(struct grid *grid, unsigned row, unsigned column,
                     const struct telling_price *price)
{
    bool is_there = price->has_single && price->batch && price->single > 0 && price->entry > 0 &&
                    price->single / price->entry <= RATIO_MOST;
    struct text_line line;

    line_start(&line);
    if (is_there)
        line_gain(&line, (uint64_t)price->single, (uint64_t)price->entry);
    else
        line_word(&line, "-", 0);
    put_right(grid, row, column, RATIO, SCREEN_PLAIN, &line);
    if (price->status == STATUS_UNSTABLE)
        grid_put(grid, row, column + RATIO, 1, SCREEN_WARNING, "?");
}

/* A longer name is cut in front: those of one family differ at their ends. */
static void put_words(struct grid *grid, unsigned row, unsigned column, const char *words)
{
    size_t len = text_length(words);

    if (len > WORDS) {
        column = grid_put(grid, row, column, WORDS, SCREEN_PLAIN, "..");
        words += len - (WORDS - 2);
    }
    grid_put(grid, row, column, WORDS, SCREEN_PLAIN, words);
}

static void put_row(struct grid *grid, unsigned row, unsigned column,
                    const struct telling_price *price)
{
    struct text_line line;

    put_words(grid, row, column, price->words);
    column += WORDS;
    if (telling_is_priced(price)) {
        put_price(grid, row, column, price->has_single, price->single);
        put_price(grid, row, column + PRICE, price->batch > 0, price->entry);
        put_gain(grid, row, column + 2 * PRICE, price);
        return;
    }
    line_start(&line);
    line_word(&line, price->ended ? status_name(price->status) : "not measured", 0);
    put_right(grid, row, column, 2 * PRICE, SCREEN_DIM, &line);
}

/* "cycles" and "alone  in 64 gain"; the batch is the largest that any of them has. */
static void put_heads(struct grid *grid, unsigned row, unsigned column,
                      const struct shown_boot *boot, unsigned batch)
{
    struct text_line line;

    grid_put(grid, row, column, WORDS, SCREEN_DIM, boot->exact ? "instructions" : "TSC ticks");
    column += WORDS;
    line_start(&line);
    line_word(&line, "alone", 0);
    put_right(grid, row, column, PRICE, SCREEN_DIM, &line);
    line_start(&line);
    if (batch) {
        line_word(&line, "in ", 0);
        line_number(&line, batch, 0);
    } else {
        line_word(&line, "batch", 0);
    }
    put_right(grid, row, column + PRICE, PRICE, SCREEN_DIM, &line);
    grid_put(grid, row, column + 2 * PRICE + 1, RATIO - 1, SCREEN_DIM, "gain");
}

unsigned layout_prices(struct grid *grid, unsigned row, const struct shown_boot *boot,
                       const struct telling_price *prices)
{
    unsigned half = (TELLING_COUNT + 1) / 2, batch = 0, i;

    for (i = 0; i < TELLING_COUNT; i++)
        if (prices[i].batch > batch)
            batch = prices[i].batch;
    for (i = 0; i < 2; i++)
        put_heads(grid, row, i * HALF, boot, batch);
    for (i = 0; i < TELLING_COUNT; i++)
        put_row(grid, row + 1 + i % half, i / half * HALF, &prices[i]);
    return row + 1 + half;
}
