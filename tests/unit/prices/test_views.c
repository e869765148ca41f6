/* SPDX-License-Identifier: MIT */
/* The same work by every way: "show --view" and the pictures of the views. */
#include "tests/unit/support/check.h"

#include <sys/stat.h>

#include "report/cases/table.h"
#include "report/model/run.h"
#include "report/plot/plot.h"
#include "report/prices/view.h"
#include "report/prices/views.h"
#include "report/record/record.h"
#include "report/show/show.h"
#include "report/store/open.h"
#include "report/system/exit.h"

/* A case that is issued one by one: its timed region is the null call's and this. */
static void put_case(struct log_maker *m, const char *name, enum path path, unsigned price,
                     const char *status)
{
    maker_case(m, name);
    maker_samples(m, name, path, 0, 1, MAKER_TWIN + price);
    maker_status(m, name, status);
}

/* One with batches as well: the multicall saves a hundred of each call, and the array two. */
static void put_batched(struct log_maker *m, const char *name, unsigned price)
{
    maker_case(m, name);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + price);
    maker_curve(m, name, PATH_MULTI, 0, 320, price - 100);
    maker_curve(m, name, PATH_ARRAY, 0, 320, price - 200);
    maker_status(m, name, "ok");
}

static void begin(struct log_maker *m)
{
    maker_open(m, "insns");
    maker_xen(m);
    maker_begin(m);
    maker_controls(m);
}

/* Prices that differ by case, of most of what the views know. */
static struct run *made_run(const char *forced_cpuid)
{
    struct log_maker m;

    begin(&m);
    put_batched(&m, "update_va_mapping/same-none", 600);
    put_batched(&m, "mmu_update/l1-same", 800);
    put_case(&m, "trap/pte-write-same", PATH_TRAP, 1820, "ok");
    put_batched(&m, "update_va_mapping/map-none", 900);
    put_case(&m, "page_run/fork-va-single", PATH_SINGLE, 200020, "ok");
    put_case(&m, "page_run/fork-va-queue", PATH_SINGLE, 160030, "ok");
    put_case(&m, "page_run/fork-store", PATH_SINGLE, 360020, "ok");
    put_case(&m, "context_switch/4-single", PATH_SINGLE, 2020, "ok");
    put_case(&m, "context_switch/4-queue", PATH_SINGLE, 1520, "ok");
    put_case(&m, "context_switch/9-single", PATH_SINGLE, 4520, "ok");
    put_batched(&m, "fpu_taskswitch/set", 300);
    put_case(&m, "trap/cr0-write-ts", PATH_TRAP, 1520, "ok");
    put_case(&m, "trap/cpuid-plain", PATH_TRAP, 24, "ok");
    put_case(&m, "trap/cpuid-forced", PATH_TRAP, 420, forced_cpuid);
    maker_end(&m, "ok");
    return run_of_maker(&m);
}

static char *view_shown(const struct run *run, const char *name)
{
    struct show_options options = {.view = name};

    return shown(run, &options);
}

static int view_status(const struct run *run, const char *name)
{
    struct show_options options = {.view = name};
    FILE *out = fopen("/dev/null", "w");
    int status = show_run(run, out, &options);

    fclose(out);
    return status;
}

static void test_golden(void **state)
{
    struct run *run = made_run("ok");
    char *text = view_shown(run, "all"), *rest, *line;

    (void)state;
    check_golden(text, "tests/data/show-views.txt");
    assert_int_equal(view_status(run, "all"), EXIT_GOOD);
    for (rest = text; (line = strsep(&rest, "\n"));)
        assert_true(strlen(line) <= 100);
    free(text);
    run_free(run);
}

