/* SPDX-License-Identifier: MIT */
/* run.json of the versions that were written before, and what each of them may have. */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"

/* What a series has in no text, where it is nothing. */
#define COUNTS "\"fill\": false, \"moved\": 0, \"pending\": 0, \"wrong\": 0, "

/* A run of one boot and one case, with the root, the case and the series as a version has them. */
#define RUN_OF(before, in_case, series, samples, behind)                                           \
    "{\"schema\": \"pvbench-run\", " before "\"facts\": {}, \"boots\": [{\"boot\": 1, "            \
    "\"outcome\": \"complete\", \"begin\": {}, \"plan\": {}, \"facts\": {}, \"controls\": [], "    \
    "\"other\": []}], \"cases\": [{\"name\": \"a/b\", " in_case "\"rev\": 1, \"state\": "          \
    "\"none\", \"faults\": 0, \"boots\": [{\"boot\": 1, \"status\": \"ok\"}], \"skips\": [], "     \
    "\"exceptions\": [], \"paths\": {\"single\": [{\"boot\": 1, \"n\": 1, " series "\"cold\": 1, " \
    "\"warmup\": 1, \"announced\": 3, \"samples\": [" samples "]}]}}], \"problems\": [], " behind  \
    "\"problems_left_off\": 0}"

#define VERSION(n) "\"version\": " n ", "
#define OLD_PAIRS  "[5, 2], [7, 1]"
#define AS_IN_1                                                                                    \
    RUN_OF(VERSION("1"), "\"status\": \"ok\", \"why\": \"it is\", ", COUNTS, OLD_PAIRS, "")
#define AS_IN_2      RUN_OF(VERSION("2"), "", COUNTS, OLD_PAIRS, "")
#define AS_IN_3      RUN_OF(VERSION("3"), "", "", "\"5x2,7x1\"", "")
#define SAMPLES_3(s) RUN_OF(VERSION("3"), "", "", s, "")

static struct run *taken(const char *text)
{
    char why[256] = "";
    struct run *run = run_of_json_text(text, strlen(text), why, sizeof(why));

    assert_string_equal(why, "");
    assert_non_null(run);
    return run;
}

static void check_refused(const char *text, const char *expected)
{
    char why[256] = "";

    assert_null(run_of_json_text(text, strlen(text), why, sizeof(why)));
    assert_string_equal(why, expected);
}

/* All of them say the same, and are written as version 3 from here on. */
static void test_every_version(void **state)
{
    static const char *const texts[] = {
        AS_IN_3,
        AS_IN_1,
        AS_IN_2,
        SAMPLES_3("\"5x1,5x1\", \"7x1\""),
        SAMPLES_3("[5, 2], \"7x1\""),
        RUN_OF("", "", "", "\"5x2,7x1\"", VERSION("3")),
        RUN_OF("", "", COUNTS, OLD_PAIRS, VERSION("1")),
    };
    char *first = NULL, *text;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct run *run = taken(texts[i]);
        const struct series *s = &run->cases[0].paths[PATH_SINGLE].at[0];

        assert_int_equal(s->count, 2);
        assert_true(s->pairs[0].value == 5 && s->pairs[0].count == 2);
        assert_true(s->pairs[1].value == 7 && s->pairs[1].count == 1);
        assert_false(s->fill || s->moved || s->pending || s->wrong);
        text = json_text_of(run);
        assert_non_null(strstr(text, "\"version\": 3,"));
        assert_null(strstr(text, "\"moved\""));
        assert_non_null(strstr(text, "\"samples\":[\"5x2,7x1\"]"));
        if (first)
            assert_string_equal(text, first);
        free(first);
        first = text;
        run_free(run);
    }
    free(first);
}

/* A reader of before would not have taken it, and neither do we. */
static void test_too_new(void **state)
{
    (void)state;
    check_refused(RUN_OF(VERSION("2"), "", "", OLD_PAIRS, ""),
                  "cases[0].paths.single[0].fill is missing");
    check_refused(
        RUN_OF(VERSION("1"), "", "\"fill\": true, \"moved\": 1, \"pending\": 1, ", OLD_PAIRS, ""),
        "cases[0].paths.single[0].wrong is missing");
    check_refused(RUN_OF(VERSION("2"), "", COUNTS, "\"5x2\"", ""),
                  "cases[0].paths.single[0].samples has an item that is not [value, count]");
    check_refused(RUN_OF("", "", "", OLD_PAIRS, VERSION("2")),
                  "version is 2, and a series is as version 3 has it");
    check_refused(RUN_OF("", "", COUNTS, "\"5x2\"", VERSION("1")),
                  "version is 1, and a series is as version 3 has it");
}

