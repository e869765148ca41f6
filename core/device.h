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

/*
 * Whether QEMU or KVM is known to be below: a serial port is then no line, and takes bytes as fast
 * as they are read.  False until it was looked for, and where another Xen hides it.
 */
bool device_is_virtual(void);

/* "tcg" or "cpu". */
const char *device_name(void);

/* The processor's brand, as Xen lets the guest see it; "" where it has none. */
void device_brand(char brand[DEVICE_BRAND_SIZE]);

#endif
