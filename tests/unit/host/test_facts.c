/* SPDX-License-Identifier: MIT */
/* What of a Linux machine becomes facts of a run, and which of them are warned of. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/tree.h"

#include "report/host/cpus.h"
#include "report/host/facts.h"
#include "report/host/steady.h"

#define CPUS "/sys/devices/system/cpu"

static char *root;
static struct run *run;
static const struct pin nowhere;

static int start(void **state)
{
    (void)state;
    root = tree_make();
    run = run_new();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    tree_remove(root);
    run_free(run);
    return 0;
}

static struct pin pin_to(int cpu)
{
    return (struct pin){.count = 1, .cpus = {cpu}};
}

/* Files below the root and what is in them, or facts and their values: NULL, there is none. */
struct said {
    const char *name, *text;
};

#define SAID(...)                                                                                  \
    (const struct said[])                                                                          \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            NULL, NULL                                                                             \
        }                                                                                          \
    }

static void put_files(const struct said *files)
{
    for (; files->name; files++)
        tree_put(root, files->name, files->text);
}

static void assert_facts(const struct said *facts)
{
    for (; facts->name; facts++) {
        const char *fact = run_fact(run, facts->name);

        if (!fact != !facts->text || (fact && strcmp(fact, facts->text) != 0))
            fail_msg("%s is %s, and not %s", facts->name, fact, facts->text);
    }
}

static void add_facts(const struct said *facts)
{
    for (; facts->name; facts++)
        run_add_fact(run, facts->name, facts->text);
}

/* Go on with a run that has no facts. */
static void forget_facts(void)
{
    run_free(run);
    run = run_new();
}

/* Four CPUs of two cores: 0 and 2, 1 and 3. */
static void put_cores(void)
{
    put_files(SAID({CPUS "/online", "0-3\n"}, {CPUS "/isolated", "\n"},
                   {CPUS "/cpu0/topology/thread_siblings_list", "0,2\n"},
                   {CPUS "/cpu1/topology/thread_siblings_list", "1,3\n"},
                   {CPUS "/cpu2/topology/thread_siblings_list", "0,2\n"},
                   {CPUS "/cpu3/topology/thread_siblings_list", "1,3\n"}));
}

static void lists_are_read_and_written(void **state)
{
    static const char *const same[] = {"", "0", "0-3", "0,2", "0-1,5,7-9", "1022-1023"};
    static const char *const wrong[] = {"a",   "1-",   "-1",     "1,", ",1",
                                        "1;2", "1024", "1-1024", "1 2"};
    cpu_set_t set;
    char name[64];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(same) / sizeof(*same); i++) {
        assert_true(cpus_read(same[i], &set));
        cpus_name(&set, name, sizeof(name));
        assert_string_equal(name, same[i]);
    }
    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        if (cpus_read(wrong[i], &set))
            fail_msg("'%s' was taken", wrong[i]);
}

static void what_linux_tells_is_recorded(void **state)
{
    struct pin pin = pin_to(3);

    (void)state;
    put_cores();
    put_files(SAID(
        {CPUS "/cpu3/cpufreq/scaling_governor", "performance\n"},
        {CPUS "/cpu0/cpufreq/scaling_governor", "powersave\n"},
        {CPUS "/intel_pstate/no_turbo", "1\n"}, {CPUS "/cpu3/cpuidle/state0/name", "POLL\n"},
        {CPUS "/cpu3/cpuidle/state0/disable", "0\n"}, {CPUS "/cpu3/cpuidle/state1/name", "C1\n"},
        {CPUS "/cpu3/cpuidle/state1/disable", "0\n"}, {CPUS "/cpu3/cpuidle/state2/name", "C6\n"},
        {CPUS "/cpu3/cpuidle/state2/disable", "1\n"},
        {"/proc/cpuinfo", "processor\t: 0\nmodel name\t: A CPU @ 2.60GHz\nmicrocode\t: 0x2b0005c0\n"
                          "flags of another kind\t: hypervisor\n"
                          "flags\t\t: fpu vme vmx tsc\nvmx flags\t: x\n"}));
    host_add_names(root, &run->facts);
    host_add_state(root, &pin, &run->facts);
    assert_facts(SAID({"host.cpu", "A CPU @ 2.60GHz"}, {"host.governor", "performance"},
                      {"host.turbo", "off"}, {"host.max-cstate", "C1"}, {"host.smt", "shared"},
                      {"host.microcode", "0x2b0005c0"}, {"host.nested", "no"},
                      {"host.pinned", "3"}));
    assert_non_null(strstr(run_fact(run, "host.kernel"), "Linux "));
}

/* A virtual machine, for one, has no cpufreq. */
static void what_it_does_not_tell_is_left_out(void **state)
{
    (void)state;
    host_add_names(root, &run->facts);
    host_add_state(root, &nowhere, &run->facts);
    assert_facts(SAID({"host.cpu", NULL}, {"host.governor", NULL}, {"host.turbo", NULL},
                      {"host.max-cstate", NULL}, {"host.smt", NULL}, {"host.microcode", NULL},
                      {"host.nested", NULL}, {"host.pinned", "none"}));
}

