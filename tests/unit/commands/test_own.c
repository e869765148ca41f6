/* SPDX-License-Identifier: MIT */
/* No command replaces what a run consists of with what it writes. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/spoken.h"

#include <limits.h>
#include <stdio.h>

#include "report/commands/command.h"
#include "report/system/exit.h"

#define LOG   "tests/data/xen-4.17-quick.log"
#define WORDS 8

static const char *const names[] = {"run.json",       "run.json.gz",     "boot-1.log",
                                    "boot-12.log.gz", "boot-1.paths.gz", "boot-3.paths"};

static void write_text(const char *path, const char *text)
{
    FILE *out = fopen(path, "w");
    int closed;

    assert_non_null(out);
    fputs(text, out);
    closed = fclose(out);
    assert_int_equal(closed, 0);
}

/* The last of the words is a file that a run has. */
static void check_kept(int (*command)(int argc, char **argv), const char *const *words,
                       const char *name)
{
    char path[PATH_MAX], part[PATH_MAX + 64], *text;
    const char *line[WORDS] = {NULL};
    struct spoken spoken;
    size_t count = 0;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    write_text(path, "precious");
    for (; words[count]; count++)
        line[count] = words[count];
    line[count] = path;
    spoken = spoken_of(command, line);
    snprintf(part, sizeof(part), "pvbench: %s would be taken for a file of the run in", path);
    assert_int_equal(spoken.status, EXIT_USAGE);
    assert_non_null(strstr(spoken.err, part));
    text = folder_text(name);
    assert_string_equal(text, "precious");
    free(text);
    spoken_drop(&spoken);
    unlink(path);
}

static void test_kept(void **state)
{
    static const struct {
        int (*command)(int argc, char **argv);
        const char *words[WORDS];
    } lines[] = {
        {cmd_gate, {LOG, LOG, "--junit"}},
        {cmd_gate, {LOG, LOG, "--markdown"}},
        {cmd_export, {LOG, "--format", "csv", "--out"}},
    };
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        for (k = 0; k < sizeof(names) / sizeof(*names); k++)
            check_kept(lines[i].command, lines[i].words, names[k]);
}

/* Beside a run that is gzipped no name of a run's is free. */
static void test_beside(void **state)
{
    char path[PATH_MAX], packed[PATH_MAX];
    size_t i;

    (void)state;
    snprintf(packed, sizeof(packed), "%s/run.json.gz", folder);
    write_text(packed, "packed");
    for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (!strcmp(names[i], "run.json.gz"))
            continue;
        snprintf(path, sizeof(path), "%s/./%s", folder, names[i]);
        spoken_check(
            spoken_of(cmd_export, (const char *[]){LOG, "--format", "csv", "--out", path, NULL}),
            EXIT_USAGE, "would be taken for a file of the run in that folder: write to another");
        assert_int_equal(access(path, F_OK), -1);
    }
    unlink(packed);
}

/* In a folder without a run a name is free, and so is one that only looks like a run's. */
static void test_free_names(void **state)
{
    static const char *const others[] = {"run.json", "boot-1.log", "boot-.log", "boot-1.md",
                                         "boot-1.logs"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
        char path[PATH_MAX];
        struct spoken spoken;

        snprintf(path, sizeof(path), "%s/%s", folder, others[i]);
        if (i >= 2)
            write_text(path, "old");
        spoken =
            spoken_of(cmd_export, (const char *[]){LOG, "--format", "csv", "--out", path, NULL});
        assert_string_equal(spoken.err, "");
        spoken_drop(&spoken);
        assert_int_equal(unlink(path), 0);
    }
}

/* A log by a name of its own is not replaced by what is made of it. */
static void test_input(void **state)
{
    char path[PATH_MAX], other[PATH_MAX], part[PATH_MAX + 64], *log = file_text(LOG), *text;
    struct spoken spoken;

    (void)state;
    snprintf(path, sizeof(path), "%s/xen.txt", folder);
    snprintf(other, sizeof(other), "%s/./xen.txt", folder);
    write_text(path, log);
    spoken = spoken_of(cmd_export, (const char *[]){path, "--format", "csv", "--out", other, NULL});
    snprintf(part, sizeof(part), "%s is what this is made of: write to another name\n", other);
    assert_int_equal(spoken.status, EXIT_USAGE);
    assert_non_null(strstr(spoken.err, part));
    text = folder_text("xen.txt");
    assert_string_equal(text, log);
    free(text);
    free(log);
    spoken_drop(&spoken);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_input),
        cmocka_unit_test(test_free_names),
    };

    return cmocka_run_group_tests_name("a run's own files", tests, folder_make, folder_drop);
}
