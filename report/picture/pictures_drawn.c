/* SPDX-License-Identifier: MIT */
/* See pictures_drawn.h. */
#include "report/picture/pictures_drawn.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/text/say.h"

#define END_MOST 16

/* The last bytes of a whole one: the end of the root element, and the chunk that ends a PNG. */
static const struct {
    const char *ending;
    char bytes[END_MOST];
    size_t size;
} kinds[] = {
    {"svg", "</svg>", 6},
    {"png", "IEND\xae\x42\x60\x82", 8},
};

#define KINDS (sizeof(kinds) / sizeof(*kinds))

/* To be freed. */
static char *picture_name(const char *dir, const char *script, size_t kind)
{
    const char *dot = strrchr(script, '.');
    int len = dot ? (int)(dot - script) : (int)strlen(script);
    char *name;

    return asprintf(&name, "%s/%.*s.%s", dir, len, script, kinds[kind].ending) < 0 ? NULL : name;
}

bool pictures_make_way(const char *dir, const char *script)
{
    bool good = true;
    size_t i;

    for (i = 0; i < KINDS; i++) {
        char *name = picture_name(dir, script, i);

        if (name && unlink(name) != 0 && errno != ENOENT) {
            say_line("pvbench: cannot write %s: %s", name, strerror(errno));
            good = false;
        }
        free(name);
    }
    return good;
}

/* Newlines after it are no part of the end. */
static bool ends_as(const char *name, size_t kind)
{
    char last[END_MOST] = "";
    FILE *in = fopen(name, "re");
    size_t got = 0;

    if (!in)
        return false;
    if (fseek(in, -END_MOST, SEEK_END) == 0)
        got = fread(last, 1, sizeof(last), in);
    fclose(in);
    while (got && last[got - 1] == '\n')
        got--;
    return got >= kinds[kind].size &&
           !memcmp(last + got - kinds[kind].size, kinds[kind].bytes, kinds[kind].size);
}

bool pictures_whole(const char *dir, const char *script)
{
    bool whole = true;
    size_t i;

    for (i = 0; i < KINDS; i++) {
        char *name = picture_name(dir, script, i);

        if (name && !ends_as(name, i)) {
            if (whole)
                say_line("pvbench: gnuplot did not write all of %s: is the disk full?", name);
            unlink(name);
            whole = false;
        }
        free(name);
    }
    return whole;
}

void picture_page(char *out, size_t size, const char *name, size_t page)
{
    if (page > 1)
        snprintf(out, size, "%s-%zu", name, page);
    else
        snprintf(out, size, "%s", name);
}

static bool drop(const char *dir, const char *stem, const char *ending)
{
    bool dropped;
    char *name;

    if (asprintf(&name, "%s/%s.%s", dir, stem, ending) < 0)
        return false;
    dropped = unlink(name) == 0;
    free(name);
    return dropped;
}

void pictures_drop_from(const char *dir, const char *name, size_t page)
{
    char stem[64];
    bool any = true;

    for (; any; page++) {
        picture_page(stem, sizeof(stem), name, page);
        any = drop(dir, stem, "gp");
        any = drop(dir, stem, "dat") || any;
        any = drop(dir, stem, "svg") || any;
        any = drop(dir, stem, "png") || any;
    }
}
