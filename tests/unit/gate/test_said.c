/* SPDX-License-Identifier: MIT */
/* What a gate says beside its table: runs that are not whole, and more reasons than are read. */
#include "tests/unit/makers/gate_maker.h"
#include "tests/unit/support/gate_command.h"

#include "report/compare/blocks.h"
#include "report/gate/gate.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/system/exit.h"

/* What compare and the gate print of the new run alike. */
static void check_warning(const struct boots *new, const char *meant, const char *line)
{
    struct made_gate made;
    char *warned = NULL, *text;
    size_t size = 0;
    FILE *out;

    gate_make(&made, &gate_base, new, NULL);
    if (meant)
        run_add_fact(made.pair.new, RUN_BOOTS_MEANT, meant);
    out = open_memstream(&warned, &size);
    compare_show_warnings(&made.compare, 1, out);
    fclose(out);
    assert_string_equal(warned, line);
    text = gate_text(&made.gate);
    assert_int_equal(count_of(text, "  B"), *line ? 1 : 0);
    assert_non_null(strstr(text, line));
    free(text);
    free(warned);
    gate_drop(&made);
}

static void test_warnings(void **state)
{
    struct boots cut = gate_base, broken = gate_base;

    (void)state;
    cut.end = "error";
    broken.bad_controls = true;
    check_warning(&gate_base, NULL, "");
    check_warning(&gate_base, "20", "  B is partial: 1 of 20 boots came.\n");
    check_warning(&cut, NULL, "  B is partial: 1 of 1 boot not complete; pvbench show says why.\n");
    check_warning(&broken, NULL,
                  "  B: THE CONTROLS FAILED OR ARE MISSING: its prices are not to be used.\n");
}

/* What is not good in a run is named, by kind: the exit status is of all of it. */
static void test_troubles(void **state)
{
    static const struct boots_case cases[] = {
        {.name = "set_gdt/a", .status = "faulted", .why = "an exception", .call = {400}},
        {.name = "set_gdt/b", .status = "wrong", .call = {400}},
        {.name = "set_gdt/c", .status = "wrong", .call = {400}},
        {.name = "set_gdt/d", .call = {400}},
    };
    const struct boots new = {.cases = cases, .case_count = 4};
    struct spoken spoken = gate_command(boots_file(&new), boots_file(&new), NULL);

    (void)state;
    assert_int_equal(spoken.status, EXIT_WORSE);
    assert_int_equal(count_of(spoken.out, "  base: faulted: set_gdt/a: an exception\n"), 1);
    assert_int_equal(count_of(spoken.out, "  new: wrong: set_gdt/b, set_gdt/c\n"), 1);
    spoken_drop(&spoken);
}

/* Growth that passes is said of each case, of as many as a person reads. */
static void test_many_reasons(void **state)
{
    static struct boots_case base[23], new[23];
    static char names[23][32];
    struct boots a = {.cases = base, .case_count = 20}, b = {.cases = new, .case_count = 20};
    struct made_gate made;
    char *text;
    unsigned i;

    (void)state;
    for (i = 0; i < 23; i++) {
        snprintf(names[i], sizeof(names[i]), "set_gdt/%u", i);
        base[i] = (struct boots_case){.name = names[i], .call = {1000}};
        new[i] = (struct boots_case){.name = names[i], .call = {1002}};
    }
    gate_make(&made, &a, &b, NULL);
    text = gate_text(&made.gate);
    assert_int_equal(count_of(text, ": one call moved by +2 "), 20);
    assert_null(strstr(text, "more like these"));
    free(text);
    gate_drop(&made);

    a.case_count = b.case_count = 23;
    gate_make(&made, &a, &b, NULL);
    text = gate_text(&made.gate);
    assert_int_equal(count_of(text, ": one call moved by +2 "), 20);
    assert_non_null(strstr(text, "\n  ... and 3 more like these\n"));
    free(text);
    gate_drop(&made);
}

/* What was refused in both is judged by the price of its refusal, and called so. */
static void test_refusal(void **state)
{
    static const struct boots_case refused[] = {
        {.name = "argo_op/unknown", .status = "absent", .call = {1000}},
        {.name = "argo_op/unknown", .status = "absent", .call = {2000}},
    };
    const struct boots a = {.cases = &refused[0], .case_count = 1};
    const struct boots b = {.cases = &refused[1], .case_count = 1};
    struct made_gate made;
    char *text;

    (void)state;
    gate_make(&made, &a, &b, NULL);
    text = gate_text(&made.gate);
    assert_non_null(strstr(text, "\nslower   argo_op/unknown  call, absent  1000  2000"));
    free(text);
    gate_drop(&made);
}

/* A measure that one of the runs has not. */
static void test_no_price(void **state)
{
    static const struct boots_case base = {.name = "set_gdt/empty", .call = {400}, .entry = {300}};
    static const struct boots_case new = {.name = "set_gdt/empty", .call = {400}};
    const struct boots a = {.cases = &base, .case_count = 1}, b = {.cases = &new, .case_count = 1};
    struct made_gate made;
    char *text;

    (void)state;
    gate_make(&made, &a, &b, NULL);
    text = gate_explanation(&made.gate, "set_gdt/empty");
    assert_non_null(strstr(text, "\n    base      300\n"));
    assert_non_null(strstr(text, "\n    new       no price\n"));
    assert_int_equal(count_of(text, "\n    change "), 1);
    free(text);
    gate_drop(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_warnings),     cmocka_unit_test(test_troubles),
        cmocka_unit_test(test_many_reasons), cmocka_unit_test(test_no_price),
        cmocka_unit_test(test_refusal),
    };

    return cmocka_run_group_tests_name("what a gate says", tests, NULL, NULL);
}
