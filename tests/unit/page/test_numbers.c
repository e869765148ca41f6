/* SPDX-License-Identifier: MIT */
/* The numbers behind a page's pictures: whose they are, and that they are all that was measured. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/page_text.h"
#include "tests/unit/support/xml.h"

#include "report/page/page.h"
#include "report/system/exit.h"
#include "tests/unit/makers/boots_maker.h"

#define WORK "mmu_update/l1-same"

static struct run *made_run(void)
{
    struct log_maker m;

    maker_open(&m, "insns");
    maker_boot(&m);
    return run_of_maker(&m);
}

/* An array of 350 + 60 n, and filled 350 + 63 n: the one is an item's price, and both are said. */
static void test_filled(void **state)
{
    struct run *run = made_run();
    char *text = page_of(run, EXIT_GOOD);

    (void)state;
    assert_non_null(strstr(text, ",multi 1,"));
    assert_non_null(strstr(text, ",multi filled 1,"));
    assert_non_null(strstr(text, ",array 1,"));
    assert_non_null(strstr(text, ",array filled 64\n"));
    assert_non_null(strstr(text, ",410,470,590,830,1310,2270,4190,"
                                 "413,476,602,854,1358,2366,4382\n"));
    free(text);
    run_free(run);
}

/* Where nothing was filled there is none of it. */
static void test_plain(void **state)
{
    static const struct boots_case c = {.name = WORK, .call = {500}, .entry = {300}, .item = {70}};
    struct run *run = boots_run(&(struct boots){.cases = &c, .case_count = 1});
    char *text = page_of(run, EXIT_GOOD);

    (void)state;
    assert_non_null(strstr(text, ",70,560,4480\n"));
    free(text);
    run_free(run);
}

/* The median of boots may be half a cycle, of which the table below the curve has all. */
static void test_halves(void **state)
{
    static const struct boots_case c = {
        .name = WORK, .call = {1833, 1834}, .entry = {2001, 2000}, .item = {170001, 170002}};
    struct run *run =
        boots_run(&(struct boots){.unit = "cycles", .count = 2, .cases = &c, .case_count = 1});
    char *text = page_of(run, EXIT_GOOD);

    (void)state;
    assert_non_null(strstr(text, ",1833.50,2000.50,"));
    free(text);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_filled),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_halves),
    };

    return cmocka_run_group_tests_name("page-numbers", tests, NULL, NULL);
}
