/* SPDX-License-Identifier: MIT */
/*
 * What a kernel image is; see image.h.  For its environment the same things are looked at as in
 * Xen (xen/common/libelf/libelf-dominfo.c:elf_xen_parse): the ELF class, the notes of owner "Xen",
 * and without those the section __xen_guest, a string of KEY=value that came before the notes.
 */
#include "report/machine/image.h"

#include <elf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "report/cases/environment.h"
#include "report/system/memory.h"

/* include/xen/elfnote.h calls it XEN_ELFNOTE_PAE_MODE: "yes", "no" or "bimodal". */
#define NOTE_PAE_MODE 9

/* What our own note is (boot/notes.h): where the timed region begins and ends. */
#define NOTE_TIMED_REGION 1

/* Far above any image that Xen could start here. */
#define IMAGE_MAX (64u << 20)

struct image {
    unsigned char *bytes;
    size_t len;
    bool wide;  /* ELF64 */
    bool notes; /* there is a note of Xen's */
    bool pae;
    struct image_places places;
};

/* Little-endian numbers; what lies outside the file reads as 0, which no header gets past. */
static uint64_t number(const struct image *image, uint64_t at, unsigned bytes)
{
    uint64_t value = 0;

    if (at > image->len || image->len - at < bytes)
        return 0;
    while (bytes--)
        value = value << 8 | image->bytes[at + bytes];
    return value;
}

