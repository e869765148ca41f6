/* SPDX-License-Identifier: MIT */
/* Of how many calls in a timed region the price of one call is made. */
#include "tests/unit/support/check.h"

#include "report/format/notes.h"
#include "report/model/run.h"
#include "report/prices/case.h"
#include "report/prices/price.h"
#include "report/prices/twin.h"
#include "report/record/record.h"
#include "report/text/texts.h"

#define VERSION "xen_version/version"

/* Series of so many calls each, up to a 0; a call costs 1000 in regions of that many only. */
static void check_calls(const unsigned *calls, unsigned taken)
{
    struct notes notes = {0};
    struct log_maker m;
    struct price price;
    struct run *run;
    size_t i;

    maker_open(&m, "cycles");
    maker_begin(&m);
    maker_case(&m, CASE_TWIN);
    for (i = 0; calls[i]; i++)
        maker_samples(&m, CASE_TWIN, PATH_SINGLE, 0, calls[i], MAKER_TWIN);
    maker_status(&m, CASE_TWIN, "ok");
    maker_case(&m, VERSION);
    for (i = 0; calls[i]; i++)
        maker_samples(&m, VERSION, PATH_SINGLE, 0, calls[i],
                      MAKER_TWIN + calls[i] * (calls[i] == taken ? 1000 : 400));
    maker_status(&m, VERSION, "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    price_case(run, run_find_case(run, VERSION), &price, &notes);
    assert_true(price.have_single);
    assert_int_equal(price.single_n, taken);
    assert_near(price.single, 1000);
    notes_clear(&notes);
    run_free(run);
}

/* The most for which there is a series of twice as many, or else the first. */
static void test_calls(void **state)
{
    (void)state;
    check_calls((const unsigned[]){1, 0}, 1);
    check_calls((const unsigned[]){1, 2, 0}, 1);
    check_calls((const unsigned[]){1, 2, 4, 0}, 2);
    check_calls((const unsigned[]){8, 16, 0}, 8);
    check_calls((const unsigned[]){1, 4, 0}, 1);
    check_calls((const unsigned[]){1, 8, 16, 0}, 8);
}

static void put_alone(struct log_maker *m, const char *name, const unsigned *calls, unsigned each)
{
    size_t i;

    maker_case(m, name);
    for (i = 0; calls[i]; i++)
        maker_samples(m, name, PATH_SINGLE, 0, calls[i], MAKER_TWIN + calls[i] * each);
    maker_status(m, name, "ok");
}

/* Two boots, which have a price of 1000 in regions of 'taken' calls. */
static void check_boots(const unsigned *first, const unsigned *second, unsigned taken,
                        const char *said)
{
    const unsigned *const calls[] = {first, second};
    static const unsigned all[] = {1, 2, 4, 8, 16, 0};
    struct notes notes = {0};
    struct log_maker m;
    struct price price;
    struct run *run;
    size_t i;

    maker_open(&m, "cycles");
    for (i = 0; i < 2; i++) {
        maker_begin(&m);
        put_alone(&m, CASE_TWIN, all, 0);
        put_alone(&m, VERSION, calls[i], 1000);
        maker_end(&m, "ok");
    }
    run = run_of_maker(&m);
    price_case(run, run_find_case(run, VERSION), &price, &notes);
    assert_int_equal(price.single_n, taken);
    assert_near(price.single, 1000);
    assert_int_equal(notes.of[NOTE_DEPTHS].lines.count, said != NULL);
    if (said)
        assert_true(text_among(&notes.of[NOTE_DEPTHS].lines, said));
    notes_clear(&notes);
    run_free(run);
}

/* What only some boots have is the price of these, and of no run. */
static void test_boots(void **state)
{
    (void)state;
    check_boots((const unsigned[]){1, 4, 8, 0}, (const unsigned[]){1, 4, 8, 0}, 4, NULL);
    check_boots((const unsigned[]){1, 2, 4, 0}, (const unsigned[]){1, 4, 8, 0}, 1,
                "boots have samples of 4 calls at most, and of fewer: the price is of 1");
    check_boots((const unsigned[]){1, 4, 8, 0}, (const unsigned[]){1, 2, 0}, 1,
                "of 4 calls at most");
    check_boots((const unsigned[]){1, 4, 8, 16, 0}, (const unsigned[]){1, 4, 8, 0}, 4,
                "of 8 calls at most");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_boots),
    };

    return cmocka_run_group_tests_name("single", tests, NULL, NULL);
}
