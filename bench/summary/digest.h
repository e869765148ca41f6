/* SPDX-License-Identifier: MIT */
/*
 * The key numbers of a boot in one record, which is short enough for a QR code: docs/format.md has
 * its fields.
 */
#ifndef BENCH_SUMMARY_DIGEST_H
#define BENCH_SUMMARY_DIGEST_H

#include "bench/summary/shown.h"

/* Of the order of the telling cases and of the checks, too. */
#define DIGEST_VERSION 1

/* Its fields, into a record of the kind RECORD_DIGEST that is open. */
void digest_write(struct record *r, const struct shown_boot *boot,
                  const struct shown_result *result);

#endif
