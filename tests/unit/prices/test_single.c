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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calls),
    };

    return cmocka_run_group_tests_name("single", tests, NULL, NULL);
}
