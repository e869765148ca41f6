/* SPDX-License-Identifier: MIT */
/*
 * What a plugin of ours uses of QEMU's plugin interface (QEMU manual, "QEMU TCG Plugins"), in the
 * version PLUGIN_INTERFACE: no package has the interface's header.  QEMU takes the plugins of a
 * range of versions (qemu_info_t of the manual), and three versions reach them all but QEMU 9.0:
 *
 *     1   QEMU up to 8.2: a counter is a variable, and the bytes of an instruction are lent
 *     3   QEMU 9.1 to 11.0: a counter is on a scoreboard of all vCPUs, and the bytes are copied
 *     7   QEMU from 11.1 on: callbacks get what they were registered with, and no plugin's id
 */
#ifndef REPORT_PLUGIN_INTERFACE_H
#define REPORT_PLUGIN_INTERFACE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t plugin_id;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
enum plugin_inline { PLUGIN_INLINE_ADD_U64 };
enum plugin_registers { PLUGIN_NO_REGISTERS };

size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *tb, size_t index);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *insn);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *insn);
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *insn,
                                            void (*executed)(unsigned vcpu, void *data),
                                            enum plugin_registers registers, void *data);

void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *tb,
                                          void (*entered)(unsigned vcpu, void *data),
                                          enum plugin_registers registers, void *data);

/* ---- counters that translated code adds to, and the bytes of an instruction ---- */

#if PLUGIN_INTERFACE < 3

const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *insn);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *insn,
                                                enum plugin_inline operation, void *counter,
                                                uint64_t value);

struct plugin_counter {
    uint64_t value;
};

static inline void plugin_counter_open(struct plugin_counter *counter)
{
    counter->value = 0;
}

static inline void plugin_add_insn(struct qemu_plugin_insn *insn, struct plugin_counter *counter)
{
    qemu_plugin_register_vcpu_insn_exec_inline(insn, PLUGIN_INLINE_ADD_U64, &counter->value, 1);
}

static inline uint64_t plugin_counted(const struct plugin_counter *counter)
{
    return counter->value;
}

static inline void plugin_insn_bytes(const struct qemu_plugin_insn *insn, void *bytes, size_t size)
{
    memcpy(bytes, qemu_plugin_insn_data(insn), size);
}

#else

struct qemu_plugin_scoreboard;
struct plugin_u64 {
    struct qemu_plugin_scoreboard *board;
    size_t offset;
};

size_t qemu_plugin_insn_data(const struct qemu_plugin_insn *insn, void *bytes, size_t size);
struct qemu_plugin_scoreboard *qemu_plugin_scoreboard_new(size_t element_size);
uint64_t qemu_plugin_u64_get(struct plugin_u64 entry, unsigned vcpu);
void qemu_plugin_register_vcpu_insn_exec_inline_per_vcpu(struct qemu_plugin_insn *insn,
                                                         enum plugin_inline operation,
                                                         struct plugin_u64 entry, uint64_t value);

struct plugin_counter {
    struct plugin_u64 of;
};

static inline void plugin_counter_open(struct plugin_counter *counter)
{
    counter->of.board = qemu_plugin_scoreboard_new(sizeof(uint64_t));
    counter->of.offset = 0;
}

static inline void plugin_add_insn(struct qemu_plugin_insn *insn, struct plugin_counter *counter)
{
    qemu_plugin_register_vcpu_insn_exec_inline_per_vcpu(insn, PLUGIN_INLINE_ADD_U64, counter->of,
                                                        1);
}

/* Of the one vCPU that there is. */
static inline uint64_t plugin_counted(const struct plugin_counter *counter)
{
    return qemu_plugin_u64_get(counter->of, 0);
}

static inline void plugin_insn_bytes(const struct qemu_plugin_insn *insn, void *bytes, size_t size)
{
    qemu_plugin_insn_data(insn, bytes, size);
}

#endif

/* ---- the callbacks: each block that is translated, and the end ---- */

static void (*plugin_translated)(struct qemu_plugin_tb *tb);
static void (*plugin_ended)(void);

#if PLUGIN_INTERFACE < 7

void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id id,
                                           void (*translated)(plugin_id, struct qemu_plugin_tb *));
void qemu_plugin_register_atexit_cb(plugin_id id, void (*ended)(plugin_id, void *), void *data);

static void plugin_on_translated(plugin_id id, struct qemu_plugin_tb *tb)
{
    (void)id;
    plugin_translated(tb);
}

static void plugin_on_end(plugin_id id, void *data)
{
    (void)id;
    (void)data;
    plugin_ended();
}

static void plugin_register(plugin_id id)
{
    qemu_plugin_register_vcpu_tb_trans_cb(id, plugin_on_translated);
    qemu_plugin_register_atexit_cb(id, plugin_on_end, NULL);
}

#else

void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id id,
                                           void (*translated)(struct qemu_plugin_tb *, void *),
                                           void *data);
void qemu_plugin_register_atexit_cb(plugin_id id, void (*ended)(void *), void *data);

static void plugin_on_translated(struct qemu_plugin_tb *tb, void *data)
{
    (void)data;
    plugin_translated(tb);
}

static void plugin_on_end(void *data)
{
    (void)data;
    plugin_ended();
}

static void plugin_register(plugin_id id)
{
    qemu_plugin_register_vcpu_tb_trans_cb(id, plugin_on_translated, NULL);
    qemu_plugin_register_atexit_cb(id, plugin_on_end, NULL);
}

#endif

static inline void plugin_open(plugin_id id, void (*translated)(struct qemu_plugin_tb *tb),
                               void (*ended)(void))
{
    plugin_translated = translated;
    plugin_ended = ended;
    plugin_register(id);
}

#endif
