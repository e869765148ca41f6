/* SPDX-License-Identifier: MIT */
/* Ticks of the clock in a cycle of the core, as "pvbench show" has them among its facts. */
#include "tests/unit/support/check.h"

#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/show/blocks.h"

static void put_ticks(struct run *run, size_t boot, const char *start, const char *end)
{
    facts_set(&run->boots[boot].facts, "clock.ticks-per-cycle", start);
    facts_set(&run->boots[boot].facts, "clock.ticks-per-cycle-end", end);
}

/* The facts that every reader needs have this line; NULL: none of the clock's ticks. */
static void check_shown(const struct run *run, const char *line)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    show_facts(run, false, out);
    fclose(out);
    if (line)
        assert_non_null(strstr(text, line));
    else
        assert_null(strstr(text, "ticks-per-cycle"));
    free(text);
}

static void test_one_boot(void **state)
{
    struct run *run = run_of_made_boot("cycles");

    (void)state;
    facts_set(&run->boots[0].facts, "clock.quantum", "2");
    check_shown(run, NULL);
    put_ticks(run, 0, "0.688", "0.702");
    check_shown(run, "  clock.ticks-per-cycle    0.688 at the start, 0.702 at the end (+2.0 %)\n");
    put_ticks(run, 0, "0.688", "x");
    check_shown(run, NULL);
    run_free(run);
}

static void test_boots(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "cycles");
    maker_boot(&m);
    maker_boot(&m);
    run = run_of_maker(&m);
    facts_set(&run->boots[0].facts, "clock.quantum", "2");
    put_ticks(run, 0, "0.700", "0.707");
    put_ticks(run, 1, "0.720", "0.700");
    check_shown(run,
                "  clock.ticks-per-cycle    0.700 to 0.720 in 2 boots, within one up to -2.8 %\n");
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_boot),
        cmocka_unit_test(test_boots),
    };

    return cmocka_run_group_tests_name("ticks", tests, NULL, NULL);
}
