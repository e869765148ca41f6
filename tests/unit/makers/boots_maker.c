/* SPDX-License-Identifier: MIT */
/* See boots_maker.h. */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/run_json.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"

#define SAMPLES 50u

#define FACTS_MOST (sizeof(((struct boots *)NULL)->facts) / sizeof(const char *))

static unsigned price_at(const unsigned *prices, unsigned boot)
{
    return prices[boot] ? prices[boot] : prices[0];
}

static void put_series(struct log_maker *m, const struct boots_case *c, enum path path, unsigned n,
                       unsigned cost)
{
    struct record *r = maker_record(m, "series");
    char pairs[64];
    uint32_t of;

    record_text(r, "case", c->name);
    record_text(r, "path", path_name(path));
    record_uint(r, "n", n);
    record_uint(r, "cold", c->cold ? c->cold : 999);
    record_uint(r, "warmup", m->warmup);
    record_uint(r, "samples", SAMPLES);
    maker_put(m);
    of = m->number - 1;
    if (c->outliers)
        snprintf(pairs, sizeof(pairs), "%ux%u,%ux%u", MAKER_TWIN + cost, SAMPLES - c->outliers,
                 MAKER_TWIN + cost + 100, c->outliers);
    else
        snprintf(pairs, sizeof(pairs), "%ux%u", MAKER_TWIN + cost, SAMPLES);
    maker_pairs(m, of, 0, pairs);
}

static void put_batches(struct log_maker *m, const struct boots *boots, const struct boots_case *c,
                        enum path path, unsigned price)
{
    const char *at = boots->batches ? boots->batches : "1,8,64";
    char *end;

    for (; price; at = end + 1) {
        unsigned n = (unsigned)strtoul(at, &end, 10);

        put_series(m, c, path, n, n * price);
        if (!*end)
            return;
    }
}

/* What was issued of it. */
static void put_paths(struct log_maker *m, const struct boots *boots, const struct boots_case *c,
                      unsigned boot)
{
    if (c->call[0])
        put_series(m, c, PATH_SINGLE, 1, price_at(c->call, boot));
    put_batches(m, boots, c, PATH_MULTI, price_at(c->entry, boot));
    put_batches(m, boots, c, PATH_ARRAY, price_at(c->item, boot));
}

static void put_case(struct log_maker *m, const struct boots *boots, const struct boots_case *c,
                     unsigned boot)
{
    struct record *r = maker_record(m, "case");

    m->cases++;
    record_text(r, "name", c->name);
    record_uint(r, "rev", c->rev ? c->rev : 1);
    record_text(r, "state", c->state ? c->state : "none");
    record_uint(r, "faults", 0);
    maker_put(m);
    if (!c->status || strcmp(c->status, "skipped") != 0)
        put_paths(m, boots, c, boot);
    r = maker_record(m, "status");
    record_text(r, "case", c->name);
    record_text(r, "status", c->status ? c->status : "ok");
    if (c->why)
        record_text(r, "why", c->why);
    maker_put(m);
}

/* What the kernel says when a call of nothing has cost it something. */
static void put_bad_control(struct log_maker *m)
{
    struct record *r = maker_record(m, "control");

    record_text(r, "name", "empty");
    record_text(r, "status", "failed");
    record_uint(r, "want", 0);
    record_uint(r, "got", 7);
    maker_put(m);
}

static void put_boot(struct log_maker *m, const struct boots *boots, unsigned boot)
{
    size_t i;

    fputs("(XEN) Xen version 4.17.5 (somebody) (gcc) debug=n\n", m->out);
    m->batches = boots->batches ? boots->batches : "1,8,64";
    m->warmup = boots->warmup ? boots->warmup : m->warmup;
    for (i = 0; i < FACTS_MOST && boots->facts[i]; i += 2)
        if (!strcmp(boots->facts[i], "guest.role"))
            m->role = boots->facts[i + 1];
    maker_begin(m);
    for (i = 0; i < FACTS_MOST && boots->facts[i]; i += 2)
        if (strcmp(boots->facts[i], "guest.role") != 0)
            maker_fact(m, boots->facts[i], boots->facts[i + 1]);
    maker_controls(m);
    if (boots->bad_controls)
        put_bad_control(m);
    for (i = 0; i < boots->case_count; i++)
        put_case(m, boots, &boots->cases[i], boot);
    maker_end(m, boots->end ? boots->end : "ok");
}

static void put_log(struct log_maker *m, const struct boots *boots)
{
    unsigned boot;

    maker_open(m, boots->unit ? boots->unit : "insns");
    for (boot = 0; boot < (boots->count ? boots->count : 1); boot++)
        put_boot(m, boots, boot);
}

/* What no log has: the plugin counted it. */
static void set_once(struct run *run, const char *name, const unsigned *iterations)
{
    struct run_case *c = run_find_case(run, name);
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++) {
            struct series *s = &c->paths[path].at[i];
            uint64_t mode, held;

            s->has_once = series_mode(s, &mode, &held);
            s->once = mode - (iterations ? s->n * price_at(iterations, s->boot - 1) : 0);
        }
}

struct run *boots_run(const struct boots *boots)
{
    struct log_maker m;
    struct run *run;
    size_t i;

    put_log(&m, boots);
    run = run_of_maker(&m);
    for (i = 0; boots->once && i < run->case_count; i++)
        set_once(run, run->cases[i].name, NULL);
    for (i = 0; boots->once && i < boots->case_count; i++)
        set_once(run, boots->cases[i].name, boots->cases[i].rep);
    return run;
}

static char *json_file(const struct boots *boots)
{
    struct run *run = boots_run(boots);
    char *name = json_file_of(run);

    run_free(run);
    return name;
}

char *boots_file(const struct boots *boots)
{
    struct log_maker m;
    const char *text;
    char *name;

    if (boots->once)
        return json_file(boots);
    put_log(&m, boots);
    text = maker_text(&m);
    name = temporary_file(text, strlen(text));
    maker_free(&m);
    return name;
}
