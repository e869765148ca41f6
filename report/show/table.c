/* SPDX-License-Identifier: MIT */
/* The head and the tables of "pvbench show": see blocks.h. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/named.h"
#include "report/format/notes.h"
#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/status.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/prices/case.h"
#include "report/prices/controls.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/prices/single.h"
#include "report/record/record.h"
#include "report/show/blocks.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

void show_head(const struct run *run, FILE *out)
{
    const char *env = run_begin_field(run, "env"), *abi = run_begin_field(run, "abi");
    char unit[128], boots[128];

    run_count_boots(run, boots, sizeof(boots));
    show_line(out, 2, "%s%s%s%s, %s", env ? env : "unknown environment", abi ? " (" : "",
              abi ? abi : "", abi ? ")" : "", boots);
    unit_meaning(run, unit, sizeof(unit));
    show_line(out, 2, "%s", unit);
    fputc('\n', out);
}

static void put_share(struct table *table, const struct price *price)
{
    if (!price->samples)
        table_cell(table, "-");
    else if (!price->outliers)
        table_cell(table, "0");
    else
        table_cell(table, "%.1f%%", 100.0 * (double)price->outliers / (double)price->samples);
}

static void put_row(struct table *table, const struct price *price, bool insns)
{
    const struct curve *multi = price->curves[PATH_MULTI], *array = price->curves[PATH_ARRAY];
    double entry = 0, item = 0;
    char even[16];
    bool have;

    table_cell(table, "%s", price->of->name);
    table_cell(table, "%s", verdict_name(&price->verdict));
    table_number(table, price->have_single, price->single);
    if (insns)
        put_share(table, price);
    have = curve_per_entry(&multi[0], &entry);
    table_decimal(table, have, entry);
    table_decimal(table, multi[0].fitted, multi[0].a);
    table_decimal(table, multi[0].fitted, multi[0].b);
    table_decimal(table, multi[1].fitted, multi[1].b);
    price_even_text(price, even, sizeof(even));
    table_cell(table, "%s", even);
    have = curve_per_entry(&array[0], &item);
    table_decimal(table, have, item);
}

/* ---- how large the largest batches are ---- */

/* Of the cases that were shown, by one path. */
struct sizes {
    const char **names;
    unsigned *at;
    size_t count;
};

static void take_size(const struct price *price, enum path path, struct sizes *sizes)
{
    const struct curve_point *point = curve_largest(&price->curves[path][0]);

    if (!point)
        return;
    sizes->names = memory_grow(sizes->names, sizes->count, sizeof(*sizes->names));
    sizes->at = memory_grow(sizes->at, sizes->count, sizeof(*sizes->at));
    sizes->names[sizes->count] = price->of->name;
    sizes->at[sizes->count++] = point->n;
}

/* "n=64", or "n=64, but: family/variant (n=8)" where rows have another; empty: none has any. */
static void size_text(const struct sizes *sizes, char *out, size_t size)
{
    struct named others = {.count = 0};
    struct texts said = {0};
    char what[32], name[300];
    unsigned most = 0;
    size_t i;

    for (i = 0; i < sizes->count; i++)
        most = sizes->at[i] > most ? sizes->at[i] : most;
    for (i = 0; i < sizes->count; i++) {
        snprintf(name, sizeof(name), "%s n=%u", sizes->names[i], sizes->at[i]);
        if (sizes->at[i] != most)
            named_add(&others, name);
    }
    snprintf(what, sizeof(what), "n=%u, but of", most);
    named_say(&others, what, &said);
    *out = '\0';
    if (most)
        snprintf(out, size, "n=%u", most);
    if (said.count)
        snprintf(out, size, "%s", said.at[0]);
    texts_clear(&said);
}

static void sizes_free(struct sizes *sizes)
{
    free(sizes->names);
    free(sizes->at);
}

/* What the columns mean that have anything in them. */
static bool several_vcpus(const struct run *run)
{
    const char *vcpus = run_fact(run, "guest.vcpus");

    return vcpus && strcmp(vcpus, "1") != 0;
}

static void put_legend(const struct run *run, const struct sizes *multis,
                       const struct sizes *arrays, enum unit unit, FILE *out)
{
    char text[1400], multi[320], array[320];
    size_t len;

    size_text(multis, multi, sizeof(multi));
    size_text(arrays, array, sizeof(array));
    snprintf(text, sizeof(text), "single: %s of one call, less the null call.%s", unit_name(unit),
             unit == UNIT_INSNS ? " outl: outliers, samples not at the mode." : "");
    len = strlen(text);
    if (*multi)
        snprintf(text + len, sizeof(text) - len,
                 " entry: per entry in the largest multicall (%s). a, b: a multicall of n costs "
                 "a + b n; b' when its entries are filled too. even: the smallest batch measured "
                 "from which on a filled multicall costs less than n single calls.",
                 multi);
    len = strlen(text);
    if (*array)
        snprintf(text + len, sizeof(text) - len, " array: per item in the largest array call (%s).",
                 array);
    show_text(out, text, 0);
    if (unit == UNIT_INSNS && several_vcpus(run))
        show_text(out,
                  "No case has a price here: under icount QEMU's CPUs take turns, and how long two "
                  "of them "
                  "are at something says nothing of Xen. Status and results are Xen's.",
                  0);
}

