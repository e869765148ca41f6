/* SPDX-License-Identifier: MIT */
/*
 * A run whose names, reasons and facts are written to break out of a format, in every format.  In
 * export-hostile.log 11 cases have a price, one is skipped, and one is wrong.
 */
#include "tests/unit/support/check.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <regex.h>

#include "report/cases/globs.h"
#include "report/export/export.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/checks/check.h"
#include "report/store/open.h"
#include "tests/unit/support/xml.h"

#define PRICED 11
#define CASES  13

static char *exported(const struct run *run, void (*write)(const struct export_run *,
                                                           const struct export_choice *, FILE *))
{
    struct export_choice plain = {0};
    struct case_globs all = {""};
    struct export_run export;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    export_take(&export, run, &all);
    write(&export, &plain, out);
    fclose(out);
    export_free(&export);
    return text;
}

static char *hostile(void (*write)(const struct export_run *, const struct export_choice *, FILE *))
{
    struct run *run = run_load("tests/data/export-hostile.log");
    char *text = exported(run, write);

    run_free(run);
    return text;
}

/* Every line has to match the pattern; returns how many match the other one. */
static size_t assert_lines(char *text, const char *pattern, const char *counted)
{
    regex_t all, some;
    size_t count = 0;
    char *line;

    assert_int_equal(regcomp(&all, pattern, REG_EXTENDED | REG_NOSUB), 0);
    assert_int_equal(regcomp(&some, counted, REG_EXTENDED | REG_NOSUB), 0);
    while ((line = strsep(&text, "\n"))) {
        if (!text)
            break; /* behind the last newline */
        if (regexec(&all, line, 0, NULL, 0))
            fail_msg("a line of another kind: %s", line);
        count += !regexec(&some, line, 0, NULL, 0);
    }
    regfree(&all);
    regfree(&some);
    return count;
}

/* The grammar of the format's proposal, as golang.org/x/perf/benchfmt reads it. */
static void test_gobench(void **state)
{
    char *text = hostile(export_gobench);

    (void)state;
    assert_int_equal(
        assert_lines(text,
                     "^([a-z][a-z.-]*: .*|Unit insns/op better=lower assume=exact|"
                     "Benchmark[^ =/]+/case=[^ =/]+/path=[a-z]+/n=[0-9]+ [0-9]+ [0-9.]+ insns/op|"
                     "# left out: .*|)$",
                     "^Benchmark"),
        PRICED);
    free(text);
}

/* One line of a quoted field's end, or a plain one; advances past the comma or the line's end. */
static char *next_field(char **at, bool *last)
{
    char *field = *at, *to = *at, *from = *at;
    bool quoted = *from == '"';

    for (from += quoted; *from; from++) {
        if (quoted && *from == '"' && from[1] == '"')
            from++;
        else if (quoted && *from == '"') {
            quoted = false;
            continue;
        } else if (!quoted && (*from == ',' || *from == '\r'))
            break;
        *to++ = *from;
    }
    *last = *from == '\r';
    assert_true(*from == ',' || from[1] == '\n');
    *at = from + (*last ? 2 : 1);
    *to = '\0';
    return field;
}

static void test_csv(void **state)
{
    char *text = hostile(export_csv), *at = text;
    size_t rows = 0, fields;
    bool last;

    (void)state;
    for (; *at; rows++) {
        for (last = false, fields = 0; !last; fields++) {
            char *field = next_field(&at, &last);

            assert_false(*field && strchr("=+-@", *field));
        }
        assert_int_equal(fields, 18);
    }
    assert_int_equal(rows, 1 + CASES);
    free(text);
}

static void assert_count(xmlDocPtr doc, const char *path, double count)
{
    xmlXPathContextPtr context = xmlXPathNewContext(doc);
    xmlXPathObjectPtr found = xmlXPathEvalExpression(BAD_CAST path, context);

    assert_near(xmlXPathCastToNumber(found), count);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
}

static void test_junit(void **state)
{
    char *text = hostile(export_junit);
    xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), "junit", NULL, XML_PARSE_NONET);

    (void)state;
    assert_non_null(doc);
    assert_junit(doc);
    /* With a test of the boot, and one a check of the diagnosis. */
    assert_count(doc, "count(//testcase)", 1 + (double)check_count() + CASES);
    assert_count(doc, "count(//testcase[not(contains(@classname, '.diagnosis'))]/skipped)", 1);
    assert_count(doc, "count(//testcase[contains(@classname, '.diagnosis')]/failure)", 0);
    assert_count(doc, "count(//failure)", 1);
    /* The name of the case without its family, which ends at the slash. */
    assert_count(doc, "count(//testcase[starts-with(@name, 'testcase>&amp;')])", 1);
    xmlFreeDoc(doc);
    free(text);
}

