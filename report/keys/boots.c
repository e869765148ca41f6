/* SPDX-License-Identifier: MIT */
/* See boots.h. */
#include "report/keys/boots.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/keys/across.h"
#include "report/keys/host.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/system/memory.h"

#define PLAN_FIELD "plan."

/* The values that boots have of one key: mostly one. */
struct values {
    char (*at)[COMPARE_VALUE];
    size_t *boots; /* which is the first that has it, from 1 */
    size_t count;
    size_t missing; /* the first boot that came to its end without it, from 1; 0: none */
};

/* Boots of one run are of one image and one plan; what else is a remark may differ. */
static bool is_of_image(const struct compare_key *key)
{
    static const char *const bound[] = {COMPARE_KEY_BUILD, COMPARE_KEY_PLAN, COMPARE_KEY_SHIFT,
                                        "plan.batches"};
    size_t i;

    for (i = 0; i < sizeof(bound) / sizeof(*bound); i++)
        if (!strcmp(key->name, bound[i]))
            return true;
    return key->class != COMPARE_REMARK && !key->of_host;
}

/* Of the core's speed somebody else asks, who knows how much of it is noise. */
static bool is_of_host(const struct compare_key *key)
{
    return key->of_host && strcmp(key->name, HOST_TICKS) != 0;
}

/* What Xen and the runner say stands before the first boot of a log only, or beside it. */
static bool is_recorded(const struct compare_key *key)
{
    static const char *const others[] = {"boot.", "qemu.", "run."};
    size_t i, k;

    for (i = 0; i < 3 && key->facts[i]; i++) {
        for (k = 0; k < sizeof(others) / sizeof(*others); k++)
            if (!strncmp(key->facts[i], others[k], strlen(others[k])))
                break;
        if (k == sizeof(others) / sizeof(*others))
            return true;
    }
    return key->value && !key->facts[0];
}

/* A boot that a case ended is made again without it, by another plan. */
static bool is_of_plan(const struct compare_key *key)
{
    return key->class == COMPARE_REMARK && key->facts[0] &&
           !strncmp(key->facts[0], PLAN_FIELD, strlen(PLAN_FIELD));
}

static bool is_new(const struct compare_key *key, const struct values *values, const char *value)
{
    size_t i;

    for (i = 0; i < values->count; i++)
        if (!strcmp(values->at[i], value) || (key->alike && key->alike(values->at[i], value)))
            return false;
    return true;
}

static void take_value(const struct compare_key *key, const struct run *run, size_t number,
                       struct values *values)
{
    bool whole = run->boots[number - 1].outcome == OUTCOME_COMPLETE;
    struct run boot = run_of_boot(run, (unsigned)number);
    char value[COMPARE_VALUE];

    if (is_of_plan(key) && !whole)
        return;
    if (!compare_key_value(key, &boot, value, sizeof(value))) {
        values->missing = values->missing || !whole ? values->missing : number;
        return;
    }
    if (!is_new(key, values, value))
        return;
    values->at = memory_grow(values->at, values->count, sizeof(*values->at));
    values->boots = memory_grow(values->boots, values->count, sizeof(*values->boots));
    values->boots[values->count] = number;
    strcpy(values->at[values->count++], value);
}

static void free_values(struct values *values)
{
    free(values->at);
    free(values->boots);
}

/* The first two values that boots have of a key. */
static struct values take_values(const struct run *run, const struct compare_key *key)
{
    struct values values = {.count = 0};
    size_t i;

    for (i = 1; i <= run->boot_count && values.count < 2; i++)
        take_value(key, run, i, &values);
    return values;
}

/* Boots are held against each other, all of them: the first may say nothing. */
static bool boots_differ(const struct run *run, const struct compare_key *key)
{
    struct values values = take_values(run, key);
    bool differ = values.count > 1 || (values.count && values.missing && is_recorded(key));

    free_values(&values);
    return differ;
}

static const struct compare_key *first_differing(const struct run *run,
                                                 bool (*is)(const struct compare_key *key),
                                                 const struct compare_across *across)
{
    size_t i;

    for (i = 0; run->boot_count > 1 && i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];

        if (is(key) && compare_key_matters(key, run) &&
            !(across && compare_across_has(across, key)) && boots_differ(run, key))
            return key;
    }
    return NULL;
}

const struct compare_key *compare_key_of_boots(const struct run *run)
{
    return first_differing(run, is_of_image, NULL);
}

const struct compare_key *compare_host_of_boots(const struct run *run,
                                                const struct compare_across *across)
{
    return first_differing(run, is_of_host, across);
}

void compare_boots_text(const struct run *run, const struct compare_key *key, char *out,
                        size_t size)
{
    struct values values = take_values(run, key);

    *out = '\0';
    if (values.count > 1)
        snprintf(out, size, "%.100s in boot %zu, %.100s in boot %zu", values.at[0], values.boots[0],
                 values.at[1], values.boots[1]);
    else if (values.count && values.missing)
        snprintf(out, size, "%.100s in boot %zu, and boot %zu does not say", values.at[0],
                 values.boots[0], values.missing);
    free_values(&values);
}
