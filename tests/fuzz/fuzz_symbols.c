/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: the bytes are a hypervisor, or a file with its symbols.  Whatever they are, the
 * reader ends, what it says and the names are clean, and the symbols are in order, one an address.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/drive.h"

#include "report/symbols/read.h"
#include "report/text/say.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct symbols *reader(const struct bytes *bytes, const char *file, char *why, size_t size);

static void check_symbol(const struct symbols *symbols, size_t i)
{
    const struct symbol *symbol = &symbols->at[i];
    struct symbol_range range;
    char plain[64];

    check_clean("a name", symbol->name, strlen(symbol->name), "");
    symbols_plain(symbol->name, plain, sizeof(plain));
    if (i && symbols->at[i - 1].at >= symbol->at)
        broken("symbol %zu is not behind the one before it", i);
    if (symbols_find(symbols, symbol->at, &range) == symbol->mark && symbol->at < UINT64_MAX)
        broken("symbol %zu is not found at its own address", i);
    if (!symbol->mark && symbol->at < UINT64_MAX &&
        (range.at != symbol->at || range.end <= range.at || strcmp(range.name, symbol->name) != 0))
        broken("another than symbol %zu is found at its address", i);
}

static void try_reader(reader *read, const uint8_t *data, size_t size)
{
    const struct bytes bytes = {data, size};
    char why[256] = "";
    struct symbols *symbols = read(&bytes, "folder/xen\033.gz", why, sizeof(why));
    size_t i;

    if (!symbols && (!*why || strchr(why, '\n')))
        broken("what is wrong is not said in one line");
    if (!symbols) {
        say_line("%s", why);
        return;
    }
    check_clean("the build id", symbols->build_id, strlen(symbols->build_id), "");
    for (i = 0; i < symbols->count; i++)
        check_symbol(symbols, i);
    symbols_free(symbols);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hear_stderr();
    try_reader(read_xen, data, size);
    try_reader(read_file, data, size);
    check_stderr();
    return 0;
}
