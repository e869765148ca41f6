/* SPDX-License-Identifier: MIT */
/* See unopened.h. */
#include "report/store/unopened.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/text/run_names.h"
#include "report/text/say.h"

/* A symbolic link by itself, whatever it leads to. */
static bool is_link(const char *path)
{
    struct stat link;

    return lstat(path, &link) == 0 && S_ISLNK(link.st_mode);
}

void unopened_say(const char *path, int error)
{
    const char *advice = "";

    if (!*path) {
        say_line("pvbench: the name of a run is empty: name a run folder, a run.json or a console "
                 "log");
        return;
    }
    if (error == ENOENT && is_link(path)) {
        say_line("pvbench: %s: it is a symbolic link to what is not there; name the run itself",
                 path);
        return;
    }
    if (error == ENOENT || error == ENOTDIR)
        advice = "; name a run folder, a run.json or a console log";
    else if (error == EACCES)
        advice = "; read it as its owner or as root, or have it made readable";
    say_line("pvbench: %s: cannot be opened: %s%s", path, strerror(error), advice);
}

static bool has_run_file(const char *folder, const char *inner)
{
    char *path, *packed;
    bool has = false;

    if (asprintf(&path, "%s/%s/" RUN_FILE, folder, inner) < 0)
        return false;
    if (asprintf(&packed, "%s.gz", path) >= 0) {
        has = access(path, F_OK) == 0 || access(packed, F_OK) == 0;
        free(packed);
    }
    free(path);
    return has;
}

/* What lies in a folder that is no run. */
struct lying {
    char *log, *run; /* the first of each; or NULL */
    size_t logs, runs;
};

static void look_at(const char *folder, const struct dirent *entry, struct lying *lying)
{
    if (is_log_name(entry->d_name)) {
        lying->log = lying->logs++ ? lying->log : strdup(entry->d_name);
    } else if (entry->d_name[0] != '.' && has_run_file(folder, entry->d_name)) {
        lying->run = lying->runs++ ? lying->run : strdup(entry->d_name);
    }
}

static struct lying look(const char *folder)
{
    struct dirent **entries;
    struct lying lying = {0};
    int i, count = scandir(folder, &entries, NULL, versionsort);

    for (i = 0; i < count; i++) {
        look_at(folder, entries[i], &lying);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return lying;
}

void unopened_say_folder(const char *folder)
{
    static const char none[] = "this folder has no " RUN_FILE " in it";
    struct lying lying = look(folder);

    if (lying.runs)
        say_line("pvbench: %s: %s: name %s in it, such as %s/%s", folder, none,
                 lying.runs > 1 ? "one of the runs" : "the run", folder, lying.run);
    else if (lying.logs == 1)
        say_line("pvbench: %s: %s, only a console log: name that, %s/%s", folder, none, folder,
                 lying.log);
    else if (lying.logs)
        say_line("pvbench: %s: %s, only console logs: name one of them, such as %s/%s, or read all "
                 "of them from standard input (-)",
                 folder, none, folder, lying.log);
    else
        say_line("pvbench: %s: %s: it is not a run", folder, none);
    free(lying.log);
    free(lying.run);
}
