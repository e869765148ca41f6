/* SPDX-License-Identifier: MIT */
/* See drive_forms.h. */
#include "tests/fuzz/drive_forms.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/drive.h"

#include "report/cases/globs.h"
#include "report/compare/changes.h"
#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/export/export.h"
#include "report/gate/gate.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/keys/across.h"
#include "report/keys/boots.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/run.h"
#include "report/page/page.h"
#include "report/prices/measure.h"
#include "report/show/show.h"
#include "report/system/exit.h"

static char hostile_path[] = "a\033[31m|`b`<c>&\n\xff";

/* A comparison of two runs in which all that may differ is allowed to. */
static int start(struct compare *compare, const struct run *base, const struct run *new)
{
    const struct run *const runs[] = {base, new};
    char *const paths[] = {hostile_path, hostile_path};
    struct compare_options options = {.brief = false};
    char why[512];
    size_t i;

    options.across.strict = true;
    for (i = 0; i < compare_key_count && options.across.count < COMPARE_ACROSS_MAX; i++)
        if (compare_keys[i].class != COMPARE_NEVER)
            compare_across_add(&options.across, compare_keys[i].name, why, sizeof(why));
    compare_start(compare, runs, paths, 2, &options);
    return compare_check(compare);
}

static void check_xml(const char *what, const char *text, size_t size)
{
    xmlDocPtr doc = xmlReadMemory(text, (int)size, NULL, NULL, XML_PARSE_NONET);

    if (!doc)
        broken("%s: no XML", what);
    xmlFreeDoc(doc);
}

static void check_json(const char *what, const char *text, size_t size)
{
    json_error_t error;
    json_t *root = json_loadb(text, size, 0, &error);

    if (!root)
        broken("%s: no JSON: %s", what, error.text);
    json_decref(root);
}

/* What came of a form in JSON. */
static void put_json(const char *what, char *text, size_t size, FILE *out)
{
    check_json(what, text, size);
    fwrite(text, 1, size, out);
    free(text);
}

static void print_changes_json(const struct changes *changes, FILE *out)
{
    char *text = NULL;
    size_t size = 0;
    FILE *into = open_memstream(&text, &size);

    changes_json(changes, EXIT_GOOD, into);
    fclose(into);
    put_json("compare", text, size, out);
}

static void print_gate_json(const struct gate *gate, FILE *out)
{
    char *text = NULL;
    size_t size = 0;
    FILE *into = open_memstream(&text, &size);

    gate_json(gate, gate->status, into);
    fclose(into);
    put_json("gate", text, size, out);
}

int drive_show_json(const struct run *run, FILE *out)
{
    char *text = NULL;
    size_t size = 0;
    FILE *into = open_memstream(&text, &size);
    int status = show_run(run, into, &(struct show_options){.cases = "*", .json = hostile_path});

    fclose(into);
    if (status == EXIT_GOOD)
        put_json("show", text, size, out);
    else
        free(text);
    return status;
}

/* What follows a text, which has to be there. */
static const char *behind(const char *text, const char *what)
{
    const char *at = strstr(text, what);

    if (!at)
        broken("page: no %s", what);
    return at + strlen(what);
}

/* The data of a page are JSON, which ends where they end; and all but its assets is clean. */
static void print_page(const struct run *good, const struct run *run, FILE *out)
{
    static const char end[] = "</script>";
    const struct run *const runs[] = {good, run};
    char *const paths[] = {hostile_path, hostile_path};
    struct page_asked asked = {.runs = runs, .paths = paths, .count = 2};
    const char *from, *data, *to;
    char *text = NULL;
    size_t size = 0;
    FILE *into = open_memstream(&text, &size);

    page_print(&asked, into);
    fclose(into);
    from = behind(text, "</style>");
    data = behind(from, "id=\"data\">");
    to = behind(data, end) - strlen(end);
    check_json("page", data, (size_t)(to - data));
    fwrite(from, 1, (size_t)(to - from), out);
    free(text);
}

int drive_changes(const struct run *good, const struct run *run, FILE *out)
{
    struct compare compare;
    struct changes changes;
    int status = start(&compare, good, run);

    if (status == EXIT_GOOD) {
        changes_take(&changes, &compare);
        changes_show(&changes, out);
        changes_ministat(&changes, out);
        changes_markdown(&changes, out);
        changes_page(&changes, 4096, out);
        print_changes_json(&changes, out);
        changes_free(&changes);
        print_page(good, run, out);
    }
    compare_free(&compare);
    return status;
}

static void print_gate(const struct gate *gate, FILE *out)
{
    char *xml = NULL;
    size_t size = 0, i;
    FILE *into = open_memstream(&xml, &size);

    gate_show(gate, out);
    gate_markdown(gate, 100, out);
    print_gate_json(gate, out);
    for (i = 0; i < gate->judgement->count; i++)
        gate_explain(gate, gate->judgement->at[i].name, out);
    gate_junit(gate, into);
    fclose(into);
    check_xml("gate", xml, size);
    fwrite(xml, 1, size, out);
    free(xml);
}

int drive_gate(const struct run *good, const struct run *run, FILE *out)
{
    struct judge_options how = {.floors_wanted = true, .alpha = JUDGE_ALPHA};
    struct judgement judgement;
    struct compare compare;
    struct gate gate = {.compare = &compare, .judgement = &judgement};
    int status = start(&compare, good, run);

    if (status == EXIT_GOOD) {
        judge(&judgement, good, run, &how);
        gate.status = status = gate_status(&gate);
        print_gate(&gate, out);
        judge_free(&judgement);
    }
    compare_free(&compare);
    return status;
}

static bool is_json(const char *format)
{
    return !strcmp(format, "smaller") || !strcmp(format, "bencher");
}

static void write_format(const struct export_run *export, const struct export_format *format,
                         FILE *out)
{
    struct export_choice choice = {.measure = MEASURE_CALL, .samples = true};
    char *text = NULL;
    size_t size = 0;
    FILE *into = open_memstream(&text, &size);

    format->write(export, &choice, into);
    fclose(into);
    if (!strcmp(format->name, "junit"))
        check_xml(format->name, text, size);
    if (is_json(format->name))
        check_json(format->name, text, size);
    /* RFC 4180 ends lines by CR and LF. */
    check_clean(format->name, text, size, "\r");
    if (strcmp(format->name, "csv") != 0)
        fwrite(text, 1, size, out);
    free(text);
}

/* As export_path does, a format is asked only for what it has a place for. */
int drive_export(const struct run *run, FILE *out)
{
    struct case_globs all = {.text = ""};
    struct export_run export;
    size_t i;

    if (compare_key_of_boots(run))
        return EXIT_INCONCLUSIVE;
    export_take(&export, run, &all);
    for (i = 0; i < export_format_count; i++) {
        const struct export_format *format = &export_formats[i];

        if ((format->prices_only && !export.priced) ||
            (format->one_measure && (!export.count || !export.cases[0].at[MEASURE_CALL].have)))
            continue;
        write_format(&export, format, out);
    }
    export_free(&export);
    return EXIT_GOOD;
}
