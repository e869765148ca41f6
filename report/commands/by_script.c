/* SPDX-License-Identifier: MIT */
/* See by_script.h. */
#include "report/commands/by_script.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "report/machine/basic.h"
#include "report/machine/home.h"
#include "report/system/exit.h"
#include "report/text/say.h"
#include "report/typed/near.h"
#include "report/typed/usage.h"

int by_script_check(const char *command, const char *what, const char *typed,
                    const char *const *known, size_t count)
{
    struct near near = {.typed = typed};
    size_t i;

    for (i = 0; i < count; i++) {
        if (!strcmp(typed, known[i]))
            return EXIT_GOOD;
        /* Who typed no dash meant no option. */
        if ((typed[0] == '-') == (known[i][0] == '-'))
            near_offer(&near, known[i]);
    }
    if (!near.word)
        return EXIT_GOOD;
    return command_usage(command, "no such %s: %s; did you mean %s?", what, typed, near.word);
}

int by_script_become(const char *command, char **argv)
{
    char script[PATH_MAX], why[512];
    struct home home;

    if (!home_find(&home) || snprintf(script, sizeof(script), "%s/scripts/%s", home.folder,
                                      command) >= (int)sizeof(script))
        return command_usage(command,
                             "cannot find scripts/%s: install pvbench again, or set PVBENCH_HOME "
                             "to its source tree",
                             command);
    if (basic_programs_lack(why, sizeof(why))) {
        say_line("pvbench %s: %s", command, why);
        return EXIT_USAGE;
    }
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    execv(script, argv);
    return command_usage(command, "cannot start %s: %s", script, strerror(errno));
}
