/* SPDX-License-Identifier: MIT */
/*
 * A console log that is large in one way, to see how time and memory grow with it:
 *
 *     make_shape SHAPE N [SEED] >LOG
 *
 * Each is whole and valid, with the controls of a boot.  SEED makes one case in a hundred 2 %
 * slower.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/makers/log_maker.h"

#include "report/record/record.h"

static unsigned seed;

static unsigned price_of(unsigned i)
{
    unsigned price = 300 + i % 1000;

    return seed && (i + seed) % 100 == 0 ? price + price / 50 : price;
}

/* One case that has calls alone and in a multicall. */
static void put_case(struct log_maker *m, unsigned i)
{
    unsigned price = price_of(i);
    char name[32];

    /* Some cases of each of many families. */
    snprintf(name, sizeof(name), "family%u/case%u", i / 20, i);
    maker_case(m, name);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + price);
    maker_samples(m, name, PATH_SINGLE, 0, 2, MAKER_TWIN + 10 + 2 * price);
    maker_samples(m, name, PATH_MULTI, 0, 64, MAKER_TWIN + 200 + 64 * price);
    maker_status(m, name, "ok");
}

static void start_boot(struct log_maker *m)
{
    maker_xen(m);
    maker_begin(m);
    maker_controls(m);
}

static void put_cases(struct log_maker *m, unsigned count)
{
    unsigned i;

    start_boot(m);
    for (i = 0; i < count; i++)
        put_case(m, i);
    maker_end(m, "ok");
}

/* Cases of which nothing is known but that they are not here. */
static void put_names(struct log_maker *m, unsigned count)
{
    char name[32];
    unsigned i;

    start_boot(m);
    for (i = 0; i < count; i++) {
        snprintf(name, sizeof(name), "f%u/c", i);
        maker_case(m, name);
        maker_status(m, name, "skipped");
    }
    maker_end(m, "ok");
}

/* One case, with a series for each of so many n, by a path. */
static void put_one(struct log_maker *m, enum path path, unsigned count)
{
    unsigned n;

    start_boot(m);
    put_case(m, 0);
    maker_case(m, "many/series");
    for (n = 1; n <= count; n++)
        maker_samples(m, "many/series", path, 0, n, MAKER_TWIN + 200 + 10 * n);
    maker_status(m, "many/series", "ok");
    maker_end(m, "ok");
}

static void put_series(struct log_maker *m, unsigned count)
{
    put_one(m, PATH_MULTI, count);
}

static void put_alone(struct log_maker *m, unsigned count)
{
    put_one(m, PATH_SINGLE, count);
}

/* Cases with as many skips as they may have, each for another reason. */
static void put_skips(struct log_maker *m, unsigned count)
{
    char name[32], why[32];
    unsigned i;

    start_boot(m);
    for (i = 0; i < count; i++) {
        struct record *r;

        snprintf(name, sizeof(name), "many/skips%u", i / 4000);
        if (i % 4000 == 0)
            maker_case(m, name);
        snprintf(why, sizeof(why), "reason %u", i);
        r = maker_record(m, "skip");
        record_text(r, "case", name);
        record_text(r, "path", "multi");
        record_text(r, "why", why);
        maker_put(m);
        if (i % 4000 == 3999 || i + 1 == count)
            maker_status(m, name, "skipped");
    }
    maker_end(m, "ok");
}

static void put_boots(struct log_maker *m, unsigned count)
{
    unsigned i, k;

    for (i = 0; i < count; i++) {
        start_boot(m);
        for (k = 0; k < 20; k++)
            put_case(m, k);
        maker_end(m, "ok");
    }
}

#define DIFFERENT 10000u

/* A case whose samples all differ. */
static void put_pairs(struct log_maker *m, unsigned count)
{
    unsigned at = 0;
    bool first;

    m->samples = DIFFERENT;
    start_boot(m);
    maker_case(m, "many/pairs");
    while (at < count) {
        uint32_t of = maker_series(m, "many/pairs", PATH_SINGLE, 0, 1 + at / DIFFERENT, DIFFERENT);
        unsigned end = at + DIFFERENT;

        while (at < end) {
            maker_record(m, "pairs");
            record_uint(&m->record, "of", of);
            record_uint(&m->record, "at", at % DIFFERENT);
            for (first = true; at < end && record_pair(&m->record, "v", &first, 1000 + at, 1); at++)
                ;
            maker_put(m);
        }
    }
    maker_status(m, "many/pairs", "ok");
    maker_end(m, "ok");
}

/* A thousand facts a boot. */
static void put_facts(struct log_maker *m, unsigned count)
{
    char key[32], value[32];
    unsigned i, k;

    for (i = 0; i < count; i += 1000) {
        start_boot(m);
        for (k = 0; k < 1000; k++) {
            snprintf(key, sizeof(key), "many.facts.%u", k);
            snprintf(value, sizeof(value), "value %u", k + (k % 10 == 0 ? i : 0));
            maker_fact(m, key, value);
        }
        maker_end(m, "ok");
    }
}

/* What is not ours, and what is damaged. */
static void put_lines(struct log_maker *m, unsigned count)
{
    unsigned i;

    start_boot(m);
    for (i = 0; i < count; i++)
        if (i % 10)
            fprintf(m->out, "(XEN) [%12u] d0v0 says something that is no fact of ours\r\n", i);
        else
            fprintf(m->out, "PVB1 %u series case=a/b path=single n=1 samples=1 v=1x1 #00000000\n",
                    i);
    maker_end(m, "ok");
}

static const struct {
    const char *name;
    void (*put)(struct log_maker *m, unsigned count);
} shapes[] = {
    {"cases", put_cases}, {"names", put_names}, {"series", put_series},
    {"alone", put_alone}, {"skips", put_skips}, {"boots", put_boots},
    {"pairs", put_pairs}, {"facts", put_facts}, {"lines", put_lines},
};

int main(int argc, char **argv)
{
    struct log_maker m;
    size_t i;

    for (i = 0; argc >= 3 && i < sizeof(shapes) / sizeof(*shapes); i++) {
        if (strcmp(argv[1], shapes[i].name) != 0)
            continue;
        seed = argc > 3 ? (unsigned)atoi(argv[3]) : 0;
        maker_open(&m, strcmp(argv[1], "pairs") ? "insns" : "cycles");
        shapes[i].put(&m, (unsigned)atoi(argv[2]));
        fputs(maker_text(&m), stdout);
        maker_free(&m);
        return fflush(stdout) == 0 ? 0 : 4;
    }
    fputs("usage: make_shape SHAPE N [SEED]\n", stderr);
    return 4;
}
