/* SPDX-License-Identifier: MIT */
/* A digest, as somebody read it off a screen: shown, or refused in one line. */
#include "tests/unit/makers/digest_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/json_said.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/digest/digest.h"
#include "report/system/exit.h"

/* What 'show' says of that text, with one more word or NULL. */
static struct spoken shown_of(const char *text, const char *word)
{
    char *name = temporary_file(text, strlen(text));
    const char *const words[] = {name, word, NULL};
    struct spoken spoken = spoken_of(cmd_show, words);

    drop_file(name);
    return spoken;
}

static void check_with(const char *key, const char *value, int status, const char *part)
{
    char *text = digest_with(key, value);

    spoken_check(shown_of(text, NULL), status, part);
    free(text);
}

static void test_shown(void **state)
{
    char *text = digest_with(NULL, NULL);
    struct spoken spoken = shown_of(text, NULL);

    (void)state;
    assert_int_equal(spoken.status, EXIT_GOOD);
    check_golden(spoken.out, "tests/data/show-digest.txt");
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
}

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
        {"ticks", "9223372036854775808", "ticks is no number"},
        {"checks", "owx", "checks have a letter"},
        {"checks", "owu", "checks are more or fewer"},
        {"checks", NULL, "checks are missing"},
        {"prices", "1:2", "prices are more or fewer"},
        {"prices", "1:2,3:4,x", "prices are no numbers"},
        {"prices", "1,2", "prices are no numbers"},
        {"prices", "9223372036854775808:1", "prices are no numbers"},
        {"prices", "-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-,-:-", "more or fewer"},
        {"prices", NULL, "prices are missing"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        check_with(wrong[i][0], wrong[i][1], EXIT_USAGE, wrong[i][2]);
}

/* Nothing of a terminal's comes out of it. */
static void test_harmless(void **state)
{
    char *text = digest_with("xen", "\033[2J\r\b\a\x7f\xe4");
    struct spoken spoken = shown_of(text, NULL);
    const char *at;

    (void)state;
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_non_null(strstr(spoken.out, "\\x1b[2J"));
    for (at = spoken.out; *at; at++)
        assert_true(*at == '\n' || (*at >= ' ' && *at <= '~'));
    spoken_drop(&spoken);
    free(text);
}

/* Every byte changed, and cut everywhere: never taken for good, and always one line. */
static void test_damage(void **state)
{
    char *good = digest_with(NULL, NULL), *text = strdup(good), why[192];
    size_t len = strlen(good) - 1, i;
    struct digest digest;

    (void)state;
    for (i = 0; i < len; i++) {
        text[i] ^= 1;
        assert_int_not_equal(digest_look(text, len, &digest, why, sizeof(why)), DIGEST_GOOD);
        text[i] ^= 1;
        assert_int_not_equal(digest_look(text, i, &digest, why, sizeof(why)), DIGEST_GOOD);
    }
    assert_int_equal(digest_look(text, len, &digest, why, sizeof(why)), DIGEST_GOOD);
    text[len - 20] ^= 1;
    spoken_check(shown_of(text, NULL), EXIT_USAGE, "cut or changed");
    text[len - 20] ^= 1;
    text[len - 100] = '\0';
    spoken_check(shown_of(text, NULL), EXIT_USAGE, "cut or changed");
    free(text);
    free(good);
}

/* As it comes off a telephone, out of a reader of codes, a mail. */
static void test_dressed(void **state)
{
    static const char *const dresses[] = {"QR-Code:%s", "\xef\xbb\xbf%s", "\n\n  %s\r\n",
                                          "From the machine in the cellar:\n\n%s\nRegards\n"};
    char *good = digest_with(NULL, NULL), text[1024];
    size_t i;

    (void)state;
    good[strlen(good) - 1] = '\0';
    for (i = 0; i < sizeof(dresses) / sizeof(*dresses); i++) {
        snprintf(text, sizeof(text), dresses[i], good);
        spoken_check(shown_of(text, NULL), EXIT_GOOD, "Test result: SUCCESS");
    }
    snprintf(text, sizeof(text), "%s\n%s\n", good, good);
    spoken_check(shown_of(text, NULL), EXIT_USAGE, "more than one digest");
    /* Of two the damaged one is not passed over, wherever it stands. */
    snprintf(text, sizeof(text), "%s\n%s\n", good, good);
    text[40] ^= 1;
    spoken_check(shown_of(text, NULL), EXIT_USAGE, "cut or changed");
    text[40] ^= 1;
    text[strlen(good) + 41] ^= 1;
    spoken_check(shown_of(text, NULL), EXIT_USAGE, "cut or changed");
    free(good);
}

