/* SPDX-License-Identifier: MIT */
#include "core/screen/qr.h"

#include "core/screen/qr_mask.h"
#include "core/screen/qr_words.h"

#define LEVEL_L 1 /* the indicator of the level (table 12) */

/* Generators of the codes of format and version, and what the format is masked with (annexes C, D).
 */
#define FORMAT_CODE  0x537
#define FORMAT_MASK  0x5412
#define VERSION_CODE 0x1f25

#define VERSION_SAID 7 /* from this version on it is said in the symbol */
#define TIMING       6 /* the row and the column of the timing patterns */

static unsigned distance(unsigned a, unsigned b)
{
    return a > b ? a - b : b - a;
}

static void fix(struct qr *qr, unsigned row, unsigned column, bool is_dark)
{
    qr->dark[row][column] = QR_FIXED | (is_dark ? QR_DARK : 0);
}

/* Squares round a centre: the module at distance d, up to 'reach', is dark but for those named. */
static void fix_rings(struct qr *qr, unsigned row, unsigned column, unsigned reach,
                      unsigned light_a, unsigned light_b)
{
    unsigned i, j, d;

    for (i = row < reach ? 0 : row - reach; i <= row + reach && i < qr->side; i++)
        for (j = column < reach ? 0 : column - reach; j <= column + reach && j < qr->side; j++) {
            d = distance(i, row);
            if (distance(j, column) > d)
                d = distance(j, column);
            fix(qr, i, j, d != light_a && d != light_b);
        }
}

/* With its separator, the light ring outside. */
static void fix_finder(struct qr *qr, unsigned row, unsigned column)
{
    fix_rings(qr, row, column, 4, 2, 4);
}

static void fix_timing(struct qr *qr)
{
    unsigned at;

    for (at = 0; at < qr->side; at++) {
        fix(qr, TIMING, at, at % 2 == 0);
        fix(qr, at, TIMING, at % 2 == 0);
    }
}

/*
 * Alignment patterns stand in a grid that begins in the timing pattern and ends seven modules
 * before the far edge.  Its steps are even and equal, but for the first, which is what is left
 * (annex E).  Version 1 has none.
 */
static void fix_alignment(struct qr *qr, unsigned version)
{
    unsigned at[QR_VERSION_MAX / 7 + 2], count = version / 7 + 2, last = qr->side - 7, step, i, j;

    step = ((last - TIMING + count - 2) / (count - 1) + 1) / 2 * 2;
    at[0] = TIMING;
    for (i = 1; i < count; i++)
        at[i] = last - step * (count - 1 - i);
    for (i = 0; version > 1 && i < count; i++)
        for (j = 0; j < count; j++)
            if (!((i == 0 && j == 0) || (i == 0 && j == count - 1) || (i == count - 1 && j == 0)))
                fix_rings(qr, at[i], at[j], 2, 1, 1);
}

/* The bits and the remainder of their division by a code's generator behind them. */
static unsigned coded(unsigned bits, unsigned degree, unsigned generator)
{
    unsigned rest = bits << degree, bit;

    for (bit = 31; bit >= degree; bit--)
        if (rest >> bit & 1)
            rest ^= generator << (bit - degree);
    return bits << degree | rest;
}

/* Twice, as all of the next: round the first finder pattern, and beside the two others. */
static void fix_format(struct qr *qr, unsigned mask)
{
    unsigned bits = coded(LEVEL_L << 3 | mask, 10, FORMAT_CODE) ^ FORMAT_MASK, i, at;

    for (i = 0; i < 15; i++) {
        /* The timing pattern is stepped over. */
        at = i < 8 ? i + (i >= TIMING) : 14 - i + (i < 9);
        if (i < 8)
            fix(qr, at, 8, bits >> i & 1);
        else
            fix(qr, 8, at, bits >> i & 1);
        if (i < 8)
            fix(qr, 8, qr->side - 1 - i, bits >> i & 1);
        else
            fix(qr, qr->side - 15 + i, 8, bits >> i & 1);
    }
    fix(qr, qr->side - 8, 8, true);
}

static void fix_version(struct qr *qr, unsigned version)
{
    unsigned bits = coded(version, 12, VERSION_CODE), i, near, far;

    for (i = 0; version >= VERSION_SAID && i < 18; i++) {
        near = i / 3;
        far = qr->side - 11 + i % 3;
        fix(qr, near, far, bits >> i & 1);
        fix(qr, far, near, bits >> i & 1);
    }
}

static void fix_patterns(struct qr *qr, unsigned version)
{
    fix_timing(qr);
    fix_finder(qr, 3, 3);
    fix_finder(qr, 3, qr->side - 4);
    fix_finder(qr, qr->side - 4, 3);
    fix_alignment(qr, version);
    fix_format(qr, 0);
    fix_version(qr, version);
}

/* Up and down in pairs of columns from the right, highest bit first (7.7.3). */
static void place_words(struct qr *qr, const uint8_t *words, unsigned count)
{
    unsigned bit = 0, pair, step, row, column;

    for (pair = 0; pair < qr->side / 2; pair++)
        for (step = 0; step < 2 * qr->side; step++) {
            row = pair % 2 ? step / 2 : qr->side - 1 - step / 2;
            column = qr->side - 1 - 2 * pair - step % 2;
            /* Left of the timing pattern's column, which belongs to no pair. */
            column -= column <= TIMING;
            if (qr->dark[row][column] & QR_FIXED)
                continue;
            if (bit < 8 * count && words[bit / 8] >> (7 - bit % 8) & 1)
                qr->dark[row][column] = QR_DARK;
            bit++;
        }
}

static void choose_mask(struct qr *qr)
{
    unsigned best = 0, least = ~0u, mask, penalty;

    for (mask = 0; mask < QR_MASKS; mask++) {
        fix_format(qr, mask);
        qr_mask(qr, mask);
        penalty = qr_penalty(qr);
        qr_mask(qr, mask);
        if (penalty < least) {
            least = penalty;
            best = mask;
        }
    }
    fix_format(qr, best);
    qr_mask(qr, best);
}

bool qr_encode(struct qr *qr, const void *bytes, size_t len)
{
    static uint8_t words[QR_WORDS_MAX];
    unsigned version = qr_version_for(len), i, j;

    if (!version)
        return false;
    qr->side = 17 + 4 * version;
    for (i = 0; i < qr->side; i++)
        for (j = 0; j < qr->side; j++)
            qr->dark[i][j] = 0;
    fix_patterns(qr, version);
    place_words(qr, words, qr_words(version, bytes, len, words));
    choose_mask(qr);
    for (i = 0; i < qr->side; i++)
        for (j = 0; j < qr->side; j++)
            qr->dark[i][j] &= QR_DARK;
    return true;
}
