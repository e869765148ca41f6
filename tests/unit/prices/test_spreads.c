/* SPDX-License-Identifier: MIT */
/* In cycles: how far prices of one call and those of a view may be off, and what was preempted. */
#include "tests/unit/makers/boots_maker.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/prices/case.h"
#include "report/prices/price.h"
#include "report/prices/twin.h"
#include "report/prices/view.h"
#include "report/prices/views.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

#define VERSION "xen_version/version"

static void put_depths(struct log_maker *m, const char *name, unsigned each)
{
    unsigned n;

    maker_case(m, name);
    for (n = 4; n <= 8; n *= 2)
        maker_samples(m, name, PATH_SINGLE, 0, n, MAKER_TWIN + n * each);
    maker_status(m, name, "ok");
}

/* Timed regions of four and of eight calls; a spread is of one of these. */
static void test_one_call(void **state)
{
    static const unsigned each[] = {1000, 1100};
    struct log_maker m;
    struct price price;
    struct run *run;
    size_t i;

    (void)state;
    maker_open(&m, "cycles");
    for (i = 0; i < 2; i++) {
        maker_begin(&m);
        put_depths(&m, CASE_TWIN, 0);
        put_depths(&m, VERSION, each[i]);
        maker_end(&m, "ok");
    }
    run = run_of_maker(&m);
    price_case(run, run_find_case(run, VERSION), &price, NULL);
    assert_int_equal(price.single_n, 4);
    assert_near(price.single, 1050);
    assert_near(price.single_spread.low, 1000);
    assert_near(price.single_spread.high, 1100);
    run_free(run);
}

/* The first call and those of the warm-up may have been preempted, too. */
static void test_regions(void **state)
{
    static const struct boots_case made = {.name = VERSION, .call = {300}};
    struct boots boots = {.unit = "cycles", .count = 2, .cases = &made, .case_count = 1};
    struct run *run = boots_run(&boots);
    struct run_case *c = run_find_case(run, VERSION);
    struct price price;

    (void)state;
    c->paths[PATH_SINGLE].at[0].moved = 3;
    c->paths[PATH_SINGLE].at[1].moved = 4;
    c->paths[PATH_SINGLE].at[1].warmup = 24;
    price_case(run, c, &price, NULL);
    assert_int_equal(price.preempted, 7);
    assert_int_equal(price.regions,
                     price.samples + 1 + c->paths[PATH_SINGLE].at[0].warmup + 1 + 24);
    run_free(run);
}

static void check_value(const struct view_value *value, double price, double low, double high)
{
    assert_true(value->have);
    assert_near(value->value, price);
    assert_near(value->spread.low, low);
    assert_near(value->spread.high, high);
}

/* Of an entry, and of a page where there are 200. */
static void test_view(void **state)
{
    static const struct boots_case made[] = {
        {.name = "update_va_mapping/same-none", .call = {640}, .entry = {500, 540, 520}},
        /* The null call of our own code takes 20 less. */
        {.name = "page_run/fork-va-single", .call = {20020, 22020, 24020}},
    };
    struct boots boots = {.unit = "cycles", .count = 3, .cases = made, .case_count = 2};
    struct run *run = boots_run(&boots);
    struct view_prices prices;
    struct view_value page;

    (void)state;
    assert_true(views_called(&views[0], "pte"));
    view_take(run, &views[0], &prices);
    check_value(view_at(&prices, 0, 0), 640, 640, 640);
    check_value(view_at(&prices, 0, 1), 520, 500, 540);
    page = view_find(&prices, "page_run/fork-va-single");
    check_value(&page, 110, 100, 120);
    view_free(&prices);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_call),
        cmocka_unit_test(test_regions),
        cmocka_unit_test(test_view),
    };

    return cmocka_run_group_tests_name("spreads", tests, NULL, NULL);
}
