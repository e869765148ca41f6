/* SPDX-License-Identifier: MIT */
#include "core/screen/qr_mask.h"

#define LONG_RUN    5
#define FINDER_BITS 11

/* Table 10: row i, column j. */
static bool turned(unsigned mask, unsigned i, unsigned j)
{
    switch (mask) {
    case 0:
        return (i + j) % 2 == 0;
    case 1:
        return i % 2 == 0;
    case 2:
        return j % 3 == 0;
    case 3:
        return (i + j) % 3 == 0;
    case 4:
        return (i / 2 + j / 3) % 2 == 0;
    case 5:
        return i * j % 2 + i * j % 3 == 0;
    case 6:
        return (i * j % 2 + i * j % 3) % 2 == 0;
    default:
        return ((i + j) % 2 + i * j % 3) % 2 == 0;
    }
}

void qr_mask(struct qr *qr, unsigned mask)
{
    unsigned i, j;

    for (i = 0; i < qr->side; i++)
        for (j = 0; j < qr->side; j++)
            if (!(qr->dark[i][j] & QR_FIXED) && turned(mask, i, j))
                qr->dark[i][j] ^= QR_DARK;
}

static unsigned dark(const struct qr *qr, unsigned i, unsigned j)
{
    return qr->dark[i][j] & QR_DARK;
}

/* A module of a row, or of a column where it is 'down'; beyond the ends there is a light margin. */
static unsigned in_line(const struct qr *qr, bool down, unsigned line, unsigned at)
{
    if (at >= qr->side)
        return 0;
    return down ? dark(qr, at, line) : dark(qr, line, at);
}

/* Modules of one colour beside each other, from five on. */
static unsigned runs(const struct qr *qr, bool down, unsigned line)
{
    unsigned sum = 0, length = 0, at;

    for (at = 0; at < qr->side; at++) {
        if (at && in_line(qr, down, line, at) == in_line(qr, down, line, at - 1))
            length++;
        else
            length = 1;
        if (length >= LONG_RUN)
            sum += length == LONG_RUN ? 3 : 1;
    }
    return sum;
}

/* What looks like the middle of a finder pattern: 1:1:3:1:1, with four light modules at one end. */
static unsigned finders(const struct qr *qr, bool down, unsigned line)
{
    unsigned sum = 0, bits = 0, at;

    for (at = 0; at < qr->side + 4; at++) {
        bits = (bits << 1 | in_line(qr, down, line, at)) & ((1 << FINDER_BITS) - 1);
        if (bits == 0x05d || bits == 0x5d0)
            sum += 40;
    }
    return sum;
}

/* Squares of two by two in one colour. */
static unsigned squares(const struct qr *qr, unsigned i)
{
    unsigned sum = 0, j;

    for (j = 0; j + 1 < qr->side; j++)
        if (dark(qr, i, j) == dark(qr, i, j + 1) && dark(qr, i, j) == dark(qr, i + 1, j) &&
            dark(qr, i, j) == dark(qr, i + 1, j + 1))
            sum += 3;
    return sum;
}

/* How far it is from half dark, in steps of 5 %. */
static unsigned balance(const struct qr *qr)
{
    unsigned total = qr->side * qr->side, count = 0, i, j, off;

    for (i = 0; i < qr->side; i++)
        for (j = 0; j < qr->side; j++)
            count += dark(qr, i, j);
    off = 2 * count > total ? 2 * count - total : total - 2 * count;
    return off * 10 / total * 10;
}

unsigned qr_penalty(const struct qr *qr)
{
    unsigned sum = balance(qr), line;

    for (line = 0; line < qr->side; line++) {
        sum += runs(qr, false, line) + runs(qr, true, line);
        sum += finders(qr, false, line) + finders(qr, true, line);
        if (line + 1 < qr->side)
            sum += squares(qr, line);
    }
    return sum;
}
