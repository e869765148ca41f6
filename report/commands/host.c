/* SPDX-License-Identifier: MIT */
/*
 * pvbench host: makes the numbers of a Xen host steady, and puts it back.  The work is
 * scripts/host's; what is done here is that two of them never work at once.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "report/commands/by_script.h"
#include "report/commands/command.h"
#include "report/system/exit.h"
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

/* Words may be anything but a number; -h is a whole word there. */
static int check_words(int argc, char **argv)
{
    int i;

    for (i = 1; i < argc; i++)
        if (strlen(argv[i]) > 2 &&
            by_script_check("host", "word", argv[i], words, WORDS) != EXIT_GOOD)
            return EXIT_USAGE;
    return EXIT_GOOD;
}

int cmd_host(int argc, char **argv)
{
    int status = check_words(argc, argv);

    if (status == EXIT_GOOD && needs_lock(argc, argv))
        status = take_lock();
    return status == EXIT_GOOD ? by_script_become("host", argv) : status;
}
