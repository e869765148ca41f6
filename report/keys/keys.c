/* SPDX-License-Identifier: MIT */
/* The facts in which two runs may differ: see keys.h. */
#include "report/keys/keys.h"

#include <stdio.h>
#include <string.h>

#include "report/keys/host.h"
#include "report/keys/key.h"
#include "report/keys/table.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/model/words.h"

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

static const char *fact_of(const struct run *run, const char *name, bool of_host)
{
    if (!strncmp(name, BEGIN_FIELD, strlen(BEGIN_FIELD)))
        return run_begin_field(run, name + strlen(BEGIN_FIELD));
    if (!strncmp(name, PLAN_FIELD, strlen(PLAN_FIELD)))
        return run_plan_field(run, name + strlen(PLAN_FIELD));
    return of_host ? host_fact(run, name) : run_fact(run, name);
}

bool compare_key_value(const struct compare_key *key, const struct run *run, char *out, size_t size)
{
    const char *value = NULL;
    size_t i, len;

    if (key->value)
        return key->value(run, out, size);
    for (i = 0; (!value || !*value) && i < 3 && key->facts[i]; i++)
        value = fact_of(run, key->facts[i], key->of_host);
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
