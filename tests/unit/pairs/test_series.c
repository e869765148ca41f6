/* SPDX-License-Identifier: MIT */
/* The series of a case in two runs beside each other, one of them changed by hand. */
#include "tests/unit/support/check.h"

#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/pairs/pairing.h"
#include "report/pairs/series.h"
#include "report/prices/twin.h"
#include "report/record/record.h"

#define VERSION "xen_version/version"

/* The multicall of n calls of 100 each, as maker_version has it. */
#define COST(n) (MAKER_TWIN + 300 + 100 * (n))

static struct series *multi_of(struct run *run, unsigned n)
{
    struct series_list *list = &run_find_case(run, VERSION)->paths[PATH_MULTI];
    size_t i;

    for (i = 0; list->at[i].n != n || list->at[i].fill; i++)
        ;
    return &list->at[i];
}

/* So many of 50 samples of the new run's multicall of n cost more than the others. */
static void check_doubt(unsigned n, unsigned some, unsigned more, const char *why)
{
    struct run *base = run_of_made_boot("insns"), *new = run_of_made_boot("insns");
    struct series *s = multi_of(new, n);
    char said[240] = "";
    struct pairing p, back;

    s->pairs[0].count = 50 - some;
    s->pairs[1] = (struct pair){COST(n) + more, some};
    p = pairing_of(base, new, run_find_case(base, VERSION), run_find_case(new, VERSION), said,
                   sizeof(said));
    assert_int_equal(series_in_doubt(&p), *why != 0);
    assert_string_equal(said, why);
    /* The other way round it is the base's. */
    back = pairing_of(new, base, run_find_case(new, VERSION), run_find_case(base, VERSION), said,
                      sizeof(said));
    assert_int_equal(series_in_doubt(&back), *why != 0);
    assert_true(!*why || strstr(said, " has no clear mode in the base"));
    run_free(base);
    run_free(new);
}

/* Six of 50 are no clear mode, but where all lie within a hundredth of it. */
static void test_close(void **state)
{
    (void)state;
    check_doubt(8, 5, 500, "");
    check_doubt(8, 6, 500, "multi n=8 has no clear mode now");
    /* More than one in four are no tick of Xen's, however close (report/record/mode.h). */
    check_doubt(64, 12, COST(64) / 100, "");
    check_doubt(64, 13, COST(64) / 100, "multi n=64 has no clear mode now");
    check_doubt(64, 6, COST(64) / 100 + 1, "multi n=64 has no clear mode now");
}

/* The null call of the new run is one insn longer, and its kernel is of that build. */
static void check_control(const char *build, const char *why)
{
    struct run *base = run_of_made_boot("insns"), *new = run_of_made_boot("insns");
    struct run_case *twin = run_find_case(new, CASE_TWIN);
    struct pairing p;
    char said[240] = "";

    twin->paths[PATH_SINGLE].at[0].pairs[0].value++;
    facts_set(&new->boots[0].begin, "build", build);
    p = pairing_of(base, new, run_find_case(base, CASE_TWIN), twin, said, sizeof(said));
    assert_int_equal(control_in_doubt(&p), *why != 0);
    assert_string_equal(said, why);
    run_free(base);
    run_free(new);
}

static void test_control(void **state)
{
    (void)state;
    check_control("0123abcd", "single n=1 is not what it was, in one image");
    check_control("4567cdef", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_close),
        cmocka_unit_test(test_control),
    };

    return cmocka_run_group_tests_name("series of two runs", tests, NULL, NULL);
}
