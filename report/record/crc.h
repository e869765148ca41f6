/* SPDX-License-Identifier: MIT */
/* The CRC of a record on the host, where a log has millions of bytes. */
#ifndef REPORT_RECORD_CRC_H
#define REPORT_RECORD_CRC_H

#include <stddef.h>
#include <stdint.h>

/* As zlib's crc32(), from 0 or from what it gave for the bytes before. */
uint32_t record_crc(uint32_t crc, const char *bytes, size_t len);

#endif
