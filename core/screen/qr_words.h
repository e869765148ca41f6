/* SPDX-License-Identifier: MIT */
/*
 * The codewords of a QR code: what it says in byte mode, and what corrects it.  ISO/IEC 18004:2015,
 * 7.4 and 7.5.
 */
#ifndef CORE_QR_WORDS_H
#define CORE_QR_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* Codewords of the largest version. */
#define QR_WORDS_MAX 1085

/* The smallest version that holds so many bytes; 0 where there is none up to QR_VERSION_MAX. */
unsigned qr_version_for(size_t len);

/* All codewords of a version that says those bytes, in their order in the symbol; how many. */
unsigned qr_words(unsigned version, const uint8_t *bytes, size_t len, uint8_t *words);

#endif
