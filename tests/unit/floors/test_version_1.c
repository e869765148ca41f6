/* SPDX-License-Identifier: MIT */
/* Files of floors of version 1 (report/floors/version_1.h). */
#include "tests/unit/support/check.h"
#include "tests/unit/support/floors_refused.h"

#include "report/floors/floors.h"
#include "report/prices/measure.h"

#define FIRST                                                                                      \
    "{\"schema\": \"pvbench-floors\", \"version\": 1, "                                            \
    "\"runs\": 2, \"boots\": 2, "

/* Floors as they were kept before there was noise: they hold for any number of boots. */
static void test_read(void **state)
{
    static const char text[] = FIRST "\"keys\": {\"unit\": \"cycles\"}, \"floors\": {"
                                     "\"set_gdt/empty\": {\"call\": 5.5, \"entry\": 0}}}";
    const struct floor_for gate = {.base = 10, .new = 4, .among = 1500, .alpha = 0.05};
    char *path = temporary_file(text, strlen(text));
    struct floors floors;
    double floor;

    (void)state;
    assert_true(floors_load(&floors, path));
    assert_true(floors_find(&floors, "set_gdt/empty", MEASURE_CALL, &gate, &floor));
    assert_true(floor == 5.5);
    assert_true(floors_find(&floors, "set_gdt/empty", MEASURE_ENTRY, &gate, &floor));
    assert_true(floor == 0);
    assert_false(floors_find(&floors, "set_gdt/empty", MEASURE_ITEM, &gate, &floor));
    assert_false(floors_find(&floors, "set_gdt/1frame", MEASURE_CALL, &gate, &floor));
    assert_false(floors_find_family(&floors, "set_gdt", &gate, &floor));
    assert_false(floors_find_family(&floors, NULL, &gate, &floor));
    floors_free(&floors);
    drop_file(path);
}

static void test_refused(void **state)
{
    (void)state;
    floors_text_refused(FIRST "\"keys\": {}}", "floors is not an object");
    floors_text_refused(FIRST "\"floors\": {}, \"keys\": {}}", "keys is empty");
    floors_text_refused(FIRST "\"floors\": {\"a/b\": 1}}", "floors.a/b is not an object");
    floors_text_refused(FIRST "\"floors\": {\"a/b\": {\"call\": -1}}}",
                        "floors.a/b.call is no number");
    floors_text_refused(FIRST "\"floors\": {\"a/b\": {\"call\": 1e16}}}",
                        "floors.a/b.call is no number");
    floors_text_refused(FIRST "\"floors\": {\"a/b\": {\"item\": \"1\"}}}",
                        "floors.a/b.item is no number");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests_name("floors of version 1", tests, NULL, NULL);
}
