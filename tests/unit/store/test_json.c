/* SPDX-License-Identifier: MIT */
/* run.json: what is saved is loaded again, and what is wrong with a file is named. */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/run_status.h"
#include "report/record/record.h"
#include "report/show/show.h"
#include "report/store/open.h"
#include "report/store/save.h"

/* A case of a run, to be changed. */
static struct run_case *case_of_run(struct run *run, const char *name)
{
    return &run->cases[run_find_case(run, name) - run->cases];
}

/* More series than it has. */
#define SERIES_MOST 256u

/* A run with something of everything. */
static struct run *rich_run(void)
{
    struct log_maker m;
    struct record *r;
    struct run *run;

    maker_open(&m, "insns");
    maker_xen(&m);
    maker_boot(&m);
    maker_begin(&m);
    maker_case(&m, "selftest/fault");
    maker_line(&m, "(XEN) mm.c:123: refused");
    r = maker_record(&m, "series");
    record_text(r, "case", "selftest/fault");
    record_text(r, "path", "array");
    record_uint(r, "fill", 1);
    record_uint(r, "n", 3);
    record_uint(r, "cold", 4);
    record_uint(r, "warmup", 5);
    record_uint(r, "samples", 6);
    record_uint(r, "moved", 7);
    record_uint(r, "pending", 8);
    record_uint(r, "wrong", 9);
    maker_put(&m);
    r = maker_record(&m, "more");
    record_uint(r, "of", m.number - 2);
    record_hex(r, "got", 10);
    record_uint(r, "nth", 2);
    maker_put(&m);
    r = maker_record(&m, "skip");
    record_text(r, "case", "selftest/fault");
    record_text(r, "path", "multi");
    record_text(r, "why", "no \x1b[31m reason \"at\" all\\");
    maker_put(&m);
    r = maker_record(&m, "fault");
    record_text(r, "case", "selftest/fault");
    record_uint(r, "vector", 14);
    maker_put(&m);
    maker_status(&m, "selftest/fault", "faulted");
    record_text(maker_record(&m, "novelty"), "key", "value");
    maker_put(&m);
    maker_case(&m, "xen_version/version");
    run = run_of_maker(&m);
    run_add_fact(run, "qemu.cpu", "qemu64\xff\n");
    run_set_outcome(run, 2, OUTCOME_HUNG);
    case_of_run(run, "xen_version/version")->paths[PATH_SINGLE].at[0].has_once = true;
    case_of_run(run, "xen_version/version")->paths[PATH_SINGLE].at[0].once = 440;
    return run;
}

static void test_round_trip(void **state)
{
    struct run *run = rich_run(), *again;
    char *text = json_text_of(run), *text_again, why[256];
    struct show_options all = {.paths = true, .quantiles = true};
    char *view = shown(run, &all), *view_again;

    (void)state;
    again = run_of_json_text(text, strlen(text), why, sizeof(why));
    assert_non_null(again);
    text_again = json_text_of(again);
    assert_string_equal(text, text_again);
    view_again = shown(again, &all);
    assert_string_equal(view, view_again);
    assert_int_equal(run_exit_status(run), run_exit_status(again));
    run_free(run);
    run_free(again);
    free(text);
    free(text_again);
    free(view);
    free(view_again);
}

static void test_save_and_load(void **state)
{
    struct run *run = rich_run(), *again;
    char dir[] = "/tmp/pvbench-unit-XXXXXX", path[64], *text, *text_again;

    (void)state;
    assert_non_null(mkdtemp(dir));
    assert_true(run_save(run, dir));
    again = run_load(dir);
    assert_non_null(again);
    text = json_text_of(run);
    text_again = json_text_of(again);
    assert_string_equal(text, text_again);
    run_free(again);
    snprintf(path, sizeof(path), "%s/run.json", dir);
    again = run_load(path);
    assert_non_null(again);
    unlink(path);
    assert_int_equal(rmdir(dir), 0); /* nothing temporary is left */
    assert_false(run_save(run, "/nonexistent/folder"));
    free(text);
    free(text_again);
    run_free(run);
    run_free(again);
}

