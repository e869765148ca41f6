/* SPDX-License-Identifier: MIT */
/* A line of a console taken apart: see line.h. */
#include "report/lines/line.h"

#include <string.h>

#include "report/console/escapes.h"
#include "report/console/lookalikes.h"
#include "report/console/telnet.h"
#include "report/record/record.h"

/* xen/drivers/char/console.c puts the first before each of its own lines, run-xl the second. */
#define XEN_MARK "(XEN) "
#define XL_MARK  "(xl) "

/* As they are searched for where their letters or their blank may be others. */
static const char *const marks[] = {"(XEN)", "PVB1", NULL};

/* Xen's time: "[2026-11-28 12:00:00.123] ", "[    0.000000] ", or ticks in hex. */
static bool is_time(const char *text, size_t len)
{
    bool colon = false, digit = false, hex = true;
    size_t i;

    for (i = 0; i < len; i++) {
        if (!text[i] || !strchr("0123456789abcdefABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "ghijklmnopqrstuvwxyz :.-+/",
                                text[i]))
            return false;
        digit = digit || (text[i] >= '0' && text[i] <= '9');
        colon = colon || text[i] == ':' || text[i] == '.';
        hex = hex && text[i] && strchr("0123456789abcdef", text[i]);
    }
    return digit && (colon || (hex && len >= 8));
}

/* A logger may put its own time behind Xen's. */
static struct record_slice skip_times(struct record_slice text)
{
    const char *close;

    while (text.len && *text.at == '[' && (close = memchr(text.at, ']', text.len)) &&
           is_time(text.at + 1, (size_t)(close - text.at - 1))) {
        text.len -= (size_t)(close + 1 - text.at);
        text.at = close + 1;
        while (text.len && *text.at == ' ') {
            text.at++;
            text.len--;
        }
    }
    return text;
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

/* Where a line of Linux's or of a guest begins: "[    0.123456] ", "(d1) ". */
static bool is_other_mark(const char *at, size_t len)
{
    size_t i = 1, dot;

    if (*at == '(' && len > 4 && at[1] == 'd') {
        for (i = 2; i < len && at[i] >= '0' && at[i] <= '9'; i++)
            ;
        return i > 2 && i + 1 < len && at[i] == ')' && at[i + 1] == ' ';
    }
    if (*at != '[')
        return false;
    while (i < len && at[i] == ' ')
        i++;
    for (dot = i; dot < len && at[dot] >= '0' && at[dot] <= '9'; dot++)
        ;
    if (dot == i || dot + 8 >= len || at[dot] != '.')
        return false;
    for (i = dot + 1; i < dot + 7 && at[i] >= '0' && at[i] <= '9'; i++)
        ;
    return i == dot + 7 && at[i] == ']' && at[i + 1] == ' ';
}

/* Up to what another one says in the same line. */
static struct record_slice alone(struct record_slice text)
{
    size_t i;

    for (i = 1; i < text.len; i++)
        if (is_other_mark(text.at + i, text.len - i))
            text.len = i;
    return text;
}

/* A mark that opens with a bracket, of which a record has none: memchr passes over those fast. */
static const char *find_mark(const char *at, size_t len, const char *mark)
{
    const char *end = at + len;
    size_t size = strlen(mark);

    while ((at = memchr(at, '(', (size_t)(end - at)))) {
        if ((size_t)(end - at) >= size && !memcmp(at, mark, size))
            return at;
        at++;
    }
    return NULL;
}

/* Up to a record of ours, whose values may quote anything. */
static struct record_slice xen_part(const char *line, size_t len)
{
    const char *mark = find_mark(line, len, XEN_MARK), *record;
    struct record_slice text = {mark, 0};

    if (!mark)
        return text;
    text.at = mark + strlen(XEN_MARK);
    text.len = len - (size_t)(text.at - line);
    record = memmem(text.at, text.len, RECORD_PREFIX, strlen(RECORD_PREFIX));
    if (record)
        text.len = (size_t)(record - text.at);
    return trim(alone(skip_times(text)));
}

/* guest_printk() of xen/drivers/char/console.c marks what a guest prints, where it is not dom0. */
static uint64_t marked_domain(const char *line, size_t len)
{
    const char *record = memmem(line, len, RECORD_PREFIX, strlen(RECORD_PREFIX));
    const char *end = record ? record : line + len, *at;
    const char *mark = find_mark(line, (size_t)(end - line), "(d");
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

/* Without what the way to here has put into it. */
static size_t strip_way(char *text, size_t len, bool record)
{
    if (telnet_any(text, len))
        len = telnet_strip(text, len);
    return lookalikes_any(text, len) ? lookalikes_strip(text, len, marks, record) : len;
}

/*
 * What stands round whole records.  A byte of a record that has become another is damage, so that
 * there a blank of a web page has to be spelled in more than one.
 */
static size_t strip_piece(char *text, size_t len)
{
    const char *record = memmem(text, len, "PVB1", 4);
    size_t before = record ? (size_t)(record - text) : len, after = len - before, kept;

    kept = strip_way(text, before, false);
    after = strip_way(text + before, after, true);
    memmove(text + kept, text + before, after);
    return escapes_strip(text, kept + after);
}

static bool any_to_strip(const char *text, size_t len)
{
    return escapes_any(text, len) || lookalikes_any(text, len) || telnet_any(text, len);
}

/*
 * What a console wrote, without what was meant for a terminal and what the way to here has put into
 * it.  A record that is whole stays as it is: its values may quote anything.
 */
static size_t strip(char *text, size_t len)
{
    char *in = text, *out = text;
    struct record_view view;

    if (!any_to_strip(text, len))
        return len;
    while (record_read(in, len, &view) == RECORD_GOOD) {
        size_t before = strip_piece(in, view.start);

        memmove(out, in, before);
        memmove(out + before, in + view.start, view.end - view.start);
        out += before + view.end - view.start;
        in += view.end;
        len -= view.end;
    }
    len = strip_piece(in, len);
    memmove(out, in, len);
    return (size_t)(out + len - text);
}

/* How much of it is one line: less where Xen speaks again. */
static size_t one_line(const char *text, size_t len)
{
    const char *mark = find_mark(text + 1, len - 1, XEN_MARK);

    return mark ? (size_t)(mark - text) : len;
}

void log_line_each(char *text, size_t len, void (*take)(void *of, const struct log_line *line),
                   void *of)
{
    const char *at = text, *end = text + strip(text, len), *cr, *first;
    struct log_line line;
    unsigned long ends;
    size_t some;

    for (ends = 0; at < end; at++, ends++) {
        cr = memchr(at, '\r', (size_t)(end - at));
        if (!cr)
            cr = end;
        for (first = at; at < cr; at += some) {
            some = one_line(at, (size_t)(cr - at));
            log_line_parse(at, some, &line);
            line.ends = ends;
            line.before = (size_t)(at - first);
            line.before_mark = some < (size_t)(cr - at);
            take(of, &line);
        }
    }
}

bool log_line_is_record(const char *text, size_t len, struct record_view *view)
{
    size_t left;

    if (!record_read_at(text, len, 0, view))
        return false;
    left = len - view->end;
    return (!left || (left == 1 && text[view->end] == '\n') ||
            (left == 2 && !memcmp(text + view->end, "\r\n", 2))) &&
           !memchr(text, '\r', view->end) && !memchr(text, *XEN_MARK, view->end);
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
