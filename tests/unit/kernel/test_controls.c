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

bool device_is_emulated(void)
{
    return tcg;
}

/* The value of a series of n calls; all its samples are alike. */
struct took {
    const char *name;
    enum path path;
    unsigned n;
    uint64_t value;
};

/* A core of which a cycle is 0.7 ticks: good throughout, and what is changed is named. */
static struct took good[] = {
    {"control/twin", PATH_SINGLE, 1, 100},          {"control/twin", PATH_SINGLE, 2, 104},
    {"control/empty", PATH_SINGLE, 1, 100},         {"control/empty", PATH_SINGLE, 2, 104},
    {"control/empty", PATH_MULTI, 64, 100},         {"control/chain-0", PATH_SINGLE, 1, 98},
    {"control/chain-256", PATH_SINGLE, 1, 278},     {"control/chain-512", PATH_SINGLE, 1, 458},
    {"control/chain-mul-256", PATH_SINGLE, 1, 638}, {"control/chain-mul-512", PATH_SINGLE, 1, 1178},
    {"control/end-twin", PATH_SINGLE, 1, 100},      {"control/end-chain-256", PATH_SINGLE, 1, 278},
    {"control/end-chain-512", PATH_SINGLE, 1, 458},
};

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

static void note(const struct took *took, const struct options *options)
{
    struct bucket bucket = {took->value, 400};
    struct case_row row = {.info = {.name = took->name}};
    struct measurement m = {
        .shot = {&row, took->path, false, took->n},
        .samples = 400,
        .buckets = &bucket,
        .bucket_count = 1,
    };

    control_note(&m, options);
    chains_note(&m, options);
}

/* The outcomes of a boot of which one series takes another value. */
static unsigned judge_with(const char *name, unsigned n, uint64_t value,
                           struct control_outcome *outcomes, int shift)
{
    const struct options options = {.shift = shift};
    size_t i;

    forget();
    for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
        struct took took = good[i];

        if (!strcmp(took.name, name) && took.n == n)
            took.value = value;
        note(&took, &options);
    }
    return control_judge(&options, outcomes);
}

/* Whether that control is good then; all others are. */
static bool is_good(const char *control, const char *name, unsigned n, uint64_t value)
{
    struct control_outcome outcomes[CONTROLS_MAX];
    unsigned count = judge_with(name, n, value, outcomes, NO_SHIFT), i;
    bool is = true;

    assert_int_equal(count, 4);
    for (i = 0; i < count; i++)
        if (!strcmp(outcomes[i].name, control))
            is = outcomes[i].good;
        else
            assert_true(outcomes[i].good);
    return is;
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
    good[0].value = good[2].value = good[4].value = good[10].value = 1000;
    good[1].value = good[3].value = 1004;
    assert_true(is_good("empty", "control/empty", 64, 1050));
    assert_false(is_good("empty", "control/empty", 64, 1051));
    good[0].value = good[2].value = good[4].value = good[10].value = 100;
    good[1].value = good[3].value = 104;
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

/* What is folded away, and what is no chain. */
static void test_ratio(void **state)
{
    struct control_outcome outcomes[CONTROLS_MAX];

    (void)state;
    tcg = false;
    judge_with("", 0, 0, outcomes, NO_SHIFT);
    assert_string_equal(outcomes[2].name, "ratio");
    assert_int_equal(outcomes[2].got, 300);
    assert_true(is_good("ratio", "control/chain-mul-512", 1, 638 + 4 * 180));
    assert_false(is_good("ratio", "control/chain-mul-512", 1, 638 + 5 * 180));
    assert_false(is_good("ratio", "control/chain-mul-512", 1, 638 + 2 * 180));
    assert_false(is_good("ratio", "control/chain-mul-512", 1, 638));
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
    const struct options options = {.shift = NO_SHIFT};
    struct control_outcome outcomes[CONTROLS_MAX];
    unsigned i;

    (void)state;
    tcg = false;
    forget();
    assert_int_equal(control_judge(&options, outcomes), 4);
    for (i = 0; i < 4; i++)
        assert_false(outcomes[i].good);
    assert_int_equal(chains_ticks(false), 0);
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
}

/* ---- in insns: to the instruction ---- */

static void test_exact(void **state)
{
    struct control_outcome outcomes[CONTROLS_MAX];

    (void)state;
    tcg = true;
    good[5].value = 100;
    good[6].value = 356;
    good[7].value = 612;
    assert_int_equal(judge_with("", 0, 0, outcomes, 1), 2);
    assert_true(outcomes[0].good && outcomes[1].good);
    judge_with("control/empty", 64, 101, outcomes, 1);
    assert_false(outcomes[0].good);
    judge_with("control/chain-512", 1, 613, outcomes, 1);
    assert_false(outcomes[1].good);
    judge_with("control/chain-256", 1, 355, outcomes, 1);
    assert_false(outcomes[1].good);
    good[5].value = 98;
    good[6].value = 278;
    good[7].value = 458;
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
        cmocka_unit_test(test_empty),   cmocka_unit_test(test_chain),
        cmocka_unit_test(test_ratio),   cmocka_unit_test(test_end_twin),
        cmocka_unit_test(test_missing), cmocka_unit_test(test_emulated),
        cmocka_unit_test(test_exact),   cmocka_unit_test(test_ticks),
    };

    return cmocka_run_group_tests_name("the kernel's controls", tests, NULL, NULL);
}
