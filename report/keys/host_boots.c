/* SPDX-License-Identifier: MIT */
/* See host_boots.h. */
#include "report/keys/host_boots.h"

#include <stdlib.h>
#include <string.h>

#include "report/keys/host.h"
#include "report/model/run.h"
#include "report/system/memory.h"
#include "report/typed/decimal.h"

/* One side may have so many times the share of the other in a boot of the host. */
#define SHARE_MOST 2

/* Two wall clocks of one boot of Xen: dom0 sets it, by NTP, and seldom by more. */
#define CLOCK_SET 5.0

/* What a boot says of the host's. */
struct sign {
    bool own;            /* it is one of the host's by itself */
    const char *id;      /* or NULL */
    bool timed;          /* Xen's start is known */
    double start, until; /* of Xen, and of this boot, in seconds of the wall clock */
};

struct signs {
    struct sign *at;
    size_t *number; /* of the host's boot */
    size_t count;
};

static const char *word_of(const struct run *boot, const char *key)
{
    const char *word = host_fact(boot, key);

    return word && *word ? word : NULL;
}

static struct sign sign_of(const struct run *run, unsigned number)
{
    struct run boot = run_of_boot(run, number);
    const char *role = run_fact(&boot, "guest.role"), *mode = run_fact(&boot, "guest.mode");
    struct sign sign = {.own = role && !strcmp(role, "dom0")};
    double uptime;

    if (sign.own)
        return sign;
    sign.id = word_of(&boot, "host.boot-id");
    sign.timed = !(mode && !strcmp(mode, "shim")) &&
                 decimal_whole(run_fact(&boot, "xen.wallclock"), &sign.start) &&
                 decimal_whole(run_fact(&boot, "xen.uptime"), &uptime);
    if (sign.timed)
        sign.until = sign.start + uptime;
    return sign;
}

static bool is_known(const struct sign *sign)
{
    return sign->own || sign->id || sign->timed;
}

/* Xen of the later one started while that of the earlier one was up: it is the same Xen. */
static bool same_time(const struct sign *a, const struct sign *b)
{
    const struct sign *first = a->start <= b->start ? a : b, *last = first == a ? b : a;

    return last->start <= first->until || last->start - first->start <= CLOCK_SET;
}

static bool same_boot(const struct sign *a, const struct sign *b)
{
    if (a->own || b->own)
        return false;
    if (a->id && b->id)
        return !strcmp(a->id, b->id);
    return a->timed && b->timed && same_time(a, b);
}

/* ---- numbers ---- */

/* One clock may be set between two boots that a third one joins. */
static void join(struct signs *signs, size_t from, size_t into)
{
    size_t i;

    for (i = 0; i < signs->count; i++)
        if (signs->number[i] == from)
            signs->number[i] = into;
}

static void number_signs(struct signs *signs)
{
    size_t i, k;

    for (i = 0; i < signs->count; i++)
        signs->number[i] = i;
    for (i = 1; i < signs->count; i++)
        for (k = 0; k < i; k++)
            if (signs->number[i] != signs->number[k] && same_boot(&signs->at[i], &signs->at[k]))
                join(signs, signs->number[i], signs->number[k]);
}

static bool is_new(const size_t *numbers, size_t at)
{
    size_t i;

    for (i = 0; i < at; i++)
        if (numbers[i] == numbers[at])
            return false;
    return true;
}

/* Those of a run from 'first' on.  A boot that says nothing must not count as one more. */
static void take_run(const struct signs *signs, size_t first, size_t count, struct host_boots *into)
{
    size_t i;

    *into = (struct host_boots){
        .of = memory_new((count + 1) * sizeof(*into->of)), .count = count, .known = true};
    for (i = 0; i < count; i++)
        into->known = into->known && is_known(&signs->at[first + i]);
    for (i = 0; i < count; i++) {
        into->of[i] = into->known ? signs->number[first + i] : signs->count + first;
        into->held += is_new(into->of, i);
    }
}

void host_boots_take(const struct run *const *runs, size_t count, struct host_boots *into)
{
    struct signs signs = {.count = 0};
    size_t i, k, all = 0;

    for (i = 0; i < count; i++)
        all += runs[i]->boot_count;
    signs.at = memory_new((all + 1) * sizeof(*signs.at));
    signs.number = memory_new((all + 1) * sizeof(*signs.number));
    for (i = 0; i < count; i++)
        for (k = 1; k <= runs[i]->boot_count; k++)
            signs.at[signs.count++] = sign_of(runs[i], (unsigned)k);
    number_signs(&signs);
    for (i = all = 0; i < count; all += runs[i++]->boot_count)
        take_run(&signs, all, runs[i]->boot_count, &into[i]);
    free(signs.at);
    free(signs.number);
}

void host_boots_free(struct host_boots *boots)
{
    free(boots->of);
    *boots = (struct host_boots){0};
}

/* ---- two sides ---- */

static size_t boots_of(const struct host_boots *boots, size_t number)
{
    size_t i, count = 0;

    for (i = 0; i < boots->count; i++)
        count += boots->of[i] == number;
    return count;
}

bool host_boots_apart(const struct host_boots *a, const struct host_boots *b)
{
    size_t i;

    for (i = 0; i < a->count; i++)
        if (boots_of(b, a->of[i]))
            return false;
    return true;
}

/* Every boot of the host that 'a' has, 'b' has for no less than half as large a part of it. */
static bool covers(const struct host_boots *a, const struct host_boots *b)
{
    size_t i;

    for (i = 0; i < a->count; i++)
        if (SHARE_MOST * boots_of(b, a->of[i]) * a->count < boots_of(a, a->of[i]) * b->count)
            return false;
    return true;
}

bool host_boots_shared(const struct host_boots *a, const struct host_boots *b)
{
    return covers(a, b) && covers(b, a);
}
