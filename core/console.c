/* SPDX-License-Identifier: MIT */
#include "core/console.h"

#include "core/hypercall.h"
#include "core/memory.h"

static char chunk[CONSOLE_CHUNK + 1] XEN_BUFFER;

void console_write(const char *bytes, size_t len)
{
    while (len) {
        size_t n = 0;

        while (n < len && n < CONSOLE_CHUNK) {
            chunk[n] = bytes[n];
            n++;
        }
        HYPERVISOR_console_io(CONSOLEIO_write, (unsigned)n, chunk);
        bytes += n;
        len -= n;
    }
}

void console_print(const char *text)
{
    size_t len = 0;

    while (text[len])
        len++;
    console_write(text, len);
}
