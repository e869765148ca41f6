/* SPDX-License-Identifier: MIT */
#include "core/device.h"

#include "core/cpuid.h"
#include "core/text.h"

#define LEAF_OF_HYPERVISOR 0x40000000u
#define LEAF_OF_BRAND      0x80000002u

static bool emulated, virtual;

static void put_words(char *out, const struct cpuid *c)
{
    cpuid_put(out, c->ax);
    cpuid_put(out + 4, c->bx);
    cpuid_put(out + 8, c->cx);
    cpuid_put(out + 12, c->dx);
}

void device_brand(char brand[DEVICE_BRAND_SIZE])
{
    struct cpuid c = cpuid(0x80000000, 0);
    unsigned i;

    brand[0] = '\0';
    if (c.ax < LEAF_OF_BRAND + 2)
        return;
    for (i = 0; i < 3; i++) {
        c = cpuid(LEAF_OF_BRAND + i, 0);
        put_words(brand + 16 * i, &c);
    }
    brand[DEVICE_BRAND_SIZE - 1] = '\0';
}

/*
 * By QEMU's own word for it (target/i386/cpu.c, cpu_x86_cpuid), where the instruction asks QEMU.
 * Where it asks another Xen, as in a PV shim, the brand tells; but under KVM there are models with
 * QEMU's brand, too.
 */
void device_find(void)
{
    struct cpuid c = cpuid_plain(LEAF_OF_HYPERVISOR, 0);
    char words[17], brand[DEVICE_BRAND_SIZE];

    put_words(words, &(struct cpuid){c.bx, c.cx, c.dx, 0});
    words[16] = '\0';
    device_brand(brand);
    virtual = text_equal(words, "TCGTCGTCGTCG") || text_after(words, "KVM");
    emulated = text_equal(words, "TCGTCGTCGTCG") ||
               (!text_after(words, "KVM") && text_glob("*QEMU*", sizeof("*QEMU*") - 1, brand));
    virtual |= emulated;
}

bool device_is_emulated(void)
{
    return emulated;
}

bool device_is_virtual(void)
{
    return virtual;
}

const char *device_name(void)
{
    return emulated ? "tcg" : "cpu";
}
