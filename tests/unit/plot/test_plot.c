/* SPDX-License-Identifier: MIT */
/* What reaches gnuplot is harmless, and what comes out are pictures. */
#include "tests/unit/support/check.h"

#include <sys/stat.h>

#include "report/model/run.h"
#include "report/picture/gnuplot.h"
#include "report/plot/plot.h"
#include "report/picture/quote.h"
#include "report/record/record.h"
#include "report/system/exit.h"

static void test_quoting(void **state)
{
    char *quoted = text_gnuplot("a'b\"c\\d`e\n$(f)@g\xff");

    (void)state;
    assert_string_equal(quoted, "\"a\\047b\\042c\\134d\\140e\\134x0a\\044(f)\\100g\\134xff\"");
    free(quoted);
}

static void test_title(void **state)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    (void)state;
    gnuplot_title(out, "title", "it's\n'; system('id') #");
    fclose(out);
    assert_string_equal(
        text,
        "set title \"it\\047s\" . \"\\n\" . \"\\047; system(\\047id\\047) \\043\" noenhanced\n");
    free(text);
}

/* A run whose every text tries to leave its quotes. */
static struct run *hostile_run(const char *command)
{
    struct log_maker m;
    struct run *run;

    maker_open(&m, "insns");
    fprintf(m.out, "(XEN) Xen version 4'%s\n", command);
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, command);
    maker_samples(&m, command, PATH_SINGLE, 0, 1, 450);
    maker_curve(&m, command, PATH_MULTI, 0, 300, 100);
    maker_curve(&m, command, PATH_MULTI, 1, 300, 110);
    maker_status(&m, command, "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    run_add_fact(run, "qemu.machine", command);
    run_add_fact(run, "qemu.cpu", command);
    return run;
}

static const char *const outputs[] = {"prices.gp",  "prices.dat",  "prices.svg",  "prices.png",
                                      "batches.gp", "batches.dat", "batches.svg", "batches.png"};

/* The size of DIR/plots/NAME, or -1; the file is removed. */
static long take_size(const char *dir, const char *name)
{
    char path[96];
    struct stat file;

    snprintf(path, sizeof(path), "%s/plots/%s", dir, name);
    if (stat(path, &file))
        return -1;
    unlink(path);
    return (long)file.st_size;
}

static void test_hostile_run(void **state)
{
    char dir[] = "/tmp/pvbench-unit-XXXXXX", path[64];
    struct run *run;
    size_t i;

    (void)state;
    assert_non_null(mkdtemp(dir));
    run = hostile_run("';system(\"touch evil\")#`touch evil`");
    assert_int_equal(plot_run(run, dir, NULL), EXIT_GOOD);
    assert_int_equal(take_size(dir, "evil"), -1);
    for (i = 0; i < sizeof(outputs) / sizeof(*outputs); i++)
        assert_true(take_size(dir, outputs[i]) > 50);
    snprintf(path, sizeof(path), "%s/plots", dir);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(dir), 0);
    run_free(run);
}

static void test_nothing_to_draw(void **state)
{
    struct run *run = run_new();

    (void)state;
    assert_int_equal(plot_into(run, "/tmp", NULL), EXIT_INCONCLUSIVE);
    run_free(run);
}

static void test_no_folder(void **state)
{
    struct run *run = hostile_run("x");

    (void)state;
    assert_int_equal(plot_run(run, "/nonexistent/folder", NULL), EXIT_USAGE);
    run_free(run);
}

static void test_no_gnuplot(void **state)
{
    char *path = strdup(getenv("PATH"));

    (void)state;
    setenv("PATH", "/nonexistent", 1);
    assert_int_equal(gnuplot_run("/tmp", "none.gp"), EXIT_USAGE);
    setenv("PATH", path, 1);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quoting),     cmocka_unit_test(test_title),
        cmocka_unit_test(test_hostile_run), cmocka_unit_test(test_nothing_to_draw),
        cmocka_unit_test(test_no_folder),   cmocka_unit_test(test_no_gnuplot),
    };

    return cmocka_run_group_tests_name("plot", tests, NULL, NULL);
}
