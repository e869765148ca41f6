/* SPDX-License-Identifier: MIT */
/* Where a vCPU's thread runs, and everything else; threads of this program stand in for QEMU's. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/tree.h"

#include <errno.h>
#include <pthread.h>
#include <sys/syscall.h>

#include "report/host/cpus.h"
#include "report/host/pin.h"

#define CPUS "/sys/devices/system/cpu"

static char *root;
static char why[512];
static cpu_set_t before;
static int here; /* a CPU that this process may use */

static int start(void **state)
{
    (void)state;
    root = tree_make();
    sched_getaffinity(0, sizeof(before), &before);
    for (here = 0; !CPU_ISSET(here, &before); here++)
        ;
    return 0;
}

static int stop(void **state)
{
    (void)state;
    sched_setaffinity(0, sizeof(before), &before);
    tree_remove(root);
    return 0;
}

static void each_vcpu_has_one_cpu(void **state)
{
    static const struct {
        const char *list;
        unsigned vcpus;
        bool good;
    } rows[] = {
        {"0", 1, true},     {"17", 1, true},
        {"1023", 1, true},  {"2,3", 2, true},
        {"3,2", 2, true},   {"", 1, false},
        {"1024", 1, false}, {"2,3", 1, false},
        {"2-3", 1, false},  {"2-3", 2, false},
        {"2", 2, false},    {"2,2", 2, false},
        {"2,", 2, false},   {",2", 2, false},
        {"2,3,", 2, false}, {"2,3,4", 2, false},
        {"^2", 1, false},   {"2 ", 1, false},
        {"-1", 1, false},   {"99999999999999999999", 1, false},
    };
    struct pin pin;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (pin_read(&pin, rows[i].list, rows[i].vcpus, why, sizeof(why)) != rows[i].good)
            fail_msg("'%s' for %u", rows[i].list, rows[i].vcpus);
    assert_true(pin_read(&pin, "3,2", 2, why, sizeof(why)));
    assert_int_equal(pin.count, 2);
    assert_int_equal(pin.cpus[0], 3);
    assert_int_equal(pin.cpus[1], 2);
    assert_false(pin_read(&pin, "2-3", 1, why, sizeof(why)));
    assert_string_equal(why, "--pin takes one CPU, such as 2 for 1 vCPU, not '2-3'");
}

static void a_cpu_that_is_not_there_is_refused(void **state)
{
    struct pin pin = {.count = 1, .cpus = {5}};

    (void)state;
    tree_put(root, CPUS "/online", "0-3\n");
    assert_false(pin_find(&pin, root, why, sizeof(why)));
    assert_string_equal(why, "--pin 5: this machine has the CPUs 0-3");
}

/* No machine of the tests has that CPU, so the system refuses it as it refuses one of a cpuset. */
static void a_cpu_that_may_not_be_used_is_refused(void **state)
{
    struct pin pin = {.count = 1, .cpus = {1023}};
    cpu_set_t after;

    (void)state;
    tree_put(root, CPUS "/online", "0-1023\n");
    assert_false(pin_find(&pin, root, why, sizeof(why)));
    assert_non_null(strstr(why, "--pin 1023: this process may not use that CPU, by its cgroup"));
    sched_getaffinity(0, sizeof(after), &after);
    assert_true(CPU_EQUAL(&before, &after));
}

/* As in a container without /sys: what this process may run on is there. */
static void without_sysfs_there_is_what_may_be_used(void **state)
{
    struct pin pin = {.count = 1, .cpus = {here}};

    (void)state;
    assert_true(pin_find(&pin, root, why, sizeof(why)));
    pin.cpus[0] = 1023;
    assert_false(pin_find(&pin, root, why, sizeof(why)));
    assert_non_null(strstr(why, "--pin 1023: this machine has the CPUs "));
    assert_true(why[strlen(why) - 1] != ' ');
}

/* Put that this process's CPUs are all of one core, or each one of its own. */
static void put_core(const char *siblings)
{
    char name[128];

    tree_put(root, CPUS "/online", "0-1023\n");
    snprintf(name, sizeof(name), CPUS "/cpu%d/topology/thread_siblings_list", here);
    tree_put(root, name, siblings);
}

static void everything_else_keeps_off(void **state)
{
    struct pin pin = {.count = 1, .cpus = {here}};
    cpu_set_t after;

    (void)state;
    put_core("\n");
    assert_true(pin_find(&pin, root, why, sizeof(why)));
    if (CPU_COUNT(&before) < 2) {
        assert_false(pin.alone);
        assert_true(CPU_EQUAL(&pin.others, &before));
        return;
    }
    assert_true(pin.alone);
    assert_false(CPU_ISSET(here, &pin.others));
    assert_int_equal(CPU_COUNT(&pin.others), CPU_COUNT(&before) - 1);
    assert_true(pin_keep_off(&pin));
    sched_getaffinity(0, sizeof(after), &after);
    assert_true(CPU_EQUAL(&after, &pin.others));
}

