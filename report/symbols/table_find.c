/* SPDX-License-Identifier: MIT */
/*
 * Where the table lies: by its shape, from its end to its beginning.  Nothing in a file that boots
 * says where it is.
 */
#include "report/symbols/table.h"

#include <string.h>

/* How many bytes at the most fill up one part before the next. */
#define PAD_MOST 8u
/* KSYM_NAME_LEN: a token is a part of a name. */
#define TOKEN_MOST 128u
#define TOKENS     256u
/* A hypervisor has more; of so few the widths of the parts cannot be told. */
#define COUNT_LEAST 16u
/* The names between two markers, and the bytes that they may have. */
#define MARKER_EVERY 256u
#define BLOCK_MOST   (MARKER_EVERY * 256u)
/* A table takes some ten thousand steps to find, and a file one for every two bytes. */
#define WORK_MOST (UINT64_C(1) << 28)
/* Names of a table, those of data among them, of which only some tables have any. */
#define COUNT_MOST (1u << 17)

static bool spend(struct table *t, uint64_t steps)
{
    t->work = t->work > steps ? t->work - steps : 0;
    return t->work > 0;
}

static unsigned token_at(const struct table *t, size_t token)
{
    return bytes_u16(&t->file, t->index + 2 * token);
}

/* Each token begins behind the one before. */
static bool index_rises(struct table *t)
{
    size_t i;

    if (token_at(t, 0))
        return false;
    for (i = 1; i < TOKENS && token_at(t, i - 1) < token_at(t, i); i++)
        ;
    return spend(t, i) && i == TOKENS;
}

/* A NUL stands before each place that the index names, and nowhere else. */
static bool tokens_fit(struct table *t)
{
    const uint8_t *tokens = t->file.at + t->tokens;
    size_t i;

    for (i = 0; i + 1 < TOKENS; i++) {
        size_t at = token_at(t, i), len = token_at(t, i + 1) - at;

        if (memchr(tokens + at, 0, len) != tokens + at + len - 1)
            break;
    }
    return spend(t, i) && i + 1 == TOKENS;
}

/* Where the text begins whose NUL is before 'end'. */
static size_t token_before(const struct table *t, size_t end)
{
    size_t start = end - 1;

    while (start > 0 && t->file.at[start - 1] && end - start < TOKEN_MOST)
        start--;
    return start;
}

/* The last token ends at the index, or at what is filled up before it. */
static bool tokens_before_index(struct table *t)
{
    size_t end, last;

    for (end = t->index; end > 0 && t->index - end < PAD_MOST; end--) {
        if (t->file.at[end - 1] || !bytes_filled(&t->file, end, t->index))
            continue;
        last = token_before(t, end);
        if (last < token_at(t, TOKENS - 1))
            continue;
        t->tokens = last - token_at(t, TOKENS - 1);
        if (tokens_fit(t))
            return true;
    }
    return false;
}

static uint64_t marker(const struct table *t, size_t i)
{
    return bytes_word(&t->file, t->markers + i * t->marker_width, t->marker_width);
}

/* From the last one back to the first, which is 0. */
static bool markers_before(struct table *t, size_t end)
{
    uint64_t value = UINT64_MAX, before;

    t->marker_count = 0;
    for (t->markers = end; value && t->markers >= t->marker_width; t->marker_count++) {
        before = bytes_word(&t->file, t->markers - t->marker_width, t->marker_width);
        if (before >= value || t->marker_count > COUNT_MOST / MARKER_EVERY)
            break;
        value = before;
        t->markers -= t->marker_width;
    }
    return spend(t, t->marker_count) && !value;
}

/* Over names from 'first' on, which begins at 'at': where the one behind them begins; 0: outside.
 */
static size_t pass_names(struct table *t, size_t first, size_t at, size_t end)
{
    size_t i;

    for (i = first; i < end && at < t->markers; i++) {
        if (i % MARKER_EVERY == 0 && marker(t, i / MARKER_EVERY) != at - t->names)
            break;
        at += 1 + (size_t)t->file.at[at];
    }
    return spend(t, i - first) && i == end && at <= t->markers ? at : 0;
}

/* As many names as there are to be end where the markers begin; the last ones are tried first. */
static bool names_fit(struct table *t)
{
    size_t block = t->marker_count - 1;
    size_t end = pass_names(t, block * MARKER_EVERY, t->names + marker(t, block), t->count);

    return end && t->markers - end < PAD_MOST && bytes_filled(&t->file, end, t->markers) &&
           pass_names(t, 0, t->names, t->count) == end;
}

static bool addresses_rise(struct table *t, size_t end)
{
    uint64_t before = 0, at;
    size_t i;

    if (end / t->width < t->count)
        return false;
    t->addresses = end - t->count * t->width;
    for (i = 0; i < t->count; i++, before = at) {
        at = table_address(t, i);
        if (at < before)
            break;
    }
    return spend(t, i) && i == t->count;
}

/*
 * The count stands before the names, of 4 bytes, or of 8 where addresses are; and the addresses
 * before it.  8-byte ones are no rising row of 4-byte ones, so these are tried first.
 */
static bool count_before(struct table *t)
{
    size_t at = t->names - 4;

    t->count = bytes_u32(&t->file, at);
    if (!t->count && t->names >= 8) {
        at = t->names - 8;
        t->count = bytes_u32(&t->file, at);
    }
    if (t->count < COUNT_LEAST || (t->count - 1) / MARKER_EVERY != t->marker_count - 1)
        return false;
    if (!names_fit(t))
        return false;
    t->width = 4;
    if (addresses_rise(t, at))
        return true;
    t->width = 8;
    return addresses_rise(t, at);
}

/* The last marker says how far before the markers the names begin, but for the last few of them. */
static bool names_before(struct table *t)
{
    uint64_t last = marker(t, t->marker_count - 1);
    size_t tried;

    if (last > t->markers)
        return false;
    t->names = (t->markers - last) & ~(size_t)3;
    for (tried = 0; tried < BLOCK_MOST && t->names >= 4 && spend(t, 1); tried += 4, t->names -= 4)
        if (count_before(t))
            return true;
    return false;
}

static bool rest_before_tokens(struct table *t)
{
    size_t pad;

    for (t->marker_width = 4; t->marker_width <= 8; t->marker_width += 4)
        for (pad = 0; pad < PAD_MOST && pad <= t->tokens; pad += 4)
            if (bytes_filled(&t->file, t->tokens - pad, t->tokens) &&
                markers_before(t, t->tokens - pad) && names_before(t))
                return true;
    return false;
}

bool table_find(struct table *t, const struct bytes *file)
{
    const uint8_t *at = file->at;

    *t = (struct table){.file = *file, .work = WORK_MOST};
    for (; t->index + 2 * TOKENS <= file->size && t->work; t->index += 2)
        /* Most of a file is passed over by this look. */
        if (!at[t->index] && !at[t->index + 1] && index_rises(t) && tokens_before_index(t) &&
            rest_before_tokens(t))
            return true;
    return false;
}
