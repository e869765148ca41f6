/* SPDX-License-Identifier: MIT */
/* See streams.h. */
#include "report/text/streams.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "report/text/say.h"

/* What a closed stream becomes: reading stdin and writing stdout still fail, as they should. */
static const int instead[] = {
    [STDIN_FILENO] = O_WRONLY,
    [STDOUT_FILENO] = O_RDONLY,
    [STDERR_FILENO] = O_RDWR,
};

/* The error of the first write to stdout that failed; 0: none has. */
static int lost;

/* For fopencookie, where 0 is an error. */
static ssize_t put(void *cookie, const char *bytes, size_t size)
{
    size_t done = 0;

    (void)cookie;
    while (done < size) {
        ssize_t wrote = write(STDOUT_FILENO, bytes + done, size - done);

        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0) {
            lost = lost ? lost : errno;
            return 0;
        }
        done += (size_t)wrote;
    }
    return (ssize_t)size;
}

/* A stream of the C library forgets why a write failed as soon as the next one is made. */
static void watch_stdout(void)
{
    FILE *watched = fopencookie(NULL, "w", (cookie_io_functions_t){.write = put});

    if (!watched)
        return;
    if (isatty(STDOUT_FILENO))
        setvbuf(watched, NULL, _IOLBF, BUFSIZ);
    stdout = watched;
}

void streams_start(void)
{
    int fd;

    /* The lowest number that is free is the one that is given, and those below it are taken. */
    for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            open("/dev/null", instead[fd]);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    watch_stdout();
}

bool streams_end(void)
{
    fflush(stdout);
    /* Some file systems say only then that there was no room. */
    if (close(STDOUT_FILENO) != 0 && !lost)
        lost = errno;
    if (lost && lost != EPIPE)
        say_line("pvbench: cannot write the standard output: %s", strerror(lost));
    return !lost;
}
