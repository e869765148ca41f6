/* SPDX-License-Identifier: MIT */
/* A folder of a group of tests' own, for what they write. */
#ifndef TESTS_UNIT_SUPPORT_FOLDER_H
#define TESTS_UNIT_SUPPORT_FOLDER_H

/* Its path, while the group runs. */
extern char folder[];

/* For cmocka_run_group_tests: make it, and remove it with all that is in it. */
int folder_make(void **state);
int folder_drop(void **state);

/* All of a file in it, to be freed; NULL: there is none. */
char *folder_text(const char *name);

#endif
