/* SPDX-License-Identifier: MIT */
/* One boot from start to end (report/machine/boot.h), with a few lines of shell in QEMU's place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/machine/boot.h"
#include "report/machine/boot_end.h"
#include "report/machine/progress.h"
#include "report/machine/watch.h"
#include "report/model/outcome.h"
#include "report/system/interrupt.h"

static char folder[] = "/tmp/pvbench-test-boot-XXXXXX";
static char log_name[PATH_MAX];
static char errors_name[PATH_MAX];
static char kept[4096];

static void read_log(void)
{
    int file = open(log_name, O_RDONLY);
    ssize_t got = file < 0 ? 0 : read(file, kept, sizeof(kept) - 1);

    kept[got > 0 ? got : 0] = '\0';
    close(file);
}

/* True for a runner that is asked to end, as that of xl is. */
static bool asked;

/* Where the vCPU of a runner is to be. */
static const struct pin *pinned;

static struct boot_result boot(const char *script)
{
    const char *const argv[] = {"/bin/sh", "-c", script, NULL};
    struct progress progress = {.boot = 1, .boots = 1};
    struct boot_order order = {
        .argv = argv,
        .log = log_name,
        .errors = errors_name,
        .runner = "QEMU",
        .asked = asked,
        .pin = pinned,
        .timeout = 1,
        .progress = &progress,
    };
    struct boot_result result;

    unlink(log_name);
    unlink(errors_name);
    boot_run(&order, &result);
    read_log();
    return result;
}

static void every_byte_is_kept(void **state)
{
    struct boot_result result = boot("printf '(XEN) one\\r\\n\\000\\377no newline'");

    (void)state;
    assert_int_equal(result.stop, BOOT_STOP_ITSELF);
    assert_memory_equal(kept, "(XEN) one\r\n\0\377no newline", 23);
    assert_int_equal(access(errors_name, F_OK), -1);
}

static void qemus_own_words_are_kept_apart(void **state)
{
    struct boot_result result = boot("echo console; echo 'qemu: no such cpu' >&2; exit 1");

    (void)state;
    assert_string_equal(result.complaint, "qemu: no such cpu");
    assert_string_equal(kept, "console\n");
    assert_int_equal(WEXITSTATUS(result.status), 1);
    assert_int_equal(access(errors_name, F_OK), 0);
}

/* Word for word what QEMU 7.2 said, but for most of the registers; then it stays. */
#define GAVE_UP                                                                                    \
    "echo \"qemu-system-x86_64: warning: host doesn't support requested feature: "                 \
    "CPUID.01H:ECX.pni [bit 0]\" >&2; sleep 0.3; echo 'KVM internal error. Suberror: 1' >&2; "     \
    "echo 'emulation failure' >&2; echo 'RAX=000000000000e008 RBX=000000000009dfb0' >&2; "         \
    "exec sleep 100"

static void a_machine_that_kvm_gave_up_is_no_boot(void **state)
{
    struct boot_result result = boot(GAVE_UP);
    char why[512];

    (void)state;
    assert_int_equal(result.stop, BOOT_STOP_GAVE_UP);
    assert_string_equal(result.complaint, "KVM internal error. Suberror: 1");
    assert_false(boot_was_started(&result));
    result = boot("echo '(XEN) hello'; " GAVE_UP);
    assert_true(boot_was_started(&result));
    assert_int_equal(boot_outcome(&result), OUTCOME_PARTIAL);
    boot_describe(&result, 1, why, sizeof(why));
    assert_string_equal(why, "QEMU stopped the machine: KVM internal error. Suberror: 1; it was "
                             "at: Xen is starting");
}

static void a_warning_is_no_reason(void **state)
{
    struct boot_result result =
        boot("echo 'qemu: warning: old' >&2; echo 'qemu: no \tsuch cpu' >&2; exit 1");
    char why[512];

    (void)state;
    assert_string_equal(result.complaint, "qemu: no ?such cpu");
    result = boot("echo 'qemu: warning: old' >&2; exec sleep 100");
    assert_int_equal(result.stop, BOOT_STOP_SILENT);
    boot_describe(&result, 1, why, sizeof(why));
    assert_string_equal(why, "no output for 1 s at: the machine is starting; QEMU says: qemu: "
                             "warning: old");
}

