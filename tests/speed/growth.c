/* SPDX-License-Identifier: MIT */
/*
 * How a command's time and memory grow with its input:
 *
 *     growth LABEL COMMAND SIZE FILE... [SIZE FILE...]...
 *
 * The command is of the shell, with the file as $1.  SIZE is what the file unpacks to, in bytes.
 * For each: processor time and the most memory that was resident, by themselves and by the byte of
 * input.  A command may say with its status that an input is bad, but not die.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/format/table.h"
#include "report/system/exit.h"

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

static void put_row(const char *label, double bytes, const struct rusage *used, struct table *table)
{
    double time = seconds(used->ru_utime) + seconds(used->ru_stime);
    double memory = 1024.0 * (double)used->ru_maxrss;

    table_cell(table, "%s", label);
    table_cell(table, "%.2f", bytes / 1e6);
    table_cell(table, "%.0f", 1e3 * time);
    table_cell(table, "%.0f", 1e9 * time / bytes);
    table_cell(table, "%.1f", memory / 1e6);
    table_cell(table, "%.2f", memory / bytes);
}

int main(int argc, char **argv)
{
    static const char *const heads[] = {"", "MB", "ms", "ns/B", "peak MB", "peak/input"};
    struct table table;
    struct rusage used;
    bool good = argc > 4;
    int i;

    table_start(&table, heads, 6, 1);
    for (i = 3; good && i + 1 < argc; i += 2) {
        good = run(argv[2], argv[i + 1], &used);
        if (good)
            put_row(i == 3 ? argv[1] : "", atof(argv[i]), &used, &table);
    }
    if (good)
        table_finish(&table, stdout);
    return good ? EXIT_GOOD : EXIT_USAGE;
}
