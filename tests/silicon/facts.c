/* SPDX-License-Identifier: MIT */
/* In place of bench/output/facts.c: what a process can tell of itself and of its machine. */
#include "bench/output/facts.h"

#include <asm/unistd.h>
#include <linux/utsname.h>

#include "bench/measure/timed_region.h"
#include "bench/output/emit.h"
#include "core/cpuid.h"
#include "core/time.h"
#include "tests/silicon/given.h"

/* ld's note, of which program.lds says where it is: three words, "GNU", the id. */
struct build_note {
    uint32_t name_size, size, type;
    char name[4];
    unsigned char id[];
};
extern const struct build_note build_id_note[];

#define ID_MAX 20

/* CPUID.1:ECX has a bit that no processor sets, and every hypervisor does. */
#define HYPERVISOR 1u << 31

static void hex_text(char *out, const unsigned char *bytes, unsigned len)
{
    static const char digits[] = "0123456789abcdef";
    unsigned i;

    for (i = 0; i < len; i++) {
        *out++ = digits[bytes[i] >> 4];
        *out++ = digits[bytes[i] & 15];
    }
    *out = '\0';
}

void facts_begin(void)
{
    char id[2 * ID_MAX + 1];
    struct record *r = emit_open("begin");

    hex_text(id, build_id_note->id, build_id_note->size < ID_MAX ? build_id_note->size : ID_MAX);
    record_uint(r, "format", RECORD_VERSION);
    record_text(r, "env", ENV_NAME);
    record_text(r, "abi", ENV_ABI);
    record_text(r, "build", id);
    emit_close();
}

/* ---- the processor ---- */

static char *put_word(char *out, uint32_t word)
{
    unsigned i;

    for (i = 0; i < 4; i++)
        *out++ = (char)(word >> (8 * i));
    return out;
}

static void vendor_fact(const char *key, uint32_t a, uint32_t b, uint32_t c)
{
    char vendor[13];

    *put_word(put_word(put_word(vendor, a), b), c) = '\0';
    emit_fact(key, vendor);
}

static void brand_fact(void)
{
    char brand[49], *at = brand;
    uint32_t leaf;

    if (cpuid_plain(0x80000000, 0).ax < 0x80000004)
        return;
    for (leaf = 0x80000002; leaf <= 0x80000004; leaf++) {
        struct cpuid c = cpuid_plain(leaf, 0);

        at = put_word(put_word(put_word(put_word(at, c.ax), c.bx), c.cx), c.dx);
    }
    *at = '\0';
    emit_fact("cpu.brand", brand);
}

static void cpu_facts(void)
{
    struct cpuid first = cpuid_plain(0, 0), features = cpuid_plain(1, 0),
                 above = cpuid_plain(0x40000000, 0);

    vendor_fact("cpu.vendor", first.bx, first.dx, first.cx);
    brand_fact();
    emit_fact_hex("cpu.signature", features.ax);
    if (features.cx & HYPERVISOR)
        vendor_fact("linux.hypervisor", above.bx, above.cx, above.dx);
    else
        emit_fact("linux.hypervisor", "none");
}

/* ---- the process ---- */

static void guest_facts(const struct start_info *info)
{
    emit_fact("guest.role", "process");
    emit_fact("guest.mode", "linux");
    emit_fact_number("guest.vcpus", 1);
    emit_fact("guest.command-line", (const char *)info->cmd_line);
}

static void linux_facts(void)
{
    static struct new_utsname name;

    if (linux_call(__NR_uname, (unsigned long)&name, 0, 0, 0) == 0)
        emit_fact("linux.release", name.release);
}

void facts_emit(const struct start_info *info)
{
    guest_facts(info);
    linux_facts();
    cpu_facts();
    emit_fact_number("clock.tsc-khz", time_tsc_khz());
    emit_fact("clock.fence", TIMED_REGION_FENCE);
    emit_fact("clock.tsc", "native");
    given_facts();
}

void facts_emit_uptime(void);

/* Of Xen: since when Linux runs is told by --fact host.boot-id. */
void facts_emit_uptime(void)
{
}
