/* SPDX-License-Identifier: MIT */
/* Globs over the names of the case table; see globs.h. */
#include "report/cases/globs.h"

#include <fnmatch.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"

bool case_globs_add(struct case_globs *globs, const char *text)
{
    size_t len = strlen(globs->text);
    const char *at;
    int more;

    for (at = text; *at > ' ' && *at <= '~'; at++)
        ;
    if (*at || !text[strspn(text, ",")])
        return false;
    more = snprintf(globs->text + len, sizeof(globs->text) - len, "%s%s", len ? "," : "", text);
    return (size_t)more < sizeof(globs->text) - len;
}

struct case_globs case_globs_of(const char *list)
{
    struct case_globs globs;

    snprintf(globs.text, sizeof(globs.text), "%s", list ? list : "");
    return globs;
}

/* Take the next glob, not empty, off a list; NULL at its end. */
static char *next_glob(char *copy, char **rest)
{
    return strtok_r(copy, ",", rest);
}

bool case_globs_match(const struct case_globs *globs, const char *name)
{
    struct case_globs copy = *globs;
    char *rest = NULL;
    char *glob;

    for (glob = next_glob(copy.text, &rest); glob; glob = next_glob(NULL, &rest))
        if (fnmatch(glob, name, 0) == 0)
            return true;
    return false;
}

bool case_globs_ask(const struct case_globs *globs, const char *name)
{
    return !globs || !*globs->text || case_globs_match(globs, name);
}

static bool matches_a_case(const char *glob)
{
    size_t i;

    for (i = 0; i < case_table_size; i++)
        if (fnmatch(glob, case_table[i].name, 0) == 0)
            return true;
    return false;
}

bool case_globs_unmatched(const struct case_globs *globs, char *out, size_t size)
{
    struct case_globs copy = *globs;
    char *rest = NULL;
    char *glob;

    for (glob = next_glob(copy.text, &rest); glob; glob = next_glob(NULL, &rest))
        if (!matches_a_case(glob)) {
            snprintf(out, size, "%s", glob);
            return true;
        }
    return false;
}

bool case_globs_next(const struct case_globs *globs, size_t *at, struct case_globs *one)
{
    size_t len;

    *at += strspn(globs->text + *at, ",");
    len = strcspn(globs->text + *at, ",");
    memcpy(one->text, globs->text + *at, len);
    one->text[len] = '\0';
    *at += len;
    return len > 0;
}

static bool taken(const struct case_globs *take, const struct case_globs *skip, size_t i)
{
    return (!take->text[0] || case_globs_match(take, case_table[i].name)) &&
           !case_globs_match(skip, case_table[i].name);
}

bool case_globs_leave(const struct case_globs *take, const struct case_globs *skip)
{
    size_t i;

    for (i = 0; i < case_table_size; i++)
        if (taken(take, skip, i))
            return true;
    return false;
}

bool case_globs_fit(const struct case_globs *take, const struct case_globs *skip, bool two)
{
    size_t i;

    for (i = 0; i < case_table_size; i++) {
        unsigned flags = case_table[i].flags;

        if (taken(take, skip, i) &&
            (flags & (CASE_CONTROL | CASE_SELFTEST) || !(flags & CASE_SMP) != two))
            return true;
    }
    return false;
}
