/* SPDX-License-Identifier: MIT */
/* Drawing with gnuplot: see gnuplot.h. */
#include "report/picture/gnuplot.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/picture/pictures_drawn.h"
#include "report/picture/quote.h"
#include "report/system/exit.h"
#include "report/system/file.h"
#include "report/text/file_out.h"
#include "report/text/say.h"
#include "report/text/text.h"

/* What a shell says for a command that is not there. */
#define NOT_FOUND 127

FILE *gnuplot_file(const char *dir, const char *name)
{
    char *path;
    FILE *out;

    if (asprintf(&path, "%s/%s", dir, name) < 0)
        return NULL;
    out = file_anew(path);
    if (!out)
        say_line("pvbench: cannot write %s: %s", path, strerror(errno));
    free(path);
    return out;
}

static void remove_half(const char *dir, const char *name)
{
    char *path;

    if (asprintf(&path, "%s/%s", dir, name) < 0)
        return;
    unlink(path);
    free(path);
}

bool gnuplot_close(FILE *out, const char *dir, const char *name)
{
    bool bad = ferror(out);

    bad = fclose(out) != 0 || bad;
    if (bad) {
        say_line("pvbench: cannot write %s/%s: %s", dir, name, strerror(errno));
        remove_half(dir, name);
    }
    return !bad;
}

void gnuplot_terminal(FILE *script, const char *output, int width, int height)
{
    const char *ending = strrchr(output, '.');

    if (ending && !strcmp(ending, ".svg"))
        fprintf(script,
                "set terminal svg noenhanced size %d,%d font 'DejaVu Sans,12' "
                "background 'white'\n",
                width, height);
    else
        fprintf(script, "set terminal pngcairo noenhanced size %d,%d font 'DejaVu Sans,10'\n",
                width, height);
    fprintf(script, "set output '%s'\n", output);
}

/* Lines are quoted one by one, because a new line is no part of a clean text. */
static void put_quoted(FILE *script, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        char *line = text_clean(text, len), *quoted = text_gnuplot(line);

        fprintf(script, "%s%s", quoted, text[len] ? " . \"\\n\" . " : "");
        free(line);
        free(quoted);
        text += len + (text[len] ? 1 : 0);
    }
}

void gnuplot_title(FILE *script, const char *kind, const char *text)
{
    fprintf(script, "set %s ", kind);
    put_quoted(script, text);
    fputs(" noenhanced\n", script);
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static char *host_line(const struct run *run)
{
    const char *env = run_begin_field(run, "env"), *machine = run_fact(run, "qemu.machine");
    const char *cpu = run_fact(run, "cpu.brand"), *accel = run_fact(run, "qemu.accel");
    const char *model = run_fact(run, "qemu.cpu");
    char version[64 + RUN_XEN_BUILD + 8], build[RUN_XEN_BUILD], *text = NULL;
    int len;

    if (!run_xen_version(run, version, sizeof(version)))
        snprintf(version, sizeof(version), "of unknown version");
    if (run_xen_build(run, build, sizeof(build)))
        snprintf(version + strlen(version), sizeof(version) - strlen(version), " (%s)", build);
    cpu = cpu ? cpu : run_fact(run, "boot.cpu");
    if (cpu)
        cpu += strspn(cpu, " ");
    if (machine)
        len = asprintf(&text, "Xen %s, %s, QEMU %s %s, -cpu %s, accel %s", version,
                       env ? env : "unknown environment", or_empty(run_fact(run, "qemu.version")),
                       machine, or_empty(model), or_empty(accel));
    else
        len = asprintf(&text, "Xen %s, %s, %s", version, env ? env : "unknown environment",
                       cpu ? cpu : "unknown CPU");
    return len < 0 ? NULL : text;
}

char *gnuplot_heading(const struct run *run, const char *what)
{
    char *host = host_line(run), *text = NULL, unit[128];
    int len;

    unit_meaning(run, unit, sizeof(unit));
    len = asprintf(&text, "%s\n%s\n%s", what, unit, or_empty(host));
    free(host);
    if (len < 0)
        return text_copy(what);
    return text;
}

bool gnuplot_there(void)
{
    char program[PATH_MAX];

    return file_program("gnuplot", program);
}

static void say_missing(void)
{
    fputs("pvbench: gnuplot is missing: install the package gnuplot-nox\n", stderr);
}

bool gnuplot_or_say(void)
{
    bool there = gnuplot_there();

    if (!there)
        say_missing();
    return there;
}

static void become_gnuplot(const char *dir, const char *script)
{
    /* -d: nobody's own settings. */
    if (chdir(dir) == 0)
        execlp("gnuplot", "gnuplot", "-d", script, (char *)NULL);
    _exit(NOT_FOUND);
}

static int complain(const char *dir, const char *script, int status)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
        say_missing();
    else
        say_line("pvbench: gnuplot failed on %s/%s, which is kept", dir, script);
    return EXIT_USAGE;
}

int gnuplot_run(const char *dir, const char *script)
{
    int status = 0;
    pid_t child;

    if (!pictures_make_way(dir, script))
        return EXIT_USAGE;
    /* What is buffered would be written twice. */
    fflush(NULL);
    child = fork();
    if (child == 0)
        become_gnuplot(dir, script);
    if (child < 0) {
        say_line("pvbench: cannot start gnuplot: %s", strerror(errno));
        return EXIT_USAGE;
    }
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return EXIT_USAGE;
    if (status)
        return complain(dir, script, status);
    return pictures_whole(dir, script) ? EXIT_GOOD : EXIT_USAGE;
}
