/* SPDX-License-Identifier: MIT */
/* See packages.h. */
#include "report/doctor/packages.h"

#include <stdio.h>
#include <string.h>

#include "report/doctor/ask.h"
#include "report/system/exit.h"

enum packages packages_missing(const struct home *home, const char *const *groups, char *type,
                               size_t size)
{
    char setup[PATH_MAX + 16], names[1024];
    const char *argv[PACKAGES_GROUPS_MAX + 3] = {setup, "--missing"};
    size_t i;
    int status;

    for (i = 0; i < PACKAGES_GROUPS_MAX && groups[i]; i++)
        argv[i + 2] = groups[i];
    snprintf(setup, sizeof(setup), "%s/scripts/setup", home->folder);
    status = ask(argv, ASK_SCRIPT_SECONDS, names, sizeof(names));
    names[strcspn(names, "\n")] = '\0';
    if (status == EXIT_GOOD && *names) {
        snprintf(type, size, "apt-get update && apt-get install --no-install-recommends %s", names);
        return PACKAGES_COMMAND;
    }
    if (status == EXIT_INCONCLUSIVE) {
        snprintf(type, size, "what your system has in place of these Debian packages: %s", names);
        return PACKAGES_NAMES;
    }
    return PACKAGES_THERE;
}
