/* SPDX-License-Identifier: MIT */
/* Two builds of one version of Xen are told apart wherever runs stand side by side. */
#include "tests/unit/makers/run_maker.h"
#include "tests/unit/support/spoken.h"

#include "report/commands/command.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/system/exit.h"

#define OLD_ID "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"
#define NEW_ID "fedcba9876543210fedcba9876543210fedcba98"

static char *file_of_build(const char *id)
{
    struct made made = made_pv64;

    made.facts[0] = "xen.build-id";
    made.facts[1] = id;
    return made_file(&made);
}

/* What a command says of the runs of two builds. */
static struct spoken of_builds(int (*command)(int, char **), const char *id, const char *other,
                               const char *word)
{
    char *first = file_of_build(id), *second = file_of_build(other);
    const char *const words[] = {first, second, word, NULL};
    struct spoken spoken = spoken_of(command, words);

    drop_file(first);
    drop_file(second);
    return spoken;
}

static void test_heads(void **state)
{
    struct spoken spoken = of_builds(cmd_compare, OLD_ID, NEW_ID, "--all");

    (void)state;
    assert_non_null(strstr(spoken.out, "\nA  pv64  4.17.5 0a1b2c3d  native"));
    assert_non_null(strstr(spoken.out, "\nB  pv64  4.17.5 fedcba98  native"));
    /* And in the head of each table, whose columns are narrow. */
    assert_true(count_of(spoken.out, "  0a1b2c3d ") > 1);
    spoken_drop(&spoken);
    spoken = of_builds(cmd_gate, OLD_ID, NEW_ID, NULL);
    assert_non_null(strstr(spoken.err, "xen.build-id is " OLD_ID));
    spoken_drop(&spoken);
    spoken = of_builds(cmd_coverage, OLD_ID, NEW_ID, NULL);
    assert_non_null(strstr(spoken.out, "4.17.5 fedcba98"));
    spoken_drop(&spoken);
}

/* One build needs no more than its version. */
static void test_one_build(void **state)
{
    struct spoken spoken = of_builds(cmd_compare, OLD_ID, OLD_ID, "--all");

    (void)state;
    assert_non_null(strstr(spoken.out, "\nB  pv64  4.17.5  native"));
    spoken_drop(&spoken);
}

static struct run *run_named(const char *name, const char *id)
{
    struct run *run = run_new();

    run_add_boot(run);
    run_add_fact(run, "xen.major", "4");
    run_add_fact(run, "xen.minor", "17");
    run_add_fact(run, "xen.extraversion", ".5");
    if (name)
        run_add_fact(run, "run.xen", name);
    if (id)
        run_add_fact(run, "boot.build-id", id);
    return run;
}

static void check_apart(const char *name, const char *id, const char *other, const char *other_id,
                        const char *told)
{
    const struct run *runs[] = {run_named(name, id), run_named(other, other_id)};
    char out[RUN_XEN_BUILD];

    run_xen_told_apart(runs, 2, 0, out, sizeof(out));
    assert_string_equal(out, told);
    run_free((struct run *)runs[0]);
    run_free((struct run *)runs[1]);
}

static void test_words(void **state)
{
    (void)state;
    check_apart("xen.gz", OLD_ID, "xen.gz", NEW_ID, "xen.gz 0a1b2c3d");
    check_apart("a.gz", OLD_ID, "b.gz", OLD_ID, "");
    check_apart("a.gz", NULL, "b.gz", NEW_ID, "a.gz");
    check_apart(NULL, OLD_ID, NULL, NEW_ID, "0a1b2c3d");
    check_apart(NULL, NULL, NULL, NULL, "");
    check_apart("a-name-of-a-hypervisor-that-goes-on-and-on.gz", OLD_ID, "b", NEW_ID,
                "a-name-of-a-hypervisor-that-goes 0a1b2c3d");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads),
        cmocka_unit_test(test_one_build),
        cmocka_unit_test(test_words),
    };

    return cmocka_run_group_tests_name("compare-builds", tests, NULL, NULL);
}
