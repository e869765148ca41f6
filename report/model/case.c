/* SPDX-License-Identifier: MIT */
/* The cases of a run: see case.h. */
#include "report/model/case.h"

#include <stdlib.h>

#include "report/model/series.h"
#include "report/record/record.h"
#include "report/system/index.h"
#include "report/system/memory.h"
#include "report/text/text.h"

static struct case_index *need_index(struct run_case *c, size_t count)
{
    if (!c->index && count > INDEX_FROM)
        c->index = memory_new(sizeof(*c->index));
    return c->index;
}

/* ---- boots ---- */

static const void *boot_of(const void *boots, size_t item)
{
    return &((const struct case_boot *)boots)[item].boot;
}

static uint32_t boot_hash(const void *boot)
{
    return index_hash(boot, sizeof(unsigned));
}

static bool boot_equal(const void *boot, const void *other)
{
    return *(const unsigned *)boot == *(const unsigned *)other;
}

static const struct index_keys boot_keys = {boot_of, boot_hash, boot_equal};

struct case_boot *case_find_boot(const struct run_case *c, unsigned boot)
{
    size_t item;

    /* The boot that is being read is the last. */
    if (c->boot_count && c->boots[c->boot_count - 1].boot == boot)
        return &c->boots[c->boot_count - 1];
    item =
        index_find(c->index ? c->index->boots : NULL, &boot_keys, c->boots, c->boot_count, &boot);
    return item == INDEX_NONE ? NULL : &c->boots[item];
}

struct case_boot *case_get_boot(struct run_case *c, unsigned boot)
{
    struct case_boot *b = case_find_boot(c, boot);

    if (b)
        return b;
    c->boots = memory_grow(c->boots, c->boot_count, sizeof(*c->boots));
    c->boots[c->boot_count++].boot = boot;
    if (need_index(c, c->boot_count))
        index_add(&c->index->boots, &boot_keys, c->boots, c->boot_count);
    return &c->boots[c->boot_count - 1];
}

/* ---- series ---- */

static const void *series_of(const void *list, size_t item)
{
    return &((const struct series *)list)[item];
}

static uint32_t alike_hash(const void *series)
{
    const struct series *s = series;
    unsigned key[2] = {s->n, s->fill};

    return index_hash(key, sizeof(key));
}

static bool alike_equal(const void *series, const void *other)
{
    const struct series *a = series, *b = other;

    return a->n == b->n && a->fill == b->fill;
}

static uint32_t series_hash(const void *series)
{
    const struct series *s = series;
    unsigned key[3] = {s->boot, s->n, s->fill};

    return index_hash(key, sizeof(key));
}

static bool series_equal(const void *series, const void *other)
{
    return ((const struct series *)series)->boot == ((const struct series *)other)->boot &&
           alike_equal(series, other);
}

static const struct index_keys alike_keys = {series_of, alike_hash, alike_equal};
static const struct index_keys series_keys = {series_of, series_hash, series_equal};

/* Most series are looked for by nobody, so that the indexes are made when the first one is. */
static void index_series(const struct run_case *c, enum path path, size_t count)
{
    struct case_index *index = c->index;
    const struct series_list *list = &c->paths[path];

    if (!index)
        return;
    for (; index->indexed[path] < count; index->indexed[path]++) {
        index_add(&index->series[path], &series_keys, list->at, index->indexed[path] + 1);
        index_add(&index->alike[path], &alike_keys, list->at, index->indexed[path] + 1);
    }
}

/* The first of those like it, among the first 'count': mostly one of the first boot's. */
static size_t first_alike(const struct run_case *c, enum path path, size_t count,
                          const struct series *like)
{
    const struct series_list *list = &c->paths[path];
    size_t near = count < INDEX_FROM ? count : INDEX_FROM, item;

    item = index_find(NULL, &alike_keys, list->at, near, like);
    if (item != INDEX_NONE || near == count)
        return item;
    index_series(c, path, count);
    return index_find(c->index ? c->index->alike[path] : NULL, &alike_keys, list->at, count, like);
}

/* Only the first of those alike knows the last of them. */
static bool is_first(const struct series_list *list, size_t item)
{
    return !item || list->at[item].last >= item;
}

/*
 * The same for a series that is being added: a boot has its series in the order of the boot before,
 * so that it mostly is like the one behind that which the last one was like.
 */
static size_t first_of_added(struct run_case *c, enum path path)
{
    const struct series_list *list = &c->paths[path];
    size_t added = list->count - 1, guess = c->index ? c->index->head[path] + 1 : added;

    if (guess < added && is_first(list, guess) && alike_equal(&list->at[guess], &list->at[added]))
        return guess;
    return first_alike(c, path, added, &list->at[added]);
}

/* Put the last series of a list behind those like it. */
static void chain(struct run_case *c, enum path path)
{
    struct series_list *list = &c->paths[path];
    size_t added = list->count - 1, first = first_of_added(c, path);

    if (c->index)
        c->index->head[path] = first == INDEX_NONE ? added : first;
    if (first == INDEX_NONE) {
        list->at[added].last = (unsigned)added;
        return;
    }
    list->at[list->at[first].last].next = (unsigned)added;
    list->at[first].last = (unsigned)added;
}

static bool stands_in_order(const struct series_list *list)
{
    size_t i;

    for (i = 1; i < list->count; i++)
        if (list->at[i - 1].boot > list->at[i].boot)
            return false;
    return true;
}

