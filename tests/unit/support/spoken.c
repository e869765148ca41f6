/* SPDX-License-Identifier: MIT */
/* See spoken.h. */
#include "tests/unit/support/spoken.h"

#include <getopt.h>

#include "tests/unit/support/check.h"

#define WORDS_MOST 64

static int redirect(int fd, char *name)
{
    int kept = dup(fd), file;

    strcpy(name, "/tmp/pvbench-unit-XXXXXX");
    file = mkstemp(name);
    assert_true(kept >= 0 && file >= 0 && dup2(file, fd) == fd);
    close(file);
    return kept;
}

static char *restore(int fd, int kept, const char *name)
{
    char *text;

    fflush(NULL);
    dup2(kept, fd);
    close(kept);
    text = file_text(name);
    unlink(name);
    return text;
}

struct spoken spoken_of(int (*command)(int argc, char **argv), const char *const *words)
{
    char out[32], err[32], *argv[WORDS_MOST] = {(char *)(uintptr_t) "command"};
    struct spoken spoken;
    int argc = 1, kept_out, kept_err;

    for (; *words; words++) {
        assert_true(argc < WORDS_MOST - 1);
        argv[argc++] = (char *)(uintptr_t)*words;
    }
    fflush(NULL);
    kept_out = redirect(1, out);
    kept_err = redirect(2, err);
    optind = 0; /* glibc: start again */
    opterr = 0;
    spoken.status = command(argc, argv);
    spoken.err = restore(2, kept_err, err);
    spoken.out = restore(1, kept_out, out);
    return spoken;
}

void spoken_drop(struct spoken *spoken)
{
    free(spoken->out);
    free(spoken->err);
}

void spoken_check(struct spoken spoken, int status, const char *part)
{
    if (spoken.status != status || (!strstr(spoken.out, part) && !strstr(spoken.err, part)))
        fail_msg("status %d, and not %d with \"%s\":\n%s%s", spoken.status, status, part,
                 spoken.out, spoken.err);
    spoken_drop(&spoken);
}

char *stderr_of(void (*function)(void *), void *argument)
{
    char err[32];
    int kept;

    fflush(NULL);
    kept = redirect(2, err);
    function(argument);
    return restore(2, kept, err);
}
