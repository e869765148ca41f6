/* SPDX-License-Identifier: MIT */
/* Files with symbols for tests: Xen's own table in the forms that it has had, and ELF files. */
#ifndef TESTS_UNIT_MAKERS_SYMBOLS_MAKER_H
#define TESTS_UNIT_MAKERS_SYMBOLS_MAKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/symbols/bytes.h"

/* Bytes that grow. */
struct made {
    uint8_t *at;
    size_t size;
};

void made_put(struct made *made, const void *bytes, size_t count);
void made_number(struct made *made, uint64_t number, unsigned width);
/* A filling up to a multiple of 'align'. */
void made_fill(struct made *made, size_t align, uint8_t with);
void made_free(struct made *made);

static inline struct bytes made_bytes(const struct made *made)
{
    return (struct bytes){made->at, made->size};
}

/* Of a table the letter stands before the name, and "" is an END; of an ELF file "F" is a file. */
struct made_symbol {
    uint64_t at;
    const char *name;
};

/* How the table looks. */
struct table_form {
    const char *name;
    uint64_t origin;       /* the addresses are offsets from it, or 0 */
    unsigned width;        /* of an address */
    unsigned count_width;  /* of their count */
    unsigned marker_width; /* of a marker */
    unsigned align;        /* of each part */
    bool filled;           /* with 0xff, since 4.21 */
};

/* In the order of their age. */
#define TABLE_FORMS 6
extern const struct table_form table_forms[TABLE_FORMS];

/* Where the parts of the last one that was made are. */
struct table_parts {
    size_t addresses, count, names, markers, tokens, index, end;
};

/* The code in its names that stands for "something". */
#define MADE_SOMETHING 3

/* An EFI program of nothing but the table, and pointers to its first symbols where it has offsets.
 */
struct made made_table(const struct table_form *form, const struct made_symbol *symbols,
                       size_t count, struct table_parts *parts);

/* Symbols such as "Tdo_something_op_0123" and "tmm.c#get_0124", 16 bytes apart; to be freed. */
struct made_symbol *made_symbols(size_t count, uint64_t first);
void made_symbols_free(struct made_symbol *symbols, size_t count);

/* The sections of an ELF file. */

enum made_section { MADE_NONE, MADE_TEXT, MADE_DATA, MADE_NOTE, MADE_SYMBOLS, MADE_NAMES };
#define MADE_SECTIONS 6

/* Its .text has 0x1000 bytes at 0x100000, its .data as many at 0x200000. */
#define MADE_TEXT_AT 0x100000u
#define MADE_DATA_AT 0x200000u
#define MADE_SIZE    0x1000u

/*
 * An ELF file of these symbols, and with this build id of 20 bytes, or NULL.  They are functions,
 * but those with "untyped" in their names.
 */
struct made made_elf(bool is_64, const struct made_symbol *symbols, size_t count,
                     const char *build_id);

/* Where in it the header of a section is. */
size_t made_header(bool is_64, enum made_section section);

#endif
