/* SPDX-License-Identifier: MIT */
/* The record format, reading untrusted lines: see record.h and docs/format.md. */
#include "report/record/record.h"

#include <string.h>

#include "report/record/crc.h"

#define TRAILER    (2 + CRC_DIGITS) /* " #" and the CRC */
#define PREFIX_LEN (sizeof(RECORD_PREFIX) - 1)

/* So many digits are no more than a uint64_t holds. */
#define PLAIN_DIGITS 19u

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

/* A number at a text, of up to PLAIN_DIGITS digits: how many there are. */
static size_t plain_number(const char *at, const char *end, uint64_t *number)
{
    const char *first = at, *far = end - at > (ptrdiff_t)PLAIN_DIGITS ? at + PLAIN_DIGITS : end;
    uint64_t sum = 0;
    unsigned digit;

    for (; at < far && (digit = (unsigned char)*at - (unsigned)'0') <= 9; at++)
        sum = sum * 10 + digit;
    *number = sum;
    return (size_t)(at - first);
}

bool record_number(struct record_slice value, uint64_t *out)
{
    size_t i = plain_number(value.at, value.at + value.len, out);
    uint64_t sum = *out;

    for (; i < value.len; i++) {
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

const struct record_field *record_find(const struct record_view *view, const char *key, size_t len,
                                       uint64_t word)
{
    unsigned i;

    for (i = 0; i < view->fields; i++)
        if (view->field[i].word == word && view->field[i].key.len == len &&
            (len <= sizeof(word) || !memcmp(view->field[i].key.at, key, len)))
            return &view->field[i];
    return NULL;
}

/* An odd number whose product with a word has bits of all of it at the top. */
#define WORD_MIX UINT64_C(0x9e3779b97f4a7c15)

static bool is_same_key(const struct record_field *a, const struct record_field *b)
{
    return a->word == b->word && a->key.len == b->key.len &&
           (a->key.len <= sizeof(a->word) || !memcmp(a->key.at, b->key.at, a->key.len));
}

const struct record_field *record_twice(const struct record_view *view)
{
    uint64_t seen = 0, bit;
    unsigned i, k;

    for (i = 0; i < view->fields; i++) {
        bit = UINT64_C(1) << (view->field[i].word * WORD_MIX >> 58);
        /* A key of a bit that none had before is another one. */
        for (k = seen & bit ? 0 : i; k < i; k++)
            if (is_same_key(&view->field[k], &view->field[i]))
                return &view->field[i];
        seen |= bit;
    }
    return NULL;
}

/* As most pairs are: digits, 'x', digits, and a comma or the end.  False: look more closely. */
static bool take_plain_pair(struct record_slice *list, uint64_t *value, uint64_t *count)
{
    const char *at = list->at, *end = at + list->len;
    size_t digits = plain_number(at, end, value);

    at += digits;
    if (!digits || at == end || *at++ != 'x')
        return false;
    digits = plain_number(at, end, count);
    at += digits;
    if (!digits || (at < end && *at++ != ','))
        return false;
    list->len = (size_t)(end - at);
    list->at = at;
    return true;
}

bool record_next_pair(struct record_slice *list, uint64_t *value, uint64_t *count)
{
    size_t cross = 0, end;

    if (take_plain_pair(list, value, count))
        return true;
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

/* A list of pairs is looked through at once, and a number byte by byte. */
#define SHORT_VALUE 16u

static const char *end_of_value(const char *at, const char *end)
{
    const char *near = (size_t)(end - at) < SHORT_VALUE ? end : at + SHORT_VALUE;

    while (at < near && *at != ' ')
        at++;
    if (at < near || at == end)
        return at;
    at = memchr(at, ' ', (size_t)(end - at));
    return at ? at : end;
}

/* Take "key=value" and the space behind it off a slice; false: it is not one. */
static bool take_field(struct record_slice *rest, struct record_field *field)
{
    const char *at = rest->at, *end = at + rest->len;
    size_t len;

    for (len = 0; at + len < end && at[len] != '='; len++)
        if (at[len] == ' ')
            return false;
    if (!len || at + len == end)
        return false;
    field->word = record_word(at, len);
    field->key = (struct record_slice){at, len};
    field->value.at = at + len + 1;
    at = end_of_value(field->value.at, end);
    field->value.len = (size_t)(at - field->value.at);
    at += at < end;
    *rest = (struct record_slice){at, (size_t)(end - at)};
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
    view->kind_word = record_word(view->kind.at, view->kind.len);
    view->fields = 0;
    while (body.len) {
        if (view->fields == RECORD_FIELDS || !take_field(&body, &view->field[view->fields]))
            return false;
        view->fields++;
    }
    return view->kind.len > 0;
}

static bool crc_holds(const char *text, size_t len, const char *crc_text)
{
    uint32_t crc = 0;
    unsigned i;

    for (i = 0; i < CRC_DIGITS; i++) {
        if (hex_value(crc_text[i]) < 0)
            return false;
        crc = crc << 4 | (uint32_t)hex_value(crc_text[i]);
    }
    return crc == record_crc(0, text, len);
}

/* What stands behind the prefix is of the kind that may be longer than others. */
static bool is_digest(const char *text, size_t len)
{
    struct record_slice rest = {text, len < RECORD_MAX ? len : RECORD_MAX};

    next_word(&rest);
    return record_is(next_word(&rest), RECORD_DIGEST);
}

/* The " #" before a CRC in so many bytes, or NULL. */
static const char *find_trailer(const char *text, size_t len)
{
    const char *at = text, *end = text + len;

    while (end - at >= TRAILER && (at = memchr(at + 1, '#', (size_t)(end - at) - TRAILER + 1)))
        if (at[-1] == ' ')
            return at - 1;
    return NULL;
}

bool record_read_at(const char *line, size_t len, size_t start, struct record_view *view)
{
    const char *text = line + start + PREFIX_LEN, *mark;
    size_t most = len - start < RECORD_DIGEST_MAX ? len - start : RECORD_DIGEST_MAX;

    if (len - start < PREFIX_LEN || memcmp(line + start, RECORD_PREFIX, PREFIX_LEN) != 0)
        return false;
    mark = find_trailer(text, most - PREFIX_LEN);
    if (!mark)
        return false;
    view->start = start;
    view->end = (size_t)(mark - line) + TRAILER;
    view->crc = (struct record_slice){mark + 2, CRC_DIGITS};
    if (view->end - start > RECORD_MAX && !is_digest(text, len - start - PREFIX_LEN))
        return false;
    return crc_holds(line + start, (size_t)(mark - line) - start, view->crc.at) &&
           read_body((struct record_slice){text, (size_t)(mark - text)}, view);
}

/* Where the next prefix stands, or NULL: one letter is looked for, which memchr does fast. */
static const char *find_prefix(const char *at, const char *end)
{
    while (end - at >= (ptrdiff_t)PREFIX_LEN &&
           (at = memchr(at, *RECORD_PREFIX, (size_t)(end - at) - PREFIX_LEN + 1))) {
        if (!memcmp(at, RECORD_PREFIX, PREFIX_LEN))
            return at;
        at++;
    }
    return NULL;
}

enum record_found record_read(const char *line, size_t len, struct record_view *view)
{
    const char *at = line, *end = line + len;
    enum record_found found = RECORD_NONE;

    for (; (at = find_prefix(at, end)); at++) {
        if (record_read_at(line, len, (size_t)(at - line), view))
            return RECORD_GOOD;
        found = RECORD_DAMAGED;
    }
    return found;
}
