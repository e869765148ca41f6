/* SPDX-License-Identifier: MIT */
/*
 * What is looked for in a run is found without looking through it, however many there are: work is
 * counted (index_looks), and not timed.
 */
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/record/record.h"
#include "report/system/index.h"

#define CASES 20000u
#define BOOTS 1000u

/* Looks since 'before', for each of so many searches at most. */
static void assert_work(uint64_t before, uint64_t searches, uint64_t each)
{
    uint64_t looks = index_looks() - before;

    if (!looks || looks > searches * each)
        fail_msg("%llu looks for %llu searches", (unsigned long long)looks,
                 (unsigned long long)searches);
}

static void test_cases(void **state)
{
    struct run *run = run_new();
    uint64_t before = index_looks();
    char name[32];
    unsigned i;

    (void)state;
    for (i = 0; i < CASES; i++) {
        snprintf(name, sizeof(name), "a/%u", i * 7 % CASES);
        assert_non_null(run_get_case(run, name));
    }
    assert_work(before, CASES, 10);
    before = index_looks();
    for (i = 0; i < CASES; i++) {
        snprintf(name, sizeof(name), "a/%u", i);
        assert_string_equal(run_find_case(run, name)->name, name);
        snprintf(name, sizeof(name), "b/%u", i);
        assert_null(run_find_case(run, name));
    }
    assert_work(before, 2 * CASES, 3);
    run_free(run);
}

/* As many cases as are taken, and one more. */
static void test_most_cases(void **state)
{
    struct run *run = run_new();
    char name[32];
    unsigned i;

    (void)state;
    for (i = 0; i < RUN_CASES_MAX; i++) {
        snprintf(name, sizeof(name), "a/%u", i);
        assert_non_null(run_get_case(run, name));
    }
    assert_null(run_get_case(run, "a/one-more"));
    assert_non_null(run_get_case(run, "a/0"));
    assert_int_equal(run->case_count, RUN_CASES_MAX);
    run_free(run);
}

static void test_facts(void **state)
{
    struct facts facts = {0};
    uint64_t before = index_looks();
    char key[32], value[32];
    unsigned i, round;

    (void)state;
    for (round = 0; round < 2; round++)
        for (i = 0; i < 1024; i++) {
            snprintf(key, sizeof(key), "key.%u", i);
            snprintf(value, sizeof(value), "%u", i + round);
            assert_true(facts_set(&facts, key, value));
        }
    assert_false(facts_set(&facts, "one more", "1"));
    assert_true(facts_set(&facts, "key.0", "again"));
    assert_work(before, 2048, 10);
    assert_int_equal(facts.count, 1024);
    assert_string_equal(facts_get(&facts, "key.0"), "again");
    assert_string_equal(facts_get(&facts, "key.1023"), "1024");
    assert_null(facts_get(&facts, "key.1024"));
    facts_free(&facts);
}

/* Twenty series of each boot: 2 of each n, one of them filled. */
static void add_series(struct run_case *c, unsigned boot)
{
    unsigned n, fill;

    case_get_boot(c, boot);
    for (n = 1; n <= 10; n++)
        for (fill = 0; fill < 2; fill++)
            case_add_series(c, PATH_MULTI, boot, fill, n)->cold = 100 * boot + n;
}

static void check_alike(const struct run_case *c, unsigned n, unsigned boots)
{
    const struct series *s = case_first_alike(c, PATH_MULTI, true, n);
    unsigned boot;

    for (boot = 1; boot <= boots; boot++, s = case_next_alike(c, PATH_MULTI, s)) {
        assert_non_null(s);
        assert_true(s->n == n && s->fill && s->boot == boot);
    }
    assert_null(s);
}

static void check_boot(const struct run_case *c, unsigned boot)
{
    size_t at = 0, count = 0;
    const struct series *s;

    while ((s = case_next_of_boot(c, PATH_MULTI, boot, &at))) {
        assert_int_equal(s->boot, boot);
        count++;
    }
    assert_int_equal(count, 20);
}

static void test_series(void **state)
{
    struct run_case c = {0};
    uint64_t before = index_looks();
    unsigned boot, n;

    (void)state;
    for (boot = 1; boot <= BOOTS; boot++)
        add_series(&c, boot);
    assert_null(case_add_series(&c, PATH_MULTI, 1, false, 1));
    for (boot = 1; boot <= BOOTS; boot++) {
        assert_int_equal(case_find_boot(&c, boot)->boot, boot);
        for (n = 1; n <= 10; n++)
            assert_int_equal(find_series(&c, boot, PATH_MULTI, false, n)->cold, 100 * boot + n);
        assert_null(find_series(&c, boot, PATH_MULTI, false, 11));
        assert_null(find_series(&c, boot, PATH_SINGLE, false, 1));
        check_boot(&c, boot);
    }
    assert_null(find_series(&c, BOOTS + 1, PATH_MULTI, false, 1));
    assert_work(before, 93 * BOOTS, 3);
    for (n = 1; n <= 10; n++)
        check_alike(&c, n, BOOTS);
    assert_null(case_first_alike(&c, PATH_MULTI, true, 11));
    case_free(&c);
}

