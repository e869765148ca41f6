/* SPDX-License-Identifier: MIT */
/* The functions of a change in what "pvbench compare" says, in every form of it. */
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/json_said.h"
#include "tests/unit/support/spoken.h"

#include <stdio.h>

#include "report/commands/command.h"
#include "report/profile/judged.h"
#include "report/system/exit.h"

#define LINE "copy_from_guest_ll +14, check_descriptors +7, do_set_gdt -3"

/* The runs, up to MADE_PROFILES, and more words, up to a NULL. */
static struct spoken compare(const enum made_profile *runs, const char *const *more)
{
    const char *words[16] = {NULL};
    size_t count = 0, i;

    for (i = 0; runs[i] != MADE_PROFILES; i++)
        words[count++] = profile_run(runs[i]);
    for (i = 0; more && more[i]; i++)
        words[count++] = more[i];
    return spoken_of(cmd_compare, words);
}

static const enum made_profile two[] = {MADE_BASE, MADE_NEW, MADE_PROFILES};
static const enum made_profile three[] = {MADE_BASE, MADE_NEW, MADE_CUT, MADE_PROFILES};
static const enum made_profile bare[] = {MADE_BARE, MADE_NEW, MADE_PROFILES};
static const enum made_profile cut[] = {MADE_CUT, MADE_NEW, MADE_NEW, MADE_PROFILES};

static void check(const enum made_profile *runs, const char *form, const char *wanted, size_t times)
{
    struct spoken spoken = compare(runs, (const char *[]){"--format", form, NULL});

    if (count_of(spoken.out, wanted) != times)
        fail_msg("not %zu times \"%s\" in:\n%s", times, wanted, spoken.out);
    spoken_drop(&spoken);
}

static void test_text(void **state)
{
    (void)state;
    check(two, "text", "\n  " MADE_CASE ": " LINE "\n", 1);
    check(two, "text", "Functions, of one call, entry or item as in the table: ", 1);
    /* Among several runs with the letter of the one. */
    check(three, "text", "\n  " MADE_CASE ", B: " LINE "\n", 1);
    check(three, "text", MADE_CASE ", C", 0);
    check(bare, "text", "unctions", 0);
}

/* A line to each run, however many it is compared with. */
static void test_unusable(void **state)
{
    (void)state;
    check(three, "text", "\n  C: the profile of boot 1 is not used: it is cut or damaged", 1);
    check(cut, "text", "\n  A: the profile of boot 1 is not used: it is cut or damaged", 1);
    check(cut, "markdown", "\n- `A: the profile of boot 1 is not used: it is cut or damaged", 1);
    check(bare, "text", "profile", 0);
}

/* In lines that a commit message may have. */
static void test_ministat(void **state)
{
    static const enum made_profile hostile[] = {MADE_HOSTILE, MADE_NEW, MADE_PROFILES};

    (void)state;
    check(two, "ministat", "\nby function: " LINE "\n", 2);
    check(bare, "ministat", "by function", 0);
    check(hostile, "ministat",
          "\nby function: copy_from_guest_ll +18,\n"
          "  a_name_that_is_very_long_indeed_and_goes_on_and_... -8,\n"
          "  check_descriptors +7, ",
          2);
}

static void check_page(const char *max, bool with)
{
    struct spoken spoken =
        compare(two, (const char *[]){"--format", "markdown", "--max-bytes", max, NULL});

    assert_int_equal(strstr(spoken.out, "\n- `" MADE_CASE ": " LINE "`\n") != NULL, with);
    assert_int_equal(strstr(spoken.out, judged_functions_legend) != NULL, with);
    assert_true(strlen(spoken.out) <= strtoul(max, NULL, 10));
    assert_true(strlen(spoken.out) > 0);
    spoken_drop(&spoken);
}

static void test_markdown(void **state)
{
    (void)state;
    check_page("9999", true);
    check_page("700", false);
}

static void test_json(void **state)
{
    const char *const words[] = {profile_run(MADE_BASE),
                                 profile_run(MADE_NEW),
                                 profile_run(MADE_CUT),
                                 "--format",
                                 "json",
                                 NULL};
    json_t *root = json_said(cmd_compare, words), *c;

    (void)state;
    c = case_named(at_path(root, "comparisons.0.cases"), MADE_CASE);
    assert_int_equal(json_array_size(at_path(c, "functions")), 3);
    assert_near(json_number_value(at_path(c, "functions.0.change")), 14);
    assert_near(json_number_value(at_path(c, "functions.0.change_once")), 0);
    c = case_named(at_path(root, "comparisons.1.cases"), MADE_CASE);
    assert_true(json_is_null(at_path(c, "functions")));
    assert_string_equal(text_at(root, "warnings.0"),
                        "C: the profile of boot 1 is not used: it is cut or damaged");
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),     cmocka_unit_test(test_unusable),
        cmocka_unit_test(test_ministat), cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_json),
    };

    return cmocka_run_group_tests_name("functions of a comparison", tests, profiles_make,
                                       profiles_drop);
}
