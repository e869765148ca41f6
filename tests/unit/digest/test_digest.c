/* SPDX-License-Identifier: MIT */
/* What a digest says: shown, or refused in one line. */
#include "tests/unit/makers/digest_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/digest_shown.h"
#include "tests/unit/support/json_said.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/digest/digest.h"
#include "report/checks/check.h"
#include "report/system/exit.h"

static void check_with(const char *key, const char *value, int status, const char *part)
{
    char *text = digest_with(key, value);

    spoken_check(digest_shown(text, NULL), status, part);
    free(text);
}

static void test_shown(void **state)
{
    char *text = digest_with(NULL, NULL);
    struct spoken spoken = digest_shown(text, NULL);

    (void)state;
    assert_int_equal(spoken.status, EXIT_GOOD);
    check_golden(spoken.out, "tests/data/show-digest.txt");
    spoken_drop(&spoken);
    free(text);
}

/* Where all is well nothing is to do. */
static void test_all_ok(void **state)
{
    char letters[DIGEST_CHECKS + 1] = "", *text;
    struct spoken spoken;

    (void)state;
    memset(letters, 'o', check_count());
    text = digest_with("checks", letters);
    spoken = digest_shown(text, NULL);
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_null(strstr(spoken.out, "warning: "));
    assert_null(strstr(spoken.out, "what to do"));
    spoken_drop(&spoken);
    free(text);
}

static void test_status(void **state)
{
    (void)state;
    check_with("verdict", "SKIP", EXIT_INCONCLUSIVE, "SKIP");
    check_with("verdict", "ERROR", EXIT_USAGE, "ERROR");
    check_with("verdict", "FAILURE", EXIT_WORSE, "FAILURE");
    check_with("verdict", "CRASH", EXIT_DIED, "CRASH");
    check_with("controls", "bad", EXIT_USAGE, "controls: BAD");
    check_with("unit", "insns", EXIT_GOOD, "instructions");
    check_with("quantum", "0", EXIT_GOOD, "clock.quantum            -");
    check_with("ticks", "0", EXIT_GOOD, "clock.ticks-per-cycle    -");
    check_with("ticks", "1005", EXIT_GOOD, "clock.ticks-per-cycle    1.005");
}

/* As many prices as there are cases. */
#define ALL "-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-"

/* What makes no sense is named, although its CRC is right. */
static void test_nonsense(void **state)
{
    static const char *const wrong[][3] = {
        {"version", "2", "its version is 2"},
        {"version", "x", "version is no number"},
        {"version", NULL, "version is missing"},
        {"env", "", "env is empty"},
        {"xen", NULL, "xen is missing"},
        {"unit", "seconds", "unit is a word"},
        {"verdict", "GREAT", "verdict is a word"},
        {"controls", "perfect", "controls is a word"},
        {"ok", "-1", "ok is no number"},
        {"ticks", "9007199254740993", "ticks is no number, or too large"},
        {"ok", "99999999999999999999", "ok is no number"},
        {"checks", "owx", "checks have a letter"},
        {"checks", "owu", "checks are more or fewer"},
        {"checks", NULL, "checks are missing"},
        {"prices", "1:2", "prices are more or fewer"},
        {"prices", "1:2,3:4,x", "prices are no numbers"},
        {"prices", "1,2", "prices are no numbers"},
        {"prices", "9007199254740993:1", "prices are no numbers, or too large"},
        {"prices", "1:-9007199254740993", "prices are no numbers"},
        {"prices", "", "prices are no numbers"},
        {"prices", ALL ",", "more or fewer"},
        {"prices", ALL ",-:-", "more or fewer"},
        {"prices", NULL, "prices are missing"},
    };
    size_t i;

    (void)state;
    check_with("prices", ALL, EXIT_GOOD, "shortest call");
    check_with("ticks", "9007199254740992", EXIT_GOOD, "9007199254740.992");
    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        check_with(wrong[i][0], wrong[i][1], EXIT_USAGE, wrong[i][2]);
}

/* Of a key that stands twice nobody knows which one is meant. */
static void test_twice(void **state)
{
    struct record record;

    (void)state;
    record_open(&record, 7, RECORD_DIGEST);
    assert_true(record_uint(&record, "version", DIGEST_VERSION));
    assert_true(record_text(&record, "xen", "4.17.7"));
    assert_true(record_text(&record, "xen", "4.20.0"));
    record_close(&record);
    record.line[record.len] = '\0';
    spoken_check(digest_shown(record.line, NULL), EXIT_USAGE,
                 "it is a digest, but it says xen twice");
}

