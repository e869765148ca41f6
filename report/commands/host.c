/* SPDX-License-Identifier: MIT */
/*
 * pvbench host: makes the numbers of a Xen host steady, and puts it back.  The work is
 * scripts/host's; what is done here is that two of them never work at once.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "report/commands/command.h"
#include "report/machine/home.h"
#include "report/system/exit.h"
#include "report/typed/near.h"
#include "report/typed/usage.h"

#define LOCK_FILE    "/run/pvbench-host.lock" /* where root alone may write */
#define LOCK_FD      9                        /* free of what the shell's own redirections use */
#define LOCK_SECONDS 10

static bool locked(int fd)
{
    const struct timespec tick = {0, 100000000};
    int tries;

    for (tries = 0; flock(fd, LOCK_EX | LOCK_NB) != 0; tries++) {
        if (tries >= LOCK_SECONDS * 10)
            return false;
        nanosleep(&tick, NULL);
    }
    return true;
}

/*
 * The lock is held by the open file, which the script and each xl that it starts inherit: after a
 * kill of the script, restore waits for the xl that is still at work.
 */
static int take_lock(void)
{
    int fd = open(LOCK_FILE, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0)
        return command_usage("host", "cannot open %s: %s", LOCK_FILE, strerror(errno));
    if (!locked(fd))
        return command_usage("host", "another 'pvbench host' has been at work for %d seconds",
                             LOCK_SECONDS);
    if (dup2(fd, LOCK_FD) < 0)
        return command_usage("host", "cannot keep %s open: %s", LOCK_FILE, strerror(errno));
    return EXIT_GOOD;
}

/* Only who may change the host needs the lock; the script tells the others. */
static bool needs_lock(int argc, char **argv)
{
    return argc > 1 && geteuid() == 0 &&
           (strcmp(argv[1], "prepare") == 0 || strcmp(argv[1], "restore") == 0);
}

/* What scripts/host knows by name; it says itself of anything else that it does not. */
static const char *const words[] = {"prepare", "status", "restore", "--dry-run",
                                    "--cpu",   "--pin",  "--facts", "--help"};

#define WORDS (sizeof(words) / sizeof(*words))

/* The word near to one that is not known; NULL: it is known, or none is near. */
static const char *meant(const char *typed)
{
    struct near near = {.typed = typed};
    size_t i;

    for (i = 0; i < WORDS; i++) {
        if (!strcmp(typed, words[i]))
            return NULL;
        if ((typed[0] == '-') == (words[i][0] == '-'))
            near_offer(&near, words[i]);
    }
    return near.word;
}

/* Words may be anything but a number; -h is a whole word there. */
static int check_words(int argc, char **argv)
{
    int i;

    for (i = 1; i < argc; i++)
        if (strlen(argv[i]) > 2 && meant(argv[i]))
            return command_usage("host", "no such word: %s; did you mean %s?", argv[i],
                                 meant(argv[i]));
    return EXIT_GOOD;
}

int cmd_host(int argc, char **argv)
{
    char script[PATH_MAX];
    struct home home;
    int status = check_words(argc, argv);

    if (status != EXIT_GOOD)
        return status;
    if (!home_find(&home) ||
        snprintf(script, sizeof(script), "%s/scripts/host", home.folder) >= (int)sizeof(script))
        return command_usage("host", "cannot find scripts/host: install pvbench again, or set "
                                     "PVBENCH_HOME to its source tree");
    if (needs_lock(argc, argv)) {
        status = take_lock();
        if (status != EXIT_GOOD)
            return status;
    }
    /* Not a child: Ctrl-C, the output and the exit status are the script's, and so are signals. */
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    execv(script, argv);
    return command_usage("host", "cannot start %s: %s", script, strerror(errno));
}
