/* SPDX-License-Identifier: MIT */
/* The kernel's own verdict on its controls, on a processor, on an emulated one, and in insns. */
#include "tests/unit/support/check.h"

#include "bench/measure/chains.c"
#include "bench/measure/control.c"
#include "bench/measure/histogram.c"
#include "bench/measure/measurement.c"
#include "core/text.c"

/* ---- what a boot took ---- */

static bool tcg;

/* In place of a value: the series is not there. */
#define ABSENT UINT64_MAX

bool device_is_emulated(void)
{
    return tcg;
}

/* The value of a series of n calls, which all its samples have; of the null call some may take
 * more.
 */
struct took {
    const char *name;
    enum path path;
    unsigned n;
    uint64_t value;
    bool fill;
};

/*
 * A core of which a cycle is 0.7 ticks: good throughout, and what is changed is named.  A series of
 * two calls, or one that is filled, says nothing but of itself.
 */
static struct took good[] = {
    {"control/twin", PATH_SINGLE, 1, 100},          {"control/twin", PATH_SINGLE, 2, 104},
    {"control/empty", PATH_SINGLE, 1, 100},         {"control/empty", PATH_SINGLE, 2, 104},
    {"control/empty", PATH_MULTI, 64, 100},         {"control/chain-0", PATH_SINGLE, 1, 98},
    {"control/chain-256", PATH_SINGLE, 1, 278},     {"control/chain-512", PATH_SINGLE, 1, 458},
    {"control/chain-mul-256", PATH_SINGLE, 1, 638}, {"control/chain-mul-512", PATH_SINGLE, 1, 1178},
    {"control/end-twin", PATH_SINGLE, 1, 100},      {"control/end-chain-256", PATH_SINGLE, 1, 270},
    {"control/end-chain-512", PATH_SINGLE, 1, 455}, {"control/empty", PATH_MULTI, 8, 5000, true},
    {"control/chain-256", PATH_SINGLE, 2, 460},     {"control/end-twin", PATH_SINGLE, 2, 150},
};

static uint64_t twin_spread;

static void forget(void)
{
    unsigned i;

    for (i = 0; i < LENGTHS; i++)
        lengths[i].have = false;
    memset(twin, 0, sizeof(twin));
    spread = smallest_step = end_twin = 0;
    seen_count = 0;
    empty_worst = 0;
    have_twin = have_end_twin = have_empty = empty_is_off = false;
}

static void note(const struct took *took, uint64_t more, const struct options *options)
{
    struct bucket buckets[] = {{took->value, 250}, {took->value + more, 150}};
    struct case_row row = {.info = {.name = took->name}};
    struct measurement m = {
        .shot = {&row, took->path, took->fill, took->n},
        .samples = 400,
        .buckets = buckets,
        .bucket_count = 2,
    };

    control_note(&m, options);
    chains_note(&m, options);
}

/* The outcomes of a boot of which one series takes another value, or is not there at all. */
static unsigned judge_with(const char *name, unsigned n, uint64_t value,
                           struct control_outcome *outcomes, int shift)
{
    const struct options options = {.shift = shift};
    size_t i;

    forget();
    for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
        struct took took = good[i];

        if (!strcmp(took.name, name) && (!n || took.n == n))
            took.value = value;
        if (took.value != ABSENT)
            note(&took, twin_spread * !i, &options);
    }
    return control_judge(&options, outcomes);
}

/* Whether that control is good then. */
static bool holds(const char *control, const char *name, unsigned n, uint64_t value)
{
    struct control_outcome outcomes[CONTROLS_MAX];
    unsigned count = judge_with(name, n, value, outcomes, NO_SHIFT), i;

    assert_int_equal(count, CONTROLS_MAX);
    for (i = 0; i < count && strcmp(outcomes[i].name, control) != 0; i++)
        ;
    return i == count || outcomes[i].good;
}

/* Of one call; of two it is a quantum more. */
static void set_null(uint64_t value)
{
    good[0].value = good[2].value = good[4].value = good[10].value = value;
    good[1].value = good[3].value = value + 4;
}

static void set_chain(uint64_t none, uint64_t half, uint64_t whole)
{
    good[5].value = none;
    good[6].value = half;
    good[7].value = whole;
}

