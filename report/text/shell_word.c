/* SPDX-License-Identifier: MIT */
/* See shell_word.h. */
#include "report/text/shell_word.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "report/system/memory.h"
#include "report/text/text.h"

/* One that a shell takes for one word as it stands. */
static bool is_plain(const char *word)
{
    return *word && !word[strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789_./:=,+@%-")];
}

static void put_quoted(FILE *out, const char *word)
{
    fputc('\'', out);
    for (; *word; word++) {
        const char one[2] = {*word, '\0'};

        if (*word == '\'')
            fputs("'\\''", out);
        else
            text_put(out, one);
    }
    fputc('\'', out);
}

char *shell_word(const char *word)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (!out)
        memory_lacks();
    if (*word == '-' && word[1])
        fputs("./", out);
    if (is_plain(word))
        fputs(word, out);
    else
        put_quoted(out, word);
    fclose(out);
    return text;
}
