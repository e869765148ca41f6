/* SPDX-License-Identifier: MIT */
/*
 * Pages that may be no larger than so many bytes: never over, whole and valid, what changed most
 * first, and what is left out counted.  The forms that have --max-bytes: export as markdown and as
 * smaller, gate --markdown, compare --format markdown.
 */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/support/spoken.h"

#include <jansson.h>

#include "report/commands/command.h"
#include "report/system/exit.h"
#include "report/text/fit.h"

#define CASES 60

static char names[CASES][32];
static struct boots_case base_cases[CASES], new_cases[CASES];
static const struct boots base = {.cases = base_cases, .case_count = CASES},
                          new = {.cases = new_cases, .case_count = CASES - 1};

/* Case i costs i percent more, the first nine of ten of which are over the limit of one percent. */
static void make_cases(void)
{
    unsigned i;

    for (i = 0; i < CASES; i++) {
        snprintf(names[i], sizeof(names[i]), "%s/%u", i % 2 ? "unassigned" : "set_gdt", i);
        base_cases[i] = (struct boots_case){.name = names[i], .call = {1000}, .entry = {900}};
        new_cases[i] =
            (struct boots_case){.name = names[i], .call = {1000 + 10 * i}, .entry = {900}};
    }
}

static struct spoken export_of(const char *const *more)
{
    char *old_file = boots_file(&base), *new_file = boots_file(&new);
    const char *words[16] = {new_file};
    struct spoken spoken;
    size_t i;

    for (i = 0; more[i]; i++)
        words[1 + i] = strcmp(more[i], "BASE") ? more[i] : old_file;
    spoken = spoken_of(cmd_export, words);
    drop_file(old_file);
    drop_file(new_file);
    return spoken;
}

static size_t left_out(const char *text)
{
    const char *one = strstr(text, " more case is left out"),
               *at = one ? one : strstr(text, " more cases are left out");

    if (!at)
        return 0;
    while (at[-1] >= '0' && at[-1] <= '9')
        at--;
    return strtoul(at, NULL, 10);
}

/* Its rows or entries of calls, which are one a case. */
static size_t shown_of(const char *format, const char *text)
{
    json_t *array;
    size_t count, i, calls = 0;

    if (!strcmp(format, "markdown"))
        return count_of(text, "\n| ") - 2;
    array = json_loads(text, 0, NULL);
    assert_true(json_is_array(array));
    count = json_array_size(array);
    for (i = 0; i < count; i++)
        calls += strstr(json_string_value(json_object_get(json_array_get(array, i), "name")),
                        " call") != NULL;
    json_decref(array);
    return calls;
}

static void check_sizes(const char *format, size_t cases, const char *const *base_words)
{
    size_t most, fitted = 0, refused = 0;
    char number[32];

    for (most = 100; most < 12000; most += 97) {
        const char *words[12] = {"--format", format, "--max-bytes", number};
        struct spoken spoken;
        size_t i;

        for (i = 0; base_words[i]; i++)
            words[4 + i] = base_words[i];
        snprintf(number, sizeof(number), "%zu", most);
        spoken = export_of(words);
        if (spoken.status == EXIT_USAGE) {
            assert_string_equal(spoken.out, "");
            assert_int_equal(count_of(spoken.err, "\n"), 1);
            assert_non_null(strstr(spoken.err, "is too few: the smallest"));
            assert_int_equal(fitted, 0);
            refused++;
        } else {
            assert_int_equal(spoken.status, EXIT_GOOD);
            assert_true(strlen(spoken.out) <= most);
            assert_int_equal(shown_of(format, spoken.out) + left_out(spoken.out), cases);
            assert_int_equal(!left_out(spoken.out), !strstr(spoken.err, "are left out"));
            fitted++;
        }
        spoken_drop(&spoken);
    }
    assert_true(fitted > 50 && refused > 2);
}

static void test_sizes(void **state)
{
    static const char *const none[] = {NULL}, *const held[] = {"--base", "BASE", NULL},
                             *const changed[] = {"--base", "BASE", "--changed", NULL};

    (void)state;
    check_sizes("markdown", CASES - 1, none);
    check_sizes("smaller", CASES - 1, none);
    check_sizes("markdown", CASES - 1, held);
    check_sizes("smaller", CASES - 1, held);
    /* The first did not change at all, and the second by no more than the limit. */
    check_sizes("markdown", CASES - 3, changed);
    check_sizes("smaller", CASES - 3, changed);
}

/* The largest change is the first, and the next one the second. */
static void test_order(void **state)
{
    static const char *const words[] = {"--format", "smaller", "--base", "BASE", "--changed", NULL};
    struct spoken spoken = export_of(words);
    json_t *array = json_loads(spoken.out, 0, NULL);
    char want[64];
    size_t i;

    (void)state;
    assert_int_equal(json_array_size(array), 2 * (CASES - 3));
    for (i = 0; i < CASES - 3; i++) {
        json_t *bench = json_array_get(array, 2 * i);

        snprintf(want, sizeof(want), "%s call", names[CASES - 2 - i]);
        assert_string_equal(json_string_value(json_object_get(bench, "name")), want);
        assert_int_equal(json_integer_value(json_object_get(bench, "value")),
                         1000 + 10 * (CASES - 2 - i));
        assert_non_null(
            strstr(json_string_value(json_object_get(bench, "extra")), "ok, 1000 in the base"));
    }
    assert_non_null(strstr(spoken.out, "2 cases that did not change are left out"));
    json_decref(array);
    spoken_drop(&spoken);
}

