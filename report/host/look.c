/* SPDX-License-Identifier: MIT */
/* See look.h. */
#include "report/host/look.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *open_below(const char *root, const char *name)
{
    char path[PATH_MAX];

    if ((size_t)snprintf(path, sizeof(path), "%s%s", root, name) >= sizeof(path))
        return NULL;
    return fopen(path, "re");
}

/* Without the blanks at its end.  False: nothing is left. */
static bool copy_printable(char *out, size_t size, const char *text)
{
    size_t len = strcspn(text, "\n"), i;

    while (len && (text[len - 1] == ' ' || text[len - 1] == '\t'))
        len--;
    for (i = 0; i < len && i + 1 < size; i++)
        out[i] = text[i] >= ' ' && text[i] <= '~' ? text[i] : '?';
    out[i] = '\0';
    return i > 0;
}

bool look_line(const char *root, const char *name, char *out, size_t size)
{
    FILE *file = open_below(root, name);
    char line[512];
    bool there = file && fgets(line, sizeof(line), file);

    if (file)
        fclose(file);
    *out = '\0';
    return there && copy_printable(out, size, line);
}

/* The whole value of the first such line, to be freed; NULL: there is none. */
static char *cpuinfo_value(const char *root, const char *key)
{
    FILE *file = open_below(root, "/proc/cpuinfo");
    char *line = NULL, *value = NULL;
    size_t room = 0, len = strlen(key);

    while (file && !value && getline(&line, &room, file) > 0) {
        char *colon = strchr(line, ':');

        if (colon && !strncmp(line, key, len) && line + len + strspn(line + len, " \t") == colon)
            value = strdup(colon + 1 + strspn(colon + 1, " \t"));
    }
    free(line);
    if (file)
        fclose(file);
    return value;
}

bool look_cpuinfo(const char *root, const char *key, char *out, size_t size)
{
    char *value = cpuinfo_value(root, key);
    bool there = value && copy_printable(out, size, value);

    free(value);
    if (!there)
        *out = '\0';
    return there;
}

bool look_cpu_flag(const char *root, const char *flag)
{
    char *flags = cpuinfo_value(root, "flags"), *rest = NULL, *word;
    bool there = false;

    if (!flags)
        return false;
    for (word = strtok_r(flags, " \n", &rest); word && !there; word = strtok_r(NULL, " \n", &rest))
        there = !strcmp(word, flag);
    free(flags);
    return there;
}
