/* SPDX-License-Identifier: MIT */
/* By which figure a case of two runs may be judged, and what its series say by that. */
#include "tests/unit/makers/boots_maker.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/pairs/once.h"
#include "report/pairs/pairing.h"
#include "report/pairs/series.h"
#include "report/prices/twin.h"
#include "report/record/record.h"

#define NAME "stack_switch/same"

static const struct boots_case of_base = {.name = NAME, .call = {641}, .entry = {600}, .rep = {8}};

/* Two runs of two boots with their second figures. */
struct two {
    struct run *base, *new;
    struct pairing p;
    char why[240];
};

static void two_make(struct two *two, const struct boots_case *new)
{
    struct boots a = {.count = 2, .once = true, .cases = &of_base, .case_count = 1}, b = a;

    b.cases = new;
    two->base = boots_run(&a);
    two->new = boots_run(&b);
    two->p = pairing_of(two->base, two->new, run_find_case(two->base, NAME),
                        run_find_case(two->new, NAME), two->why, sizeof(two->why));
    *two->why = '\0';
}

static void two_drop(struct two *two)
{
    run_free(two->base);
    run_free(two->new);
}

static struct series *series_at(struct run *run, const char *name, enum path path, unsigned boot,
                                unsigned n)
{
    struct series_list *list = &run_find_case(run, name)->paths[path];
    size_t i;

    for (i = 0; list->at[i].boot != boot || list->at[i].n != n; i++)
        ;
    return &list->at[i];
}

static void set_all(struct run *run, bool has_once)
{
    size_t i, path, k;

    for (i = 0; i < run->case_count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < run->cases[i].paths[path].count; k++)
                run->cases[i].paths[path].at[k].has_once = has_once;
}

static void test_all_or_none(void **state)
{
    struct two two;

    (void)state;
    two_make(&two, &of_base);
    assert_int_equal(once_decides(&two.p), REP_ONCE);
    assert_string_equal(two.why, "");
    assert_true(run_counts_once(two.base));
    set_all(two.base, false);
    assert_false(run_counts_once(two.base));
    set_all(two.new, false);
    assert_int_equal(once_decides(&two.p), REP_EACH);
    assert_string_equal(two.why, "");
    two_drop(&two);
}

/* One that was left out, by whomever, on one side only. */
static void test_left_out(void **state)
{
    static const struct {
        const char *name;
        enum path path;
        unsigned boots, n; /* without it in so many boots */
        bool in_base;
        const char *why;
    } rows[] = {
        {NAME, PATH_SINGLE, 2, 1, false, "single n=1 has REP counted once in the base only"},
        {NAME, PATH_SINGLE, 2, 1, true, "single n=1 has REP counted once in the new run only"},
        {NAME, PATH_SINGLE, 1, 1, false, "single n=1 has REP counted once in some boots only"},
        {NAME, PATH_SINGLE, 1, 1, true, "single n=1 has REP counted once in some boots only"},
        {NAME, PATH_MULTI, 2, 64, false, "multi n=64 has REP counted once in the base only"},
        {NAME, PATH_MULTI, 1, 8, false, "multi n=8 has REP counted once in some boots only"},
        /* The null call is taken off all of them. */
        {CASE_TWIN, PATH_SINGLE, 2, 1, false, "single n=1 has REP counted once in the base only"},
        {CASE_TWIN, PATH_SINGLE, 1, 1, true, "single n=1 has REP counted once in some boots only"},
    };
    size_t i;
    unsigned boot;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct two two;

        two_make(&two, &of_base);
        for (boot = 1; boot <= rows[i].boots; boot++)
            series_at(rows[i].in_base ? two.base : two.new, rows[i].name, rows[i].path, boot,
                      rows[i].n)
                ->has_once = false;
        assert_int_equal(once_decides(&two.p), REP_EACH);
        assert_string_equal(two.why, rows[i].why);
        two_drop(&two);
    }
}

/* What no run has is nobody's choice; but the whole case is then judged by the other figure. */
static void test_lacking_in_both(void **state)
{
    struct two two;
    unsigned boot;

    (void)state;
    two_make(&two, &of_base);
    for (boot = 1; boot <= 2; boot++) {
        series_at(two.base, NAME, PATH_MULTI, boot, 8)->has_once = false;
        series_at(two.new, NAME, PATH_MULTI, boot, 8)->has_once = false;
    }
    assert_int_equal(once_decides(&two.p), REP_EACH);
    assert_string_equal(two.why, "");
    two_drop(&two);
}