/* The same, where all others are good. */
static bool is_good(const char *control, const char *name, unsigned n, uint64_t value)
{
    static const char *const all[] = {"empty", "chain", "ratio", "twin"};
    size_t i;

    for (i = 0; i < sizeof(all) / sizeof(*all); i++)
        assert_true(!strcmp(all[i], control) || holds(all[i], name, n, value));
    return holds(control, name, n, value);
}

/* ---- a processor ---- */

/* The quantum is 4: a twentieth of the null call is less than two of them, and then it is more. */
static void test_empty(void **state)
{
    (void)state;
    tcg = false;
    assert_true(is_good("empty", "control/empty", 64, 108));
    assert_false(is_good("empty", "control/empty", 64, 109));
    assert_true(is_good("empty", "control/empty", 1, 92));
    assert_false(is_good("empty", "control/empty", 1, 91));
    assert_false(is_good("empty", "control/empty", 2, 113));
    set_null(1000);
    assert_true(is_good("empty", "control/empty", 64, 1050));
    assert_false(is_good("empty", "control/empty", 64, 1051));
    set_null(100);
}

/* Two quanta, or a tenth of a half. */
static void test_chain(void **state)
{
    (void)state;
    tcg = false;
    assert_true(is_good("chain", "control/chain-0", 1, 115));
    assert_false(is_good("chain", "control/chain-0", 1, 116));
    assert_true(is_good("chain", "control/chain-0", 1, 80));
    assert_false(is_good("chain", "control/chain-0", 1, 79));
}

/* Where a tenth of a half is less than two quanta; and what takes no time is no chain. */
static void test_short_chain(void **state)
{
    (void)state;
    tcg = false;
    set_chain(98, 138, 178);
    assert_true(holds("chain", "control/chain-512", 1, 186));
    assert_false(holds("chain", "control/chain-512", 1, 187));
    set_chain(98, 98, 98);
    assert_false(holds("chain", "", 0, 0));
    set_chain(98, 278, 458);
}

/* What is folded away, and what is no chain. */
static void test_ratio(void **state)
{
    struct control_outcome outcomes[CONTROLS_MAX];

    (void)state;
    tcg = false;
    judge_with("", 0, 0, outcomes, NO_SHIFT);
    assert_string_equal(outcomes[2].name, "ratio");
    assert_int_equal(outcomes[2].got, 300);
    /* Each of the two may be off by two quanta: 270 * (180 - 8) - 800, and 440 * (180 + 8) + 800.
     */
    assert_true(is_good("ratio", "control/chain-mul-512", 1, 638 + 457));
    assert_false(is_good("ratio", "control/chain-mul-512", 1, 638 + 456));
    assert_true(is_good("ratio", "control/chain-mul-512", 1, 638 + 835));
    assert_false(is_good("ratio", "control/chain-mul-512", 1, 638 + 836));
    assert_false(is_good("ratio", "control/chain-mul-512", 1, 638));
    /* Nothing is three times nothing. */
    good[9].value = 638;
    assert_false(holds("ratio", "control/chain-512", 1, 277));
    good[9].value = 1178;
}

static void test_end_twin(void **state)
{
    (void)state;
    tcg = false;
    assert_true(is_good("twin", "control/end-twin", 1, 108));
    assert_false(is_good("twin", "control/end-twin", 1, 109));
    assert_false(is_good("twin", "control/end-twin", 1, 91));
}

static void test_missing(void **state)
{
    static const struct {
        const char *name, *fail[2];
    } rows[] = {
        {"control/twin", {"empty", "twin"}},
        {"control/empty", {"empty", "empty"}},
        {"control/chain-0", {"chain", "chain"}},
        {"control/chain-256", {"chain", "ratio"}},
        {"control/chain-512", {"chain", "ratio"}},
        {"control/chain-mul-256", {"ratio", "ratio"}},
        {"control/chain-mul-512", {"ratio", "ratio"}},
        {"control/end-twin", {"twin", "twin"}},
    };
    size_t i;

    (void)state;
    tcg = false;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_false(holds(rows[i].fail[0], rows[i].name, 0, ABSENT));
        assert_false(holds(rows[i].fail[1], rows[i].name, 0, ABSENT));
    }
    assert_true(is_good("", "control/end-chain-256", 0, ABSENT));
    assert_int_equal(chains_ticks(true), 0);
    assert_int_equal(chains_ticks(false), 703);
    is_good("", "", 0, 0);
    assert_int_equal(chains_ticks(true), 723);
    /* Ends before it began. */
    holds("ratio", "control/end-chain-512", 1, 269);
    assert_int_equal(chains_ticks(true), 0);
}

