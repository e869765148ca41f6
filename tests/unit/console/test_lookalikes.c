/* SPDX-License-Identifier: MIT */
/* Blanks and letters that are none of a console's, and a connection's own commands. */
#include "tests/unit/support/check.h"

#include "report/console/lookalikes.h"
#include "report/console/telnet.h"

static const char *const marks[] = {"(XEN)", "PVB1", NULL};

static void assert_becomes(const char *text, bool record, const char *want)
{
    char line[256];
    size_t len = strlen(text);

    assert_true(len < sizeof(line));
    memcpy(line, text, len);
    len = lookalikes_strip(line, len, marks, record);
    assert_int_equal(len, strlen(want));
    assert_memory_equal(line, want, len);
}

static void blanks_are_blanks(void **state)
{
    (void)state;
    assert_becomes("a\xc2\xa0z", false, "a z");
    assert_becomes("a\xc2\xa0z", true, "a z");
    assert_becomes("a\xa0z", false, "a z");
    assert_becomes("a\tz\xe2\x80\x87\xe3\x80\x80.", false, "a z  .");
    assert_becomes("a&nbsp;z&#160;&#xa0;.", false, "a z  .");
    assert_becomes("a\xc3\x82\xc2\xa0z", false, "a z");
}

/* One byte of a record that has become another is damage. */
static void a_lone_byte_of_a_record_stays(void **state)
{
    (void)state;
    assert_becomes("PVB1\xa0"
                   "1 end",
                   true,
                   "PVB1\xa0"
                   "1 end");
}

/* The second byte of a letter is no blank, nor is another word's. */
static void other_letters_stay(void **state)
{
    (void)state;
    assert_becomes("voil\xc3\xa0 \xf0\x9f\xa0\x80", false, "voil\xc3\xa0 \xf0\x9f\xa0\x80");
    assert_becomes("\xd0\xa5\xd0\x95N", false, "\xd0\xa5\xd0\x95N");
    assert_becomes("&nbs", false, "&nbs");
    assert_becomes("\xc2", false, "\xc2");
    assert_becomes("\xe3\x80", false, "\xe3\x80");
    assert_true(lookalikes_left("voil\xc3\xa0", 6));
    assert_false(lookalikes_left("voil\xe0 !", 7));
}

static void marks_are_known_by_their_looks(void **state)
{
    (void)state;
    assert_becomes("(\xd0\xa5"
                   "EN) x",
                   false, "(XEN) x");
    assert_becomes("\xef\xbc\x88\xef\xbc\xb8\xef\xbc\xa5\xef\xbc\xae\xef\xbc\x89 x", false,
                   "(XEN) x");
    assert_becomes("\xd0\xa0V\xd0\x92"
                   "1 2",
                   true, "PVB1 2");
}

/* Between two letters nobody knows whether it was a blank; the CRC of a record does. */
static void what_has_no_width_is_a_blank_or_nothing(void **state)
{
    (void)state;
    assert_becomes("\xef\xbb\xbf(XEN) a \xe2\x80\x8bz\xe2\x80\x8b", false, "(XEN) a z");
    assert_becomes("(XEN)\xe2\x80\x8bz", false, "(XEN) z");
    assert_becomes("a\xe2\x80\x8bz", false, "a\xe2\x80\x8bz");
    assert_becomes("a\xe2\x80\x8bz", true, "az");
    assert_becomes("a\xc2\xadz\xe2\x80\x8d", false, "az");
}

static void assert_said(const char *text, size_t len, const char *want)
{
    char line[64];

    memcpy(line, text, len);
    len = telnet_strip(line, len);
    assert_int_equal(len, strlen(want));
    assert_memory_equal(line, want, len);
}

static void commands_of_telnet_are_taken_out(void **state)
{
    (void)state;
    assert_said("a\xff\xf1z", 4, "az");
    assert_said("a\xff\xfb\x01z\xff\xfe", 7, "az");
    assert_said("\xff\xfa\x18\x01\xff\xf0z", 7, "z");
    assert_said("\xff\xfa\x18z", 4, "\x18z");
    assert_said("a\xffz\xff", 4, "a\xffz\xff");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_are_blanks),
        cmocka_unit_test(a_lone_byte_of_a_record_stays),
        cmocka_unit_test(other_letters_stay),
        cmocka_unit_test(marks_are_known_by_their_looks),
        cmocka_unit_test(what_has_no_width_is_a_blank_or_nothing),
        cmocka_unit_test(commands_of_telnet_are_taken_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
