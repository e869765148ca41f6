/* SPDX-License-Identifier: MIT */
/* What the vCPU runs on. */
#ifndef CORE_DEVICE_H
#define CORE_DEVICE_H

#include <stdbool.h>

#define DEVICE_BRAND_SIZE 49

/* Look, before anything is timed: CPUID can trap. */
void device_find(void);

/* Whether QEMU emulates it, instruction by instruction; false until it was looked for. */
bool device_is_emulated(void);

/* "tcg" or "cpu". */
const char *device_name(void);

/* The processor's brand, as Xen lets the guest see it; "" where it has none. */
void device_brand(char brand[DEVICE_BRAND_SIZE]);

#endif
