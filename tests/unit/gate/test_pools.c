/* SPDX-License-Identifier: MIT */
/* Families and the whole list at a gate in cycles: what is said of them, and what it makes of it.
 */
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "report/compare/compare.h"
#include "report/format/junit.h"
#include "report/gate/gate.h"
#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/judge/policy.h"
#include "report/model/facts.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/judge_maker.h"
#include "tests/unit/makers/log_maker.h"
#include "report/system/exit.h"

#define BOOTS 10
#define CASES 6

static const char *const names[CASES] = {
    "mmu_update/l1-same",  "mmu_update/l1-map",   "mmu_update/l1-clear",
    "xen_version/version", "xen_version/changes", "xen_version/features",
};

/* In an order that shows no drift. */
static const unsigned mixed[BOOTS] = {3, 0, 4, 1, 2, 2, 4, 0, 3, 1};

struct two {
    struct boots_case base[CASES], new[CASES];
    struct judged_pair pair;
    struct compare compare;
    struct gate gate;
    struct policy policy;
};

/* The first family costs 'more', which is within the limit of each case, and all drift by 'step'.
 */
static void two_make(struct two *two, unsigned more, unsigned step)
{
    unsigned i, k;

    memset(two, 0, sizeof(*two));
    for (i = 0; i < CASES; i++) {
        two->base[i].name = two->new[i].name = names[i];
        for (k = 0; k < BOOTS; k++) {
            two->base[i].call[k] = 1000 + 100 * i + mixed[k] + step * k;
            two->new[i].call[k] =
                1000 + 100 * i + mixed[BOOTS - 1 - k] + step *(k + BOOTS) + (i < 3 ? more : 0);
        }
    }
}

static void two_judge(struct two *two, const char *policy)
{
    static char *const paths[] = {(char *)(uintptr_t) "the/base", (char *)(uintptr_t) "the/new"};
    struct boots a = {.unit = "cycles", .count = BOOTS, .cases = two->base, .case_count = CASES};
    struct boots b = {.unit = "cycles", .count = BOOTS, .cases = two->new, .case_count = CASES};
    struct judge_options options = {.alpha = JUDGE_ALPHA};
    struct compare_options how = {.brief = false};
    const struct run *runs[2];
    char *file = temporary_file(policy, strlen(policy));

    policy_start(&two->policy);
    assert_true(policy_load(&two->policy, file));
    drop_file(file);
    /* A case may grow by 8, and a family by 0.3 %. */
    assert_true(limits_set(&options.limits, UNIT_CYCLES, LIMIT_DEFAULT, 0.003, 8));
    /* Those in insns are none of a gate in cycles. */
    assert_true(limits_set(&options.limits, UNIT_INSNS, "set_gdt", 0.02, 10));
    assert_true(limits_set(&options.limits, UNIT_CYCLES, "iret", 0.02, 10));
    pair_judge(&two->pair, &a, &b, &options);
    runs[0] = two->pair.base;
    runs[1] = two->pair.new;
    compare_start(&two->compare, runs, paths, 2, &how);
    policy_apply(&two->policy, &two->pair.judgement, 20260630, &two->gate.notes);
    two->gate.compare = &two->compare;
    two->gate.judgement = &two->pair.judgement;
    two->gate.status = gate_status(&two->gate);
}

static void two_drop(struct two *two)
{
    compare_free(&two->compare);
    pair_drop(&two->pair);
    policy_free(&two->policy);
    texts_clear(&two->gate.notes);
}

static char *said(const struct gate *gate)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    gate_show(gate, out);
    assert_true(gate_markdown(gate, 100, out));
    assert_true(gate_junit(gate, out));
    assert_true(gate_explain(gate, names[0], out));
    gate_json(gate, gate->status, out);
    fclose(out);
    return text;
}

/* The page of the gate. */
static char *paged(const struct gate *gate)
{
    char *file = temporary_file("", 0), *text;
    const struct gate_order order = {.page = file};

    assert_true(gate_page(gate, &order));
    text = file_text(file);
    assert_non_null(text);
    drop_file(file);
    return text;
}

static void check_says(const char *text, const char *what)
{
    if (!strstr(text, what))
        fail_msg("nothing says %s:\n%s", what, text);
}

