/* SPDX-License-Identifier: MIT */
/*
 * A TCG plugin of QEMU that says what was executed between the two clock reads of each timed region
 * of a boot.  It knows nothing of the guest's clock, so its counts are independent of what the
 * kernel derives from the TSC under -icount.
 *
 *     -plugin file=regions-N.so,from=ADDRESS,to=ADDRESS,out=FILE[,paths=on][,between=on]
 *
 * from and to are where timed_region of the image begins and ends; there are two RDTSC in it.  FILE
 * is what report/paths/raw.h says.  With paths=on it has the code and the order of all blocks that
 * were executed, each different path once.  With between=on a region is what lies between two timed
 * regions, from the second clock read of one to the first of the next: what the harness does.
 *
 * A REP string instruction is executed once for each of its iterations and a last time when its
 * count is found to be zero; nothing else is executed between these.  That tells them from a new
 * execution of the same instruction.
 *
 * It is built once for each version N of QEMU's plugin interface that interface.h knows.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/paths/insn.h"
#include "report/paths/raw.h"
#include "report/plugin/interface.h"
#include "report/plugin/out.h"
#include "report/plugin/path.h"

extern __attribute__((visibility("default"))) int qemu_plugin_version;
int qemu_plugin_version = PLUGIN_INTERFACE;
__attribute__((visibility("default"))) int qemu_plugin_install(plugin_id id, const void *info,
                                                               int argc, char **argv);

static uint64_t from, to;
static bool with_paths, between;

static struct plugin_counter executed; /* instructions */

static uint64_t regions;
static bool in_region;
static uint64_t opened, opened_iterations; /* what was counted when it was opened */

/* Iterations of REP instructions so far; where the last one was, and what was counted then. */
static uint64_t iterations, last_rep, last_rep_count;

/*
 * A block of straight code.  It gets its number, and goes into the file, when it is first a step of
 * a path: most of what is translated never is.
 */
#define NO_NUMBER UINT64_MAX
struct block {
    uint64_t number, at;
    unsigned count;
    const unsigned char *sizes, *code; /* kept */
};

/* The one that is being executed, and what was counted when it was entered. */
static struct block *current;
static uint64_t current_entered;

/* One of the two clock reads, and how many instructions of its block it is the last of. */
struct clock_read {
    uint64_t at;
    unsigned ran;
};
static uint64_t first_read = UINT64_MAX; /* where the one is that opens a region */

/* ---- what is executed ---- */

static void leave_block(uint64_t ran)
{
    if (!current)
        return;
    if (current->number == NO_NUMBER)
        current->number =
            path_add_block(current->at, current->count, current->sizes, current->code);
    path_step(current->number, current->count, ran);
    current = NULL;
}

static void block_is_entered(unsigned vcpu, void *block)
{
    (void)vcpu;
    if (!in_region)
        return;
    leave_block(plugin_counted(&executed) - current_entered);
    current = block;
    current_entered = plugin_counted(&executed);
}

static void rep_is_executed(unsigned vcpu, void *address)
{
    uint64_t at = (uintptr_t)address, count = plugin_counted(&executed);

    (void)vcpu;
    if (at == last_rep && count == last_rep_count + 1)
        iterations++;
    last_rep = at;
    last_rep_count = count;
}

static void open_region(void)
{
    /* The fault's way out of the region does not read the clock. */
    if (in_region)
        out_number(RAW_BROKEN);
    in_region = true;
    opened = plugin_counted(&executed);
    opened_iterations = iterations;
    path_begin();
    current = NULL;
}

static void close_region(const struct clock_read *clock_read)
{
    uint64_t path;

    if (!in_region)
        return;
    leave_block(clock_read->ran);
    path = with_paths ? path_end() : 0;
    in_region = false;
    regions++;
    out_number(RAW_REGION);
    out_number(plugin_counted(&executed) - opened);
    out_number(iterations - opened_iterations);
    out_number(path);
}

static void clock_is_read(unsigned vcpu, void *data)
{
    const struct clock_read *clock_read = data;

    (void)vcpu;
    if ((clock_read->at == first_read) != between)
        open_region();
    else
        close_region(clock_read);
}

/* ---- what is translated ---- */

