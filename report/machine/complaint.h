/* SPDX-License-Identifier: MIT */
/* What a runner said of itself, on stderr, when it ended. */
#ifndef REPORT_MACHINE_COMPLAINT_H
#define REPORT_MACHINE_COMPLAINT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The last telling line of the file, made printable: of QEMU's lines the last one is why it ended,
 * warnings come before it and hints after it.  Where there is nothing else it is one of these;
 * empty when there is no line.
 */
void complaint_read(int file, char *out, size_t size);

/* True when it says that QEMU cannot count instructions with what it was given. */
bool complaint_is_of_icount(const char *complaint);

#endif
