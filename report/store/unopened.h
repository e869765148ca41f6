/* SPDX-License-Identifier: MIT */
/* What was named and cannot be opened as a run: why, and what to name instead. */
#ifndef REPORT_STORE_UNOPENED_H
#define REPORT_STORE_UNOPENED_H

/* One line on stderr about a file or folder that the system refused with this errno. */
void unopened_say(const char *path, int error);

/* The same about a folder without a run file: what else lies in it may have been meant. */
void unopened_say_folder(const char *folder);

#endif
