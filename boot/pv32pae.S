/* SPDX-License-Identifier: MIT */
/* The entry file of pv32pae: all of it is the 32-bit environments' own. */
#define __ASSEMBLY__
#include <xen/xen.h>
#include "core/env/pv32pae.h"
#include "boot/x86_32.S"
