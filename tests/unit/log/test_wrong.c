/* SPDX-License-Identifier: MIT */
/* A wrong result is said with its path, its batch, what came and of which call or entry. */
#include "tests/unit/support/check.h"

#include <string.h>

#include "report/model/run.h"
#include "report/model/status.h"

#define VERSION "xen_version/version"

/* A boot in which ten samples of a series came back wrong; with nth 0 not said where. */
static struct run *run_with(enum path path, unsigned n, unsigned nth)
{
    struct log_maker m;
    struct record *r;
    uint32_t of;

    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, VERSION);
    of = maker_series(&m, VERSION, path, 0, n, 50);
    r = maker_record(&m, "more");
    record_uint(r, "of", of);
    record_uint(r, "wrong", 10);
    record_hex(r, "got", 0xfff2);
    if (nth)
        record_uint(r, "nth", nth);
    maker_put(&m);
    maker_pairs(&m, of, 0, "450x50");
    maker_status(&m, VERSION, "wrong");
    maker_end(&m, "ok");
    return run_of_maker(&m);
}

static void assert_said(enum path path, unsigned n, unsigned nth, const char *want)
{
    struct run *run = run_with(path, n, nth);
    struct verdict verdict = case_verdict(run, run_find_case(run, VERSION));

    if (!strstr(verdict.why, want))
        fail_msg("\"%s\" is not in \"%s\"", want, verdict.why);
    run_free(run);
}

static void test_words(void **state)
{
    (void)state;
    assert_said(PATH_SINGLE, 2, 2, "boot 1: single n=2: 10 wrong, the first is fff2 of call 2");
    assert_said(PATH_MULTI, 64, 17, "multi n=64: 10 wrong, the first is fff2 of entry 17");
    assert_said(PATH_ARRAY, 64, 0, "array n=64: 10 wrong, the first is fff2");
}

/* What cannot be is damage: an entry behind the last, or the place of a result that was right. */
static void test_damage(void **state)
{
    struct run *run = run_with(PATH_MULTI, 64, 65);

    (void)state;
    assert_string_equal(case_find_boot(run_find_case(run, VERSION), 1)->lacks,
                        "multi n=64 has a wrong result of entry 65");
    run_free(run);
    run = run_with(PATH_MULTI, 64, 64);
    assert_null(case_find_boot(run_find_case(run, VERSION), 1)->lacks);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
