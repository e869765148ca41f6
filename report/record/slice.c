/* SPDX-License-Identifier: MIT */
/* See slice.h. */
#include "report/record/slice.h"

bool slice_starts(struct record_slice slice, const char *text)
{
    size_t i;

    for (i = 0; text[i]; i++)
        if (i == slice.len || slice.at[i] != text[i])
            return false;
    return true;
}

size_t slice_place(struct record_slice slice, const char *text)
{
    size_t i;

    for (i = 0; i < slice.len; i++)
        if (slice_starts((struct record_slice){slice.at + i, slice.len - i}, text))
            return i;
    return slice.len;
}

bool slice_has(struct record_slice slice, const char *text)
{
    return slice.at && slice_place(slice, text) < slice.len;
}