static void note_series(struct run_case *c, enum path path)
{
    const struct series_list *list = &c->paths[path];
    struct case_index *index = need_index(c, list->count);

    if (!index)
        return;
    if (!index->noted[path])
        index->mixed[path] = !stands_in_order(list);
    else
        index->mixed[path] |= list->at[list->count - 2].boot > list->at[list->count - 1].boot;
    index->noted[path] = true;
}

struct series *case_add_series(struct run_case *c, enum path path, unsigned boot, bool fill,
                               unsigned n)
{
    struct series_list *list = &c->paths[path];
    struct series *s;

    if (list->count == CASE_SERIES_MAX)
        return NULL;
    list->at = memory_grow(list->at, list->count, sizeof(*list->at));
    s = &list->at[list->count++];
    s->boot = boot;
    s->fill = fill;
    s->n = n;
    chain(c, path);
    note_series(c, path);
    return s;
}

const struct series *case_first_alike(const struct run_case *c, enum path path, bool fill,
                                      unsigned n)
{
    const struct series wanted = {.fill = fill, .n = n};
    size_t item = first_alike(c, path, c->paths[path].count, &wanted);

    return item == INDEX_NONE ? NULL : &c->paths[path].at[item];
}

const struct series *case_next_alike(const struct run_case *c, enum path path,
                                     const struct series *s)
{
    return s->next ? &c->paths[path].at[s->next] : NULL;
}

size_t series_start_of_boot(const struct series_list *list, unsigned boot)
{
    size_t low = 0, high = list->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (list->at[middle].boot < boot)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Its series stand in the order of their boots, and it is known. */
static bool is_ordered(const struct run_case *c, enum path path)
{
    return c->index && c->index->noted[path] && !c->index->mixed[path];
}

const struct series *find_series(const struct run_case *c, unsigned boot, enum path path, bool fill,
                                 unsigned n)
{
    const struct series wanted = {.boot = boot, .fill = fill, .n = n};
    const struct series_list *list = &c->paths[path];
    size_t item, far;

    /* A boot with few of them is looked through. */
    if (is_ordered(c, path)) {
        item = series_start_of_boot(list, boot);
        for (far = item + INDEX_FROM; item < far; item++) {
            if (item == list->count || list->at[item].boot != boot)
                return NULL;
            if (series_equal(&list->at[item], &wanted))
                return &list->at[item];
        }
    }
    index_series(c, path, list->count);
    item = index_find(c->index ? c->index->series[path] : NULL, &series_keys, list->at, list->count,
                      &wanted);
    return item == INDEX_NONE ? NULL : &list->at[item];
}

const struct series *case_next_of_boot(const struct run_case *c, enum path path, unsigned boot,
                                       size_t *at)
{
    const struct series_list *list = &c->paths[path];
    bool ordered = is_ordered(c, path);

    if (ordered && *at == 0)
        *at = series_start_of_boot(list, boot);
    for (; *at < list->count && !(ordered && list->at[*at].boot != boot); ++*at)
        if (list->at[*at].boot == boot)
            return &list->at[(*at)++];
    return NULL;
}

/* In the order in which they stood where the boot is the same. */
static int by_boot(const void *a, const void *b)
{
    const struct series *x = a, *y = b;

    if (x->boot != y->boot)
        return x->boot < y->boot ? -1 : 1;
    return (x->last > y->last) - (x->last < y->last);
}

static void order_path(struct run_case *c, enum path path)
{
    struct series_list *list = &c->paths[path];
    size_t count = list->count, i;

    if (stands_in_order(list))
        return;
    for (i = 0; i < count; i++)
        list->at[i].last = (unsigned)i;
    qsort(list->at, count, sizeof(*list->at), by_boot);
    if (c->index) {
        index_free(c->index->series[path]);
        index_free(c->index->alike[path]);
        c->index->series[path] = c->index->alike[path] = NULL;
        c->index->indexed[path] = c->index->head[path] = 0;
        c->index->noted[path] = false;
    }
    for (i = 0; i < count; i++)
        list->at[i].next = list->at[i].last = 0;
    for (list->count = 1; list->count <= count; list->count++) {
        chain(c, path);
        note_series(c, path);
    }
    list->count = count;
}

void case_order_series(struct run_case *c)
{
    int path;

    for (path = 0; path < PATH_COUNT; path++)
        order_path(c, (enum path)path);
}

/* ---- what else it has ---- */

bool case_add_skip(struct run_case *c, unsigned boot, enum path path, const char *why)
{
    if (c->skip_count == CASE_SKIPS_MAX)
        return false;
    c->skips = memory_grow(c->skips, c->skip_count, sizeof(*c->skips));
    c->skips[c->skip_count++] = (struct path_skip){boot, path, text_copy(why)};
    return true;
}

struct run_fault *case_add_fault(struct run_case *c, unsigned boot)
{
    if (c->taken_count == CASE_FAULTS_MAX)
        return NULL;
    c->taken = memory_grow(c->taken, c->taken_count, sizeof(*c->taken));
    c->taken[c->taken_count].boot = boot;
    return &c->taken[c->taken_count++];
}

enum path case_alone(const struct run_case *c)
{
    return c->paths[PATH_SINGLE].count || !c->paths[PATH_TRAP].count ? PATH_SINGLE : PATH_TRAP;
}
