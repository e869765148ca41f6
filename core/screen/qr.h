/* SPDX-License-Identifier: MIT */
/*
 * QR codes (ISO/IEC 18004:2015) of bytes, at the lowest level of correction: a screen that is
 * photographed has no dirt on it.
 */
#ifndef CORE_QR_H
#define CORE_QR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Version 20: 97 modules a side, 858 bytes. */
#define QR_VERSION_MAX 20
#define QR_SIDE_MAX    (17 + 4 * QR_VERSION_MAX)

struct qr {
    unsigned side;
    uint8_t dark[QR_SIDE_MAX][QR_SIDE_MAX];
};

/* The smallest code that holds so many bytes; false: there is none up to QR_VERSION_MAX. */
bool qr_encode(struct qr *qr, const void *bytes, size_t len);

#endif
