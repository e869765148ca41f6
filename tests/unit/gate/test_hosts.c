/* SPDX-License-Identifier: MIT */
/* A host that was set in two ways is no host to compare on, in cycles (report/keys/host.h). */
#include "tests/unit/makers/domains_maker.h"
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/gate_command.h"

#include "report/commands/command.h"
#include "report/model/run.h"
#include "report/system/exit.h"

static const struct made_domains prepared = {
    .boot_id = "a", .domains = 10, .price = 1000, .facts = {HOST_PREPARED}};
static const struct made_domains unprepared = {
    .boot_id = "a", .domains = 10, .price = 1000, .facts = {HOST_UNPREPARED}};

/* Two files are gated, with floors, and dropped. */
static struct spoken gate_files(char *base, char *new, const char *const *more)
{
    char *floors = domains_floors(20, 3);
    const char *words[16] = {base, new, "--floors", floors};
    struct spoken said;
    size_t i;

    for (i = 0; more && more[i]; i++)
        words[4 + i] = more[i];
    said = spoken_of(cmd_gate, words);
    drop_file(base);
    drop_file(new);
    drop_file(floors);
    return said;
}

static struct spoken gate_hosts(const struct made_domains *base, const struct made_domains *new,
                                const char *const *more)
{
    return gate_files(domains_file(base), domains_file(new), more);
}

/* ---- two sides ---- */

#define KEYS "host.governor,host.turbo,host.max-cstate,host.smt,host.scheduler,host.pinned"

static void test_prepared(void **state)
{
    static const char *const keys[] = {"host.governor is performance in ", "host.turbo is off in ",
                                       "host.max-cstate is C1 in ",        "host.smt is idle in ",
                                       "host.scheduler is null in ",       "host.pinned is 3 in "};
    struct spoken said = gate_hosts(&prepared, &unprepared, NULL);
    size_t i;

    (void)state;
    assert_int_equal(said.status, EXIT_INCONCLUSIVE);
    assert_string_equal(said.out, "");
    for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (!strstr(said.err, keys[i]))
            fail_msg("not \"%s\" in: %s", keys[i], said.err);
    assert_non_null(
        strstr(said.err, "run one again like the other, or allow it with --across " KEYS "\n"));
    /* That a pCPU is kept says all that the name of its pool would. */
    assert_null(strstr(said.err, "host.cpupool"));
    spoken_drop(&said);
    spoken_check(gate_hosts(&unprepared, &prepared, NULL), EXIT_INCONCLUSIVE,
                 "host.pinned is none in ");
    spoken_check(gate_hosts(&prepared, &unprepared, (const char *[]){"--across", KEYS, NULL}),
                 EXIT_GOOD, "gate: same");
    spoken_check(gate_hosts(&prepared, &prepared, NULL), EXIT_GOOD, "gate: same");
}

/* A clock of the core that is as fast at the end of a boot as at its start. */
static void set_fact(struct made_domains *host, const char *key, const char *value)
{
    host->facts[0] = key;
    host->facts[1] = value;
    host->facts[2] = host->facts[3] = NULL;
    if (!strcmp(key, "clock.ticks-per-cycle")) {
        host->facts[2] = "clock.ticks-per-cycle-end";
        host->facts[3] = value;
    }
}

/* Each by itself, in both orders. */
static void test_each(void **state)
{
    static const char *const facts[][3] = {
        {"host.governor", "performance", "powersave"},
        {"host.turbo", "on", "off"},
        {"host.max-cstate", "C1", "unlimited"},
        {"host.smt", "idle", "shared"},
        {"host.scheduler", "null", "credit"},
        {"host.cpupool", "pvbench", "Pool-0"},
        {"host.pinned", "2", "3"},
        {"host.microcode", "0xde", "0xea"},
        {"host.nested", "no", "yes"},
        {"clock.ticks-per-cycle", "1.000", "1.011"},
    };
    struct made_domains a = {.boot_id = "a", .domains = 4, .price = 1000}, b = a;
    char part[64];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
        set_fact(&a, facts[i][0], facts[i][1]);
        set_fact(&b, facts[i][0], facts[i][2]);
        snprintf(part, sizeof(part), "incomparable: %s is %s in ", facts[i][0], facts[i][1]);
        spoken_check(gate_hosts(&a, &b, NULL), EXIT_INCONCLUSIVE, part);
        snprintf(part, sizeof(part), "incomparable: %s is %s in ", facts[i][0], facts[i][2]);
        spoken_check(gate_hosts(&b, &a, NULL), EXIT_INCONCLUSIVE, part);
        spoken_check(gate_hosts(&a, &b, (const char *[]){"--across", facts[i][0], NULL}), EXIT_GOOD,
                     "gate: same");
    }
}

