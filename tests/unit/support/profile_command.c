/* SPDX-License-Identifier: MIT */
/* See profile_command.h. */
#include "tests/unit/support/profile_command.h"

#include <limits.h>
#include <stdio.h>

#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"

#include "report/commands/command.h"

#define WORDS 12

/* What the runs are called in a line of words. */
static const char *word_of(const char *word)
{
    static const struct {
        const char *word;
        enum made_profile run;
    } runs[] = {{"BASE", MADE_BASE},
                {"NEW", MADE_NEW},
                {"HOSTILE", MADE_HOSTILE},
                {"UNNAMED", MADE_UNNAMED},
                {"BROKEN", MADE_BROKEN},
                {"REVISED", MADE_REVISED},
                {"OTHER-BOOT", MADE_OTHER_BOOT},
                {"OTHER", MADE_OTHER},
                {"OTHER-NULL", MADE_OTHER_NULL},
                {"OTHER-ONCE", MADE_OTHER_ONCE},
                {"UNCONTROLLED", MADE_UNCONTROLLED},
                {"ELSEWHERE", MADE_ELSEWHERE},
                {"OTHER-XEN", MADE_OTHER_XEN},
                {"OTHER-IMAGE", MADE_OTHER_IMAGE},
                {"CUT", MADE_CUT},
                {"BARE", MADE_BARE}};
    size_t i;

    if (!strcmp(word, "NULL-CALL"))
        return "[null call]";
    for (i = 0; i < sizeof(runs) / sizeof(*runs); i++)
        if (!strcmp(word, runs[i].word))
            return profile_run(runs[i].run);
    if (!strncmp(word, "BASE/", 5)) {
        static char path[PATH_MAX];

        snprintf(path, sizeof(path), "%s%s", profile_run(MADE_BASE), word + 4);
        return path;
    }
    return word;
}

struct spoken profile_said(const char *line)
{
    const char *words[WORDS] = {NULL};
    char copy[256], *rest = copy, *word;
    size_t count = 0;

    snprintf(copy, sizeof(copy), "%s", line);
    while ((word = strsep(&rest, " "))) {
        assert_true(count < WORDS - 1);
        words[count++] = word_of(word);
    }
    return spoken_of(cmd_profile, words);
}

char *profile_tidy(const char *text)
{
    char *out = NULL;
    const char *at;
    size_t size;
    FILE *to = open_memstream(&out, &size);

    for (; (at = strstr(text, folder)); text = at + strlen(folder))
        fprintf(to, "%.*sRUNS", (int)(at - text), text);
    fputs(text, to);
    fclose(to);
    return out;
}
