/* SPDX-License-Identifier: MIT */
/* run.json as text: what is no JSON, members in any order, and files made to take much memory. */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/check.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <zlib.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/store/json.h"
#include "report/store/open.h"
#include "report/system/exit.h"

/* A run of one boot and one case with one series, with something put at a place of it. */
#define RUN_OF(root, boots, boot, cases, in_case, series, samples)                                 \
    "{" root "\"schema\": \"pvbench-run\", \"version\": 2, \"facts\": {},\n" boots                 \
    "\"boots\": [{" boot "\"boot\": 1, \"outcome\": \"complete\", \"begin\": {}, \"plan\": {}, "   \
    "\"facts\": {\"a\": \"b\"}, \"controls\": [], \"other\": []}],\n" cases                        \
    "\"cases\": [{" in_case "\"name\": \"a/b\", \"rev\": 1, \"state\": \"none\", \"faults\": 0, "  \
    "\"boots\": [{\"boot\": 1, \"status\": \"ok\"}], \"skips\": [], \"exceptions\": [],\n"         \
    "\"paths\": {\"single\": [{" series "\"boot\": 1, \"n\": 1, \"fill\": false, \"cold\": 1, "    \
    "\"warmup\": 1, \"announced\": 3, \"samples\": [" samples "], \"moved\": 0, \"pending\": 0, "  \
    "\"wrong\": 0}]}}],\n\"problems\": [], \"problems_left_off\": 0}\n"

#define RUN_OF_SAMPLES(samples) RUN_OF("", "", "", "", "", "", samples)

static void check_refused(const char *text, const char *expected)
{
    char why[256] = "";
    struct run *run = run_of_json_text(text, strlen(text), why, sizeof(why));

    assert_null(run);
    assert_string_equal(why, expected);
}

/* A good text, so that what is wrong with the others is what was put into them. */
static void test_good(void **state)
{
    static const char *const texts[] = {
        RUN_OF_SAMPLES("[5, 2], [7, 1]"),
        RUN_OF("\"x\": {\"a\": [1, {}, [2.5, null]], \"a\": 1}, ", "\"y\": null,", "\"z\": true, ",
               "\"v\": \"\\u00e9\",", "\"w\": -1, ", "\"u\": [[]], ", "[5, 2], [7, 1]"),
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        char why[256] = "";
        struct run *run = run_of_json_text(texts[i], strlen(texts[i]), why, sizeof(why));

        assert_string_equal(why, "");
        assert_non_null(run);
        assert_int_equal(series_samples(find_series(&run->cases[0], 1, PATH_SINGLE, false, 1)), 3);
        run_free(run);
    }
}

/* JSON has no order of members: jq -S sorts them. */
static void test_any_order(void **state)
{
    struct run *run, *again;
    json_t *root;
    char *text, *sorted, *before, *after, why[256];

    (void)state;
    run = run_of_made_boot("insns");
    root = json_tree_of(run);
    sorted = json_dumps(root, JSON_SORT_KEYS);
    again = run_of_json_text(sorted, strlen(sorted), why, sizeof(why));
    assert_non_null(again);
    run_free(again);
    /* Cases before the boots that they name. */
    text = json_dumps(json_object_get(root, "cases"), JSON_COMPACT);
    json_object_del(root, "cases");
    before = json_dumps(root, JSON_COMPACT);
    assert_true(asprintf(&after, "{\"cases\":%s,%s", text, before + 1) > 0);
    again = run_of_json_text(after, strlen(after), why, sizeof(why));
    assert_non_null(again);
    free(before);
    before = json_text_of(run);
    free(after);
    after = json_text_of(again);
    assert_string_equal(before, after);
    free(text);
    free(sorted);
    free(before);
    free(after);
    json_decref(root);
    run_free(run);
    run_free(again);
}

static void test_no_json(void **state)
{
    (void)state;
    check_refused("", "not a run: line 1: parse error: premature EOF");
    check_refused("{\n\"schema\": \"pvbench-run\",\n \"version\":", "not a run: line 3: parse "
                                                                    "error: premature EOF");
    check_refused("{\n\nx}", "not a run: line 3: lexical error: invalid char in json text.");
    check_refused("\n{\"a\": ", "not a run: line 2: parse error: premature EOF");
    check_refused("[]", "the file is not a JSON object");
    check_refused("1", "the file is not a JSON object");
    check_refused("{\"schema\": \"pvbench-floors\", \"version\": 1}",
                  "schema is not \"pvbench-run\"");
    check_refused(RUN_OF_SAMPLES("[5, 2]") "{}",
                  "not a run: line 6: parse error: trailing garbage");
    check_refused(RUN_OF("\"x\": \"\xff\", ", "", "", "", "", "", ""),
                  "not a run: line 1: lexical error: invalid bytes in UTF8 string.");
}

static void test_twice(void **state)
{
    (void)state;
    check_refused(RUN_OF("\"version\": 2, ", "", "", "", "", "", ""),
                  "not a run: line 1: the key \"version\" stands twice in an object");
    check_refused(RUN_OF("", "", "\"facts\": {\"a\": \"b\", \"a\": \"b\"}, ", "", "", "", ""),
                  "not a run: line 2: the key \"a\" stands twice in an object");
    check_refused(RUN_OF("", "", "", "", "\"new\": 1, \"new\": [2], ", "", ""),
                  "not a run: line 3: the key \"new\" stands twice in an object");
    check_refused(RUN_OF("", "", "", "", "\"paths\": {\"multi\": [], \"multi\": []}, ", "", ""),
                  "not a run: line 3: the key \"multi\" stands twice in an object");
}

