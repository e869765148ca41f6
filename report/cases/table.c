/* SPDX-License-Identifier: MIT */
/* The case table of bench/cases.def, as the host tool sees it: see table.h. */
#include "report/cases/table.h"

#include <stdlib.h>
#include <string.h>

const struct case_info case_table[] = {
#define CASE(symbol, ...) CASE_INFO(__VA_ARGS__),
#include "bench/cases.def"
#undef CASE
};

#define TABLE_SIZE (sizeof(case_table) / sizeof(*case_table))

const size_t case_table_size = TABLE_SIZE;

static int by_name(const void *a, const void *b)
{
    const struct case_info *const *x = a, *const *y = b;

    return strcmp((*x)->name, (*y)->name);
}

/* The table's order is that of a boot; names are looked up for every series of a run. */
static const struct case_info *const *sorted_table(void)
{
    static const struct case_info *sorted[TABLE_SIZE];
    size_t i;

    if (sorted[0])
        return sorted;
    for (i = 0; i < TABLE_SIZE; i++)
        sorted[i] = &case_table[i];
    qsort(sorted, TABLE_SIZE, sizeof(*sorted), by_name);
    return sorted;
}

const struct case_info *case_table_find(const char *name)
{
    const struct case_info wanted = {.name = name}, *const key = &wanted;
    const struct case_info *const *found =
        bsearch(&key, sorted_table(), TABLE_SIZE, sizeof(key), by_name);

    return found ? *found : NULL;
}

bool case_has_flag(const char *name, unsigned flag)
{
    const struct case_info *info = case_table_find(name);

    return info && (info->flags & flag);
}

bool case_may_end_early(const char *state)
{
    static const char *const words[] = CASE_STATE_WORDS;
    size_t i;

    for (i = 0; state && i < sizeof(words) / sizeof(*words); i++)
        if (!strcmp(words[i], state))
            return case_state_may_end_early((enum case_state)i);
    return true;
}

bool case_same_family(const char *a, const char *b)
{
    size_t len = strcspn(a, "/");

    return len == strcspn(b, "/") && !strncmp(a, b, len);
}
