/* SPDX-License-Identifier: MIT */
/*
 * The layouts as the kernel's own compiler sees them, one word each, built like the rest of the
 * kernel for each environment and read by tests/unit/kernel/test_layout.c on the host.
 */
#include "core/hypercall.h"

extern const uint32_t layout[];

__attribute__((section(".layout"))) const uint32_t layout[] = {
#define SIZE(name)       sizeof(struct name),
#define AT(name, field)  offsetof(struct name, field),
#define FACT(value, ...) (value),
#include "tests/env/layout.def"
};
