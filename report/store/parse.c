/* SPDX-License-Identifier: MIT */
/*
 * Reading run.json, a piece of it after another: see json.h and reader.h.  A file may come from
 * anywhere, so every type and range is checked, and the first thing that is wrong is named by its
 * place ("cases[3].paths.multi[0].n").
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "report/contract/contract.h"
#include "report/model/run.h"
#include "report/store/json.h"
#include "report/store/reader.h"
#include "report/system/memory.h"

#define PIECE 65536

/*
 * The longest text, each of whose bytes is written \\u00NN, in its quotes.  yajl goes through one
 * that is not over again and again, with each piece of it.
 */
#define TOKEN_MAX (6 * JSON_TEXT_MAX + 2)

struct feed {
    yajl_handle yajl;
    size_t token;        /* bytes of the text, number or word that is not over */
    bool in_text;        /* it is a text, */
    bool escaped;        /* and its last byte escapes the next */
    unsigned long line;  /* in which the piece begins, from 1, */
    unsigned long lines; /* and how many end in it: in a text no line does */
    unsigned char piece[PIECE];
    size_t len;
};

static unsigned long newlines(const unsigned char *bytes, size_t len)
{
    unsigned long count = 0;
    size_t i;

    for (i = 0; i < len; i++)
        count += bytes[i] == '\n';
    return count;
}

/* What is wrong with the text, behind the line in which it is. */
static void say_broken(const struct feed *feed, const char *what, struct reader *r)
{
    size_t used = yajl_get_bytes_consumed(feed->yajl);
    unsigned long line = feed->line + newlines(feed->piece, used < feed->len ? used : feed->len);
    char text[256];

    snprintf(text, sizeof(text), "%.*s", (int)strcspn(what, "\n"), what);
    snprintf(r->why, r->size, "not a run: line %lu: %s", line, text);
}

/* False: it was refused, or is no JSON. */
static bool took(const struct feed *feed, yajl_status status, struct reader *r)
{
    unsigned char *error;

    if (status == yajl_status_client_canceled && r->broken)
        say_broken(feed, r->why, r);
    if (status != yajl_status_error)
        return status == yajl_status_ok;
    error = yajl_get_error(feed->yajl, 0, NULL, 0);
    say_broken(feed, error ? (const char *)error : "out of memory", r);
    yajl_free_error(feed->yajl, error);
    return false;
}

/* What may stand between texts, numbers and words. */
static const bool between[UCHAR_MAX + 1] = {
    [' '] = true, ['\t'] = true, ['\r'] = true, ['\n'] = true, [','] = true,
    [':'] = true, ['['] = true,  [']'] = true,  ['{'] = true,  ['}'] = true,
};

/* The quote that ends a text, or NULL: one that is escaped does not. */
static const unsigned char *find_quote(const struct feed *feed, const unsigned char *from,
                                       const unsigned char *end)
{
    const unsigned char *at = from, *slash;

    for (; (at = memchr(at, '"', (size_t)(end - at))); at++) {
        for (slash = at; slash > from && slash[-1] == '\\'; slash--)
            ;
        if ((size_t)(at - slash) % 2 == (slash == from && feed->escaped))
            return at;
    }
    return NULL;
}

/* Whether what stands before the end escapes what comes next. */
static bool ends_escaped(const struct feed *feed, const unsigned char *from,
                         const unsigned char *end)
{
    const unsigned char *at = end;

    while (at > from && at[-1] == '\\')
        at--;
    return (size_t)(end - at) % 2 != (at == from && feed->escaped);
}

/* Go on behind a text that is open, or to the end of the piece. */
static const unsigned char *pass_text(struct feed *feed, const unsigned char *at,
                                      const unsigned char *end)
{
    const unsigned char *quote = find_quote(feed, at, end), *behind = quote ? quote + 1 : end;

    feed->escaped = !quote && ends_escaped(feed, at, end);
    feed->in_text = !quote;
    feed->token += (size_t)(behind - at);
    return behind;
}

/* Go on to the first byte of a text, a token that is too long, or the end of the piece. */
static const unsigned char *pass_others(struct feed *feed, const unsigned char *at,
                                        const unsigned char *end)
{
    for (; at < end && feed->token <= TOKEN_MAX; at++) {
        if (*at == '"') {
            feed->in_text = true;
            feed->token = 1;
            return at + 1;
        }
        feed->token = between[*at] ? 0 : feed->token + 1;
        feed->lines += *at == '\n';
    }
    return at;
}

/* False: something in it is too long. */
static bool check_tokens(struct feed *feed)
{
    const unsigned char *at = feed->piece, *end = at + feed->len;

    while (at < end && feed->token <= TOKEN_MAX)
        at = feed->in_text ? pass_text(feed, at, end) : pass_others(feed, at, end);
    return feed->token <= TOKEN_MAX;
}

static bool read_all(struct feed *feed, FILE *in, struct reader *r)
{
    while ((feed->len = fread(feed->piece, 1, sizeof(feed->piece), in)) > 0) {
        feed->lines = 0;
        if (!check_tokens(feed)) {
            snprintf(r->why, r->size, "not a run: a text or number in it has more than %u bytes",
                     TOKEN_MAX);
            return false;
        }
        if (!took(feed, yajl_parse(feed->yajl, feed->piece, feed->len), r))
            return false;
        feed->line += feed->lines;
    }
    return took(feed, yajl_complete_parse(feed->yajl), r);
}

struct run *run_read_json(FILE *in, char *why, size_t size)
{
    struct reader *r = memory_new(sizeof(*r));
    struct feed *feed = memory_new(sizeof(*feed));
    struct run *run;

    *why = '\0';
    r->run = run_new();
    r->why = why;
    r->size = size;
    feed->line = 1;
    feed->yajl = yajl_alloc(&reader_callbacks, NULL, r);
    run = feed->yajl && read_all(feed, in, r) ? r->run : NULL;
    if (run)
        run_hold_to_plans(run);
    else
        run_free(r->run);
    if (feed->yajl)
        yajl_free(feed->yajl);
    reader_free(r);
    free(feed);
    free(r);
    return run;
}
