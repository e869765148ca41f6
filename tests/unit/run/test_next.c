/* SPDX-License-Identifier: MIT */
/* The last lines of a run (report/run/next.h), and whether there is a gnuplot to draw with. */
#include "tests/unit/support/check.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/format/width.h"
#include "report/picture/gnuplot.h"
#include "report/run/next.h"

static char folder[] = "/tmp/pvbench-test-next-XXXXXX";

static void make_file(const char *name, mode_t mode)
{
    char path[300];
    int file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = open(path, O_WRONLY | O_CREAT, mode);
    assert_true(file >= 0);
    close(file);
}

static char *last_lines(const char *name, bool drawn)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    run_next(name, drawn, out);
    fclose(out);
    return text;
}

static void test_pictures(void **state)
{
    char wanted[600], plots[300];
    char *text;

    (void)state;
    snprintf(plots, sizeof(plots), "%s/plots", folder);
    assert_int_equal(mkdir(plots, 0777), 0);
    make_file("plots/view-pte.svg", 0666);
    make_file("plots/prices.svg", 0666);
    make_file("plots/prices.png", 0666);
    make_file("plots/prices.gp", 0666);
    snprintf(wanted, sizeof(wanted),
             "\nrun kept in %s\npictures in %s, .svg and .png: prices, view-pte\n"
             "next: pvbench show %s, which has every case; pvbench compare ANOTHER %s\n",
             folder, plots, folder, folder);
    text = last_lines(folder, true);
    assert_string_equal(text, wanted);
    free(text);
    text = last_lines(folder, false);
    assert_null(strstr(text, "pictures"));
    free(text);
}

/* A run that has a profile says what to do with it. */
static void test_profile(void **state)
{
    char wanted[300];
    char *text;

    (void)state;
    snprintf(wanted, sizeof(wanted),
             "\nwhere the instructions go: pvbench profile %s --case CASE, or --families\nnext: ",
             folder);
    text = last_lines(folder, false);
    assert_null(strstr(text, "instructions"));
    free(text);
    make_file("boot-1.paths.gz", 0666);
    text = last_lines(folder, false);
    assert_non_null(strstr(text, wanted));
    free(text);
}

/* On a terminal no line is broken within a word. */
static void test_narrow(void **state)
{
    char *text;

    (void)state;
    width_set(60);
    text = last_lines("results/run-2026-11-28", false);
    width_set(0);
    assert_string_equal(text, "\nrun kept in results/run-2026-11-28\n"
                              "next: pvbench show results/run-2026-11-28, which has every\n"
                              "  case; pvbench compare ANOTHER results/run-2026-11-28\n");
    free(text);
}

/* What is to be typed is what a shell takes for this folder, and nothing a terminal obeys. */
static void test_words(void **state)
{
    static const char *const names[][2] = {
        {"results/run-1", "show results/run-1,"}, {"it's a", "show 'it'\\''s a',"},
        {"$(reboot)", "show '$(reboot)',"},       {"-x", "show ./-x,"},
        {"a\033[2Jb", "show 'a\\x1b[2Jb',"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
        char *text = last_lines(names[i][0], true);

        assert_non_null(strstr(text, names[i][1]));
        assert_null(strchr(text, '\033'));
        free(text);
    }
}

static void test_gnuplot(void **state)
{
    char path[400];

    (void)state;
    setenv("PATH", "/nowhere", 1);
    assert_false(gnuplot_there());
    snprintf(path, sizeof(path), "/nowhere::%s", folder);
    setenv("PATH", path, 1);
    assert_false(gnuplot_there());
    make_file("gnuplot", 0666);
    assert_int_equal(chmod(strcat(strcpy(path, folder), "/gnuplot"), 0777), 0);
    snprintf(path, sizeof(path), "/nowhere::%s", folder);
    setenv("PATH", path, 1);
    assert_true(gnuplot_there());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures), cmocka_unit_test(test_profile),
        cmocka_unit_test(test_narrow),   cmocka_unit_test(test_words),
        cmocka_unit_test(test_gnuplot),
    };
    char command[100];
    int failed;

    if (!mkdtemp(folder))
        return 1;
    failed = cmocka_run_group_tests_name("next", tests, NULL, NULL);
    snprintf(command, sizeof(command), "/bin/rm -r %s", folder);
    return system(command) ? 1 : failed;
}
