/* SPDX-License-Identifier: MIT */
/* What the vCPU is found to run on (core/device.c), by what CPUID answers there. */
#include "tests/unit/support/check.h"

/* The instructions themselves would ask this machine. */
#define CORE_CPUID_H
struct cpuid {
    uint32_t ax, bx, cx, dx;
};

static const char *hypervisor, *processor;

static void cpuid_put(char *out, uint32_t word)
{
    memcpy(out, &word, sizeof(word));
}

static uint32_t word_of(const char *text, size_t at)
{
    uint32_t word = 0;
    size_t len = strlen(text);

    if (at < len)
        memcpy(&word, text + at, len - at < sizeof(word) ? len - at : sizeof(word));
    return word;
}

/* Xen's answer: here the brand alone is asked for. */
static struct cpuid cpuid(uint32_t leaf, uint32_t subleaf)
{
    size_t at = 16 * (leaf - 0x80000002u);

    (void)subleaf;
    if (leaf == 0x80000000u)
        return (struct cpuid){.ax = 0x80000008u};
    return (struct cpuid){word_of(processor, at), word_of(processor, at + 4),
                          word_of(processor, at + 8), word_of(processor, at + 12)};
}

static struct cpuid cpuid_plain(uint32_t leaf, uint32_t subleaf)
{
    (void)leaf;
    (void)subleaf;
    return (struct cpuid){0x40000001u, word_of(hypervisor, 0), word_of(hypervisor, 4),
                          word_of(hypervisor, 8)};
}

#include "core/device.c"
#include "core/text.c"

static void find(const char *of_hypervisor, const char *of_processor)
{
    hypervisor = of_hypervisor;
    processor = of_processor;
    device_find();
}

static void test_kinds(void **state)
{
    static const struct {
        const char *hypervisor, *processor;
        bool emulated, is_virtual;
    } rows[] = {
        {"TCGTCGTCGTCG", "QEMU Virtual CPU version 2.5+", true, true},
        {"TCGTCGTCGTCG", "A Real CPU", true, true},
        {"KVMKVMKVM", "A Real CPU", false, true},
        /* A model of QEMU's under KVM is the processor itself. */
        {"KVMKVMKVM", "QEMU Virtual CPU version 2.5+", false, true},
        /* Another Xen answers, and the brand is what is left. */
        {"XenVMMXenVMM", "QEMU Virtual CPU version 2.5+", true, true},
        {"XenVMMXenVMM", "A Real CPU", false, false},
        {"", "A Real CPU", false, false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        find(rows[i].hypervisor, rows[i].processor);
        if (device_is_emulated() != rows[i].emulated || device_is_virtual() != rows[i].is_virtual)
            fail_msg("%s, %s: emulated %d, virtual %d", rows[i].hypervisor, rows[i].processor,
                     device_is_emulated(), device_is_virtual());
        assert_string_equal(device_name(), rows[i].emulated ? "tcg" : "cpu");
    }
}

static void test_brand(void **state)
{
    char brand[DEVICE_BRAND_SIZE];

    (void)state;
    find("", "A processor whose brand has all of the 47 letters");
    device_brand(brand);
    assert_string_equal(brand, "A processor whose brand has all of the 47 letter");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_kinds), cmocka_unit_test(test_brand)};

    return cmocka_run_group_tests_name("the device", tests, NULL, NULL);
}
