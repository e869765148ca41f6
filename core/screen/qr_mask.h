/* SPDX-License-Identifier: MIT */
/*
 * The masks of a QR code, one of which keeps a reader from taking data for the patterns that it
 * looks for.  ISO/IEC 18004:2015, 7.8.
 */
#ifndef CORE_QR_MASK_H
#define CORE_QR_MASK_H

#include "core/screen/qr.h"

#define QR_MASKS 8

/* What a module is while a code is made: the low bit says dark, the next that no mask changes it.
 */
#define QR_DARK  1
#define QR_FIXED 2

/* Turn the modules of data over where the mask says so; twice is nothing. */
void qr_mask(struct qr *qr, unsigned mask);

/* How much there is in the way of a reader: less is better. */
unsigned qr_penalty(const struct qr *qr);

#endif
