/* SPDX-License-Identifier: MIT */
/* See domains_maker.h. */
#include "tests/unit/makers/domains_maker.h"
#include "tests/unit/makers/run_json.h"

#include "report/floors/floors.h"
#include "report/floors/noise.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/measure.h"

#define FACTS_MOST (sizeof(((struct made_domains *)NULL)->facts) / sizeof(const char *))

struct run *domains_run(const struct made_domains *host)
{
    struct boots_case c = {.name = HOST_CASE};
    struct boots boots = {
        .unit = host->unit ? host->unit : "cycles",
        .count = host->domains,
        .cases = &c,
        .case_count = 1,
        .facts = {"guest.role", "domU", "clock.quantum", "1", "cpu.brand", "Some CPU"},
    };
    struct run *run;
    unsigned boot, i;

    for (i = 0; i < host->domains; i++)
        c.call[i] = host->price + i * 3 % 7;
    run = boots_run(&boots);
    for (boot = 1; boot <= run->boot_count; boot++) {
        if (host->boot_id)
            assert_true(run_add_boot_fact(run, boot, "host.boot-id", host->boot_id));
        for (i = 0; i < FACTS_MOST && host->facts[i]; i += 2)
            assert_true(run_add_boot_fact(run, boot, host->facts[i], host->facts[i + 1]));
    }
    return run;
}

char *domains_file(const struct made_domains *host)
{
    struct run *run = domains_run(host);
    char *name = json_file_of(run);

    run_free(run);
    return name;
}

/* How far two runs may lie apart that differ by so much. */
static double bound_of(double between)
{
    const struct noise noise = {.between = between, .freedom = 1000};
    const struct floor_for gate = {10, 10, 1, 0.05, false};

    return noise_bound(&noise, &gate);
}

char *domains_floors(double at, unsigned host_boots)
{
    char name[] = HOST_CASE, *file = temporary_file("", 0);
    struct case_noise of = {.name = name};
    struct floors floors = {.at = &of, .count = 1, .runs = 3, .boots = 9};

    /* The bound is in proportion to it, and of boots there is no part. */
    of.at[MEASURE_CALL] = (struct measure_noise){
        .have = true, .price = 1000, .own = {.between = at / bound_of(1), .freedom = 1000}};
    floors.common = (struct noise){.freedom = 1000};
    floors.host_boots = host_boots;
    assert_true(facts_set(&floors.keys, "unit", "cycles"));
    assert_true(floors_save(&floors, file));
    facts_free(&floors.keys);
    return file;
}
