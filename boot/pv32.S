/* SPDX-License-Identifier: MIT */
/* The entry file of pv32: all of it is the 32-bit environments' own. */
#define __ASSEMBLY__
#include <xen/xen.h>
#include "core/env/pv32.h"
#include "boot/x86_32.S"
