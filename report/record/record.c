/* SPDX-License-Identifier: MIT */
/* The closed word lists of the record format: see record.h and docs/format.md. */
#include "report/record/record.h"

static const char *const path_names[PATH_COUNT] = {"single", "multi", "array", "trap"};
static const char *const status_names[STATUS_COUNT] = {"ok",       "skipped", "absent", "denied",
                                                       "unstable", "wrong",   "faulted"};

bool record_is(struct record_slice slice, const char *word)
{
    size_t i;

    for (i = 0; i < slice.len; i++)
        if (!word[i] || word[i] != slice.at[i])
            return false;
    return !word[i];
}

static int word_index(const char *const *words, int count, const char *word, size_t len)
{
    struct record_slice slice = {word, len};
    int i;

    for (i = 0; i < count; i++)
        if (record_is(slice, words[i]))
            return i;
    return -1;
}

const char *path_name(enum path path)
{
    return path_names[path];
}

int path_of(const char *word, size_t len)
{
    return word_index(path_names, PATH_COUNT, word, len);
}

const char *status_name(enum status status)
{
    return status_names[status];
}

int status_of(const char *word, size_t len)
{
    return word_index(status_names, STATUS_COUNT, word, len);
}
