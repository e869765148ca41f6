/* SPDX-License-Identifier: MIT */
/*
 * console_io: how this benchmark itself gets its results out
 * (xen/drivers/char/console.c:do_console_io). A write of no bytes is the permission check and
 * nothing of the UART. A release build denies it to every domain but the control domain.
 */
#include "bench/case.h"
#include "core/memory.h"

static char nothing[1] XEN_BUFFER;

static void encode_write_0(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_console_io(e, CONSOLEIO_write, 0, nothing);
}

const struct case_ops console_io_write_0 = {.encode = encode_write_0};
