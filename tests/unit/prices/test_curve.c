/* SPDX-License-Identifier: MIT */
/* Batches that lie on no line, and from which batch on a multicall is the cheaper way. */
#include "tests/unit/support/check.h"

#include "report/format/notes.h"
#include "report/model/run.h"
#include "report/prices/case.h"
#include "report/prices/curve.h"
#include "report/prices/price.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

#define VERSION "xen_version/version"

/* A call of 400, and multicalls of 300 + 100 n but for one more of n calls, which takes 'more'. */
static struct price price_with(unsigned n, unsigned more, struct notes *notes, struct run **run)
{
    struct log_maker m;
    struct price price;

    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, VERSION);
    maker_samples(&m, VERSION, PATH_SINGLE, 0, 1, MAKER_TWIN + 400);
    maker_curve(&m, VERSION, PATH_MULTI, 0, 300, 100);
    maker_curve(&m, VERSION, PATH_MULTI, 1, 300, 100);
    maker_samples(&m, VERSION, PATH_MULTI, 1, n, MAKER_TWIN + 300 + 100 * n + more);
    maker_status(&m, VERSION, "ok");
    maker_end(&m, "ok");
    *run = run_of_maker(&m);
    price_case(*run, run_find_case(*run, VERSION), &price, notes);
    return price;
}

static void check_price(unsigned n, unsigned more, bool fitted, const char *even, const char *note)
{
    struct notes notes = {0};
    struct run *run;
    struct price price = price_with(n, more, &notes, &run);
    char text[16];

    assert_true(price.curves[PATH_MULTI][0].fitted);
    assert_int_equal(price.curves[PATH_MULTI][1].fitted, fitted);
    assert_int_equal(price.have_break_even, fitted);
    price_even_text(&price, text, sizeof(text));
    assert_string_equal(text, even);
    if (note)
        assert_true(note_among(&notes, note));
    else
        assert_int_equal(notes_count(&notes), 0);
    notes_clear(&notes);
    run_free(run);
}

static void test_bent(void **state)
{
    (void)state;
    check_price(48, 0, true, "2", NULL);
    check_price(48, 3000, false, "-", "multi fill is off the line");
    check_price(48, 3000, false, "-", "and so there is no a, b or even");
    /* Beyond the plan Xen may split: that is said, and bends nothing. */
    check_price(128, 3000, true, "2", "n=128 by +");
}

/* ---- in cycles: a line in each boot ---- */

#define CYCLES_MOST 9

/* By boot: multicalls of a + b n, of which one takes so much more. */
struct line_boot {
    unsigned a, b, n;
    int more;
};

static struct price cycles_price(const struct line_boot *boots, size_t count, struct notes *notes,
                                 struct run **run)
{
    struct log_maker m;
    struct price price;
    size_t i;

    maker_open(&m, "cycles");
    for (i = 0; i < count; i++) {
        const struct line_boot *boot = &boots[i];

        maker_begin(&m);
        maker_controls(&m);
        maker_case(&m, VERSION);
        maker_samples(&m, VERSION, PATH_SINGLE, 0, 1, MAKER_TWIN + 400);
        maker_curve(&m, VERSION, PATH_MULTI, 0, boot->a, boot->b);
        if (boot->n)
            maker_samples(&m, VERSION, PATH_MULTI, 0, boot->n,
                          MAKER_TWIN + boot->a + boot->b * boot->n + (unsigned)boot->more);
        maker_status(&m, VERSION, "ok");
        maker_end(&m, "ok");
    }
    *run = run_of_maker(&m);
    price_case(*run, run_find_case(*run, VERSION), &price, notes);
    return price;
}

static void test_boots(void **state)
{
    const struct line_boot boots[] = {{300, 100, 0, 0}, {330, 103, 0, 0}, {270, 98, 0, 0},
                                      {310, 101, 0, 0}, {290, 99, 0, 0},  {280, 104, 0, 0}};
    struct notes notes = {0};
    struct run *run;
    struct price price = cycles_price(boots, 6, &notes, &run);
    const struct curve *curve = &price.curves[PATH_MULTI][0];

    (void)state;
    assert_true(curve->fitted);
    assert_near(curve->a, 295);
    assert_near(curve->a_spread.low, 270);
    assert_near(curve->a_spread.high, 330);
    assert_near(curve->b, 100.5);
    assert_near(curve->b_spread.low, 98);
    assert_near(curve->b_spread.high, 104);
    assert_true(spread_sure(&curve->b_spread));
    /* The costs of each batch by boot, too: 280 + 104 is 384, 270 + 98 is 368. */
    assert_int_equal(curve->at[0].n, 1);
    assert_int_equal(curve->at[0].spread.boots, 6);
    assert_near(curve->at[0].spread.low, 368);
    assert_near(curve->at[0].spread.high, 433);
    assert_int_equal(notes_count(&notes), 0);
    notes_clear(&notes);
    run_free(run);
}

/* So many boots, of which so many have a batch of 48 that takes more, by this share of its line. */
static bool is_fitted(size_t count, size_t off, double share)
{
    struct line_boot boots[CYCLES_MOST] = {{0}};
    struct notes notes = {0};
    struct price price;
    struct run *run;
    size_t i;
    bool fitted;

    for (i = 0; i < count; i++)
        boots[i] = (struct line_boot){300, 100, 48, i < off ? (int)(share * 5100) : 0};
    price = cycles_price(boots, count, &notes, &run);
    fitted = price.curves[PATH_MULTI][0].fitted;
    assert_int_equal(note_among(&notes, "multi is off the line 300.0 +100.0 n: n=48 by "), !fitted);
    notes_clear(&notes);
    run_free(run);
    return fitted;
}

