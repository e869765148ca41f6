/* SPDX-License-Identifier: MIT */
/* The flame graph on a page: of the largest change, or of the case that is asked for. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/page_text.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/page/page.h"
#include "report/system/exit.h"
#include "tests/unit/makers/profile_maker.h"

/* The page of one run, or of two, on stdout. */
static char *reported(enum made_profile base, enum made_profile new, const char *flame, int status)
{
    const char *words[] = {
        "--out", "-", profile_run(base), base == new ? NULL : profile_run(new), NULL, NULL, NULL};
    size_t count = base == new ? 3 : 4;
    struct spoken spoken;
    char *text;

    if (flame) {
        words[count++] = "--flame";
        words[count++] = flame;
    }
    spoken = spoken_of(cmd_report, words);
    if (spoken.status != status)
        fail_msg("status %d: %s", spoken.status, spoken.err);
    text = strdup(spoken.out);
    spoken_drop(&spoken);
    return text;
}

static void assert_flames(const char *text, double count)
{
    xmlDocPtr doc = page_read(text);

    assert_page_count(doc, "count(//div[@aria-label='Flame graph']/svg)", count);
    assert_page_count(doc, "count(//script)", 2);
    assert_null(strstr(text, "<?xml")); /* of the picture as a file */
    assert_page_count(doc, "count(//@style | //@*[starts-with(name(), 'on')])", 0);
    xmlFreeDoc(doc);
}

static void test_largest(void **state)
{
    char *text = reported(MADE_BASE, MADE_NEW, NULL, EXIT_GOOD);
    xmlDocPtr doc = page_read(text);

    (void)state;
    assert_flames(text, 1);
    assert_non_null(strstr(text, ">functions</th>"));
    /* Words, at the left and broken where the table ends, as the class has it. */
    assert_page_count(doc,
                      "count(//table[@id='changes-table']//td[last()][@class='t wordy']) = "
                      "count(//table[@id='changes-table']/tbody/tr)",
                      1);
    assert_non_null(strstr(text, "instructions in the base"));
    xmlFreeDoc(doc);
    free(text);
}

static void test_asked(void **state)
{
    char *without = reported(MADE_BASE, MADE_BASE, NULL, EXIT_GOOD);
    char *with = reported(MADE_BASE, MADE_BASE, MADE_CASE, EXIT_GOOD);
    char *hostile = reported(MADE_HOSTILE, MADE_HOSTILE, MADE_CASE, EXIT_GOOD);

    (void)state;
    assert_flames(without, 0);
    assert_flames(with, 1);
    assert_non_null(strstr(with, "<title>" MADE_CASE));
    assert_flames(hostile, 1);
    free(without);
    free(with);
    free(hostile);
}

/* The page is there, without it, and says so first: why is on stderr. */
static void test_none(void **state)
{
    char *bare = reported(MADE_BARE, MADE_BARE, MADE_CASE, EXIT_INCONCLUSIVE);

    (void)state;
    assert_flames(bare, 0);
    assert_non_null(
        strstr(bare, "<p class=\"verdict warning\">There is no flame graph of " MADE_CASE));
    assert_true(strstr(bare, "There is no flame") < strstr(bare, "The controls"));
    free(bare);
}

static void test_slip(void **state)
{
    const char *words[] = {"--out", "-", profile_run(MADE_BASE), "--flame", "nope", NULL};
    struct spoken spoken = spoken_of(cmd_report, words);

    (void)state;
    assert_string_equal(spoken.out, "");
    spoken_check(spoken, EXIT_USAGE, "--flame nope: no run has such a case");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_largest),
        cmocka_unit_test(test_asked),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_slip),
    };

    return cmocka_run_group_tests_name("page-flame", tests, profiles_make, profiles_drop);
}
