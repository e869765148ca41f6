/* SPDX-License-Identifier: MIT */
/*
 * Eight bytes of a text at a time, as one number, which the host's readers look at instead of at
 * each byte: how long a number or a word is changes from one to the next, so that a loop over its
 * bytes ends in a branch that no processor foresees.
 */
#ifndef REPORT_RECORD_DIGITS_H
#define REPORT_RECORD_DIGITS_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EIGHT_OF(byte) (UINT64_C(0x0101010101010101) * (byte))
#define EIGHT          8u

/* The bytes at a text, the first in the lowest bits. */
static inline uint64_t eight_at(const char *at)
{
    uint64_t bytes;

    memcpy(&bytes, at, sizeof(bytes));
    return le64toh(bytes);
}

/* The first bytes of eight, so many of them. */
static inline uint64_t eight_first(uint64_t bytes, size_t count)
{
    return count < EIGHT ? bytes & ((UINT64_C(1) << 8 * count) - 1) : bytes;
}

/* How many bytes stand before the first that a mask has the top bit of. */
static inline size_t eight_before(uint64_t mask)
{
    return mask ? (size_t)__builtin_ctzll(mask) / 8 : EIGHT;
}

/* A mask of where a byte stands; behind the first it may have more. */
static inline uint64_t eight_mask(uint64_t bytes, char byte)
{
    uint64_t zeros = bytes ^ EIGHT_OF((unsigned char)byte);

    return (zeros - EIGHT_OF(1)) & ~zeros & EIGHT_OF(0x80);
}

/* How many digits stand at the start of eight bytes, and the number that they are. */
static inline size_t eight_digits(uint64_t bytes, uint64_t *number)
{
    uint64_t digits = bytes ^ EIGHT_OF('0');
    size_t count = eight_before(((digits + EIGHT_OF(0x76)) | digits) & EIGHT_OF(0x80));

    *number = 0;
    if (!count)
        return 0;
    /* Zeros in front of them; then two and two, four and four, eight. */
    digits <<= 8 * (EIGHT - count);
    digits = (digits * 10 + (digits >> 8)) & UINT64_C(0x00ff00ff00ff00ff);
    digits = (digits * 100 + (digits >> 16)) & UINT64_C(0x0000ffff0000ffff);
    *number = (digits * 10000 + (digits >> 32)) & UINT64_C(0xffffffff);
    return count;
}

/* So many digits are no more than a uint64_t holds. */
#define PLAIN_DIGITS 19u

/* The number at a text, of up to PLAIN_DIGITS digits, mostly few: how many there are. */
static inline size_t short_number(const char *at, const char *end, uint64_t *number)
{
    const char *first = at, *far = end - at > (ptrdiff_t)PLAIN_DIGITS ? at + PLAIN_DIGITS : end;
    uint64_t sum = 0;
    unsigned digit;

    for (; at < far && (digit = (unsigned char)*at - (unsigned)'0') <= 9; at++)
        sum = sum * 10 + digit;
    *number = sum;
    return (size_t)(at - first);
}

/* The same of one that has few digits or many. */
static inline size_t plain_number(const char *at, const char *end, uint64_t *number)
{
    size_t count = EIGHT;

    if (end - at >= (ptrdiff_t)EIGHT)
        count = eight_digits(eight_at(at), number);
    return count < EIGHT ? count : short_number(at, end, number);
}

/*
 * Take a pair off a list as most are: digits, "x", digits, and a comma or the end.  False: it is
 * another one, or none.
 */
static inline bool plain_pair(const char **list, const char *end, uint64_t *value, uint64_t *count)
{
    const char *at = *list;
    size_t digits = plain_number(at, end, value);

    at += digits;
    if (!digits || at == end || *at++ != 'x')
        return false;
    digits = short_number(at, end, count);
    at += digits;
    if (!digits || (at < end && *at++ != ','))
        return false;
    *list = at;
    return true;
}

#endif
