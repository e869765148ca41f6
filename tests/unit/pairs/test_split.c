/* SPDX-License-Identifier: MIT */
/* A case that Xen splits has no line: one of its batches that moved by itself, up or down. */
#include "tests/unit/support/check.h"

#include "report/model/run.h"
#include "report/pairs/pairing.h"
#include "report/pairs/series.h"
#include "report/record/record.h"

#define YIELD "sched_op/yield"

/* A call of 2000, and batches of as much for each entry, but for that of 8. */
static struct run *run_with(unsigned of_8)
{
    struct log_maker m;
    unsigned n;

    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, YIELD);
    maker_samples(&m, YIELD, PATH_SINGLE, 0, 1, MAKER_TWIN + 2000);
    for (n = 1; n <= 64; n *= 8)
        maker_samples(&m, YIELD, PATH_MULTI, 0, n, MAKER_TWIN + (n == 8 ? of_8 : 2000 * n));
    maker_status(&m, YIELD, "ok");
    maker_end(&m, "ok");
    return run_of_maker(&m);
}

static void check_moved(unsigned of_8, const char *why)
{
    struct run *base = run_with(16000), *new = run_with(of_8);
    char said[240] = "";
    struct pairing p = pairing_of(base, new, run_find_case(base, YIELD), run_find_case(new, YIELD),
                                  said, sizeof(said));

    assert_int_equal(series_in_doubt(&p), *why != 0);
    assert_string_equal(said, why);
    run_free(base);
    run_free(new);
}

static void test_moved_alone(void **state)
{
    static const char moved[] = "multi n=8 moved, and what is judged did not";

    (void)state;
    check_moved(16000, "");
    check_moved(16160, "");
    check_moved(16161, moved);
    check_moved(15840, "");
    check_moved(15839, moved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moved_alone),
    };

    return cmocka_run_group_tests_name("split batches", tests, NULL, NULL);
}
