/* SPDX-License-Identifier: MIT */
/* See terminal.h. */
#include "report/system/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* A number that is no width of anything, such as one with a sign, is none. */
#define COLUMNS_MOST 10000ul

static size_t columns_of_environment(void)
{
    const char *text = getenv("COLUMNS");
    unsigned long columns;
    char *end;

    if (!text || *text < '1' || *text > '9')
        return 0;
    columns = strtoul(text, &end, 10);
    return *end || columns > COLUMNS_MOST ? 0 : columns;
}

size_t terminal_width(int fd)
{
    struct winsize window;

    /* A serial line is a terminal that says 0. */
    return ioctl(fd, TIOCGWINSZ, &window) == 0 ? window.ws_col : 0;
}

/* The first that is set and not empty decides, as in setlocale(3). */
static const char *locale_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const char *value = getenv(names[i]);

        if (value && *value)
            return value;
    }
    return "";
}

bool terminal_takes_utf8(int fd)
{
    const char *locale = locale_of_environment();

    return isatty(fd) && (strcasestr(locale, "utf-8") || strcasestr(locale, "utf8"));
}

size_t terminal_columns(void)
{
    size_t columns = terminal_width(STDOUT_FILENO);

    return columns ? columns : columns_of_environment();
}
