/* SPDX-License-Identifier: MIT */
/*
 * A QEMU TCG plugin that counts the instructions which are really executed between the two clock
 * reads of each timed region.  It knows nothing of the guest's clock, so it is an independent check
 * of what the kernel derives from the TSC under -icount.
 *
 *     -plugin file=count_plugin-N.so,from=ADDRESS,to=ADDRESS,out=FILE
 *
 * from and to are the timed region's own addresses (symbols timed region and timed_region_end of
 * the image); every second RDTSC executed there ends a timed region.  FILE gets one decimal number
 * a timed region, in order.
 *
 * It is built once for each version N of QEMU's plugin interface that plugin_interface.h knows.
 */
#include "tests/boot/plugin_interface.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern __attribute__((visibility("default"))) int qemu_plugin_version;
int qemu_plugin_version = PLUGIN_INTERFACE;
__attribute__((visibility("default"))) int qemu_plugin_install(plugin_id id, const void *info,
                                                               int argc, char **argv);

static uint64_t from, to, opened;
static bool in_region;
static FILE *out;

static void clock_was_read(unsigned vcpu, void *data)
{
    uint64_t executed = plugin_count();

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
    unsigned char bytes[sizeof(rdtsc)];

    if (at < from || at >= to || qemu_plugin_insn_size(insn) != sizeof(rdtsc))
        return false;
    plugin_insn_bytes(insn, bytes, sizeof(bytes));
    return memcmp(bytes, rdtsc, sizeof(rdtsc)) == 0;
}

static void instrument(struct qemu_plugin_tb *tb)
{
    size_t i;

    for (i = 0; i < qemu_plugin_tb_n_insns(tb); i++) {
        struct qemu_plugin_insn *insn = qemu_plugin_tb_get_insn(tb, i);

        plugin_count_insn(insn);
        if (reads_clock(insn))
            qemu_plugin_register_vcpu_insn_exec_cb(insn, clock_was_read, PLUGIN_NO_REGISTERS, NULL);
    }
}

static void end(void)
{
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
    plugin_open(id, instrument, end);
    return 0;
}
