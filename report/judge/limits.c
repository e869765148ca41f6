/* SPDX-License-Identifier: MIT */
/* See limits.h. */
#include "report/judge/limits.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/typed/decimal.h"

/* Where that of a family is, or would be. */
static size_t find(const struct limits *limits, enum unit unit, const char *name)
{
    size_t i;

    for (i = 0; i < limits->count; i++)
        if (limits->at[i].unit == unit && !strcmp(limits->at[i].family, name))
            break;
    return i;
}

static const char *name_of(const char *family)
{
    return strcmp(family, LIMIT_DEFAULT) ? family : "";
}

bool limits_has(const struct limits *limits, enum unit unit, const char *family)
{
    return find(limits, unit, name_of(family)) < limits->count;
}

bool limits_have_family(const struct limits *limits, enum unit unit)
{
    size_t i;

    for (i = 0; i < limits->count; i++)
        if (limits->at[i].unit == unit && *limits->at[i].family)
            return true;
    return false;
}

bool limits_set(struct limits *limits, enum unit unit, const char *family, double share,
                double units)
{
    const char *name = name_of(family);
    size_t i = find(limits, unit, name);
    struct limit *limit;

    if (i == LIMITS_MAX || strlen(name) >= LIMIT_FAMILY)
        return false;
    limit = &limits->at[i];
    limits->count += i == limits->count;
    limit->unit = unit;
    strcpy(limit->family, name);
    limit->share = share;
    limit->units = units;
    return true;
}

static struct limit default_of(enum unit unit)
{
    if (unit == UNIT_CYCLES)
        return (struct limit){unit, "", LIMIT_CYCLES_SHARE, LIMIT_CYCLES_UNITS};
    return (struct limit){unit, "", LIMIT_SHARE, LIMIT_UNITS};
}

struct limit limits_of(const struct limits *limits, enum unit unit, const char *name)
{
    struct limit found = default_of(unit);
    size_t i, len = strcspn(name, "/");
    bool own = false;

    for (i = 0; i < limits->count && !own; i++) {
        const struct limit *limit = &limits->at[i];

        if (limit->unit != unit)
            continue;
        own = strlen(limit->family) == len && !strncmp(limit->family, name, len);
        if (own || !*limit->family)
            found = *limit;
    }
    return found;
}

bool limit_read(enum unit unit, const char *text, double *share, double *units)
{
    const char *at = decimal_read(text, "%", share);

    if (!at)
        return false;
    at += strspn(at, " \t");
    *units = 0;
    if (*at || unit == UNIT_INSNS)
        at = decimal_read(at, "", units);
    return at && !*at;
}

void limit_text(const struct limit *limit, char *out, size_t size)
{
    if (limit->units > 0)
        snprintf(out, size, "the larger of %g %% of the base and %g %s a call", 100 * limit->share,
                 limit->units, unit_name(limit->unit));
    else
        snprintf(out, size, "%g %% of the base", 100 * limit->share);
}

double limit_allows(const struct limit *limit, double price)
{
    return fmax(limit->share * fabs(price), limit->units);
}
