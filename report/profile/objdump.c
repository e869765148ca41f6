/* SPDX-License-Identifier: MIT */
/* Instructions as an assembler has them: see listing.h. */
#include "report/profile/listing.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/system/child.h"
#include "report/system/file.h"
#include "report/system/memory.h"
#include "report/text/pool.h"

/* Code that was not run between two instructions, up to so many bytes, is one-byte instructions. */
#define GAP_MOST 256u
#define NOP      0x90
/* Pieces of a function further apart are given to objdump one by one, and no more than these. */
#define PIECES_MOST 64u
#define PIECE_MOST  65536u /* bytes of one */
/* The longest line that objdump makes of one instruction, or more. */
#define LINE_MOST 256u

/* Lines that are disassembled at once. */
struct piece {
    struct listing *listing;
    size_t first, end;
    bool wide; /* 64-bit code */
};

static uint64_t behind(const struct listing_line *line)
{
    return line->at + line->size;
}

/* True when the second is of the piece that the first is of. */
static bool together(const struct listing_line *one, const struct listing_line *other)
{
    return one->xen == other->xen && other->at >= behind(one) &&
           other->at - behind(one) <= GAP_MOST;
}

static size_t bytes_of(const struct piece *piece)
{
    const struct listing_line *lines = piece->listing->at;

    return (size_t)(behind(&lines[piece->end - 1]) - lines[piece->first].at);
}

static bool write_code(const struct piece *piece, FILE *out)
{
    const struct listing_line *lines = piece->listing->at;
    uint64_t at = lines[piece->first].at;
    size_t i;

    for (i = piece->first; i < piece->end; at = behind(&lines[i++])) {
        for (; at < lines[i].at; at++)
            fputc(NOP, out);
        fwrite(lines[i].code, 1, lines[i].size, out);
    }
    return fclose(out) == 0;
}

/* A new file with the code, and its name; false: it cannot be made. */
static bool make_file(const struct piece *piece, char *name, size_t size)
{
    const char *folder = getenv("TMPDIR");
    FILE *out;
    int fd;

    snprintf(name, size, "%s/pvbench-code-XXXXXX", folder && *folder ? folder : "/tmp");
    fd = mkstemp(name);
    if (fd < 0)
        return false;
    out = fdopen(fd, "wb");
    if (!out) {
        close(fd);
        return false;
    }
    return write_code(piece, out);
}

/* "  address:\tinstruction": both are in the order of the addresses. */
static void take_lines(const struct piece *piece, char *text)
{
    struct listing *listing = piece->listing;
    size_t at = piece->first;
    char *line, *tab;

    while ((line = strsep(&text, "\n"))) {
        uint64_t address = strtoull(line, NULL, 16);

        tab = strchr(line, '\t');
        while (at < piece->end && listing->at[at].at < address)
            at++;
        if (tab && at < piece->end && listing->at[at].at == address)
            listing->at[at].text = text_pool_add(&listing->pool, tab + 1);
    }
}

static bool run_objdump(const struct piece *piece, const char *objdump, const char *file)
{
    size_t room = (bytes_of(piece) + 16) * LINE_MOST;
    char from[64], *text = memory_new(room);
    const char *const argv[] = {objdump, "-D",     "-z", "--no-show-raw-insn",
                                "-b",    "binary", "-m", piece->wide ? "i386:x86-64" : "i386",
                                from,    file,     NULL};
    bool good;

    snprintf(from, sizeof(from), "--adjust-vma=0x%" PRIx64, piece->listing->at[piece->first].at);
    good = child_read(argv, text, room) == 0;
    if (good)
        take_lines(piece, text);
    free(text);
    return good;
}

static bool disassemble(const struct piece *piece, const char *objdump)
{
    char file[PATH_MAX];
    bool good = make_file(piece, file, sizeof(file)) && run_objdump(piece, objdump, file);

    unlink(file);
    return good;
}

bool listing_disassemble(struct listing *listing, bool wide)
{
    struct piece piece = {.listing = listing};
    char objdump[PATH_MAX];
    size_t pieces = 0;

    if (!file_program("objdump", objdump))
        return false;
    for (; piece.end < listing->count && pieces < PIECES_MOST; pieces++) {
        piece.first = piece.end++;
        while (piece.end < listing->count && bytes_of(&piece) < PIECE_MOST &&
               together(&listing->at[piece.end - 1], &listing->at[piece.end]))
            piece.end++;
        /* The hypervisor's code is 64-bit wherever it has such addresses. */
        piece.wide = listing->at[piece.first].xen ? listing->at[piece.first].at > UINT32_MAX : wide;
        if (!disassemble(&piece, objdump))
            return false;
    }
    return true;
}
