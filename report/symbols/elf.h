/* SPDX-License-Identifier: MIT */
/* An ELF file of either class: its symbols and its build id. */
#ifndef REPORT_SYMBOLS_ELF_H
#define REPORT_SYMBOLS_ELF_H

#include <stdbool.h>

#include "report/symbols/bytes.h"
#include "report/symbols/list.h"

bool elf_is(const struct bytes *file);

/* Note what is in sections of code, and where these end.  False: a table is damaged, or too large.
 */
bool elf_symbols(const struct bytes *file, struct list *list);

/* Where the note with the build id is; 0: there is none that the headers tell of. */
uint64_t elf_build_note(const struct bytes *file);

#endif
