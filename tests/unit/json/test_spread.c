/* SPDX-License-Identifier: MIT */
/* How far numbers in cycles may be off, as JSON. */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/support/json_said.h"

#include <jansson.h>

#include "report/commands/command.h"

#define VERSION "xen_version/version"

static const struct boots_case version = {.name = VERSION,
                                          .call = {320, 330, 340, 350, 300, 310},
                                          .entry = {200, 201, 202, 203, 204, 205}};

static json_t *show(const char *unit, unsigned boots)
{
    struct boots made = {.unit = unit, .count = boots, .cases = &version, .case_count = 1};
    char *file = boots_file(&made);
    const char *const words[] = {file, "--format", "json", NULL};
    json_t *root = json_said(cmd_show, words);

    drop_file(file);
    return root;
}

static void check_spread(json_t *c, const char *path, double low, double high, size_t boots)
{
    json_t *spread = at_path(c, path);

    assert_near(json_number_value(json_object_get(spread, "low")), low);
    assert_near(json_number_value(json_object_get(spread, "high")), high);
    assert_int_equal(json_integer_value(json_object_get(spread, "boots")), boots);
    /* Both ends lie on the same side of the median once in 2 to the power of the boots. */
    assert_near(json_number_value(json_object_get(spread, "confidence")),
                1 - 2 / exp2((double)boots));
}

static void test_spreads(void **state)
{
    json_t *root = show("cycles", 6), *c = case_named(at_path(root, "cases"), VERSION);

    (void)state;
    check_spread(c, "prices.call.spread", 300, 350, 6);
    check_spread(c, "prices.entry.spread", 200, 205, 6);
    assert_true(json_is_null(at_path(c, "prices.item.spread")));
    check_spread(c, "multicall.a_spread", 0, 0, 6);
    check_spread(c, "multicall.b_spread", 200, 205, 6);
    assert_true(json_is_null(at_path(c, "multicall.b_filled_spread")));
    check_spread(c, "quantiles.4.spread", 300, 350, 6);
    assert_int_equal(json_integer_value(at_path(c, "preempted")), 0);
    assert_true(json_integer_value(at_path(c, "regions")) >
                json_integer_value(at_path(c, "samples")));
    json_decref(root);
    root = show("cycles", 3);
    check_spread(case_named(at_path(root, "cases"), VERSION), "prices.call.spread", 320, 340, 3);
    json_decref(root);
}

static void test_none(void **state)
{
    json_t *root = show("cycles", 1), *c = case_named(at_path(root, "cases"), VERSION);

    (void)state;
    assert_true(json_is_null(at_path(c, "prices.call.spread")));
    assert_true(json_is_null(at_path(c, "multicall.b_spread")));
    assert_true(json_is_null(at_path(c, "quantiles.4.spread")));
    json_decref(root);
    root = show("insns", 6);
    c = case_named(at_path(root, "cases"), VERSION);
    assert_null(json_object_get(at_path(c, "prices.call"), "spread"));
    assert_null(json_object_get(at_path(c, "multicall"), "b_spread"));
    assert_null(json_object_get(c, "preempted"));
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spreads),
        cmocka_unit_test(test_none),
    };

    return cmocka_run_group_tests_name("JSON of spreads", tests, NULL, NULL);
}
