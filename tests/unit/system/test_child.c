/* SPDX-License-Identifier: MIT */
/* A program of minutes that is read from, and ended by a signal (report/system/child.h). */
#include "tests/unit/support/check.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "report/system/child.h"
#include "report/system/interrupt.h"

static int run_long(const char *script, char *out, size_t size)
{
    const char *const argv[] = {"/bin/sh", "-c", script, NULL};

    return child_read_long(argv, out, size);
}

static void test_to_its_end(void **state)
{
    char out[8];

    (void)state;
    interrupt_hold();
    assert_int_equal(run_long("echo one; sleep 0.2; echo two; exit 3", out, sizeof(out)), 3);
    assert_string_equal(out, "one\ntwo");
    assert_int_equal(run_long("kill -9 $$", out, sizeof(out)), -1);
}

/*
 * In a process of its own, because a signal that came is never forgotten: a script that starts
 * another, which puts away what it made, some time after the first is gone.
 */
static void be_interrupted(const char *mark)
{
    char out[64], script[300];
    time_t began = time(NULL);
    int status;

    snprintf(script, sizeof(script),
             "/bin/sh -c 'trap \"sleep 0.3; rm %s; exit 143\" TERM; : >%s; kill -INT $0; "
             "while :; do sleep 0.1; done' %d & wait",
             mark, mark, getpid());
    interrupt_hold();
    status = run_long(script, out, sizeof(out));
    _exit(status == -1 && interrupt_came() == SIGINT && access(mark, F_OK) != 0 &&
                  time(NULL) - began < 8
              ? 0
              : 1);
}

static void test_interrupted(void **state)
{
    char mark[] = "/tmp/pvbench-test-child-XXXXXX";
    pid_t pid;
    int status;

    (void)state;
    assert_true(mkstemp(mark) >= 0);
    pid = fork();
    if (pid == 0)
        be_interrupted(mark);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    unlink(mark);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_to_its_end),
        cmocka_unit_test(test_interrupted),
    };

    /* Whoever runs the tests in the background may have it ignored. */
    signal(SIGINT, SIG_DFL);
    return cmocka_run_group_tests_name("child", tests, NULL, NULL);
}