/* Numbers up to what an int64_t holds, and nothing between them but an x and a comma. */
static void test_texts(void **state)
{
    static const char *const wrong[] = {
        "\"\"",
        "\"5\"",
        "\"5x\"",
        "\"x2\"",
        "\"5x0\"",
        "\"5x1,\"",
        "\",5x1\"",
        "\"5x1,,6x1\"",
        "\"5x1 \"",
        "\" 5x1\"",
        "\"5X1\"",
        "\"-5x1\"",
        "\"+5x1\"",
        "\"5x-1\"",
        "\"5.0x1\"",
        "\"0x10x1\"",
        "\"5x1x1\"",
        "\"5x1;6x1\"",
        "\"5x1\\n\"",
        "\"\\u0665x1\"",
        "\"9223372036854775808x1\"",
        "\"99999999999999999999x1\"",
        "\"5x9223372036854775808\"",
        "\"00000000000000000005x1\"",
        "5",
        "null",
        "true",
        "{}",
        "[5]",
        "[5, 0]",
    };
    struct run *run = taken(SAMPLES_3("\"0x\\u0031,9223372036854775807x1\""));
    const struct series *s = &run->cases[0].paths[PATH_SINGLE].at[0];
    char *text;
    size_t i;

    (void)state;
    assert_true(s->count == 2 && !s->pairs[0].value && s->pairs[1].value == INT64_MAX);
    run_free(run);
    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        assert_true(asprintf(&text, SAMPLES_3("%s"), wrong[i]) > 0);
        check_refused(text, "cases[0].paths.single[0].samples has an item that is not a text of "
                            "samples, as \"450x48,452x2\"");
        free(text);
    }
    check_refused(SAMPLES_3("\"5x2,7x2\""),
                  "cases[0].paths.single[0].samples has more samples than are announced");
    check_refused(SAMPLES_3("\"5x9223372036854775807,7x9223372036854775807\""),
                  "cases[0].paths.single[0].samples has more samples than are announced");
    check_refused(SAMPLES_3("\"7x1,5x2\""),
                  "cases[0].paths.single[0].samples has 5 behind a larger value: samples ascend");
    check_refused(SAMPLES_3("\"7x1\", \"5x2\""),
                  "cases[0].paths.single[0].samples has 5 behind a larger value: samples ascend");
    check_refused(SAMPLES_3("[7, 1], [5, 2]"),
                  "cases[0].paths.single[0].samples has 5 behind a larger value: samples ascend");
    check_refused(SAMPLES_3("\"5x1\\u0000\""), "not a run: line 1: there is a NUL in a text");
}

/* A text has 64 KiB at most; what has more samples is written in several. */
static void test_long(void **state)
{
    struct run *run = taken(AS_IN_3), *again;
    struct series *s = &run->cases[0].paths[PATH_SINGLE].at[0];
    char *text, *many, why[256];
    size_t i;

    (void)state;
    for (i = 0; i < 20000; i++)
        series_add_pair(s, INT64_MAX - 20000 + i, 1 + i % 3);
    s->announced = series_samples(s);
    text = json_text_of(run);
    again = taken(text);
    free(text);
    assert_int_equal(again->cases[0].paths[PATH_SINGLE].at[0].count, s->count);
    assert_memory_equal(again->cases[0].paths[PATH_SINGLE].at[0].pairs, s->pairs,
                        s->count * sizeof(*s->pairs));
    run_free(run);
    run_free(again);
    many = memset(calloc(1, 65536), '0', 65535);
    assert_true(asprintf(&text, SAMPLES_3("\"%s5x1\""), many) > 0);
    assert_null(run_of_json_text(text, strlen(text), why, sizeof(why)));
    assert_string_equal(why, "cases[0].paths.single[0].samples has an item of more than 65536 "
                             "bytes");
    free(text);
    free(many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_version),
        cmocka_unit_test(test_too_new),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_long),
    };

    return cmocka_run_group_tests_name("versions", tests, NULL, NULL);
}
