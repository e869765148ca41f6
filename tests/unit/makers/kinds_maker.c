/* SPDX-License-Identifier: MIT */
/* See kinds_maker.h. */
#include "tests/unit/makers/kinds_maker.h"

#include <stdlib.h>
#include <string.h>

#include "tests/unit/makers/log_maker.h"

#include "report/record/record.h"

#define FAULTED "selftest/fault"

static void put_plan(struct log_maker *m)
{
    struct record *r = maker_record(m, "plan");

    record_text(r, "unit", m->unit);
    record_uint(r, "shift", 3);
    record_uint(r, "cases", 3);
    record_uint(r, "samples", 50);
    record_uint(r, "asked", 60);
    record_uint(r, "warmup", 8);
    record_text(r, "hash", "8a065848");
    maker_put(m);
    r = maker_record(m, "plan");
    record_text(r, "batches", "1,8,64");
    record_uint(r, "budget", 65536);
    maker_put(m);
}

static void put_facts(struct log_maker *m)
{
    struct record *r = maker_record(m, "fact");

    record_text(r, "key", "xen.capabilities");
    record_text(r, "value", "xen-3.0-x86_64 hvm-3.0-");
    record_uint(r, "more", 1);
    maker_put(m);
    maker_fact(m, "xen.capabilities", "x86_64 ");
    maker_fact(m, "xen.major", "4");
    maker_fact(m, "xen.minor", "17");
    maker_fact(m, "xen.extraversion", ".5");
    maker_fact(m, "guest.role", "dom0");
}

static void put_begin(struct log_maker *m)
{
    struct record *r = maker_record(m, "begin");

    record_uint(r, "format", 1);
    record_text(r, "env", m->env);
    record_text(r, "abi", m->abi);
    record_text(r, "build", "52bc00ad");
    maker_put(m);
    put_facts(m);
    put_plan(m);
}

/* A series in three records: what did not fit into the first, and the last of its samples. */
static void put_long_series(struct log_maker *m, const char *name)
{
    struct record *r = maker_record(m, "series");
    uint32_t of = m->number - 1;

    record_text(r, "case", name);
    record_text(r, "path", "multi");
    record_uint(r, "fill", 1);
    record_uint(r, "n", 8);
    record_uint(r, "cold", 1234);
    maker_put(m);
    r = maker_record(m, "more");
    record_uint(r, "of", of);
    record_uint(r, "warmup", 8);
    record_uint(r, "samples", 50);
    record_uint(r, "moved", 7);
    record_uint(r, "pending", 6);
    record_uint(r, "wrong", 5);
    record_hex(r, "got", 0xfff2);
    record_uint(r, "nth", 8);
    record_text(r, "v", "850x20,851x4");
    maker_put(m);
    maker_pairs(m, of, 24, "852x20,1900x6");
}

static void put_fault(struct log_maker *m, const char *name)
{
    struct record *r = maker_record(m, "fault");

    if (name)
        record_text(r, "case", name);
    record_uint(r, "vector", 14);
    record_hex(r, "error", 2);
    record_text(r, "what", "page fault");
    maker_put(m);
    r = maker_record(m, "regs");
    record_hex(r, "ip", 0xffffffff80001234);
    record_hex(r, "addr", 0x1000);
    record_uint(r, "resumed", name != NULL);
    maker_put(m);
}

static void put_faulted_case(struct log_maker *m)
{
    struct record *r;

    maker_case(m, FAULTED);
    r = maker_record(m, "skip");
    record_text(r, "case", FAULTED);
    record_text(r, "path", "array");
    record_text(r, "why", "no array of it");
    maker_put(m);
    put_long_series(m, FAULTED);
    put_fault(m, FAULTED);
    r = maker_record(m, "status");
    record_text(r, "case", FAULTED);
    record_text(r, "status", "faulted");
    record_text(r, "why", "vector 14");
    maker_put(m);
}

static void put_control(struct log_maker *m)
{
    struct record *r = maker_record(m, "control");

    record_text(r, "name", "chain");
    record_text(r, "status", "ok");
    record_text(r, "want", "256");
    record_text(r, "got", "256");
    maker_put(m);
}

static char *text_of(struct log_maker *m)
{
    char *text = strdup(maker_text(m));

    maker_free(m);
    return text;
}

char *log_of_every_kind(void)
{
    struct log_maker m;

    maker_open(&m, "insns");
    maker_xen(&m);
    put_begin(&m);
    maker_single(&m, "control/twin", 0);
    maker_single(&m, "xen_version/version", 400);
    put_faulted_case(&m);
    put_control(&m);
    record_text(maker_record(&m, "novelty"), "key", "value");
    maker_put(&m);
    maker_line(&m, "case  status  price\r");
    maker_end(&m, "ok");
    maker_line(&m, "(XEN) Hardware Dom0 shutdown: rebooting machine\r");
    return text_of(&m);
}

char *log_of_curves(const char *unit, unsigned boots)
{
    struct log_maker m;

    maker_open(&m, unit);
    while (boots--) {
        maker_begin(&m);
        maker_single(&m, "control/twin", 0);
        maker_single(&m, "control/chain-0", 20);
        maker_single(&m, "control/chain-256", 276);
        maker_single(&m, "control/chain-512", 532);
        maker_version(&m);
        maker_end(&m, "ok");
    }
    return text_of(&m);
}

char *log_of_a_crash(void)
{
    struct log_maker m;
    struct record *r;

    maker_open(&m, "cycles");
    maker_line(&m, "(d1) booting\r");
    put_begin(&m);
    maker_single(&m, "control/twin", 0);
    maker_case(&m, FAULTED);
    put_fault(&m, NULL);
    r = maker_record(&m, "error");
    record_text(r, "text", "no memory");
    record_text(r, "word", "budget=1");
    record_text(r, "case", FAULTED);
    maker_put(&m);
    maker_end(&m, "crashed");
    maker_line(&m, "(XEN) Domain 0 crashed: rebooting machine in 5 seconds.\r");
    return text_of(&m);
}