static void test_shapes(void **state)
{
    (void)state;
    check_refused(RUN_OF_SAMPLES("[5]"),
                  "cases[0].paths.single[0].samples has an item that is not [value, count]");
    check_refused(RUN_OF_SAMPLES("[5, 1, 1]"),
                  "cases[0].paths.single[0].samples has an item that is not [value, count]");
    check_refused(RUN_OF_SAMPLES("[5, 0]"),
                  "cases[0].paths.single[0].samples has an item that is not [value, count]");
    check_refused(RUN_OF_SAMPLES("[5, [1]]"),
                  "cases[0].paths.single[0].samples has an item that is not [value, count]");
    check_refused(RUN_OF_SAMPLES("[5.0, 1]"),
                  "cases[0].paths.single[0].samples has an item that is not [value, count]");
    check_refused(RUN_OF_SAMPLES("{}"),
                  "cases[0].paths.single[0].samples has an item that is not [value, count]");
    check_refused(RUN_OF_SAMPLES("[5, 2], [6, 2]"),
                  "cases[0].paths.single[0].samples has more samples than are announced");
    check_refused(RUN_OF_SAMPLES("[5, 9223372036854775807], [6, 9223372036854775807]"),
                  "cases[0].paths.single[0].samples has more samples than are announced");
    check_refused(RUN_OF("", "", "", "", "", "\"got\": null, ", ""),
                  "cases[0].paths.single[0].got is not a text");
    check_refused(RUN_OF("", "", "\"outcome\": [], ", "", "", "", ""),
                  "boots[0].outcome is not a text");
    check_refused(RUN_OF("", "\"problems\": [1], ", "", "", "", "", ""),
                  "problems has an item that is not a text");
    check_refused(RUN_OF("", "", "\"controls\": [[]], ", "", "", "", ""),
                  "boots[0].controls[0] is not an object");
    check_refused(RUN_OF("", "", "\"controls\": [{}], ", "", "", "", ""),
                  "boots[0].controls[0].name is missing");
    check_refused(RUN_OF("", "", "", "", "\"paths\": {\"multi\": {}}, ", "", ""),
                  "cases[0].paths.multi is not a list");
    check_refused(RUN_OF("", "", "", "", "\"paths\": {\"multi\": [1]}, ", "", ""),
                  "cases[0].paths.multi[0] is not an object");
    check_refused(RUN_OF("", "", "\"plan\": {\"a\": {}}, ", "", "", "", ""),
                  "boots[0].plan has a value that is not a text");
    check_refused(RUN_OF("", "\"problems_left_off\": 2147483648, ", "", "", "", "", ""),
                  "problems_left_off is more than 2147483647");
    check_refused(RUN_OF("", "\"problems_left_off\": 9223372036854775808, ", "", "", "", "", ""),
                  "not a run: line 2: parse error: integer overflow");
    check_refused(RUN_OF("", "", "\"log\": \"a\\u0000b\", ", "", "", "", ""),
                  "not a run: line 2: there is a NUL in a text");
}

/* A text that is longer than any of ours is refused: each byte of it may become four. */
static void test_long(void **state)
{
    size_t size = 70000;
    char *text, *name = memset(calloc(1, size + 1), 'x', size);

    (void)state;
    assert_true(asprintf(&text, "{\"schema\": \"%s\"}", name) > 0);
    check_refused(text, "schema is longer than 65536 bytes");
    free(text);
    name[513] = '\0';
    assert_true(asprintf(&text, "{\"cases\": [{\"name\": \"%s\"}]}", name) > 0);
    check_refused(text, "cases[0].name is longer than 512 bytes");
    free(text);
    free(name);
}

#define LINES 80000u

/*
 * Where a text ends that has escaped quotes in it, and is read in two pieces of 64 KiB: lines are
 * counted behind it, and what is longer than any text is no token of it.
 */
static void test_quotes(void **state)
{
    static const char *const ends[] = {"\\\\", "\\\"", "\\\"\\\\", "\\n", ""};
    size_t before, i, len = 0;
    char *text, *all, why[256];
    FILE *lines = open_memstream(&text, &len);

    (void)state;
    for (i = 0; i < LINES; i++)
        fputs("[2],\n", lines);
    fclose(lines);
    for (before = 65524; before < 65531; before++)
        for (i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
            assert_true(asprintf(&all, "{\"x\": \"%*s%s\", \"y\": [%s x", (int)before, "", ends[i],
                                 text) > 0);
            assert_null(run_of_json_text(all, strlen(all), why, sizeof(why)));
            assert_string_equal(why, "not a run: line 80001: lexical error: invalid char in json "
                                     "text.");
            free(all);
        }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),    cmocka_unit_test(test_any_order),
        cmocka_unit_test(test_no_json), cmocka_unit_test(test_twice),
        cmocka_unit_test(test_shapes),  cmocka_unit_test(test_long),
        cmocka_unit_test(test_quotes),
    };

    return cmocka_run_group_tests_name("json text", tests, NULL, NULL);
}
