/* SPDX-License-Identifier: MIT */
/* "pvbench plan-boots" of a host that is only drawn, and what it says of bad input. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/json_said.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/floors/floors.h"
#include "report/model/facts.h"
#include "report/power/plan.h"
#include "report/system/exit.h"
#include "tests/unit/support/draw.h"
#include "tests/unit/support/host_model.h"

static const struct host_model steady = {.measures = 300, .a_family = 20, .spread = 0.005};
/* Runs differ by more than what is looked for. */
static const struct host_model unsteady = {
    .measures = 300, .a_family = 20, .spread = 0.005, .between = 0.01};

static void floors_of_host(const struct host_model *host, struct floors *floors)
{
    gsl_rng *rng = draw_start(11);

    host_floors(rng, host, 5, 10, floors);
    gsl_rng_free(rng);
}

static struct boots_plan plan_of(const struct host_model *host, double effect, const char *cases)
{
    struct plan_order order = {.effect = effect, .power = 0.9, .alpha = 0.05};
    struct floors floors;
    struct boots_plan plan;
    size_t i;

    if (cases)
        assert_true(case_globs_add(&order.cases, cases));
    floors_of_host(host, &floors);
    assert_true(boots_plan_make(&floors, &order, &plan));
    for (i = 0; i < plan.count; i++)
        plan.rows[i].name = NULL; /* the floors go */
    floors_free(&floors);
    return plan;
}

/* Many measures that move alike are found with fewer boots than one of them. */
static void test_rows(void **state)
{
    struct boots_plan plan = plan_of(&steady, 0.01, NULL);

    (void)state;
    assert_int_equal(plan.measures, 300);
    assert_int_equal(plan.families, 15);
    assert_int_equal(plan.count, 6);
    assert_string_equal(plan.rows[0].kind, "measure");
    assert_true(fabs(plan.rows[0].spread - 0.005) < 0.0005);
    assert_true(plan.rows[0].boots >= 14 && plan.rows[0].boots <= 20);
    assert_true(plan.rows[0].boots <= plan.rows[1].boots);
    assert_true(plan.rows[1].boots <= plan.rows[2].boots);
    assert_string_equal(plan.rows[3].kind, "family");
    assert_true(plan.rows[3].boots < plan.rows[0].boots);
    assert_string_equal(plan.rows[5].kind, "list");
    assert_true(plan.rows[5].boots < plan.rows[0].boots);
    assert_int_equal(boots_plan_status(&plan), EXIT_GOOD);
}

static void test_fewer_cases(void **state)
{
    struct boots_plan all = plan_of(&steady, 0.01, NULL);
    struct boots_plan few = plan_of(&steady, 0.01, "family-3/case-6?");
    struct boots_plan one = plan_of(&steady, 0.01, "family-3/case-61");

    (void)state;
    assert_int_equal(few.measures, 10);
    assert_int_equal(few.families, 1);
    assert_true(few.rows[0].boots < all.rows[0].boots);
    /* One measure alone is no family. */
    assert_int_equal(one.count, 1);
    assert_int_equal(one.families, 0);
    assert_true(one.rows[0].boots < few.rows[0].boots);
}

/* A price that is next to nothing, as a difference of two may be, has no share that is a number. */
static void test_next_to_nothing(void **state)
{
    struct plan_order order = {.effect = 0.01, .power = 0.9, .alpha = 0.05};
    struct floors floors;
    struct boots_plan plan;
    size_t i;

    (void)state;
    floors_of_host(&steady, &floors);
    for (i = 0; i < floors.count; i++)
        floors.at[i].at[MEASURE_CALL].price = 1e-310;
    assert_true(boots_plan_make(&floors, &order, &plan));
    assert_true(plan.count > 0);
    for (i = 0; i < plan.count; i++)
        assert_true(isfinite(plan.rows[i].spread) && isfinite(plan.rows[i].floor));
    floors_free(&floors);
}

