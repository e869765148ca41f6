/* SPDX-License-Identifier: MIT */
/*
 * Twice as many cases, or boots, are twice as much work, and no more: what is counted are the items
 * that searches look at (index_looks).
 */
#include "tests/unit/support/check.h"

#include "report/compare/changes.h"
#include "report/compare/compare.h"
#include "report/format/table.h"
#include "report/gate/gate.h"
#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/judge/reasons.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/system/index.h"
#include "report/text/texts.h"

#define BOOTS 4u

/* Every third case is slower by its number, and every fifth is another revision. */
static void put_case(struct log_maker *m, unsigned i, bool new)
{
    unsigned price = 300 + (new &&i % 3 == 0 ? 10 + i : 0);
    struct record *r;
    char name[32];

    snprintf(name, sizeof(name), "family%u/case%u", i / 3, i);
    m->cases++;
    r = maker_record(m, "case");
    record_text(r, "name", name);
    record_uint(r, "rev", new &&i % 5 == 0 ? 2 + i : 1);
    record_text(r, "state", "none");
    record_uint(r, "faults", 0);
    maker_put(m);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + price);
    maker_samples(m, name, PATH_SINGLE, 0, 2, MAKER_TWIN + 10 + 2 * price);
    maker_status(m, name, "ok");
}

static struct run *run_of_cases(unsigned cases, unsigned boots, bool new)
{
    struct log_maker m;
    unsigned i, boot;

    maker_open(&m, "insns");
    for (boot = 0; boot < boots; boot++) {
        maker_begin(&m);
        maker_controls(&m);
        for (i = 0; i < cases; i++)
            put_case(&m, i, new);
        maker_end(&m, "ok");
    }
    return run_of_maker(&m);
}

/* All that a gate and a comparison do with two runs; how much they looked at. */
static uint64_t work_of(const struct run *base, const struct run *new)
{
    const struct run *const runs[] = {base, new};
    char base_path[] = "base", new_path[] = "new", *const paths[] = {base_path, new_path};
    struct compare_options options = {.brief = false};
    uint64_t before = index_looks();
    FILE *out = fopen("/dev/null", "w");
    struct texts warnings = {0};
    struct changes changes;
    struct compare compare;
    struct gate gate = {.compare = &compare};

    assert_non_null(out);
    compare_start(&compare, runs, paths, 2, &options);
    compare_take(&compare);
    changes_take(&changes, &compare);
    gate.judgement = &changes.at[0];
    assert_true(judge_count(gate.judgement, FINDING_SLOWER) > 100);
    gate_show(&gate, out);
    gate_junit(&gate, out);
    changes_show(&changes, out);
    changes_warnings(&changes, &warnings);
    texts_clear(&warnings);
    changes_free(&changes);
    compare_free(&compare);
    fclose(out);
    return index_looks() - before;
}

static uint64_t work_on(unsigned cases, unsigned boots)
{
    uint64_t before = index_looks(), reading;
    struct run *base = run_of_cases(cases, boots, false), *new = run_of_cases(cases, boots, true);
    uint64_t work;

    reading = index_looks() - before;
    work = reading + work_of(base, new);
    run_free(base);
    run_free(new);
    return work;
}

/* Half as much again as twice, since a table that grows is filled again. */
static void assert_doubled(uint64_t once, uint64_t twice)
{
    if (twice > 3 * once)
        fail_msg("%llu looks, and %llu for twice as much", (unsigned long long)once,
                 (unsigned long long)twice);
}

static void test_cases(void **state)
{
    uint64_t once = work_on(600, 1), twice = work_on(1200, 1);

    (void)state;
    assert_doubled(once, twice);
    assert_true(once > 600);
}

static void test_boots(void **state)
{
    uint64_t once = work_on(400, BOOTS), twice = work_on(400, 2 * BOOTS);

    (void)state;
    assert_doubled(once, twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_boots),
    };

    return cmocka_run_group_tests_name("work", tests, NULL, NULL);
}
