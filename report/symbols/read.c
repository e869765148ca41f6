/* SPDX-License-Identifier: MIT */
/* Symbols of bytes that were loaded: see read.h. */
#include "report/symbols/read.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "report/symbols/build_id.h"
#include "report/symbols/elf.h"
#include "report/symbols/list.h"
#include "report/symbols/map.h"
#include "report/symbols/table.h"

/* Files that people take for a hypervisor, by how they begin. */
static const struct {
    const char *begin;
    size_t len;
    const char *what;
} others[] = {
    {"!<arch>\n", 8, "a Debian package: unpack it with dpkg -x, and name the file under boot/"},
    {"\xfd\x37zXZ", 5, "packed with xz: unpack it first"},
    {"\x28\xb5\x2f\xfd", 4, "packed with zstd: unpack it first"},
    {"BZh", 3, "packed with bzip2: unpack it first"},
    {"\x1f\x8b", 2, "gzipped twice: unpack it first"},
};

static bool begins(const struct bytes *bytes, const char *begin, size_t len)
{
    return bytes_have(bytes, 0, len) && !memcmp(bytes->at, begin, len);
}

static const char *what_else(const struct bytes *bytes)
{
    size_t i;

    if (!bytes->size)
        return "empty";
    for (i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (begins(bytes, others[i].begin, others[i].len))
            return others[i].what;
    return NULL;
}

static bool is_efi(const struct bytes *bytes)
{
    return begins(bytes, "MZ", 2);
}

/* Why says what is wrong, or is as it was where there is no table. */
static struct symbols *of_table(const struct bytes *bytes, const char *file, char *why, size_t size)
{
    struct table table;
    struct symbols *symbols;
    uint64_t origin;

    if (!table_find(&table, bytes))
        return NULL;
    if (!table_origin(&table, &origin)) {
        snprintf(why, size,
                 "%s has a table of symbols, but nothing says at which address it is mapped", file);
        return NULL;
    }
    symbols = table_read(&table, origin);
    if (!symbols)
        snprintf(why, size, "the table of symbols of %s is damaged", file);
    return symbols;
}

static struct symbols *of_elf(const struct bytes *bytes, const char *file, char *why, size_t size)
{
    struct list list = {0};
    struct symbols *symbols = NULL;

    if (elf_symbols(bytes, &list))
        symbols = list_finish(&list);
    else
        snprintf(why, size, "the symbols of %s are cut short or damaged", file);
    list_free(&list);
    return symbols;
}

static struct symbols *of_map(const struct bytes *bytes, const char *file, char *why, size_t size)
{
    struct list list = {0};
    struct symbols *symbols = NULL;
    size_t wrong, lines = map_read(bytes, &list, &wrong);

    if (!wrong)
        symbols = list_finish(&list);
    if (!lines)
        snprintf(why, size,
                 "%s is no hypervisor, no xen-syms, and no list of symbols as nm prints it", file);
    else if (wrong)
        snprintf(why, size,
                 "line %zu of %s is cut short, or not as nm prints it: ADDRESS LETTER NAME", wrong,
                 file);
    else if (!symbols)
        snprintf(why, size, "%s names no function", file);
    list_free(&list);
    return symbols;
}

static struct symbols *with_build_id(struct symbols *symbols, const struct bytes *bytes)
{
    if (symbols)
        build_id_read(bytes, symbols->build_id);
    return symbols;
}

/* By one source after the other, until one has some or is damaged. */
static struct symbols *of_program(const struct bytes *bytes, const char *file, bool table_first,
                                  char *why, size_t size)
{
    struct symbols *symbols = NULL;

    *why = '\0';
    if (table_first || !elf_is(bytes))
        symbols = of_table(bytes, file, why, size);
    if (!symbols && !*why && elf_is(bytes))
        symbols = of_elf(bytes, file, why, size);
    if (!symbols && !*why && !table_first && elf_is(bytes))
        symbols = of_table(bytes, file, why, size);
    if (!symbols && !*why)
        snprintf(why, size,
                 "%s has no table of symbols, so its functions have no names: xen-syms or "
                 "xen-syms.map of the same build has them",
                 file);
    return with_build_id(symbols, bytes);
}

struct symbols *read_xen(const struct bytes *bytes, const char *file, char *why, size_t size)
{
    const char *what = what_else(bytes);

    if (elf_is(bytes) || is_efi(bytes))
        return of_program(bytes, file, true, why, size);
    snprintf(why, size, "%s is no hypervisor: it is %s", file,
             what ? what : "neither an ELF image nor an EFI program");
    return NULL;
}

struct symbols *read_file(const struct bytes *bytes, const char *file, char *why, size_t size)
{
    const char *what = what_else(bytes);

    if (elf_is(bytes) || is_efi(bytes))
        return of_program(bytes, file, false, why, size);
    if (!what)
        return of_map(bytes, file, why, size);
    snprintf(why, size, "%s has no symbols: it is %s", file, what);
    return NULL;
}
