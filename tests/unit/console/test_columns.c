/* SPDX-License-Identifier: MIT */
/* Lines beside each other: wrapped or cut at a column, and with the same end behind each. */
#include "tests/unit/support/check.h"

#include "report/console/columns.h"
#include "report/console/overlay.h"

static struct overlay kept;

/* A line of so many bytes that no other is like. */
static struct overlay_line *keep(size_t len, bool fact)
{
    static char text[OVERLAY_WIDTH];
    size_t i;

    for (i = 0; i < len; i++)
        text[i] = (char)('a' + (i * (kept.count + 3) + len) % 26);
    return overlay_add(&kept, text, len, fact);
}

static void some_lines(void)
{
    size_t len;

    kept.count = kept.other = 0;
    for (len = 20; len < 80; len += 7)
        keep(len, false);
}

static enum columns found(void)
{
    const struct overlay_line *first;

    return columns_find(&kept, kept.width, &first);
}

static void whole_lines_are_whole(void **state)
{
    (void)state;
    some_lines();
    keep(120, true);
    keep(119, true);
    assert_int_equal(found(), COLUMNS_WHOLE);
}

static void what_had_no_room_goes_on_behind_it(void **state)
{
    (void)state;
    some_lines();
    keep(120, true);
    keep(118, true)->next = 2;
    assert_int_equal(found(), COLUMNS_WRAPPED);
    kept.line[kept.count - 1].next = 1;
    assert_int_equal(found(), COLUMNS_WHOLE);
}

/* Of a line that tells nothing there may be one. */
static void one_line_of_another_is_no_wrap(void **state)
{
    (void)state;
    some_lines();
    keep(120, false)->next = 4;
    assert_int_equal(found(), COLUMNS_WHOLE);
    keep(118, false)->next = 4;
    assert_int_equal(found(), COLUMNS_WRAPPED);
}

static void who_speaks_between_all_lines_is_another(void **state)
{
    unsigned i;

    (void)state;
    some_lines();
    keep(120, true);
    for (i = 0; i < kept.count; i++)
        kept.line[i].next = 9;
    assert_int_equal(found(), COLUMNS_WHOLE);
}

static void longest_lines_of_one_length_are_cut(void **state)
{
    (void)state;
    some_lines();
    keep(121, true);
    keep(121, true);
    assert_int_equal(found(), COLUMNS_WHOLE);
    keep(121, false);
    assert_int_equal(found(), COLUMNS_CUT);
    keep(122, false);
    assert_int_equal(found(), COLUMNS_WHOLE);
}

/* Where screens end two are enough, counted from where the line begins. */
static void two_at_a_screens_width_are_cut(void **state)
{
    (void)state;
    some_lines();
    keep(121, true)->before = 11;
    keep(121, true)->before = 11;
    assert_int_equal(found(), COLUMNS_CUT);
    kept.line[kept.count - 1].end = OVERLAY_END_WHOLE;
    assert_int_equal(found(), COLUMNS_WHOLE);
}

static void one_that_lacks_its_end_is_cut(void **state)
{
    (void)state;
    some_lines();
    keep(121, true)->end = OVERLAY_END_TORN;
    assert_int_equal(found(), COLUMNS_CUT);
    kept.line[kept.count - 1].end = OVERLAY_END_ODD;
    assert_int_equal(found(), COLUMNS_WHOLE);
    kept.line[kept.count - 1].before = 11;
    assert_int_equal(found(), COLUMNS_CUT);
}

static void what_a_screen_had_is_no_cut(void **state)
{
    (void)state;
    some_lines();
    keep(100, true);
    keep(100, true);
    keep(100, true);
    kept.width = 100;
    assert_int_equal(found(), COLUMNS_WHOLE);
    kept.width = 0;
    assert_int_equal(found(), COLUMNS_CUT);
}

static void add(const char *text)
{
    overlay_add(&kept, text, strlen(text), true);
}

static void assert_ends(const char *const *own, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        assert_int_equal(kept.line[i].len, strlen(own[i]));
        assert_memory_equal(kept.line[i].text, own[i], strlen(own[i]));
    }
}

static void an_end_that_most_have_is_none_of_theirs(void **state)
{
    static const char *const own[] = {"a 1", "bcd 22", "efghi 3", "j",
                                      "kl",  "mnop",   "qrstuv",  "wxyz 'ab'\","};
    size_t i;
    char text[32];

    (void)state;
    kept.count = kept.other = 0;
    for (i = 0; i < 8; i++) {
        snprintf(text, sizeof(text), "%s%s", own[i], i < 7 ? " '," : "");
        add(text);
    }
    overlay_drop_tail(&kept);
    assert_ends(own, 8);
}

/* Half of them may end so, and a few lines tell nothing. */
static void what_some_lines_end_in_is_theirs(void **state)
{
    static const char *const some[] = {"a)", "bc)", "def)", "ghij)", "k", "lm", "nop", "qrst"};
    size_t i;

    (void)state;
    kept.count = kept.other = 0;
    for (i = 0; i < 8; i++)
        add(some[i]);
    overlay_drop_tail(&kept);
    assert_ends(some, 8);
    kept.count = kept.other = 0;
    for (i = 0; i < 4; i++)
        add(some[i]);
    overlay_drop_tail(&kept);
    assert_ends(some, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_lines_are_whole),
        cmocka_unit_test(what_had_no_room_goes_on_behind_it),
        cmocka_unit_test(one_line_of_another_is_no_wrap),
        cmocka_unit_test(who_speaks_between_all_lines_is_another),
        cmocka_unit_test(longest_lines_of_one_length_are_cut),
        cmocka_unit_test(two_at_a_screens_width_are_cut),
        cmocka_unit_test(one_that_lacks_its_end_is_cut),
        cmocka_unit_test(what_a_screen_had_is_no_cut),
        cmocka_unit_test(an_end_that_most_have_is_none_of_theirs),
        cmocka_unit_test(what_some_lines_end_in_is_theirs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
