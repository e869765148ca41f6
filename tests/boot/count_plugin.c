/* SPDX-License-Identifier: MIT */
/*
 * A QEMU TCG plugin that counts the instructions which are really executed between the two clock
 * reads of each timed region.  It knows nothing of the guest's clock, so it is an independent check
 * of what the kernel derives from the TSC under -icount.
 *
 *     -plugin file=count_plugin.so,from=ADDRESS,to=ADDRESS,out=FILE
 *
 * from and to are the timed region's own addresses (symbols timed region and timed_region_end of
 * the image); every second RDTSC executed there ends a timed region.  FILE gets one decimal number
 * a timed region, in order.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * What is used of version 1 of QEMU's plugin interface (QEMU manual, "QEMU TCG Plugins"): Debian
 * packages the interface, but not its header.
 */
typedef uint64_t plugin_id;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
enum plugin_inline { PLUGIN_INLINE_ADD_U64 };
enum plugin_registers { PLUGIN_NO_REGISTERS };

size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *tb);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *tb, size_t index);
const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *insn);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *insn);
uint64_t qemu_plugin_insn_vaddr(const struct qemu_plugin_insn *insn);
void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id id,
                                           void (*translated)(plugin_id, struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *insn,
                                                enum plugin_inline operation, void *counter,
                                                uint64_t value);
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *insn,
                                            void (*executed)(unsigned vcpu, void *data),
                                            enum plugin_registers registers, void *data);
void qemu_plugin_register_atexit_cb(plugin_id id, void (*ended)(plugin_id, void *), void *data);

extern __attribute__((visibility("default"))) int qemu_plugin_version;
int qemu_plugin_version = 1;
__attribute__((visibility("default"))) int qemu_plugin_install(plugin_id id, const void *info,
                                                               int argc, char **argv);

static uint64_t from, to, executed, opened;
static bool in_region;
static FILE *out;

static void clock_was_read(unsigned vcpu, void *data)
{
    (void)vcpu;
    (void)data;
    if (in_region)
        fprintf(out, "%" PRIu64 "\n", executed - opened);
    opened = executed;
    in_region = !in_region;
}

static bool reads_clock(const struct qemu_plugin_insn *insn)
{
    static const unsigned char rdtsc[] = {0x0f, 0x31};
    uint64_t at = qemu_plugin_insn_vaddr(insn);

    return at >= from && at < to && qemu_plugin_insn_size(insn) == sizeof(rdtsc) &&
           memcmp(qemu_plugin_insn_data(insn), rdtsc, sizeof(rdtsc)) == 0;
}

static void translated(plugin_id id, struct qemu_plugin_tb *tb)
{
    size_t i;

    (void)id;
    for (i = 0; i < qemu_plugin_tb_n_insns(tb); i++) {
        struct qemu_plugin_insn *insn = qemu_plugin_tb_get_insn(tb, i);

        qemu_plugin_register_vcpu_insn_exec_inline(insn, PLUGIN_INLINE_ADD_U64, &executed, 1);
        if (reads_clock(insn))
            qemu_plugin_register_vcpu_insn_exec_cb(insn, clock_was_read, PLUGIN_NO_REGISTERS, NULL);
    }
}

static void ended(plugin_id id, void *data)
{
    (void)id;
    (void)data;
    fclose(out);
}

static const char *argument(int argc, char **argv, const char *key)
{
    size_t len = strlen(key);
    int i;

    for (i = 0; i < argc; i++)
        if (strncmp(argv[i], key, len) == 0 && argv[i][len] == '=')
            return argv[i] + len + 1;
    fprintf(stderr, "count_plugin: %s= is missing\n", key);
    return NULL;
}

int qemu_plugin_install(plugin_id id, const void *info, int argc, char **argv)
{
    const char *first = argument(argc, argv, "from"), *last = argument(argc, argv, "to");
    const char *file = argument(argc, argv, "out");

    (void)info;
    if (!first || !last || !file)
        return -1;
    from = strtoull(first, NULL, 16);
    to = strtoull(last, NULL, 16);
    out = fopen(file, "w");
    if (!out) {
        perror(file);
        return -1;
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, ended, NULL);
    return 0;
}