/* A batch that lies off in some boots is noise; in all of them it is no line. */
static void test_off_in_boots(void **state)
{
    (void)state;
    assert_true(is_fitted(8, 0, 0.5));
    assert_true(is_fitted(8, 7, 0.5));
    assert_false(is_fitted(8, 8, 0.5));
    /* Of nine the interval leaves out the lowest and the highest. */
    assert_false(is_fitted(9, 8, 0.5));
    assert_true(is_fitted(9, 7, 0.5));
    assert_false(is_fitted(6, 6, 0.11));
    assert_true(is_fitted(6, 5, 0.11));
    assert_true(is_fitted(6, 6, 0.09));
    /* What costs less than the line is off it, too. */
    assert_false(is_fitted(6, 6, -0.11));
    /* Too few boots for an interval. */
    assert_true(is_fitted(5, 5, 0.19));
    assert_false(is_fitted(5, 5, 0.21));
    assert_true(is_fitted(5, 4, 0.5));
    assert_true(is_fitted(1, 1, 0.19));
    assert_false(is_fitted(1, 1, 0.21));
}

/* Beyond the plan Xen splits batches in each boot: they draw no line away. */
static void test_beyond(void **state)
{
    static const unsigned sizes[] = {1, 64, 128, 192, 256};
    struct notes notes = {0};
    struct log_maker m;
    struct price price;
    struct run *run;
    size_t i, k;

    (void)state;
    maker_open(&m, "cycles");
    m.batches = "1,64";
    for (i = 0; i < 6; i++) {
        maker_begin(&m);
        maker_controls(&m);
        maker_case(&m, VERSION);
        maker_samples(&m, VERSION, PATH_SINGLE, 0, 1, MAKER_TWIN + 400);
        for (k = 0; k < 5; k++)
            maker_samples(&m, VERSION, PATH_MULTI, 0, sizes[k],
                          MAKER_TWIN + 300 + 100 * sizes[k] + (k > 1 ? 50 * sizes[k] : 0));
        maker_status(&m, VERSION, "ok");
        maker_end(&m, "ok");
    }
    run = run_of_maker(&m);
    price_case(run, run_find_case(run, VERSION), &price, &notes);
    assert_true(price.curves[PATH_MULTI][0].fitted);
    assert_near(price.curves[PATH_MULTI][0].a, 300);
    assert_near(price.curves[PATH_MULTI][0].b, 100);
    assert_true(note_among(&notes, "multi is off the line 300.0 +100.0 n: n=128 by +6400"));
    notes_clear(&notes);
    run_free(run);
}

/* Costs of batches of 1, 2, 4, 8 and 16, of which the last may lie beyond the plan. */
static bool find_even(const double costs[5], unsigned ordinary, unsigned *n)
{
    struct curve curve = {.count = 5, .ordinary = ordinary, .fitted = true};
    size_t i;

    for (i = 0; i < curve.count; i++)
        curve.at[i] = (struct curve_point){1u << i, costs[i]};
    return curve_break_even(&curve, 100, n);
}

static void test_even(void **state)
{
    static const double plain[] = {150, 199, 300, 500, 900};
    static const double equal[] = {150, 200, 300, 500, 900};
    static const double early[] = {90, 210, 390, 500, 900};
    static const double late[] = {150, 210, 410, 810, 1500};
    static const double never[] = {90, 190, 390, 790, 1600};
    unsigned n = 0;

    (void)state;
    assert_true(find_even(plain, 16, &n));
    assert_int_equal(n, 2);
    /* As much is not less. */
    assert_true(find_even(equal, 16, &n));
    assert_int_equal(n, 4);
    /* Cheaper once and then not again is no break-even yet. */
    assert_true(find_even(early, 16, &n));
    assert_int_equal(n, 4);
    assert_true(find_even(late, 16, &n));
    assert_int_equal(n, 16);
    assert_false(find_even(late, 8, &n));
    assert_false(find_even(never, 16, &n));
    assert_true(find_even(never, 8, &n));
    assert_int_equal(n, 1);
}

static void test_largest(void **state)
{
    struct curve curve = {.count = 3, .ordinary = 64, .at = {{1, 400}, {64, 6700}, {128, 20000}}};
    double entry;

    (void)state;
    assert_int_equal(curve_largest(&curve)->n, 64);
    assert_true(curve_per_entry(&curve, &entry));
    assert_near(entry, 6700.0 / 64);
    /* Nobody knows where the plan ends. */
    curve.ordinary = 0;
    assert_int_equal(curve_largest(&curve)->n, 128);
    curve.count = 0;
    assert_null(curve_largest(&curve));
    assert_false(curve_per_entry(&curve, &entry));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bent),         cmocka_unit_test(test_boots),
        cmocka_unit_test(test_off_in_boots), cmocka_unit_test(test_beyond),
        cmocka_unit_test(test_even),         cmocka_unit_test(test_largest),
    };

    return cmocka_run_group_tests_name("curve", tests, NULL, NULL);
}
