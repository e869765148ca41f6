/* SPDX-License-Identifier: MIT */
/*
 * Go benchmark text, for benchstat: golang.org/design/14313-benchmark-format, and the reader of
 * golang.org/x/perf/benchfmt.  A line a boot and measure, so that boots are the samples.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/export/export.h"
#include "report/model/unit.h"
#include "report/prices/measure.h"
#include "report/record/record.h"
#include "report/text/text.h"

/* "key: value": keys of report/keys/table.c have no space and no upper case, as the format wants.
 */
static void put_line(FILE *out, const char *key, const char *value)
{
    fprintf(out, "%s: ", key);
    text_put(out, value);
    fputc('\n', out);
}

/*
 * A case as one word: a reader splits lines at blanks and names at slashes, and takes "key=value"
 * between slashes for a setting.  So the slash is a dot, and a byte that no case of ours has in its
 * name is written %XX, as in a record.
 */
static void put_word(FILE *out, const char *name)
{
    for (; *name; name++)
        if (isalnum((unsigned char)*name) || strchr("_-+", *name))
            fputc(*name, out);
        else if (*name == '/')
            fputc('.', out);
        else
            fprintf(out, "%%%02X", (unsigned)(unsigned char)*name);
}

/*
 * benchstat's .name is what stands before the first slash, and its rows are often asked for by
 * .name and a key or two: each case has a name of its own, and is a key besides.
 */
static void put_name(FILE *out, const char *name)
{
    fputs("Benchmark", out);
    if (islower((unsigned char)*name)) {
        fputc(toupper((unsigned char)*name), out);
        put_word(out, name + 1);
    } else {
        put_word(out, name);
    }
    fputs("/case=", out);
    put_word(out, name);
}

static void put_price(FILE *out, const struct export_run *export, const struct export_case *c,
                      const struct export_price *price)
{
    char number[64];
    size_t i;

    for (i = 0; i < price->count; i++) {
        export_number(number, sizeof(number), price->boots[i].price);
        put_name(out, c->of->name);
        fprintf(out, "/path=%s/n=%u %" PRIu64 " %s %s/op", path_name(price->path), price->n,
                price->boots[i].samples, number, export->unit);
        if (price->has_once) {
            export_number(number, sizeof(number), price->boots[i].once);
            fprintf(out, " %s %s-once/op", number, export->unit);
        }
        fputc('\n', out);
    }
}

/* Other lines are ignored by every reader; a '#' says so to people. */
static void put_left_out(FILE *out, const struct export_case *c)
{
    char status[256];

    export_status(c, status, sizeof(status));
    fputs("# left out: ", out);
    text_put(out, c->of->name);
    fputs(": ", out);
    text_put(out, status);
    fputc('\n', out);
}

static bool any_once(const struct export_run *export)
{
    size_t i, measure;

    for (i = 0; i < export->count; i++)
        for (measure = 0; measure < MEASURE_COUNT; measure++)
            if (export->cases[i].at[measure].has_once)
                return true;
    return false;
}

void export_gobench(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    size_t i, measure;

    (void)choice;
    for (i = 0; i < export->facts.count; i++)
        put_line(out, export->facts.at[i].key, export->facts.at[i].value);
    /* A setting and no remark, since benchstat puts what differs in one into two tables. */
    for (i = 0; i < export->faults.count; i++)
        put_line(out, "fault", export->faults.at[i]);
    fprintf(out, "\nUnit %s/op better=lower%s\n", export->unit,
            strcmp(export->unit, unit_name(UNIT_INSNS)) == 0 ? " assume=exact" : "");
    if (any_once(export))
        fprintf(out, "Unit %s-once/op better=lower assume=exact\n", export->unit);
    for (i = 0; i < export->count; i++) {
        const struct export_case *c = &export->cases[i];

        for (measure = 0; measure < MEASURE_COUNT; measure++)
            put_price(out, export, c, &c->at[measure]);
        if (!c->priced)
            put_left_out(out, c);
    }
}
