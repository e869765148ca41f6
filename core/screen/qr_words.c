/* SPDX-License-Identifier: MIT */
#include "core/screen/qr_words.h"

#include "core/screen/qr.h"

#define BYTE_MODE 4 /* the mode indicator, four bits (table 2) */
#define PAD_FIRST 0xec
#define PAD_OTHER 0x11

/* x^8 + x^4 + x^3 + x^2 + 1, of the field that the codewords are elements of (7.5.2). */
#define FIELD_POLYNOMIAL 0x11d

#define CORRECTION_MAX 30

/* Level L by version: all codewords, those of correction in a block, blocks (tables 1 and 9). */
static const struct capacity {
    uint16_t words;
    uint8_t correction, blocks;
} capacities[QR_VERSION_MAX + 1] = {
    {0, 0, 0},    {26, 7, 1},   {44, 10, 1},           {70, 15, 1},  {100, 20, 1}, {134, 26, 1},
    {172, 18, 2}, {196, 20, 2}, {242, 24, 2},          {292, 30, 2}, {346, 18, 4}, {404, 20, 4},
    {466, 24, 4}, {532, 26, 4}, {581, 30, 4},          {655, 22, 6}, {733, 24, 6}, {815, 28, 6},
    {901, 30, 6}, {991, 28, 7}, {QR_WORDS_MAX, 28, 8},
};

static unsigned data_words(unsigned version)
{
    const struct capacity *c = &capacities[version];

    return c->words - c->correction * c->blocks;
}

/* Bytes of the count of characters (table 3). */
static unsigned count_bytes(unsigned version)
{
    return version < 10 ? 1 : 2;
}

unsigned qr_version_for(size_t len)
{
    unsigned version;

    /* The mode indicator and the terminator are half a codeword each. */
    for (version = 1; version <= QR_VERSION_MAX; version++)
        if (len + count_bytes(version) + 1 <= data_words(version))
            return version;
    return 0;
}

/* Everything stands half a codeword off, behind the mode indicator. */
static void add_byte(uint8_t *data, unsigned *at, unsigned byte)
{
    data[*at] |= (uint8_t)(byte >> 4);
    data[++*at] = (uint8_t)(byte << 4);
}

static void make_data(unsigned version, const uint8_t *bytes, size_t len, uint8_t *data)
{
    unsigned at = 0, pad = PAD_FIRST, end = data_words(version);
    size_t i;

    data[0] = BYTE_MODE << 4;
    if (count_bytes(version) == 2)
        add_byte(data, &at, (unsigned)(len >> 8));
    add_byte(data, &at, len & 0xff);
    for (i = 0; i < len; i++)
        add_byte(data, &at, bytes[i]);
    for (at++; at < end; at++) {
        data[at] = (uint8_t)pad;
        pad ^= PAD_FIRST ^ PAD_OTHER;
    }
}

static uint8_t multiply(unsigned a, unsigned b)
{
    unsigned product = 0;

    for (; b; b >>= 1) {
        if (b & 1)
            product ^= a;
        a <<= 1;
        if (a & 0x100)
            a ^= FIELD_POLYNOMIAL;
    }
    return (uint8_t)product;
}

/* The product of (x - 2^i) for i below the degree, without its leading 1, highest power first. */
static void make_generator(uint8_t *generator, unsigned degree)
{
    unsigned root = 1, i, j;

    for (i = 0; i < degree; i++)
        generator[i] = i + 1 == degree;
    for (i = 0; i < degree; i++) {
        for (j = 0; j < degree; j++) {
            generator[j] = multiply(generator[j], root);
            if (j + 1 < degree)
                generator[j] ^= generator[j + 1];
        }
        root = multiply(root, 2);
    }
}

/* The remainder of a block of data by the generator. */
static void make_correction(const uint8_t *data, unsigned len, const uint8_t *generator,
                            unsigned degree, uint8_t *remainder)
{
    unsigned i, j, factor;

    for (i = 0; i < degree; i++)
        remainder[i] = 0;
    for (i = 0; i < len; i++) {
        factor = data[i] ^ remainder[0];
        for (j = 0; j + 1 < degree; j++)
            remainder[j] = remainder[j + 1] ^ multiply(generator[j], factor);
        remainder[degree - 1] = multiply(generator[degree - 1], factor);
    }
}

/*
 * Blocks take turns, codeword by codeword, first of the data and then of the correction.  The last
 * blocks have one codeword of data more where it does not come out even (7.6).
 */
unsigned qr_words(unsigned version, const uint8_t *bytes, size_t len, uint8_t *words)
{
    static uint8_t data[QR_WORDS_MAX];
    const struct capacity *c = &capacities[version];
    unsigned count = data_words(version), even = count / c->blocks;
    unsigned first_long = c->blocks - count % c->blocks;
    uint8_t generator[CORRECTION_MAX], remainder[CORRECTION_MAX];
    const uint8_t *block = data;
    unsigned b, i, size;

    make_data(version, bytes, len, data);
    make_generator(generator, c->correction);
    for (b = 0; b < c->blocks; b++) {
        size = even + (b >= first_long);
        for (i = 0; i < size; i++)
            words[i < even ? i * c->blocks + b : count - c->blocks + b] = block[i];
        make_correction(block, size, generator, c->correction, remainder);
        for (i = 0; i < c->correction; i++)
            words[count + i * c->blocks + b] = remainder[i];
        block += size;
    }
    return c->words;
}
