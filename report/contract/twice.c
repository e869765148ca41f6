/* SPDX-License-Identifier: MIT */
/* See twice.h. */
#include "report/contract/twice.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/outcome.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/record/record.h"
#include "report/system/memory.h"
#include "report/text/texts.h"

/* So many values more than there are series are not alike by chance. */
#define VALUES_LEAST 150

/* All samples of a boot as one number, whatever the order of its cases is. */
struct boot_print {
    uint64_t sum;
    size_t more; /* values that its series have beside their first */
};

/* The last step of SplitMix64: each bit of the number moves all others. */
static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

/* Of the samples: nobody is harmed who makes two boots look the same, so that it has no secret. */
static uint64_t samples_print(const struct series *s)
{
    uint64_t print = s->count, pair;
    size_t i;

    /* A sum, so that no pair has to wait for the one before it. */
    for (i = 0; i < s->count; i++) {
        pair = (s->pairs[i].value + s->pairs[i].count * 0x94d049bb133111ebu) * 0xbf58476d1ce4e5b9u;
        print += (pair ^ pair >> 32) * 0x9e3779b97f4a7c15u;
    }
    return mix(print);
}

static uint64_t print_of(uint64_t name, enum path path, const struct series *s)
{
    uint64_t print = mix(name << 8 | path);

    print = mix(print ^ ((uint64_t)s->n << 1 | s->fill));
    return mix(mix(print ^ s->cold) ^ samples_print(s));
}

static void add_case(const struct run_case *c, struct boot_print *prints)
{
    uint64_t name = crc32(0, (const unsigned char *)c->name, (unsigned)strlen(c->name));
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++) {
            const struct series *s = &c->paths[path].at[i];

            prints[s->boot - 1].sum += print_of(name, (enum path)path, s);
            prints[s->boot - 1].more += s->count ? s->count - 1 : 0;
        }
}

static struct boot_print *prints_of(const struct run *run)
{
    struct boot_print *prints = memory_new((run->boot_count + 1) * sizeof(*prints));
    size_t i;

    for (i = 0; i < run->case_count; i++)
        add_case(&run->cases[i], prints);
    return prints;
}

static bool is_same(const struct boot_print *a, const struct boot_print *b)
{
    return a->more >= VALUES_LEAST && a->sum == b->sum;
}

/* The first of so many that is the same; as many: none is. */
static size_t find_same(const struct boot_print *prints, size_t count, const struct boot_print *of)
{
    size_t i;

    for (i = 0; i < count && !is_same(&prints[i], of); i++)
        ;
    return i;
}

bool boot_of_both(const struct run *first, const struct run *again, struct twice *twice)
{
    struct boot_print *a, *b;
    size_t i, at = first->boot_count;

    if (run_unit(first) != UNIT_CYCLES || run_unit(again) != UNIT_CYCLES)
        return false;
    a = prints_of(first);
    b = prints_of(again);
    for (i = 0; i < again->boot_count && at == first->boot_count; i++) {
        at = find_same(a, first->boot_count, &b[i]);
        *twice = (struct twice){at + 1, i + 1};
    }
    free(a);
    free(b);
    return at < first->boot_count;
}

void hold_boots_apart(struct run *run)
{
    struct boot_print *prints;
    size_t i, at;

    if (run_unit(run) != UNIT_CYCLES)
        return;
    prints = prints_of(run);
    for (i = 1; i < run->boot_count; i++) {
        at = find_same(prints, i, &prints[i]);
        if (at < i && run->boots[i].outcome == OUTCOME_COMPLETE)
            texts_say(&run->boots[i].lacks,
                      "its samples are those of boot %zu, as never with a clock: it is the same "
                      "boot again",
                      at + 1);
    }
    free(prints);
}
