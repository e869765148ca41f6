/* SPDX-License-Identifier: MIT */
/* See day.h. */
#include "report/system/day.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static day_t day_of(const struct tm *tm)
{
    return (day_t)(tm->tm_year + 1900) * 10000u + (day_t)(tm->tm_mon + 1) * 100u +
           (day_t)tm->tm_mday;
}

/* timegm moves a day that there is not, such as 30 February, to one that there is. */
static bool exists(const struct tm *tm)
{
    struct tm copy = *tm;

    return timegm(&copy) != (time_t)-1 && day_of(&copy) == day_of(tm);
}

bool day_read(const char *text, day_t *day)
{
    struct tm tm = {0};
    const char *end;

    if (strspn(text, "0123456789-") != 10 || strlen(text) != 10 || text[4] != '-')
        return false;
    end = strptime(text, "%Y-%m-%d", &tm);
    if (!end || *end || !exists(&tm))
        return false;
    *day = day_of(&tm);
    return true;
}

day_t day_today(void)
{
    time_t now = time(NULL);
    struct tm utc;

    gmtime_r(&now, &utc);
    return day_of(&utc);
}

void day_text(day_t day, char *out)
{
    snprintf(out, DAY_TEXT, "%04u-%02u-%02u", day / 10000 % 10000, day / 100 % 100, day % 100);
}
