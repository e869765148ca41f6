/* SPDX-License-Identifier: MIT */
/* See report_index.h. */
#include "report/commands/report_index.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/model/run.h"
#include "report/page/index.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/text/say.h"
#include "report/typed/usage.h"

struct making {
    const struct page_asked *asked;
    const char *dir;
    struct page_index index;
    int status;
};

static char *beside(const char *folder, const char *name)
{
    char *path;

    if (asprintf(&path, "%s/%s", folder, name) < 0)
        memory_lacks();
    return path;
}

/* A folder that a run is in, as run_load wants it. */
static bool is_run_folder(const char *path)
{
    static const char *const files[] = {"run.json", "run.json.gz"};
    struct stat file;
    size_t i;

    for (i = 0; i < sizeof(files) / sizeof(*files); i++) {
        char *name = beside(path, files[i]);
        bool there = stat(name, &file) == 0;

        free(name);
        if (there)
            return true;
    }
    return false;
}

static bool is_folder(const char *path)
{
    struct stat file;

    return stat(path, &file) == 0 && S_ISDIR(file.st_mode);
}

/* The last name of a path, with ".html" behind it, and a number before that where it is taken. */
static char *page_name(const struct page_index *index, const char *path)
{
    size_t len = strlen(path), start;
    unsigned again;
    char *name;

    while (len > 1 && path[len - 1] == '/')
        len--;
    for (start = len; start && path[start - 1] != '/'; start--)
        ;
    for (again = 1;; again++) {
        char number[16] = "";

        if (again > 1)
            snprintf(number, sizeof(number), "-%u", again);
        if (asprintf(&name, "%.*s%s.html", (int)(len - start), path + start, number) < 0)
            memory_lacks();
        if (strcmp(name, "index.html") != 0 && !page_index_has(index, name))
            return name;
        free(name);
    }
}

static void make_page(struct making *making, char *path)
{
    struct run *run = run_load(path);
    const struct run *runs[] = {run};
    char *paths[] = {path}, *name, *file;
    struct page_asked asked = *making->asked;
    bool written;
    int status;

    if (!run) {
        making->status = exit_worse(making->status, EXIT_USAGE);
        return;
    }
    asked.runs = runs;
    asked.paths = paths;
    asked.count = 1;
    name = page_name(&making->index, path);
    file = beside(making->dir, name);
    status = page_write(&asked, file, &written);
    if (written)
        page_index_add(&making->index, run, name);
    making->status = exit_worse(making->status, status);
    free(file);
    free(name);
    run_free(run);
}

/* The runs in a folder that is none itself, in the order of their names. */
static void make_pages(struct making *making, const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort), i;

    for (i = 0; i < count; i++) {
        char *path = beside(folder, entries[i]->d_name);

        if (*entries[i]->d_name != '.' && is_run_folder(path))
            make_page(making, path);
        free(path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

int report_index(char *const *paths, size_t count, const struct page_asked *asked, const char *dir)
{
    struct making making = {.asked = asked, .dir = dir, .status = EXIT_GOOD};
    char *file;
    size_t i;

    if (mkdir(dir, 0777) && errno != EEXIST) {
        say_line("pvbench: cannot make %s: %s", dir, strerror(errno));
        return EXIT_USAGE;
    }
    for (i = 0; i < count; i++)
        if (is_folder(paths[i]) && !is_run_folder(paths[i]))
            make_pages(&making, paths[i]);
        else
            make_page(&making, paths[i]);
    file = beside(dir, "index.html");
    if (!making.index.count && making.status == EXIT_GOOD)
        making.status =
            command_usage("report", "there is no run in %s: name a folder of runs", paths[0]);
    else if (making.index.count && !page_index_write(&making.index, file))
        making.status = exit_worse(making.status, EXIT_USAGE);
    free(file);
    page_index_free(&making.index);
    return making.status;
}
