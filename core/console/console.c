/* SPDX-License-Identifier: MIT */
#include "core/console/console.h"

#include <xen/errno.h>

#include "core/clock.h"
#include "core/console/console_ring.h"
#include "core/hypercall.h"
#include "core/memory.h"
#include "core/time.h"

#define THOUSAND 1000

/* Bytes that may go out at once after a while of silence. */
#define PACE_BURST 2048

static char chunk[CONSOLE_CHUNK + 1] XEN_BUFFER;

/* A release build of Xen lets only dom0 write: a domU is refused, and asks no second time. */
static bool refused;

/* Clock ticks that a byte takes, 0 without a pace; and when the bytes so far have taken theirs. */
static uint64_t byte_ticks, due;

void console_init(const struct start_info *info)
{
    console_ring_init(info);
}

void console_pace(unsigned bytes_a_second)
{
    byte_ticks = bytes_a_second ? time_tsc_khz() * THOUSAND / bytes_a_second : 0;
}

static void keep_pace(size_t bytes)
{
    uint64_t now, credit = PACE_BURST * byte_ticks;

    if (!byte_ticks)
        return;
    now = clock_read();
    /* What a busy host took longer than it should have is made up for, but not all at once. */
    if (due + credit < now)
        due = now - credit;
    due += bytes * byte_ticks;
    while (clock_read() < due)
        __asm__ volatile("pause");
}

void console_write(const char *bytes, size_t len)
{
    console_ring_write(bytes, len);
    while (len && !refused) {
        size_t n = 0;

        while (n < len && n < CONSOLE_CHUNK) {
            chunk[n] = bytes[n];
            n++;
        }
        refused = HYPERVISOR_console_io(CONSOLEIO_write, (unsigned)n, chunk) == -XEN_EPERM;
        keep_pace(n);
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

void console_settle(void)
{
    console_ring_drain();
}
