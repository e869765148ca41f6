/* SPDX-License-Identifier: MIT */
/* A line of a console taken apart: see line.h. */
#include "report/log/line.h"

#include <string.h>

#include "report/record/record.h"

/* xen/drivers/char/console.c puts the first before each of its own lines, run-xl the second. */
#define XEN_MARK "(XEN) "
#define XL_MARK  "(xl) "

bool slice_starts(struct record_slice slice, const char *text)
{
    return slice.len >= strlen(text) && !memcmp(slice.at, text, strlen(text));
}

bool slice_has(struct record_slice slice, const char *text)
{
    return slice.at && memmem(slice.at, slice.len, text, strlen(text));
}

/* Xen's time, where it was asked for: "[2026-11-28 12:00:00] ", or "[    0.000000] ". */
static struct record_slice skip_time(struct record_slice text)
{
    const char *close = text.len && *text.at == '[' ? memchr(text.at, ']', text.len) : NULL;

    if (!close)
        return text;
    return (struct record_slice){close + 1, text.len - (size_t)(close + 1 - text.at)};
}

static struct record_slice trim(struct record_slice text)
{
    while (text.len && *text.at == ' ') {
        text.at++;
        text.len--;
    }
    while (text.len && strchr("\r\n ", text.at[text.len - 1]))
        text.len--;
    return text;
}

/* Up to a record of ours, whose values may quote anything. */
static struct record_slice xen_part(const char *line, size_t len)
{
    const char *mark = memmem(line, len, XEN_MARK, strlen(XEN_MARK)), *record;
    struct record_slice text = {mark, 0};

    if (!mark)
        return text;
    text.at = mark + strlen(XEN_MARK);
    text.len = len - (size_t)(text.at - line);
    record = memmem(text.at, text.len, RECORD_PREFIX, strlen(RECORD_PREFIX));
    if (record)
        text.len = (size_t)(record - text.at);
    return trim(skip_time(text));
}

/* guest_printk() of xen/drivers/char/console.c marks what a guest prints, where it is not dom0. */
static uint64_t marked_domain(const char *line, size_t len)
{
    const char *record = memmem(line, len, RECORD_PREFIX, strlen(RECORD_PREFIX));
    const char *end = record ? record : line + len, *at;
    const char *mark = memmem(line, (size_t)(end - line), "(d", 2);
    uint64_t domain = 0;

    if (!mark)
        return 0;
    for (at = mark + 2; at < end && *at >= '0' && *at <= '9' && domain <= UINT16_MAX; at++)
        domain = domain * 10 + (uint64_t)(*at - '0');
    return at < end && *at == ')' ? domain : 0;
}

void log_line_parse(const char *line, size_t len, struct log_line *out)
{
    *out = (struct log_line){.at = line, .len = len, .xen = xen_part(line, len)};
    out->domain = marked_domain(line, len);
    if (len > strlen(XL_MARK) && !memcmp(line, XL_MARK, strlen(XL_MARK)))
        out->xl = (struct record_slice){line + strlen(XL_MARK), len - strlen(XL_MARK)};
}

static bool has_prefix(const char *line, size_t len)
{
    return memmem(line, len, RECORD_PREFIX, strlen(RECORD_PREFIX)) != NULL;
}

void log_line_records(const struct log_line *line,
                      void (*take)(void *of, const struct record_view *view), void *of)
{
    const char *rest = line->at;
    size_t len = line->len;
    struct record_view view;
    enum record_found found;

    while ((found = record_read(rest, len, &view)) == RECORD_GOOD) {
        if (has_prefix(rest, view.start))
            take(of, NULL);
        take(of, &view);
        rest += view.end;
        len -= view.end;
    }
    if (found == RECORD_DAMAGED)
        take(of, NULL);
}
