/* SPDX-License-Identifier: MIT */
/*
 * What pvbench export writes, against golden outputs in tests/data: see check_golden in check.h.
 * export.log is two boots, the second cut, with a case of each status.
 */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/support/check.h"

#include "report/cases/globs.h"
#include "report/export/export.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/measure.h"
#include "report/record/record.h"
#include "report/store/open.h"
#include "tests/unit/support/xml.h"

#define LOG "tests/data/export.log"

static const struct export_format *format_of(const char *name)
{
    size_t i;

    for (i = 0; i < export_format_count; i++)
        if (!strcmp(export_formats[i].name, name))
            return &export_formats[i];
    fail_msg("no format %s", name);
    return NULL;
}

/* A run in a format, to be freed; cases: globs, or NULL for all. */
static char *exported(const struct run *run, const char *format, const char *cases,
                      const struct export_choice *choice)
{
    struct case_globs globs = {""};
    struct export_run export;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (cases)
        assert_true(case_globs_add(&globs, cases));
    export_take(&export, run, &globs);
    format_of(format)->write(&export, choice, out);
    fclose(out);
    export_free(&export);
    return text;
}

static void check_format(const char *format, const char *cases, const struct export_choice *choice,
                         const char *golden)
{
    struct run *run = run_load(LOG);
    char *text = exported(run, format, cases, choice);

    check_golden(text, golden);
    free(text);
    run_free(run);
}

static void test_golden(void **state)
{
    struct export_choice plain = {0};
    char golden[64];
    size_t i;

    (void)state;
    for (i = 0; i < export_format_count; i++) {
        const struct export_format *format = &export_formats[i];

        snprintf(golden, sizeof(golden), "tests/data/export-%s.txt", format->name);
        check_format(format->name, format->one_measure ? "mmu_update/*" : NULL, &plain, golden);
    }
}

static void assert_values(const char *cases, struct export_choice choice, const char *expected)
{
    struct run *run = run_load(LOG);
    char *text = exported(run, "values", cases, &choice), *numbers = text;

    while (*numbers == '#')
        numbers = strchr(numbers, '\n') + 1;
    assert_string_equal(numbers, expected);
    free(text);
    run_free(run);
}

static void test_values(void **state)
{
    struct export_choice samples = {.samples = true};
    struct run *run = run_load(LOG);
    char *text = exported(run, "values", "sched_op/yield", &samples);

    (void)state;
    /* A multicall of 64 is 310 + 520 * 64, an array of 64 is 350 + 60 * 64. */
    assert_values("xen_version/version", (struct export_choice){.measure = MEASURE_CALL},
                  "400\n402\n");
    assert_values("mmu_update/*", (struct export_choice){.measure = MEASURE_ENTRY},
                  "524.84375\n524.84375\n");
    assert_values("mmu_update/*", (struct export_choice){.measure = MEASURE_ITEM},
                  "65.46875\n65.46875\n");
    /* 26 samples of 1050 and 24 of 1110 in each boot, less the null call. */
    assert_int_equal(count_of(text, "\n1000"), 52);
    assert_int_equal(count_of(text, "\n1060"), 48);
    free(text);
    run_free(run);
}

/* Every format that can tells of the boot that was cut; none of them has a price of a refusal. */
static void test_partial(void **state)
{
    static const char *const tell[] = {"gobench",  "values",      "csv",     "junit",
                                       "markdown", "openmetrics", "smaller", "tap"};
    struct export_choice plain = {0};
    struct run *run = run_load(LOG);
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(tell) / sizeof(*tell); i++) {
        char *text = exported(run, tell[i], "mmu_update/*,domctl/*", &plain);

        assert_non_null(strstr(text, "partial"));
        assert_null(strstr(text, "310"));
        free(text);
    }
    run_free(run);
}

/* A control that fails is said beside a price, as a fault of its boot. */
static void test_controls(void **state)
{
    struct export_choice plain = {0};
    struct run *run = run_load(LOG);
    char *text;

    (void)state;
    boot_add_control(&run->boots[0], "chain", true, "256", "255");
    text = exported(run, "gobench", NULL, &plain);
    assert_non_null(strstr(text, "\nfault: boot 1: controls failed\n"));
    free(text);
    text = exported(run, "tap", NULL, &plain);
    assert_non_null(strstr(text, "\nnot ok 1 - boot 1\n"));
    free(text);
    run_free(run);
}

