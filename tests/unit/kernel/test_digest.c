/* SPDX-License-Identifier: MIT */
/* The digest record: what the kernel writes is read back to the same values (bench/summary/). */
#include "tests/unit/support/check.h"

#include "bench/summary/digest.c"
#include "bench/summary/prices.c"
#include "bench/summary/words.c"
#include "core/line.c"
#include "core/text.c"

/* What the layouts need besides, which are not tried here. */
unsigned grid_put(struct grid *grid, unsigned row, unsigned column, unsigned width,
                  enum screen_colour colour, const char *text)
{
    (void)grid, (void)row, (void)width, (void)colour, (void)text;
    return column;
}

struct known {
    const char *key, *value;
};

static const struct known usual[] = {
    {"xen.major", "4"},         {"xen.minor", "17"},
    {"xen.extraversion", ".7"}, {"xen.build-id", "8fe3cb1a2b5a0f1d2c3b4a59687766554433221100"},
    {"cpu.signature", "406f1"}, {NULL, NULL},
};

/* As long as Xen can have them: XEN_EXTRAVERSION_LEN is 16, and each byte needs three. */
static const struct known odd[] = {
    {"xen.major", "4"},
    {"xen.minor", "21"},
    {"xen.extraversion", "%#\x1b\xff%#\x1b\xff%#\x1b\xff%# "},
    {"xen.build-id", "8fe3cb1a2b5a0f1d2c3b4a59687766554433221100"},
    {"cpu.signature", "ffffffff"},
    {NULL, NULL},
};

static const struct known none[] = {{NULL, NULL}};

static const char *value_of(const void *of, const char *key)
{
    const struct known *known = of;

    while (known->key && strcmp(known->key, key) != 0)
        known++;
    return known->value;
}

static const struct control_outcome good[] = {{"empty", true, 0, 0}, {"chain", true, 180, 180}};
static const struct control_outcome failed[] = {{"empty", true, 0, 0}, {"chain", false, 180, 1}};

static const struct check checks[] = {
    {"one", CHECK_OK, "", NULL},
    {"two", CHECK_WARNING, "", NULL},
    {"three", CHECK_UNKNOWN, "", NULL},
    {"four", CHECK_OK, "", NULL},
};

/* Prices of two cases, one of which has no batch; one is refused, and one negative. */
static struct shown_result result_of(void)
{
    struct shown_result result = {
        .verdict = VERDICT_SUCCESS,
        .cases = {[STATUS_OK] = 504, [STATUS_ABSENT] = 3, [STATUS_UNSTABLE] = 2},
        .controls = good,
        .control_count = 2,
        .quantum = 2,
        .ticks = 688,
        .checks = checks,
        .check_count = 4,
    };

    result.prices[0] = (struct telling_price){"", true, STATUS_OK, true, 64, 323, 207};
    result.prices[1] = (struct telling_price){"", true, STATUS_UNSTABLE, true, 0, 1000, 5};
    result.prices[2] = (struct telling_price){"", true, STATUS_DENIED, true, 64, 100, 50};
    result.prices[3] = (struct telling_price){"", true, STATUS_OK, true, 64, -7, -1};
    result.prices[4] = (struct telling_price){"", true, STATUS_OK, true, 64, INT64_MAX, INT64_MIN};
    return result;
}

static struct record written;
static struct record_view view;

static void write_digest(const struct known *known, bool exact, const struct shown_result *result)
{
    struct check_facts facts = {value_of, known};
    struct shown_boot boot = {.facts = &facts, .exact = exact};

    record_open(&written, 5727, RECORD_DIGEST);
    digest_write(&written, &boot, result);
    assert_false(written.overflow);
    record_close(&written);
    assert_int_equal(record_read(written.line, written.len - 1, &view), RECORD_GOOD);
    assert_true(record_is(view.kind, "digest"));
    assert_int_equal(view.number, 5727);
}

static void assert_field(const char *key, const char *want)
{
    const struct record_field *field = record_field(&view, key);
    char text[RECORD_DIGEST_MAX];

    assert_non_null(field);
    assert_true(record_decode(field->value, text, sizeof(text)));
    assert_string_equal(text, want);
}

static void test_fields(void **state)
{
    struct shown_result result = result_of();

    (void)state;
    write_digest(usual, false, &result);
    assert_field("version", "1");
    assert_field("env", "pv64");
    assert_field("xen", "4.17.7");
    assert_field("build", "8fe3cb1a2b5a0f1d");
    assert_field("cpu", "406f1");
    assert_field("unit", "cycles");
    assert_field("verdict", "SUCCESS");
    assert_field("controls", "good");
    assert_field("ok", "504");
    assert_field("other", "5");
    assert_field("quantum", "2");
    assert_field("ticks", "688");
    assert_field("checks", "owuo");
    assert_field("prices", "323:207,1000:-,-:-,-7:-1,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-");
    assert_int_equal(view.fields, 14);
}

static void test_verdicts(void **state)
{
    static const struct {
        enum verdict verdict;
        const char *word;
    } rows[] = {
        {VERDICT_SKIP, "SKIP"},
        {VERDICT_SUCCESS, "SUCCESS"},
        {VERDICT_ERROR, "ERROR"},
        {VERDICT_FAILURE, "FAILURE"},
    };
    struct shown_result result = result_of();
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        result.verdict = rows[i].verdict;
        write_digest(usual, true, &result);
        assert_field("verdict", rows[i].word);
        assert_field("unit", "insns");
    }
    result.controls = failed;
    write_digest(usual, true, &result);
    assert_field("controls", "bad");
    result.control_count = 0;
    write_digest(usual, true, &result);
    assert_field("controls", "bad");
}

static void test_unknown(void **state)
{
    struct shown_result result = result_of();

    (void)state;
    result.check_count = 0;
    write_digest(none, false, &result);
    assert_field("xen", "?.?");
    assert_field("build", "-");
    assert_field("cpu", "-");
    assert_field("checks", "");
}

/* All of it fits, however long each field is, and stays in a code of the version that there is. */
static void test_longest(void **state)
{
    static struct check many[32];
    struct shown_result result = result_of();
    unsigned i;

    (void)state;
    for (i = 0; i < TELLING_COUNT; i++)
        result.prices[i] = (struct telling_price){
            "", true, STATUS_OK, true, 64, -DIGEST_PRICE_MOST, -DIGEST_PRICE_MOST};
    for (i = 0; i < STATUS_COUNT; i++)
        result.cases[i] = 1024;
    result.verdict = VERDICT_FAILURE;
    result.quantum = UINT32_MAX;
    result.ticks = 9999999;
    result.checks = many;
    result.check_count = 32;
    write_digest(odd, false, &result);
    assert_field("ok", "1024");
    assert_field("other", "6144");
    assert_field("xen", "4.21%#\x1b\xff%#\x1b\xff%#\x1b\xff%# ");
    assert_int_equal(view.fields, 14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_longest),
    };

    return cmocka_run_group_tests_name("the digest record", tests, NULL, NULL);
}