/* The same of few series, and of series that do not stand in the order of their boots. */
static void test_few_and_mixed(void **state)
{
    struct run_case c = {0};
    unsigned boot;
    size_t at = 0;

    (void)state;
    case_add_series(&c, PATH_SINGLE, 2, false, 1);
    case_add_series(&c, PATH_SINGLE, 1, false, 1)->cold = 7;
    case_add_series(&c, PATH_SINGLE, 1, false, 1)->cold = 8;
    assert_int_equal(find_series(&c, 1, PATH_SINGLE, false, 1)->cold, 7);
    assert_ptr_equal(case_next_of_boot(&c, PATH_SINGLE, 1, &at), &c.paths[PATH_SINGLE].at[1]);
    assert_ptr_equal(case_next_of_boot(&c, PATH_SINGLE, 1, &at), &c.paths[PATH_SINGLE].at[2]);
    assert_null(case_next_of_boot(&c, PATH_SINGLE, 1, &at));
    for (boot = 20; boot > 0; boot--)
        add_series(&c, boot);
    for (boot = 20; boot > 0; boot--) {
        assert_int_equal(find_series(&c, boot, PATH_MULTI, false, 3)->cold, 100 * boot + 3);
        check_boot(&c, boot);
    }
    case_free(&c);
}

/* A thousand boots of which only the last says its unit: each is asked once. */
static void test_first_boot(void **state)
{
    struct run *run = run_new();
    uint64_t before;
    unsigned i;

    (void)state;
    for (i = 0; i < BOOTS; i++)
        facts_set(&run_add_boot(run)->facts, "other", "1");
    facts_set(&run->boots[BOOTS - 1].plan, "unit", "cycles");
    facts_set(&run->boots[BOOTS - 1].begin, "env", "pv64");
    facts_set(&run->boots[BOOTS - 1].facts, "guest.mode", "native");
    before = index_looks();
    for (i = 0; i < 10 * BOOTS; i++) {
        assert_int_equal(run_unit(run), UNIT_CYCLES);
        assert_string_equal(run_begin_field(run, "env"), "pv64");
        assert_string_equal(run_fact(run, "guest.mode"), "native");
        assert_null(run_fact(run, "guest.role"));
    }
    assert_work(before, 40 * BOOTS, 5);
    facts_set(&run_add_boot(run)->facts, "guest.role", "dom0");
    assert_string_equal(run_fact(run, "guest.role"), "dom0");
    run_drop_boot(run);
    assert_null(run_fact(run, "guest.role"));
    run_free(run);
}

static void check_sums(struct series *s)
{
    double quartiles[3] = {series_quantile(s, 0.25), series_quantile(s, 0.5),
                           series_quantile(s, 0.75)};
    uint64_t mode = 0, held = 0, outliers = series_outliers(s);
    uint32_t print = series_print(s);

    series_mode(s, &mode, &held);
    series_finish(s);
    assert_non_null(s->sums);
    assert_int_equal(series_outliers(s), outliers);
    assert_int_equal(series_print(s), print);
    assert_true(s->sums->mode == mode && s->sums->held == held);
    assert_true(series_quantile(s, 0.25) == quartiles[0]);
    assert_true(series_quantile(s, 0.5) == quartiles[1]);
    assert_true(series_quantile(s, 0.75) == quartiles[2]);
}

/* What a series that is finished says is what its pairs say; and pairs that come then count, too.
 */
static void test_finished(void **state)
{
    struct series s = {0};
    unsigned i;

    (void)state;
    for (i = 0; i < 100; i++)
        series_add_pair(&s, 10 * (i * 37 % 100), 1 + i % 7);
    check_sums(&s);
    for (i = 0; i < 100; i++)
        series_add_pair(&s, 5 + 10 * i, 2);
    assert_null(s.sums);
    assert_int_equal(s.count, 200);
    assert_int_equal(s.pairs[199].value, 995);
    check_sums(&s);
    series_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),         cmocka_unit_test(test_most_cases),
        cmocka_unit_test(test_facts),         cmocka_unit_test(test_series),
        cmocka_unit_test(test_few_and_mixed), cmocka_unit_test(test_first_boot),
        cmocka_unit_test(test_finished),
    };

    return cmocka_run_group_tests_name("linear", tests, NULL, NULL);
}