static void test_series_numbers(void **state)
{
    struct run *run = rich_run(), *again;
    json_t *root = json_tree_of(run);
    const struct series *s;
    char why[256];

    (void)state;
    again = run_of_json_tree(root, why, sizeof(why));
    assert_non_null(again);
    s = &run_find_case(again, "selftest/fault")->paths[PATH_ARRAY].at[0];
    assert_true(s->fill && s->boot == 2 && s->n == 3 && s->cold == 4 && s->warmup == 5);
    assert_true(s->announced == 6 && s->moved == 7 && s->pending == 8 && s->wrong == 9);
    assert_string_equal(s->got, "a");
    assert_int_equal(s->nth, 2);
    assert_false(s->has_once);
    s = &run_find_case(again, "xen_version/version")->paths[PATH_SINGLE].at[0];
    assert_true(s->has_once && s->once == 440);
    json_decref(root);
    run_free(run);
    run_free(again);
}

/* The schema that people build on: every case an object with these. */
static void test_schema(void **state)
{
    struct run *run = rich_run();
    json_t *root = json_tree_of(run), *c, *series;

    (void)state;
    assert_string_equal(json_string_value(json_object_get(root, "schema")), "pvbench-run");
    assert_int_equal(json_integer_value(json_object_get(root, "version")), 3);
    c = json_array_get(json_object_get(root, "cases"), 5);
    assert_string_equal(json_string_value(json_object_get(c, "name")), "xen_version/version");
    assert_null(json_object_get(c, "status"));
    series = json_array_get(json_object_get(json_object_get(c, "paths"), "single"), 0);
    assert_int_equal(json_integer_value(json_object_get(series, "n")), 1);
    assert_string_equal(json_string_value(json_array_get(json_object_get(series, "samples"), 0)),
                        "450x48,550x2");
    json_decref(root);
    run_free(run);
}

/* Put what jansson makes of each series where a mark of it stands in a text. */
static char *with_series(char *text, json_t *const series[], size_t count)
{
    char mark[32], *at, *one, *whole;
    size_t i;

    for (i = 0; i < count; i++) {
        snprintf(mark, sizeof(mark), "\"series %zu\"", i);
        at = strstr(text, mark);
        assert_non_null(at);
        one = json_dumps(series[i], JSON_COMPACT);
        assert_true(asprintf(&whole, "%.*s%s%s", (int)(at - text), text, one, at + strlen(mark)) >
                    0);
        free(one);
        free(text);
        text = whole;
    }
    return text;
}

/* Take every series out of a list, and leave a mark. */
static void mark_series(json_t *list, json_t *series[], size_t *count)
{
    char mark[32];
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        assert_true(*count < SERIES_MOST);
        snprintf(mark, sizeof(mark), "series %zu", *count);
        series[*count] = json_incref(json_array_get(list, i));
        json_array_set_new(list, i, json_string(mark));
        ++*count;
    }
}

/*
 * The bytes are those that jansson writes, a series on one line: files of years are compared by
 * people and by git.
 */
static void test_bytes(void **state)
{
    struct run *run = rich_run();
    char *text = json_text_of(run), *by_jansson;
    json_t *tree = json_tree_of(run), *series[SERIES_MOST], *c, *list;
    size_t i, count = 0;
    const char *path;
    char *dumped;

    (void)state;
    json_array_foreach(json_object_get(tree, "cases"), i, c)
    {
        json_object_foreach(json_object_get(c, "paths"), path, list)
        {
            mark_series(list, series, &count);
        }
    }
    assert_true(count > 10);
    dumped = json_dumps(tree, JSON_INDENT(1));
    assert_true(asprintf(&by_jansson, "%s\n", dumped) > 0);
    by_jansson = with_series(by_jansson, series, count);
    assert_string_equal(text, by_jansson);
    while (count)
        json_decref(series[--count]);
    json_decref(tree);
    free(by_jansson);
    free(dumped);
    free(text);
    run_free(run);
}

/* Change one thing in a good file; loading has to refuse it and name the place. */
static void check_refused(const char *path[], json_t *value, const char *expected)
{
    struct run *run = rich_run(), *again;
    json_t *root = json_tree_of(run), *at = root;
    char why[256] = "";

    for (; path[1]; path++)
        at = json_is_array(at) ? json_array_get(at, (size_t)atoi(*path))
                               : json_object_get(at, *path);
    if (value)
        json_object_set_new(at, *path, value);
    else
        json_object_del(at, *path);
    again = run_of_json_tree(root, why, sizeof(why));
    assert_null(again);
    assert_string_equal(why, expected);
    json_decref(root);
    run_free(run);
}

