/* SPDX-License-Identifier: MIT */
#include "core/line.h"

void line_start(struct text_line *line)
{
    line->len = 0;
}

static void line_byte(struct text_line *line, char byte)
{
    if (line->len < sizeof(line->bytes) - 1)
        line->bytes[line->len++] = byte;
}

void line_word(struct text_line *line, const char *word, size_t width)
{
    size_t n;

    for (n = 0; word[n]; n++)
        line_byte(line, word[n]);
    for (; n < width; n++)
        line_byte(line, ' ');
}

void line_number(struct text_line *line, int64_t value, size_t width)
{
    char digits[20];
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    size_t n = 0, used;

    do {
        digits[n++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    for (used = n + (value < 0); used < width; used++)
        line_byte(line, ' ');
    if (value < 0)
        line_byte(line, '-');
    while (n)
        line_byte(line, digits[--n]);
}

void line_thousandths(struct text_line *line, uint64_t value)
{
    unsigned rest = (unsigned)(value % 1000);

    line_number(line, (int64_t)(value / 1000), 0);
    line_word(line, rest < 10 ? ".00" : rest < 100 ? ".0" : ".", 0);
    line_number(line, rest, 0);
}

const char *line_text(struct text_line *line)
{
    line->bytes[line->len] = '\0';
    return line->bytes;
}
