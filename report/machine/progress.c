/* SPDX-License-Identifier: MIT */
/* How far the boots are; see progress.h. */
#include "report/machine/progress.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "report/machine/watch.h"

/* A longer line would wrap, and a wrapped line cannot be taken away. */
#define WIDTH_MOST 119
#define WIDTH_ELSE 79

void progress_init(struct progress *progress, unsigned boots)
{
    *progress = (struct progress){.boot = 1, .boots = boots, .terminal = isatty(STDERR_FILENO)};
}

void progress_take_turns(struct progress *progress, bool leads)
{
    progress->after_each = 1;
    progress->leads = leads;
}

/* Boots that are still to come after this one, those of the other run among them. */
static unsigned boots_after(const struct progress *progress)
{
    unsigned own = progress->boots > progress->boot ? progress->boots - progress->boot : 0;

    return own * (1 + progress->after_each) + (progress->leads ? 1 : 0);
}

static bool in_cases(const struct boot_watch *watch)
{
    return watch->phase >= BOOT_CASE && watch->of > 0 && watch->at <= watch->of;
}

double progress_left(struct progress *progress, const struct boot_watch *watch, double seconds)
{
    double left;

    if (in_cases(watch) && progress->first == 0) {
        progress->first = seconds;
        progress->from = watch->at;
    }
    if (progress->whole > 0)
        left = progress->whole > seconds ? progress->whole - seconds : 0;
    else if (in_cases(watch) && watch->at > progress->from)
        left = (seconds - progress->first) / (watch->at - progress->from) *
               (watch->of - watch->at + 1);
    else
        return -1;
    return left + boots_after(progress) * (progress->whole > 0 ? progress->whole : seconds + left);
}

static int width(void)
{
    struct winsize size;

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 2)
        return WIDTH_ELSE;
    return size.ws_col > WIDTH_MOST ? WIDTH_MOST : size.ws_col - 1;
}

static void put_time(double seconds, char *out, size_t size)
{
    unsigned whole = (unsigned)(seconds + 0.5);

    if (whole < 90)
        snprintf(out, size, "%u s", whole);
    else
        snprintf(out, size, "%u min %02u s", whole / 60, whole % 60);
}

void progress_show(struct progress *progress, const struct boot_watch *watch, double seconds)
{
    double left = progress_left(progress, watch, seconds);
    char stands[BOOT_NAME_MAX * 2], gone[32], togo[32], cases[48] = "", line[BOOT_NAME_MAX * 6];

    if (!progress->terminal)
        return;
    boot_watch_describe(watch, stands, sizeof(stands));
    put_time(seconds, gone, sizeof(gone));
    put_time(left < 0 ? 0 : left, togo, sizeof(togo));
    if (in_cases(watch))
        snprintf(cases, sizeof(cases), "case %u of %u, ", watch->at, watch->of);
    snprintf(line, sizeof(line), "boot %u of %u: %s%s%s%s%s: %s", progress->boot, progress->boots,
             cases, gone, left < 0 ? "" : ", about ", left < 0 ? "" : togo, left < 0 ? "" : " left",
             in_cases(watch) && watch->name[0] ? watch->name : stands);
    fprintf(stderr, "\r%.*s\033[K", width(), line);
    progress->drawn = true;
}

void progress_clear(struct progress *progress)
{
    if (progress->drawn)
        fputs("\r\033[K", stderr);
    progress->drawn = false;
}

void progress_boot_over(struct progress *progress, const struct boot_watch *watch, double seconds)
{
    progress_clear(progress);
    if (watch->over == BOOT_ENDED)
        progress->whole = seconds;
    progress->first = 0;
}
