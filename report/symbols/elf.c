/* SPDX-License-Identifier: MIT */
/*
 * An ELF file of either class: see elf.h.  The layouts are elf.h's of the C library; each number is
 * looked up where it is in its structure, since the file may end before it.
 */
#include "report/symbols/elf.h"

#include <elf.h>
#include <stddef.h>
#include <string.h>

/* A file of more sections would be one without a hypervisor in it. */
#define SECTIONS_MOST 4096u

/* Where in a structure of the file's class a field is, and how wide. */
#define FIELD(file, at, type, field)                                                               \
    (is_64(file) ? read_sized(file, (at) + offsetof(Elf64_##type, field),                          \
                              sizeof(((Elf64_##type *)0)->field))                                  \
                 : read_sized(file, (at) + offsetof(Elf32_##type, field),                          \
                              sizeof(((Elf32_##type *)0)->field)))
#define SIZE_OF(file, type) (is_64(file) ? sizeof(Elf64_##type) : sizeof(Elf32_##type))

static bool is_64(const struct bytes *file)
{
    return file->at[EI_CLASS] == ELFCLASS64;
}

static uint64_t read_sized(const struct bytes *file, uint64_t at, size_t width)
{
    switch (width) {
    case 1:
        return bytes_have(file, at, 1) ? file->at[at] : 0;
    case 2:
        return bytes_u16(file, at);
    case 4:
        return bytes_u32(file, at);
    default:
        return bytes_u64(file, at);
    }
}

bool elf_is(const struct bytes *file)
{
    return file->size >= sizeof(Elf32_Ehdr) && !memcmp(file->at, ELFMAG, SELFMAG) &&
           file->at[EI_DATA] == ELFDATA2LSB &&
           (file->at[EI_CLASS] == ELFCLASS32 || file->at[EI_CLASS] == ELFCLASS64);
}

struct section {
    uint64_t type, flags, address, offset, size, link;
};

static size_t section_count(const struct bytes *file)
{
    uint64_t count = FIELD(file, 0, Ehdr, e_shnum);

    return FIELD(file, 0, Ehdr, e_shoff) && count <= SECTIONS_MOST ? (size_t)count : 0;
}

/* False: there is no section of that number, or what it has is not in the file. */
static bool section_at(const struct bytes *file, uint64_t number, struct section *out)
{
    uint64_t at = FIELD(file, 0, Ehdr, e_shoff);

    if (number >= section_count(file) || !bytes_have(file, at, 0))
        return false;
    at += number * SIZE_OF(file, Shdr);
    if (!bytes_have(file, at, SIZE_OF(file, Shdr)))
        return false;
    *out = (struct section){
        .type = FIELD(file, at, Shdr, sh_type),
        .flags = FIELD(file, at, Shdr, sh_flags),
        .address = FIELD(file, at, Shdr, sh_addr),
        .offset = FIELD(file, at, Shdr, sh_offset),
        .size = FIELD(file, at, Shdr, sh_size),
        .link = FIELD(file, at, Shdr, sh_link),
    };
    return out->type == SHT_NOBITS || bytes_have(file, out->offset, out->size);
}

static bool is_code(const struct section *section)
{
    return (section->flags & SHF_ALLOC) && (section->flags & SHF_EXECINSTR);
}

/* A name that an assembler made for itself, or none. */
static bool is_internal(const char *name)
{
    return !*name || !strncmp(name, ".L", 2) || *name == '$';
}

static char kind_of(uint64_t info)
{
    switch (ELF64_ST_BIND(info)) {
    case STB_LOCAL:
        return 't';
    case STB_WEAK:
        return 'W';
    default:
        return 'T';
    }
}

/* The names of a table: of those that it has in the section 'link'. */
struct names {
    struct bytes at;
    char file[SYMBOLS_NAME]; /* that the local symbols behind it are of */
};

static bool add_symbol(const struct bytes *file, uint64_t at, struct names *names,
                       struct list *list)
{
    uint64_t info = FIELD(file, at, Sym, st_info);
    struct list_symbol symbol = {
        .at = FIELD(file, at, Sym, st_value),
        .kind = kind_of(info),
        .typed = ELF64_ST_TYPE(info) == STT_FUNC,
    };
    struct section section;
    char name[SYMBOLS_NAME];

    bytes_text(&names->at, FIELD(file, at, Sym, st_name), name, sizeof(name));
    symbol.name = name;
    if (ELF64_ST_TYPE(info) == STT_FILE) {
        memcpy(names->file, name, sizeof(name));
        return true;
    }
    if (ELF64_ST_TYPE(info) == STT_SECTION || is_internal(name) ||
        !section_at(file, FIELD(file, at, Sym, st_shndx), &section) || !is_code(&section))
        return true;
    return list_add(list, &symbol, *names->file ? names->file : NULL);
}

static bool add_table(const struct bytes *file, const struct section *table, struct list *list)
{
    struct names names = {0};
    struct section texts;
    size_t size = SIZE_OF(file, Sym);
    uint64_t at;

    if (!section_at(file, table->link, &texts) || texts.type != SHT_STRTAB)
        return false;
    names.at = (struct bytes){file->at + texts.offset, texts.size};
    for (at = 0; at + size <= table->size; at += size)
        if (!add_symbol(file, table->offset + at, &names, list))
            return false;
    return true;
}

bool elf_symbols(const struct bytes *file, struct list *list)
{
    struct section section;
    size_t i;

    for (i = 0; i < section_count(file); i++) {
        if (!section_at(file, i, &section))
            return false;
        if (section.type == SHT_SYMTAB && !add_table(file, &section, list))
            return false;
    }
    for (i = 0; list->count && i < section_count(file); i++)
        if (section_at(file, i, &section) && is_code(&section) &&
            !list_add_end(list, section.address + section.size))
            return false;
    return true;
}

bool elf_notes(const struct bytes *file, size_t *section, uint64_t *at, uint64_t *end)
{
    struct section found;

    while (*section < section_count(file))
        if (section_at(file, (*section)++, &found) && found.type == SHT_NOTE) {
            *at = found.offset;
            *end = found.offset + found.size;
            return true;
        }
    return false;
}
