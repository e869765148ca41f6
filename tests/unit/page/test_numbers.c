/* SPDX-License-Identifier: MIT */
/* The numbers behind a page's pictures: whose they are, and that they are as exact as its tables.
 */
#include "tests/unit/support/check.h"
#include "tests/unit/support/page_text.h"
#include "tests/unit/support/xml.h"

#include "report/page/page.h"
#include "report/system/exit.h"
#include "tests/unit/makers/boots_maker.h"

#define WORK "mmu_update/l1-same"

/* The one case of that name in the data of a page. */
static json_t *data_of(json_t *data, const char *name)
{
    json_t *one;
    size_t i;

    json_array_foreach(json_object_get(data, "cases"), i, one)
    {
        if (!strcmp(json_string_value(json_object_get(one, "name")), name))
            return one;
    }
    fail_msg("no %s", name);
    return NULL;
}

/* The first number of a case's curve in the first run. */
static double first_of(json_t *one, const char *key)
{
    return json_number_value(json_array_get(json_array_get(json_object_get(one, key), 0), 0));
}

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
    json_t *data = page_data(text), *one = data_of(data, WORK);

    (void)state;
    assert_non_null(strstr(text, ",multi 1,"));
    assert_non_null(strstr(text, ",multi filled 1,"));
    assert_non_null(strstr(text, ",array 1,"));
    assert_non_null(strstr(text, ",array filled 64\n"));
    assert_non_null(strstr(text, ",410,470,590,830,1310,2270,4190,"
                                 "413,476,602,854,1358,2366,4382\n"));
    assert_near(first_of(one, "batch"), 310 + 531);
    assert_near(first_of(one, "array"), 350 + 63);
    assert_null(json_object_get(one, "plain"));
    json_decref(data);
    free(text);
    run_free(run);
}

/* Where nothing was filled the curves are of what there is, and say so. */
static void test_plain(void **state)
{
    static const struct boots_case c = {.name = WORK, .call = {500}, .entry = {300}, .item = {70}};
    struct run *run = boots_run(&(struct boots){.cases = &c, .case_count = 1});
    char *text = page_of(run, EXIT_GOOD);
    json_t *data = page_data(text), *one = data_of(data, WORK);
    json_t *plain = json_object_get(one, "plain");

    (void)state;
    assert_near(first_of(one, "batch"), 300);
    assert_near(first_of(one, "array"), 70);
    assert_string_equal(json_string_value(json_array_get(plain, 0)), "batch");
    assert_string_equal(json_string_value(json_array_get(plain, 1)), "array");
    assert_non_null(strstr(text, ",70,560,4480\n"));
    json_decref(data);
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
    json_t *data = page_data(text), *one = data_of(data, WORK);

    (void)state;
    assert_near(json_number_value(json_array_get(json_object_get(one, "single"), 0)), 1833.5);
    assert_near(first_of(one, "batch"), 2000.5);
    assert_near(first_of(one, "array"), 170001.5);
    assert_non_null(strstr(text, ",1833.50,2000.50,"));
    json_decref(data);
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
