/* SPDX-License-Identifier: MIT */
/* Well-formed console logs for tests: see log_maker.h. */
#include "tests/unit/makers/log_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/contract/contract.h"
#include "report/log/read.h"
#include "report/record/record.h"

void maker_open(struct log_maker *m, const char *unit)
{
    memset(m, 0, sizeof(*m));
    m->unit = unit;
    m->env = "pv64";
    m->abi = "xen-3.0-x86_64";
    m->role = "dom0";
    m->batches = "1,2,4,8,16,32,64";
    m->samples = 50;
    m->warmup = 8;
    m->out = open_memstream(&m->text, &m->size);
}

void maker_line(struct log_maker *m, const char *line)
{
    fprintf(m->out, "%s\n", line);
}

struct record *maker_record(struct log_maker *m, const char *kind)
{
    record_open(&m->record, m->number++, kind);
    return &m->record;
}

void maker_put(struct log_maker *m)
{
    record_close(&m->record);
    fwrite(m->record.line, 1, m->record.len, m->out);
}

void maker_fact(struct log_maker *m, const char *key, const char *value)
{
    struct record *r = maker_record(m, "fact");

    record_text(r, "key", key);
    record_text(r, "value", value);
    maker_put(m);
}

/* Of one length, whatever it says. */
static void put_plan(struct log_maker *m, struct record *r, unsigned cases, uint32_t hash)
{
    char text[16];

    snprintf(text, sizeof(text), "%06u", cases);
    record_text(r, "cases", text);
    record_uint(r, "samples", m->samples);
    if (m->alike)
        record_uint(r, "alike", m->alike);
    record_text(r, "batches", m->batches);
    record_text(r, "unit", m->unit);
    record_uint(r, "warmup", m->warmup);
    snprintf(text, sizeof(text), "%08x", hash);
    record_text(r, "hash", text);
}

/* The plan says what came, now that it has. */
static void keep_plan(struct log_maker *m)
{
    struct run *run = run_new();
    struct record r;
    char *rest;
    FILE *in;

    fflush(m->out);
    in = fmemopen(m->text + m->boot_at, m->size - m->boot_at, "r");
    if (!in || run_read_log(run, in, "made") < 1)
        abort();
    fclose(in);
    record_open(&r, (uint32_t)strtoul(m->text + m->plan_at + strlen(RECORD_PREFIX), &rest, 10),
                "plan");
    put_plan(m, &r, m->cases, run_plan_hash(run, 1));
    record_close(&r);
    memcpy(m->text + m->plan_at, r.line, r.len);
    run_free(run);
}

void maker_begin(struct log_maker *m)
{
    struct record *r;

    fflush(m->out);
    m->boot_at = m->size;
    m->cases = 0;
    m->number = 0;
    r = maker_record(m, "begin");
    record_uint(r, "format", 1);
    record_text(r, "env", m->env);
    record_text(r, "abi", m->abi);
    record_text(r, "build", "0123abcd");
    maker_put(m);
    maker_fact(m, "xen.version", "4.17.5");
    maker_fact(m, "guest.role", m->role);
    fflush(m->out);
    m->plan_at = m->size;
    m->planned = true;
    put_plan(m, maker_record(m, "plan"), 0, 0);
    maker_put(m);
}

void maker_case(struct log_maker *m, const char *name)
{
    struct record *r = maker_record(m, "case");

    m->cases++;
    record_text(r, "name", name);
    record_uint(r, "rev", 1);
    record_text(r, "state", "none");
    record_uint(r, "faults", 0);
    maker_put(m);
}

uint32_t maker_series(struct log_maker *m, const char *name, enum path path, unsigned fill,
                      unsigned n, unsigned samples)
{
    struct record *r = maker_record(m, "series");

    record_text(r, "case", name);
    record_text(r, "path", path_name(path));
    if (fill)
        record_uint(r, "fill", 1);
    record_uint(r, "n", n);
    record_uint(r, "cold", 999);
    record_uint(r, "warmup", m->warmup);
    record_uint(r, "samples", samples);
    maker_put(m);
    return m->number - 1;
}

void maker_pairs(struct log_maker *m, uint32_t of, unsigned at, const char *pairs)
{
    struct record *r = maker_record(m, "pairs");

    record_uint(r, "of", of);
    record_uint(r, "at", at);
    record_text(r, "v", pairs);
    maker_put(m);
}

/* A series of as many samples as the plan has, all but two of them at 'value'; of few all. */
void maker_samples(struct log_maker *m, const char *name, enum path path, unsigned fill, unsigned n,
                   unsigned value)
{
    uint32_t of = maker_series(m, name, path, fill, n, m->samples);
    char pairs[64];

    if (m->samples < 10)
        snprintf(pairs, sizeof(pairs), "%ux%u", value, m->samples);
    else
        snprintf(pairs, sizeof(pairs), "%ux%u,%ux2", value, m->samples - 2, value + 100);
    maker_pairs(m, of, 0, pairs);
}

void maker_status(struct log_maker *m, const char *name, const char *status)
{
    struct record *r = maker_record(m, "status");

    record_text(r, "case", name);
    record_text(r, "status", status);
    maker_put(m);
}

