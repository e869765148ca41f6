/* SPDX-License-Identifier: MIT */
/* Which boots of runs took place in one boot of the host (report/keys/host_boots.h). */
#include "tests/unit/makers/boots_maker.h"

#include "report/keys/host_boots.h"
#include "report/model/run.h"

static const struct boots_case one[] = {{.name = "set_gdt/empty", .call = {700}}};

/* As many boots as there are words, each of which is one fact; NULL: none. */
static struct run *run_with(const char *role, const char *key, const char *const *values)
{
    struct boots boots = {.unit = "cycles", .cases = one, .case_count = 1};
    struct run *run;
    unsigned i;

    boots.facts[0] = "guest.role";
    boots.facts[1] = role;
    while (values[boots.count])
        boots.count++;
    run = boots_run(&boots);
    for (i = 0; i < boots.count; i++)
        if (*values[i])
            assert_true(run_add_boot_fact(run, i + 1, key, values[i]));
    return run;
}

static struct run *run_of_ids(const char *const *ids)
{
    return run_with("domU", "host.boot-id", ids);
}

/* Domains that began 'at' so many seconds after a Xen that started at 'start'. */
static struct run *run_of_clocks(const char *start, const char *const *at)
{
    struct run *run = run_with("domU", "xen.uptime", at);
    unsigned i;

    for (i = 1; i <= run->boot_count; i++)
        assert_true(run_add_boot_fact(run, i, "xen.wallclock", start));
    return run;
}

/* Two sides, and what is to be found of them; frees the runs. */
static void check(struct run *a, struct run *b, size_t held_a, size_t held_b, bool apart,
                  bool shared)
{
    const struct run *const runs[] = {a, b};
    struct host_boots boots[2];

    host_boots_take(runs, 2, boots);
    assert_int_equal(boots[0].count, a->boot_count);
    assert_int_equal(boots[0].held, held_a);
    assert_int_equal(boots[1].held, held_b);
    assert_int_equal(host_boots_apart(&boots[0], &boots[1]), apart);
    assert_int_equal(host_boots_apart(&boots[1], &boots[0]), apart);
    assert_int_equal(host_boots_shared(&boots[0], &boots[1]), shared);
    assert_int_equal(host_boots_shared(&boots[1], &boots[0]), shared);
    host_boots_free(&boots[0]);
    host_boots_free(&boots[1]);
    run_free(a);
    run_free(b);
}

#define LIST(...)                                                                                  \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

static void test_dom0(void **state)
{
    (void)state;
    /* Whatever the Linux below QEMU is called: Xen started each time. */
    check(run_with("dom0", "host.boot-id", LIST("x", "x", "x")),
          run_with("dom0", "host.boot-id", LIST("x", "x")), 3, 2, true, false);
}

static void test_ids(void **state)
{
    (void)state;
    check(run_of_ids(LIST("a", "a", "a")), run_of_ids(LIST("b", "b")), 1, 1, true, false);
    check(run_of_ids(LIST("a", "a", "a")), run_of_ids(LIST("a", "a")), 1, 1, false, true);
    check(run_of_ids(LIST("a", "b", "c")), run_of_ids(LIST("c", "a", "b")), 3, 3, false, true);
    /* One boot of the host in common is none of what the other side had. */
    check(run_of_ids(LIST("a", "b")), run_of_ids(LIST("a", "c")), 2, 2, false, false);
    check(run_of_ids(LIST("a", "a")), run_of_ids(LIST("a", "b")), 1, 2, false, false);
    /* Nor is a single domain in it. */
    check(run_of_ids(LIST("a", "a", "a", "a", "b")), run_of_ids(LIST("a", "b", "b", "b", "b")), 2,
          2, false, false);
    check(run_of_ids(LIST("a", "a", "b", "b")), run_of_ids(LIST("a", "b", "b", "b")), 2, 2, false,
          true);
}

static void test_clocks(void **state)
{
    struct run *a;

    (void)state;
    /* Xen started at 1000 and had run until 1600; the next at 1590 is the same, set by NTP. */
    check(run_of_clocks("1000", LIST("500", "600")), run_of_clocks("1590", LIST("40")), 1, 1, false,
          true);
    check(run_of_clocks("1000", LIST("500", "600")), run_of_clocks("1601", LIST("40")), 1, 1, true,
          false);
    check(run_of_clocks("1601", LIST("40")), run_of_clocks("1000", LIST("500", "600")), 1, 1, true,
          false);
    /* One whose clock was set meanwhile joins two that otherwise lie apart. */
    a = run_of_clocks("1000", LIST("600", "40"));
    assert_true(run_add_boot_fact(a, 2, "xen.wallclock", "1700"));
    check(a, run_of_clocks("1590", LIST("200")), 1, 1, false, true);
    /* Two domains at once, just after the start of Xen, whose clock was set by some seconds. */
    check(run_of_clocks("1000", LIST("1")), run_of_clocks("1004", LIST("1")), 1, 1, false, true);
}

/* A shim is a Xen of its own, whose start says nothing of the host's. */
static void test_shim(void **state)
{
    struct run *a = run_of_clocks("1000", LIST("5")), *b = run_of_clocks("1000", LIST("5"));

    (void)state;
    assert_true(run_add_boot_fact(b, 1, "guest.mode", "shim"));
    check(a, b, 1, 1, true, false);
    a = run_of_clocks("1000", LIST("5"));
    b = run_of_clocks("9000", LIST("5"));
    assert_true(run_add_boot_fact(b, 1, "guest.mode", "shim"));
    assert_true(run_add_fact(a, "host.boot-id", "x"));
    assert_true(run_add_fact(b, "host.boot-id", "x"));
    check(a, b, 1, 1, false, true);
}

/* Whoever leaves it out gains nothing: neither boots that count, nor a boot in common. */
static void test_unknown(void **state)
{
    (void)state;
    check(run_of_ids(LIST("", "", "")), run_of_ids(LIST("", "")), 1, 1, true, false);
    check(run_of_ids(LIST("a", "b", "c", "")), run_of_ids(LIST("a", "b", "c")), 1, 3, true, false);
    check(run_of_ids(LIST("a", "", "")), run_of_ids(LIST("a", "a", "a")), 1, 1, true, false);
    /* No number is no clock. */
    check(run_of_clocks("x", LIST("5", "6")), run_of_clocks("1000", LIST("5", "-6")), 1, 1, true,
          false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dom0), cmocka_unit_test(test_ids),     cmocka_unit_test(test_clocks),
        cmocka_unit_test(test_shim), cmocka_unit_test(test_unknown),
    };

    return cmocka_run_group_tests_name("host boots", tests, NULL, NULL);
}
