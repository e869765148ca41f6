/* SPDX-License-Identifier: MIT */
/* See digest_maker.h. */
#include "tests/unit/makers/digest_maker.h"

#include "tests/unit/support/check.h"

#include "report/digest/digest.h"
#include "report/checks/check.h"

static const char *const fields[][2] = {
    {"version", "1"},
    {"env", "pv64"},
    {"xen", "4.17.7"},
    {"build", "0123456789abcdef"},
    {"cpu", "000006d3"},
    {"unit", "cycles"},
    {"verdict", "SUCCESS"},
    {"controls", "good"},
    {"ok", "480"},
    {"other", "29"},
    {"quantum", "2"},
    {"ticks", "688"},
    {"checks", NULL},
    {"prices", "323:207,634:518,847:731,1200:1100,800:-3,1007:891,289:173,1500:1400,2200:-,900:-,"
               "-:-,12345678:9"},
};

/* As many letters as there are checks: the second is a warning, the last cannot be told. */
static const char *all_checks(void)
{
    static char text[DIGEST_CHECKS + 1];
    size_t i;

    for (i = 0; i < check_count(); i++)
        text[i] = i == 1 ? 'w' : i + 1 == check_count() ? 'u' : 'o';
    return text;
}

char *digest_with(const char *key, const char *value)
{
    struct record record;
    size_t i;

    record_open(&record, 1234, RECORD_DIGEST);
    for (i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
        const char *said = fields[i][1] ? fields[i][1] : all_checks();

        if (key && !strcmp(key, fields[i][0]))
            said = value;
        if (said)
            assert_true(record_text(&record, fields[i][0], said));
    }
    record_close(&record);
    return strndup(record.line, record.len);
}
