/* SPDX-License-Identifier: MIT */
/*
 * The console: console_io, which dom0 may use from its first instruction, and the PV console ring
 * of a domU (console_ring.h).  Where both are there, each gets everything once: they are two
 * consoles, and whoever collects a run reads one of them.
 */
#ifndef CORE_CONSOLE_H
#define CORE_CONSOLE_H

#include <stddef.h>

#include "core/env.h"

/* Find out what there is; before this only console_io is written to. */
void console_init(const struct start_info *info);

/*
 * Write bytes.  They are copied into a buffer of the console's own first, so that what Xen reads
 * is always aligned alike.  At most CONSOLE_CHUNK at once go out as one piece: Xen copies 127 bytes
 * at a time (xen/drivers/char/console.c:guest_console_write).
 */
#define CONSOLE_CHUNK 127
void console_write(const char *bytes, size_t len);

/*
 * From here on wait after each piece, so that no more than so many bytes go out in a second; 0: as
 * fast as Xen takes them.  What is behind Xen can be slower, and Xen drops what it has no room for
 * (xen/drivers/char/serial.c:__serial_putc) without telling.
 */
void console_pace(unsigned bytes_a_second);

/* Write a NUL-terminated text. */
void console_print(const char *text);

/* Wait until all of it is read: before something is measured, and before the domain ends. */
void console_settle(void);

#endif
