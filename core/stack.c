/* SPDX-License-Identifier: MIT */
#include "core/stack.h"

#include "core/memory.h"

char boot_stack[4 * ENV_PAGE_SIZE] XEN_BUFFER;