static char *file_of(struct run *run)
{
    char *name = json_file_of(run);

    run_free(run);
    return name;
}

static char *with(const struct made_domains *domains, const char *key, const char *value)
{
    struct run *run = domains_run(domains);

    run_add_fact(run, key, value);
    return file_of(run);
}

/* One number of microcode may be written in two ways, and two clocks lie close together. */
static void test_alike(void **state)
{
    struct made_domains a = {.boot_id = "a",
                             .domains = 4,
                             .price = 1000,
                             .facts = {"host.microcode", "0x0a001137", "clock.ticks-per-cycle",
                                       "0.688", "clock.ticks-per-cycle-end", "0.688"}},
                        b = a;

    (void)state;
    b.facts[1] = "0xa001137";
    b.facts[3] = b.facts[5] = "0.694";
    spoken_check(gate_hosts(&a, &b, NULL), EXIT_GOOD, "gate: same");
    b.facts[3] = b.facts[5] = "0.696";
    spoken_check(gate_hosts(&a, &b, NULL), EXIT_INCONCLUSIVE,
                 "(turbo: not recorded and not recorded, governor: not recorded and not recorded)");
    /* An emulated CPU has no cycles, whoever says that it is one; a brand alone does where nobody
     * does. */
    spoken_check(gate_files(with(&a, "qemu.accel", "tcg"), with(&b, "qemu.accel", "tcg"), NULL),
                 EXIT_GOOD, "gate: same");
    a.facts[6] = b.facts[6] = "cpu.brand";
    a.facts[7] = b.facts[7] = "QEMU Virtual CPU";
    spoken_check(gate_hosts(&a, &b, NULL), EXIT_GOOD, "gate: same");
    spoken_check(gate_files(with(&a, "clock.device", "tcg"), with(&b, "clock.device", "tcg"), NULL),
                 EXIT_GOOD, "gate: same");
    spoken_check(gate_files(with(&a, "clock.device", "cpu"), with(&b, "clock.device", "cpu"), NULL),
                 EXIT_INCONCLUSIVE, "clock.ticks-per-cycle is 0.688 in ");
}

/* xl's own word for a CPU goes before what the host was prepared for, and all is no CPU. */
static void test_pinned(void **state)
{
    struct made_domains a = {.boot_id = "a",
                             .domains = 4,
                             .price = 1000,
                             .facts = {"host.pinned", "3", "xl.cpus", "all"}},
                        b = a;

    (void)state;
    b.facts[1] = "2";
    b.facts[3] = "3";
    spoken_check(gate_hosts(&a, &b, NULL), EXIT_GOOD, "gate: same");
    b.facts[3] = "all";
    spoken_check(gate_hosts(&a, &b, NULL), EXIT_INCONCLUSIVE, "host.pinned is 3 in ");
    a.facts[0] = "host.nested";
    a.facts[1] = "no";
    spoken_check(gate_hosts(&a, &b, NULL), EXIT_INCONCLUSIVE, "host.pinned is none in ");
}

/* ---- the boots of a side ---- */

/* Prepared but for one boot, in which a fact was another than when the run began. */
static char *one_boot_other(unsigned boot, const char *key, const char *value)
{
    struct run *run = domains_run(&prepared);

    run_add_fact(run, key, run_fact(run, key));
    assert_true(run_add_boot_fact(run, boot, key, value));
    return file_of(run);
}

