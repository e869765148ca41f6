/* SPDX-License-Identifier: MIT */
/* Records out to the console, with their running number. */
#ifndef BENCH_OUTPUT_EMIT_H
#define BENCH_OUTPUT_EMIT_H

#include "report/record/record.h"

/* Open a record of a kind; its number is the next one. Only one is open at a time. */
struct record *emit_open(const char *kind);

/* The number of the record that emit_open gave last. */
uint32_t emit_number(void);

/* Close it and write it out. */
void emit_close(void);

/* One host fact; a long value takes several records. */
void emit_fact(const char *key, const char *value);
void emit_fact_number(const char *key, uint64_t value);
/* A number of thousandths, as "0.688". */
void emit_fact_thousandths(const char *key, uint64_t value);
void emit_fact_hex(const char *key, uint64_t value);

/* The last record of a boot: "ok", "error" or "crashed". */
void emit_end(const char *status);

#endif
