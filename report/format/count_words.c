/* SPDX-License-Identifier: MIT */
/* See count_words.h. */
#include "report/format/count_words.h"

#include <stdio.h>
#include <string.h>

void count_words_add(char *text, size_t size, size_t count, const char *what)
{
    size_t len = strlen(text);

    if (count)
        snprintf(text + len, size - len, "%s%zu %s", len ? ", " : "", count, what);
}

const char *count_cases(size_t count)
{
    return count == 1 ? "case" : "cases";
}
