/* SPDX-License-Identifier: MIT */
/* The closed list of environments; see environment.h. */
#include "report/cases/environment.h"

#include <stdio.h>
#include <string.h>

#define ENV(name_, abi_, bits_, pae_, xen_)                                                        \
    {.name = #name_, .abi = (abi_), .bits = (bits_), .pae = (pae_), .xen = (xen_)},
const struct environment environments[] = {
#include "core/env/envs.def"
};
#undef ENV

_Static_assert(sizeof(environments) / sizeof(environments[0]) <= ENVIRONMENTS_MAX, "too many");

const size_t environment_count = sizeof(environments) / sizeof(environments[0]);

const struct environment *environment_find(const char *name)
{
    size_t i;

    for (i = 0; i < environment_count; i++)
        if (!strcmp(environments[i].name, name))
            return &environments[i];
    return NULL;
}

const struct environment *environment_of(unsigned bits, bool pae)
{
    size_t i;

    for (i = 0; i < environment_count; i++)
        if (environments[i].bits == bits && (bits == 64 || environments[i].pae == pae))
            return &environments[i];
    return NULL;
}

const char *environment_names(void)
{
    static char names[256];
    size_t i, len = 0;

    for (i = 0; i < environment_count && len < sizeof(names); i++)
        len += (size_t)snprintf(names + len, sizeof(names) - len, "%s%s", i ? ", " : "",
                                environments[i].name);
    return names;
}