/* Why QEMU ended stands behind its warnings, and before its hints. */
static void the_last_telling_line_is_the_complaint(void **state)
{
    static const struct {
        const char *said, *complaint;
    } rows[] = {
        {"qemu: warning: TCG does not support x\\nqemu: Bad icount read\\n",
         "qemu: Bad icount read"},
        {"qemu: first\\nqemu: last\\n\\n", "qemu: last"},
        {"qemu: no such machine\\nUse -machine help to list them\\n", "qemu: no such machine"},
        {"qemu: no such driver\\nValid ones are:\\n  a\\n", "qemu: no such driver"},
        {"qemu: warning: one\\nqemu: warning: two\\n", "qemu: warning: two"},
        {"qemu: a\\033[1mb\\n", "qemu: a?[1mb"},
        {"no newline", "no newline"},
    };
    char command[256];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        snprintf(command, sizeof(command), "printf '%s' >&2; exit 1", rows[i].said);
        assert_string_equal(boot(command).complaint, rows[i].complaint);
    }
    assert_string_equal(
        boot("yes 'qemu: warning: again' | head -n 5000 >&2; echo 'qemu: why' >&2; exit 1")
            .complaint,
        "qemu: why");
}

static void silence_ends_a_boot(void **state)
{
    struct boot_result result = boot("echo '(XEN) hello'; exec sleep 100");

    (void)state;
    assert_int_equal(result.stop, BOOT_STOP_SILENT);
    assert_true(WIFSIGNALED(result.status));
    assert_string_equal(kept, "(XEN) hello\n");
}

/* Longer than the timeout in all, but never silent for so long. */
static void a_slow_boot_is_left_alone(void **state)
{
    struct boot_result result = boot("for i in 1 2 3 4; do echo $i; sleep 0.4; done");

    (void)state;
    assert_int_equal(result.stop, BOOT_STOP_ITSELF);
    assert_true(result.seconds > 1.5);
}

/* The lines after "Panic on CPU" are what somebody needs to see. */
static void a_panic_may_finish_its_lines(void **state)
{
    struct boot_result result =
        boot("echo '(XEN) Panic on CPU 0:'; sleep 0.5; echo '(XEN) why'; exec sleep 100");

    (void)state;
    assert_int_equal(result.stop, BOOT_STOP_OVER);
    assert_int_equal(result.watch.over, BOOT_PANICKED);
    assert_string_equal(result.watch.reason, "why");
    assert_string_equal(kept, "(XEN) Panic on CPU 0:\n(XEN) why\n");
}

/* xl has a domain to destroy; what it says until then is kept. */
static void one_that_is_asked_puts_away(void **state)
{
    struct boot_result result;

    (void)state;
    asked = true;
    result =
        boot("trap 'sleep 0.3; echo away; exit 4' TERM; echo here; while :; do sleep 0.1; done");
    asked = false;
    assert_int_equal(result.stop, BOOT_STOP_SILENT);
    assert_true(WIFEXITED(result.status));
    assert_string_equal(kept, "here\naway\n");
}

/* A shell that takes the name of such a thread stands in for QEMU's. */
static void a_vcpu_is_pinned_before_it_goes_on(void **state)
{
    struct pin pin = {.count = 1, .cpus = {0}};
    struct boot_result result;
    char expected[64];
    cpu_set_t own;

    (void)state;
    sched_getaffinity(0, sizeof(own), &own);
    while (!CPU_ISSET(pin.cpus[0], &own))
        pin.cpus[0]++;
    snprintf(expected, sizeof(expected), "Cpus_allowed_list:\t%d\n", pin.cpus[0]);
    pinned = &pin;
    result =
        boot("echo 'CPU 0/TCG' >/proc/$$/comm; sleep 0.6; grep Cpus_allowed_list /proc/$$/status");
    assert_int_equal(result.stop, BOOT_STOP_ITSELF);
    assert_string_equal(kept, expected);
    result = boot("echo '(XEN) no such thread'; exec sleep 100");
    assert_int_equal(result.stop, BOOT_STOP_UNPINNED);
    assert_int_equal(result.error, ESRCH);
    assert_true(WIFSIGNALED(result.status));
    pin.cpus[0] = 1023;
    result = boot("echo 'CPU 0/TCG' >/proc/$$/comm; sleep 100; true");
    assert_int_equal(result.stop, BOOT_STOP_UNPINNED);
    assert_int_equal(result.error, EINVAL);
    pinned = NULL;
}

