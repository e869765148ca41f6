/* SPDX-License-Identifier: MIT */
/* See basic.h. */
#include "report/machine/basic.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "report/system/file.h"

/* So many are named, and the others counted: all of them is a PATH that leads nowhere. */
#define NAMED_MOST 4

const char *const basic_programs[] = {
    "awk",   "basename", "cat",      "cmp",  "cp",    "cut",   "date",   "dirname", "find",
    "grep",  "gunzip",   "gzip",     "head", "id",    "mkdir", "mkfifo", "mktemp",  "mv",
    "od",    "paste",    "realpath", "rm",   "rmdir", "sed",   "seq",    "setsid",  "sha256sum",
    "sleep", "sort",     "stat",     "tail", "touch", "tr",    "uname",  "wc",      NULL,
};

bool basic_programs_lack(char *why, size_t size)
{
    char path[PATH_MAX], named[128] = "", more[32] = "";
    size_t i, len, count = 0;

    for (i = 0; basic_programs[i]; i++) {
        if (file_program(basic_programs[i], path) || count++ >= NAMED_MOST)
            continue;
        len = strlen(named);
        snprintf(named + len, sizeof(named) - len, "%s%s", len ? ", " : "", basic_programs[i]);
    }
    if (count > NAMED_MOST)
        snprintf(more, sizeof(more), " and %zu more", count - NAMED_MOST);
    if (count)
        snprintf(why, size,
                 "not in PATH, and every system has them: %s%s; set PATH to "
                 "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                 named, more);
    return count > 0;
}
