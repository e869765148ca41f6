/* SPDX-License-Identifier: MIT */
/* See script.h. */
#include "report/machine/script.h"

#include <stdlib.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/system/child.h"
#include "report/system/exit.h"
#include "report/system/memory.h"

/* More than a script says. */
#define TEXT_MOST 8192

static void take_lines(char *text, bool (*wanted)(const char *key), struct facts *into)
{
    char *rest = NULL, *line;

    for (line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char *value = strchr(line, '=');

        if (!value)
            continue;
        *value = '\0';
        if (!wanted || wanted(line))
            facts_set(into, line, value + 1);
    }
}

int script_facts(const char *const *argv, bool (*wanted)(const char *key), struct facts *into)
{
    const char **asked;
    char text[TEXT_MOST];
    size_t count = 0;
    int status;

    while (argv[count])
        count++;
    asked = memory_new((count + 2) * sizeof(*asked));
    memcpy(asked, argv, count * sizeof(*asked));
    asked[count] = "--facts";
    status = child_read(asked, text, sizeof(text));
    free(asked);
    if (status == EXIT_GOOD)
        take_lines(text, wanted, into);
    return status;
}
