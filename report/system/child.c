/* SPDX-License-Identifier: MIT */
/* Programs started by us; see child.h. */
#include "report/system/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "report/system/interrupt.h"

/* Between fork and exec.  'parent' is compared, since it may have died before the prctl. */
static void become(const char *const *argv, int out, int errors, bool group, pid_t parent)
{
    int nothing = open("/dev/null", O_RDONLY);

    if (group)
        setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(127);
    interrupt_release_child();
    dup2(nothing, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    if (errors >= 0)
        dup2(errors, STDERR_FILENO);
    /* execv promises not to change the words; its type is older than const. */
    execv(argv[0], (char *const *)argv);
    _exit(127);
}

static bool start(struct child *child, const char *const *argv, int errors, bool group)
{
    pid_t parent = getpid();
    int ends[2];

    if (access(argv[0], X_OK) != 0 || pipe2(ends, O_CLOEXEC) != 0)
        return false;
    child->group = group;
    child->pid = fork();
    if (child->pid == 0)
        become(argv, ends[1], errors, group, parent);
    close(ends[1]);
    child->out = ends[0];
    if (child->pid > 0) {
        if (group)
            setpgid(child->pid, child->pid); /* whichever of us is first */
        return true;
    }
    close(ends[0]);
    return false;
}

bool child_start(struct child *child, const char *const *argv, int errors)
{
    return start(child, argv, errors, true);
}

void child_ask(const struct child *child)
{
    kill(child->pid, SIGTERM);
}

void child_kill(const struct child *child)
{
    kill(child->group ? -child->pid : child->pid, SIGKILL);
}

static bool gone(const struct child *child, int flags, int *status)
{
    pid_t pid;

    do
        pid = waitpid(child->pid, status, flags);
    while (pid < 0 && errno == EINTR);
    return pid != 0;
}

int child_wait(struct child *child, unsigned milliseconds)
{
    const struct timespec tick = {0, 5000000};
    unsigned waited;
    int status = 0;

    for (waited = 0; !gone(child, WNOHANG, &status); waited += 5) {
        if (waited >= milliseconds) {
            child_kill(child);
            gone(child, 0, &status);
            break;
        }
        nanosleep(&tick, NULL);
    }
    close(child->out);
    return status;
}

/* How long what is told to end may take to do so. */
#define PUT_AWAY_MS 10000

/* Append what the pipe has, as far as there is room.  False: its end. */
static bool take(int from, char *out, size_t size, size_t *len)
{
    char piece[512];
    ssize_t got = read(from, piece, sizeof(piece));
    size_t room = size - 1 - *len, taken = got < 0 ? 0 : (size_t)got;

    if (got < 0 && errno == EINTR)
        return true;
    if (taken > room)
        taken = room;
    memcpy(out + *len, piece, taken);
    *len += taken;
    out[*len] = '\0';
    return got > 0;
}

static int exit_status(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int child_read(const char *const *argv, char *out, size_t size)
{
    struct child child;
    size_t len = 0;

    out[0] = '\0';
    /* In our own group: Ctrl-C ends what it has started, too. */
    if (!start(&child, argv, -1, false))
        return -1;
    while (take(child.out, out, size, &len))
        ;
    return exit_status(child_wait(&child, 1000));
}

int child_read_long(const char *const *argv, char *out, size_t size)
{
    struct child child;
    size_t len = 0;

    out[0] = '\0';
    if (!child_start(&child, argv, -1))
        return -1;
    for (;;) {
        struct pollfd poll = {.fd = child.out, .events = POLLIN};

        if (interrupt_poll(&poll, 1, -1) > 0 && !take(child.out, out, size, &len))
            return exit_status(child_wait(&child, 1000));
        if (interrupt_came())
            break;
    }
    kill(-child.pid, SIGTERM);
    /* The pipe ends with the last of those who put something away, not with the first. */
    while (poll(&(struct pollfd){.fd = child.out, .events = POLLIN}, 1, PUT_AWAY_MS) > 0 &&
           take(child.out, out, size, &len))
        ;
    child_kill(&child);
    child_wait(&child, 0);
    return -1;
}
