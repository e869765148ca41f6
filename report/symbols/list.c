/* SPDX-License-Identifier: MIT */
/* From all symbols of a file to one for each address: see list.h. */
#include "report/symbols/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/symbols/names.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/pool.h"
#include "report/text/text.h"

bool list_add(struct list *list, const struct list_symbol *symbol, const char *file)
{
    char name[SYMBOLS_NAME];
    bool local = symbol->kind == 't' || symbol->kind == 'w';

    if (!strchr("TtWw", symbol->kind))
        return true;
    snprintf(name, sizeof(name), "%s%s%s", local && file ? file : "", local && file ? "#" : "",
             symbol->name);
    list->bytes += text_clean_size(name, strlen(name));
    if (list->count >= LIST_MOST || list->bytes > LIST_BYTES)
        return false;
    list->at = memory_grow(list->at, list->count, sizeof(*list->at));
    list->at[list->count] = *symbol;
    list->at[list->count++].name = text_pool_add(&list->names, name);
    return true;
}

bool list_add_end(struct list *list, uint64_t at)
{
    return list_add(list, &(struct list_symbol){.at = at, .kind = 'T', .name = ""}, NULL);
}

static bool is_mark(const struct list_symbol *symbol)
{
    return !*symbol->name || name_is_mark(name_base(symbol->name));
}

static bool is_local(const struct list_symbol *symbol)
{
    return symbol->kind == 't' || symbol->kind == 'w' || strchr(symbol->name, '#');
}

/* Of two names of one place, below 0 when the first is the one to show: by the first difference. */
static int by_merit(const struct list_symbol *one, const struct list_symbol *other)
{
    const char *base = name_base(one->name), *other_base = name_base(other->name);
    const int differences[] = {
        is_mark(one) - is_mark(other),   !*one->name - !*other->name,
        other->typed - one->typed,       name_is_bound(base) - name_is_bound(other_base),
        is_local(one) - is_local(other), (*base == '_') - (*other_base == '_'),
        strcmp(base, other_base),        strcmp(one->name, other->name),
    };
    size_t i, last = sizeof(differences) / sizeof(*differences) - 1;

    for (i = 0; i < last && !differences[i]; i++)
        ;
    return differences[i];
}

static int by_address(const void *a, const void *b)
{
    const struct list_symbol *one = a, *other = b;

    if (one->at != other->at)
        return one->at < other->at ? -1 : 1;
    return by_merit(one, other);
}

static const void *base_of(const void *array, size_t item)
{
    return name_base(((const struct symbol *)array)[item].name);
}

/* A file's name stays only before what is not the only one of its name. */
static void drop_files(struct symbols *symbols)
{
    static const struct index_keys keys = {base_of, index_hash_text, index_equal_text};
    struct index_groups groups = index_group(&keys, symbols->at, symbols->count);
    size_t i;

    for (i = 0; i < symbols->count; i++)
        if (groups.first[i] && groups.next[i] == INDEX_NONE)
            symbols->at[i].name = name_base(symbols->at[i].name);
    index_groups_free(&groups);
}

struct symbols *list_finish(struct list *list)
{
    struct symbols *symbols = memory_new(sizeof(*symbols));
    bool any = false;
    size_t i;

    if (list->count)
        qsort(list->at, list->count, sizeof(*list->at), by_address);
    symbols->at = memory_fit(NULL, list->count + 1, sizeof(*symbols->at));
    for (i = 0; i < list->count; i++) {
        const struct list_symbol *symbol = &list->at[i];

        if (symbols->count && symbols->at[symbols->count - 1].at == symbol->at)
            continue;
        symbols->at[symbols->count++] = (struct symbol){
            .at = symbol->at,
            .kind = symbol->kind,
            .mark = is_mark(symbol),
            .name = symbol->name,
        };
        any = any || !is_mark(symbol);
    }
    symbols->names = list->names;
    list->names = NULL;
    drop_files(symbols);
    if (any)
        return symbols;
    symbols_free(symbols);
    return NULL;
}

void list_free(struct list *list)
{
    free(list->at);
    text_pool_free(list->names);
    *list = (struct list){0};
}
