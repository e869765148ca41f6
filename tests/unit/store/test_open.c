/* SPDX-License-Identifier: MIT */
/* A run folder opened: logs that lie in it and are not in its run.json. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/spoken.h"

#include <sys/stat.h>
#include <unistd.h>

#include "report/log/read.h"
#include "report/model/run.h"
#include "report/store/open.h"
#include "report/store/save.h"

static void put_file(const char *folder, const char *name, const char *text)
{
    char path[128];
    FILE *out;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

/* A folder with a run of one boot, whose console is boot-1.log. */
static void make_folder(char *folder)
{
    struct log_maker m;
    struct run *run = run_new();
    char path[128];

    assert_non_null(mkdtemp(folder));
    maker_open(&m, "insns");
    maker_boot(&m);
    put_file(folder, "boot-1.log", maker_text(&m));
    maker_free(&m);
    snprintf(path, sizeof(path), "%s/boot-1.log", folder);
    assert_int_equal(run_add_log(run, path), 1);
    assert_true(run_save(run, folder));
    run_free(run);
}

static void drop_folder(const char *folder)
{
    static const char *const names[] = {"boot-1.log",     "boot-1.log.gz", "boot-2.log",
                                        "boot-10.log.gz", "notes.txt",     "boot-x.log",
                                        "boot-3.log.old", "run.json"};
    char path[128];
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(folder), 0);
}

static void test_unread_logs(void **state)
{
    char folder[] = "/tmp/pvbench-unit-XXXXXX";
    struct run *run;

    (void)state;
    make_folder(folder);
    run = run_load(folder);
    assert_non_null(run);
    assert_int_equal(run->problems.count, 0);
    run_free(run);

    /* The log that is in it, packed; and what is no log of a boot. */
    put_file(folder, "boot-1.log.gz", "");
    put_file(folder, "notes.txt", "");
    put_file(folder, "boot-x.log", "");
    put_file(folder, "boot-3.log.old", "");
    run = run_load(folder);
    assert_int_equal(run->problems.count, 0);
    run_free(run);

    put_file(folder, "boot-10.log.gz", "");
    put_file(folder, "boot-2.log", "");
    run = run_load(folder);
    assert_int_equal(run->problems.count, 2);
    assert_string_equal(run->problems.at[0], "boot-2.log lies beside the run and is not in it");
    assert_string_equal(run->problems.at[1], "boot-10.log.gz lies beside the run and is not in it");
    run_free(run);
    drop_folder(folder);
}

static void load(void *path)
{
    assert_null(run_load(path));
}

/* One line that begins with the path and has this in it. */
static void check_refused(const char *path, const char *part)
{
    char begin[160], *said = stderr_of(load, (void *)path);

    snprintf(begin, sizeof(begin), "pvbench: %s", path);
    if (strncmp(said, begin, strlen(begin)) != 0 || !strstr(said, part) ||
        strchr(said, '\n') != said + strlen(said) - 1)
        fail_msg("%s: no line with '%s': %s", path, part, said);
    free(said);
}

/* A name in the folder, refused. */
static void check_inside(const char *folder, const char *name, const char *part)
{
    char path[128];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    check_refused(path, part);
}

static void test_not_there(void **state)
{
    char folder[] = "/tmp/pvbench-unit-XXXXXX", path[128];

    (void)state;
    check_refused("/nonexistent", ": cannot be opened: No such file or directory; name a run ");
    check_refused("/dev/null/x", ": cannot be opened: Not a directory; name a run folder");
    make_folder(folder);
    snprintf(path, sizeof(path), "%s/run.json", folder);
    unlink(path);
    assert_int_equal(symlink("/nonexistent", path), 0);
    check_refused(folder, "/run.json: it is a symbolic link to what is not there");
    check_refused(path, ": it is a symbolic link to what is not there");
    drop_folder(folder);
}

/* A folder that is no run: what it has in it may have been meant. */
static void test_not_a_run(void **state)
{
    char folder[] = "/tmp/pvbench-unit-XXXXXX", runs[] = "/tmp/pvbench-unit-XXXXXX";
    char path[128], inner[64];

    (void)state;
    make_folder(folder);
    snprintf(path, sizeof(path), "%s/run.json", folder);
    unlink(path);
    snprintf(inner, sizeof(inner), "only a console log: name that, %s/boot-1.log\n", folder);
    check_refused(folder, inner);
    put_file(folder, "boot-2.log", "");
    check_refused(folder, "only console logs: name one of them, such as ");
    assert_non_null(mkdtemp(runs));
    check_refused(runs, "this folder has no run.json in it: it is not a run\n");
    snprintf(path, sizeof(path), "%s/base", runs);
    assert_int_equal(rename(folder, path), 0);
    check_refused(runs, "it is not a run\n");
    put_file(path, "run.json", "{}");
    snprintf(inner, sizeof(inner), "name the run in it, such as %s/base\n", runs);
    check_refused(runs, inner);
    drop_folder(path);
    rmdir(runs);
}

/* Root may read everything, so it is somebody else who is refused. */
static void test_no_permission(void **state)
{
    char folder[] = "/tmp/pvbench-unit-XXXXXX", path[128];
    uid_t before = geteuid();

    (void)state;
    make_folder(folder);
    assert_true(before != 0 || seteuid(65534) == 0);
    snprintf(path, sizeof(path), "%s/run.json", folder);
    assert_true(seteuid(before) == 0 && chmod(path, 0) == 0 && chmod(folder, 0755) == 0);
    assert_true(before != 0 || seteuid(65534) == 0);
    check_refused(folder, "/run.json: cannot be opened: Permission denied; read it as its owner");
    assert_true(seteuid(before) == 0 && chmod(folder, 0) == 0);
    assert_true(before != 0 || seteuid(65534) == 0);
    check_refused(folder, ": cannot be opened: Permission denied; read it as its owner");
    check_inside(folder, "boot-1.log", ": cannot be opened: Permission denied");
    assert_true(seteuid(before) == 0 && chmod(folder, 0700) == 0);
    drop_folder(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unread_logs),
        cmocka_unit_test(test_not_there),
        cmocka_unit_test(test_not_a_run),
        cmocka_unit_test(test_no_permission),
    };

    return cmocka_run_group_tests_name("open", tests, NULL, NULL);
}
