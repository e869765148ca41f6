/* SPDX-License-Identifier: MIT */
/* The JSON of "pvbench profile": whole numbers that add up, and keys that docs/json.md has. */
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/json_said.h"

#include "report/commands/command.h"

static int64_t number_at(json_t *root, const char *path)
{
    json_t *value = at_path(root, path);

    assert_true(json_is_integer(value));
    return json_integer_value(value);
}

/* What the functions come to by a path of keys in each. */
static int64_t sum_of(json_t *root, const char *path)
{
    json_t *functions = at_path(root, "functions"), *row;
    int64_t sum = 0;
    size_t i;

    json_array_foreach(functions, i, row)
    {
        sum += number_at(row, path);
    }
    return sum;
}

static void test_one(void **state)
{
    const char *const words[] = {
        profile_run(MADE_BASE), "--case", MADE_CASE, "--format", "json", NULL};
    json_t *root = json_said(cmd_profile, words);

    (void)state;
    assert_string_equal(text_at(root, "command"), "profile");
    assert_string_equal(text_at(root, "case"), MADE_CASE);
    assert_string_equal(text_at(root, "path"), "single");
    assert_int_equal(number_at(root, "n"), 1);
    assert_int_equal(number_at(root, "region.insns"), 37);
    assert_int_equal(number_at(root, "region.once"), 36);
    assert_int_equal(number_at(root, "null_call.insns"), 6);
    assert_int_equal(number_at(root, "price.insns"), 31);
    assert_int_equal(number_at(root, "price.once"), 30);
    assert_int_equal(number_at(root, "parts.guest.insns"), 7);
    assert_int_equal(number_at(root, "parts.entry.insns"), 4);
    assert_int_equal(number_at(root, "parts.body.insns"), 18);
    assert_int_equal(number_at(root, "parts.exit.insns"), 8);
    assert_string_equal(text_at(root, "functions.0.function"), "do_set_gdt");
    assert_string_equal(text_at(root, "functions.0.side"), "xen");
    assert_int_equal(number_at(root, "functions.0.total.insns"), 12);
    assert_int_equal(number_at(root, "functions.0.total.once"), 11);
    assert_int_equal(sum_of(root, "own.insns"), 37);
    assert_int_equal(sum_of(root, "own.once"), 36);
    assert_int_equal(sum_of(root, "price.insns"), 31);
    assert_int_equal(sum_of(root, "price.once"), 30);
    json_decref(root);
}

static void test_two(void **state)
{
    const char *const words[] = {profile_run(MADE_BASE),
                                 profile_run(MADE_NEW),
                                 "--case",
                                 MADE_CASE,
                                 "--format",
                                 "json",
                                 NULL};
    json_t *root = json_said(cmd_profile, words);

    (void)state;
    assert_int_equal(json_array_size(at_path(root, "runs")), 2);
    assert_true(json_is_true(at_path(root, "priced")));
    assert_int_equal(number_at(root, "base.insns"), 31);
    assert_int_equal(number_at(root, "new.insns"), 49);
    assert_int_equal(number_at(root, "change.insns"), 18);
    assert_int_equal(number_at(root, "change.once"), 4);
    assert_int_equal(sum_of(root, "change.insns"), 18);
    assert_int_equal(sum_of(root, "change.once"), 4);
    assert_string_equal(text_at(root, "functions.0.function"), "copy_from_guest_ll");
    assert_int_equal(number_at(root, "functions.0.change.once"), 0);
    json_decref(root);
}

/* What has no symbol is on no side; a path that not all samples took is a warning. */
static void test_warnings(void **state)
{
    const char *const unnamed[] = {
        profile_run(MADE_UNNAMED), "--case", MADE_CASE, "--format", "json", NULL};
    const char *const others[] = {
        profile_run(MADE_BASE), "--case", MADE_TRAP, "--format", "json", NULL};
    json_t *root = json_said(cmd_profile, unnamed);

    (void)state;
    assert_true(json_is_null(at_path(root, "functions.0.side")));
    assert_string_equal(text_at(root, "functions.0.function"), "no symbol");
    assert_non_null(strstr(text_at(root, "warnings.0"), "no table of symbols"));
    json_decref(root);
    root = json_said(cmd_profile, others);
    assert_non_null(strstr(text_at(root, "warnings.0"), "3 of the samples at the mode"));
    json_decref(root);
}

/* What differs beside Xen's version may be what moved the functions, so that it is named; what
 * moves nothing is not. */
static void test_other_cpu(void **state)
{
    const char *const alike[] = {profile_run(MADE_BASE),
                                 profile_run(MADE_NEW),
                                 "--case",
                                 MADE_CASE,
                                 "--format",
                                 "json",
                                 NULL};
    const char *const apart[] = {profile_run(MADE_BASE),
                                 profile_run(MADE_ELSEWHERE),
                                 "--case",
                                 MADE_CASE,
                                 "--format",
                                 "json",
                                 NULL};
    json_t *root = json_said(cmd_profile, alike);

    (void)state;
    assert_int_equal(json_array_size(at_path(root, "warnings")), 0);
    json_decref(root);
    root = json_said(cmd_profile, apart);
    assert_int_equal(json_array_size(at_path(root, "warnings")), 1);
    assert_string_equal(text_at(root, "warnings.0"),
                        "cpu.signature differs: base 0x663; new 0x306c1: Xen takes other paths on "
                        "another CPU");
    json_decref(root);
}

static void test_families(void **state)
{
    const char *const words[] = {profile_run(MADE_BASE), "--families", "--format", "json", NULL};
    json_t *root = json_said(cmd_profile, words);

    (void)state;
    assert_int_equal(number_at(root, "cases"), 3);
    assert_int_equal(number_at(root, "cases_left_out"), 1);
    assert_int_equal(sum_of(root, "insns"), number_at(root, "insns"));
    assert_int_equal(sum_of(root, "once"), number_at(root, "once"));
    assert_string_equal(text_at(root, "families.2.family"), "exception");
    assert_int_equal(number_at(root, "families.2.insns"), 8);
    /* Two cases of 30 instructions with each REP once, in which it has 8, and one in which it has
     * none. */
    assert_near(json_number_value(at_path(root, "functions.0.mean_share")), 2 * 8 / 30.0 / 3);
    assert_near(json_number_value(at_path(root, "workload.covered")), 186175729 / 279751225.0);
    assert_int_equal(number_at(root, "workload.functions.0.insns"), 8);
    json_decref(root);
}

static void test_documented(void **state)
{
    const char *const one[] = {
        profile_run(MADE_BASE), "--case", MADE_CASE, "--format", "json", NULL};
    const char *const two[] = {profile_run(MADE_BASE),
                               profile_run(MADE_NEW),
                               "--case",
                               MADE_CASE,
                               "--format",
                               "json",
                               NULL};
    const char *const families[] = {profile_run(MADE_BASE), "--families", "--format", "json", NULL};
    json_t *roots[] = {json_said(cmd_profile, one), json_said(cmd_profile, two),
                       json_said(cmd_profile, families)};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(roots) / sizeof(*roots); i++) {
        assert_documented(roots[i], "profile");
        json_decref(roots[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),      cmocka_unit_test(test_two),
        cmocka_unit_test(test_warnings), cmocka_unit_test(test_other_cpu),
        cmocka_unit_test(test_families), cmocka_unit_test(test_documented),
    };

    return cmocka_run_group_tests_name("JSON of profiles", tests, profiles_make, profiles_drop);
}
