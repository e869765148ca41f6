/* SPDX-License-Identifier: MIT */
/* Programs started by us: never by a shell, and none outlives us. */
#ifndef REPORT_SYSTEM_CHILD_H
#define REPORT_SYSTEM_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct child {
    pid_t pid;
    int out;    /* the reading end of its stdout */
    bool group; /* it has a process group of its own */
};

/*
 * Start argv[0] (a path) in a process group of its own, its stdout on a pipe, its stderr on
 * 'errors' (or ours, when -1), its stdin empty.  The kernel kills it when we end.  False: errno.
 */
bool child_start(struct child *child, const char *const *argv, int errors);

/* Ask it, and not what it has started, to end.  child_kill may still be needed. */
void child_ask(const struct child *child);

/* Kill the whole group.  child_wait is still to be called. */
void child_kill(const struct child *child);

/* Wait at most so long for it to end by itself, then kill it; its wait status.  Closes the pipe. */
int child_wait(struct child *child, unsigned milliseconds);

/*
 * Run argv to its end and take its stdout, cut at size - 1 bytes.  Its exit status, or -1 when it
 * could not be started or was killed.
 */
int child_read(const char *const *argv, char *out, size_t size);

/*
 * The same for what may take minutes: with interrupt_hold() on, a signal that comes is handed on as
 * SIGTERM to all that argv has started, which has some seconds to put away what it made.  -1 then.
 */
int child_read_long(const char *const *argv, char *out, size_t size);

#endif
