/* SPDX-License-Identifier: MIT */
/* See choice.h. */
#include "report/typed/choice.h"

#include <stdio.h>
#include <string.h>

#include "report/typed/near.h"
#include "report/typed/usage.h"

void choices_add(struct choices *choices, const char *word)
{
    if (choices->count < CHOICES_MAX)
        choices->words[choices->count++] = word;
}

static void append(char *text, size_t size, const char *before, const char *word)
{
    size_t len = strlen(text);

    snprintf(text + len, size - len, "%s%s", before, word);
}

static void say_unknown(const char *typed, const char *const *words, char *text, size_t size)
{
    struct near near = {.typed = typed};
    size_t i;

    snprintf(text, size, "%s", *typed ? typed : "needs a word");
    for (i = 0; words[i]; i++) {
        near_offer(&near, words[i]);
        append(text, size, !i ? ": it is " : words[i + 1] ? ", " : " or ", words[i]);
    }
    if (!near.word)
        return;
    append(text, size, "; did you mean ", near.word);
    append(text, size, "?", "");
}

int choice_find(const char *typed, const char *const *words, char *text, size_t size)
{
    int i;

    for (i = 0; words[i]; i++)
        if (!strcmp(typed, words[i]))
            return i;
    say_unknown(typed, words, text, size);
    return -1;
}

int command_choice(const char *command, const char *option, const char *typed,
                   const char *const *words)
{
    char text[512];
    int found = choice_find(typed, words, text, sizeof(text));

    if (found < 0)
        command_usage(command, "%s %s", option, text);
    return found;
}
