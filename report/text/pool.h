/* SPDX-License-Identifier: MIT */
/*
 * Many small texts that live and die together, without a piece of memory for each: a file of
 * hostile texts of one byte would take a dozen times its size in memory otherwise.
 */
#ifndef REPORT_TEXT_POOL_H
#define REPORT_TEXT_POOL_H

#include <stddef.h>

/* NULL is an empty one. */
struct text_pool;

/* A copy, made clean as text_clean would have it, which stays where it is until the pool is freed.
 */
char *text_pool_add(struct text_pool **pool, const char *text);
/* The same of a text that is clean in its own way. */
char *text_pool_copy(struct text_pool **pool, const char *text);

void text_pool_free(struct text_pool *pool);

#endif
