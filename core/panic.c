/* SPDX-License-Identifier: MIT */
#include "core/panic.h"

__attribute__((noreturn)) void (*panic_handler)(const char *why);

void panic(const char *why)
{
    panic_handler(why);
}
