/* SPDX-License-Identifier: MIT */
/* See across.h. */
#include "report/keys/across.h"

#include <stdio.h>
#include <string.h>

#include "report/keys/key.h"
#include "report/keys/keys.h"

/* Longer than any key and any list of them. */
#define NAMES_MAX 1024

static bool add_one(struct compare_across *across, const char *name, char *wrong, size_t size)
{
    const struct compare_key *key = compare_key_find(name);
    const char *why = NULL;

    if (!key)
        why = "there is no such key; an incomparable pair of runs names its keys";
    else if (key->class == COMPARE_NEVER)
        why = key->means;
    else if (key->class == COMPARE_REMARK || (key->class == COMPARE_SUBJECT && !across->strict))
        why = "runs may differ in it as it is";
    else if (across->count == COMPARE_ACROSS_MAX)
        why = "these are too many keys";
    if (why) {
        snprintf(wrong, size, "across %s: %s", name, why);
        return false;
    }
    across->at[across->count++] = key;
    return true;
}

bool compare_across_add(struct compare_across *across, const char *names, char *wrong, size_t size)
{
    char copy[NAMES_MAX], *rest = NULL, *name;

    if (snprintf(copy, sizeof(copy), "%s", names) >= (int)sizeof(copy) ||
        !names[strspn(names, ",")]) {
        snprintf(wrong, size, "across takes the names of keys");
        return false;
    }
    for (name = strtok_r(copy, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
        if (!add_one(across, name, wrong, size))
            return false;
    return true;
}

bool compare_across_has(const struct compare_across *across, const struct compare_key *key)
{
    size_t i;

    for (i = 0; i < across->count; i++)
        if (across->at[i] == key)
            return true;
    return false;
}

bool compare_across_refuses(const struct compare_across *across, const struct compare_key *key)
{
    enum compare_class last = across->strict ? COMPARE_SUBJECT : COMPARE_REFUSED;

    return key->class <= last && !compare_across_has(across, key);
}