/* No case is slower, and the family is. */
static void test_slower(void **state)
{
    struct two two;
    const struct judged_pool *family;
    char *text;

    (void)state;
    two_make(&two, 6, 0);
    two_judge(&two, "");
    assert_int_equal(judge_count(&two.pair.judgement, FINDING_SAME), CASES);
    family = judge_find_pool(&two.pair.judgement, "mmu_update/l1-map");
    assert_non_null(family);
    assert_int_equal(family->finding, FINDING_SLOWER);
    assert_int_equal(judge_find_pool(&two.pair.judgement, "xen_version")->finding, FINDING_SAME);
    assert_int_equal(two.gate.status, EXIT_WORSE);
    text = said(&two.gate);
    check_says(text, "\nslower   mmu_update         3  +0.5");
    check_says(text, "gate: slower (exit status 5)");
    check_says(text, "\"iret\"");
    assert_null(strstr(text, "set_gdt"));
    check_says(text, "| slower  | mmu_update |");
    check_says(text, "classname=\"together\" name=\"mmu_update\"");
    check_says(text, "<failure message=\"slower: 3 measures together moved by +0.5");
    check_says(text, "  mmu_update, 3 measures: slower");
    check_says(text, "\"verdict\": \"slower\"");
    free(text);
    text = paged(&two.gate);
    check_says(text, "<p class=\"verdict bad\">Slower together: mmu_update, 3 measures, +0.5");
    check_says(text, "<th scope=row>mmu_update<td class=\"t bad\">slower<td>3<td");
    check_says(text, "<p>B: 6 same, 3 of these moved within their limit.</p>");
    free(text);
    two_drop(&two);
}

/* What covers the family forgives it, and what covers a case of it that is the same does not. */
static void test_excused(void **state)
{
    static const struct {
        const char *policy;
        int status;
    } rows[] = {
        {"except.mmu_update/* = 2026-12-31 known\n", EXIT_GOOD},
        {"except.mmu_update/l1-* = 2026-12-31 known\n", EXIT_GOOD},
        {"except.mmu_update/* = 2026-01-31 known\n", EXIT_WORSE},
        {"except.mmu_update/l1-same = 2026-12-31 known\n", EXIT_WORSE},
        {"except.xen_version/* = 2026-12-31 known\n", EXIT_WORSE},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct two two;

        two_make(&two, 6, 0);
        two_judge(&two, rows[i].policy);
        if (two.gate.status != rows[i].status)
            fail_msg("%s: %d", rows[i].policy, two.gate.status);
        two_drop(&two);
    }
}

/* One side after the other, and both drift: nothing is red, and it is said what to do. */
static void test_drift(void **state)
{
    struct two two;
    char *text;

    (void)state;
    two_make(&two, 0, 2);
    two_judge(&two, "");
    assert_int_equal(two.gate.status, EXIT_INCONCLUSIVE);
    assert_int_equal(judge_count(&two.pair.judgement, FINDING_SLOWER), 0);
    text = said(&two.gate);
    check_says(text, " drifted by +1.");
    check_says(text, " over its 10 boots, and the sides were not taken in turns: pvbench run");
    check_says(text, "--against");
    free(text);
    text = paged(&two.gate);
    assert_int_equal(count_of(text, "<li>mmu_update, 3 measures: inconclusive"), 1);
    free(text);
    two_drop(&two);
}

/* The same numbers in turns: the drift is taken off, and nothing is left. */
static void test_turns(void **state)
{
    struct two two;
    struct judgement again;
    struct judge_options options = {.alpha = JUDGE_ALPHA};
    unsigned i, k;
    char turn[16];

    (void)state;
    two_make(&two, 0, 0);
    for (i = 0; i < CASES; i++)
        for (k = 0; k < BOOTS; k++) {
            two.base[i].call[k] += 4 * (2 * k);
            two.new[i].call[k] += 4 * (2 * k + 1);
        }
    two_judge(&two, "");
    for (i = 0; i < 2; i++) {
        struct run *run = i ? two.pair.new : two.pair.base;

        run_add_fact(run, RUN_TURNS, "a");
        for (k = 0; k < BOOTS; k++) {
            snprintf(turn, sizeof(turn), "%u", 2 * k + 1 + i);
            facts_set(&run->boots[k].facts, RUN_TURN, turn);
        }
    }
    assert_int_equal(two.gate.status, EXIT_INCONCLUSIVE);
    assert_true(limits_set(&options.limits, UNIT_CYCLES, LIMIT_DEFAULT, 0.003, 8));
    judge(&again, two.pair.base, two.pair.new, &options);
    assert_int_equal(judge_worst(&again), FINDING_SAME);
    assert_int_equal(judge_count(&again, FINDING_SAME), CASES);
    assert_true(fabs(again.pools[0].odds.drift.taken - 76 / 1300.0) < 0.01);
    assert_true(again.at[0].at[MEASURE_CALL].odds.drift.taken > 0.05);
    judge_free(&again);
    two_drop(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slower),
        cmocka_unit_test(test_excused),
        cmocka_unit_test(test_drift),
        cmocka_unit_test(test_turns),
    };

    return cmocka_run_group_tests_name("families at a gate", tests, NULL, NULL);
}