/* Of each kind of run, as the readers' own schemas have it. */
static void test_junit(void **state)
{
    struct export_choice plain = {0};
    struct run *runs[] = {run_load(LOG), run_load("tests/data/xen-4.17-quick.log"),
                          run_of_text("nothing\n")};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(runs) / sizeof(*runs); i++) {
        char *text = exported(runs[i], "junit", NULL, &plain);
        xmlDocPtr doc = xml_read(text, strlen(text));

        assert_junit(doc);
        xmlFreeDoc(doc);
        free(text);
        run_free(runs[i]);
    }
}

/* benchstat's .name, /case and /path of a line: what stands before the first slash, and the keys.
 */
struct bench {
    char name[64], key[64], path[16];
};

static bool next_bench(const char **text, struct bench *bench)
{
    unsigned n, samples;
    double price;

    *text = strstr(*text, "\nBenchmark");
    if (!*text)
        return false;
    assert_int_equal(sscanf(++*text, "Benchmark%63[^/]/case=%63[^/]/path=%15[^/]/n=%u %u %lf",
                            bench->name, bench->key, bench->path, &n, &samples, &price),
                     6);
    return true;
}

/* However benchstat is told to make its rows, one that names cases has one case. */
static void test_rows(void **state)
{
    struct export_choice plain = {0};
    struct run *run = run_load("tests/data/xen-4.17-quick.log");
    char *text = exported(run, "gobench", NULL, &plain);
    const char *one = text, *other;
    struct bench a, b;
    size_t lines = 0;

    (void)state;
    for (; next_bench(&one, &a); lines++)
        for (other = one; next_bench(&other, &b);) {
            assert_int_equal(strcmp(a.name, b.name) == 0, strcmp(a.key, b.key) == 0);
            assert_false(!strcmp(a.name, b.name) && !strcmp(a.path, b.path));
        }
    assert_int_equal(lines, count_of(text, " insns/op\n"));
    assert_true(lines > 32);
    free(text);
    run_free(run);
}

static size_t csv_size(unsigned boots, const char *role)
{
    static const struct boots_case cases[] = {{.name = "xen_version/version", .call = {323}},
                                              {.name = "set_gdt/empty", .call = {766}},
                                              {.name = "sysctl/unknown", .status = "skipped"}};
    struct boots made = {.count = boots, .cases = cases, .case_count = 3};
    struct export_choice plain = {0};
    struct run *run = boots_run(&made);
    char *text;
    size_t size;

    facts_set(&run->facts, "guest.role", role);
    text = exported(run, "csv", NULL, &plain);
    size = strlen(text);
    run_free(run);
    free(text);
    return size;
}

/* A row for each boot, as long as that of any other boot, whatever the run says of itself. */
static void test_csv_grows(void **state)
{
    char role[5001];
    size_t two, five, nine;

    (void)state;
    memset(role, 'x', sizeof(role) - 1);
    role[sizeof(role) - 1] = '\0';
    two = csv_size(2, "dom0");
    five = csv_size(5, "dom0");
    nine = csv_size(9, "dom0");
    assert_true(five > two);
    assert_int_equal(4 * (five - two), 3 * (nine - five));
    assert_true(csv_size(9, role) < nine + 19 * 64);
}

/* The second figure is beside the first, and what there was stays where it was. */
static void test_once(void **state)
{
    static const struct boots_case cases[] = {
        {.name = "set_gdt/empty", .call = {766, 768}, .rep = {60}},
        {.name = "xen_version/version", .call = {323}}};
    static const struct {
        const char *format, *here, *there; /* of the one case, and of the other */
    } rows[] = {
        {"csv", ",2,complete,good,50,768,insns,\"\",708\r\n", ",323,insns,\"\",323\r\n"},
        {"openmetrics",
         "\npvbench_price_once_insns{case=\"set_gdt/"
         "empty\",measure=\"call\",path=\"single\",n=\"1\"} "
         "707\n",
         "\npvbench_price_insns{case=\"set_gdt/empty\",measure=\"call\",path=\"single\",n=\"1\"} "
         "767\n"},
        {"gobench", "/n=1 50 766 insns/op 706 insns-once/op\n",
         "\nUnit insns-once/op better=lower assume=exact\n"},
        {"bencher", "\"call-insns-once\": {\n   \"value\": 707", "\"value\": 767"},
        {"smaller", "single n=1, ok, 707 with REP counted once", "\"single n=1, ok\""},
        {"junit", "call: 767 insns (single n=1, 2 boots), 707 with REP counted once",
         "call: 323 insns (single n=1, 2 boots)\n"},
        {"tap", "\n  call: 767\n  call-once: 707\n", "\n  call: 323\n  call-once: 323\n"},
        {"markdown", "exact; not time; each iteration of a REP instruction counts.\n", " 767 |"},
    };
    struct boots made = {.count = 2, .once = true, .cases = cases, .case_count = 2};
    struct export_choice plain = {0};
    struct run *run = boots_run(&made);
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        char *text = exported(run, rows[i].format, NULL, &plain);

        if (!strstr(text, rows[i].here) || !strstr(text, rows[i].there))
            fail_msg("%s has no %s, or no %s: %s", rows[i].format, rows[i].here, rows[i].there,
                     text);
        free(text);
    }
    /* Of a price of which one boot does not have it there is none. */
    run_find_case(run, "set_gdt/empty")->paths[PATH_SINGLE].at[1].has_once = false;
    for (i = 0; i < sizeof(rows) / sizeof(*rows) - 1; i++) {
        char *text = exported(run, rows[i].format, "set_gdt/*", &plain);

        assert_null(strstr(text, "707"));
        assert_null(strstr(text, "708"));
        assert_null(strstr(text, "706"));
        assert_null(strstr(text, "insns-once"));
        assert_null(strstr(text, "price_once"));
        free(text);
    }
    run_free(run);
}