void show_controls_warning(const struct run *run, FILE *out)
{
    if (check_all_controls(run) != CONTROLS_GOOD)
        fputs("THE CONTROLS FAILED OR ARE MISSING: these prices are not to be used.\n", out);
}

void show_table(const struct run *run, struct prices *prices, FILE *out)
{
    static const char *const heads[] = {"case", "status", "single", "outl", "entry",
                                        "a",    "b",      "b'",     "even", "array"};
    static const char *const cycles[] = {"case", "status", "single", "entry", "a",
                                         "b",    "b'",     "even",   "array"};
    /* The fit a + b n, then what few cases have; 'even' and b' say what a multicall saves. */
    static const size_t leave[] = {5, 6, 9, 3, 4}, cycles_leave[] = {4, 5, 8, 3, 7};
    bool insns = run_unit(run) == UNIT_INSNS;
    struct sizes multi = {0}, array = {0};
    struct table table;
    struct price price;
    size_t i;

    if (!prices->count)
        return;
    show_controls_warning(run, out);
    table_start(&table, insns ? heads : cycles, insns ? 10 : 9, 2);
    table_leave(&table, insns ? leave : cycles_leave, sizeof(leave) / sizeof(*leave));
    for (i = 0; i < prices->count; i++) {
        price_case(run, prices->at[i], &price, &prices->notes);
        put_row(&table, &price, insns);
        take_size(&price, PATH_MULTI, &multi);
        take_size(&price, PATH_ARRAY, &array);
    }
    table_finish(&table, out);
    put_legend(run, &multi, &array, run_unit(run), out);
    sizes_free(&multi);
    sizes_free(&array);
}

void show_quantiles(const struct run *run, const struct prices *prices, FILE *out)
{
    static const char *const heads[] = {"case", "calls", "min", "25%", "50%", "75%", "95%", "max"};
    struct notes unsaid = {0};
    struct table table;
    struct price price;
    size_t i, q;

    fprintf(out, "\nOne single call, %s, all samples of all boots less the null call:\n",
            unit_name(run_unit(run)));
    table_start(&table, heads, 2 + QUANTILES, 1);
    for (i = 0; i < prices->count; i++) {
        price_case(run, prices->at[i], &price, &unsaid);
        notes_clear(&unsaid);
        price_quantiles(run, &price);
        if (!price.have_quantiles)
            continue;
        table_cell(&table, "%s", price.of->name);
        table_cell(&table, "%u", price.single_n);
        for (q = 0; q < QUANTILES; q++)
            table_number(&table, true, price.quantiles[q]);
    }
    table_finish(&table, out);
}

static void put_series(const struct run *run, const struct run_case *c, enum path path,
                       const struct series *s, struct table *table)
{
    double level = 0;
    bool have = series_level(run_unit(run), s, &level);

    table_cell(table, "%s", c->name);
    table_cell(table, "%s%s", path_name(path), s->fill ? " fill" : "");
    table_cell(table, "%u", s->boot);
    table_cell(table, "%u", s->n);
    table_number(table, have, level);
    table_cell(table, "%" PRIu64, s->cold);
    table_cell(table, "%" PRIu64, series_samples(s));
    table_cell(table, "%" PRIu64, series_outliers(s));
    table_cell(table, "%" PRIu64, s->moved);
    table_cell(table, "%" PRIu64, s->pending);
    table_cell(table, "%" PRIu64, s->wrong);
}

void show_series(const struct run *run, const struct prices *prices, FILE *out)
{
    static const char *const heads[] = {"case",    "path", "boot",    "n",       "raw",  "cold",
                                        "samples", "outl", "preempt", "pending", "wrong"};
    static const size_t leave[] = {9, 8, 5, 6, 7};
    struct table table;
    size_t i, path, k;

    fprintf(out, "\nRaw regions, %s, the null call not taken off:\n", unit_name(run_unit(run)));
    table_start(&table, heads, 11, 2);
    table_leave(&table, leave, sizeof(leave) / sizeof(*leave));
    for (i = 0; i < prices->count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < prices->at[i]->paths[path].count; k++)
                put_series(run, prices->at[i], (enum path)path, &prices->at[i]->paths[path].at[k],
                           &table);
    table_finish(&table, out);
}
