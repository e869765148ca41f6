/* SPDX-License-Identifier: MIT */
/* The price of one call, its quantiles and their spread over several boots. */
#include "tests/unit/support/check.h"

#include "report/model/run.h"
#include "report/prices/price.h"
#include "report/prices/single.h"
#include "report/prices/twin.h"
#include "report/record/record.h"
#include "report/stats/spread.h"

#define VERSION "xen_version/version"

/* Boots of four samples each: 100, 110, 120 and 'slow', and so much more in each boot. */
static struct run *boots_of(const char *unit, const unsigned *more, size_t count, unsigned slow)
{
    struct log_maker m;
    char pairs[64];
    uint32_t of;
    size_t i;

    maker_open(&m, unit);
    for (i = 0; i < count; i++) {
        unsigned at = MAKER_TWIN + more[i];

        maker_begin(&m);
        maker_case(&m, CASE_TWIN);
        maker_samples(&m, CASE_TWIN, PATH_SINGLE, 0, 1, MAKER_TWIN);
        maker_status(&m, CASE_TWIN, "ok");
        maker_case(&m, VERSION);
        of = maker_series(&m, VERSION, PATH_SINGLE, 0, 1, 4);
        snprintf(pairs, sizeof(pairs), "%ux1,%ux1,%ux1,%ux1", at + 100, at + 110, at + 120,
                 at + slow);
        maker_pairs(&m, of, 0, pairs);
        maker_status(&m, VERSION, "ok");
        maker_end(&m, "ok");
    }
    return run_of_maker(&m);
}

/* R: quantile(c(100, 110, 120, 200), 0.95) is 188; its boots lie 0, 10, ..., 50 above. */
static void test_quantiles(void **state)
{
    const unsigned more[] = {0, 50, 10, 40, 20, 30};
    struct run *run = boots_of("cycles", more, 6, 200);
    struct price price = {.of = run_find_case(run, VERSION)};

    (void)state;
    price_single(run, &price, NULL);
    assert_near(price.single, 115 + 25);
    assert_near(price.single_spread.low, 115);
    assert_near(price.single_spread.high, 165);
    price_quantiles(run, &price);
    assert_true(price.have_quantiles);
    assert_near(price.quantiles[0], 100 + 25);
    assert_near(price.quantiles[2], price.single);
    assert_near(price.quantiles[4], 188 + 25);
    assert_near(price.quantile_spreads[4].low, 188);
    assert_near(price.quantile_spreads[4].high, 188 + 50);
    assert_true(spread_sure(&price.quantile_spreads[4]));
    assert_near(price.quantiles[5], 200 + 25);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quantiles),
    };

    return cmocka_run_group_tests_name("quantiles", tests, NULL, NULL);
}
