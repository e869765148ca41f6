/* SPDX-License-Identifier: MIT */
/* Days of the calendar, as a policy's expiry dates need them. */
#ifndef REPORT_SYSTEM_DAY_H
#define REPORT_SYSTEM_DAY_H

#include <stdbool.h>

/* A day as a number that rises: 20261231. */
typedef unsigned day_t;

/* "2026-12-31", a day that there is.  False: anything else, or something behind it. */
bool day_read(const char *text, day_t *day);

/* Today in UTC, so that a gate says the same everywhere. */
day_t day_today(void);

/* "2026-12-31"; 'out' has room for DAY_TEXT bytes. */
#define DAY_TEXT 16
void day_text(day_t day, char *out);

#endif