/* Off the core, where there is another; or at least off the CPU. */
static void a_core_is_not_shared_unless_it_is_the_only_one(void **state)
{
    struct pin pin = {.count = 1, .cpus = {here}};

    (void)state;
    put_core("0-1023\n");
    assert_true(pin_find(&pin, root, why, sizeof(why)));
    assert_false(pin.alone);
    assert_int_equal(CPU_ISSET(here, &pin.others) != 0, CPU_COUNT(&before) < 2);
    assert_int_equal(CPU_COUNT(&pin.others), CPU_COUNT(&before) < 2 ? 1 : CPU_COUNT(&before) - 1);
}

struct stand_in {
    const char *name;
    pid_t thread;
    pthread_barrier_t *barrier;
    cpu_set_t where;
};

static void *stand(void *data)
{
    struct stand_in *in = data;

    pthread_setname_np(pthread_self(), in->name);
    in->thread = (pid_t)syscall(SYS_gettid);
    pthread_barrier_wait(in->barrier); /* it is there */
    pthread_barrier_wait(in->barrier); /* it may go */
    sched_getaffinity(0, sizeof(in->where), &in->where);
    return NULL;
}

/* Threads of these names while pin_vcpus looks for them, and where they are after that. */
static enum pin_step step_of(const struct pin *pin, struct stand_in *in, unsigned count)
{
    pthread_barrier_t barrier;
    pthread_t threads[2];
    enum pin_step step;
    unsigned i;
    int error;

    pthread_barrier_init(&barrier, NULL, count + 1);
    for (i = 0; i < count; i++) {
        in[i].barrier = &barrier;
        pthread_create(&threads[i], NULL, stand, &in[i]);
    }
    pthread_barrier_wait(&barrier);
    step = pin_vcpus(pin, getpid());
    error = errno;
    pthread_barrier_wait(&barrier);
    for (i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    pthread_barrier_destroy(&barrier);
    errno = error;
    return step;
}

static void the_thread_of_a_vcpu_goes_there(void **state)
{
    struct pin pin = {.count = 1, .cpus = {here}};
    struct stand_in in[] = {{.name = "call_rcu"}, {.name = "CPU 0/KVM"}};

    (void)state;
    assert_int_equal(step_of(&pin, in, 2), PIN_DONE);
    assert_int_equal(CPU_COUNT(&in[1].where), 1);
    assert_true(CPU_ISSET(here, &in[1].where));
    assert_true(CPU_EQUAL(&in[0].where, &before));
}

static void before_it_is_there_nothing_is_done(void **state)
{
    struct pin pin = {.count = 1, .cpus = {here}};
    struct pin two = {.count = 2, .cpus = {here, here}};
    struct stand_in in[] = {{.name = "CPU 0-x"}, {.name = "CPU 1/KVM"}};

    (void)state;
    assert_int_equal(step_of(&pin, in, 2), PIN_NOT_YET);
    assert_true(CPU_EQUAL(&in[1].where, &before));
    assert_int_equal(step_of(&two, in, 2), PIN_NOT_YET);
    assert_int_equal(pin_vcpus(&pin, 0x7fffffff), PIN_NOT_YET);
}

static void what_the_system_refuses_is_told(void **state)
{
    struct pin pin = {.count = 1, .cpus = {1023}};
    struct stand_in in[] = {{.name = "CPU 0/TCG"}};

    (void)state;
    assert_int_equal(step_of(&pin, in, 1), PIN_REFUSED);
    assert_int_equal(errno, EINVAL);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_vcpu_has_one_cpu),
        cmocka_unit_test_setup_teardown(a_cpu_that_is_not_there_is_refused, start, stop),
        cmocka_unit_test_setup_teardown(a_cpu_that_may_not_be_used_is_refused, start, stop),
        cmocka_unit_test_setup_teardown(without_sysfs_there_is_what_may_be_used, start, stop),
        cmocka_unit_test_setup_teardown(everything_else_keeps_off, start, stop),
        cmocka_unit_test_setup_teardown(a_core_is_not_shared_unless_it_is_the_only_one, start,
                                        stop),
        cmocka_unit_test_setup_teardown(the_thread_of_a_vcpu_goes_there, start, stop),
        cmocka_unit_test_setup_teardown(before_it_is_there_nothing_is_done, start, stop),
        cmocka_unit_test_setup_teardown(what_the_system_refuses_is_told, start, stop),
    };

    return cmocka_run_group_tests_name("pinning", tests, NULL, NULL);
}
