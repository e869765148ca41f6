/* SPDX-License-Identifier: MIT */
/*
 * The functions of a hypervisor and of our own image, by their addresses.  Xen carries a table of
 * its symbols in every image that boots (xen/common/symbols.c), so that no other file is needed;
 * xen-syms, or what nm or Xen's build printed of one, does as well.
 *
 * The files are not to be trusted.  Of one that cannot be used the readers return NULL, and why is
 * one line for people, which names the file as it was given: say_line makes it clean.
 */
#ifndef REPORT_SYMBOLS_SYMBOLS_H
#define REPORT_SYMBOLS_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text_pool;

/* A build id in hexadecimal digits, with its NUL: 20 bytes, or 16 of an EFI program. */
#define SYMBOLS_BUILD_ID (2 * 32 + 1)

/* The longest name; the rest of one that is longer is left out. */
#define SYMBOLS_NAME 512

struct symbol {
    uint64_t at; /* its address when Xen runs */
    char kind;   /* nm's letter: T, t, W or w */
    bool mark;   /* where something begins or ends, as _stext and _etext, and no function */
    const char *name;
};

/*
 * What is in the text sections, by address, one symbol for each address: a function before a mark,
 * a global before a local one.  Names are printable.  A local one has its file before it, as
 * "mm.c#get_page", only where another function has the same name.
 */
struct symbols {
    struct symbol *at;
    size_t count;
    char
        build_id[SYMBOLS_BUILD_ID]; /* of what they are the symbols, or "" where that is not said */
    struct text_pool *names;
};

/*
 * Of a hypervisor as it boots: the multiboot image, which may be gzipped, or xen.efi.  NULL, too,
 * where it was built without a table.
 */
struct symbols *symbols_of_xen(const char *file, char *why, size_t size);

/*
 * Of a file that somebody names: xen-syms, a list that nm or Xen's build printed (xen-syms.map), or
 * one of the above.  Whether it is of the Xen that ran is for the caller to ask of build_id.
 */
struct symbols *symbols_of_file(const char *file, char *why, size_t size);

/*
 * Of the guest image that booted, a name such as DIR/pvbench-pv64.gz: of the file itself where it
 * has symbols, or of DIR/pvbench-pv64.elf.debug, where the build leaves them, or that name with
 * .debug behind it.  Only one of the same build id is taken.
 */
struct symbols *symbols_of_image(const char *image, char *why, size_t size);

void symbols_free(struct symbols *symbols);

/* A function, from at to before end. */
struct symbol_range {
    const char *name;
    uint64_t at, end;
};

/* The function that an address is in.  False: in none that is known. */
bool symbols_find(const struct symbols *symbols, uint64_t address, struct symbol_range *out);

/*
 * The name that a function has in two builds: without the file, and without what compilers put
 * behind it (.isra.0, .constprop.0, .part.0, .cold, .lto_priv.0, .llvm.123, .0).  Cut to size.
 */
void symbols_plain(const char *name, char *out, size_t size);

#endif
