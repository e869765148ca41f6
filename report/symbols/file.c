/* SPDX-License-Identifier: MIT */
/* Symbols of files by their names: see symbols.h. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/symbols/build_id.h"
#include "report/symbols/bytes.h"
#include "report/symbols/elf.h"
#include "report/symbols/list.h"
#include "report/symbols/read.h"
#include "report/symbols/symbols.h"
#include "report/system/memory.h"

typedef struct symbols *(*reader)(const struct bytes *bytes, const char *file, char *why,
                                  size_t size);

static struct symbols *load(reader take, const char *file, char *why, size_t size)
{
    struct bytes *bytes = memory_new(sizeof(*bytes));
    struct symbols *symbols = NULL;

    if (bytes_load(bytes, file, why, size)) {
        symbols = take(bytes, file, why, size);
        bytes_free(bytes);
    }
    free(bytes);
    return symbols;
}

struct symbols *symbols_of_xen(const char *file, char *why, size_t size)
{
    return load(read_xen, file, why, size);
}

struct symbols *symbols_of_file(const char *file, char *why, size_t size)
{
    return load(read_file, file, why, size);
}

/* Of an ELF file alone: our image has no table as Xen has. */
static struct symbols *read_image(const struct bytes *bytes, const char *file, char *why,
                                  size_t size)
{
    struct list list = {0};
    struct symbols *symbols = NULL;

    if (elf_is(bytes) && elf_symbols(bytes, &list))
        symbols = list_finish(&list);
    list_free(&list);
    if (symbols)
        build_id_read(bytes, symbols->build_id);
    else
        snprintf(why, size, "%s has no symbols that can be read", file);
    return symbols;
}

static bool ends_in(const char *name, const char *end)
{
    size_t len = strlen(name), end_len = strlen(end);

    return len > end_len && !strcmp(name + len - end_len, end);
}

/* The file that has what was stripped from an image: the first of its two names, if it is there. */
static void debug_name(const char *image, char out[PATH_MAX])
{
    const char *packed = ends_in(image, ".gz") ? ".elf" : "";
    int stem = (int)strlen(image) - (*packed ? 3 : 0);

    snprintf(out, PATH_MAX, "%.*s%s.debug", stem, image, packed);
    if (access(out, R_OK) != 0 && *packed)
        snprintf(out, PATH_MAX, "%s.debug", image);
}

struct symbols *symbols_of_image(const char *image, char *why, size_t size)
{
    char debug[PATH_MAX], build_id[SYMBOLS_BUILD_ID];
    struct bytes bytes;
    struct symbols *symbols;

    if (!bytes_load(&bytes, image, why, size))
        return NULL;
    build_id_read(&bytes, build_id);
    symbols = read_image(&bytes, image, why, size);
    bytes_free(&bytes);
    if (symbols)
        return symbols;
    debug_name(image, debug);
    if (access(debug, R_OK) != 0) {
        snprintf(why, size, "%s has no symbols, and no file of its name and .debug is beside it",
                 image);
        return NULL;
    }
    symbols = load(read_image, debug, why, size);
    if (symbols && (!*build_id || strcmp(symbols->build_id, build_id) != 0)) {
        snprintf(why, size, "%s is of another build than %s: make both again", debug, image);
        symbols_free(symbols);
        symbols = NULL;
    }
    return symbols;
}