static void test_cycles(void **state)
{
    struct export_choice plain = {0};
    struct run *run;
    char *text;

    (void)state;
    run = run_of_made_boot("cycles");
    text = exported(run, "gobench", NULL, &plain);
    assert_non_null(strstr(text, "\nUnit cycles/op better=lower\n"));
    free(text);
    text = exported(run, "openmetrics", NULL, &plain);
    assert_non_null(strstr(text, "\n# UNIT pvbench_price_cycles cycles\n"));
    free(text);
    run_free(run);
}

/* Nine boots, of which one lies far off, and a case of them, in every format that has a place for
 * how far prices may be off. */
static void test_spreads(void **state)
{
    static const struct boots_case cases[] = {
        {.name = "xen_version/version",
         .call = {320, 330, 340, 350, 300, 310, 900, 325, 250},
         .entry = {200, 201, 202, 203, 204, 205},
         .item = {20001}},
        {.name = "mmuext_op/pin-l4", .status = "skipped", .why = "no frame"},
    };
    static const char *const formats[] = {"csv", "openmetrics", "bencher", "smaller", "markdown"};
    struct boots boots = {.unit = "cycles", .count = 9, .cases = cases, .case_count = 2};
    struct export_choice plain = {0};
    struct run *run = boots_run(&boots);
    char *all = NULL, *text;
    size_t i, size = 0;
    FILE *out = open_memstream(&all, &size);

    (void)state;
    run->cases[run->case_count - 2].paths[PATH_SINGLE].at[1].moved = 3;
    for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        text = exported(run, formats[i], NULL, &plain);
        fputs(text, out);
        free(text);
    }
    fclose(out);
    check_golden(all, "tests/data/export-cycles.txt");
    free(all);
    run_free(run);
}

/* What has no plan has no unit, and so no prices. */
static void test_no_unit(void **state)
{
    struct export_choice plain = {0};
    struct run *run = run_of_text("nothing\n");
    size_t i;

    (void)state;
    for (i = 0; i < export_format_count; i++)
        if (!export_formats[i].prices_only) {
            char *text = exported(run, export_formats[i].name, NULL, &plain);

            assert_null(strstr(text, "(null)"));
            assert_null(strstr(text, "insns"));
            free(text);
        }
    run_free(run);
}

static void test_numbers(void **state)
{
    char text[64];

    (void)state;
    export_number(text, sizeof(text), -0.0);
    assert_string_equal(text, "0");
    export_number(text, sizeof(text), 207.8125);
    assert_string_equal(text, "207.8125");
    export_number(text, sizeof(text), -3);
    assert_string_equal(text, "-3");
    export_number(text, sizeof(text), 123456789012345.0);
    assert_string_equal(text, "123456789012345");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),  cmocka_unit_test(test_values),
        cmocka_unit_test(test_partial), cmocka_unit_test(test_controls),
        cmocka_unit_test(test_cycles),  cmocka_unit_test(test_spreads),
        cmocka_unit_test(test_once),    cmocka_unit_test(test_junit),
        cmocka_unit_test(test_rows),    cmocka_unit_test(test_csv_grows),
        cmocka_unit_test(test_no_unit), cmocka_unit_test(test_numbers),
    };

    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
