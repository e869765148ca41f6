/* SPDX-License-Identifier: MIT */
/* See host_maker.h. */
#include "tests/unit/makers/host_maker.h"
#include "tests/unit/makers/run_json.h"

#include "report/judge/floors.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/prices/measure.h"

#define FACTS_MOST (sizeof(((struct made_host *)NULL)->facts) / sizeof(const char *))

struct run *host_run(const struct made_host *host)
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

char *host_file(const struct made_host *host)
{
    struct run *run = host_run(host);
    char *name = json_file_of(run);

    run_free(run);
    return name;
}

char *host_floors(double at, unsigned host_boots)
{
    char name[] = HOST_CASE, *file = temporary_file("", 0);
    struct noise_floor floor = {.name = name, .have = {true}, .at = {at}};
    struct floors floors = {.at = &floor, .count = 1, .runs = 3, .boots = 9};

    floors.host_boots = host_boots;
    assert_true(facts_set(&floors.keys, "unit", "cycles"));
    assert_true(floors_save(&floors, file));
    facts_free(&floors.keys);
    return file;
}
