/* SPDX-License-Identifier: MIT */
#include "bench/output/emit.h"

#include "bench/diagnosis/kept.h"
#include "core/console/console.h"
#include "core/line.h"
#include "core/text.h"

static struct record record;
static uint32_t next_number;

/* Over the CRCs of all records so far: whoever puts the tail of another boot behind a head is seen.
 */
static unsigned long chain;

struct record *emit_open(const char *kind)
{
    record_open(&record, next_number++, kind);
    return &record;
}

uint32_t emit_number(void)
{
    return next_number - 1;
}

void emit_close(void)
{
    record_close(&record);
    chain =
        crc32(chain, (const unsigned char *)record.line + record.len - 1 - CRC_DIGITS, CRC_DIGITS);
    console_write(record.line, record.len);
}

void emit_fact(const char *key, const char *value)
{
    size_t rest = text_length(value);

    kept_put(key, value);
    do {
        struct record *r = emit_open("fact");
        size_t part;

        record_text(r, "key", key);
        part = record_text_part(r, "value", value, rest, sizeof(" more=1") - 1);
        value += part;
        rest -= part;
        if (rest)
            record_uint(r, "more", 1);
        emit_close();
    } while (rest);
}

void emit_fact_number(const char *key, uint64_t value)
{
    struct record *r = emit_open("fact");

    kept_put_number(key, value);
    record_text(r, "key", key);
    record_uint(r, "value", value);
    emit_close();
}

void emit_fact_thousandths(const char *key, uint64_t value)
{
    struct text_line line;

    line_start(&line);
    line_thousandths(&line, value);
    emit_fact(key, line_text(&line));
}

void emit_fact_hex(const char *key, uint64_t value)
{
    struct record *r = emit_open("fact");

    kept_put_hex(key, value);
    record_text(r, "key", key);
    record_hex(r, "value", value);
    emit_close();
}

void emit_end(const char *status)
{
    struct record *r = emit_open("end");

    record_text(r, "status", status);
    record_uint(r, "records", next_number);
    record_hex(r, "chain", chain);
    emit_close();
}
