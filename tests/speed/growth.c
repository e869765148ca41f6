/* SPDX-License-Identifier: MIT */
/*
 * How the time and memory of commands grow with their input.  A line of standard input is, with
 * tabs between: a label; a command of the shell, which has a file as $1; of how many files of that
 * size it reads; and the files.  For each a row: what is read, unpacked; processor time; the most
 * memory that was resident; and both by the byte that is read.  A command may say by its status
 * that an input is bad, but not die.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/format/table.h"
#include "report/system/exit.h"
#include "report/system/input.h"

static void become(const char *command, const char *file)
{
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    char *line;

    if (null < 0 || dup2(null, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0 ||
        asprintf(&line, "exec %s", command) < 0)
        _exit(127);
    execl("/bin/sh", "sh", "-c", line, "sh", file, (char *)NULL);
    _exit(127);
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

/* False when it died, or is no command, which is reported. */
static bool run(const char *command, const char *file, struct rusage *used)
{
    pid_t child = fork();
    int status;

    if (child == 0)
        become(command, file);
    if (child > 0 && wait4(child, &status, 0, used) == child && WIFEXITED(status) &&
        WEXITSTATUS(status) <= EXIT_DIED)
        return true;
    fprintf(stderr, "growth: '%s' of %s died\n", command, file);
    return false;
}

/* What the file unpacks to, or 0. */
static double size_of(const char *file)
{
    struct input *in = input_open(file, UINT64_MAX);
    char piece[65536];
    double size = 0;
    size_t got;

    if (!in)
        return 0;
    while ((got = fread(piece, 1, sizeof(piece), input_stream(in))) > 0)
        size += (double)got;
    input_close(in);
    return size;
}

static void put_row(const char *label, double bytes, const struct rusage *used, struct table *table)
{
    double time = seconds(used->ru_utime) + seconds(used->ru_stime);
    double memory = 1024 * (double)used->ru_maxrss;

    table_cell(table, "%s", label);
    table_cell(table, "%.2f", bytes / 1e6);
    table_cell(table, "%.0f", 1e3 * time);
    table_cell(table, "%.0f", 1e9 * time / bytes);
    table_cell(table, "%.1f", memory / 1e6);
    table_cell(table, "%.2f", memory / bytes);
}

/* A line; false: a command died, or it is no such line. */
static bool take_line(char *line, struct table *table)
{
    char *rest = NULL, *label = strtok_r(line, "\t\n", &rest);
    const char *command = strtok_r(NULL, "\t\n", &rest), *times = strtok_r(NULL, "\t\n", &rest);
    const char *file;
    struct rusage used;

    if (!label || !command || !times) {
        fputs("growth: a line is LABEL, COMMAND, TIMES and files, with tabs between\n", stderr);
        return false;
    }
    while ((file = strtok_r(NULL, "\t\n", &rest))) {
        if (!run(command, file, &used))
            return false;
        put_row(label, atof(times) * size_of(file), &used, table);
        *label = '\0';
    }
    return true;
}

int main(void)
{
    static const char *const heads[] = {"", "MB", "ms", "ns/B", "peak MB", "peak/input"};
    struct table table;
    char *line = NULL;
    size_t room = 0;
    bool good = true;

    table_start(&table, heads, 6, 1);
    while (good && getline(&line, &room, stdin) > 0)
        good = take_line(line, &table);
    free(line);
    if (good)
        table_finish(&table, stdout);
    else
        table_drop(&table);
    return good ? EXIT_GOOD : EXIT_USAGE;
}