static void what_it_started_ends_too(void **state)
{
    char command[PATH_MAX + 100];
    char mark[PATH_MAX];

    (void)state;
    snprintf(mark, sizeof(mark), "%.4000s/mark", folder);
    snprintf(command, sizeof(command), "echo hello; (sleep 2; echo late >'%s') & wait", mark);
    assert_int_equal(boot(command).stop, BOOT_STOP_SILENT);
    sleep(2);
    assert_int_equal(access(mark, F_OK), -1);
}

/* A process of its own session has the pipe, and is nobody's to kill. */
static void who_keeps_the_pipe_is_not_waited_for(void **state)
{
    struct boot_result result = boot("setsid sleep 8 & echo hello; exec sleep 100");

    (void)state;
    assert_int_equal(result.stop, BOOT_STOP_SILENT);
    assert_string_equal(kept, "hello\n");
    assert_true(result.seconds < 6);
}

/* One that prints more than the reader takes at once is read as fast as it prints. */
static void a_flood_is_read_as_it_comes(void **state)
{
    struct boot_result result = boot("yes | head -c 30000000");

    (void)state;
    assert_int_equal(result.stop, BOOT_STOP_ITSELF);
    assert_true(result.seconds < 10);
}

static void a_log_is_never_written_over(void **state)
{
    const char *const argv[] = {"/bin/true", NULL};
    struct progress progress = {.boot = 1, .boots = 1};
    struct boot_order order = {
        .argv = argv,
        .log = log_name,
        .errors = errors_name,
        .runner = "QEMU",
        .timeout = 1,
        .progress = &progress,
    };
    struct boot_result result;

    (void)state;
    boot("echo first");
    boot_run(&order, &result);
    assert_int_equal(result.stop, BOOT_STOP_UNKEPT);
    assert_int_equal(result.error, EEXIST);
    read_log();
    assert_string_equal(kept, "first\n");
}

/* Has to be the last: the signal stays noted. */
static void a_signal_ends_a_boot(void **state)
{
    struct boot_result result = boot("echo hello; kill -TERM $PPID; exec sleep 100");

    (void)state;
    assert_int_equal(result.stop, BOOT_STOP_SIGNAL);
    assert_int_equal(interrupt_came(), SIGTERM);
    assert_true(WIFSIGNALED(result.status));
    assert_true(result.seconds < 1);
}

static int make_folder(void **state)
{
    (void)state;
    interrupt_hold();
    if (!mkdtemp(folder))
        return -1;
    snprintf(log_name, sizeof(log_name), "%.4000s/log", folder);
    snprintf(errors_name, sizeof(errors_name), "%.4000s/errors", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(log_name);
    unlink(errors_name);
    return rmdir(folder);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_kept),
        cmocka_unit_test(qemus_own_words_are_kept_apart),
        cmocka_unit_test(a_machine_that_kvm_gave_up_is_no_boot),
        cmocka_unit_test(a_warning_is_no_reason),
        cmocka_unit_test(the_last_telling_line_is_the_complaint),
        cmocka_unit_test(silence_ends_a_boot),
        cmocka_unit_test(a_slow_boot_is_left_alone),
        cmocka_unit_test(a_panic_may_finish_its_lines),
        cmocka_unit_test(one_that_is_asked_puts_away),
        cmocka_unit_test(a_vcpu_is_pinned_before_it_goes_on),
        cmocka_unit_test(what_it_started_ends_too),
        cmocka_unit_test(who_keeps_the_pipe_is_not_waited_for),
        cmocka_unit_test(a_flood_is_read_as_it_comes),
        cmocka_unit_test(a_log_is_never_written_over),
        cmocka_unit_test(a_signal_ends_a_boot),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