/* ---- an emulated one: half of the chain, or one and a half null calls ---- */

static void test_emulated(void **state)
{
    (void)state;
    tcg = true;
    assert_true(is_good("empty", "control/empty", 64, 250));
    assert_false(is_good("empty", "control/empty", 64, 251));
    assert_true(is_good("twin", "control/end-twin", 1, 250));
    assert_false(is_good("twin", "control/end-twin", 1, 251));
    assert_true(is_good("ratio", "control/chain-mul-512", 1, 638));
    assert_true(is_good("chain", "control/chain-256", 1, 188));
    assert_false(is_good("chain", "control/chain-256", 1, 187));
    /* Of a short chain one and a half null calls are more. */
    set_chain(98, 138, 178);
    assert_true(is_good("chain", "control/chain-512", 1, 138 + 190));
    assert_false(is_good("chain", "control/chain-512", 1, 138 + 191));
    /* 128 instructions of a long one are more than a null call, */
    set_chain(98, 498, 898);
    assert_true(is_good("empty", "control/empty", 64, 300));
    assert_false(is_good("empty", "control/empty", 64, 301));
    /* and so is what the null call varies by. */
    set_chain(98, 198, 298);
    twin_spread = 90;
    set_null(50);
    assert_true(is_good("empty", "control/empty", 64, 140));
    assert_false(is_good("empty", "control/empty", 64, 141));
    set_null(100);
    set_chain(98, 278, 458);
    twin_spread = 0;
}

/* ---- in insns: to the instruction ---- */

static void test_exact(void **state)
{
    struct control_outcome outcomes[CONTROLS_MAX];

    (void)state;
    tcg = true;
    set_chain(100, 356, 612);
    assert_int_equal(judge_with("", 0, 0, outcomes, 1), 2);
    assert_true(outcomes[0].good && outcomes[1].good);
    judge_with("control/empty", 64, 101, outcomes, 1);
    assert_false(outcomes[0].good);
    judge_with("control/chain-512", 1, 613, outcomes, 1);
    assert_false(outcomes[1].good);
    judge_with("control/chain-256", 1, 355, outcomes, 1);
    assert_false(outcomes[1].good);
    judge_with("control/chain-0", 1, 101, outcomes, 1);
    assert_false(outcomes[1].good);
    set_chain(98, 278, 458);
}

/* ---- ticks of a cycle ---- */

/* A clock that goes by 36 shows the same step or the next one: the middle lies between them. */
static void test_ticks(void **state)
{
    struct bucket near[] = {{72, 400}}, far[] = {{216, 1}, {252, 299}, {288, 99}, {9999, 1}};
    struct case_row rows[] = {{.info = {.name = "control/chain-256"}},
                              {.info = {.name = "control/chain-512"}}};
    struct measurement m = {.shot = {&rows[0], PATH_SINGLE, false, 1},
                            .samples = 400,
                            .buckets = near,
                            .bucket_count = 1};
    const struct options options = {.shift = NO_SHIFT};

    (void)state;
    forget();
    chains_note(&m, &options);
    m.shot.row = &rows[1];
    m.buckets = far;
    m.bucket_count = 4;
    chains_note(&m, &options);
    assert_int_equal(measurement_middle(&m), 252000);
    assert_int_equal(chains_ticks(false), 703);
    assert_int_equal(chains_ticks(true), 0);
    far[1].count = 199;
    far[2].count = 199;
    chains_note(&m, &options);
    assert_int_equal(measurement_middle(&m), 270000);
    assert_int_equal(chains_ticks(false), 773);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),       cmocka_unit_test(test_chain),
        cmocka_unit_test(test_short_chain), cmocka_unit_test(test_ratio),
        cmocka_unit_test(test_end_twin),    cmocka_unit_test(test_missing),
        cmocka_unit_test(test_emulated),    cmocka_unit_test(test_exact),
        cmocka_unit_test(test_ticks),
    };

    return cmocka_run_group_tests_name("the kernel's controls", tests, NULL, NULL);
}
