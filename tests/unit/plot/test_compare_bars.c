/* SPDX-License-Identifier: MIT */
/* Which measure the picture of a comparison draws, and what stands where there is none. */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/run_maker.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/spoken.h"

#include "report/compare/compare.h"
#include "report/model/run.h"
#include "report/plot/compare.h"
#include "report/plot/compare_bars.h"
#include "report/system/exit.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define RUNS         3

static const struct boots_case base[] = {
    {.name = "set_gdt/empty", .call = {1000}, .entry = {800}},
    {.name = "stack_switch/same", .call = {1000}, .entry = {800}},
    {.name = "mmu_update/l1-same", .call = {1000}, .entry = {800}, .item = {300}},
    {.name = "xen_version/version", .call = {1000}, .entry = {800}},
    {.name = "argo_op/unknown", .status = "absent", .call = {3111}, .entry = {3112}},
    {.name = "sysctl/sched-id", .call = {500}},
    {.name = "page_run/fork-va-single", .call = {200020}},
};

static const struct boots_case next[] = {
    {.name = "set_gdt/empty", .call = {1000}, .entry = {880}},
    {.name = "stack_switch/same", .call = {1200}, .entry = {880}},
    {.name = "mmu_update/l1-same", .call = {1000}, .entry = {810}, .item = {390}},
    {.name = "xen_version/version", .call = {1000}, .entry = {800}},
    {.name = "argo_op/unknown", .status = "absent", .call = {3113}, .entry = {3114}},
    {.name = "sysctl/sched-id", .status = "denied", .call = {3115}},
    {.name = "page_run/fork-va-single", .call = {220020}},
};

static struct run *runs[RUNS];
static struct compare compare;

static void start(const struct boots *boots, size_t count, const char *globs)
{
    static char *const paths[RUNS] = {"one", "two", "three"};
    struct compare_options options = {0};
    size_t i;

    assert_true(!globs || case_globs_add(&options.cases, globs));
    for (i = 0; i < count; i++)
        runs[i] = boots_run(&boots[i]);
    compare_start(&compare, (const struct run *const *)runs, paths, count, &options);
    compare_take(&compare);
}

static void end(void)
{
    size_t i, count = compare.run_count;

    compare_free(&compare);
    for (i = 0; i < count; i++)
        run_free(runs[i]);
}

static struct bars_row row_of(const char *name)
{
    size_t i;

    for (i = 0; i < compare.row_count && strcmp(compare.rows[i].name, name) != 0; i++)
        ;
    assert_true(i < compare.row_count);
    return compare_bars_row(&compare, &compare.rows[i], compare.run_count);
}

static void assert_drawn(const char *name, const char *label, double one, double other,
                         const char *more)
{
    struct bars_row row = row_of(name);

    assert_string_equal(row.label, label);
    assert_true(row.at[0].have && row.at[1].have);
    assert_near(row.at[0].value, one);
    assert_near(row.at[1].value, other);
    assert_string_equal(row.at[0].more, "");
    assert_string_equal(row.at[1].more, more);
    free(row.label);
}

static const struct boots two[] = {
    {.cases = base, .case_count = COUNT(base)},
    {.cases = next, .case_count = COUNT(next)},
};

static void test_measure(void **state)
{
    (void)state;
    start(two, 2, NULL);
    assert_drawn("set_gdt/empty", "set_gdt/empty: entry of 64", 800, 880, " (+10.0 %)");
    assert_drawn("stack_switch/same", "stack_switch/same: call", 1000, 1200, " (+20.0 %)");
    assert_drawn("mmu_update/l1-same", "mmu_update/l1-same: item of 64", 300, 390, " (+30.0 %)");
    assert_drawn("xen_version/version", "xen_version/version: call", 1000, 1000, " (+0.0 %)");
    assert_drawn("page_run/fork-va-single", "page_run/fork-va-single, by the page: call", 1000,
                 1100, " (+10.0 %)");
    end();
}

static void test_words(void **state)
{
    struct boots less[2] = {two[0], two[1]};
    struct bars_row row;

    (void)state;
    start(two, 2, NULL);
    row = row_of("argo_op/unknown");
    assert_string_equal(row.label, "argo_op/unknown");
    assert_false(row.at[0].have || row.at[1].have);
    assert_string_equal(row.at[0].word, "absent");
    assert_string_equal(row.at[1].word, "absent");
    free(row.label);
    row = row_of("sysctl/sched-id");
    assert_string_equal(row.label, "sysctl/sched-id: call");
    assert_true(row.at[0].have && !row.at[1].have);
    assert_string_equal(row.at[1].word, "denied");
    free(row.label);
    end();
    less[1].case_count = 2;
    start(less, 2, NULL);
    row = row_of("sysctl/sched-id");
    assert_string_equal(row.at[1].word, "not in this run");
    free(row.label);
    end();
}

