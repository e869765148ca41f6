/* SPDX-License-Identifier: MIT */
/* The folder of a run; see folder.h. */
#include "report/run/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "report/cases/environment.h"
#include "report/system/exit.h"
#include "report/system/file.h"
#include "report/system/resolved.h"
#include "report/text/run_names.h"
#include "report/text/say.h"
#include "report/typed/outputs.h"
#include "report/typed/usage.h"

static bool say(const char *path, const char *what)
{
    say_line("pvbench run: cannot make the folder %s: %s", path, what);
    return false;
}

/* The folders above a path; one that is there is fine. */
static bool make_above(const char *path)
{
    char part[PATH_MAX];
    char *at;

    snprintf(part, sizeof(part), "%s", path);
    for (at = part + 1; *at; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return say(part, strerror(errno));
        *at = '/';
    }
    return true;
}

static bool is_empty(const char *path)
{
    DIR *dir = opendir(path);
    struct dirent *entry;
    int others = 0;

    if (!dir)
        return false;
    while ((entry = readdir(dir)))
        others += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
    closedir(dir);
    return others == 0;
}

/* One that is there has to be a folder, empty, and ours to write. */
static bool check_there(const char *path)
{
    struct stat file;

    if (stat(path, &file) == 0 && !S_ISDIR(file.st_mode))
        return say(path, "it is there, and is no folder");
    if (access(path, R_OK) == 0 && !is_empty(path))
        return say(path, "it is there and not empty, and a run is never written over");
    return access(path, W_OK | X_OK) == 0 || say(path, strerror(errno));
}

bool run_folder_check(const char *asked)
{
    const char *path = asked ? asked : "results";
    char above[PATH_MAX];

    if (asked && access(path, F_OK) == 0)
        return check_there(path);
    file_nearest(path, above);
    return file_folder_takes(above) || say(path, strerror(errno));
}

static bool make_asked(struct run_folder *folder, const char *asked)
{
    size_t len = strlen(asked);

    while (len > 1 && asked[len - 1] == '/')
        len--;
    if (len >= sizeof(folder->path))
        return say(asked, "its name is too long");
    snprintf(folder->path, sizeof(folder->path), "%.*s", (int)len, asked);
    if (!make_above(folder->path))
        return false;
    folder->made = mkdir(folder->path, 0777) == 0;
    if (!folder->made && errno != EEXIST)
        return say(folder->path, strerror(errno));
    return check_there(folder->path);
}

/* Two runs of one second get -2, -3 and so on. */
static bool make_dated(struct run_folder *folder)
{
    char date[32];
    time_t now = time(NULL);
    struct tm local;
    unsigned tries;

    strftime(date, sizeof(date), "%Y%m%d-%H%M%S", localtime_r(&now, &local));
    if (mkdir("results", 0777) != 0 && errno != EEXIST)
        return say("results", strerror(errno));
    for (tries = 1; tries < 1000; tries++) {
        int len = snprintf(folder->path, sizeof(folder->path), "results/run-%s", date);

        if (tries > 1)
            snprintf(folder->path + len, sizeof(folder->path) - (size_t)len, "-%u", tries);
        folder->made = mkdir(folder->path, 0777) == 0;
        if (folder->made)
            return true;
        if (errno != EEXIST)
            break;
    }
    return say(folder->path, strerror(errno));
}

bool run_folder_make(struct run_folder *folder, const char *asked)
{
    return asked ? make_asked(folder, asked) : make_dated(folder);
}

void run_folder_unmake(const struct run_folder *folder)
{
    if (folder->made)
        rmdir(folder->path);
}

/* Whether a run makes a file or folder of that name, or below it, in its own folder. */
static bool is_own(const char *name)
{
    static const char *const made[] = {"base", "new", "plots", "ministat.txt", "changes.md"};
    size_t len = strcspn(name, "/"), i;

    for (i = 0; i < sizeof(made) / sizeof(*made); i++)
        if (strlen(made[i]) == len && !strncmp(name, made[i], len))
            return true;
    for (i = 0; i < environment_count; i++)
        if (strlen(environments[i].name) == len && !strncmp(name, environments[i].name, len))
            return true;
    return is_run_name(name);
}

int run_outputs_check(const struct run_options *options)
{
    const struct output outputs[] = {
        {"--out", options->out, true},
        {"--report", options->report, false},
    };
    int status = command_outputs("run", outputs, sizeof(outputs) / sizeof(*outputs));
    char *inner;

    if (status != EXIT_GOOD || !options->out || !options->report)
        return status;
    inner = path_within(options->report, options->out);
    if (inner && is_own(inner))
        status = command_usage("run",
                               "--report %s: %s is what the run itself writes in the folder of "
                               "--out: name another file",
                               options->report, inner);
    free(inner);
    return status;
}