static void put_control(struct log_maker *m, const char *name, unsigned want)
{
    struct record *r = maker_record(m, "control");

    record_text(r, "name", name);
    record_text(r, "status", "ok");
    record_uint(r, "want", want);
    record_uint(r, "got", want);
    maker_put(m);
}

void maker_end(struct log_maker *m, const char *status)
{
    struct record *r;

    if (m->planned) {
        put_control(m, "empty", 0);
        put_control(m, "chain", 256);
    }
    r = maker_record(m, "end");
    record_text(r, "status", status);
    record_uint(r, "records", m->number);
    maker_put(m);
    if (m->planned)
        keep_plan(m);
    m->planned = false;
}

void maker_single(struct log_maker *m, const char *name, unsigned price)
{
    maker_case(m, name);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + price);
    maker_samples(m, name, PATH_SINGLE, 0, 2, MAKER_TWIN + 10 + 2 * price);
    maker_status(m, name, "ok");
}

void maker_curve(struct log_maker *m, const char *name, enum path path, unsigned fill, unsigned a,
                 unsigned b)
{
    unsigned n;

    for (n = 1; n <= 64; n *= 2)
        maker_samples(m, name, path, fill, n, MAKER_TWIN + a + b * n);
}

void maker_controls(struct log_maker *m)
{
    unsigned n;

    maker_single(m, "control/twin", 0);
    maker_case(m, "control/empty");
    maker_samples(m, "control/empty", PATH_SINGLE, 0, 1, MAKER_TWIN);
    for (n = 1; n <= 64; n *= 2) {
        maker_samples(m, "control/empty", PATH_MULTI, 0, n, MAKER_TWIN);
        maker_samples(m, "control/empty", PATH_MULTI, 1, n, MAKER_TWIN + 7 * n);
        maker_samples(m, "control/empty", PATH_ARRAY, 0, n, MAKER_TWIN);
        maker_samples(m, "control/empty", PATH_ARRAY, 1, n, MAKER_TWIN + 3 * n);
    }
    maker_status(m, "control/empty", "ok");
    maker_single(m, "control/chain-0", 20);
    maker_single(m, "control/chain-256", 276);
    maker_single(m, "control/chain-512", 532);
}

/* xen_version: single 400, a multicall 300 + 100 n, filled 300 + 107 n: break-even at n = 2. */
void maker_version(struct log_maker *m)
{
    const char *name = "xen_version/version";

    maker_case(m, name);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + 400);
    maker_samples(m, name, PATH_SINGLE, 0, 2, MAKER_TWIN + 10 + 800);
    maker_curve(m, name, PATH_MULTI, 0, 300, 100);
    maker_curve(m, name, PATH_MULTI, 1, 300, 107);
    maker_status(m, name, "ok");
}

/* mmu_update: by array as well, 350 + 60 n. */
void maker_mmu_update(struct log_maker *m)
{
    const char *name = "mmu_update/l1-same";

    maker_case(m, name);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + 900);
    maker_curve(m, name, PATH_MULTI, 0, 310, 520);
    maker_curve(m, name, PATH_MULTI, 1, 310, 531);
    maker_curve(m, name, PATH_ARRAY, 0, 350, 60);
    maker_curve(m, name, PATH_ARRAY, 1, 350, 63);
    maker_status(m, name, "ok");
}

void maker_boot(struct log_maker *m)
{
    maker_begin(m);
    maker_controls(m);
    maker_version(m);
    maker_mmu_update(m);
    maker_end(m, "ok");
}

/* What Xen says before a dom0 kernel starts. */
void maker_xen(struct log_maker *m)
{
    maker_line(m, "(XEN) Xen version 4.17.5 (Debian 4.17.5+23-ga4e5191dc0-1+deb12u1) (gcc) debug=n "
                  "Tue Mar 18 21:03:31 UTC 2025\r");
    maker_line(m, "(XEN) Command line: dom0=pv noreboot loglvl=all\r");
    maker_line(m, "(XEN) CPU Vendor: Intel, Family 6 (0x6), Model 94 (0x5e), Stepping 3\r");
    maker_line(m, "(XEN)   Xen settings: BTI-Thunk N/A, SPEC_CTRL: No, Other:\r");
    maker_line(m, "(XEN)   XPTI (64-bit PV only): Dom0 disabled, DomU disabled (without PCID)\r");
    maker_line(m, "(XEN)   - Disabling PV32 due to Shadow Stacks\r");
}

/* The text so far; it is freed by maker_free. */
const char *maker_text(struct log_maker *m)
{
    fflush(m->out);
    return m->text;
}

void maker_free(struct log_maker *m)
{
    fclose(m->out);
    free(m->text);
}

/* Put bytes into a new temporary file; its name is to be given to drop_file. */
char *temporary_file(const char *bytes, size_t size)
{
    char *name = strdup("/tmp/pvbench-unit-XXXXXX");
    int fd = mkstemp(name);

    if (fd < 0 || write(fd, bytes, size) != (ssize_t)size || close(fd))
        abort();
    return name;
}

void drop_file(char *name)
{
    unlink(name);
    free(name);
}

/* Everything in a file, NUL-terminated, or NULL. */
char *file_text(const char *path)
{
    FILE *in = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;

    if (!in)
        return NULL;
    if (getdelim(&text, &size, 0, in) < 0) {
        free(text);
        text = strdup("");
    }
    fclose(in);
    return text;
}
