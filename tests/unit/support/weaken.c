/* SPDX-License-Identifier: MIT */
/* See weaken.h. */
#include "tests/unit/support/weaken.h"

#include <stdio.h>

#include "tests/unit/support/check.h"

unsigned long series_value(const struct mutant *m, size_t at)
{
    char pairs[FIELD_MOST];

    assert_true(field_get(m, at + 1, "v", pairs));
    return strtoul(pairs, NULL, 10);
}

void series_set_pairs(struct mutant *m, size_t at, const char *format, ...)
{
    char pairs[FIELD_MOST];
    va_list args;

    va_start(args, format);
    vsnprintf(pairs, sizeof(pairs), format, args);
    va_end(args);
    field_set(m, at + 1, "v", pairs);
}

bool series_is_alone(const struct mutant *m, size_t at)
{
    return field_is(m, at, "path", "single") || field_is(m, at, "path", "trap");
}

bool series_is_judged(const struct mutant *m, size_t at)
{
    char name[FIELD_MOST];

    /* One case of the small log is absent, and no refusal is judged. */
    return field_get(m, at, "case", name) && strncmp(name, "control/", 8) != 0 &&
           strcmp(name, "xen_version/extraversion2") != 0 && !field_is(m, at, "fill", "1") &&
           field_is(m, at, "n", series_is_alone(m, at) ? "1" : "64");
}

void make_twice_as_slow(struct mutant *m, size_t at)
{
    series_set_pairs(m, at, "%lux20", 2 * series_value(m, at));
}

void make_some_slow(struct mutant *m, size_t at, unsigned some)
{
    unsigned long value = series_value(m, at);

    series_set_pairs(m, at, "%lux%u,%lux%u", value, 20 - some, 10 * value, some);
}

void make_nine_slow(struct mutant *m, size_t at)
{
    make_some_slow(m, at, 9);
}

void keep_samples(struct mutant *m, size_t at, unsigned kept)
{
    char samples[16];

    series_set_pairs(m, at, "%lux%u", series_value(m, at), kept);
    snprintf(samples, sizeof(samples), "%u", kept);
    field_set(m, at, "samples", samples);
}

void keep_one_sample(struct mutant *m, size_t at)
{
    keep_samples(m, at, 1);
}

void keep_half(struct mutant *m, size_t at)
{
    keep_samples(m, at, 10);
}

void drop_series(struct mutant *m, size_t at)
{
    mutant_drop(m, at, mutant_series_end(m, at) - at);
}