static void test_none(void **state)
{
    struct boots_plan plan = plan_of(&unsteady, 0.01, NULL);

    (void)state;
    assert_int_equal(plan.rows[0].boots, 0);
    assert_int_equal(plan.rows[0].bar, POWER_BETWEEN);
    assert_int_equal(boots_plan_status(&plan), EXIT_INCONCLUSIVE);
    plan = plan_of(&steady, 0.002, NULL);
    assert_int_equal(plan.rows[0].bar, POWER_LEAST);
    assert_int_equal(plan.rows[5].bar, POWER_LEAST);
}

/* ---- the command ---- */

static char *floors_file(const struct host_model *host)
{
    char *name = temporary_file("", 0);
    struct floors floors;

    floors_of_host(host, &floors);
    facts_set(&floors.keys, "unit", "cycles");
    assert_true(floors_save(&floors, name));
    floors_free(&floors);
    return name;
}

static void say(const char *const *words, int status, const char *part)
{
    struct spoken spoken = spoken_of(cmd_plan_boots, words);

    if (status == EXIT_USAGE)
        assert_true(count_of(spoken.err, "\n") <= 2); /* a hint to --help is the second */
    spoken_check(spoken, status, part);
}

#define SAY(status, part, ...) say((const char *const[]){__VA_ARGS__, NULL}, status, part)

static void test_command(void **state)
{
    char *file = floors_file(&steady), *other = floors_file(&unsteady);
    const char *const as_json[] = {file, "--format", "json", NULL};
    json_t *root;

    (void)state;
    SAY(EXIT_GOOD, "300 measures, 15 families", file);
    SAY(EXIT_GOOD, "the whole list", file);
    SAY(EXIT_GOOD, "to find 2 % in 80 of 100 gates", file, "--effect", "2%", "--power", "0.8");
    SAY(EXIT_GOOD, "10 measures, 1 families", file, "--cases", "family-3/case-6?");
    SAY(EXIT_INCONCLUSIVE, "calibrate with more runs", other);
    SAY(EXIT_INCONCLUSIVE, "nothing sees less than a step", file, "--effect", "0.2%");

    SAY(EXIT_USAGE, "--effect takes a share like 0.5%", file, "--effect", "1");
    SAY(EXIT_USAGE, "--effect takes a share", file, "--effect", "0%");
    SAY(EXIT_USAGE, "--effect takes a share", file, "--effect", "101%");
    SAY(EXIT_USAGE, "--power takes a chance from 0.5", file, "--power", "1");
    SAY(EXIT_USAGE, "--cases none: no case that was calibrated", file, "--cases", "none");
    SAY(EXIT_USAGE, "--format xml", file, "--format", "xml");
    SAY(EXIT_USAGE, "did you mean --effect?", file, "--efect", "1%");
    SAY(EXIT_USAGE, "no floors: ", "/nonexistent/floors.json");
    SAY(EXIT_USAGE, "name a file of floors", "--effect", "1%");

    root = json_said(cmd_plan_boots, as_json);
    assert_string_equal(text_at(root, "command"), "plan-boots");
    assert_int_equal(json_integer_value(at_path(root, "measures")), 300);
    assert_string_equal(text_at(root, "rows.0.kind"), "measure");
    assert_true(json_number_value(at_path(root, "rows.0.boots")) > 10);
    assert_string_equal(text_at(root, "rows.5.kind"), "list");
    assert_true(json_is_null(at_path(root, "rows.5.name")));
    json_decref(root);
    drop_file(file);
    drop_file(other);
}

/* docs/json.md names every key that is written. */
static void test_documented(void **state)
{
    char *file = floors_file(&steady);
    const char *const as_json[] = {file, "--format", "json", NULL};
    json_t *root = json_said(cmd_plan_boots, as_json);

    (void)state;
    assert_documented(root, "plan-boots");
    json_decref(root);
    drop_file(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),    cmocka_unit_test(test_fewer_cases),
        cmocka_unit_test(test_none),    cmocka_unit_test(test_next_to_nothing),
        cmocka_unit_test(test_command), cmocka_unit_test(test_documented),
    };

    return cmocka_run_group_tests_name("plan-boots", tests, NULL, NULL);
}
