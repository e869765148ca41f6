/* SPDX-License-Identifier: MIT */
/* A run folder opened: logs that lie in it and are not in its run.json. */
#include "tests/unit/support/check.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unread_logs),
    };

    return cmocka_run_group_tests_name("open", tests, NULL, NULL);
}
