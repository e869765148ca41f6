/* SPDX-License-Identifier: MIT */
/* The facts in which two runs may differ: see keys.h. */
#include "report/keys/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/keys/key.h"
#include "report/keys/table.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/system/memory.h"

#define BEGIN_FIELD "begin."
#define PLAN_FIELD  "plan."

const struct compare_key *compare_key_find(const char *name)
{
    size_t i;

    for (i = 0; i < compare_key_count; i++)
        if (!strcmp(compare_keys[i].name, name))
            return &compare_keys[i];
    return NULL;
}

bool compare_key_matters(const struct compare_key *key, const struct run *run)
{
    return !key->only || key->only == run_unit(run);
}

static const char *fact_of(const struct run *run, const char *name)
{
    if (!strncmp(name, BEGIN_FIELD, strlen(BEGIN_FIELD)))
        return run_begin_field(run, name + strlen(BEGIN_FIELD));
    if (!strncmp(name, PLAN_FIELD, strlen(PLAN_FIELD)))
        return run_plan_field(run, name + strlen(PLAN_FIELD));
    return run_fact(run, name);
}

bool compare_key_value(const struct compare_key *key, const struct run *run, char *out, size_t size)
{
    const char *value = NULL;
    size_t i, len;

    if (key->value)
        return key->value(run, out, size);
    for (i = 0; (!value || !*value) && i < 3 && key->facts[i]; i++)
        value = fact_of(run, key->facts[i]);
    snprintf(out, size, "%s", value ? value : "");
    for (len = strlen(out); len && out[len - 1] == ' '; len--)
        out[len - 1] = '\0';
    return *out;
}

enum compare_stand compare_key_stand(const struct compare_key *key, const struct run *a,
                                     const struct run *b)
{
    char of_a[COMPARE_VALUE], of_b[COMPARE_VALUE];
    bool have_a = compare_key_value(key, a, of_a, sizeof(of_a));
    bool have_b = compare_key_value(key, b, of_b, sizeof(of_b));

    if (!compare_key_matters(key, a) || (!have_a && !have_b))
        return STAND_ALIKE;
    if (!have_a || !have_b)
        return STAND_UNKNOWN;
    if (key->alike ? key->alike(of_a, of_b) : !strcmp(of_a, of_b))
        return STAND_ALIKE;
    return STAND_DIFFERENT;
}

enum compare_stand compare_key_says(const struct compare_key *key, const struct run *a,
                                    const struct run *b)
{
    const struct compare_key *above = key->under ? compare_key_find(key->under) : NULL;

    for (; above; above = above->under ? compare_key_find(above->under) : NULL)
        if (compare_key_stand(above, a, b) == STAND_DIFFERENT)
            return STAND_ALIKE;
    return compare_key_stand(key, a, b);
}

/* ---- the boots of one run ---- */

/* The values that boots have of one key: mostly one. */
struct values {
    char (*at)[COMPARE_VALUE];
    size_t count;
    bool missing; /* in a boot that came to its end */
};

/* Boots of one run are of one image and one plan; what else is a remark may differ. */
static bool binds_boots(const struct compare_key *key)
{
    static const char *const bound[] = {COMPARE_KEY_BUILD, COMPARE_KEY_PLAN, COMPARE_KEY_SHIFT,
                                        "plan.batches"};
    size_t i;

    for (i = 0; i < sizeof(bound) / sizeof(*bound); i++)
        if (!strcmp(key->name, bound[i]))
            return true;
    return key->class != COMPARE_REMARK;
}

/* What Xen and the runner say stands before the first boot of a log only, or beside it. */
static bool is_recorded(const struct compare_key *key)
{
    static const char *const others[] = {"boot.", "qemu.", "host.", "run."};
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

static void take_value(const struct compare_key *key, const struct run *boot, bool whole,
                       struct values *values)
{
    char value[COMPARE_VALUE];

    if (is_of_plan(key) && !whole)
        return;
    if (!compare_key_value(key, boot, value, sizeof(value))) {
        values->missing = values->missing || whole;
        return;
    }
    if (!is_new(key, values, value))
        return;
    values->at = memory_grow(values->at, values->count, sizeof(*values->at));
    strcpy(values->at[values->count++], value);
}

/* Boots are held against each other, all of them: the first may say nothing. */
static bool boots_differ(const struct run *run, const struct compare_key *key)
{
    struct values values = {.count = 0};
    struct run boot;
    bool differ;
    size_t i;

    for (i = 0; i < run->boot_count && values.count < 2; i++) {
        boot = run_of_boot(run, (unsigned)i + 1);
        take_value(key, &boot, run->boots[i].outcome == OUTCOME_COMPLETE, &values);
    }
    differ = values.count > 1 || (values.count && values.missing && is_recorded(key));
    free(values.at);
    return differ;
}

const struct compare_key *compare_key_of_boots(const struct run *run)
{
    size_t i;

    for (i = 0; run->boot_count > 1 && i < compare_key_count; i++)
        if (binds_boots(&compare_keys[i]) && compare_key_matters(&compare_keys[i], run) &&
            boots_differ(run, &compare_keys[i]))
            return &compare_keys[i];
    return NULL;
}
