/* SPDX-License-Identifier: MIT */
/* Bars of block characters: what they are of, how they are printed, and where. */
#include "tests/unit/support/check.h"

#include <pty.h>
#include <stdio.h>
#include <unistd.h>

#include "report/format/table.h"
#include "report/format/width.h"
#include "report/prices/case.h"
#include "report/show/show.h"
#include "report/show/sparks.h"
#include "report/system/terminal.h"
#include "tests/unit/makers/kinds_maker.h"

#define BAR(height) "\xe2\x96" height

static void test_curve(void **state)
{
    struct price price = {.have_single = false};
    struct curve *plain = &price.curves[PATH_MULTI][0], *filled = &price.curves[PATH_MULTI][1];
    char bars[SPARKS_ROOM];

    (void)state;
    sparks_curve(&price, bars, sizeof(bars));
    assert_string_equal(bars, "-");
    plain->count = 3;
    plain->at[0] = (struct curve_point){.n = 1, .cost = 700};
    plain->at[1] = (struct curve_point){.n = 2, .cost = 800};  /* 400 each */
    plain->at[2] = (struct curve_point){.n = 10, .cost = -10}; /* below nothing is nothing */
    sparks_curve(&price, bars, sizeof(bars));
    assert_string_equal(bars, "740");
    filled->count = 2;
    filled->at[0] = (struct curve_point){.n = 0, .cost = 10};
    filled->at[1] = (struct curve_point){.n = 4, .cost = 40};
    sparks_curve(&price, bars, sizeof(bars));
    assert_string_equal(bars, "07");
}

/* Less the null call of 50: from 50 to 66, in sixteen steps; the slowest is beyond all of them. */
static void test_samples(void **state)
{
    struct log_maker m;
    struct run *run;
    struct price price;
    struct notes notes = {0};
    char bars[SPARKS_ROOM];

    (void)state;
    maker_open(&m, "cycles");
    maker_begin(&m);
    maker_samples(&m, "control/twin", PATH_SINGLE, 0, 1, 50);
    maker_status(&m, "control/twin", "ok");
    maker_case(&m, "mmu_update/l1-same");
    maker_pairs(&m, maker_series(&m, "mmu_update/l1-same", PATH_SINGLE, 0, 1, 50), 0,
                "100x30,108x14,116x5,9000x1");
    maker_status(&m, "mmu_update/l1-same", "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    price_case(run, run_find_case(run, "mmu_update/l1-same"), &price, &notes);
    sparks_samples(run, &price, bars, sizeof(bars));
    assert_string_equal(bars, "7       3      1");
    price.have_single = false;
    sparks_samples(run, &price, bars, sizeof(bars));
    assert_string_equal(bars, "-");
    notes_clear(&notes);
    run_free(run);
}

/* The head of the column is text, and so is what is no digit; a shorter curve starts with it. */
static void test_printed(void **state)
{
    static const char *const heads[] = {"0", "70%"};
    struct table table;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    (void)state;
    table_start(&table, heads, 2, 1);
    table_spark(&table, 1);
    table_cell(&table, "17");
    table_cell(&table, "07-9");
    table_cell(&table, "8");
    table_cell(&table, "70");
    table_finish(&table, out);
    fclose(out);
    assert_string_equal(text, "0   70%\n17  " BAR("\x81") BAR("\x88") "-9\n8   " BAR("\x88")
                                  BAR("\x81") "\n");
    free(text);
}

static char *table_of(const char *unit, bool sparkline)
{
    char *log = log_of_curves(unit, 2), *text = NULL;
    struct run *run = run_of_text(log);
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    show_run(run, out, &(struct show_options){.sparkline = sparkline});
    fclose(out);
    run_free(run);
    free(log);
    return text;
}

static void test_shown(void **state)
{
    char *insns = table_of("insns", true), *cycles = table_of("cycles", true);
    char *without = table_of("cycles", false);

    (void)state;
    assert_non_null(strstr(insns, BAR("\x88")));
    assert_non_null(strstr(insns, " curve\n"));
    assert_null(strstr(insns, " samples\n"));
    assert_non_null(strstr(cycles, " samples\n"));
    assert_null(strstr(without, "\xe2"));
    assert_null(strstr(without, "curve"));
    free(insns);
    free(cycles);
    free(without);
}

static void test_terminal(void **state)
{
    int master, slave;

    (void)state;
    assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
    unsetenv("LC_ALL");
    setenv("LC_CTYPE", "", 1);
    setenv("LANG", "de_DE.UTF-8", 1);
    assert_true(terminal_takes_utf8(slave));
    setenv("LC_CTYPE", "C.utf8", 1);
    setenv("LANG", "C", 1);
    assert_true(terminal_takes_utf8(slave));
    setenv("LC_ALL", "C", 1);
    assert_false(terminal_takes_utf8(slave));
    setenv("LC_ALL", "C.UTF-8", 1);
    assert_true(terminal_takes_utf8(slave));
    close(slave);
    close(master);
    assert_false(terminal_takes_utf8(slave));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_curve),    cmocka_unit_test(test_samples),
        cmocka_unit_test(test_printed),  cmocka_unit_test(test_shown),
        cmocka_unit_test(test_terminal),
    };

    return cmocka_run_group_tests_name("sparks", tests, NULL, NULL);
}
