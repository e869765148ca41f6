/* SPDX-License-Identifier: MIT */
/* What a boot is told besides what was asked for. */
#include "tests/unit/support/check.h"

#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/machine/boot.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/run/boot_words.h"
#include "report/run/options.h"

/* A boot that went so, and was at that case of a plan of so many. */
static struct boot_result result_of(enum boot_over over, const char *name, unsigned of)
{
    struct boot_result result = {.stop = BOOT_STOP_OVER};

    result.watch.over = over;
    result.watch.of = of;
    snprintf(result.watch.name, sizeof(result.watch.name), "%s", name);
    return result;
}

/* The case at which a plan of so many cases was ended. */
static const char *ended(const char *name, unsigned of, bool cycles)
{
    static struct boot_result result;

    result = result_of(BOOT_CRASHED, name, of);
    return retry_culprit(&result, cycles);
}

/* A boot in insns has fewer controls, so that fewer cases are enough to go on. */
static void test_others(void **state)
{
    unsigned insns = 0, cycles = 0;
    size_t i;

    (void)state;
    for (i = 0; i < case_table_size; i++) {
        cycles += (case_table[i].flags & CASE_CONTROL) != 0;
        insns += (case_table[i].flags & (CASE_CONTROL | CASE_CYCLES)) == CASE_CONTROL;
    }
    assert_true(insns < cycles);
    assert_null(ended("xen_version/version", insns + 1, false));
    assert_string_equal(ended("xen_version/version", insns + 2, false), "xen_version/version");
    assert_null(ended("xen_version/version", cycles + 1, true));
    assert_string_equal(ended("xen_version/version", cycles + 2, true), "xen_version/version");
    assert_null(ended("control/empty", cycles + 9, true));
    assert_null(ended("no/such", cycles + 9, true));
}

/* The case at which a boot died is left out of the next one; of a boot that ended otherwise none
 * is. */
static void test_died(void **state)
{
    static const struct {
        enum boot_over over;
        enum boot_stop stop;
        const char *status;
        bool died;
    } rows[] = {
        {BOOT_CRASHED, BOOT_STOP_OVER, "", true},
        {BOOT_PANICKED, BOOT_STOP_OVER, "", true},
        {BOOT_RESTARTED, BOOT_STOP_OVER, "", true},
        {BOOT_HALTED, BOOT_STOP_OVER, "", true},
        {BOOT_GOES_ON, BOOT_STOP_ITSELF, "", true},
        {BOOT_GOES_ON, BOOT_STOP_SILENT, "", true},
        {BOOT_GOES_ON, BOOT_STOP_FLOOD, "", true},
        {BOOT_ENDED, BOOT_STOP_OVER, "crashed", true},
        {BOOT_ENDED, BOOT_STOP_ITSELF, "ok", false},
        {BOOT_REFUSED, BOOT_STOP_OVER, "", false},
        {BOOT_GOES_ON, BOOT_STOP_GAVE_UP, "", false},
        {BOOT_GOES_ON, BOOT_STOP_SIGNAL, "", false},
        {BOOT_GOES_ON, BOOT_STOP_UNPINNED, "", false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct boot_result result = result_of(rows[i].over, "xen_version/version", 99);

        result.stop = rows[i].stop;
        snprintf(result.watch.status, sizeof(result.watch.status), "%s", rows[i].status);
        if ((retry_culprit(&result, true) != NULL) != rows[i].died)
            fail_msg("row %zu", i);
    }
}

static struct run_options options_of(const char *unit, const char *words)
{
    struct run_options options = {.unit = unit};

    snprintf(options.words, sizeof(options.words), "%s", words);
    return options;
}

static void check_words(const char *unit, const char *asked, unsigned k, const char *depths,
                        const char *want)
{
    struct run_options options = options_of(unit, asked);
    char words[RUN_WORDS_MAX];

    assert_true(boot_words(&options, k, depths, words));
    assert_string_equal(words, want);
}

static void test_words(void **state)
{
    (void)state;
    check_words("cycles", "quick", 1, NULL, "quick");
    check_words("cycles", "quick", 2, NULL, "quick order=2");
    check_words("cycles", "", 3, "8G", "order=3 depths=8G");
    check_words("cycles", "quick", 1, "8G", "quick depths=8G");
    check_words("cycles", "order=7 quick", 2, "8G", "order=7 quick depths=8G");
    check_words("cycles", "quick depths=00", 2, "8G", "quick depths=00 order=2");
    check_words("cycles", "cases=x/border=1", 2, NULL, "cases=x/border=1 order=2");
    check_words("insns", "quick", 2, "8G", "quick");
}

/* A line that is full stays what it was. */
static void test_full(void **state)
{
    char asked[RUN_WORDS_MAX], words[RUN_WORDS_MAX],
        depths[] = "8888888888888888888888888888888888";
    struct run_options options;

    (void)state;
    memset(asked, 'x', sizeof(asked));
    asked[RUN_WORDS_MAX - 30] = '\0';
    options = options_of("cycles", asked);
    assert_false(boot_words(&options, 2, depths, words));
    assert_string_equal(words + strlen(asked), " order=2");
    assert_false(retry_without(&options, depths));
    assert_string_equal(options.words, asked);
    assert_true(retry_without(&options, "a/b"));
    assert_string_equal(options.words + strlen(asked), " omit=a/b");
}

/* The first boot that is whole says them; nothing else than its letters goes on. */
static void test_depths(void **state)
{
    struct run *run = run_new();
    char long_one[501];
    size_t i;

    (void)state;
    memset(long_one, '8', sizeof(long_one));
    long_one[500] = '\0';
    assert_null(boot_depths(run));
    for (i = 0; i < 5; i++)
        run_add_boot(run)->outcome = OUTCOME_COMPLETE;
    run->boots[0].outcome = OUTCOME_CRASHED;
    facts_set(&run->boots[0].facts, "clock.depths", "00");
    facts_set(&run->boots[1].facts, "clock.depths", "8 end=crash");
    facts_set(&run->boots[2].facts, "clock.depths", long_one);
    facts_set(&run->boots[3].facts, "clock.depths", "");
    assert_null(boot_depths(run));
    facts_set(&run->boots[4].facts, "clock.depths", "8Gz");
    assert_string_equal(boot_depths(run), "8Gz");
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_others), cmocka_unit_test(test_died),   cmocka_unit_test(test_words),
        cmocka_unit_test(test_full),   cmocka_unit_test(test_depths),
    };

    return cmocka_run_group_tests_name("words of a boot", tests, NULL, NULL);
}