static void test_boots(void **state)
{
    (void)state;
    spoken_check(
        gate_files(domains_file(&prepared), one_boot_other(4, "host.governor", "powersave"), NULL),
        EXIT_INCONCLUSIVE,
        "its boots are not of the same thing: host.governor is performance in boot 1, "
        "powersave in boot 4: ");
    spoken_check(gate_files(one_boot_other(10, "host.turbo", "on"), domains_file(&prepared), NULL),
                 EXIT_INCONCLUSIVE, "host.turbo is off in boot 1, on in boot 10");
    spoken_check(gate_files(one_boot_other(4, "host.governor", "powersave"),
                            domains_file(&prepared),
                            (const char *[]){"--across", "host.governor", NULL}),
                 EXIT_GOOD, "gate: same");
}

/* The clock of the core at the start of each boot and at its end, by boot, as far as is given. */
static char *clocked(const char *const *starts, const char *const *ends)
{
    struct run *run = domains_run(&prepared);
    unsigned i;

    for (i = 1; i <= run->boot_count; i++) {
        run_add_boot_fact(run, i, "clock.ticks-per-cycle", *starts ? *starts++ : "0.688");
        run_add_boot_fact(run, i, "clock.ticks-per-cycle-end", *ends ? *ends++ : "0.688");
    }
    return file_of(run);
}

#define LIST(...)                                                                                  \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }
#define STEADY ((const char *const[]){NULL})

static void test_drift(void **state)
{
    (void)state;
    spoken_check(gate_files(clocked(STEADY, STEADY), clocked(STEADY, STEADY), NULL), EXIT_GOOD,
                 "gate: same");
    /* One in ten may be a stray, and no boot within 1 % is one. */
    spoken_check(
        gate_files(clocked(STEADY, STEADY), clocked(STEADY, LIST("0.694", "0.7", "0.682")), NULL),
        EXIT_GOOD, "gate: same");
    spoken_check(
        gate_files(clocked(STEADY, STEADY), clocked(STEADY, LIST("0.7", "0.688", "0.696")), NULL),
        EXIT_INCONCLUSIVE,
        "the core changed its speed by up to 1.7 % in 2 of 10 boots "
        "(clock.ticks-per-cycle, first in boot 1); turbo: off, governor: performance: ");
    spoken_check(gate_files(clocked(LIST("0.7", "0.676"), STEADY), clocked(STEADY, STEADY), NULL),
                 EXIT_INCONCLUSIVE, "the core changed its speed by up to 1.8 % in 2 of 10 boots");
    /* Nor may whole boots be as far from the others. */
    spoken_check(gate_files(clocked(LIST("0.7", "0.696"), LIST("0.7", "0.696")),
                            clocked(STEADY, STEADY), NULL),
                 EXIT_INCONCLUSIVE, "the core changed its speed by up to 1.7 % in 2 of 10 boots");
    spoken_check(gate_files(clocked(STEADY, STEADY), clocked(STEADY, LIST("0.7", "0.688", "0.696")),
                            (const char *[]){"--across", "clock.ticks-per-cycle", NULL}),
                 EXIT_GOOD, "gate: same");
}

/* ---- who leaves a fact out gains nothing by it ---- */

/* A run of which those boots do not say it, from 1 on; 0: all.  Its prices are so much higher. */
static char *without(const char *key, unsigned boot, unsigned more)
{
    struct made_domains host = prepared;
    struct run *run;
    unsigned i;

    host.price += more;
    run = domains_run(&host);
    for (i = 1; i <= run->boot_count; i++)
        if (!boot || i == boot)
            facts_drop(&run_boot(run, i)->facts, key);
    return file_of(run);
}

