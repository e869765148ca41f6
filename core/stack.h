/* SPDX-License-Identifier: MIT */
/* The stack of the first vCPU, from its first instruction on (boot/ENV.S). */
#ifndef CORE_STACK_H
#define CORE_STACK_H

#include "core/env.h"

extern char boot_stack[4 * ENV_PAGE_SIZE];

#endif