/* Parts of the way of an event and of an exception add up to the whole; none without its other. */
static void test_parts(void **state)
{
    const struct view *view = &views[view_count - 1];
    struct view_prices prices;
    struct log_maker m;
    struct run *run;
    char *text;

    (void)state;
    begin(&m);
    put_case(&m, "upcall/send", PATH_SINGLE, 520, "ok");
    put_case(&m, "upcall/send-to-entry", PATH_SINGLE, 620, "ok");
    put_case(&m, "upcall/send-and-back", PATH_SINGLE, 1020, "ok");
    put_case(&m, "exception/int3-to-entry", PATH_TRAP, 420, "ok");
    put_case(&m, "exception/int3", PATH_TRAP, 820, "ok");
    put_case(&m, "exception/ud2", PATH_TRAP, 920, "ok");
    put_case(&m, "exception/gp-to-entry", PATH_TRAP, 920, "wrong");
    put_case(&m, "exception/gp", PATH_TRAP, 1320, "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_string_equal(view->name, "breakdown");
    view_take(run, view, &prices);
    assert_near(view_at(&prices, 0, 1)->value, 100);
    assert_near(view_at(&prices, 0, 2)->value, 400);
    assert_near(view_at(&prices, 0, 0)->value + view_at(&prices, 0, 1)->value +
                    view_at(&prices, 0, 2)->value,
                view_at(&prices, 0, 3)->value);
    assert_near(view_at(&prices, 1, 1)->value + view_at(&prices, 1, 2)->value,
                view_at(&prices, 1, 3)->value);
    assert_true(view_at(&prices, 2, 3)->have && !view_at(&prices, 2, 2)->have);
    assert_true(view_at(&prices, 3, 3)->have && !view_at(&prices, 3, 2)->have);
    view_free(&prices);
    text = view_shown(run, "breakdown");
    assert_non_null(strstr(text, "The way back is the iret hypercall: 400 from a breakpoint."));
    free(text);
    run_free(run);
}

/* Every cell is a row of the case table, issued by the path whose price it shows. */
static void test_cells(void **state)
{
    static const unsigned needs[] = {CASE_PATHS_S | CASE_PATHS_T, CASE_PATHS_M,
                                     CASE_PATHS_SMA & ~CASE_PATHS_SM};
    size_t v, row, way;

    (void)state;
    for (v = 0; v < view_count; v++)
        for (row = 0; row < views[v].row_count; row++)
            for (way = 0; way < views[v].way_count; way++) {
                const struct view_cell *cell = &views[v].rows[row].cells[way];
                const struct case_info *info = cell->name ? case_table_find(cell->name) : NULL;

                if (!cell->name)
                    continue;
                if (!info || !(info->paths & needs[cell->price]))
                    fail_msg("%s has no such case or path: %s", views[v].name, cell->name);
            }
}

static void test_sums(void **state)
{
    struct run *run = made_run("ok");
    const struct view *view = &views[1];
    struct view_prices prices;

    (void)state;
    view_take(run, view, &prices);
    assert_near(view_at(&prices, 0, 0)->value, 2000);
    assert_near(view_sum(&prices, 0, &view->extras[0]).value, 25);
    assert_near(view_sum(&prices, 0, &view->extras[1]).value, 500);
    assert_near(view_sum(&prices, 0, &view->extras[2]).value, 375);
    assert_false(view_at(&prices, 3, 1)->have);
    assert_false(view_sum(&prices, 3, &view->extras[0]).have);
    assert_true(view_sum(&prices, 3, &view->extras[1]).have);
    view_free(&prices);
    run_free(run);
}

static void test_cpuid(void **state)
{
    struct run *run = made_run("ok");
    char *text = view_shown(run, "trap");
    struct log_maker m;

    (void)state;
    assert_non_null(strstr(text, "Plain CPUID does not trap here: it costs 4, and 400 when"));
    free(text);
    run_free(run);

    begin(&m);
    put_case(&m, "trap/cpuid-plain", PATH_TRAP, 1220, "ok");
    put_case(&m, "trap/cpuid-forced", PATH_TRAP, 420, "ok");
    run = run_of_maker(&m);
    text = view_shown(run, "trap");
    assert_non_null(strstr(text, "Plain CPUID traps here: it costs 1200, and 400 when"));
    free(text);
    run_free(run);
}

/* The price of a refusal is none of the work, and that it is missing is said. */
static void test_refused(void **state)
{
    struct run *run = made_run("denied");
    char *text = view_shown(run, "trap");
    struct log_maker m;

    (void)state;
    assert_null(strstr(text, "400"));
    assert_null(strstr(text, "Plain CPUID "));
    assert_non_null(strstr(text, "Warnings\n  trap/cpuid-forced: denied"));
    free(text);
    run_free(run);

    /* Once, though the case stands in two cells. */
    begin(&m);
    put_case(&m, "update_va_mapping/same-none", PATH_SINGLE, 600, "denied");
    put_batched(&m, "mmu_update/l1-same", 800);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    text = view_shown(run, "pte");
    assert_int_equal(count_of(text, "same-none: denied"), 1);
    free(text);
    run_free(run);
}

static void test_no_price(void **state)
{
    struct run *run = run_load("tests/data/xen-4.17-quick.log");
    struct run *none = run_new();

    (void)state;
    assert_int_equal(view_status(run, "switch"), EXIT_INCONCLUSIVE);
    assert_int_equal(view_status(none, "all"), EXIT_INCONCLUSIVE);
    run_free(none);
    run_free(run);
}

/* Without the twin, or of nothing but a negative price, there is nothing to divide by. */
static void test_damaged(void **state)
{
    struct log_maker m;
    struct run *run;
    char *text;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    put_case(&m, "context_switch/4-single", PATH_SINGLE, 2020, "ok");
    run = run_of_maker(&m);
    assert_int_equal(view_status(run, "switch"), EXIT_INCONCLUSIVE);
    run_free(run);

    begin(&m);
    put_case(&m, "context_switch/4-single", PATH_SINGLE, 0, "ok");
    put_case(&m, "context_switch/4-queue", PATH_SINGLE, 1520, "ok");
    run = run_of_maker(&m);
    text = view_shown(run, "switch");
    assert_non_null(strstr(text, "-20    1500      -"));
    assert_non_null(strstr(text, "context_switch/4-single: the price is negative"));
    free(text);
    run_free(run);
}

/* A text of the run that reaches the terminal by a note, and the head. */
static void test_hostile_text(void **state)
{
    static const char evil[] = "\x1b]0;x\x07";
    struct log_maker m;
    struct record *r;
    struct run *run;
    char *text, *p;

    (void)state;
    begin(&m);
    maker_case(&m, "context_switch/4-single");
    maker_pairs(&m, maker_series(&m, "context_switch/4-single", PATH_SINGLE, 0, 1, 50), 0,
                "2050x26,3050x24");
    r = maker_record(&m, "status");
    record_text(r, "case", "context_switch/4-single");
    record_text(r, "status", "unstable");
    record_text(r, "why", evil);
    maker_put(&m);
    run = run_of_maker(&m);
    run_find_case(run, "context_switch/4-single")->boots[0].why[0] = '\x1b';
    text = view_shown(run, "all");
    for (p = text; *p; p++)
        assert_true(*p == '\n' || (*p >= ' ' && *p < 0x7f));
    assert_non_null(strstr(text, "context_switch/4-single: unstable: \\x1b"));
    free(text);
    run_free(run);
}

/* The size of DIR/plots/view-NAME.ENDING, or -1; the file is removed. */
static long take_size(const char *dir, const char *name, const char *ending)
{
    char path[96];
    struct stat file;

    snprintf(path, sizeof(path), "%s/plots/view-%s.%s", dir, name, ending);
    if (stat(path, &file))
        return -1;
    unlink(path);
    return (long)file.st_size;
}

/* Each file of a view is there, or none of them. */
static void check_pictures(const char *dir, const char *name, bool there)
{
    static const char *const endings[] = {"gp", "dat", "svg", "png"};
    size_t i;

    for (i = 0; i < sizeof(endings) / sizeof(*endings); i++)
        assert_true(there ? take_size(dir, name, endings[i]) > 10
                          : take_size(dir, name, endings[i]) < 0);
}

/* The rest of what plot_run made. */
static void drop_plots(const char *dir)
{
    static const char *const rest[] = {"prices.gp",  "prices.dat",  "prices.svg",  "prices.png",
                                       "batches.gp", "batches.dat", "batches.svg", "batches.png"};
    char path[96];
    size_t i;

    for (i = 0; i < sizeof(rest) / sizeof(*rest); i++) {
        snprintf(path, sizeof(path), "%s/plots/%s", dir, rest[i]);
        unlink(path);
    }
    snprintf(path, sizeof(path), "%s/plots", dir);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(dir), 0);
}

