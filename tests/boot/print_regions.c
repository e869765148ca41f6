/* SPDX-License-Identifier: MIT */
/*
 *     print_regions FILE
 *
 * What the plugin counted (report/paths/raw.h): a line for each timed region, with its
 * instructions, and with each REP counted once.  Exit status 4: the file cannot be used.
 */
#include <inttypes.h>
#include <stdio.h>

#include "report/paths/raw_read.h"
#include "report/system/exit.h"

int main(int argc, char **argv)
{
    char why[128] = "usage: print_regions FILE";
    struct raw *raw = argc == 2 ? raw_read(argv[1], why, sizeof(why)) : NULL;
    size_t i;

    if (!raw) {
        fprintf(stderr, "print_regions: %s\n", why);
        return EXIT_USAGE;
    }
    for (i = 0; i < raw->region_count; i++)
        if (!raw->regions[i].broken)
            printf("%" PRIu64 " %" PRIu64 "\n", raw->regions[i].count,
                   raw->regions[i].count - raw->regions[i].iterations);
    raw_free(raw);
    return EXIT_GOOD;
}
