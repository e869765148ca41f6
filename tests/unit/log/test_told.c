/* SPDX-License-Identifier: MIT */
/* What Xen printed: held against what it told the kernel, which has a CRC; and while it was
 * measured. */
#include "tests/unit/support/check.h"

#include "report/model/run.h"
#include "report/model/words.h"
#include "report/prices/run_status.h"

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

/* A case of one series, with a line of Xen's at each place that is not NULL. */
static void put_case(struct log_maker *m, const char *name, const char *const *said)
{
    if (said[0])
        maker_line(m, said[0]);
    maker_case(m, name);
    if (said[1])
        maker_line(m, said[1]);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + 100);
    if (said[2])
        maker_line(m, said[2]);
    maker_status(m, name, "ok");
}

static uint64_t printed(const struct run *run, const char *name)
{
    return case_printed(run_find_case(run, name));
}

/* The kernel is silent from the start of a case to its first result: Xen's lines there count. */
static void test_printed(void **state)
{
    struct texts lines = {0};
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    put_case(&m, "a/quiet", (const char *[]){"(XEN) before", NULL, "(XEN) after"});
    put_case(&m, "a/one",
             (const char *[]){NULL, "(XEN) [2026-11-28 10:00:00] mm.c:1: d0v0 no", NULL});
    put_case(&m, "a/three", (const char *[]){"(XEN) no", "(XEN) a\n(XEN) \nb\n(XEN) c", "(XEN) d"});
    maker_case(&m, "a/behind");
    fseek(m.out, -1, SEEK_CUR);
    maker_line(&m, "(XEN) in the same line");
    maker_status(&m, "a/behind", "skipped");
    put_case(&m, "a/guest", (const char *[]){NULL, "(d0) not Xen's", NULL});
    maker_end(&m, "ok");
    /* One that did not come to its end proves nothing anyway, and its boot says why. */
    maker_begin(&m);
    maker_case(&m, "a/cut");
    maker_line(&m, "(XEN) Panic on CPU 0:");
    run = run_of_maker(&m);
    assert_int_equal(printed(run, "a/quiet"), 0);
    assert_int_equal(printed(run, "a/one"), 1);
    assert_int_equal(printed(run, "a/three"), 3);
    assert_int_equal(printed(run, "a/behind"), 0);
    assert_int_equal(printed(run, "a/guest"), 0);
    assert_int_equal(printed(run, "a/cut"), 0);
    run_troubles(run, NULL, "B: ", &lines);
    assert_true(text_among(&lines, "B: Xen printed while these were measured, and their prices may "
                                   "hold that: a/one, a/three"));
    assert_true(text_among(&lines, "B: partial or unfinished: a/cut"));
    texts_clear(&lines);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_not_told),
        cmocka_unit_test(test_printed),
    };

    return cmocka_run_group_tests_name("log told", tests, NULL, NULL);
}
