/* SPDX-License-Identifier: MIT */
/* Days of the calendar (report/system/day.h). */
#include "tests/unit/support/check.h"

#include <time.h>

#include "report/system/day.h"

static void test_days_there_are(void **state)
{
    static const struct {
        const char *text;
        day_t day;
    } rows[] = {{"2026-01-01", 20260101}, {"2026-12-31", 20261231}, {"2024-02-29", 20240229},
                {"2000-02-29", 20000229}, {"9999-12-31", 99991231}, {"1969-12-31", 19691231}};
    char text[DAY_TEXT];
    day_t day;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_true(day_read(rows[i].text, &day));
        assert_int_equal(day, rows[i].day);
        day_text(day, text);
        assert_string_equal(text, rows[i].text);
    }
}

static void test_days_there_are_not(void **state)
{
    static const char *const texts[] = {
        "",           "2026",       "2026-1-1",   "2026-02-30", "2025-02-29",  "1900-02-29",
        "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "2026/01/01",  "2026-01-1x",
        "2026- 1-01", "2026-01- 1", "2026-01-+1", "20260101",   "2026-01-011", "x026-01-01"};
    day_t day;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        if (day_read(texts[i], &day))
            fail_msg("'%s' is taken for %u", texts[i], day);
}

/* Whatever the clock on the wall says where the gate runs. */
static void test_today_is_utc(void **state)
{
    static const char *const zones[] = {"UTC0", "LINT-14", "AOE12"};
    day_t before, after, today;
    time_t now;
    struct tm utc;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(zones) / sizeof(*zones); i++) {
        setenv("TZ", zones[i], 1);
        tzset();
        now = time(NULL);
        gmtime_r(&now, &utc);
        before = (day_t)((utc.tm_year + 1900) * 10000 + (utc.tm_mon + 1) * 100 + utc.tm_mday);
        today = day_today();
        now = time(NULL);
        gmtime_r(&now, &utc);
        after = (day_t)((utc.tm_year + 1900) * 10000 + (utc.tm_mon + 1) * 100 + utc.tm_mday);
        assert_true(today == before || today == after);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_there_are),
        cmocka_unit_test(test_days_there_are_not),
        cmocka_unit_test(test_today_is_utc),
    };

    return cmocka_run_group_tests_name("day", tests, NULL, NULL);
}
