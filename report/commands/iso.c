/* SPDX-License-Identifier: MIT */
/*
 * pvbench iso: makes a disc that boots Xen and our kernel on a bare machine.  The work is
 * scripts/iso's; what is done here is to tell it the families of cases, which its menu lists.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/commands/by_script.h"
#include "report/commands/command.h"
#include "report/system/exit.h"
#include "report/system/memory.h"
#include "report/typed/usage.h"

/* What the options of scripts/iso are, which all but the last take a value. */
static const char *const options[] = {"--out",      "--xen",     "--env", "--kernel-args",
                                      "--xen-args", "--timeout", "--help"};

#define OPTIONS (sizeof(options) / sizeof(*options))

/* A value may be anything; the script says itself what it does not know and nothing is near to. */
static int check_options(int argc, char **argv)
{
    int i;

    for (i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--", 2) && !strchr(argv[i], '=') &&
            by_script_check("iso", "option", argv[i], options, OPTIONS) != EXIT_GOOD)
            return EXIT_USAGE;
        if (strcmp(argv[i], "--help") != 0 && !strchr(argv[i], '='))
            i++;
    }
    return EXIT_GOOD;
}

/* Whether a boot that is asked for nothing else can measure it. */
static bool is_measured(const struct case_info *info)
{
    return !(info->flags & (CASE_CONTROL | CASE_SELFTEST | CASE_SMP));
}

static bool is_in(const char *list, const char *family, size_t len)
{
    const char *word;

    for (word = list; *word; word += strcspn(word, " "), word += *word == ' ')
        if (strcspn(word, " ") == len && !strncmp(word, family, len))
            return true;
    return false;
}

/* The families of the case table, in its order, with blanks between.  False: more than fits. */
static bool list_families(char *list, size_t size)
{
    size_t used = 0, i;

    list[0] = '\0';
    for (i = 0; i < case_table_size; i++) {
        const char *name = case_table[i].name;
        size_t len = strcspn(name, "/");

        if (!is_measured(&case_table[i]) || is_in(list, name, len))
            continue;
        if (used + len + 2 > size)
            return false;
        used +=
            (size_t)snprintf(list + used, size - used, "%s%.*s", used ? " " : "", (int)len, name);
    }
    return true;
}

int cmd_iso(int argc, char **argv)
{
    char families[4096];
    const char **words;
    int i, status = check_options(argc, argv);

    if (status != EXIT_GOOD)
        return status;
    if (!list_families(families, sizeof(families)))
        return command_usage("iso", "the families of cases are more than fit in the menu");
    words = memory_new(((size_t)argc + 3) * sizeof(*words));
    words[0] = argv[0];
    words[1] = "--families";
    words[2] = families;
    for (i = 1; i < argc; i++)
        words[i + 2] = argv[i];
    status = by_script_become("iso", (char **)words);
    free(words);
    return status;
}
