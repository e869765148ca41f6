/* SPDX-License-Identifier: MIT */
/* A page in cycles: what it says of each boot, and that many boots do not make it large. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/page_text.h"

#include "report/page/model.h"
#include "report/store/join.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "tests/unit/makers/kinds_maker.h"

#define FULL "results/reference/pv64-4.17"

#define BOOTS     10
#define SAMPLES   20
#define FULL_MOST 400000

/* In cycles: how far a price may be off, and the quantiles of each boot for the script. */
static void test_cycles(void **state)
{
    char *log = log_of_curves("cycles", 3);
    struct run *run = run_of_text(log);
    char *text = page_of(run, EXIT_USAGE);
    json_t *data = page_data(text), *first, *boots;
    size_t i;

    (void)state;
    assert_string_equal(json_string_value(json_object_get(data, "unit")), "cycles");
    first = json_array_get(json_object_get(data, "cases"), 0);
    boots = json_array_get(json_object_get(first, "boots"), 0);
    assert_int_equal(json_array_size(boots), 3 * PAGE_QUANTILES);
    for (i = 0; i < json_array_size(boots); i++)
        assert_true(json_number_value(json_array_get(boots, i)) >= 0);
    assert_true(json_number_value(json_array_get(boots, 0)) > 100);
    assert_int_equal(json_array_size(json_array_get(json_object_get(first, "below"), 0)),
                     json_array_size(json_object_get(data, "sizes")));
    assert_non_null(strstr(text, "id=\"distribution-chart\""));
    assert_non_null(strstr(text, ">+/-</th>"));
    json_decref(data);
    free(text);
    run_free(run);
    free(log);
}

/* Of two runs each price has its own. */
static void test_two(void **state)
{
    char *log = log_of_curves("cycles", 3);
    struct run *run = run_of_text(log);
    char *text = page_of_two(run, run, EXIT_USAGE);

    (void)state;
    assert_int_equal(count_of(text, "data-value=\"single A +/-\">+/-</th>"), 1);
    assert_int_equal(count_of(text, "data-value=\"single B +/-\">+/-</th>"), 1);
    assert_int_equal(count_of(text, "data-value=\"entry B +/-\">+/-</th>"), 1);
    free(text);
    run_free(run);
    free(log);
}

/* Samples round the first one, of which the last was disturbed. */
static void scatter(struct series *s, unsigned *seed)
{
    uint64_t value = s->count ? s->pairs[0].value : 0, i;

    if (!value)
        return;
    free(s->pairs);
    free(s->sums);
    s->pairs = NULL;
    s->sums = NULL;
    s->count = 0;
    s->held = 0;
    s->announced = SAMPLES;
    s->has_once = false;
    for (i = 0; i < SAMPLES; i++) {
        *seed = *seed * 1103515245 + 12345;
        value += 1 + (*seed >> 16) % (value / 300 + 2);
        series_add_pair(s, i + 1 < SAMPLES ? value : value + value / 3, 1);
    }
    series_finish(s);
}

/* A full run as a boot of a real machine has it: hardly two samples are alike. */
static struct run *scattered_boot(unsigned seed)
{
    struct run *run = run_load(FULL);
    size_t i, path, k;

    assert_non_null(run);
    facts_set(&run->boots[0].plan, "unit", "cycles");
    for (i = 0; i < run->case_count; i++)
        for (path = 0; path < PATH_COUNT; path++)
            for (k = 0; k < run->cases[i].paths[path].count; k++)
                scatter(&run->cases[i].paths[path].at[k], &seed);
    return run;
}

/* As many bytes as a page may have; and the bulk of it is not the boots. */
static void test_size(void **state)
{
    struct run *run = scattered_boot(1), *more;
    char why[256], *text;
    unsigned boot;

    (void)state;
    for (boot = 2; boot <= BOOTS; boot++) {
        more = scattered_boot(boot);
        if (!run_join(run, more, why, sizeof(why)))
            fail_msg("%s", why);
        run_free(more);
    }
    text = page_of(run, EXIT_INCONCLUSIVE); /* for that is not what was planned */
    if (strlen(text) >= FULL_MOST)
        fail_msg("a full run of %d boots in cycles has %zu bytes", BOOTS, strlen(text));
    assert_non_null(strstr(text, "\"boots\""));
    free(text);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cycles),
        cmocka_unit_test(test_two),
        cmocka_unit_test(test_size),
    };

    return cmocka_run_group_tests_name("page-cycles", tests, NULL, NULL);
}