/* Prices of different batches do not stand beside each other. */
static void test_batches(void **state)
{
    struct boots three[RUNS] = {two[0], two[1], two[1]};
    struct bars_row row;

    (void)state;
    three[1].batches = "1,8,32,64";
    three[2].batches = "1,8,32";
    start(three, 3, NULL);
    row = row_of("set_gdt/empty");
    assert_string_equal(row.label, "set_gdt/empty: entry of 8");
    assert_near(row.at[2].value, 880);
    free(row.label);
    end();
    three[2].batches = "5";
    start(three, 3, NULL);
    row = row_of("set_gdt/empty");
    assert_false(row.at[2].have);
    assert_string_equal(row.at[2].word, "no price");
    free(row.label);
    end();
}

/* ---- the picture ---- */

static void test_picture(void **state)
{
    char *script, *data;

    (void)state;
    start(two, 2, NULL);
    run_add_fact(runs[0], "qemu.version", "7.2.22");
    run_add_fact(runs[1], "qemu.version", "10.0.13");
    run_add_fact(runs[0], "qemu.cpu", "qemu64");
    run_add_fact(runs[1], "qemu.cpu", "qemu64");
    assert_int_equal(compare_plot(&compare, folder), EXIT_GOOD);
    script = folder_text("compare-prices.gp");
    data = folder_text("compare-prices.dat");
    assert_non_null(strstr(script, "\"set_gdt/empty: entry of 64\""));
    assert_non_null(strstr(script, "QEMU 7.2.22 and 10.0.13, -cpu qemu64\""));
    assert_non_null(strstr(script, "\"insns a call, entry or item, less the null call\""));
    assert_non_null(strstr(data, "\t880 (+10.0 %)\n"));
    assert_non_null(strstr(data, "\tdenied\n"));
    assert_null(strstr(data, "311"));
    free(script);
    free(data);
    end();
}

/* A change that is about says so, and what that is stands below. */
static void test_about(void **state)
{
    static const struct boots_case cases[] = {
        {.name = "memory_op/exchange", .state = "order", .call = {1000}},
        {.name = "memory_op/exchange", .state = "order", .call = {1200}},
    };
    const struct boots plans[] = {{.cases = &cases[0], .case_count = 1},
                                  {.cases = &cases[1], .case_count = 1, .warmup = 9}};
    char *script, *data;

    (void)state;
    start(plans, 2, NULL);
    assert_drawn("memory_op/exchange", "memory_op/exchange: call", 1000, 1200, " (~+20.0 %)");
    assert_int_equal(compare_plot(&compare, folder), EXIT_GOOD);
    script = folder_text("compare-prices.gp");
    data = folder_text("compare-prices.dat");
    assert_non_null(strstr(script, ": about, because the case is unstable"));
    assert_non_null(strstr(data, "\t1200 (~+20.0 %)\n"));
    free(script);
    free(data);
    end();
    start(two, 2, NULL);
    assert_int_equal(compare_plot(&compare, folder), EXIT_GOOD);
    script = folder_text("compare-prices.gp");
    assert_null(strstr(script, ": about, because"));
    free(script);
    end();
}

/* Pictures of two environments say what differs, and by how much each way. */
static void test_environments(void **state)
{
    static const struct compare_options all;
    static char *const paths[] = {"one", "two"};
    char *prices, *pte, *data;

    (void)state;
    runs[0] = made_run(&made_pv64);
    runs[1] = made_run(&made_compat);
    compare_start(&compare, (const struct run *const *)runs, paths, 2, &all);
    compare_take(&compare);
    assert_int_equal(compare_plot(&compare, folder), EXIT_GOOD);
    prices = folder_text("compare-prices.gp");
    pte = folder_text("compare-pte.gp");
    data = folder_text("compare-pte.dat");
    assert_non_null(strstr(prices, "B against A: pv32pae runs as a compat guest, pv64 as a native "
                                   "guest: what differs is the ABI and the entry path."));
    assert_non_null(strstr(pte, "B against A: pv32pae runs as a compat guest"));
    assert_non_null(strstr(data, "\t610 (-4.7 %)\n"));
    assert_non_null(strstr(data, "\t515 (-5.5 %)\n"));
    free(prices);
    free(pte);
    free(data);
    end();
}

static void draw(void *unused)
{
    (void)unused;
    assert_int_equal(compare_plot(&compare, folder), EXIT_GOOD);
}

static void test_nothing(void **state)
{
    char *said;

    (void)state;
    start(two, 2, "argo_op/*");
    said = stderr_of(draw, NULL);
    assert_string_equal(said, "pvbench: no case has a price to draw: no picture of prices\n");
    /* The one of before would be taken for this one's. */
    assert_null(folder_text("compare-prices.png"));
    free(said);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_measure),      cmocka_unit_test(test_words),
        cmocka_unit_test(test_batches),      cmocka_unit_test(test_picture),
        cmocka_unit_test(test_nothing),      cmocka_unit_test(test_about),
        cmocka_unit_test(test_environments),
    };

    return cmocka_run_group_tests_name("compare bars", tests, folder_make, folder_drop);
}
