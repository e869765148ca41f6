/* SPDX-License-Identifier: MIT */
/* The paths of a boot for tests: functions, and for each series the blocks that it went through. */
#ifndef TESTS_UNIT_MAKERS_PATHS_MAKER_H
#define TESTS_UNIT_MAKERS_PATHS_MAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/paths/paths.h"

/* What lies from here on is Xen's; our own image lies below. */
#define MAKER_XEN UINT64_C(0xffff82d040200000)

struct paths_maker;

struct paths_maker *paths_maker_open(void);

/* In any order; the name has to live on. */
void paths_maker_function(struct paths_maker *m, uint64_t at, uint64_t end, const char *name);

/*
 * The next step of the path: a block at that address, whose instructions are given in hex with a
 * blank between two, and which may be the same as before.  It ran whole; or, of paths_maker_cut,
 * only so many; or, of paths_maker_again, whole with its first going on with a REP of before.
 */
void paths_maker_step(struct paths_maker *m, uint64_t at, const char *code);
void paths_maker_cut(struct paths_maker *m, uint64_t at, const char *code, unsigned ran);
void paths_maker_again(struct paths_maker *m, uint64_t at, const char *code);

/*
 * The steps so far are the path of a series, whose region they come to; what is changed in it
 * before the end stands in the file.
 */
struct paths_series *paths_maker_series(struct paths_maker *m, const char *name, enum path path,
                                        unsigned n);

/* The series made so far, from 0; NULL behind the last. */
const struct paths_series *paths_maker_made(const struct paths_maker *m, size_t at);
/* The same, to be changed: what is changed stands in the file. */
struct paths_series *paths_maker_change(struct paths_maker *m, size_t at);

/* The build ids; "" for each unless they are given. */
void paths_maker_builds(struct paths_maker *m, const char *xen, const char *image);
/* Which boot; 1 unless it is given. */
void paths_maker_boot(struct paths_maker *m, unsigned boot);
/* The hypervisor had no symbols. */
void paths_maker_unnamed(struct paths_maker *m);

/* Write them as a file, and free the maker; or read them back, to be given to paths_free. */
void paths_maker_write(struct paths_maker *m, const char *file);
struct paths *paths_maker_close(struct paths_maker *m);

#endif
