/* SPDX-License-Identifier: MIT */
#include "bench/output/report.h"

#include "bench/output/emit.h"
#include "bench/diagnosis/kept.h"
#include "core/env.h"
#include "core/line.h"
#include "core/text.h"

/* Room that a word of the command line, which can be long, leaves for the text about it. */
#define WORD_RESERVE 60

/* Bytes of the image's build id, a SHA-1. */
#define BUILD_ID_MAX 20

static const char *const state_words[] = CASE_STATE_WORDS;

/* An ELF note: three words, the owner's name padded to four bytes, the description. */
struct build_note {
    uint32_t name_size, size, type;
    char name[4];
    unsigned char id[];
};
extern const struct build_note build_id_note[];

/* Series records of the open case: its status says how many there were. */
static unsigned series_count;

/* "1,2,4". */
static const char *number_list(struct text_line *line, const unsigned *numbers, unsigned count)
{
    unsigned i;

    line_start(line);
    for (i = 0; i < count; i++) {
        if (i)
            line_word(line, ",", 0);
        line_number(line, numbers[i], 0);
    }
    return line_text(line);
}

const char *report_build(void)
{
    static char id[2 * BUILD_ID_MAX + 1];

    text_hex(id, build_id_note->id,
             build_id_note->size < BUILD_ID_MAX ? build_id_note->size : BUILD_ID_MAX);
    return id;
}

void report_begin(void)
{
    struct record *r = emit_open("begin");

    record_uint(r, "format", RECORD_VERSION);
    record_text(r, "env", ENV_NAME);
    record_text(r, "abi", ENV_ABI);
    record_text(r, "build", report_build());
    emit_close();
}

void report_plan(const struct plan *plan, const struct options *options)
{
    struct text_line batches;
    struct record *r = emit_open("plan");

    record_text(r, "unit", options->shift == NO_SHIFT ? "cycles" : "insns");
    if (options->shift != NO_SHIFT)
        record_uint(r, "shift", (uint64_t)options->shift);
    record_uint(r, "cases", plan->count);
    record_uint(r, "samples", options->samples);
    record_uint(r, "asked", plan->asked);
    if (options->alike)
        record_uint(r, "alike", options->alike);
    record_uint(r, "warmup", options->warmup);
    record_hex(r, "hash", plan_hash(plan, options));
    if (options->shift == NO_SHIFT)
        record_hex(r, "set", plan_set(plan, options));
    emit_close();
    r = emit_open("plan");
    record_text(r, "batches", number_list(&batches, options->batches, options->batch_count));
    if (options->budget)
        record_uint(r, "budget", options->budget);
    emit_close();
    kept_put("plan.unit", options->shift == NO_SHIFT ? "cycles" : "insns");
    kept_put_number("plan.samples", options->samples);
    kept_put_number("plan.asked", plan->asked);
}

void report_case(const struct case_row *row, unsigned at, unsigned of, bool priced)
{
    struct record *r = emit_open("case");

    series_count = 0;
    record_text(r, "name", row->info.name);
    record_uint(r, "rev", row->info.rev);
    record_text(r, "state", state_words[row->info.state]);
    record_uint(r, "faults", row->info.faults);
    record_uint(r, "at", at);
    record_uint(r, "of", of);
    if (!priced)
        record_text(r, "unit", "none");
    emit_close();
}

void report_skip(const struct case_row *row, enum path path, const char *why)
{
    struct record *r = emit_open("skip");

    record_text(r, "case", row->info.name);
    record_text(r, "path", path_name(path));
    record_text_part(r, "why", why, text_length(why), 0);
    emit_close();
}

/* Pairs from the i-th on, as many as the record takes; returns the first that is left. */
static unsigned add_pairs(struct record *r, const struct measurement *m, unsigned i)
{
    bool first = true;

    while (i < m->bucket_count &&
           record_pair(r, "v", &first, m->buckets[i].value, m->buckets[i].count))
        i++;
    return i;
}

/* The pairs that the series record itself had no room for. */
static void report_pairs(const struct measurement *m, uint32_t of, unsigned from)
{
    unsigned i = from, at = 0, k;

    while (i < m->bucket_count) {
        struct record *r = emit_open("pairs");

        for (at = 0, k = 0; k < i; k++)
            at += m->buckets[k].count;
        record_uint(r, "of", of);
        record_uint(r, "at", at);
        i = add_pairs(r, m, i);
        emit_close();
    }
}

typedef bool put_number(struct record *r, const char *key, uint64_t value);

/* One number of a series; where the record is full, a "more" record goes on. */
static struct record *add_number(struct record *r, uint32_t of, put_number *put, const char *key,
                                 uint64_t value)
{
    if (put(r, key, value))
        return r;
    emit_close();
    r = emit_open("more");
    record_uint(r, "of", of);
    put(r, key, value);
    return r;
}

static struct record *add_flags(struct record *r, uint32_t of, const struct measurement *m)
{
    if (m->moved)
        r = add_number(r, of, record_uint, "moved", m->moved);
    if (m->pending)
        r = add_number(r, of, record_uint, "pending", m->pending);
    if (!m->wrong)
        return r;
    r = add_number(r, of, record_uint, "wrong", m->wrong);
    r = add_number(r, of, record_hex, "got", (unsigned long)m->got);
    return m->nth ? add_number(r, of, record_uint, "nth", m->nth) : r;
}

void report_series(const struct measurement *m)
{
    struct record *r = emit_open("series");
    uint32_t of = emit_number();
    unsigned pairs;

    series_count++;
    record_text(r, "case", m->shot.row->info.name);
    record_text(r, "path", path_name(m->shot.path));
    if (m->shot.fill)
        record_uint(r, "fill", 1);
    record_uint(r, "n", m->shot.n);
    r = add_number(r, of, record_uint, "cold", m->cold);
    r = add_number(r, of, record_uint, "warmup", m->warmup);
    r = add_number(r, of, record_uint, "samples", m->samples);
    r = add_flags(r, of, m);
    pairs = add_pairs(r, m, 0);
    emit_close();
    report_pairs(m, of, pairs);
}

/* A price can be negative, and a record's numbers cannot. */
static void add_signed(struct record *r, const char *key, int64_t value)
{
    struct text_line line;

    line_start(&line);
    line_number(&line, value, 0);
    record_text(r, key, line_text(&line));
}

void report_control(const struct control_outcome *outcome)
{
    struct record *r = emit_open("control");

    record_text(r, "name", outcome->name);
    record_text(r, "status", outcome->good ? "ok" : "failed");
    add_signed(r, "want", outcome->want);
    add_signed(r, "got", outcome->got);
    emit_close();
}

void report_status(const struct case_row *row, enum status status, const struct why *why)
{
    struct record *r = emit_open("status");

    record_text(r, "case", row->info.name);
    record_text(r, "status", status_name(status));
    record_uint(r, "series", series_count);
    why_add(r, why);
    emit_close();
}

void report_error(const char *text, const char *word)
{
    struct record *r = emit_open("error");

    if (word)
        record_text_part(r, "word", word, text_length(word), WORD_RESERVE);
    record_text_part(r, "text", text, text_length(text), 0);
    emit_close();
}
