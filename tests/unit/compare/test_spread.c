/* SPDX-License-Identifier: MIT */
/* How far prices in cycles may be off, in the table of single calls. */
#include "tests/unit/makers/boots_maker.h"

#include "report/compare/compare.h"
#include "report/compare/show.h"
#include "report/format/width.h"
#include "report/model/run.h"

static const struct boots_case version = {.name = "xen_version/version",
                                          .call = {320, 330, 340, 350, 300, 310}};

/* Six boots beside two of the same. */
static char *shown_of(const char *unit)
{
    static char *const names[] = {(char *)(uintptr_t) "first", (char *)(uintptr_t) "second"};
    const struct compare_options plain = {{""}, false, {{0}}};
    struct boots made = {.unit = unit, .count = 6, .cases = &version, .case_count = 1};
    struct run *runs[2];
    struct compare compare;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    runs[0] = boots_run(&made);
    made.count = 2;
    runs[1] = boots_run(&made);
    compare_start(&compare, (const struct run *const *)runs, names, 2, &plain);
    compare_take(&compare);
    compare_show(&compare, out);
    fclose(out);
    compare_free(&compare);
    run_free(runs[0]);
    run_free(runs[1]);
    return text;
}

static void test_cycles(void **state)
{
    char *text = shown_of("cycles");

    (void)state;
    assert_non_null(strstr(text, "\ncase                      A  +/-       B  +/-   B/A\n"));
    assert_non_null(strstr(text, "\nxen_version/version     325   25     325  (5)  1.00\n"));
    assert_non_null(strstr(text, "\n+/-: how far from the number before it the 95 % interval"));
    free(text);
}

/* The spread of B goes first, then that of A, and then what would without them. */
static void check_narrow(size_t width, const char *head)
{
    char *text;

    width_set(width);
    text = shown_of("cycles");
    width_set(0);
    if (!strstr(text, head))
        fail_msg("%zu columns without %s: %s", width, head, text);
    free(text);
}

static void test_narrow(void **state)
{
    (void)state;
    check_narrow(43, "  A +/-      B  B/A\n");
    check_narrow(40, "  A      B  B/A\n");
}

static void test_insns(void **state)
{
    char *text = shown_of("insns");

    (void)state;
    assert_null(strstr(text, "+/-"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cycles),
        cmocka_unit_test(test_narrow),
        cmocka_unit_test(test_insns),
    };

    return cmocka_run_group_tests_name("spreads side by side", tests, NULL, NULL);
}