/* Nothing of a terminal's comes out of it. */
static void test_harmless(void **state)
{
    char *text = digest_with("xen", "\033[2J\r\b\a\x7f\xe4");
    struct spoken spoken = digest_shown(text, NULL);
    const char *at;

    (void)state;
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_non_null(strstr(spoken.out, "\\x1b[2J"));
    for (at = spoken.out; *at; at++)
        assert_true(*at == '\n' || (*at >= ' ' && *at <= '~'));
    spoken_drop(&spoken);
    free(text);
}

/* Whoever needs samples says that there are none. */
static void test_no_run(void **state)
{
    static int (*const commands[])(int, char **) = {cmd_compare, cmd_gate, cmd_export,
                                                    cmd_coverage};
    char *text = digest_with(NULL, NULL), *name = temporary_file(text, strlen(text));
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
        const char *const two[] = {name, name, NULL};
        const char *const csv[] = {name, "--format", "csv", NULL};
        const char *const one[] = {name, NULL};

        spoken_check(spoken_of(commands[i], i < 2    ? two
                                            : i == 2 ? csv
                                                     : one),
                     EXIT_USAGE, "it is a digest, of which nothing can be compared");
    }
    spoken_check(digest_shown(text, "--paths"), EXIT_USAGE, "shown whole");
    spoken_check(digest_shown(text, "--view=all"), EXIT_USAGE, "shown whole");
    drop_file(name);
    free(text);
}

/* The JSON of one with another field; to be put down. */
static json_t *json_with(const char *key, const char *value)
{
    char *text = digest_with(key, value), *name = temporary_file(text, strlen(text));
    const char *const words[] = {name, "--format", "json", NULL};
    json_t *json = json_said(cmd_show, words);

    drop_file(name);
    free(text);
    return json;
}

static void check_json(const char *key, const char *value, const char *path, const char *said)
{
    json_t *json = json_with(key, value);

    if (said)
        assert_string_equal(text_at(json, path), said);
    else
        assert_true(json_is_null(at_path(json, path)));
    json_decref(json);
}

static void test_json_fields(void **state)
{
    json_t *json = json_with("verdict", "FAILURE");

    (void)state;
    assert_int_equal(json_integer_value(at_path(json, "exit_status")), EXIT_WORSE);
    json_decref(json);
    check_json("verdict", "FAILURE", "digest.verdict", "FAILURE");
    check_json("unit", "insns", "digest.unit", "insns");
    check_json("unit", "cycles", "digest.unit", "cycles");
    check_json("controls", "bad", "digest.controls", "bad");
    check_json("controls", "good", "digest.controls", "good");
    check_json("quantum", "0", "digest.quantum", NULL);
    check_json("ticks", "0", "digest.ticks_per_cycle", NULL);
    check_json("cpu", "-", "digest.cpu", NULL);
}

static void test_json(void **state)
{
    json_t *json = json_with("build", "-"), *prices = at_path(json, "digest.prices");

    (void)state;
    assert_documented(json, "show");
    assert_string_equal(text_at(json, "digest.xen"), "4.17.7");
    assert_true(json_is_null(at_path(json, "digest.build")));
    assert_near(json_number_value(at_path(json, "digest.ticks_per_cycle")), 0.688);
    assert_int_equal(json_array_size(prices), digest_case_count);
    assert_string_equal(text_at(json, "digest.prices.0.words"), "shortest call");
    assert_int_equal(json_integer_value(at_path(json, "digest.prices.4.entry")), -3);
    assert_true(json_is_null(at_path(json, "digest.prices.8.entry")));
    assert_string_equal(text_at(json, "digest.checks.1.verdict"), "warning");
    json_decref(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shown),    cmocka_unit_test(test_status),
        cmocka_unit_test(test_all_ok),   cmocka_unit_test(test_nonsense),
        cmocka_unit_test(test_harmless), cmocka_unit_test(test_no_run),
        cmocka_unit_test(test_json),     cmocka_unit_test(test_json_fields),
        cmocka_unit_test(test_twice),
    };

    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
