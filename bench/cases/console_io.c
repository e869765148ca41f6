/* SPDX-License-Identifier: MIT */
/*
 * console_io: how this benchmark itself gets its results out
 * (xen/drivers/char/console.c:do_console_io). A write of no bytes is the permission check and
 * nothing of the UART. A release build denies it to every domain but the control domain.
 *
 * What is written by the other rows stands between the lines of our own record, so it is whole
 * lines that start no record, and little of it.  Xen keeps what the UART has not sent yet in a ring
 * of 16 KiB and drops what does not fit (xen/drivers/char/serial.c:__serial_putc), which would cost
 * lines of the record: these rows wait before a timed region where they are too far ahead of a UART
 * of 115200 baud.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"
#include "core/time.h"

#include <xen/errno.h>

#define UNKNOWN_CMD 99
#define READ_SIZE   16

/* The time of a byte on the line, with start and stop bit, and how far ahead a row may be. */
#define BYTE_NS  86806
#define AHEAD_NS (4096ULL * BYTE_NS)

/* A newline goes out as two bytes. */
#define BYTES_OF_NEWLINE 2
#define BYTES_OF_LINE    65

/* Few enough at once that a batch fits into what Xen sends without waiting. */
#define NEWLINES_MOST 4
#define LINES_MOST    2

static char nothing[1] XEN_BUFFER;
static char newline[1] XEN_BUFFER;
static char line[64] XEN_BUFFER;
static char input[READ_SIZE] XEN_BUFFER;
static uint64_t sent_at;

/* Wait until the UART has sent all but a little, then count these bytes as on their way. */
static void pace(unsigned bytes)
{
    uint64_t now;

    do
        now = time_now();
    while (sent_at > now + AHEAD_NS);
    sent_at = (sent_at > now ? sent_at : now) + (uint64_t)bytes * BYTE_NS;
}

static void pace_newlines(unsigned n)
{
    pace(n * BYTES_OF_NEWLINE);
}

static void pace_lines(unsigned n)
{
    pace(n * BYTES_OF_LINE);
}

static const char *fill_newline(void)
{
    newline[0] = '\n';
    return NULL;
}

static const char *fill_line(void)
{
    static const char text[sizeof(line) + 1] =
        "-- console_io/write-64: a line of 64 bytes, on purpose, no more\n";
    unsigned i;

    for (i = 0; i < sizeof(line); i++)
        line[i] = text[i];
    return NULL;
}

static void encode_write_0(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_console_io(e, CONSOLEIO_write, 0, nothing);
}

static void encode_write_1(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_console_io(e, CONSOLEIO_write, sizeof(newline), newline);
}

static void encode_write_64(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_console_io(e, CONSOLEIO_write, sizeof(line), line);
}

static void encode_nowhere(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_console_io(e, CONSOLEIO_write, sizeof(line), FIXTURE_NOWHERE);
}

static void encode_read_0(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_console_io(e, CONSOLEIO_read, 0, nothing);
}

static void encode_read(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_console_io(e, CONSOLEIO_read, READ_SIZE, input);
}

/* As many bytes as somebody has typed, which is none as a rule. */
static enum status judge_read(long result, unsigned i)
{
    (void)i;
    return judge_result(result, result > 0 && result <= READ_SIZE ? result : 0);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_console_io(e, UNKNOWN_CMD, 0, nothing);
}

const struct case_ops console_io_write_0 = {.encode = encode_write_0};
const struct case_ops console_io_write_1 = {
    .prepare = fill_newline,
    .ready = pace_newlines,
    .encode = encode_write_1,
    .most = NEWLINES_MOST,
};
const struct case_ops console_io_write_64 = {
    .prepare = fill_line,
    .ready = pace_lines,
    .encode = encode_write_64,
    .most = LINES_MOST,
};
const struct case_ops console_io_nowhere = {.encode = encode_nowhere, .expect = -XEN_EFAULT};
const struct case_ops console_io_read_0 = {.encode = encode_read_0};
const struct case_ops console_io_read = {.encode = encode_read, .judge = judge_read};
const struct case_ops console_io_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
