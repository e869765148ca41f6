/* SPDX-License-Identifier: MIT */
/* What a change means for a guest that builds Xen, against sums by hand
 * (report/compare/workload.h). */
#include "tests/unit/makers/judge_maker.h"

#include "report/cases/table.h"
#include "report/cases/workload_parts.h"
#include "report/compare/workload.h"

/* All of the published mix. */
#define CALLS      279751225.0
#define MMU_UPDATE 186175729.0
#define IRET       75673006.0

/* A row with a bare return for its twin: the maker's costs 20 more than that of a hypercall. */
#define IRET_CALL(price)                                                                           \
    {                                                                                              \
        .name = "iret/iretq", .call = {(price) + 20 }                                              \
    }

#define CASES(list) .cases = list, .case_count = sizeof(list) / sizeof(*(list))

static void check(const struct boots_case *base, const struct boots_case *new, size_t count,
                  double change, double covered, const char *text)
{
    struct boots a = {.cases = base, .case_count = count}, b = {.cases = new, .case_count = count};
    struct workload workload;
    struct judged_pair pair;
    char said[512];

    pair_judge(&pair, &a, &b, NULL);
    assert_true(workload_score(&pair.judgement, &workload));
    assert_near(workload.change, change);
    assert_near(workload.covered, covered);
    workload_text(&pair.judgement, said, sizeof(said));
    assert_string_equal(said, text);
    pair_drop(&pair);
}

/* Every call of the mix, and only mmu_update dearer by a tenth. */
static void test_one_dearer(void **state)
{
    struct boots_case base[16], new[16];
    size_t i;
    double all = 0;

    (void)state;
    for (i = 0; i < workload_part_count; i++) {
        base[i] = new[i] = (struct boots_case){.name = workload_parts[i].name, .call = {1000}};
        all += workload_parts[i].count;
    }
    assert_string_equal(base[1].name, "iret/iretq");
    base[1].call[0] = new[1].call[0] = 1020;
    assert_near(all, CALLS);
    new[0].call[0] = 1100;
    check(base, new, workload_part_count, 0.1 * MMU_UPDATE / CALLS, 1,
          "a PV guest building Xen: +6.7 % of its hypercall work in insns (a longer path, not "
          "time); 100.0 % of its calls are in this");
    check(base, base, workload_part_count, 0, 1,
          "a PV guest building Xen: 0.0 % of its hypercall work in insns (a longer path, not "
          "time); 100.0 % of its calls are in this");
    /* Too little to show is not shown as less than nothing. */
    new[0].call[0] = 1000;
    new[10].call[0] = 999;
    check(base, new, workload_part_count, -0.001 * 73061 / CALLS, 1,
          "a PV guest building Xen: 0.0 % of its hypercall work in insns (a longer path, not "
          "time); 100.0 % of its calls are in this");
}

/* Prices weigh as well: 1000 to 1100 of the one, 200 to 180 of the other. */
static void test_two(void **state)
{
    static const struct boots_case base[] = {{.name = "mmu_update/l1-map", .call = {1000}},
                                             IRET_CALL(200),
                                             {.name = "set_gdt/empty", .call = {5000}}};
    static const struct boots_case new[] = {{.name = "mmu_update/l1-map", .call = {1100}},
                                            IRET_CALL(180),
                                            {.name = "set_gdt/empty", .call = {9000}}};

    (void)state;
    check(base, new, 3, (MMU_UPDATE * 100 - IRET * 20) / (MMU_UPDATE * 1000 + IRET * 200),
          (MMU_UPDATE + IRET) / CALLS,
          "a PV guest building Xen: +8.5 % of its hypercall work in insns (a longer path, not "
          "time); 93.6 % of its calls are in this, all but mmuext_op, multicall, "
          "set_segment_base, stack_switch, update_va_mapping, vcpu_op, sched_op, "
          "event_channel_op, xen_version");
}

/* By both figures, where all of it has both. */
static void test_once(void **state)
{
    static const struct boots_case base[] = {
        {.name = "mmu_update/l1-map", .call = {1000}, .rep = {100}},
        {.name = "mmuext_op/new-baseptr-other", .call = {1000}}};
    static const struct boots_case new[] = {
        {.name = "mmu_update/l1-map", .call = {1100}, .rep = {245}},
        {.name = "mmuext_op/new-baseptr-other", .call = {1000}}};
    struct boots a = {.once = true, CASES(base)}, b = {.once = true, CASES(new)};
    const double others = 11225681.0 * 1000;
    struct workload workload;
    struct judged_pair pair;
    char said[512];

    (void)state;
    pair_judge(&pair, &a, &b, NULL);
    assert_true(workload_score(&pair.judgement, &workload));
    assert_true(workload.has_once);
    assert_near(workload.change, MMU_UPDATE * 100 / (MMU_UPDATE * 1000 + others));
    assert_near(workload.once, MMU_UPDATE * -45 / (MMU_UPDATE * 900 + others));
    workload_text(&pair.judgement, said, sizeof(said));
    assert_non_null(strstr(said, "a PV guest building Xen: +9.4 % of its hypercall work in insns, "
                                 "-4.7 % with REP counted once (a longer path, not time); "));
    pair_drop(&pair);
    b.once = false;
    pair_judge(&pair, &a, &b, NULL);
    assert_true(workload_score(&pair.judgement, &workload));
    assert_false(workload.has_once);
    workload_text(&pair.judgement, said, sizeof(said));
    assert_null(strstr(said, "REP"));
    pair_drop(&pair);
}

/* Of less than half of the calls nothing is said of the guest; nor of what is not comparable. */
static void test_little(void **state)
{
    struct boots_case base[] = {{.name = "mmu_update/l1-map", .call = {1000}}, IRET_CALL(200)};
    struct boots_case new[] = {{.name = "mmu_update/l1-map", .call = {1100}, .status = "absent"},
                               IRET_CALL(180)};
    struct boots a = {CASES(base)}, b = {CASES(new)};
    struct workload workload;
    struct judged_pair pair;
    char said[512] = "x";

    (void)state;
    pair_judge(&pair, &a, &b, NULL);
    assert_true(workload_score(&pair.judgement, &workload));
    assert_near(workload.covered, IRET / CALLS);
    assert_near(workload.change, -0.1);
    workload_text(&pair.judgement, said, sizeof(said));
    assert_string_equal(said, "");
    pair_drop(&pair);

    new[0].status = NULL;
    new[0].rev = 2;
    pair_judge(&pair, &a, &b, NULL);
    workload_text(&pair.judgement, said, sizeof(said));
    assert_string_equal(said, "");
    pair_drop(&pair);

    a.case_count = b.case_count = 0;
    pair_judge(&pair, &a, &b, NULL);
    assert_false(workload_score(&pair.judgement, &workload));
    pair_drop(&pair);
}

/* A name that no case has would be left out for ever. */
static void test_names(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < workload_part_count; i++) {
        const struct case_info *info = case_table_find(workload_parts[i].name);

        if (!info)
            fail_msg("there is no case %s", workload_parts[i].name);
        assert_memory_equal(workload_parts[i].name, workload_parts[i].call,
                            strlen(workload_parts[i].call));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_dearer), cmocka_unit_test(test_two),
        cmocka_unit_test(test_once),       cmocka_unit_test(test_little),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests_name("workload", tests, NULL, NULL);
}
