/* SPDX-License-Identifier: MIT */
/* Signals while a machine runs; see interrupt.h. */
#include "report/system/interrupt.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

static volatile sig_atomic_t came;
static sigset_t before;
static bool held;

static void note(int number)
{
    came = number;
}

void interrupt_hold(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action;
    sigset_t mask;
    size_t i;

    if (held)
        return;
    held = true;
    sigemptyset(&mask);
    memset(&action, 0, sizeof(action));
    action.sa_handler = note;
    for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        struct sigaction old;

        /* One that is ignored, as under nohup, stays ignored. */
        sigaction(numbers[i], NULL, &old);
        if (old.sa_handler == SIG_IGN)
            continue;
        sigaddset(&mask, numbers[i]);
        sigaction(numbers[i], &action, NULL);
    }
    sigprocmask(SIG_BLOCK, &mask, &before);
    signal(SIGPIPE, SIG_IGN);
}

void interrupt_release_child(void)
{
    signal(SIGPIPE, SIG_DFL);
    if (held)
        sigprocmask(SIG_SETMASK, &before, NULL);
}

int interrupt_came(void)
{
    return came;
}

int interrupt_poll(struct pollfd *fds, nfds_t count, int milliseconds)
{
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};

    if (came) {
        errno = EINTR;
        return -1;
    }
    return ppoll(fds, count, milliseconds < 0 ? NULL : &time, held ? &before : NULL);
}
