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
#include "report/record/record.h"
#include "report/show/blocks.h"
#include "report/show/columns.h"
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

static bool any_rep(const struct columns *columns)
{
    return columns->rep[COLUMNS_SINGLE] || columns->rep[COLUMNS_ENTRY] ||
           columns->rep[COLUMNS_ITEM];
}

static bool any_spread(const struct columns *columns)
{
    return columns->spread[COLUMNS_SINGLE] || columns->spread[COLUMNS_ENTRY] ||
           columns->spread[COLUMNS_ITEM];
}

/* What a reader in cycles has to know before two prices are told apart. */
static void add_spread(const struct columns *columns, char *text, size_t size)
{
    size_t len = strlen(text);

    if (any_spread(columns))
        snprintf(text + len, size - len, " %s", price_spread_legend);
    len = strlen(text);
    if (columns->preempted)
        snprintf(text + len, size - len,
                 " preempt: timed regions during which the vCPU was taken off its CPU.");
}

static void put_legend(const struct run *run, const struct sizes *multis,
                       const struct sizes *arrays, const struct columns *columns, FILE *out)
{
    enum unit unit = run_unit(run);
    char text[2100], multi[320], array[320];
    size_t len;

    size_text(multis, multi, sizeof(multi));
    size_text(arrays, array, sizeof(array));
    snprintf(text, sizeof(text), "single: %s of one call, less the null call.%s", unit_name(unit),
             unit == UNIT_INSNS ? " outl: outliers, samples not at the mode." : "");
    if (unit == UNIT_CYCLES)
        add_spread(columns, text, sizeof(text));
    len = strlen(text);
    if (any_rep(columns))
        snprintf(
            text + len, sizeof(text) - len,
            " rep: so many of the price before it are repetitions of REP instructions, which a "
            "processor's own counter leaves out.");
    len = strlen(text);
    if (*multi)
        snprintf(text + len, sizeof(text) - len,
                 " entry: per entry in the largest multicall (%s).%s even: the smallest batch "
                 "measured from which on a filled multicall costs less than n single calls.",
                 multi,
                 columns->fits_below ? ""
                                     : " a, b: a multicall of n costs a + b n; b' when its entries "
                                       "are filled too.");
    len = strlen(text);
    if (*array)
        snprintf(text + len, sizeof(text) - len, " array: per item in the largest array call (%s).",
                 array);
    len = strlen(text);
    snprintf(text + len, sizeof(text) - len, "%s", columns_spark_legend(columns));
    show_text(out, text, 0);
    if (unit == UNIT_CYCLES && run->boot_count == 1)
        show_text(out, "One boot does not tell how far from it another one lies: run --boots 10.",
                  0);
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
    struct columns columns;
    struct sizes multi = {0}, array = {0};
    struct table table;
    struct price price;
    size_t i;

    if (!prices->count)
        return;
    show_controls_warning(run, out);
    columns_take(run, prices, &columns);
    columns_start(&columns, &table);
    for (i = 0; i < prices->count; i++) {
        price_case(run, prices->at[i], &price, &prices->notes);
        columns_row(&columns, run, &price, &table);
        take_size(&price, PATH_MULTI, &multi);
        take_size(&price, PATH_ARRAY, &array);
    }
    table_finish(&table, out);
    put_legend(run, &multi, &array, &columns, out);
    sizes_free(&multi);
    sizes_free(&array);
}

static void put_series(const struct run *run, const struct run_case *c, enum path path,
                       const struct series *s, bool with_once, struct table *table)
{
    double level = 0, once = 0;
    bool have = series_level(run_unit(run), s, &level);
    bool has_once = series_level_by(run_unit(run), REP_ONCE, s, &once);

    table_cell(table, "%s", c->name);
    table_cell(table, "%s%s", path_name(path), s->fill ? " fill" : "");
    table_cell(table, "%u", s->boot);
    table_cell(table, "%u", s->n);
    table_number(table, have, level);
    if (with_once)
        table_number(table, has_once, once);
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
    static const char *const heads_once[] = {"case", "path",    "boot",    "n",
                                             "raw",  "once",    "cold",    "samples",
                                             "outl", "preempt", "pending", "wrong"};
    static const size_t leave[] = {9, 8, 5, 6, 7}, leave_once[] = {10, 9, 6, 7, 8};
    bool once = run_counts_once(run);
    struct table table;
    size_t i, path, k;

    fprintf(out, "\nRaw regions, %s, the null call not taken off%s:\n", unit_name(run_unit(run)),
            once ? "; once: with each REP instruction counted once" : "");
    table_start(&table, once ? heads_once : heads, once ? 12 : 11, 2);
    table_leave(&table, once ? leave_once : leave, sizeof(leave) / sizeof(*leave));
    for (i = 0; i < prices->count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < prices->at[i]->paths[path].count; k++)
                put_series(run, prices->at[i], (enum path)path, &prices->at[i]->paths[path].at[k],
                           once, &table);
    table_finish(&table, out);
}
