/* SPDX-License-Identifier: MIT */
/* ELF files for tests: see symbols_maker.h. */
#include <elf.h>
#include <string.h>

#include "tests/unit/makers/symbols_maker.h"

struct section {
    uint32_t type, link;
    uint64_t flags, address, offset, size, entry;
};

/* From the letter that nm would print: local or not, and which section. */
static void put_symbol(struct made *made, bool is_64, const struct made_symbol *symbol,
                       uint32_t name)
{
    char kind = *symbol->name;
    unsigned bind = kind == 'W' ? STB_WEAK : kind >= 'a' || kind == 'F' ? STB_LOCAL : STB_GLOBAL;
    unsigned type = kind == 'F'                       ? STT_FILE
                    : strstr(symbol->name, "untyped") ? STT_NOTYPE
                                                      : STT_FUNC;
    uint16_t section = kind == 'F' ? SHN_ABS : strchr("Dd", kind) ? MADE_DATA : MADE_TEXT;

    made_number(made, name, 4);
    if (!is_64)
        made_number(made, symbol->at, 4);
    if (!is_64)
        made_number(made, 0, 4);
    made_number(made, ELF64_ST_INFO(bind, type), 1);
    made_number(made, 0, 1);
    made_number(made, section, 2);
    if (is_64)
        made_number(made, symbol->at, 8);
    if (is_64)
        made_number(made, 0, 8);
}

static void put_section(struct made *made, bool is_64, const struct section *section)
{
    unsigned width = is_64 ? 8 : 4;

    made_number(made, 0, 4);
    made_number(made, section->type, 4);
    made_number(made, section->flags, width);
    made_number(made, section->address, width);
    made_number(made, section->offset, width);
    made_number(made, section->size, width);
    made_number(made, section->link, 4);
    made_number(made, 0, 4);
    made_number(made, 1, width);
    made_number(made, section->entry, width);
}

static void put_header(struct made *made, bool is_64)
{
    const unsigned char ident[EI_NIDENT] = {
        ELFMAG0,     ELFMAG1,   ELFMAG2, ELFMAG3, is_64 ? ELFCLASS64 : ELFCLASS32,
        ELFDATA2LSB, EV_CURRENT};
    unsigned width = is_64 ? 8 : 4;

    made_put(made, ident, sizeof(ident));
    made_number(made, ET_EXEC, 2);
    made_number(made, is_64 ? EM_X86_64 : EM_386, 2);
    made_number(made, EV_CURRENT, 4);
    made_number(made, MADE_TEXT_AT, width);
    made_number(made, 0, width);
    made_number(made, made_header(is_64, MADE_NONE), width);
    made_number(made, 0, 4);
    made_number(made, is_64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr), 2);
    made_number(made, 0, 4);
    made_number(made, is_64 ? sizeof(Elf64_Shdr) : sizeof(Elf32_Shdr), 2);
    made_number(made, MADE_SECTIONS, 2);
    made_number(made, 0, 2);
}

size_t made_header(bool is_64, enum made_section section)
{
    return is_64 ? sizeof(Elf64_Ehdr) + section * sizeof(Elf64_Shdr)
                 : sizeof(Elf32_Ehdr) + section * sizeof(Elf32_Shdr);
}

static void put_note(struct made *made, const char *build_id)
{
    made_number(made, sizeof(ELF_NOTE_GNU), 4);
    made_number(made, 20, 4);
    made_number(made, NT_GNU_BUILD_ID, 4);
    made_put(made, ELF_NOTE_GNU, sizeof(ELF_NOTE_GNU));
    made_put(made, build_id, 20);
}

/* The contents of a section go behind the headers, whose places are known. */
static void end_section(struct section *section, const struct made *body, size_t from, size_t base)
{
    section->offset = base + from;
    section->size = body->size - from;
}

struct made made_elf(bool is_64, const struct made_symbol *symbols, size_t count,
                     const char *build_id)
{
    struct section sections[MADE_SECTIONS] = {
        [MADE_TEXT] = {.type = SHT_NOBITS,
                       .flags = SHF_ALLOC | SHF_EXECINSTR,
                       .address = MADE_TEXT_AT,
                       .size = MADE_SIZE},
        [MADE_DATA] = {.type = SHT_NOBITS,
                       .flags = SHF_ALLOC | SHF_WRITE,
                       .address = MADE_DATA_AT,
                       .size = MADE_SIZE},
        [MADE_NOTE] = {.type = SHT_NOTE},
        [MADE_SYMBOLS] = {.type = SHT_SYMTAB, .link = MADE_NAMES},
        [MADE_NAMES] = {.type = SHT_STRTAB},
    };
    size_t base = made_header(is_64, MADE_SECTIONS), from, i;
    struct made made = {0}, body = {0}, names = {0};

    made_fill(&body, 4, 0);
    if (build_id)
        put_note(&body, build_id);
    end_section(&sections[MADE_NOTE], &body, 0, base);
    from = body.size;
    made_put(&names, "", 1);
    for (i = 0; i < count; i++) {
        put_symbol(&body, is_64, &symbols[i], (uint32_t)names.size);
        made_put(&names, symbols[i].name + 1, strlen(symbols[i].name));
    }
    end_section(&sections[MADE_SYMBOLS], &body, from, base);
    from = body.size;
    made_put(&body, names.at, names.size);
    end_section(&sections[MADE_NAMES], &body, from, base);
    put_header(&made, is_64);
    for (i = 0; i < MADE_SECTIONS; i++)
        put_section(&made, is_64, &sections[i]);
    made_put(&made, body.at, body.size);
    made_free(&body);
    made_free(&names);
    return made;
}
