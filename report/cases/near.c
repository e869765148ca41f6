/* SPDX-License-Identifier: MIT */
/* See near.h. */
#include "report/cases/near.h"

#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"

/* A family's name alone, or all of its cases: then a family is meant, and not a case. */
void case_near_start(struct case_near *near, const char *glob)
{
    size_t len = strcspn(glob, "/*?[");

    *near = (struct case_near){.family = !glob[len] || !strcmp(glob + len, "/*"), .as_typed = glob};
    if (*glob)
        snprintf(near->typed, sizeof(near->typed), glob[len] ? "%s" : "%s/*", glob);
    near->near = (struct near){.typed = near->typed, .glob = true};
}

void case_near_start_one(struct case_near *near, const char *name)
{
    *near = (struct case_near){.as_typed = name};
    snprintf(near->typed, sizeof(near->typed), "%s", name);
    near->near.typed = near->typed;
}

void case_near_offer(struct case_near *near, const char *name)
{
    size_t len = near->family ? strcspn(near->typed, "/") : strlen(near->typed);

    near_offer(&near->near, name);
    if (!near->holds && len > 1 && memmem(name, strlen(name), near->typed, len))
        near->holds = name;
}

void case_near_say(const struct case_near *near, char *text, size_t size)
{
    const char *word = near->near.word ? near->near.word : near->holds;
    bool family = near->near.word && near->family;
    size_t len = strlen(text);
    char meant[256];

    if (!word)
        return;
    snprintf(meant, sizeof(meant), "%.*s%s", family ? (int)strcspn(word, "/") : (int)strlen(word),
             word, family ? "/*" : "");
    if (strcmp(meant, near->as_typed) != 0)
        snprintf(text + len, size - len, "; did you mean '%s'?", meant);
}

void case_table_near(const char *glob, char *text, size_t size)
{
    struct case_near near;
    size_t i;

    case_near_start(&near, glob);
    for (i = 0; i < case_table_size; i++)
        case_near_offer(&near, case_table[i].name);
    case_near_say(&near, text, size);
}
