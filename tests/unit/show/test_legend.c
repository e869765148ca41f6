/* SPDX-License-Identifier: MIT */
/* What stands below the table of "pvbench show": how large the largest batches are. */
#include "tests/unit/support/check.h"

#include "report/model/run.h"
#include "report/record/record.h"
#include "report/show/show.h"

/* A case of batches up to some n, by one path. */
struct sized {
    const char *name;
    enum path path;
    unsigned most;
};

static void put_case(struct log_maker *m, const struct sized *sized)
{
    unsigned n;

    maker_case(m, sized->name);
    maker_samples(m, sized->name, PATH_SINGLE, 0, 1, MAKER_TWIN + 400);
    for (n = 1; n <= sized->most; n *= 8)
        maker_samples(m, sized->name, sized->path, 0, n, MAKER_TWIN + 300 + 100 * n);
    maker_status(m, sized->name, "ok");
}

/* A run of so many cases as text whose lines are one, to be freed. */
static char *shown_with(const struct sized *sized, size_t count, const char *vcpus)
{
    struct show_options options = {0};
    struct log_maker m;
    struct run *run;
    char *text, *at;

    maker_open(&m, "insns");
    maker_begin(&m);
    if (vcpus)
        maker_fact(&m, "guest.vcpus", vcpus);
    maker_controls(&m);
    for (; count; sized++, count--)
        put_case(&m, sized);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    text = shown(run, &options);
    run_free(run);
    for (at = text; (at = strchr(at, '\n')); at++)
        *at = ' ';
    return text;
}

static void check_legend(const struct sized *sized, size_t count, const char *part)
{
    char *text = shown_with(sized, count, NULL);

    if (!strstr(text, part))
        fail_msg("no \"%s\" in: %s", part, text);
    free(text);
}

static void test_sizes(void **state)
{
    static const struct sized alike[] = {{"xen_version/version", PATH_MULTI, 64},
                                         {"set_gdt/empty", PATH_MULTI, 64}};
    static const struct sized others[] = {{"xen_version/version", PATH_MULTI, 64},
                                          {"set_gdt/empty", PATH_MULTI, 8},
                                          {"mmu_update/l1-same", PATH_ARRAY, 8},
                                          {"mmu_update/l1-map", PATH_ARRAY, 64}};
    static const struct sized none[] = {{"xen_version/version", PATH_MULTI, 0}};
    char *text;

    (void)state;
    check_legend(alike, 2, "in the largest multicall (n=64). a, b:");
    check_legend(others, 4, "in the largest multicall (n=64, but of: set_gdt/empty n=8). a, b:");
    check_legend(others, 4, "in the largest array call (n=64, but of: mmu_update/l1-same n=8).");
    text = shown_with(none, 1, NULL);
    assert_non_null(strstr(text, "less the null call."));
    assert_null(strstr(text, "largest multicall"));
    assert_null(strstr(text, "largest array"));
    free(text);
}

/* Under icount nothing that two of QEMU's CPUs do has a price. */
static void test_several_vcpus(void **state)
{
    static const struct sized some[] = {{"xen_version/version", PATH_MULTI, 64}};
    char *one = shown_with(some, 1, "1"), *two = shown_with(some, 1, "2");

    (void)state;
    assert_null(strstr(one, "QEMU's CPUs take turns"));
    assert_non_null(strstr(two, "QEMU's CPUs take turns"));
    free(one);
    free(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_several_vcpus),
    };

    return cmocka_run_group_tests_name("legend", tests, NULL, NULL);
}
