/* SPDX-License-Identifier: MIT */
/* The record format, reading untrusted lines: see record.h and docs/format.md. */
#include "report/record/record.h"

#define TRAILER (2 + CRC_DIGITS) /* " #" and the CRC */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

bool record_number(struct record_slice value, uint64_t *out)
{
    uint64_t sum = 0;
    size_t i;

    for (i = 0; i < value.len; i++) {
        unsigned digit = (unsigned)(value.at[i] - '0');

        if (digit > 9 || sum > (UINT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *out = sum;
    return value.len > 0;
}

bool record_decode(struct record_slice value, char *out, size_t size)
{
    size_t i, n = 0;

    for (i = 0; i < value.len && n + 1 < size; i++) {
        if (value.at[i] != '%') {
            out[n++] = value.at[i];
            continue;
        }
        if (i + 2 >= value.len || hex_value(value.at[i + 1]) < 0 || hex_value(value.at[i + 2]) < 0)
            break;
        out[n++] = (char)(hex_value(value.at[i + 1]) << 4 | hex_value(value.at[i + 2]));
        i += 2;
    }
    out[n] = '\0';
    return i == value.len;
}

const struct record_field *record_field(const struct record_view *view, const char *key)
{
    unsigned i;

    for (i = 0; i < view->fields; i++)
        if (record_is(view->field[i].key, key))
            return &view->field[i];
    return NULL;
}

static bool is_same(struct record_slice a, struct record_slice b)
{
    size_t i;

    for (i = 0; i < a.len && i < b.len && a.at[i] == b.at[i]; i++)
        ;
    return i == a.len && i == b.len;
}

const struct record_field *record_twice(const struct record_view *view)
{
    unsigned i, k;

    for (i = 1; i < view->fields; i++)
        for (k = 0; k < i; k++)
            if (is_same(view->field[k].key, view->field[i].key))
                return &view->field[i];
    return NULL;
}

bool record_next_pair(struct record_slice *list, uint64_t *value, uint64_t *count)
{
    size_t cross = 0, end;

    while (cross < list->len && list->at[cross] != 'x')
        cross++;
    for (end = cross; end < list->len && list->at[end] != ',';)
        end++;
    if (cross == list->len || !record_number((struct record_slice){list->at, cross}, value) ||
        !record_number((struct record_slice){list->at + cross + 1, end - cross - 1}, count))
        return false;
    if (end < list->len)
        end++;
    list->at += end;
    list->len -= end;
    return true;
}

/* Take the next word, up to a space or the end, off a slice. */
static struct record_slice next_word(struct record_slice *rest)
{
    struct record_slice word = {rest->at, 0};

    while (word.len < rest->len && rest->at[word.len] != ' ')
        word.len++;
    rest->at += word.len;
    rest->len -= word.len;
    if (rest->len) {
        rest->at++;
        rest->len--;
    }
    return word;
}

static bool split_field(struct record_slice word, struct record_field *field)
{
    size_t i = 0;

    while (i < word.len && word.at[i] != '=')
        i++;
    if (i == 0 || i == word.len)
        return false;
    field->key = (struct record_slice){word.at, i};
    field->value = (struct record_slice){word.at + i + 1, word.len - i - 1};
    return true;
}

/* Everything between the prefix and " #". */
static bool read_body(struct record_slice body, struct record_view *view)
{
    uint64_t number;

    if (!record_number(next_word(&body), &number) || number > UINT32_MAX)
        return false;
    view->number = (uint32_t)number;
    view->kind = next_word(&body);
    view->fields = 0;
    while (body.len) {
        if (view->fields == RECORD_FIELDS ||
            !split_field(next_word(&body), &view->field[view->fields]))
            return false;
        view->fields++;
    }
    return view->kind.len > 0;
}

static bool crc_holds(const char *text, size_t len, const char *crc_text)
{
    unsigned long crc = 0;
    unsigned i;

    for (i = 0; i < CRC_DIGITS; i++) {
        if (hex_value(crc_text[i]) < 0)
            return false;
        crc = crc << 4 | (unsigned long)hex_value(crc_text[i]);
    }
    return crc == crc32(0, (const unsigned char *)text, (unsigned)len);
}

/* The most bytes of a record, by what stands behind its prefix: a digest may be longer. */
static size_t most_of(const char *text, size_t len)
{
    struct record_slice rest = {text, len < RECORD_MAX ? len : RECORD_MAX};

    next_word(&rest);
    return record_is(next_word(&rest), RECORD_DIGEST) ? RECORD_DIGEST_MAX : RECORD_MAX;
}

/* A record that starts exactly at 'start'. */
static bool read_at(const char *line, size_t len, size_t start, struct record_view *view)
{
    const size_t prefix = sizeof(RECORD_PREFIX) - 1;
    size_t most = most_of(line + start + prefix, len - start - prefix);
    size_t limit = len - start < most ? len : start + most;
    size_t mark;

    for (mark = start + prefix; mark + TRAILER <= limit; mark++) {
        if (line[mark] != ' ' || line[mark + 1] != '#')
            continue;
        if (!crc_holds(line + start, mark - start, line + mark + 2))
            return false;
        view->start = start;
        view->end = mark + TRAILER;
        view->crc = (struct record_slice){line + mark + 2, CRC_DIGITS};
        return read_body((struct record_slice){line + start + prefix, mark - start - prefix}, view);
    }
    return false;
}

static bool prefix_at(const char *line, size_t len, size_t start)
{
    size_t i;

    for (i = 0; i < sizeof(RECORD_PREFIX) - 1; i++)
        if (start + i >= len || line[start + i] != RECORD_PREFIX[i])
            return false;
    return true;
}

enum record_found record_read(const char *line, size_t len, struct record_view *view)
{
    enum record_found found = RECORD_NONE;
    size_t start;

    for (start = 0; start < len; start++) {
        if (!prefix_at(line, len, start))
            continue;
        if (read_at(line, len, start, view))
            return RECORD_GOOD;
        found = RECORD_DAMAGED;
    }
    return found;
}
