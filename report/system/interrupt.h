/* SPDX-License-Identifier: MIT */
/*
 * Ctrl-C and its like while a machine runs: held back, so that what was read is kept and QEMU is
 * ended, and let in only while waiting, so that none comes between a look and a wait.
 */
#ifndef REPORT_SYSTEM_INTERRUPT_H
#define REPORT_SYSTEM_INTERRUPT_H

#include <poll.h>

/* From here on SIGINT, SIGTERM and SIGHUP are only noted, and a closed pipe ends nothing. */
void interrupt_hold(void);

/* In a child, before exec: signals as they were before interrupt_hold. */
void interrupt_release_child(void);

/* The signal that came, or 0. */
int interrupt_came(void);

/* poll(2), ended early by a signal of the above (then -1 with EINTR); below 0 it has no end. */
int interrupt_poll(struct pollfd *fds, nfds_t count, int milliseconds);

#endif