/* The text with breaks about every so many columns: between two bytes, or in place of a blank. */
static char *broken(const char *text, size_t column, const char *with, bool at_blanks)
{
    char *out = calloc(1, 4 * strlen(text)), *at = out;
    size_t here = 0;

    for (; *text; text++) {
        bool stop = here >= column && (!at_blanks || *text == ' ');

        if (stop)
            at = stpcpy(at, with);
        if (!stop || !at_blanks)
            *at++ = *text;
        here = stop ? 0 : here + 1;
    }
    return out;
}

/* Whether it is shown when its lines were broken so. */
static void check_broken(size_t column, const char *with, bool at_blanks)
{
    char *good = digest_with(NULL, NULL), *text;

    good[strlen(good) - 1] = '\0';
    text = broken(good, column, with, at_blanks);
    assert_non_null(strchr(text, '\n'));
    spoken_check(shown_of(text, NULL), EXIT_GOOD, "Test result: SUCCESS");
    free(text);
    free(good);
}

/* A mailer breaks a line in a column, or at blanks, which it keeps or takes away. */
static void test_broken(void **state)
{
    (void)state;
    check_broken(60, "\n", false);
    check_broken(76, "\r\n", false);
    check_broken(60, " \n", true);
    check_broken(60, "\n", true);
    check_broken(60, "\r\n", true);
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
    spoken_check(shown_of(text, "--paths"), EXIT_USAGE, "shown whole");
    spoken_check(shown_of(text, "--view=all"), EXIT_USAGE, "shown whole");
    drop_file(name);
    free(text);
}

static void test_json(void **state)
{
    char *text = digest_with("build", "-"), *name = temporary_file(text, strlen(text));
    const char *const words[] = {name, "--format", "json", NULL};
    json_t *json = json_said(cmd_show, words), *prices = at_path(json, "digest.prices");

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
    drop_file(name);
    free(text);
}

/* A boot whose record before the end is a digest, or is not there. */
static struct spoken shown_boot(bool with_digest)
{
    struct spoken spoken;
    struct log_maker m;
    struct record *r;
    char value[500];

    maker_open(&m, "insns");
    maker_xen(&m);
    maker_begin(&m);
    maker_controls(&m);
    maker_version(&m);
    if (with_digest) {
        r = maker_record(&m, RECORD_DIGEST);
        assert_true(record_uint(r, "version", DIGEST_VERSION + 1));
        memset(value, 'x', sizeof(value) - 1);
        value[sizeof(value) - 1] = '\0';
        assert_true(record_text(r, "key", value));
        maker_put(&m);
    }
    maker_end(&m, "ok");
    spoken = shown_of(maker_text(&m), "--paths");
    maker_free(&m);
    return spoken;
}

/* In a whole log it is one record among others, and changes nothing of what is shown. */
static void test_in_a_log(void **state)
{
    struct spoken with = shown_boot(true), without = shown_boot(false);

    (void)state;
    assert_int_equal(with.status, EXIT_GOOD);
    assert_string_equal(with.out, without.out);
    assert_string_equal(with.err, without.err);
    spoken_drop(&with);
    spoken_drop(&without);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shown),    cmocka_unit_test(test_status),
        cmocka_unit_test(test_nonsense), cmocka_unit_test(test_harmless),
        cmocka_unit_test(test_damage),   cmocka_unit_test(test_dressed),
        cmocka_unit_test(test_broken),   cmocka_unit_test(test_no_run),
        cmocka_unit_test(test_json),     cmocka_unit_test(test_in_a_log),
    };

    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