/* A field whose offset and size differ between the two classes. */
#define FIELD(image, at, type, field)                                                              \
    ((image)->wide                                                                                 \
         ? number(image, (at) + offsetof(Elf64_##type, field), sizeof(((Elf64_##type *)0)->field)) \
         : number(image, (at) + offsetof(Elf32_##type, field),                                     \
                  sizeof(((Elf32_##type *)0)->field)))

static bool inside(const struct image *image, uint64_t at, uint64_t len)
{
    return at <= image->len && len <= image->len - at;
}

static bool load(struct image *image, const char *path)
{
    gzFile file = gzopen(path, "rb");
    int got;

    if (!file)
        return false;
    image->bytes = memory_new(IMAGE_MAX); /* the pages that are not written cost nothing */
    got = gzread(file, image->bytes, IMAGE_MAX);
    image->len = got > 0 ? (size_t)got : 0;
    return gzclose(file) == Z_OK && got >= 0; /* closing tells of an end that is missing */
}

static void take_region(struct image *image, uint64_t desc, uint64_t desc_len)
{
    unsigned word = image->wide ? 8 : 4;

    if (desc_len != 2 * word)
        return;
    image->places.region = number(image, desc, word);
    image->places.region_end = number(image, desc + word, word);
}

static void take_note(struct image *image, uint64_t name, uint64_t name_len, uint64_t desc,
                      uint64_t desc_len, uint64_t type)
{
    const char *text = (const char *)image->bytes + desc;

    if (name_len == 8 && !memcmp(image->bytes + name, "pvbench", 8) && type == NOTE_TIMED_REGION)
        take_region(image, desc, desc_len);
    if (name_len != 4 || memcmp(image->bytes + name, "Xen", 4) != 0)
        return;
    image->notes = true;
    if (type == NOTE_PAE_MODE)
        image->pae = (desc_len >= 3 && !memcmp(text, "yes", 3)) ||
                     (desc_len >= 7 && !memcmp(text, "bimodal", 7));
}

/* The notes of one segment. */
static void take_notes(struct image *image, uint64_t at, uint64_t len)
{
    uint64_t end = at + len;

    if (!inside(image, at, len))
        return;
    while (end - at >= sizeof(Elf32_Nhdr)) {
        uint64_t name_len = number(image, at, 4), desc_len = number(image, at + 4, 4);
        uint64_t name = at + sizeof(Elf32_Nhdr);
        uint64_t desc = name + ((name_len + 3) & ~UINT64_C(3));
        uint64_t next = desc + ((desc_len + 3) & ~UINT64_C(3));

        /* The padding of the last one may be missing. */
        if (desc > end || desc_len > end - desc)
            return;
        take_note(image, name, name_len, desc, desc_len, number(image, at + 8, 4));
        if (next >= end)
            return;
        at = next;
    }
}

static void take_load(struct image *image, uint64_t at)
{
    uint64_t from = FIELD(image, at, Phdr, p_vaddr);
    uint64_t to = from + FIELD(image, at, Phdr, p_memsz);

    if (to <= from)
        return;
    if (!image->places.to || from < image->places.from)
        image->places.from = from;
    if (to > image->places.to)
        image->places.to = to;
}

static void take_segments(struct image *image)
{
    uint64_t at = FIELD(image, 0, Ehdr, e_phoff), size = FIELD(image, 0, Ehdr, e_phentsize);
    uint64_t count = FIELD(image, 0, Ehdr, e_phnum);

    for (; count-- && inside(image, at, size); at += size) {
        uint64_t type = FIELD(image, at, Phdr, p_type);

        if (type == PT_NOTE)
            take_notes(image, FIELD(image, at, Phdr, p_offset), FIELD(image, at, Phdr, p_filesz));
        else if (type == PT_LOAD)
            take_load(image, at);
    }
}

static bool is_named(const struct image *image, uint64_t at, const char *name)
{
    size_t len = strlen(name) + 1;

    return inside(image, at, len) && !memcmp(image->bytes + at, name, len);
}

/* The section of the time before the notes; "PAE=yes" or "PAE=yes[extended-cr3]" is in it. */
static void take_guest_section(struct image *image)
{
    uint64_t from = FIELD(image, 0, Ehdr, e_shoff), size = FIELD(image, 0, Ehdr, e_shentsize);
    uint64_t names = from + size * FIELD(image, 0, Ehdr, e_shstrndx);
    uint64_t count = FIELD(image, 0, Ehdr, e_shnum), at, offset, len;

    for (at = from; count-- && inside(image, at, size); at += size) {
        if (!is_named(image, FIELD(image, names, Shdr, sh_offset) + FIELD(image, at, Shdr, sh_name),
                      "__xen_guest"))
            continue;
        offset = FIELD(image, at, Shdr, sh_offset);
        len = FIELD(image, at, Shdr, sh_size);
        image->notes = true;
        image->pae = inside(image, offset, len) &&
                     memmem(image->bytes + offset, len, "PAE=yes", strlen("PAE=yes"));
        return;
    }
}

static bool is_elf(struct image *image)
{
    if (image->len < sizeof(Elf32_Ehdr) || memcmp(image->bytes, ELFMAG, SELFMAG) != 0)
        return false;
    image->wide = image->bytes[EI_CLASS] == ELFCLASS64;
    return FIELD(image, 0, Ehdr, e_machine) == (image->wide ? EM_X86_64 : EM_386);
}

const struct environment *image_environment(const char *path, char *why, size_t size)
{
    const struct environment *found = NULL;
    struct image image = {0};

    if (!load(&image, path)) {
        snprintf(why, size, "it cannot be read or unpacked");
    } else if (!is_elf(&image)) {
        snprintf(why, size, "it is no ELF image for x86, gzipped or not");
    } else {
        take_segments(&image);
        if (!image.notes)
            take_guest_section(&image);
        if (image.notes)
            found = environment_of(image.wide ? 64 : 32, image.pae);
        else
            snprintf(why, size, "it has no ELF notes of Xen's, so it is no PV kernel");
    }
    free(image.bytes);
    return found;
}

bool image_places(const char *path, struct image_places *places)
{
    struct image image = {0};

    if (load(&image, path) && is_elf(&image))
        take_segments(&image);
    free(image.bytes);
    *places = image.places;
    return places->from <= places->region && places->region < places->region_end &&
           places->region_end <= places->to;
}
