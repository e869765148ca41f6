/* SPDX-License-Identifier: MIT */
/*
 * One line of the record: what the kernel writes on the Xen console and the
 * host reads back.  Compiled into both.  docs/format.md is the specification.
 *
 *     PVB1 12 series case=xen_version/version path=single n=1 ... #1f2e3d4c
 *
 * A record is printable ASCII, at most RECORD_MAX bytes without its newline,
 * because Xen copies console_io 127 bytes at a time and may put its own lines
 * between two copies (xen/drivers/char/console.c:guest_console_write).  A
 * digest is longer: all that it says has to be in one line, which is
 * photographed and read by itself.
 */
#ifndef REPORT_RECORD_RECORD_H
#define REPORT_RECORD_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RECORD_PREFIX  "PVB1 "
#define RECORD_VERSION 1
#define RECORD_MAX     120
#define RECORD_FIELDS  24

/* The kind that may be longer, and how long. */
#define RECORD_DIGEST     "digest"
#define RECORD_DIGEST_MAX 600

/* Digits of its CRC, the last bytes of a record. */
#define CRC_DIGITS 8

/* The closed list of paths; the index is the order in which views show them. */
enum path { PATH_SINGLE, PATH_MULTI, PATH_ARRAY, PATH_TRAP, PATH_COUNT };

/* The closed list of case statuses, best first: the worst of several wins. */
enum status {
    STATUS_OK,
    STATUS_SKIPPED,
    STATUS_ABSENT,
    STATUS_DENIED,
    STATUS_UNSTABLE,
    STATUS_WRONG,
    STATUS_FAULTED,
    STATUS_COUNT
};

/* The word for a path or status in records and views, and back (-1: not a word of the list). */
const char *path_name(enum path path);
int path_of(const char *word, size_t len);
const char *status_name(enum status status);
int status_of(const char *word, size_t len);

/* Whether calls are issued one by one: there is nothing to fill in then. */
static inline bool path_is_alone(enum path path)
{
    return path == PATH_SINGLE || path == PATH_TRAP;
}

/* ---- writing ---- */

/* A record being written.  'overflow' is set, and the field left out whole, when one does not fit.
 */
struct record {
    char line[RECORD_DIGEST_MAX + 2];
    unsigned len, most;
    bool overflow;
};

/* Start a record of a kind with its running number. */
void record_open(struct record *r, uint32_t number, const char *kind);

/* Append " key=value"; bytes outside the plain set are written as %XX.  False: it did not fit. */
bool record_text(struct record *r, const char *key, const char *value);
bool record_uint(struct record *r, const char *key, uint64_t value);
bool record_hex(struct record *r, const char *key, uint64_t value);

/*
 * As record_text, but takes as many of the len bytes as fit with 'reserve' bytes of the line left
 * for what comes after; returns how many it took.
 */
size_t record_text_part(struct record *r, const char *key, const char *value, size_t len,
                        unsigned reserve);

/*
 * Append "VALUExCOUNT" to a list field: with the key first when *first, else after a comma.
 * False: it did not fit, and nothing was written.
 */
bool record_pair(struct record *r, const char *key, bool *first, uint64_t value, uint64_t count);

/* Bytes that further fields can still take. */
unsigned record_room(const struct record *r);

/* Close the record with its CRC-32 and a newline; the length is then r->len. */
void record_close(struct record *r);

/* ---- reading ---- */

enum record_found {
    RECORD_NONE,    /* no prefix in the line: somebody else's text */
    RECORD_GOOD,    /* whole, CRC right */
    RECORD_DAMAGED, /* the prefix is there, but the rest is cut or changed */
};

/* Slices of the line that was read; nothing is copied and nothing is NUL-terminated. */
struct record_slice {
    const char *at;
    size_t len;
};

struct record_field {
    uint64_t word; /* of its key: record_word() */
    struct record_slice key;
    struct record_slice value; /* still %XX-coded */
};

struct record_view {
    uint32_t number;
    struct record_slice kind;
    uint64_t kind_word; /* record_word() of it */
    struct record_field field[RECORD_FIELDS];
    unsigned fields;
    uint64_t keys;           /* record_key_bit() of each */
    bool keys_meet;          /* two have one bit, and may be the same */
    size_t start;            /* offset of the prefix in the line */
    size_t end;              /* offset of the first byte after the CRC */
    struct record_slice crc; /* its digits */
};

/*
 * Look for a record in a line of 'len' untrusted bytes (no newline needed).  The prefix may stand
 * anywhere; bytes before it and after the CRC are left alone.  A damaged line with a later whole
 * record in it yields that record.
 */
enum record_found record_read(const char *line, size_t len, struct record_view *view);

/* True when a slice is exactly this word. */
bool record_is(struct record_slice slice, const char *word);

/* The same of one that has to begin at 'start'; false: there is no whole one. */
bool record_read_at(const char *line, size_t len, size_t start, struct record_view *view);

static inline uint64_t record_byte(const char *text, size_t len, size_t at)
{
    return at < len ? (uint64_t)(unsigned char)text[at] << 8 * at : 0;
}

/*
 * The first eight bytes of a word as a number, so that words are told apart by one comparison, and
 * by their lengths: a word may end in NULs.  Of one in the source the compiler works it out.
 */
static inline uint64_t record_word(const char *text, size_t len)
{
    return record_byte(text, len, 0) | record_byte(text, len, 1) | record_byte(text, len, 2) |
           record_byte(text, len, 3) | record_byte(text, len, 4) | record_byte(text, len, 5) |
           record_byte(text, len, 6) | record_byte(text, len, 7);
}

/* An odd number whose product with a word has bits of all of it at the top. */
#define WORD_MIX UINT64_C(0x9e3779b97f4a7c15)

/* One bit of 64 for a key, by its word: a key whose bit a record lacks is not in it. */
static inline uint64_t record_key_bit(uint64_t word)
{
    return UINT64_C(1) << (word * WORD_MIX >> 58);
}

/* The field of that key, or NULL. */
const struct record_field *record_find(const struct record_view *view, const char *key, size_t len,
                                       uint64_t word);

/* True when its kind is exactly this word. */
static inline bool record_is_kind(const struct record_view *view, const char *word)
{
    size_t len = __builtin_strlen(word);

    return view->kind_word == record_word(word, len) && view->kind.len == len &&
           (len <= sizeof(uint64_t) || record_is(view->kind, word));
}

static inline const struct record_field *record_field(const struct record_view *view,
                                                      const char *key)
{
    size_t len = __builtin_strlen(key);
    uint64_t word = record_word(key, len);

    return view->keys & record_key_bit(word) ? record_find(view, key, len, word) : NULL;
}

/* The first field whose key another one has, too, or NULL. */
const struct record_field *record_twice(const struct record_view *view);

/* Decode a %XX-coded value into out (size bytes, always NUL-terminated); false if malformed or cut.
 */
bool record_decode(struct record_slice value, char *out, size_t size);

/* A decimal number in a slice; false if empty, too large or anything else. */
bool record_number(struct record_slice value, uint64_t *out);

/* The same of a field of a record that was read, whose line is still there. */
bool record_field_number(const struct record_field *field, uint64_t *out);

/*
 * Take the next "VALUExCOUNT" off a list; false at the end or when malformed (then list->len is
 * not 0).
 */
bool record_next_pair(struct record_slice *list, uint64_t *value, uint64_t *count);

/*
 * The CRC-32 of zlib's crc32(), by its signature, so that the host links zlib and the kernel
 * brings core/crc32.c.
 */
unsigned long crc32(unsigned long crc, const unsigned char *bytes, unsigned len);

#endif
