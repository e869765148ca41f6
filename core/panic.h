/* SPDX-License-Identifier: MIT */
/* What cannot go on says so here, from however far down. */
#ifndef CORE_PANIC_H
#define CORE_PANIC_H

/* End the boot, and say why. */
__attribute__((noreturn)) void panic(const char *why);

/*
 * What that comes to takes a console and hypercalls, and so stands above whoever panics:
 * boot/main.c sets it before anything else.
 */
extern __attribute__((noreturn)) void (*panic_handler)(const char *why);

#endif