static void unpinned_it_is_all_cpus(void **state)
{
    (void)state;
    put_cores();
    put_files(SAID({CPUS "/cpu0/cpufreq/scaling_governor", "powersave\n"},
                   {CPUS "/cpu1/cpufreq/scaling_governor", "performance\n"},
                   {CPUS "/cpu2/cpufreq/scaling_governor", "powersave\n"},
                   {CPUS "/cpu3/cpufreq/scaling_governor", "power\n"},
                   {CPUS "/cpufreq/boost", "1\n"}, {CPUS "/cpu0/cpuidle/state0/name", "C1\n"},
                   {CPUS "/cpu0/cpuidle/state0/disable", "0\n"},
                   {"/proc/cpuinfo", "flags\t\t: fpu hypervisor\n"}));
    host_add_state(root, &nowhere, &run->facts);
    assert_facts(SAID({"host.governor", "powersave,performance,power"}, {"host.turbo", "on"},
                      {"host.max-cstate", "unlimited"}, {"host.smt", "shared"},
                      {"host.nested", "yes"}));
}

static void a_sibling_may_be_idle_or_none(void **state)
{
    struct pin pin = pin_to(3);

    (void)state;
    put_cores();
    tree_put(root, CPUS "/isolated", "1,3\n");
    host_add_state(root, &pin, &run->facts);
    assert_facts(SAID({"host.smt", "idle"}));
    forget_facts();
    tree_put(root, CPUS "/online", "0,3\n");
    host_add_state(root, &pin, &run->facts);
    assert_facts(SAID({"host.smt", "none"}));
    forget_facts();
    put_cores();
    pin = (struct pin){.count = 2, .cpus = {1, 3}};
    tree_put(root, CPUS "/isolated", "1,3\n");
    host_add_state(root, &pin, &run->facts);
    assert_facts(SAID({"host.smt", "shared"}, {"host.pinned", "1,3"}));
}

/* They reach a terminal. */
static void nothing_unprintable_is_taken(void **state)
{
    (void)state;
    tree_put(root, "/proc/cpuinfo", "model name\t: A\033[2J CPU\n");
    host_add_names(root, &run->facts);
    assert_facts(SAID({"host.cpu", "A?[2J CPU"}));
}

static void facts_of(const char *accel)
{
    add_facts(SAID({"run.unit", "cycles"}, {"run.on", "qemu"}, {"qemu.accel", accel},
                   {"host.governor", "powersave"}, {"host.turbo", "on"}, {"host.smt", "shared"},
                   {"host.nested", "yes"}, {"host.pinned", "none"}));
}

static void an_unsteady_machine_is_told(void **state)
{
    struct show_options options = {0};
    char what[256], *text;

    (void)state;
    facts_of("kvm");
    assert_true(host_unsteady(run, what, sizeof(what)));
    assert_string_equal(what, "governor powersave, turbo on, SMT siblings in use, vCPU not pinned "
                              "(--pin N), in a virtual machine itself");
    text = shown(run, &options);
    assert_non_null(strstr(text, "the machine was not steady: governor powersave"));
    assert_non_null(strstr(text, "docs/kvm.md"));
    assert_non_null(strstr(text, "  host.governor            powersave\n"));
    free(text);
}

static void what_is_steady_or_emulated_is_not(void **state)
{
    char what[256];

    (void)state;
    facts_of("tcg");
    assert_false(host_unsteady(run, what, sizeof(what)));
    forget_facts();
    facts_of("kvm");
    run_add_fact(run, "run.unit", "insns");
    assert_false(host_unsteady(run, what, sizeof(what)));
    forget_facts();
    add_facts(SAID({"run.unit", "cycles"}, {"run.on", "xl"}, {"host.governor", "performance"},
                   {"host.turbo", "off"}, {"host.smt", "idle"}));
    assert_false(host_unsteady(run, what, sizeof(what)));
    run_add_fact(run, "host.turbo", "on");
    assert_true(host_unsteady(run, what, sizeof(what)));
    assert_string_equal(what, "turbo on");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_read_and_written),
        cmocka_unit_test_setup_teardown(what_linux_tells_is_recorded, start, stop),
        cmocka_unit_test_setup_teardown(what_it_does_not_tell_is_left_out, start, stop),
        cmocka_unit_test_setup_teardown(unpinned_it_is_all_cpus, start, stop),
        cmocka_unit_test_setup_teardown(a_sibling_may_be_idle_or_none, start, stop),
        cmocka_unit_test_setup_teardown(nothing_unprintable_is_taken, start, stop),
        cmocka_unit_test_setup_teardown(an_unsteady_machine_is_told, start, stop),
        cmocka_unit_test_setup_teardown(what_is_steady_or_emulated_is_not, start, stop),
    };

    return cmocka_run_group_tests_name("facts of the machine", tests, NULL, NULL);
}
