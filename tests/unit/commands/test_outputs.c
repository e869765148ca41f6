/* SPDX-License-Identifier: MIT */
/* Two outputs of one name, by whatever way it is named, are refused before anything is written. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/spoken.h"

#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "report/commands/command.h"
#include "report/system/exit.h"

#define LOG   "tests/data/xen-4.17-quick.log"
#define WORDS 8

/* "@/x" is x in the folder of these tests. */
static void check_words(int (*command)(int argc, char **argv), const char *const *words, int status,
                        const char *said)
{
    char paths[WORDS][PATH_MAX];
    const char *line[WORDS + 1] = {NULL};
    size_t i;

    for (i = 0; i < WORDS && words[i]; i++) {
        snprintf(paths[i], PATH_MAX, "%s%s", *words[i] == '@' ? folder : "",
                 words[i] + (*words[i] == '@'));
        line[i] = paths[i];
    }
    spoken_check(spoken_of(command, line), status, said);
}

static bool is_there(const char *name)
{
    char path[PATH_MAX];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return access(path, F_OK) == 0;
}

static void refuse_gate(const char *one, const char *first, const char *other, const char *second)
{
    check_words(cmd_gate, (const char *[WORDS]){LOG, LOG, one, first, other, second}, EXIT_USAGE,
                ": name another one\n");
    assert_false(is_there("x"));
    assert_false(is_there("in/y"));
}

static void make_link(const char *to, const char *name)
{
    char path[PATH_MAX];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    assert_int_equal(symlink(to, path), 0);
}

static void test_gate(void **state)
{
    char inner[PATH_MAX];

    (void)state;
    snprintf(inner, sizeof(inner), "%s/in", folder);
    assert_int_equal(mkdir(inner, 0777), 0);
    make_link("in", "way");
    make_link("in/y", "far");
    make_link("round", "round");
    refuse_gate("--report", "@/x", "--junit", "@/x");
    refuse_gate("--markdown", "@/./in//../x", "--junit", "@/x");
    refuse_gate("--markdown", "@/none/../x", "--junit", "@/x");
    refuse_gate("--markdown", "@/way/y", "--report", "@/in/y");
    refuse_gate("--markdown", "@/in/y", "--report", "@/far");
    refuse_gate("--markdown", "-", "--junit", "-");
    refuse_gate("--markdown", "-", "--junit", "/dev/stdout");
    check_words(cmd_gate, (const char *[WORDS]){LOG, LOG, "--format", "json", "--junit", "-"},
                EXIT_USAGE, "name a file for --junit, --markdown and --report\n");
}

/* What is a file of its own is not mixed with the text on stdout, whatever that is called. */
static void test_stdout(void **state)
{
    (void)state;
    check_words(cmd_gate,
                (const char *[WORDS]){LOG, LOG, "--format", "json", "--junit", "/dev/stdout"},
                EXIT_USAGE, "name a file for --junit, --markdown and --report\n");
    check_words(cmd_gate, (const char *[WORDS]){LOG, LOG, "--report", "/dev/fd/1"}, EXIT_USAGE,
                "--report /dev/fd/1: stdout has the verdicts: name a file\n");
    check_words(cmd_calibrate, (const char *[WORDS]){LOG, LOG, "--out", "-"}, EXIT_USAGE,
                "--out -: stdout has what is shown: name a file\n");
    check_words(cmd_calibrate, (const char *[WORDS]){LOG, LOG, "--out", "/dev/stdout"}, EXIT_USAGE,
                "--out /dev/stdout: stdout has what is shown: name a file\n");
}

static void test_apart(void **state)
{
    (void)state;
    check_words(cmd_gate, (const char *[WORDS]){LOG, LOG, "--junit", "@/x", "--markdown", "@/y"},
                EXIT_GOOD, "same");
    assert_true(is_there("x"));
    assert_true(is_there("y"));
    check_words(cmd_gate,
                (const char *[WORDS]){LOG, LOG, "--junit", "/dev/null", "--markdown", "/dev/null"},
                EXIT_GOOD, "same");
}

static void refuse_run(const char *out, const char *page, const char *said)
{
    check_words(cmd_run, (const char *[WORDS]){"--out", out, "--report", page}, EXIT_USAGE, said);
    assert_false(is_there("run"));
}

static void test_run(void **state)
{
    static const char own[] = "is what the run itself writes in the folder of --out: name another";

    (void)state;
    refuse_run("@/run", "@/run", ": name another one\n");
    refuse_run("@/run/", "@/./run", ": name another one\n");
    refuse_run("@/run", "@/run/run.json", own);
    refuse_run("@/run", "@/run/boot-1.log.gz", own);
    refuse_run("@/run", "@/run/./changes.md", own);
    refuse_run("@/run", "@/run/plots/prices.svg", own);
    refuse_run("@/run", "@/run/pv64/page.html", own);
    refuse_run("@/run", "/dev/stdout", "--report /dev/stdout: stdout has what is shown: name a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gate),
        cmocka_unit_test(test_stdout),
        cmocka_unit_test(test_apart),
        cmocka_unit_test(test_run),
    };

    return cmocka_run_group_tests_name("outputs", tests, folder_make, folder_drop);
}
