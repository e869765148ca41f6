/* SPDX-License-Identifier: MIT */
/* See digest_shown.h. */
#include "tests/unit/support/digest_shown.h"

#include "tests/unit/support/check.h"

#include "report/commands/command.h"

struct spoken digest_shown(const char *text, const char *word)
{
    char *name = temporary_file(text, strlen(text));
    const char *const words[] = {name, word, NULL};
    struct spoken spoken = spoken_of(cmd_show, words);

    drop_file(name);
    return spoken;
}
