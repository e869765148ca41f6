/* SPDX-License-Identifier: MIT */
/* A digest, as somebody read it off a screen: found in whatever is round it, or named as damaged.
 */
#include "tests/unit/makers/digest_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/digest_shown.h"

#include "report/digest/digest.h"
#include "report/system/exit.h"

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
    spoken_check(digest_shown(text, NULL), EXIT_USAGE, "cut or changed");
    text[len - 20] ^= 1;
    text[len - 100] = '\0';
    spoken_check(digest_shown(text, NULL), EXIT_USAGE, "cut or changed");
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
        spoken_check(digest_shown(text, NULL), EXIT_GOOD, "Test result: SUCCESS");
    }
    snprintf(text, sizeof(text), "%s\n%s\n", good, good);
    spoken_check(digest_shown(text, NULL), EXIT_USAGE, "more than one digest");
    /* Of two the damaged one is not passed over, wherever it stands. */
    snprintf(text, sizeof(text), "%s\n%s\n", good, good);
    text[40] ^= 1;
    spoken_check(digest_shown(text, NULL), EXIT_USAGE, "cut or changed");
    text[40] ^= 1;
    text[strlen(good) + 41] ^= 1;
    spoken_check(digest_shown(text, NULL), EXIT_USAGE, "cut or changed");
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
    spoken_check(digest_shown(text, NULL), EXIT_GOOD, "Test result: SUCCESS");
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

/* A long one, behind other text in its line, and broken. */
static void test_broken_long(void **state)
{
    char xen[51], *good, *text, *lines;

    (void)state;
    memset(xen, 1, sizeof(xen) - 1);
    xen[sizeof(xen) - 1] = '\0';
    good = digest_with("xen", xen);
    assert_true(300 + strlen(good) > RECORD_DIGEST_MAX);
    assert_true(asprintf(&text, "%0300d%s", 0, good) > 0);
    lines = broken(text, 400, "\n", false);
    spoken_check(digest_shown(lines, NULL), EXIT_GOOD, "Test result: SUCCESS");
    free(lines);
    free(text);
    free(good);
}

/* A log that begins with a damaged record is a log. */
static void test_damaged_log(void **state)
{
    struct log_maker m;
    struct spoken spoken;
    char *begin;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_end(&m, "ok");
    begin = strstr(maker_text(&m), " begin ");
    assert_non_null(begin);
    begin[10] ^= 1;
    spoken = digest_shown(maker_text(&m), NULL);
    assert_non_null(strstr(spoken.out, "a damaged record"));
    assert_null(strstr(spoken.err, "digest"));
    spoken_drop(&spoken);
    maker_free(&m);
}

/* In a mail with all its headers; what stands further down than those is not looked for. */
static void test_behind(void **state)
{
    static const struct {
        int bytes, status;
        const char *part;
    } rows[] = {{5000, EXIT_GOOD, "Test result: SUCCESS"},
                {60000, EXIT_GOOD, "Test result: SUCCESS"},
                {70000, EXIT_USAGE, "no record of pvbench"}};
    char *good = digest_with(NULL, NULL), *text;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_true(asprintf(&text, "%0*d\n%s", rows[i].bytes, 0, good) > 0);
        spoken_check(digest_shown(text, NULL), rows[i].status, rows[i].part);
        free(text);
    }
    free(good);
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
    spoken = digest_shown(maker_text(&m), "--paths");
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
        cmocka_unit_test(test_damage),   cmocka_unit_test(test_dressed),
        cmocka_unit_test(test_broken),   cmocka_unit_test(test_broken_long),
        cmocka_unit_test(test_behind),   cmocka_unit_test(test_damaged_log),
        cmocka_unit_test(test_in_a_log),
    };

    return cmocka_run_group_tests_name("look", tests, NULL, NULL);
}
