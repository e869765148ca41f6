/* SPDX-License-Identifier: MIT */
/* How far the controls of a run in cycles may be off, on a CPU and on an emulated one. */
#include "tests/unit/support/check.h"

#include "report/keys/host.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/prices/clock.h"
#include "report/prices/controls.h"
#include "report/record/record.h"
#include "report/text/texts.h"

static void set_value(struct run *run, const char *name, uint64_t value)
{
    struct series_list *list = &run_find_case(run, name)->paths[PATH_SINGLE];
    size_t i;

    for (i = 0; i < list->count; i++)
        if (list->at[i].n == 1)
            list->at[i].pairs[0].value = value;
}

/* A run in cycles whose null call takes MAKER_TWIN, with these lengths of the chain. */
static struct run *run_with_chain(unsigned zero, unsigned half, unsigned full)
{
    struct run *run;

    run = run_of_made_boot("cycles");
    set_value(run, "control/chain-0", zero);
    set_value(run, "control/chain-256", half);
    set_value(run, "control/chain-512", full);
    return run;
}

/* The line, or without one that all controls are good. */
static void check_run(struct run *run, const char *line)
{
    struct texts lines = {0};
    enum control_verdict verdict = check_controls(run, 1, &lines);

    if (line)
        assert_true(text_among(&lines, line));
    assert_int_equal(verdict, line ? CONTROLS_FAILED : CONTROLS_GOOD);
    texts_clear(&lines);
    run_free(run);
}

/* A tenth of a half, which here is more than two steps of the clock. */
static void test_chain(void **state)
{
    static const char failed[] = "chain: FAILED";

    (void)state;
    check_run(run_with_chain(70, 330, 570), NULL);
    check_run(run_with_chain(70, 332, 570), NULL);
    check_run(run_with_chain(70, 333, 570), failed);
    check_run(run_with_chain(70, 308, 570), NULL);
    check_run(run_with_chain(70, 307, 570), failed);
    /* Two halves that are alike, and less than nothing. */
    check_run(run_with_chain(100, 95, 90), failed);
    check_run(run_with_chain(100, 100, 100), failed);
    /* Two steps of the clock. */
    check_run(run_with_chain(100, 120, 120), NULL);
    check_run(run_with_chain(100, 121, 121), failed);
}

/* An emulated CPU may fall to half its speed in a half: of the whole each takes a quarter. */
static void test_emulated_chain(void **state)
{
    static const struct {
        unsigned half;
        const char *line;
    } rows[] = {{228, NULL}, {227, "chain: FAILED"}, {484, NULL}, {485, "chain: FAILED"}};
    struct run *run;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        run = run_with_chain(100, rows[i].half, 612);
        run_add_fact(run, "qemu.accel", "tcg");
        check_run(run, rows[i].line);
    }
}

static struct run *run_with_empty(unsigned full, unsigned empty, bool emulated)
{
    struct run *run = run_with_chain(100, 100 + (full - 100) / 2, full);

    set_value(run, "control/empty", empty);
    if (emulated)
        run_add_fact(run, "qemu.accel", "tcg");
    return run;
}

static void test_empty(void **state)
{
    static const char failed[] = "empty, single n=1: FAILED";

    (void)state;
    check_run(run_with_empty(612, MAKER_TWIN + 2 * MAKER_QUANTUM, false), NULL);
    check_run(run_with_empty(612, MAKER_TWIN + 2 * MAKER_QUANTUM + 1, false), failed);
    /* As 128 instructions of the chain, or as one and a half null calls, whichever is more. */
    check_run(run_with_empty(612, MAKER_TWIN + 128, true), NULL);
    check_run(run_with_empty(612, MAKER_TWIN + 129, true), failed);
    check_run(run_with_empty(200, MAKER_TWIN + 3 * MAKER_TWIN / 2, true), NULL);
    check_run(run_with_empty(200, MAKER_TWIN + 3 * MAKER_TWIN / 2 + 1, true), failed);
}

/* ---- controls of boots in cycles only ---- */

static void put_control(struct log_maker *m, const char *name, const char *status)
{
    struct record *r = maker_record(m, "control");

    record_text(r, "name", name);
    record_text(r, "status", status);
    maker_put(m);
}

/* A boot whose multiplications take three additions each, of which one control has another value.
 */
static struct run *run_with(const char *name, unsigned value, bool emulated)
{
    struct log_maker m;
    struct run *run;

