/* SPDX-License-Identifier: MIT */
/* Prices, curves, statuses, from whole logs. */
#include "tests/unit/support/check.h"

#include "report/model/run.h"
#include "report/model/status.h"
#include "report/prices/case.h"
#include "report/prices/controls.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/prices/run_status.h"
#include "report/prices/single.h"
#include "report/prices/twin.h"
#include "report/record/record.h"
#include "report/show/show.h"
#include "report/system/exit.h"
#include "report/text/texts.h"

#define VERSION "xen_version/version"

static struct price price_of(const struct run *run, const char *name, struct texts *notes)
{
    struct price price;

    price_case(run, run_find_case(run, name), &price, notes);
    return price;
}

static void test_whole_boot(void **state)
{
    struct texts notes = {0};
    struct price p;
    struct run *run;
    double entry;

    (void)state;
    run = run_of_made_boot("insns");
    p = price_of(run, VERSION, &notes);
    assert_true(p.have_single);
    assert_near(p.single, 400);
    assert_near(p.curves[PATH_MULTI][0].a, 300);
    assert_near(p.curves[PATH_MULTI][0].b, 100);
    assert_near(p.curves[PATH_MULTI][1].b, 107);
    assert_true(p.have_break_even);
    assert_int_equal(p.break_even, 2);
    assert_true(curve_per_entry(&p.curves[PATH_MULTI][0], &entry));
    assert_near(entry, 6700.0 / 64);
    assert_int_equal(p.samples, 16 * 50);
    assert_int_equal(p.outliers, 16 * 2);
    assert_int_equal(notes.count, 0);
    p = price_of(run, "mmu_update/l1-same", &notes);
    assert_true(curve_per_entry(&p.curves[PATH_ARRAY][0], &entry));
    assert_near(entry, (350.0 + 60 * 64) / 64);
    run_free(run);
}

/* A boot of the controls and one case of single price 'price' with a batch of its own. */
static void small_boot(struct log_maker *m, const char *name, unsigned price, unsigned deep)
{
    maker_begin(m);
    maker_controls(m);
    maker_case(m, name);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + price);
    maker_samples(m, name, PATH_SINGLE, 0, 2, MAKER_TWIN + 10 + deep);
    maker_curve(m, name, PATH_MULTI, 0, 300, 100);
    maker_curve(m, name, PATH_MULTI, 1, 300, 100);
    maker_status(m, name, "ok");
    maker_end(m, "ok");
}

static void test_depth_disagrees(void **state)
{
    struct texts notes = {0};
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    small_boot(&m, VERSION, 400, 801);
    run = run_of_maker(&m);
    price_of(run, VERSION, &notes);
    assert_true(text_among(&notes, "by depth (n=2 less n=1) one call costs 401"));
    texts_clear(&notes);
    run_free(run);
}

static void test_splits_has_no_break_even(void **state)
{
    struct texts notes = {0};
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    small_boot(&m, "sched_op/yield", 400, 800);
    run = run_of_maker(&m);
    assert_false(price_of(run, "sched_op/yield", &notes).have_break_even);
    run_free(run);
}

static void test_negative_price(void **state)
{
    struct texts notes = {0};
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    small_boot(&m, VERSION, (unsigned)-5, (unsigned)-10);
    run = run_of_maker(&m);
    assert_near(price_of(run, VERSION, &notes).single, -5);
    assert_true(text_among(&notes, "the price is negative"));
    texts_clear(&notes);
    run_free(run);
}

static void test_boots_differ(void **state)
{
    struct texts notes = {0};
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    small_boot(&m, VERSION, 400, 800);
    small_boot(&m, VERSION, 404, 808);
    small_boot(&m, VERSION, 402, 804);
    run = run_of_maker(&m);
    assert_int_equal(run->boot_count, 3);
    assert_near(price_of(run, VERSION, &notes).single, 402);
    assert_true(text_among(&notes, "boots differ, from 400 to 404"));
    texts_clear(&notes);
    run_free(run);
}

