/* SPDX-License-Identifier: MIT */
/* The case table of bench/cases.def, as the host tool sees it: see case_table.h. */
#include "report/case_table.h"

#include <string.h>

const struct case_info case_table[] = {
#define CASE(symbol, ...) CASE_INFO(__VA_ARGS__),
#include "bench/cases.def"
#undef CASE
};

const size_t case_table_size = sizeof(case_table) / sizeof(*case_table);

const struct case_info *case_table_find(const char *name)
{
    size_t i;

    for (i = 0; i < case_table_size; i++)
        if (!strcmp(case_table[i].name, name))
            return &case_table[i];
    return NULL;
}

bool case_has_flag(const char *name, unsigned flag)
{
    const struct case_info *info = case_table_find(name);

    return info && (info->flags & flag);
}
