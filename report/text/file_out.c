/* SPDX-License-Identifier: MIT */
/* See file_out.h. */
#include "report/text/file_out.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/system/taken.h"
#include "report/text/run_names.h"
#include "report/text/say.h"

/* Say on stderr that a file could not be written, by errno.  Always false. */
static bool file_unwritten(const char *path)
{
    say_line("pvbench: cannot write %s: %s", strcmp(path, "-") ? path : "the standard output",
             strerror(errno));
    return false;
}

/* To be freed.  It is short, since the file's own name may be as long as names can be. */
static char *name_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    char *name;

    return asprintf(&name, "%.*s.pvbench-XXXXXX", folder, path) > 0 ? name : NULL;
}

/* The permissions of the file that is replaced, or those of any new file. */
static mode_t mode_for(const struct stat *old)
{
    mode_t mask;

    if (S_ISREG(old->st_mode))
        return old->st_mode & 0777;
    mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* A file system that cannot sync says EINVAL. */
static bool synced(FILE *out)
{
    return fsync(fileno(out)) == 0 || errno == EINVAL;
}

/* What a file is to hold. */
struct content {
    bool (*write)(const void *what, FILE *out);
    const void *what;
};

/* Write it all and close the file.  False: errno is of the first step that failed. */
static bool filled(FILE *out, const struct content *content, bool (*kept)(FILE *out))
{
    bool good;
    int why;

    errno = 0;
    good = content->write(content->what, out) && !ferror(out) && fflush(out) == 0;
    good = good && (!kept || kept(out));
    why = errno;
    if (fclose(out) != 0 && good) {
        good = false;
        why = errno;
    }
    errno = why;
    return good;
}

/* Fill the new file and give it the name; it is gone when that fails. */
static bool moved_in(int fd, const char *name, const char *path, const struct stat *old,
                     const struct content *content)
{
    FILE *out = fchmod(fd, mode_for(old)) == 0 ? fdopen(fd, "w") : NULL;
    int why = errno;

    if (out && filled(out, content, synced) && rename(name, path) == 0)
        return true;
    if (out)
        why = errno;
    else
        close(fd);
    unlink(name);
    errno = why;
    return false;
}

static bool replaced(const char *path, const struct stat *old, const struct content *content)
{
    char *name = name_beside(path);
    int fd = name ? mkostemp(name, O_CLOEXEC) : -1;
    bool good = fd >= 0 && moved_in(fd, name, path, old, content);
    int why = errno;

    free(name);
    errno = why;
    return good;
}

/* Nothing is made or cut short: what a link of these leads to is somebody's open file. */
static bool in_place(const char *path, int follow, const struct content *content)
{
    int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | follow);
    FILE *out = fd >= 0 ? fdopen(fd, "a") : NULL;

    if (fd >= 0 && !out)
        close(fd);
    return out && filled(out, content, NULL);
}

/* A link in /dev or /proc is the system's: /dev/stdout, /dev/fd/3. */
static bool is_the_systems(const char *path)
{
    char folder[PATH_MAX], *copy = strdup(path);
    bool is = copy && realpath(dirname(copy), folder) &&
              (!strcmp(folder, "/dev") || !strncmp(folder, "/proc/", strlen("/proc/")));

    free(copy);
    return is;
}

static bool written(const char *path, const struct content *content)
{
    struct stat old = {0};

    if (lstat(path, &old) != 0)
        return errno == ENOENT && replaced(path, &old, content);
    if (S_ISREG(old.st_mode))
        return access(path, W_OK) == 0 && replaced(path, &old, content);
    if (S_ISLNK(old.st_mode))
        return is_the_systems(path) ? in_place(path, 0, content) : replaced(path, &old, content);
    return in_place(path, O_NOFOLLOW, content);
}

/* A name that the reader of a run folder would know there, whether a file has it yet or not. */
static bool is_of_run(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *copy;
    bool is = false;

    if (!is_run_name(slash ? slash + 1 : path))
        return false;
    copy = strdup(path);
    is = copy && has_run_names(dirname(copy));
    free(copy);
    return is;
}

static bool is_stdout(const struct stat *file)
{
    struct stat out;

    return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == file->st_dev &&
           out.st_ino == file->st_ino;
}

/* Why a file may not be written; NULL: it may. */
static const char *refusal(const char *path)
{
    struct stat old;

    if (is_of_run(path))
        return "would be taken for a file of the run in that folder";
    if (lstat(path, &old) != 0 || !S_ISREG(old.st_mode))
        return NULL;
    if (is_stdout(&old))
        return "is where the standard output goes";
    return taken_has(&old) ? "is what this is made of" : NULL;
}

bool file_out_may(const char *path)
{
    const char *why = refusal(path);

    if (!*path)
        say_line(
            "pvbench: a file to be written has no name: name one, or - for the standard output");
    else if (why)
        say_line("pvbench: %s %s: write to another name", path, why);
    return *path && !why;
}

bool file_out(const char *path, bool (*write)(const void *what, FILE *out), const void *what)
{
    return file_out_may(path) && file_out_own(path, write, what);
}

bool file_out_own(const char *path, bool (*write)(const void *what, FILE *out), const void *what)
{
    if (!strcmp(path, "-"))
        return write(what, stdout) || ferror(stdout) || file_unwritten(path);
    return written(path, &(struct content){write, what}) || file_unwritten(path);
}

FILE *file_anew(const char *path)
{
    if (unlink(path) != 0 && errno != ENOENT)
        return NULL;
    return fopen(path, "wxe");
}
