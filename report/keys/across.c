/* SPDX-License-Identifier: MIT */
/* See across.h. */
#include "report/keys/across.h"

#include <stdio.h>
#include <string.h>

#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/typed/near.h"

/* Longer than any key and any list of them. */
#define NAMES_MAX 1024

/* A gate that is strict has to be allowed what else one compares on purpose. */
static bool may_name(const struct compare_across *across, const struct compare_key *key)
{
    return key->class == COMPARE_REFUSED || (key->class == COMPARE_SUBJECT && across->strict);
}

/* Only keys that may be named; the last parts of them are what people remember. */
static const char *near_to(const struct compare_across *across, const char *name)
{
    struct near near = {.typed = name};
    size_t i;

    for (i = 0; i < compare_key_count; i++)
        if (may_name(across, &compare_keys[i]))
            near_offer(&near, compare_keys[i].name);
    for (i = 0; i < compare_key_count && !near.word; i++) {
        const char *last = strchr(compare_keys[i].name, '.');

        if (last && !strcmp(last + 1, name) && may_name(across, &compare_keys[i]))
            return compare_keys[i].name;
    }
    return near.word;
}

static const char *refusal(const struct compare_across *across, const struct compare_key *key)
{
    if (!key)
        return "there is no such key; an incomparable pair of runs names its keys";
    if (key->class == COMPARE_NEVER)
        return key->means;
    if (!may_name(across, key))
        return "runs may differ in it as it is";
    return across->count == COMPARE_ACROSS_MAX ? "these are too many keys" : NULL;
}

static bool add_one(struct compare_across *across, const char *name, char *wrong, size_t size)
{
    const struct compare_key *key = compare_key_find(name);
    const char *why = refusal(across, key), *near = key ? NULL : near_to(across, name);

    if (why) {
        snprintf(wrong, size, "across %s: %s%s%s%s", name, why, near ? "; did you mean " : "",
                 near ? near : "", near ? "?" : "");
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
