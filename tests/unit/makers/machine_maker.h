/* SPDX-License-Identifier: MIT */
/*
 * A machine for the doctor: a folder with a PATH in bin/, our own scripts, a cache, and root/ in
 * the place of "/".
 */
#ifndef TESTS_UNIT_MAKERS_MACHINE_MAKER_H
#define TESTS_UNIT_MAKERS_MACHINE_MAKER_H

#include "report/doctor/doctor.h"

extern char *tree;
extern struct home home;
extern struct doctor_world world;
extern struct doctor doctor;

/* For each test of cmocka's: make one that has nothing, and put everything back. */
int machine_make(void **state);
int machine_drop(void **state);

/* A program in its PATH: a shell script. */
void put_program(const char *name, const char *body);
/* A QEMU that says that it is of this version, in printf's format. */
void put_qemu(const char *version);
/* An image that says by its notes that it is of pv64. */
void put_image(void);
/* 4.17 as get-xen would have put it into the cache, with this checksum, or none. */
void put_xen(const char *sum);

#endif
