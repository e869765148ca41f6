/* SPDX-License-Identifier: MIT */
/*
 * pvbench iso: makes a disc that boots Xen and our kernel on a bare machine.  The work is
 * scripts/iso's; what is done here is to tell it the families of cases, which its menu lists.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/cases/table.h"
#include "report/commands/command.h"
#include "report/machine/home.h"
#include "report/system/exit.h"
#include "report/typed/near.h"
#include "report/typed/usage.h"

/* What the options of scripts/iso are, which all but the last take a value. */
static const char *const options[] = {"--out",      "--xen",     "--env", "--kernel-args",
                                      "--xen-args", "--timeout", "--help"};

#define OPTIONS (sizeof(options) / sizeof(*options))

/* The option near to one that is not known; NULL: it is known, or none is near. */
static const char *meant(const char *typed)
{
    struct near near = {.typed = typed};
    size_t i;

    for (i = 0; i < OPTIONS; i++) {
        if (!strcmp(typed, options[i]))
            return NULL;
        near_offer(&near, options[i]);
    }
    return near.word;
}

/* A value may be anything; the script says itself what it does not know and nothing is near to. */
static int check_options(int argc, char **argv)
{
    int i;

    for (i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--", 2) && !strchr(argv[i], '=') && meant(argv[i]))
            return command_usage("iso", "no such option: %s; did you mean %s?", argv[i],
                                 meant(argv[i]));
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

/* Not a child: Ctrl-C, the output and the exit status are the script's, and so are signals. */
static int become(const char *script, int argc, char **argv)
{
    static char families[4096];
    char **words = calloc((size_t)argc + 3, sizeof(*words));
    int i;

    if (!words || !list_families(families, sizeof(families)))
        return command_usage("iso", "out of memory");
    words[0] = argv[0];
    words[1] = (char *)"--families";
    words[2] = families;
    for (i = 1; i < argc; i++)
        words[i + 2] = argv[i];
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    execv(script, words);
    free(words);
    return command_usage("iso", "cannot start %s: %s", script, strerror(errno));
}

int cmd_iso(int argc, char **argv)
{
    char script[PATH_MAX];
    struct home home;
    int status = check_options(argc, argv);

    if (status != EXIT_GOOD)
        return status;
    if (!home_find(&home) ||
        snprintf(script, sizeof(script), "%s/scripts/iso", home.folder) >= (int)sizeof(script))
        return command_usage("iso", "cannot find scripts/iso: install pvbench again, or set "
                                    "PVBENCH_HOME to its source tree");
    return become(script, argc, argv);
}
