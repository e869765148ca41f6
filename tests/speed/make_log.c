/* SPDX-License-Identifier: MIT */
/*
 * A console log of any size, for timing its reader: whole, valid, and of a real run's shape.  Every
 * case has 2 series alone and 14 of multicalls, as most rows of the whole list have.
 *
 *     make_log UNIT BOOTS CASES SAMPLES SEED >LOG
 *
 * In insns one sample of a series is disturbed and the others are equal; in cycles they are spread
 * over some dozens of ticks, with one in a hundred far out.  SEED moves a case in fifty by 2 %, so
 * that two logs have something to be compared for.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/makers/log_maker.h"

#include "report/cases/table.h"
#include "report/record/record.h"

#define SAMPLES_MAX 2048

struct shape {
    bool cycles;
    unsigned boots, cases, samples, seed;
};

static uint32_t random_state;

/* Numerical Recipes' generator: the same bytes everywhere, whatever the C library. */
static unsigned random_below(unsigned limit)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % limit;
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static uint64_t spread(void)
{
    uint64_t ticks = 0;
    int i;

    for (i = 0; i < 4; i++)
        ticks += random_below(16);
    return random_below(100) ? ticks : ticks + 500 + random_below(5000);
}

static void take_samples(const struct shape *shape, uint64_t level, uint64_t *values)
{
    unsigned i;

    for (i = 0; i < shape->samples; i++)
        values[i] = level + (shape->cycles ? spread() : i + 1 == shape->samples ? 145 : 0);
    qsort(values, shape->samples, sizeof(*values), by_value);
}

/* How many of the values from 'at' on are equal. */
static unsigned equal_from(const struct shape *shape, const uint64_t *values, unsigned at)
{
    unsigned count = 1;

    while (at + count < shape->samples && values[at + count] == values[at])
        count++;
    return count;
}

/* One number of a series; where the record is full, a "more" record goes on. */
static void put_number(struct log_maker *m, uint32_t of, const char *key, uint64_t number)
{
    if (record_uint(&m->record, key, number))
        return;
    maker_put(m);
    maker_record(m, "more");
    record_uint(&m->record, "of", of);
    record_uint(&m->record, key, number);
}

/* What fits into the record that is open, and the rest in records of pairs. */
static void put_pairs(struct log_maker *m, const struct shape *shape, uint32_t of,
                      const uint64_t *values)
{
    bool first = true;
    unsigned at = 0;

    while (at < shape->samples) {
        unsigned count = equal_from(shape, values, at);

        if (record_pair(&m->record, "v", &first, values[at], count)) {
            at += count;
            continue;
        }
        maker_put(m);
        maker_record(m, "pairs");
        record_uint(&m->record, "of", of);
        record_uint(&m->record, "at", at);
        first = true;
    }
    maker_put(m);
}

/* As the kernel writes it. */
static void put_series(struct log_maker *m, const struct shape *shape, const char *name,
                       enum path path, bool fill, unsigned n, uint64_t level)
{
    struct record *r = maker_record(m, "series");
    uint32_t of = m->number - 1;
    uint64_t values[SAMPLES_MAX] = {0};

    take_samples(shape, level, values);
    record_text(r, "case", name);
    record_text(r, "path", path_name(path));
    if (fill)
        record_uint(r, "fill", 1);
    record_uint(r, "n", n);
    put_number(m, of, "cold", level + 300);
    put_number(m, of, "warmup", m->warmup);
    put_number(m, of, "samples", shape->samples);
    put_pairs(m, shape, of, values);
}

static void put_case(struct log_maker *m, const struct shape *shape, const char *name,
                     unsigned index)
{
    uint64_t call = 300 + 7 * index;
    unsigned n;

    if (shape->seed && (index + shape->seed) % 50 == 0)
        call += call / 50;
    maker_case(m, name);
    for (n = 1; n <= 2; n++)
        put_series(m, shape, name, PATH_SINGLE, false, n, MAKER_TWIN + 10 * (n - 1) + n * call);
    for (n = 1; n <= 64; n *= 2)
        put_series(m, shape, name, PATH_MULTI, false, n, MAKER_TWIN + 200 + n * (call - 100));
    for (n = 1; n <= 64; n *= 2)
        put_series(m, shape, name, PATH_MULTI, true, n, MAKER_TWIN + 200 + n * (call - 90));
    maker_status(m, name, "ok");
}

static void put_boot(struct log_maker *m, const struct shape *shape)
{
    unsigned put = 0;
    size_t i;

    maker_xen(m);
    maker_begin(m);
    maker_controls(m);
    for (i = 0; i < case_table_size && put < shape->cases; i++)
        if (!(case_table[i].flags & (CASE_CONTROL | CASE_SELFTEST | CASE_SMP)))
            put_case(m, shape, case_table[i].name, put++);
    maker_end(m, "ok");
}

int main(int argc, char **argv)
{
    struct shape shape;
    struct log_maker m;
    unsigned boot;

    if (argc != 6) {
        fputs("usage: make_log insns|cycles BOOTS CASES SAMPLES SEED\n", stderr);
        return 4;
    }
    shape =
        (struct shape){!strcmp(argv[1], "cycles"), (unsigned)atoi(argv[2]), (unsigned)atoi(argv[3]),
                       (unsigned)atoi(argv[4]), (unsigned)atoi(argv[5])};
    if (!shape.samples || shape.samples > SAMPLES_MAX)
        return 4;
    random_state = shape.seed;
    maker_open(&m, argv[1]);
    m.samples = shape.samples;
    for (boot = 0; boot < shape.boots; boot++)
        put_boot(&m, &shape);
    fputs(maker_text(&m), stdout);
    maker_free(&m);
    return 0;
}