/* What is of the whole run stands once. */
static void test_once(void **state)
{
    static const char *const words[] = {"--format", "smaller", NULL};
    struct spoken spoken = export_of(words);

    (void)state;
    assert_int_equal(count_of(spoken.out, "pv64 on Xen 4.17.5"), 1);
    assert_int_equal(count_of(spoken.out, "guest.role dom0"), 1);
    spoken_drop(&spoken);
}

/* What of a change is repetitions of REP. */
static void test_rep(void **state)
{
    static const struct boots_case old_case = {.name = "set_gdt/empty", .call = {641}, .rep = {8}};
    static const struct boots_case new_case = {.name = "set_gdt/empty", .call = {690}, .rep = {64}};
    struct boots a = {.once = true, .cases = &old_case, .case_count = 1}, b = a;
    char *old_file = boots_file(&a), *new_file;
    const char *words[] = {NULL, "--format", "markdown", "--base", old_file, NULL};
    struct spoken spoken;

    (void)state;
    b.cases = &new_case;
    words[0] = new_file = boots_file(&b);
    spoken = spoken_of(cmd_export, words);
    assert_non_null(strstr(spoken.out,
                           "| faster: call +49 (+7.6 %), of which +56 are iterations of REP; "
                           "without them -7 (-1.1 %) |"));
    spoken_drop(&spoken);
    drop_file(old_file);
    drop_file(new_file);
}

static void test_usage(void **state)
{
    static const char *const bad[][8] = {
        {"--format", "csv", "--max-bytes", "10"},
        {"--format", "junit", "--base", "BASE"},
        {"--format", "markdown", "--changed"},
        {"--format", "markdown", "--max-bytes", "0"},
        {"--format", "markdown", "--max-bytes", "-1"},
        {"--format", "markdown", "--max-bytes", "64k"},
        {"--format", "markdown", "--max-bytes", "99999999999999999999999"},
        {"--format", "smaller", "--base", "/nonexistent"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        struct spoken spoken = export_of(bad[i]);

        assert_int_equal(spoken.status, EXIT_USAGE);
        assert_string_equal(spoken.out, "");
        spoken_drop(&spoken);
    }
}

/* The Markdown of gate and compare, by the same rule. */
static void test_judged(void **state)
{
    char *old_file = boots_file(&base), *new_file = boots_file(&new), number[32];
    const char *gate[] = {old_file, new_file, "--markdown", "-", "--max-bytes", number, NULL};
    const char *compare[] = {old_file,      new_file, "--format", "markdown",
                             "--max-bytes", number,   NULL};
    size_t most, fitted = 0;

    (void)state;
    for (most = 50; most < 9000; most += 211) {
        struct spoken spoken;
        const char *page;

        snprintf(number, sizeof(number), "%zu", most);
        spoken = spoken_of(cmd_gate, gate);
        page = strstr(spoken.out, "### pvbench gate");
        assert_int_equal(spoken.status, EXIT_WORSE);
        assert_int_equal(!page, strstr(spoken.err, "is too few") != NULL);
        assert_true(!page || strlen(page) <= most);
        if (page && strstr(page, "| slower "))
            assert_non_null(strstr(page, "| set_gdt/58 "));
        spoken_drop(&spoken);

        spoken = spoken_of(cmd_compare, compare);
        assert_true(strlen(spoken.out) <= most);
        assert_int_equal(spoken.status, *spoken.out ? EXIT_GOOD : EXIT_USAGE);
        if (strstr(spoken.out, "| case"))
            fitted += strstr(spoken.out, "| set_gdt/58 ") != NULL;
        spoken_drop(&spoken);
    }
    assert_true(fitted > 20);
    drop_file(old_file);
    drop_file(new_file);
}

static void put_lines(const void *what, size_t items, FILE *out)
{
    fputs(what, out);
    while (items--)
        fputs("0123456789", out);
}

static void test_fit(void **state)
{
    struct fit fit = {1, 1000, put_lines, "head:"};
    size_t items, smallest;

    (void)state;
    assert_true(fit_items(&fit, 10005, &items, &smallest));
    assert_int_equal(items, 1000);
    assert_true(fit_items(&fit, 10004, &items, &smallest));
    assert_int_equal(items, 999);
    assert_true(fit_items(&fit, 15, &items, &smallest));
    assert_int_equal(items, 1);
    assert_false(fit_items(&fit, 14, &items, &smallest));
    assert_int_equal(smallest, 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fit),    cmocka_unit_test(test_sizes), cmocka_unit_test(test_order),
        cmocka_unit_test(test_once),   cmocka_unit_test(test_rep),   cmocka_unit_test(test_usage),
        cmocka_unit_test(test_judged),
    };

    make_cases();
    return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