/* More than twice as much by either figure. */
static void test_doubled(void **state)
{
    struct boots_case copied = of_base, real = of_base;
    struct two two;

    (void)state;
    copied.call[0] += 900;
    copied.rep[0] += 900;
    copied.entry[0] += 900;
    two_make(&two, &copied);
    two.p.rep = REP_ONCE;
    assert_true(series_in_doubt(&two.p));
    assert_string_equal(two.why,
                        "single n=1 takes more than twice what it took, with each iteration of "
                        "REP");
    two_drop(&two);

    /* With most of the call iterations it may double and the whole of it not. */
    copied = of_base;
    copied.call[0] = real.call[0] = copied.entry[0] = real.entry[0] = 2000;
    copied.rep[0] = 1600;
    real.rep[0] = 600;
    two_make(&two, &real);
    run_free(two.base);
    two.base =
        boots_run(&(struct boots){.count = 2, .once = true, .cases = &copied, .case_count = 1});
    two.p = pairing_of(two.base, two.new, run_find_case(two.base, NAME),
                       run_find_case(two.new, NAME), two.why, sizeof(two.why));
    assert_int_equal(once_decides(&two.p), REP_ONCE);
    two.p.rep = REP_EACH;
    assert_false(series_in_doubt(&two.p));
    two.p.rep = REP_ONCE;
    assert_true(series_in_doubt(&two.p));
    two_drop(&two);
}

/* A batch beside the others, by the figure that decides. */
static void test_moves(void **state)
{
    struct two two;
    unsigned boot;

    (void)state;
    two_make(&two, &of_base);
    for (boot = 1; boot <= 2; boot++)
        series_at(two.new, NAME, PATH_MULTI, boot, 8)->once -= 400;
    two.p.rep = REP_EACH;
    assert_false(series_in_doubt(&two.p));
    two.p.rep = REP_ONCE;
    assert_true(series_in_doubt(&two.p));
    assert_non_null(strstr(two.why, " moved otherwise than the batches beside it"));
    two_drop(&two);
}

/* In one boot and not in the other, of samples that are what they were. */
static void test_one_boot(void **state)
{
    struct two two;

    (void)state;
    two_make(&two, &of_base);
    series_at(two.new, NAME, PATH_MULTI, 2, 8)->once -= 400;
    two.p.rep = REP_EACH;
    assert_false(series_in_doubt(&two.p));
    two.p.rep = REP_ONCE;
    assert_true(series_in_doubt(&two.p));
    assert_string_equal(two.why, "multi n=8 differs between boots of one side");
    two_drop(&two);
}

/* Two samples of half again what the call itself takes. */
static void test_strays(void **state)
{
    struct boots_case most = of_base;
    struct two two;
    struct series *s;
    unsigned boot;

    (void)state;
    most.call[0] = 2000;
    most.rep[0] = 500;
    most.entry[0] = 2000;
    two_make(&two, &most);
    run_free(two.base);
    two.base =
        boots_run(&(struct boots){.count = 2, .once = true, .cases = &most, .case_count = 1});
    two.p = pairing_of(two.base, two.new, run_find_case(two.base, NAME),
                       run_find_case(two.new, NAME), two.why, sizeof(two.why));
    for (boot = 1; boot <= 2; boot++) {
        s = series_at(two.new, NAME, PATH_SINGLE, boot, 1);
        s->pairs[0].count -= 2;
        series_add_pair(s, s->pairs[0].value + 900, 2);
        s->held = s->announced;
    }
    two.p.rep = REP_EACH;
    assert_false(series_in_doubt(&two.p));
    two.p.rep = REP_ONCE;
    assert_true(series_in_doubt(&two.p));
    assert_non_null(strstr(two.why, "has 2 samples of more than half again the others"));
    two_drop(&two);
}

/* The null call is a control of both figures. */
static void test_control(void **state)
{
    struct two two;

    (void)state;
    two_make(&two, &of_base);
    two.p = pairing_of(two.base, two.new, run_find_case(two.base, CASE_TWIN),
                       run_find_case(two.new, CASE_TWIN), two.why, sizeof(two.why));
    two.p.rep = once_decides(&two.p);
    assert_int_equal(two.p.rep, REP_ONCE);
    assert_false(control_in_doubt(&two.p));
    series_at(two.new, CASE_TWIN, PATH_SINGLE, 2, 1)->once -= 1;
    assert_true(control_in_doubt(&two.p));
    assert_string_equal(two.why, "single n=1 is not what it was, in one image");
    two.p.rep = REP_EACH;
    assert_false(control_in_doubt(&two.p));
    two_drop(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_or_none),     cmocka_unit_test(test_left_out),
        cmocka_unit_test(test_lacking_in_both), cmocka_unit_test(test_doubled),
        cmocka_unit_test(test_moves),           cmocka_unit_test(test_strays),
        cmocka_unit_test(test_one_boot),        cmocka_unit_test(test_control),
    };

    return cmocka_run_group_tests_name("REP counted once, in two runs", tests, NULL, NULL);
}
