/* SPDX-License-Identifier: MIT */
/* What the runner, QEMU or xl, says of itself on its stderr, which a file holds. */
#ifndef REPORT_MACHINE_COMPLAINT_H
#define REPORT_MACHINE_COMPLAINT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The line of that file which says most, made printable: one that ends the machine, or else the
 * first that is no mere warning, or else the first.  Empty when there is none.
 */
void complaint_read(int file, char *out, size_t size);

/*
 * True when QEMU says that KVM gave the machine up.  It does not end then: it waits for somebody to
 * look at a machine that will never go on.
 */
bool complaint_gave_up(int file);

#endif
