/* SPDX-License-Identifier: MIT */
/* See next.h. */
#include "report/run/next.h"

#include <dirent.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/paragraph.h"
#include "report/page/page.h"
#include "report/system/exit.h"
#include "report/text/shell_word.h"

static void put_word(FILE *out, const char *name)
{
    char *word = shell_word(name);

    fputs(word, out);
    free(word);
}

static int is_picture(const struct dirent *entry)
{
    return fnmatch("*.svg", entry->d_name, 0) == 0;
}

static int is_profile(const struct dirent *entry)
{
    return fnmatch("boot-*.paths.gz", entry->d_name, 0) == 0;
}

static void put_pictures(const char *folder, FILE *line)
{
    char plots[PATH_MAX];
    struct dirent **pictures;
    int count, i;

    snprintf(plots, sizeof(plots), "%s/plots", folder);
    count = scandir(plots, &pictures, is_picture, alphasort);
    if (count < 0)
        return;
    if (count > 0)
        fprintf(line, "pictures in %s, .svg and .png:", plots);
    for (i = 0; i < count; i++) {
        pictures[i]->d_name[strlen(pictures[i]->d_name) - strlen(".svg")] = '\0';
        fprintf(line, "%s%s", i ? ", " : " ", pictures[i]->d_name);
        free(pictures[i]);
    }
    free(pictures);
}

static void put_kept(const char *folder, FILE *line)
{
    fprintf(line, "run kept in %s", folder);
}

/* Only of a run that has one. */
static void put_profile(const char *folder, FILE *line)
{
    struct dirent **profiles;
    int count = scandir(folder, &profiles, is_profile, NULL), i;

    for (i = 0; i < count; i++)
        free(profiles[i]);
    if (count < 0)
        return;
    free(profiles);
    if (!count)
        return;
    fputs("where the instructions go: pvbench profile ", line);
    put_word(line, folder);
    fputs(" --case CASE, or --families", line);
}

static void put_commands(const char *folder, FILE *line)
{
    fputs("next: pvbench show ", line);
    put_word(line, folder);
    fputs(", which has every case; pvbench compare ANOTHER ", line);
    put_word(line, folder);
}

/* Nothing, where there is nothing to put. */
static void put_line(void (*put)(const char *folder, FILE *line), const char *folder, FILE *out)
{
    char *text = NULL;
    size_t size = 0;
    FILE *line = open_memstream(&text, &size);

    if (!line)
        return;
    put(folder, line);
    fclose(line);
    if (*text)
        show_line(out, 2, "%s", text);
    free(text);
}

void run_next(const char *folder, bool drawn, FILE *out)
{
    fputc('\n', out);
    put_line(put_kept, folder, out);
    if (drawn)
        put_line(put_pictures, folder, out);
    put_line(put_profile, folder, out);
    put_line(put_commands, folder, out);
}

int run_page(const struct run *const *runs, char *const *folders, size_t count, const char *file)
{
    struct page_asked asked = {.runs = runs, .paths = folders, .count = count};

    if (!file)
        return EXIT_GOOD;
    if (!page_put(&asked, file))
        return EXIT_USAGE;
    show_line(stdout, 2, "page for a browser: %s", file);
    return EXIT_GOOD;
}
