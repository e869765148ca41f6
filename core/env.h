/* SPDX-License-Identifier: MIT */
/*
 * The guest ABI that this image is built for.  Everything that differs between environments is in
 * the header named by ENV_HEADER, in boot/ENV.S and in boot/ENV.lds; nothing else asks which it is.
 */
#ifndef CORE_ENV_H
#define CORE_ENV_H

#include <stddef.h>
#include <stdint.h>

#include ENV_HEADER

#define ENV_PAGE_SIZE  4096
#define ENV_PAGE_SHIFT 12

#endif
