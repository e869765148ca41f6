/* SPDX-License-Identifier: MIT */
/*
 * XEN_SYSCTL_readconsole (xen/drivers/char/console.c:read_console_ring): it copies from the oldest
 * byte on, or from an index, and answers with how many bytes those were and with the index behind
 * them.  Xen before 4.0 reads the request otherwise.
 */
#define __XEN_TOOLS__ 1 /* The layouts are for tools alone. */

#include "bench/diagnosis/xen_log.h"

#include "core/guest.h"
#include "core/hypercall.h"
#include "core/memory.h"

#include <xen/errno.h>
#include <xen/sysctl.h>

/* As in bench/cases/sysctl.c: the version changes with the release, and is found by trying. */
#define VERSION_MOST 0x40

/* Of a buffer of any size (conring_size=) this many pages: Xen may print while it is read. */
#define PAGES_MOST 64

#define MARK "(XEN) "

static struct xen_sysctl op[1] XEN_BUFFER;
static char page[ENV_PAGE_SIZE] XEN_BUFFER;

static long issue(void)
{
    struct multicall_entry call = {0};

    MULTI_sysctl(&call, op);
    return hypercall(&call);
}

static bool find_version(void)
{
    long result;

    op[0] = (struct xen_sysctl){.cmd = XEN_SYSCTL_sched_id};
    do {
        op->interface_version++;
        result = issue();
    } while (result == -XEN_EACCES && op->interface_version < VERSION_MOST);
    return result >= 0;
}

/* The next piece; how long it is: 0 at the end, and where Xen refuses. */
static size_t read_page(bool go_on)
{
    struct xen_sysctl_readconsole *ring = &op->u.readconsole;
    uint32_t index = go_on ? ring->index : 0;

    op[0] = (struct xen_sysctl){.cmd = XEN_SYSCTL_readconsole,
                                .interface_version = op->interface_version};
    ring->incremental = go_on;
    ring->index = index;
    ring->count = sizeof(page);
    set_xen_guest_handle(ring->buffer, page);
    return issue() == 0 && ring->count <= sizeof(page) ? ring->count : 0;
}

/* ---- lines ---- */

static char line[256];
static size_t length;

static void pass_over(struct record_slice *text, size_t len)
{
    text->at += len;
    text->len -= len;
}

/* "[2026-11-28 12:00:00] ", by console_timestamps=, and blanks. */
static void skip_time(struct record_slice *text)
{
    size_t i;

    if (text->len && *text->at == '[')
        for (i = 1; i < text->len; i++)
            if (text->at[i] == ']') {
                pass_over(text, i + 1);
                break;
            }
    while (text->len && *text->at == ' ')
        pass_over(text, 1);
}

static void end_line(void (*take)(struct record_slice line))
{
    struct record_slice text = {line, length};
    size_t i;

    length = 0;
    for (i = 0; MARK[i]; i++)
        if (i == text.len || text.at[i] != MARK[i])
            return;
    pass_over(&text, i);
    skip_time(&text);
    take(text);
}

static void add_byte(char byte, void (*take)(struct record_slice line))
{
    if (byte == '\n')
        end_line(take);
    else if (length < sizeof(line) && byte != '\r')
        line[length++] = byte;
}

bool xen_log_read(void (*take)(struct record_slice line))
{
    unsigned pages;
    size_t len, i;
    bool whole = false;

    if (!guest_is_dom0() || guest_xen_before(4, 0) || !find_version())
        return false;
    length = 0;
    for (pages = 0; pages < PAGES_MOST && (len = read_page(pages > 0)); pages++) {
        /* The index counts every byte that was ever put in. */
        if (!pages)
            whole = op->u.readconsole.index == len;
        for (i = 0; i < len; i++)
            add_byte(page[i], take);
    }
    return whole && pages < PAGES_MOST;
}
