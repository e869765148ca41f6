/* SPDX-License-Identifier: MIT */
/* Instructions as an assembler has them: see listing.h. */
#include "report/profile/listing.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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
    return fflush(out) == 0 && !ferror(out);
}

/* A file in memory with the code, which is gone when it is closed; NULL: errno. */
static FILE *code_file(const struct piece *piece)
{
    int why, fd = memfd_create("pvbench-code", 0);
    FILE *out = fd >= 0 ? fdopen(fd, "wb") : NULL;

    if (out && write_code(piece, out))
        return out;
    why = errno;
    if (out)
        fclose(out);
    else if (fd >= 0)
        close(fd);
    errno = why;
    return NULL;
}

/* "  address:\tinstruction": both are in the order of the addresses; false: there is none. */
static bool take_lines(const struct piece *piece, char *text)
{
    struct listing *listing = piece->listing;
    size_t at = piece->first;
    char *line, *tab;
    bool any = false;

    while ((line = strsep(&text, "\n"))) {
        uint64_t address = strtoull(line, NULL, 16);

        tab = strchr(line, '\t');
        while (at < piece->end && listing->at[at].at < address)
            at++;
        if (tab && at < piece->end && listing->at[at].at == address) {
            listing->at[at].text = text_pool_add(&listing->pool, tab + 1);
            any = true;
        }
    }
    return any;
}

static bool run_objdump(const struct piece *piece, const char *objdump, const char *file, char *why,
                        size_t size)
{
    size_t room = (bytes_of(piece) + 16) * LINE_MOST;
    char from[64], *text = memory_new(room);
    const char *const argv[] = {objdump, "-D",     "-z", "--no-show-raw-insn",
                                "-b",    "binary", "-m", piece->wide ? "i386:x86-64" : "i386",
                                from,    file,     NULL};
    int status;

    snprintf(from, sizeof(from), "--adjust-vma=0x%" PRIx64, piece->listing->at[piece->first].at);
    status = child_read(argv, text, room);
    *why = '\0';
    if (status < 0)
        snprintf(why, size, "objdump was killed or could not be started");
    else if (status > 0)
        snprintf(why, size, "objdump failed with exit status %d", status);
    else if (!take_lines(piece, text))
        snprintf(why, size, "objdump printed no instruction");
    free(text);
    return !*why;
}

/* objdump inherits the file, and finds it by its number: no name is left when we are killed. */
static bool disassemble(const struct piece *piece, const char *objdump, char *why, size_t size)
{
    FILE *code = code_file(piece);
    char file[64];
    bool good;

    if (!code) {
        snprintf(why, size, "the code cannot be handed to objdump (%s)", strerror(errno));
        return false;
    }
    snprintf(file, sizeof(file), "/proc/self/fd/%d", fileno(code));
    good = run_objdump(piece, objdump, file, why, size);
    fclose(code);
    return good;
}

bool listing_disassemble(struct listing *listing, bool wide, char *why, size_t size)
{
    struct piece piece = {.listing = listing};
    char objdump[PATH_MAX];
    size_t pieces = 0;

    if (!file_program("objdump", objdump)) {
        snprintf(why, size, "no objdump was found (Debian's package binutils)");
        return false;
    }
    for (; piece.end < listing->count && pieces < PIECES_MOST; pieces++) {
        piece.first = piece.end++;
        while (piece.end < listing->count && bytes_of(&piece) < PIECE_MOST &&
               together(&listing->at[piece.end - 1], &listing->at[piece.end]))
            piece.end++;
        /* The hypervisor's code is 64-bit wherever it has such addresses. */
        piece.wide = listing->at[piece.first].xen ? listing->at[piece.first].at > UINT32_MAX : wide;
        if (!disassemble(&piece, objdump, why, size))
            return false;
    }
    return true;
}
