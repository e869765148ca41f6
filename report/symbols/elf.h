/* SPDX-License-Identifier: MIT */
/* An ELF file of either class: its symbols and its notes. */
#ifndef REPORT_SYMBOLS_ELF_H
#define REPORT_SYMBOLS_ELF_H

#include <stdbool.h>

#include "report/symbols/bytes.h"
#include "report/symbols/list.h"

bool elf_is(const struct bytes *file);

/* Note what is in sections of code, and where they end.  False: a table is damaged, or too large.
 */
bool elf_symbols(const struct bytes *file, struct list *list);

/*
 * The next section of notes, of those from *section on, and where in the file it begins and ends.
 * False: there is no more.
 */
bool elf_notes(const struct bytes *file, size_t *section, uint64_t *at, uint64_t *end);

#endif
