/* SPDX-License-Identifier: MIT */
/* See limits.h. */
#include "report/judge/limits.h"

#include <math.h>
#include <string.h>

/* Where that of a family is, or would be. */
static size_t find(const struct limits *limits, const char *name)
{
    size_t i;

    for (i = 0; i < limits->count && strcmp(limits->at[i].family, name) != 0; i++)
        ;
    return i;
}

static const char *name_of(const char *family)
{
    return strcmp(family, LIMIT_DEFAULT) ? family : "";
}

bool limits_has(const struct limits *limits, const char *family)
{
    return find(limits, name_of(family)) < limits->count;
}

bool limits_set(struct limits *limits, const char *family, double share, double units)
{
    const char *name = name_of(family);
    size_t i = find(limits, name);
    struct limit *limit;

    if (i == LIMITS_MAX || strlen(name) >= LIMIT_FAMILY)
        return false;
    limit = &limits->at[i];
    limits->count += i == limits->count;
    strcpy(limit->family, name);
    limit->share = share;
    limit->units = units;
    return true;
}

struct limit limits_of(const struct limits *limits, const char *name)
{
    struct limit found = {.share = LIMIT_SHARE, .units = LIMIT_UNITS};
    size_t i, len = strcspn(name, "/");
    bool own = false;

    for (i = 0; i < limits->count && !own; i++) {
        const struct limit *limit = &limits->at[i];

        own = strlen(limit->family) == len && !strncmp(limit->family, name, len);
        if (own || !*limit->family)
            found = *limit;
    }
    return found;
}

double limit_allows(const struct limit *limit, double price)
{
    return fmax(limit->share * fabs(price), limit->units);
}
