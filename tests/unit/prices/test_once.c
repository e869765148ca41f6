/* SPDX-License-Identifier: MIT */
/* The second figure of a price: each REP instruction counted once. */
#include "tests/unit/makers/boots_maker.h"

#include "report/format/notes.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/case.h"
#include "report/prices/curve.h"
#include "report/prices/measure.h"
#include "report/prices/price.h"
#include "report/prices/twin.h"
#include "report/record/record.h"

#define NAME "stack_switch/same"

/* Three boots whose REP instructions had more and more iterations. */
static const struct boots_case of_case = {
    .name = NAME, .call = {641, 651, 661}, .entry = {600}, .item = {70}, .rep = {56, 60, 58}};
static const struct boots three = {.count = 3, .once = true, .cases = &of_case, .case_count = 1};

static struct price price_of(const struct run *run)
{
    struct notes notes = {0};
    struct price price;

    price_case(run, run_find_case(run, NAME), &price, &notes);
    notes_clear(&notes);
    return price;
}

static struct measured measured_of(const struct run *run, enum measure measure)
{
    struct price price = price_of(run);
    struct measured measured;

    measure_take(run, &price, measure, measure_batch(&price, measure), &measured);
    return measured;
}

/* The median over the boots of each boot's own difference. */
static void test_prices(void **state)
{
    struct run *run = boots_run(&three);
    struct price price = price_of(run);
    struct measured measured;
    double once;

    (void)state;
    assert_true(price.have_single && price.has_once);
    assert_near(price.single, 651);
    assert_near(price.once, 591);
    assert_true(curve_entry_once(&price.curves[PATH_MULTI][0], &once));
    assert_near(once, 600 - 58);
    assert_true(curve_entry_once(&price.curves[PATH_ARRAY][0], &once));
    assert_near(once, 70 - 58);

    measured = measured_of(run, MEASURE_CALL);
    assert_true(measured.has_once);
    assert_int_equal(measured.count, 3);
    assert_near(measured.price, 651);
    assert_near(measured.spread, 20);
    assert_near(measured.once, 591);
    assert_near(measured.once_spread, 603 - 585);
    assert_near(measured.once_boots[0], 585);
    assert_near(measured.once_boots[2], 603);
    assert_near(measured_figure(&measured, REP_EACH).price, 651);
    assert_near(measured_figure(&measured, REP_ONCE).price, 591);
    assert_int_not_equal(measured.print, measured.once_print);
    measure_free(&measured);
    measured = measured_of(run, MEASURE_ENTRY);
    assert_near(measured.once, 600 - 58);
    measure_free(&measured);
    run_free(run);
}

static struct series *single_of(struct run *run, const char *name, unsigned boot)
{
    struct series_list *list = &run_find_case(run, name)->paths[PATH_SINGLE];
    size_t i;

    for (i = 0; list->at[i].boot != boot || list->at[i].n != 1; i++)
        ;
    return &list->at[i];
}

/* What the null call has is taken off; nothing is clamped. */
static void test_null_call(void **state)
{
    struct run *run = boots_run(&three);
    struct price price;

    (void)state;
    single_of(run, CASE_TWIN, 2)->once -= 5;
    price = price_of(run);
    assert_near(price.single, 651);
    assert_near(price.once, 596);
    single_of(run, NAME, 1)->once = 0;
    single_of(run, NAME, 2)->once = 0;
    price = price_of(run);
    assert_near(price.once, 5.0 - MAKER_TWIN);
    run_free(run);
}

/* One boot of three without it, or its null call, and the price has no second figure. */
static void test_absent(void **state)
{
    static const char *const names[] = {NAME, CASE_TWIN};
    struct measured measured;
    struct price price;
    struct run *run;
    double once;
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++) {
        run = boots_run(&three);
        single_of(run, names[i], 3)->has_once = false;
        price = price_of(run);
        assert_true(price.have_single);
        assert_near(price.single, 651);
        assert_false(price.has_once);
        measured = measured_of(run, MEASURE_CALL);
        assert_true(measured.have);
        assert_int_equal(measured.count, 3);
        assert_false(measured.has_once);
        assert_null(measured.once_boots);
        measure_free(&measured);
        /* The entries have the null call too. */
        assert_int_equal(curve_entry_once(&price.curves[PATH_MULTI][0], &once), i == 0);
        run_free(run);
    }
}

/* There are no instructions in cycles, whatever a run says. */
static void test_cycles(void **state)
{
    struct boots cycles = three;
    struct run *run;

    (void)state;
    cycles.unit = "cycles";
    run = boots_run(&cycles);
    assert_true(single_of(run, NAME, 1)->has_once);
    assert_true(price_of(run).have_single);
    assert_false(price_of(run).has_once);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prices),
        cmocka_unit_test(test_null_call),
        cmocka_unit_test(test_absent),
        cmocka_unit_test(test_cycles),
    };

    return cmocka_run_group_tests_name("REP counted once", tests, NULL, NULL);
}
