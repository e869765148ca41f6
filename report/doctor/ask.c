/* SPDX-License-Identifier: MIT */
/* See ask.h. */
#include "report/doctor/ask.h"

#include <ctype.h>
#include <limits.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "report/model/facts.h"
#include "report/system/child.h"
#include "report/system/exit.h"
#include "report/system/file.h"

/* A program that wants more to say its version waits for something, or does not end. */
#define VERSION_SECONDS 10

/* All of a file that was written to, as far as there is room. */
static void take_file(FILE *file, char *out, size_t size)
{
    rewind(file);
    out[fread(out, 1, size - 1, file)] = '\0';
}

/* Milliseconds of a clock that nobody sets. */
static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What comes through the pipe, until its end.  False: it has not come to one by then. */
static bool take_pipe(int from, int64_t until, char *out, size_t size)
{
    struct pollfd waited = {.fd = from, .events = POLLIN};
    size_t len = 0;
    char piece[512];

    for (;;) {
        int64_t left = until - now_ms();
        bool more = left > 0 && poll(&waited, 1, (int)left) > 0;
        ssize_t got = more ? read(from, piece, sizeof(piece)) : -1;
        size_t taken = got < 0 ? 0 : (size_t)got;

        if (got <= 0)
            return got == 0;
        if (taken > size - 1 - len)
            taken = size - 1 - len;
        memcpy(out + len, piece, taken);
        len += taken;
        out[len] = '\0';
    }
}

int ask(const char *const *argv, unsigned seconds, char *out, size_t size)
{
    int memory = memfd_create("stderr", MFD_CLOEXEC);
    FILE *errors = memory < 0 ? NULL : fdopen(memory, "w+");
    struct child child;
    int status;
    bool ended;

    out[0] = '\0';
    if (!errors)
        return -1;
    if (!child_start(&child, argv, fileno(errors))) {
        fclose(errors);
        return -1;
    }
    ended = take_pipe(child.out, now_ms() + 1000 * (int64_t)seconds, out, size);
    if (!ended)
        child_kill(&child);
    status = child_wait(&child, 1000);
    if (!ended)
        snprintf(out, size, "no answer in %u s", seconds);
    else if (!*out)
        take_file(errors, out, size);
    fclose(errors);
    return ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* What begins with a digit behind such a letter, outside brackets: "bison (GNU Bison) 3.8.2". */
static const char *version_behind(const char *line, size_t len, char letter)
{
    size_t i, depth = 0;

    for (i = 0; i < len; i++) {
        depth += line[i] == '(';
        depth -= line[i] == ')' && depth;
        if (!depth && isdigit((unsigned char)line[i]) && (!i || line[i - 1] == letter))
            return line + i;
    }
    return NULL;
}

/* "gcc-12 (Debian ...) 12.2.0" and, where there is no such word, "jq-1.6". */
static const char *version_in(const char *line, size_t len)
{
    const char *found = version_behind(line, len, ' ');

    return found ? found : version_behind(line, len, '-');
}

bool ask_script(const char *const *argv, struct facts *facts, char *why, size_t size)
{
    char text[4096], *rest = NULL, *line, *value;

    if (ask(argv, ASK_SCRIPT_SECONDS, text, sizeof(text)) != EXIT_GOOD) {
        char *colon = strstr(text, ": ");

        snprintf(why, size, "%.*s", (int)strcspn(colon ? colon + 2 : text, "\n"),
                 colon ? colon + 2 : text);
        return false;
    }
    for (line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        value = strchr(line, '=');
        if (value) {
            *value = '\0';
            facts_set(facts, line, value + 1);
        }
    }
    return true;
}

bool ask_version(const char *program, char *version, size_t size)
{
    char path[PATH_MAX], text[1024];
    const char *const argv[] = {path, "--version", NULL};
    const char *line, *found = NULL;

    *version = '\0';
    if (!file_program(program, path))
        return false;
    /* One that knows no such option says how it is used. */
    if (ask(argv, VERSION_SECONDS, text, sizeof(text)) != 0)
        return true;
    for (line = text; *line && !found; line += strspn(line, "\n")) {
        size_t len = strcspn(line, "\n");

        found = version_in(line, len);
        line += len;
    }
    if (found)
        snprintf(version, size, "%.*s", (int)strcspn(found, " ,;)\n"), found);
    return true;
}
