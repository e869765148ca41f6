/* SPDX-License-Identifier: MIT */
/* The build id of a program: see build_id.h. */
#include "report/symbols/build_id.h"

#include <elf.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "report/symbols/elf.h"

/* A note: three numbers, "GNU", and its bytes; md5 has 16 of them, sha1 20. */
#define NOTE_HEAD  16u
#define ID_LEAST   8u
#define ID_MOST    ((SYMBOLS_BUILD_ID - 1u) / 2)
#define NOTE_ALIGN 4u

/*
 * An EFI program has it in a CodeView record instead, behind its entry in the debug directory
 * (struct pe_external_debug_directory and cv_info_pdb70 of xen/common/version.c).
 */
#define ENTRY_SIZE      28u
#define ENTRY_TYPE      12u
#define ENTRY_POINTER   24u
#define TYPE_CODEVIEW   2u
#define CODEVIEW_ID     4u
#define CODEVIEW_LENGTH 16u

static bool is_note(const struct bytes *file, uint64_t at)
{
    uint32_t len = bytes_u32(file, at + 4);

    return bytes_have(file, at, NOTE_HEAD) && bytes_u32(file, at) == sizeof(ELF_NOTE_GNU) &&
           bytes_u32(file, at + 8) == NT_GNU_BUILD_ID &&
           !memcmp(file->at + at + 12, ELF_NOTE_GNU, sizeof(ELF_NOTE_GNU)) && len >= ID_LEAST &&
           len <= ID_MOST && bytes_have(file, at + NOTE_HEAD, len);
}

/* The first note from 'at' to before 'end' that is one of a build id, or 0. */
static uint64_t find_note(const struct bytes *file, uint64_t at, uint64_t end)
{
    for (at += -at % NOTE_ALIGN; at < end; at += NOTE_ALIGN)
        if (is_note(file, at))
            return at;
    return 0;
}

static bool is_codeview(const struct bytes *file, uint64_t at)
{
    return at >= ENTRY_SIZE && bytes_have(file, at, CODEVIEW_ID + CODEVIEW_LENGTH) &&
           !memcmp(file->at + at, "RSDS", 4) &&
           bytes_u32(file, at - ENTRY_SIZE + ENTRY_TYPE) == TYPE_CODEVIEW &&
           bytes_u32(file, at - ENTRY_SIZE + ENTRY_POINTER) == at;
}

static void write_hex(const uint8_t *bytes, size_t count, char *out)
{
    for (; count--; bytes++, out += 2)
        snprintf(out, 3, "%02x", *bytes);
}

static void write_note(const struct bytes *file, uint64_t at, char *out)
{
    write_hex(file->at + at + NOTE_HEAD, bytes_u32(file, at + 4), out);
}

/* Without headers that tell of it, wherever it is; of two different ones neither. */
static void search(const struct bytes *file, char *out)
{
    char other[SYMBOLS_BUILD_ID] = "";
    uint64_t at = find_note(file, 0, file->size);

    if (at)
        write_note(file, at, out);
    while (at && (at = find_note(file, at + NOTE_ALIGN, file->size))) {
        memset(other, 0, sizeof(other));
        write_note(file, at, other);
        if (strcmp(out, other) != 0) {
            *out = '\0';
            return;
        }
    }
    for (at = 0; !*out && at < file->size; at += NOTE_ALIGN)
        if (is_codeview(file, at))
            write_hex(file->at + at + CODEVIEW_ID, CODEVIEW_LENGTH, out);
}

static uint64_t note_of_elf(const struct bytes *file)
{
    size_t section = 0;
    uint64_t at, end, note = 0;

    while (!note && elf_notes(file, &section, &at, &end))
        note = find_note(file, at, end);
    return note;
}

void build_id_read(const struct bytes *file, char out[SYMBOLS_BUILD_ID])
{
    uint64_t note = elf_is(file) ? note_of_elf(file) : 0;

    memset(out, 0, SYMBOLS_BUILD_ID);
    if (note)
        write_note(file, note, out);
    else
        search(file, out);
}