static void test_off_the_line(void **state)
{
    struct texts notes = {0};
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, VERSION);
    maker_curve(&m, VERSION, PATH_MULTI, 0, 300, 100);
    maker_samples(&m, VERSION, PATH_MULTI, 0, 48, 9000);
    maker_status(&m, VERSION, "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    price_of(run, VERSION, &notes);
    assert_true(text_among(&notes, "multi is off the line"));
    assert_true(text_among(&notes, "n=48 by +"));
    texts_clear(&notes);
    run_free(run);
}

static void test_no_clear_mode(void **state)
{
    struct log_maker m;
    struct verdict verdict;
    struct run *run;
    uint32_t of;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, VERSION);
    of = maker_series(&m, VERSION, PATH_SINGLE, 0, 1, 50);
    maker_pairs(&m, of, 0, "450x45,460x5");
    of = maker_series(&m, VERSION, PATH_SINGLE, 0, 2, 50);
    maker_pairs(&m, of, 0, "450x44,460x6");
    maker_status(&m, VERSION, "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    verdict = case_verdict(run, run_find_case(run, VERSION));
    assert_string_equal(verdict_name(&verdict), "unstable");
    assert_string_equal(verdict.why, "single n=2: the mode holds 44 samples of 50");
    assert_int_equal(run_exit_status(run), EXIT_GOOD);
    run_free(run);
}

/* A boot in another unit is no part of any price, and is said. */
static void test_units_not_mixed(void **state)
{
    struct show_options plain = {0};
    struct texts notes = {0};
    struct log_maker m;
    struct run *run;
    char *text;

    (void)state;
    maker_open(&m, "insns");
    small_boot(&m, VERSION, 400, 800);
    m.unit = "cycles";
    small_boot(&m, VERSION, 700, 1400);
    run = run_of_maker(&m);
    assert_near(price_of(run, VERSION, &notes).single, 400);
    text = shown(run, &plain);
    assert_non_null(strstr(text, "boot 2 is in cycles: it is left out of the prices"));
    free(text);
    run_free(run);
}

/* Wrong and faulted cases have no price, however cheap they were. */
static void test_wrong(void **state)
{
    struct texts notes = {0};
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, VERSION);
    maker_samples(&m, VERSION, PATH_SINGLE, 0, 1, 450);
    maker_status(&m, VERSION, "wrong");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_false(price_of(run, VERSION, &notes).have_single);
    assert_int_equal(run_exit_status(run), EXIT_WORSE);
    run_free(run);
}

/* Cycles: the median counts, and a coarse clock's k calls in a timed region are divided by. */
static void test_cycles(void **state)
{
    struct texts notes = {0};
    struct log_maker m;
    struct price p;
    struct run *run;
    unsigned k;

    (void)state;
    maker_open(&m, "cycles");
    maker_begin(&m);
    maker_case(&m, CASE_TWIN);
    for (k = 8; k <= 16; k *= 2)
        maker_samples(&m, CASE_TWIN, PATH_SINGLE, 0, k, 50 + k);
    maker_status(&m, CASE_TWIN, "ok");
    maker_case(&m, VERSION);
    for (k = 8; k <= 16; k *= 2)
        maker_samples(&m, VERSION, PATH_SINGLE, 0, k, 50 + k + 440 * k);
    maker_status(&m, VERSION, "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    p = price_of(run, VERSION, &notes);
    assert_near(p.single, 440);
    assert_int_equal(p.single_n, 8);
    price_quantiles(run, &p);
    assert_true(p.have_quantiles);
    assert_near(p.quantiles[2], 440);
    assert_near(p.quantiles[5], 452.5);
    assert_int_equal(notes.count, 0);
    /* The controls are not there. */
    assert_int_equal(check_all_controls(run), CONTROLS_MISSING);
    assert_int_equal(run_exit_status(run), EXIT_USAGE);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_boot),
        cmocka_unit_test(test_depth_disagrees),
        cmocka_unit_test(test_splits_has_no_break_even),
        cmocka_unit_test(test_negative_price),
        cmocka_unit_test(test_boots_differ),
        cmocka_unit_test(test_off_the_line),
        cmocka_unit_test(test_no_clear_mode),
        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_units_not_mixed),
        cmocka_unit_test(test_cycles),
    };

    return cmocka_run_group_tests_name("price", tests, NULL, NULL);
}
