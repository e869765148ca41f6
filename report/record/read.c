/* SPDX-License-Identifier: MIT */
/* The record format, reading untrusted lines: see record.h and docs/format.md. */
#include "report/record/record.h"

#include <limits.h>
#include <string.h>

#include "report/record/crc.h"
#include "report/record/digits.h"

#define TRAILER    (2 + CRC_DIGITS) /* " #" and the CRC */
#define PREFIX_LEN (sizeof(RECORD_PREFIX) - 1)

/* What a hexadecimal digit is worth, and one more, so that what is none is 0. */
static const unsigned char hex_digits[UCHAR_MAX + 1] = {
    ['0'] = 1, ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9, ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
};

static int hex_value(char c)
{
    return hex_digits[(unsigned char)c] - 1;
}

/* The rest of a number, behind its first digits. */
static bool more_digits(struct record_slice value, size_t i, uint64_t *out)
{
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

bool record_number(struct record_slice value, uint64_t *out)
{
    return more_digits(value, short_number(value.at, value.at + value.len, out), out);
}

/* The same of a word of a record, behind which eight bytes may be read. */
static bool number_of_word(struct record_slice word, uint64_t *out)
{
    if (word.len < EIGHT)
        return eight_digits(eight_first(eight_at(word.at), word.len), out) == word.len && word.len;
    return record_number(word, out);
}

bool record_field_number(const struct record_field *field, uint64_t *out)
{
    return number_of_word(field->value, out);
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

static bool is_same_key(const struct record_field *a, const struct record_field *b)
{
    return a->word == b->word && a->key.len == b->key.len &&
           (a->key.len <= sizeof(a->word) || !memcmp(a->key.at, b->key.at, a->key.len));
}

const struct record_field *record_twice(const struct record_view *view)
{
    unsigned i, k;

    for (i = 1; view->keys_meet && i < view->fields; i++)
        for (k = 0; k < i; k++)
            if (is_same_key(&view->field[k], &view->field[i]))
                return &view->field[i];
    return NULL;
}

bool record_next_pair(struct record_slice *list, uint64_t *value, uint64_t *count)
{
    const char *at = list->at, *last = at + list->len;
    size_t cross = 0, end;

    if (plain_pair(&at, last, value, count)) {
        *list = (struct record_slice){at, (size_t)(last - at)};
        return true;
    }
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

/*
 * Where a byte stands, or the end.  A record goes on behind its fields with what TRAILER has, so
 * that from any byte of them eight may be read.
 */
static const char *find_byte(const char *at, const char *end, char byte)
{
    size_t before = EIGHT;

    for (; at < end && before == EIGHT; at += before)
        before = eight_before(eight_mask(eight_at(at), byte));
    return at < end ? at : end;
}

/* Take the next word, up to a space or the end, and the space off a slice. */
static struct record_slice next_word(struct record_slice *rest)
{
    const char *at = rest->at, *end = at + rest->len, *space = find_byte(at, end, ' ');
    struct record_slice word = {at, (size_t)(space - at)};

    space += space < end;
    *rest = (struct record_slice){space, (size_t)(end - space)};
    return word;
}

/* Take "key=value" and the space behind it off a slice; false: it is not one. */
static bool take_field(struct record_slice *rest, struct record_field *field)
{
    const char *at = rest->at, *end = at + rest->len, *space = find_byte(at, end, ' ');
    const char *equals = find_byte(at, space, '=');

    if (equals == at || equals == space)
        return false;
    field->key = (struct record_slice){at, (size_t)(equals - at)};
    field->word = eight_first(eight_at(at), field->key.len);
    field->value = (struct record_slice){equals + 1, (size_t)(space - equals - 1)};
    space += space < end;
    *rest = (struct record_slice){space, (size_t)(end - space)};
    return true;
}

/* Everything between the prefix and " #", behind which the CRC stands. */
static bool read_body(struct record_slice body, struct record_view *view)
{
    uint64_t number, bit;

    if (!number_of_word(next_word(&body), &number) || number > UINT32_MAX)
        return false;
    view->number = (uint32_t)number;
    view->kind = next_word(&body);
    view->kind_word = eight_first(eight_at(view->kind.at), view->kind.len);
    view->fields = 0;
    view->keys = 0;
    view->keys_meet = false;
    while (body.len) {
        if (view->fields == RECORD_FIELDS || !take_field(&body, &view->field[view->fields]))
            return false;
        bit = record_key_bit(view->field[view->fields++].word);
        view->keys_meet = view->keys_meet || view->keys & bit;
        view->keys |= bit;
    }
    return view->kind.len > 0;
}

static bool crc_holds(const char *text, size_t len, const char *crc_text)
{
    uint32_t crc = 0;
    bool good = true;
    unsigned i, digit;

    /* Which digits they are nothing foresees: a branch for each would cost more than the CRC. */
    for (i = 0; i < CRC_DIGITS; i++) {
        digit = hex_digits[(unsigned char)crc_text[i]];
        good &= digit > 0;
        crc = crc << 4 | ((digit - 1) & 0xf);
    }
    return good && crc == record_crc(0, text, len);
}

/* What stands between the prefix and the CRC is of the kind that may be longer than others. */
static bool is_digest(struct record_slice body)
{
    body.len = body.len < RECORD_MAX ? body.len : RECORD_MAX;
    next_word(&body);
    return record_is(next_word(&body), RECORD_DIGEST);
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
    struct record_slice body;
    size_t most = len - start < RECORD_DIGEST_MAX ? len - start : RECORD_DIGEST_MAX;

    if (len - start < PREFIX_LEN || memcmp(line + start, RECORD_PREFIX, PREFIX_LEN) != 0)
        return false;
    mark = find_trailer(text, most - PREFIX_LEN);
    if (!mark)
        return false;
    body = (struct record_slice){text, (size_t)(mark - text)};
    view->start = start;
    view->end = (size_t)(mark - line) + TRAILER;
    view->crc = (struct record_slice){mark + 2, CRC_DIGITS};
    if (view->end - start > RECORD_MAX && !is_digest(body))
        return false;
    return crc_holds(line + start, (size_t)(mark - line) - start, view->crc.at) &&
           read_body(body, view);
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
