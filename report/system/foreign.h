/* SPDX-License-Identifier: MIT */
/* What a file is, that is neither a log nor a run.json, by how it begins. */
#ifndef REPORT_SYSTEM_FOREIGN_H
#define REPORT_SYSTEM_FOREIGN_H

#include <stddef.h>

/* So much of a file's beginning is looked at, if it has as much. */
#define FOREIGN_HEAD 4096u

/* What it is, and what to do, as the end of a sentence; NULL: nothing that is known here. */
const char *foreign_name(const unsigned char *head, size_t len);

#endif
