/* SPDX-License-Identifier: MIT */
/* What Xen printed is held against what Xen told the kernel, which has a CRC. */
#include "tests/unit/support/check.h"

#include "report/model/run.h"
#include "report/model/words.h"

#define DAMAGED "a line of Xen's is damaged"

/* A boot in which Xen prints a version, a command line and a build id, and tells others. */
static struct run *run_of(const char *printed, const char *cmdline, const char *build,
                          const char *told_extra, const char *told_cmdline, const char *told_build)
{
    struct log_maker m;

    maker_open(&m, "insns");
    fprintf(m.out, "(XEN) Xen version %s (Debian 4.17.5+72) (gcc) debug=n\n", printed);
    fprintf(m.out, "(XEN) Command line: %s\n(XEN) build-id: %s\n", cmdline, build);
    maker_begin(&m);
    maker_fact(&m, "xen.major", "4");
    maker_fact(&m, "xen.minor", "17");
    maker_fact(&m, "xen.extraversion", told_extra);
    maker_fact(&m, "xen.commandline", told_cmdline);
    maker_fact(&m, "xen.build-id", told_build);
    maker_end(&m, "ok");
    return run_of_maker(&m);
}

static void assert_damage(struct run *run, const char *what)
{
    char version[32];

    if (what)
        assert_problem(run, what);
    else
        assert_false(text_among(&run->problems, DAMAGED));
    assert_true(run_xen_version(run, version, sizeof(version)));
    assert_string_equal(version, "4.17.5");
    run_free(run);
}

static void test_told(void **state)
{
    (void)state;
    assert_damage(run_of("4.17.5", "a b", "0a", ".5", "a b ", "0a"), NULL);
    assert_damage(run_of("4.16.5", "a b", "0a", ".5", "a b", "0a"),
                  "says version 4.16.5, and the kernel was told 4.17.5: " DAMAGED);
    assert_damage(run_of("4.17.5", "a c", "0a", ".5", "a b", "0a"),
                  "says command line a c, and the kernel was told a b: " DAMAGED);
    assert_damage(run_of("4.17.5", "a b", "1a", ".5", "a b", "0a"),
                  "says build id 1a, and the kernel was told 0a: " DAMAGED);
}

/* What a domain may not know, and what a loader puts before it. */
static void test_not_told(void **state)
{
    (void)state;
    assert_damage(run_of("4.17.5", "a b", "0a", ".5", "<denied>", ""), NULL);
    assert_damage(run_of("4.17.5", "/xen.gz a b", "0a", ".5", "a b", "0a"), NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_not_told),
    };

    return cmocka_run_group_tests_name("log told", tests, NULL, NULL);
}
