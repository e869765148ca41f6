/* SPDX-License-Identifier: MIT */
#include "bench/output/faults.h"

#include "bench/output/emit.h"
#include "core/console/shutdown.h"
#include "core/text.h"
#include "core/vcpu/trap.h"

static const struct case_row *running;

static void add_running(struct record *r)
{
    if (running)
        record_text(r, "case", running->info.name);
}

/* One register; when the record is full, the next one goes on. */
static struct record *add_register(struct record *r, const char *name, unsigned long value)
{
    if (record_hex(r, name, value))
        return r;
    emit_close();
    r = emit_open("regs");
    record_hex(r, name, value);
    return r;
}

static void report_fault(const struct trap_frame *frame, unsigned long address, const char *what,
                         bool resumed)
{
    struct record *r = emit_open("fault");

    add_running(r);
    record_uint(r, "vector", frame->vector);
    record_hex(r, "error", frame->error);
    record_text(r, "what", what);
    emit_close();
    r = emit_open("regs");
    r = add_register(r, "ip", frame->ip);
    r = add_register(r, "sp", env_frame_sp(frame));
    r = add_register(r, "addr", address);
#define ADD(field, name) r = add_register(r, name, frame->field);
    ENV_TRAP_REGISTERS(ADD)
#undef ADD
    record_uint(r, "resumed", resumed);
    emit_close();
}

static void report_crash(const char *why)
{
    struct record *r = emit_open("error");

    add_running(r);
    record_text_part(r, "text", why, text_length(why), 0);
    emit_close();
    emit_end("crashed");
}

void faults_of(const struct case_row *row)
{
    running = row;
}

void faults_begin(void)
{
    trap_hook = report_fault;
    crash_hook = report_crash;
}