/* What QEMU has the address of as long as it runs. */
static void *kept(size_t size)
{
    void *memory = malloc(size);

    if (!memory)
        abort();
    return memory;
}

static bool reads_clock(uint64_t at, const unsigned char *code, size_t size)
{
    return at >= from && at < to && size == 2 && code[0] == 0x0f && code[1] == 0x31;
}

static void watch_clock(struct qemu_plugin_insn *insn, uint64_t at, unsigned ran)
{
    struct clock_read *clock_read = kept(sizeof(*clock_read));

    *clock_read = (struct clock_read){at, ran};
    /* What is executed first is translated first. */
    if (first_read == UINT64_MAX)
        first_read = at;
    qemu_plugin_register_vcpu_insn_exec_cb(insn, clock_is_read, PLUGIN_NO_REGISTERS, clock_read);
}

/* The instruction that is in its block so many-th, from 1. */
static void watch_insn(struct qemu_plugin_insn *insn, const unsigned char *code, unsigned nth)
{
    uint64_t at = qemu_plugin_insn_vaddr(insn);
    size_t size = qemu_plugin_insn_size(insn);

    plugin_add_insn(insn, &executed);
    if (insn_of(code, size) == INSN_REP)
        qemu_plugin_register_vcpu_insn_exec_cb(insn, rep_is_executed, PLUGIN_NO_REGISTERS,
                                               (void *)(uintptr_t)at);
    if (reads_clock(at, code, size))
        watch_clock(insn, at, nth);
}

static unsigned char *copy_of(const unsigned char *bytes, size_t len)
{
    return memcpy(kept(len), bytes, len);
}

static void watch_block(struct qemu_plugin_tb *tb, size_t count, const unsigned char *sizes,
                        const unsigned char *code, size_t code_len)
{
    struct block *block;

    if (!with_paths || !count)
        return;
    block = kept(sizeof(*block));
    *block = (struct block){NO_NUMBER, qemu_plugin_insn_vaddr(qemu_plugin_tb_get_insn(tb, 0)),
                            (unsigned)count, copy_of(sizes, count), copy_of(code, code_len)};
    qemu_plugin_register_vcpu_tb_exec_cb(tb, block_is_entered, PLUGIN_NO_REGISTERS, block);
}

static void translated(struct qemu_plugin_tb *tb)
{
    static unsigned char sizes[RAW_INSNS_MOST], code[RAW_INSNS_MOST * RAW_INSN_MOST];
    size_t count = qemu_plugin_tb_n_insns(tb), at = 0, i;

    for (i = 0; i < count && i < RAW_INSNS_MOST; i++) {
        struct qemu_plugin_insn *insn = qemu_plugin_tb_get_insn(tb, i);

        sizes[i] = (unsigned char)qemu_plugin_insn_size(insn);
        plugin_insn_bytes(insn, code + at, sizes[i]);
        watch_insn(insn, code + at, (unsigned)i + 1);
        at += sizes[i];
    }
    watch_block(tb, i, sizes, code, at);
}

static void ended(void)
{
    if (in_region)
        out_number(RAW_BROKEN);
    out_number(RAW_END);
    out_number(regions);
    out_close();
}

static const char *argument(int argc, char **argv, const char *key)
{
    size_t len = strlen(key);
    int i;

    for (i = 0; i < argc; i++)
        if (strncmp(argv[i], key, len) == 0 && argv[i][len] == '=')
            return argv[i] + len + 1;
    return NULL;
}

static bool is_on(int argc, char **argv, const char *key)
{
    const char *value = argument(argc, argv, key);

    return value && !strcmp(value, "on");
}

int qemu_plugin_install(plugin_id id, const void *info, int argc, char **argv)
{
    const char *first = argument(argc, argv, "from"), *last = argument(argc, argv, "to");
    const char *file = argument(argc, argv, "out");

    (void)info;
    if (!first || !last || !file) {
        fprintf(stderr, "regions: needs from=, to= and out=\n");
        return -1;
    }
    from = strtoull(first, NULL, 16);
    to = strtoull(last, NULL, 16);
    with_paths = is_on(argc, argv, "paths");
    between = is_on(argc, argv, "between");
    if (!out_open(file))
        return -1;
    plugin_counter_open(&executed);
    plugin_open(id, translated, ended);
    return 0;
}