static void test_left_out(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; prepared.facts[i]; i += 2) {
        const char *key = prepared.facts[i];
        bool by_pool = !strcmp(key, "host.pinned");
        char part[96];

        /* By a pool's name a host without a CPU of its own says so. */
        snprintf(part, sizeof(part),
                 by_pool ? "incomparable: %s is 3 in " : "the new run does not say %s, as the base",
                 key);
        spoken_check(gate_files(domains_file(&prepared), without(key, 0, 0), NULL),
                     EXIT_INCONCLUSIVE, part);
        spoken_check(gate_files(domains_file(&prepared), without(key, 3, 0), NULL),
                     EXIT_INCONCLUSIVE, key);
        if (by_pool)
            continue;
        /* Slower is slower all the same. */
        spoken_check(gate_files(domains_file(&prepared), without(key, 0, 100), NULL), EXIT_WORSE,
                     "gate: slower");
        /* A base from before it was recorded is taken for alike, and that is said. */
        snprintf(part, sizeof(part), "taken for alike: %s", key);
        spoken_check(gate_files(without(key, 0, 0), domains_file(&prepared), NULL), EXIT_GOOD,
                     part);
    }
}

/* Of what is not the host's, a fact that is missing is taken for alike; and so it is by --across.
 */
static void test_may_be_left_out(void **state)
{
    struct made_domains base = {
        .boot_id = "a", .domains = 4, .price = 1000, .facts = {"guest.vcpus", "1"}};
    struct made_domains new = {.boot_id = "a", .domains = 4, .price = 1000};

    (void)state;
    spoken_check(gate_hosts(&base, &new, NULL), EXIT_GOOD, "taken for alike: guest.vcpus");
    set_fact(&base, "host.governor", "performance");
    spoken_check(gate_hosts(&base, &new, (const char *[]){"--across", "host.governor", NULL}),
                 EXIT_GOOD, "gate: same");
}

/* What says nothing is as good as left out, and what is no number says nothing. */
static void test_nonsense(void **state)
{
    static const char *const facts[][3] = {
        {"host.governor", "performance", ""},       {"host.microcode", "0xde", " "},
        {"clock.ticks-per-cycle", "0.688", "nan"},  {"clock.ticks-per-cycle", "0.688", "0"},
        {"clock.ticks-per-cycle", "0.688", "-0.7"}, {"clock.ticks-per-cycle", "0.688", "0.688 "},
        {"clock.ticks-per-cycle", "0.688", "inf"},
    };
    struct made_domains a = {.boot_id = "a", .domains = 10, .price = 1000}, b = a;
    char part[96];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
        set_fact(&a, facts[i][0], facts[i][1]);
        set_fact(&b, facts[i][0], facts[i][2]);
        snprintf(part, sizeof(part), "the new run does not say %s, as the base", facts[i][0]);
        spoken_check(gate_hosts(&a, &b, NULL), EXIT_INCONCLUSIVE, part);
    }
    /* Who hides the end of its boots may have drifted. */
    b.facts[1] = "0.688";
    b.facts[2] = b.facts[3] = NULL;
    spoken_check(gate_hosts(&a, &b, NULL), EXIT_INCONCLUSIVE,
                 "the new run does not say clock.ticks-per-cycle, as the base");
}

/* Without the id of the host's boot, domains count as those of one. */
static void test_id_left_out(void **state)
{
    char *floors = domains_floors(20, 1);
    char *base = domains_file(&prepared), *new = without("host.boot-id", 0, 0),
         *some = without("host.boot-id", 2, 0);

    (void)state;
    spoken_check(spoken_of(cmd_gate, (const char *[]){base, new, "--floors", floors, NULL}),
                 EXIT_INCONCLUSIVE, "1 and 1 boots of the host");
    spoken_check(spoken_of(cmd_gate, (const char *[]){base, some, "--floors", floors, NULL}),
                 EXIT_INCONCLUSIVE, "1 and 1 boots of the host");
    spoken_check(spoken_of(cmd_gate, (const char *[]){base, base, "--floors", floors, NULL}),
                 EXIT_GOOD, "gate: same");
    drop_file(base);
    drop_file(new);
    drop_file(some);
    drop_file(floors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prepared), cmocka_unit_test(test_each),
        cmocka_unit_test(test_alike),    cmocka_unit_test(test_pinned),
        cmocka_unit_test(test_boots),    cmocka_unit_test(test_drift),
        cmocka_unit_test(test_left_out), cmocka_unit_test(test_may_be_left_out),
        cmocka_unit_test(test_nonsense), cmocka_unit_test(test_id_left_out),
    };

    return cmocka_run_group_tests_name("hosts", tests, NULL, NULL);
}
