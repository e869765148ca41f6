/* SPDX-License-Identifier: MIT */
/* Why there was no boot, in one line. */
#include "tests/unit/support/check.h"

#include <errno.h>
#include <stdio.h>

#include "report/machine/failure.h"

static struct boot_result result = {.runner = "QEMU", .stop = BOOT_STOP_ITSELF};
static int terminal, file;
static char said[1024];

static void listen(void)
{
    FILE *nameless = tmpfile();

    assert_non_null(nameless);
    fflush(stderr);
    terminal = dup(STDERR_FILENO);
    file = dup(fileno(nameless));
    fclose(nameless);
    dup2(file, STDERR_FILENO);
}

static void assert_said(const char *line)
{
    ssize_t got;

    fflush(stderr);
    dup2(terminal, STDERR_FILENO);
    close(terminal);
    got = pread(file, said, sizeof(said) - 1, 0);
    close(file);
    said[got > 0 ? got : 0] = '\0';
    assert_string_equal(said, line);
}

/* Word for word what QEMU 7.2 says. */
static void a_kvm_that_is_taken(void **state)
{
    (void)state;
    strcpy(result.complaint, "qemu-system-x86_64: failed to initialize kvm: Device or resource "
                             "busy");
    listen();
    failure_say_unstarted(&result, true);
    assert_said("pvbench run: QEMU could not be started: qemu-system-x86_64: failed to initialize "
                "kvm: Device or resource busy; leave --accel kvm away, and QEMU emulates\n");
    listen();
    failure_say_unstarted(&result, false);
    assert_said("pvbench run: QEMU could not be started: qemu-system-x86_64: failed to initialize "
                "kvm: Device or resource busy\n");
}

static void a_cpu_that_cannot_be_had(void **state)
{
    (void)state;
    result.error = EINVAL;
    listen();
    failure_say_unpinned(&result, "3");
    assert_said("pvbench run: the vCPU could not be pinned to CPU 3: Invalid argument\n");
}

static void what_cannot_be_counted(void **state)
{
    (void)state;
    strcpy(result.complaint, "Bad icount read");
    listen();
    failure_say_uncounted(&result, NULL);
    assert_said("pvbench run: QEMU cannot count instructions with these options: it says \"Bad "
                "icount read\"; leave --qemu-arg, --cpu or --vcpus out, or use --unit cycles\n");
    listen();
    failure_say_uncounted(&result, "qemu64,+x2apic");
    assert_said("pvbench run: QEMU cannot count instructions with these options: it says \"Bad "
                "icount read\"; leave x2apic in --cpu out, or use --unit cycles\n");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kvm_that_is_taken),
        cmocka_unit_test(a_cpu_that_cannot_be_had),
        cmocka_unit_test(what_cannot_be_counted),
    };

    return cmocka_run_group_tests_name("no boot", tests, NULL, NULL);
}
