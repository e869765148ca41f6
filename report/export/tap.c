/* SPDX-License-Identifier: MIT */
/*
 * TAP 13 (testanything.org): the same tests as in JUnit, each with what is known of it in a block
 * of YAML.  A '#' in a line starts a directive, and readers differ in how it is escaped, so in
 * texts it is written \x23.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/export/export.h"
#include "report/prices/measure.h"
#include "report/record/record.h"
#include "report/text/text.h"

static char *without_hash(const char *text)
{
    char *plain = NULL;
    size_t size = 0, len;
    FILE *out = open_memstream(&plain, &size);

    for (; *text; text += len + (text[len] == '#')) {
        char *clean;

        len = strcspn(text, "#");
        clean = text_clean(text, len);
        fputs(clean, out);
        free(clean);
        if (text[len])
            fputs("\\x23", out);
    }
    fclose(out);
    return plain;
}

static void put_plain(FILE *out, const char *text)
{
    char *plain = without_hash(text);

    fputs(plain, out);
    free(plain);
}

/* A string of JSON is one of YAML, too. */
static void put_quoted(FILE *out, const char *key, const char *text)
{
    char *plain = without_hash(text);
    json_t *string = json_string(plain);

    fprintf(out, "  %s: ", key);
    json_dumpf(string, out, JSON_ENCODE_ANY);
    fputc('\n', out);
    json_decref(string);
    free(plain);
}

static void put_test(FILE *out, size_t number, bool good, const char *name, const char *skip)
{
    fprintf(out, "%sok %zu - ", good ? "" : "not ", number);
    put_plain(out, name);
    if (skip) {
        fputs(" # SKIP ", out);
        put_plain(out, skip);
    }
    fputc('\n', out);
}

static void put_boot(FILE *out, const struct export_run *export, unsigned boot)
{
    char name[32], fault[64];
    bool bad = export_boot_fault(export, boot, fault, sizeof(fault));

    snprintf(name, sizeof(name), "boot %u", boot);
    put_test(out, boot, !bad, name, NULL);
    if (bad) {
        fputs("  ---\n", out);
        put_quoted(out, "fault", fault);
        fputs("  ...\n", out);
    }
}

static void put_prices(FILE *out, const struct export_run *export, const struct export_case *c)
{
    char number[64];
    size_t measure;

    if (!c->priced)
        return;
    put_quoted(out, "unit", export->unit);
    for (measure = 0; measure < MEASURE_COUNT; measure++) {
        if (!c->at[measure].have)
            continue;
        export_number(number, sizeof(number), c->at[measure].price);
        fprintf(out, "  %s: %s\n", measure_word((enum measure)measure), number);
        if (!c->at[measure].has_once)
            continue;
        export_number(number, sizeof(number), c->at[measure].once);
        fprintf(out, "  %s-once: %s\n", measure_word((enum measure)measure), number);
    }
}

static void put_case(FILE *out, size_t number, const struct export_run *export,
                     const struct export_case *c)
{
    enum status status = c->status;
    bool ended = c->ended, skipped = ended && status >= STATUS_SKIPPED && status <= STATUS_DENIED;
    char why[256];

    export_status(c, why, sizeof(why));
    put_test(out, number, ended && status < STATUS_WRONG, c->of->name, skipped ? why : NULL);
    fputs("  ---\n", out);
    put_quoted(out, "status", why);
    put_prices(out, export, c);
    fputs("  ...\n", out);
}

void export_tap(const struct export_run *export, const struct export_choice *choice, FILE *out)
{
    size_t i, boots = export->run->boot_count;

    (void)choice;
    fprintf(out, "TAP version 13\n1..%zu\n", boots + export->count);
    for (i = 0; i < export->facts.count; i++) {
        fprintf(out, "# %s: ", export->facts.at[i].key);
        put_plain(out, export->facts.at[i].value);
        fputc('\n', out);
    }
    for (i = 1; i <= boots; i++)
        put_boot(out, export, (unsigned)i);
    for (i = 0; i < export->count; i++)
        put_case(out, boots + i + 1, export, &export->cases[i]);
}
