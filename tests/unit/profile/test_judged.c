/* SPDX-License-Identifier: MIT */
/* The functions that a judged change lies in: which, in which order, and in which words. */
#include "tests/unit/makers/judged_profiles.h"
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "report/gate/gate.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/profile/judged.h"

static void check_text(const struct judged *judged, size_t most, const char *wanted)
{
    char text[400];

    judged_functions_text(judged, most, text, sizeof(text));
    assert_string_equal(text, wanted);
}

/* The rows are the change of the price that was judged, by both figures. */
static void check_sums(const struct judged *judged, double change, double once)
{
    size_t i;

    for (i = 0; i < judged->function_count; i++) {
        change -= judged->functions[i].change;
        once -= judged->functions[i].once;
        assert_near(judged->functions[i].new - judged->functions[i].base,
                    judged->functions[i].change);
    }
    assert_near(change, 0);
    assert_near(once, 0);
}

static void test_slower(void **state)
{
    const struct judged *judged;
    struct judged_profiles t;

    (void)state;
    judged_profiles_make(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, NULL);
    judged = judged_profiles_case(&t);
    assert_int_equal(judged->finding, FINDING_SLOWER);
    assert_int_equal(judged->function_count, 3);
    check_sums(judged, 18, 4);
    check_text(judged, 3, "copy_from_guest_ll +14, check_descriptors +7, do_set_gdt -3");
    check_text(judged, 2, "copy_from_guest_ll +14, check_descriptors +7 and 1 more");
    assert_true(judged->functions[1].xen);
    assert_near(judged->functions[1].base, 0);
    assert_near(judged->functions[1].new, 7);
    /* A case that did not move has none, and nothing is said of it. */
    assert_null(judge_find(&t.judgement, MADE_TRAP)->functions);
    assert_int_equal(t.notes.count, 0);
    judged_profiles_drop(&t);
}

/* The column of one entry says which figure it is of. */
static void check_explained(const struct judged *judged)
{
    const struct gate gate = {.status = 0};
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    gate_explain_functions(&gate, judged, out);
    fclose(out);
    assert_non_null(strstr(text, "change  once  once per entry\n"));
    assert_non_null(strstr(text, "  +112     0             0.0\n"));
    free(text);
}

static size_t index_of(const struct judgement *judgement)
{
    return (size_t)(judge_find(judgement, MADE_CASE) - judgement->at);
}

/* What decides is the order; what does not move by it is not named, and is in the sum. */
static void test_once(void **state)
{
    struct limits limits = {.count = 0};
    const struct judged *judged;
    struct judged_profiles t;

    (void)state;
    limits_set(&limits, UNIT_INSNS, LIMIT_DEFAULT, 0, 1);
    judged_profiles_judge(&t, MADE_BASE, MADE_NEW, BOTH_FIGURES, &limits);
    judged_profiles_name(&t, profile_run(MADE_BASE), profile_run(MADE_NEW), NULL);
    judged = judged_profiles_case(&t);
    assert_int_equal(judged->finding, FINDING_SLOWER);
    assert_int_equal(judged_leading(judged)->rep, REP_ONCE);
    assert_string_equal(judged->functions[0].name, "check_descriptors");
    assert_string_equal(judged->functions[2].name, "copy_from_guest_ll");
    check_sums(judged, 18, 4);
    check_text(judged, 3, "check_descriptors +7, do_set_gdt -3");
    check_text(judged, 1, "check_descriptors +7 and 1 more");
    check_explained(judged);
    judged->functions[0].change = -0.01;
    judged->functions[1].change = 0;
    judged->functions[1].once = -1.25;
    check_text(judged, 3, "check_descriptors +7 (0.0), do_set_gdt -1.2 (0)");
    judged_profiles_drop(&t);

    /* A second figure that is not the profile's is that of another boot. */
    judged_profiles_judge(&t, MADE_BASE, MADE_NEW, BOTH_FIGURES, NULL);
    t.judgement.at[index_of(&t.judgement)].at[MEASURE_ENTRY].new.once += 1;
    judged_profiles_name(&t, profile_run(MADE_BASE), profile_run(MADE_NEW), NULL);
    assert_null(judged_profiles_case(&t)->functions);
    judged_profiles_drop(&t);
}

/* Both figures of a function, a long name, and a part of a call. */
static void test_words(void **state)
{
    struct judged_function functions[] = {
        {.name = "copies", .change = 45, .once = -11},
        {.name = "a_name_that_is_longer_than_what_helps_anybody_in_a_line_of_many",
         .change = 2.5,
         .once = 2.5},
        {.name = "unseen", .change = 0.04, .once = 0.04},
        {.name = "iterates", .change = 56, .once = 0},
    };
    struct judged_measure measures[MEASURE_COUNT] = {
        {.base = {.have = true}, .new = {.have = true}, .rep = REP_ONCE}};
    struct judged judged = {.at = measures, .functions = functions, .function_count = 4};
    char text[400], small[24];

    (void)state;
    judged_functions_text(&judged, 9, text, sizeof(text));
    assert_string_equal(text, "copies -11 (+45), "
                              "a_name_that_is_longer_than_what_helps_anybody_in... +2.5");
    judged_functions_text(&judged, 9, small, sizeof(small));
    assert_int_equal(strlen(small), sizeof(small) - 1);
    measures[0].rep = REP_EACH;
    judged_functions_text(&judged, 1, text, sizeof(text));
    assert_string_equal(text, "copies +45 and 2 more");
    judged.function_count = 0;
    judged_functions_text(&judged, 9, text, sizeof(text));
    assert_string_equal(text, "");
}

/* Within its limit it has them, too; and whatever it is when it is asked for. */
static void test_same(void **state)
{
    struct judged_profiles t;

    (void)state;
    judged_profiles_make(&t, MADE_BASE, MADE_NEW, BOTH_FIGURES, NULL);
    assert_true(judged_within(judged_profiles_case(&t)));
    assert_int_equal(judged_profiles_case(&t)->function_count, 3);
    judged_profiles_drop(&t);

    judged_profiles_make(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, MADE_TRAP);
    assert_int_equal(judge_find(&t.judgement, MADE_TRAP)->function_count, 0);
    assert_non_null(judge_find(&t.judgement, MADE_TRAP)->functions);
    judged_profiles_drop(&t);

    /* Of what has no path there is nothing, which is said when it is asked for. */
    judged_profiles_make(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, MADE_PATHLESS);
    assert_null(judge_find(&t.judgement, MADE_PATHLESS)->functions);
    assert_int_equal(t.notes.count, 1);
    assert_string_equal(t.notes.at[0], "set_gdt/1frame has no functions: the profiles of base and "
                                       "new do not have its price");
    judged_profiles_drop(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slower),
        cmocka_unit_test(test_once),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_same),
    };

    return cmocka_run_group_tests_name("functions of a judgement", tests, profiles_make,
                                       profiles_drop);
}