static void test_pictures(void **state)
{
    char dir[] = "/tmp/pvbench-unit-XXXXXX";
    struct run *run = made_run("ok");

    (void)state;
    run_add_fact(run, "qemu.machine", "';system(\"touch evil\")#`touch evil`");
    assert_non_null(mkdtemp(dir));
    assert_int_equal(plot_run(run, dir, NULL), EXIT_GOOD);
    check_pictures(dir, "pte", true);
    check_pictures(dir, "switch", true);
    check_pictures(dir, "trap", true);
    drop_plots(dir);
    run_free(run);
}

/* Nothing of a view that the run has no price for, and no views when cases are chosen. */
static void test_no_pictures(void **state)
{
    char dir[] = "/tmp/pvbench-unit-XXXXXX", again[] = "/tmp/pvbench-unit-XXXXXX";
    struct run *run;
    struct log_maker m;

    (void)state;
    begin(&m);
    put_batched(&m, "set_segment_base/fs", 300);
    run = run_of_maker(&m);
    assert_non_null(mkdtemp(dir));
    assert_int_equal(plot_run(run, dir, NULL), EXIT_GOOD);
    check_pictures(dir, "pte", false);
    check_pictures(dir, "switch", false);
    check_pictures(dir, "trap", true);
    drop_plots(dir);
    assert_non_null(mkdtemp(again));
    assert_int_equal(plot_run(run, again, "set_segment_base/*"), EXIT_GOOD);
    check_pictures(again, "trap", false);
    drop_plots(again);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),       cmocka_unit_test(test_parts),
        cmocka_unit_test(test_cells),        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_cpuid),        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_no_price),     cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_hostile_text), cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_no_pictures),
    };

    return cmocka_run_group_tests_name("views", tests, NULL, NULL);
}