    maker_open(&m, "cycles");
    maker_begin(&m);
    maker_controls(&m);
    maker_single(&m, "control/chain-mul-256", 20 + 3 * 256);
    maker_single(&m, "control/chain-mul-512", 20 + 6 * 256);
    maker_version(&m);
    maker_single(&m, "control/end-twin", 0);
    maker_single(&m, "control/end-chain-256", 276);
    maker_single(&m, "control/end-chain-512", 532);
    put_control(&m, "ratio", "ok");
    put_control(&m, "twin", "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    if (name)
        set_value(run, name, value);
    if (emulated)
        run_add_fact(run, "qemu.accel", "tcg");
    return run;
}

static void test_ratio(void **state)
{
    static const char failed[] = "ratio: FAILED", *mul = "control/chain-mul-512";
    unsigned less = MAKER_TWIN + 20 + 3 * 256;
    struct run *run;

    (void)state;
    check_run(run_with(NULL, 0, false), NULL);
    /* Two steps of the clock beside 2.7 times and 4.4 times. */
    check_run(run_with(mul, less + 618, false), NULL);
    check_run(run_with(mul, less + 617, false), failed);
    check_run(run_with(mul, less + 1234, false), NULL);
    check_run(run_with(mul, less + 1235, false), failed);
    check_run(run_with(mul, less + 256, true), NULL);
    /* Nothing is three times less than nothing. */
    run = run_with(mul, less, false);
    set_value(run, "control/chain-512", MAKER_TWIN + 275);
    check_run(run, failed);
}

static void test_end_twin(void **state)
{
    static const char failed[] = "twin: FAILED: the null call takes 50 cycles at the start, 71";

    (void)state;
    check_run(run_with("control/end-twin", MAKER_TWIN + 2 * MAKER_QUANTUM, false), NULL);
    check_run(run_with("control/end-twin", MAKER_TWIN + 2 * MAKER_QUANTUM + 1, false), failed);
    check_run(run_with("control/end-twin", MAKER_TWIN + 128, true), NULL);
    check_run(run_with("control/end-twin", MAKER_TWIN + 129, true), "twin: FAILED");
}

/* Who has them has all of them, and the kernel's word on them. */
static void test_lacking(void **state)
{
    struct run *run = run_with(NULL, 0, false);
    struct texts lines = {0};

    (void)state;
    strcpy(run_boot(run, 1)->controls[0].name, "xxxxx");
    assert_int_equal(check_controls(run, 1, &lines), CONTROLS_MISSING);
    assert_true(text_among(&lines, "boot 1: ratio: missing"));
    run_free(run);
    run = run_with(NULL, 0, false);
    run_find_case(run, "control/end-twin")->paths[PATH_SINGLE].at[0].announced = 99;
    assert_int_equal(check_controls(run, 1, &lines), CONTROLS_MISSING);
    assert_true(text_among(&lines, "the null call at the end: missing"));
    texts_clear(&lines);
    run_free(run);
}

/* A boot that says this of its own device. */
static bool is_emulated(const char *accel, const char *brand, const char *device)
{
    struct run *run = run_with(NULL, 0, false);
    struct facts *facts = &run_boot(run, 1)->facts;
    bool is;

    if (accel)
        facts_set(facts, "qemu.accel", accel);
    if (brand)
        facts_set(facts, "cpu.brand", brand);
    if (device)
        facts_set(facts, "clock.device", device);
    is = host_is_emulated(run);
    run_free(run);
    return is;
}

/* What a log says of itself widens nothing that is allowed, but for the brand, which is a key. */
static void test_device(void **state)
{
    static const char brand[] = "QEMU Virtual CPU version 2.5+";

    (void)state;
    assert_false(is_emulated("tcg", NULL, "tcg"));
    assert_false(is_emulated("tcg", "Intel", "tcg"));
    assert_true(is_emulated(NULL, brand, NULL));
    assert_true(is_emulated(NULL, brand, "tcg"));
    assert_false(is_emulated("tcg", brand, "cpu"));
}

/* Whoever says that it is emulated is refused beside a CPU. */
static void test_device_key(void **state)
{
    struct run *cpu = run_with(NULL, 0, false), *said = run_with(NULL, 0, false);
    const struct compare_key *key = compare_key_find("clock.device");

    (void)state;
    facts_set(&run_boot(cpu, 1)->facts, "clock.device", "cpu");
    facts_set(&run_boot(said, 1)->facts, "clock.device", "tcg");
    assert_int_equal(key->class, COMPARE_REFUSED);
    assert_int_equal(compare_key_says(key, cpu, said), STAND_DIFFERENT);
    run_free(cpu);
    run_free(said);
}

/* A cycle of the core in ticks of the clock: numbers above nothing, or none. */
static void test_ticks(void **state)
{
    struct run *run = run_with(NULL, 0, false);
    struct facts *facts = &run_boot(run, 1)->facts;
    double from, to;

    (void)state;
    assert_false(host_ticks_of(run_boot(run, 1), &from, &to));
    facts_set(facts, "clock.ticks-per-cycle", "0.688");
    assert_false(host_ticks_of(run_boot(run, 1), &from, &to));
    facts_set(facts, "clock.ticks-per-cycle-end", "0.695");
    assert_true(host_ticks_of(run_boot(run, 1), &from, &to));
    assert_near(from, 0.688);
    assert_near(to, 0.695);
    facts_set(facts, "clock.ticks-per-cycle-end", "0.000");
    assert_false(host_ticks_of(run_boot(run, 1), &from, &to));
    facts_set(facts, "clock.ticks-per-cycle-end", "inf");
    assert_false(host_ticks_of(run_boot(run, 1), &from, &to));
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chain),    cmocka_unit_test(test_emulated_chain),
        cmocka_unit_test(test_empty),    cmocka_unit_test(test_ratio),
        cmocka_unit_test(test_end_twin), cmocka_unit_test(test_lacking),
        cmocka_unit_test(test_device),   cmocka_unit_test(test_device_key),
        cmocka_unit_test(test_ticks),
    };

    return cmocka_run_group_tests_name("controls in cycles", tests, NULL, NULL);
}