/* A table has a row a case and six bars a row; the only tags are ours. */
static void test_markdown(void **state)
{
    char *text = hostile(export_markdown), *line, *rest = text;
    size_t rows = 0;

    (void)state;
    assert_null(strstr(text, "<b>"));
    assert_null(strstr(text, "<script>"));
    assert_null(strstr(text, "www.x"));
    while ((line = strsep(&rest, "\n")))
        if (*line == '|') {
            assert_int_equal(count_of(line, "|"), 6);
            rows++;
        }
    assert_int_equal(rows, 2 + CASES);
    free(text);
}

/* The grammar of OpenMetrics 1.0 for gauges without time. */
static void test_openmetrics(void **state)
{
    static const char label[] = "[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\]|\\\\[\"\\n])*\"";
    char *text = hostile(export_openmetrics), pattern[512];

    (void)state;
    snprintf(pattern, sizeof(pattern),
             "^(# (HELP|TYPE|UNIT) pvbench_[a-z_]+ .*|# EOF|"
             "pvbench_[a-z_]+(\\{%s(,%s)*\\})? -?[0-9][0-9.]*)$",
             label, label);
    assert_int_equal(strcmp(text + strlen(text) - 7, "\n# EOF\n"), 0);
    assert_int_equal(count_of(text, "\n# EOF\n"), 1);
    assert_int_equal(assert_lines(text, pattern, "^pvbench_price_insns\\{"), PRICED);
    free(text);
}

static void test_json(void **state)
{
    char *smaller = hostile(export_smaller), *bencher = hostile(export_bencher);
    json_t *array = json_loads(smaller, 0, NULL), *object = json_loads(bencher, 0, NULL);

    (void)state;
    assert_int_equal(json_array_size(array), PRICED);
    assert_int_equal(json_object_size(object), PRICED);
    assert_non_null(json_object_get(object, "=HYPERLINK(\"x\",\"y\")"));
    json_decref(array);
    json_decref(object);
    free(smaller);
    free(bencher);
}

/* The only directive is ours. */
static void test_tap(void **state)
{
    char *text = hostile(export_tap);

    (void)state;
    assert_int_equal(count_of(text, "# SKIP"), 1);
    assert_int_equal(count_of(text, "# TODO"), 0);
    assert_non_null(strstr(text, "\n1..14\n"));
    assert_int_equal(assert_lines(text,
                                  "^(TAP version 13|1\\.\\.14|# [a-z.-]+: [^#]*|"
                                  "(not )?ok [0-9]+ - [^#]*(# SKIP [^#]*)?|"
                                  "  (---|\\.\\.\\.|[a-z]+: (\"([^\"\\]|\\\\.)*\"|[0-9.]+)))$",
                                  "^(not )?ok "),
                     1 + CASES);
    free(text);
}

/* Bytes that came past the log reader, by a run.json: none reaches a file raw. */
static void test_raw_bytes(void **state)
{
    static char evil[] = "\x1b]0;x\x07\r\n\t\xc2\x9b\xff";
    size_t i, at;

    (void)state;
    for (i = 0; i < export_format_count; i++) {
        struct log_maker m;
        struct run *run;
        char *text;

        maker_open(&m, "insns");
        maker_boot(&m);
        run = run_of_maker(&m);
        for (at = 0; at < 2; at++) {
            char **name =
                &run_find_case(run, at ? "mmu_update/l1-same" : "xen_version/version")->name;

            free(*name);
            *name = strdup(evil);
        }
        for (at = 0; at < run->boots[0].facts.count; at++) {
            run->boots[0].facts.at[at].value = evil;
        }
        run->boots[0].outcome = OUTCOME_PARTIAL;
        run_add_problem(run, "x");
        run->problems.at[run->problems.count - 1] = evil;
        text = exported(run, export_formats[i].write);
        for (at = 0; text[at]; at++)
            if (!(text[at] >= ' ' && text[at] < 0x7f) && text[at] != '\n' &&
                !(text[at] == '\r' && text[at + 1] == '\n'))
                fail_msg("%s: byte %02x at %zu", export_formats[i].name,
                         (unsigned)(unsigned char)text[at], at);
        free(text);
        run_free(run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gobench),     cmocka_unit_test(test_csv),
        cmocka_unit_test(test_junit),       cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_openmetrics), cmocka_unit_test(test_json),
        cmocka_unit_test(test_tap),         cmocka_unit_test(test_raw_bytes),
    };

    return cmocka_run_group_tests_name("export-hostile", tests, NULL, NULL);
}
