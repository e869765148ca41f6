/* SPDX-License-Identifier: MIT */
/* What the runner, QEMU or xl, says of itself on its stderr, which a file holds. */
#ifndef REPORT_MACHINE_COMPLAINT_H
#define REPORT_MACHINE_COMPLAINT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The last telling line of the file, made printable: one after which QEMU only waits, or else the
 * last, which is why it ended; warnings come before that and hints after it.  Where there is
 * nothing else it is one of these; empty when there is no line.
 */
void complaint_read(int file, char *out, size_t size);

/*
 * True when QEMU says that KVM gave the machine up.  It does not end then: it waits for somebody to
 * look at a machine that will never go on.
 */
bool complaint_gave_up(int file);

/* True when it says that QEMU cannot count instructions with what it was given. */
bool complaint_is_of_icount(const char *complaint);

#endif
