/* SPDX-License-Identifier: MIT */
/* See cycles_trial.h. */
#include "tests/unit/support/cycles_trial.h"

#include <stdio.h>

#include "tests/unit/support/check.h"

/* The first value of a series, and a few beside it, which differ by boot as a real clock has it. */
static void spread(struct mutant *m, size_t pairs, unsigned boot, unsigned seed)
{
    char text[FIELD_MOST];
    unsigned long value;

    assert_true(field_get(m, pairs, "v", text));
    value = strtoul(text, NULL, 10) + (boot * 7 + pairs + seed) % 5;
    snprintf(text, sizeof(text), "%lux15,%lux3,%lux2", value, value + 1, value + 2);
    field_set(m, pairs, "v", text);
}

/* The small log as cycles would have it: one boot of it. */
static struct mutant cycles_boot(unsigned boot, unsigned seed)
{
    struct mutant m = trial_file("tests/data/small-insns.log");
    size_t at, plan = mutant_next(&m, 0, "plan"), controls = mutant_next(&m, 0, "control");
    char name[FIELD_MOST];

    field_set(&m, plan, "unit", "cycles");
    field_drop(&m, plan, "shift");
    mutant_put(&m, controls, "fact key=clock.quantum value=1");
    for (at = 0; at < m.count; at++) {
        /* What has no price in insns was not issued here. */
        if (mutant_is(&m, at, "case") && field_get(&m, at, "unit", name)) {
            field_drop(&m, at, "unit");
            field_set(&m, mutant_case_end(&m, at) - 1, "status", "skipped");
        }
        if (mutant_is(&m, at, "fact") && field_is(&m, at, "key", "cpu.brand"))
            field_set(&m, at, "value", "Some%20CPU");
        if (mutant_is(&m, at, "series") && field_get(&m, at, "case", name) &&
            strncmp(name, "control/", 8) != 0)
            spread(&m, at + 1, boot, seed);
    }
    return m;
}

struct mutant cycles_log(unsigned seed)
{
    struct mutant all = {NULL, 0}, one;
    unsigned boot;

    for (boot = 0; boot < BOOTS; boot++) {
        one = cycles_boot(boot, seed);
        mutant_put_lines(&all, all.count, &one, 0, one.count);
        mutant_free(&one);
    }
    return all;
}

/* What this host errs: two runs of the same. */
static struct floors floors_of_host(void)
{
    struct mutant a = cycles_log(1), b = cycles_log(2);
    char *one = mutant_log(&a), *other = mutant_log(&b);
    struct run *runs[] = {run_of_text(one), run_of_text(other)};
    struct floors floors;

    floors_take(&floors, (const struct run *const *)runs, 2);
    run_free(runs[0]);
    run_free(runs[1]);
    free(one);
    free(other);
    mutant_free(&a);
    mutant_free(&b);
    return floors;
}

static struct floors floors;

void cycles_start(struct trials *t, const char *what, struct mutant good)
{
    floors = floors_of_host();
    trials_start(t, what, good, &floors);
}

void cycles_end(struct trials *t)
{
    floors_free(&floors);
    trials_end(t);
}

size_t cycles_boot_length(const struct mutant *m)
{
    return mutant_boot(m, 1) - mutant_boot(m, 0);
}