#define PLACE(...) ((const char *[]){__VA_ARGS__, NULL})

static void test_refused(void **state)
{
    (void)state;
    check_refused(PLACE("schema"), json_string("x"), "schema is not \"pvbench-run\"");
    check_refused(PLACE("version"), json_integer(4), "version is 4, this pvbench reads 1 to 3");
    check_refused(PLACE("version"), json_integer(0), "version is 0, this pvbench reads 1 to 3");
    check_refused(PLACE("boots"), json_integer(2), "boots is not a list");
    check_refused(PLACE("boots", "0", "outcome"), json_string("fine"),
                  "boots[0].outcome is not a word that this pvbench knows");
    check_refused(PLACE("boots", "1", "facts", "a"), json_integer(1),
                  "boots[1].facts has a value that is not a text");
    check_refused(PLACE("cases", "5", "name"), NULL, "cases[5].name is missing");
    check_refused(PLACE("cases", "5", "paths", "single", "0", "n"), json_integer(-1),
                  "cases[5].paths.single[0].n is not a whole number from 0 on");
    check_refused(PLACE("cases", "5", "paths", "single", "0", "boot"), json_integer(3),
                  "cases[5].paths.single[0].boot is none of the boots of the case");
    check_refused(PLACE("cases", "5", "boots", "0", "boot"), json_integer(3),
                  "cases[5].paths.single[0].boot is none of the boots of the case");
    check_refused(PLACE("cases", "5", "boots"),
                  json_pack("[{s:i,s:s},{s:i,s:s},{s:i,s:s}]", "boot", 1, "status", "ok", "boot", 2,
                            "status", "ok", "boot", 3, "status", "ok"),
                  "cases[5].boots[2].boot is no boot of the run");
    check_refused(PLACE("cases", "5", "paths", "single", "0", "n"), json_integer(0),
                  "cases[5].paths.single[0].n is 0");
    check_refused(PLACE("cases", "5", "paths", "single", "0", "warmup"), json_integer(1000001),
                  "cases[5].paths.single[0].warmup is more than 1000000");
    check_refused(PLACE("cases", "5", "paths", "single", "0", "moved"), json_integer(2000002),
                  "cases[5].paths.single[0].moved is more than 2000001");
    check_refused(PLACE("cases", "5", "paths", "single", "0", "fill"), json_true(),
                  "cases[5].paths.single[0].fill is said of calls issued one by one");
    check_refused(PLACE("cases", "5", "paths", "single", "0", "announced"), json_integer(49),
                  "cases[5].paths.single[0].samples has more samples than are announced");
    check_refused(PLACE("cases", "5", "paths", "single", "0", "once"), json_integer(451),
                  "cases[5].paths.single[0].once is more than the 450 of most samples");
    check_refused(PLACE("cases", "5", "paths", "single", "0", "once"), json_integer(-1),
                  "cases[5].paths.single[0].once is not a whole number from 0 on");
    check_refused(PLACE("cases", "7", "paths", "array", "0", "once"), json_integer(0),
                  "cases[7].paths.array[0].once is said of a series without samples");
    check_refused(PLACE("boots", "0", "plan", "unit"), json_string("cycles"),
                  "cases[5].paths.single[0].once is said of a boot in cycles");
    check_refused(PLACE("cases", "5", "paths", "double"), json_array(),
                  "cases[5].paths has a path that this pvbench does not know");
    check_refused(PLACE("cases", "6", "name"), json_string("control/twin"),
                  "cases[6].name stands twice");
}

static void test_not_a_run(void **state)
{
    char *junk = temporary_file("hello\n", 6), *json = temporary_file("{\"a\":", 5);

    (void)state;
    assert_null(run_load("/nonexistent"));
    assert_null(run_load("/tmp"));
    assert_null(run_load(junk));
    assert_null(run_load(json));
    drop_file(junk);
    drop_file(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),     cmocka_unit_test(test_save_and_load),
        cmocka_unit_test(test_schema),         cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_series_numbers), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_not_a_run),
    };

    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
