/* SPDX-License-Identifier: MIT */
/*
 * The symbols of a file as report/symbols has them, one a line in nm's form; a mark has '-' before
 * its name.  What the build id is stands in the first line, if there is one.
 *   list_symbols xen|file|image FILE
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/symbols/symbols.h"
#include "report/system/exit.h"
#include "report/text/say.h"

static struct symbols *read_as(const char *kind, const char *file, char *why, size_t size)
{
    if (!strcmp(kind, "xen"))
        return symbols_of_xen(file, why, size);
    if (!strcmp(kind, "image"))
        return symbols_of_image(file, why, size);
    return symbols_of_file(file, why, size);
}

int main(int argc, char **argv)
{
    char why[512];
    struct symbols *symbols;
    size_t i;

    if (argc != 3) {
        fputs("usage: list_symbols xen|file|image FILE\n", stderr);
        return EXIT_USAGE;
    }
    symbols = read_as(argv[1], argv[2], why, sizeof(why));
    if (!symbols) {
        say_line("list_symbols: %s", why);
        return EXIT_USAGE;
    }
    if (*symbols->build_id)
        printf("# %s\n", symbols->build_id);
    for (i = 0; i < symbols->count; i++)
        printf("%016" PRIx64 " %c %s%s\n", symbols->at[i].at, symbols->at[i].kind,
               symbols->at[i].mark ? "-" : "", symbols->at[i].name);
    symbols_free(symbols);
    return EXIT_GOOD;
}
