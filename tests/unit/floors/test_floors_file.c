/* SPDX-License-Identifier: MIT */
/* Files of floors that cannot be read or written (report/floors/floors_file.c). */
#include "tests/unit/support/check.h"
#include "tests/unit/support/floors_refused.h"
#include "tests/unit/support/spoken.h"

#include <stdio.h>

#include "report/floors/floors.h"

#define HEAD   "{\"schema\": \"pvbench-floors\", \"version\": 2, "
#define COUNT  "\"runs\": 2, \"boots\": 2, "
#define NOISE  "\"boots\": 1, \"between\": 2, \"freedom\": 3"
#define COMMON HEAD COUNT "\"common\": {" NOISE "}, "
#define FAMILY COMMON "\"families\": {\"mmu_update\": {" NOISE "}}, "
#define KEYS   "\"keys\": {}, "

static void test_refused(void **state)
{
    (void)state;
    floors_text_refused("", "no floors: ");
    floors_text_refused("{", "no floors: ");
    floors_text_refused(
        "[]", "no floors: schema is not \"pvbench-floors\"; pvbench calibrate makes them");
    floors_text_refused("{\"schema\": \"pvbench-run\"}", "schema is not");
    floors_text_refused("{\"schema\": 7}", "schema is not");
    floors_text_refused(HEAD "\"version\": 2}", "no floors: ");
    floors_text_refused("{\"schema\": \"pvbench-floors\", \"version\": 0}",
                        "version is not 1 or 2");
    floors_text_refused("{\"schema\": \"pvbench-floors\", \"version\": 1}",
                        "runs or boots is no number");
    floors_text_refused("{\"schema\": \"pvbench-floors\", \"version\": 3}",
                        "version is not 1 or 2");
    floors_text_refused("{\"schema\": \"pvbench-floors\", \"version\": 2.0}",
                        "version is not 1 or 2");
    floors_text_refused(HEAD "\"runs\": -1, \"boots\": 2}", "runs or boots is no number");
    floors_text_refused(HEAD "\"runs\": 1e9, \"boots\": 2}", "runs or boots is no number");
    floors_text_refused(HEAD "\"runs\": 1, \"boots\": 9}", "too few to know a floor");
    floors_text_refused(HEAD "\"runs\": 3, \"boots\": 2}", "too few to know a floor");
    floors_text_refused(HEAD COUNT "\"keys\": {}}", "common is not an object");
    floors_text_refused(HEAD COUNT "\"common\": {\"boots\": -1}}",
                        "common: boots or between is no");
    floors_text_refused(HEAD COUNT "\"common\": {\"boots\": 1, \"between\": \"2\"}}",
                        "common: boots or between is no");
    floors_text_refused(HEAD COUNT "\"common\": {\"boots\": 1, \"between\": 2, \"freedom\": 0}}",
                        "common: freedom is no number from 0.5 on");
    floors_text_refused(COMMON "\"cases\": {}}", "families is not an object");
    floors_text_refused(COMMON "\"families\": {\"a\": 1}}", "families.a is not an object");
    floors_text_refused(COMMON "\"families\": {\"a\": {\"boots\": 1e16}}}",
                        "families.a: boots or between");
    floors_text_refused(FAMILY KEYS "\"cases\": 1}", "cases is not an object");
    floors_text_refused(FAMILY "\"keys\": {}, \"cases\": {}}", "keys is empty");
    floors_text_refused(FAMILY "\"cases\": {\"a\": 1}}", "cases.a is not an object");
    floors_text_refused(FAMILY "\"cases\": {\"a\": {\"call\": 1}}}",
                        "cases.a.call is not an object");
    floors_text_refused(FAMILY "\"cases\": {\"a\": {\"item\": null}}}",
                        "cases.a.item is not an object");
    floors_text_refused(FAMILY "\"cases\": {\"a\": {\"entry\": {" NOISE "}}}}",
                        "cases.a.entry: price or quantum is no number");
    floors_text_refused(FAMILY "\"cases\": {\"a\": {\"entry\": {" NOISE
                               ", \"price\": 1, \"quantum\": -1}}}}",
                        "cases.a.entry: price or quantum is no number");
    floors_text_refused(FAMILY "\"cases\": {\"a\": {\"item\": {\"boots\": 1e999}}}}",
                        "no floors: ");
    floors_text_refused(FAMILY "\"cases\": {}}", "keys is not an object");
    floors_text_refused(FAMILY "\"cases\": {}, \"keys\": {\"unit\": 1}}",
                        "keys.unit is not a text");
    floors_text_refused(FAMILY "\"cases\": {\"\\u001b[31m\\u009b\": 1}, \"keys\": {}}",
                        "cases.\\x1b[31m");
    floors_text_refused(COMMON "\"families\": {\"\\u001b[31m\": 1}, \"keys\": {}}",
                        "families.\\x1b[31m");
    floors_text_refused(FAMILY "\"cases\": {\"a\\u0000b\": {}}, \"keys\": {}}", "no floors: ");
    floors_refused("/nonexistent/floors.json", "no floors: ");
    floors_refused("/tmp", "no floors: ");
}

/* Deep, wide and long: a line for each, and no more memory than the file. */
static void test_hostile(void **state)
{
    static char deep[300000], keys[400000];
    char *at = keys;
    unsigned i;

    (void)state;
    memset(deep, '[', sizeof(deep) - 1);
    floors_text_refused(deep, "no floors: ");
    at += sprintf(at, FAMILY "\"cases\": {}, \"keys\": {");
    for (i = 0; i < 10000; i++)
        at += sprintf(at, "%s\"k%u\": \"v\"", i ? ", " : "", i);
    sprintf(at, "}}");
    floors_text_refused(keys, "there are too many keys");
    at = keys + sprintf(keys, COMMON "\"families\": {");
    for (i = 0; i < 2000; i++)
        at += sprintf(at, "%s\"f%u\": {" NOISE "}", i ? ", " : "", i);
    sprintf(at, "}}");
    floors_text_refused(keys, "there are more than 1000 families");
    at = temporary_file("{", 1);
    assert_int_equal(truncate(at, (16 << 20) + 1), 0);
    floors_refused(at, "no floors: it has more than 16777216 bytes");
    drop_file(at);
}

/* What cannot be written is said in a line, whatever the name. */
static void save(void *argument)
{
    struct floors floors = {.runs = 1};

    *(bool *)argument = floors_save(&floors, "/nonexistent/no\x1b[31m/floors.json");
}

static void test_unwritable(void **state)
{
    bool good = true;
    char *said;

    (void)state;
    said = stderr_of(save, &good);
    assert_false(good);
    assert_string_equal(
        said, "pvbench: cannot write /nonexistent/no\\x1b[31m/floors.json: No such file or "
              "directory\n");
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_unwritable),
    };

    return cmocka_run_group_tests_name("files of floors", tests, NULL, NULL);
}
