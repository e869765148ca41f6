/* SPDX-License-Identifier: MIT */
/* See next.h. */
#include "report/run/next.h"

#include <dirent.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "report/text/text.h"

/* A name that a shell takes for one word as it stands. */
static bool is_plain(const char *name)
{
    return !name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                              "_./:=,+@%-")];
}

/* The name as a shell would read it back; an unprintable one can only be looked at. */
static void put_word(FILE *out, const char *name)
{
    const char *at;

    if (*name == '-')
        fputs("./", out); /* or it would be an option */
    if (is_plain(name)) {
        fputs(name, out);
        return;
    }
    fputc('\'', out);
    for (at = name; *at; at++) {
        char one[2] = {*at, '\0'};

        if (*at == '\'')
            fputs("'\\''", out);
        else
            text_put(out, one);
    }
    fputc('\'', out);
}

static int is_picture(const struct dirent *entry)
{
    return fnmatch("*.svg", entry->d_name, 0) == 0;
}

static void put_pictures(const char *folder, FILE *out)
{
    char plots[PATH_MAX];
    struct dirent **pictures;
    int count, i;

    snprintf(plots, sizeof(plots), "%s/plots", folder);
    count = scandir(plots, &pictures, is_picture, alphasort);
    if (count < 0)
        return;
    if (count > 0) {
        fputs("pictures in ", out);
        text_put(out, plots);
        fputs(", .svg and .png:", out);
    }
    for (i = 0; i < count; i++) {
        pictures[i]->d_name[strlen(pictures[i]->d_name) - strlen(".svg")] = '\0';
        fputs(i ? ", " : " ", out);
        text_put(out, pictures[i]->d_name);
        free(pictures[i]);
    }
    if (count > 0)
        fputc('\n', out);
    free(pictures);
}

void run_next(const char *folder, bool drawn, FILE *out)
{
    fputs("\nrun kept in ", out);
    text_put(out, folder);
    fputc('\n', out);
    if (drawn)
        put_pictures(folder, out);
    fputs("next: pvbench show ", out);
    put_word(out, folder);
    fputs(", which has every case; pvbench compare ANOTHER ", out);
    put_word(out, folder);
    fputc('\n', out);
}
