/* SPDX-License-Identifier: MIT */
/* What the name of a symbol says: see names.h, and symbols.h for symbols_plain. */
#include "report/symbols/names.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "report/symbols/symbols.h"

static const char *const marks[] = {
    "__image_base__", "_stext",     "_etext",      "_stextentry",  "_etextentry", "_sextratext",
    "_eextratext",    "_sinittext", "_einittext",  "__init_begin", "__init_end",  "_end",
    "_srodata",       "_erodata",   "__bss_start", "__bss_end",    "issue_start", "issue_end",
};

/* What a compiler puts behind the name of a function that it made another one of. */
static const char *const made[] = {"isra", "constprop", "part", "cold", "lto_priv", "llvm"};

const char *name_base(const char *name)
{
    const char *file_end = strrchr(name, '#');

    return file_end && file_end[1] ? file_end + 1 : name;
}

bool name_is_mark(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        if (!strcmp(name, marks[i]))
            return true;
    return !strncmp(name, "__2M_", 5);
}

static bool ends_in(const char *name, const char *end)
{
    size_t len = strlen(name), end_len = strlen(end);

    return len > end_len && !strcmp(name + len - end_len, end);
}

bool name_is_bound(const char *name)
{
    return *name == '.' || ends_in(name, "_start") || ends_in(name, "_end");
}

/* A number, or a word of 'made'. */
static bool is_made(const char *part, size_t len)
{
    size_t i;

    for (i = 0; i < len && isdigit((unsigned char)part[i]); i++)
        ;
    if (len && i == len)
        return true;
    for (i = 0; i < sizeof(made) / sizeof(*made); i++)
        if (strlen(made[i]) == len && !memcmp(made[i], part, len))
            return true;
    return false;
}

void symbols_plain(const char *name, char *out, size_t size)
{
    const char *base = name_base(name);
    size_t len = strlen(base), dot = len;

    while (dot > 0) {
        for (dot = len; dot > 0 && base[dot - 1] != '.'; dot--)
            ;
        if (dot < 2 || !is_made(base + dot, len - dot))
            break;
        len = dot - 1;
    }
    len = len < size ? len : size - 1;
    memcpy(out, base, len);
    out[len] = '\0';
}
