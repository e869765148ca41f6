/* SPDX-License-Identifier: MIT */
/* How far the boots are; see progress.h. */
#include "report/machine/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "report/machine/watch.h"

/* A longer line would wrap on a narrow terminal, and a wrapped line cannot be taken away. */
#define WIDTH 79

void progress_init(struct progress *progress, unsigned boots)
{
    *progress = (struct progress){.boot = 1, .boots = boots, .terminal = isatty(STDERR_FILENO)};
}

void progress_show(struct progress *progress, const struct boot_watch *watch, double seconds)
{
    char stands[BOOT_NAME_MAX * 2];
    char line[BOOT_NAME_MAX * 4];

    if (!progress->terminal)
        return;
    boot_watch_describe(watch, stands, sizeof(stands));
    snprintf(line, sizeof(line), "boot %u of %u: %4.1f s  %s", progress->boot, progress->boots,
             seconds, stands);
    fprintf(stderr, "\r%.*s\033[K", WIDTH, line);
    progress->drawn = true;
}

void progress_clear(struct progress *progress)
{
    if (progress->drawn)
        fputs("\r\033[K", stderr);
    progress->drawn = false;
}
