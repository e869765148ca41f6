/* SPDX-License-Identifier: MIT */
/* Words and numbers of all screens: see shown.h. */
#include "bench/summary/shown.h"

const char *shown_fact(const struct shown_boot *boot, const char *key)
{
    const char *value = boot->facts->value(boot->facts->of, key);

    return value && *value ? value : "?";
}

void line_xen(struct text_line *line, const struct shown_boot *boot)
{
    const char *extra = boot->facts->value(boot->facts->of, "xen.extraversion");

    line_word(line, shown_fact(boot, "xen.major"), 0);
    line_word(line, ".", 0);
    line_word(line, shown_fact(boot, "xen.minor"), 0);
    line_word(line, extra ? extra : "", 0);
}

static void line_two_digits(struct text_line *line, uint64_t value)
{
    if (value < 10)
        line_word(line, "0", 0);
    line_number(line, (int64_t)value, 0);
}

void line_seconds(struct text_line *line, uint64_t seconds)
{
    uint64_t minutes = seconds / 60;

    if (minutes >= 60) {
        line_number(line, (int64_t)(minutes / 60), 0);
        line_word(line, " h ", 0);
        line_two_digits(line, minutes % 60);
        line_word(line, " min", 0);
        return;
    }
    if (minutes) {
        line_number(line, (int64_t)minutes, 0);
        line_word(line, " min ", 0);
        line_two_digits(line, seconds % 60);
    } else {
        line_number(line, (int64_t)seconds, 0);
    }
    line_word(line, " s", 0);
}
