/* SPDX-License-Identifier: MIT */
/*
 * Commands that do comparable work, timed side by side:
 *
 *     side_by_side ROUNDS COLUMNS LABEL COMMAND [LABEL COMMAND...]
 *
 * Each round runs every command once, so that what disturbs the machine disturbs all of them.  A
 * command's time is its processor time, the least of all rounds; the first COLUMNS commands get a
 * column each: how many times as long as theirs.
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
#include "report/system/memory.h"

struct command {
    const char *label, *text;
    double least; /* seconds */
};

/* The shell only starts it; what it prints is not looked at, and costs the same for all. */
static void become(const char *text)
{
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    char *line;

    if (null < 0 || dup2(null, STDOUT_FILENO) < 0 || asprintf(&line, "exec %s", text) < 0)
        _exit(EXIT_USAGE);
    execl("/bin/sh", "sh", "-c", line, (char *)NULL);
    _exit(EXIT_USAGE);
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

/* False when it did not end well, which is reported. */
static bool run_once(struct command *command, bool first)
{
    struct rusage used;
    pid_t child = fork();
    double spent;
    int status;

    if (child == 0)
        become(command->text);
    if (child < 0 || wait4(child, &status, 0, &used) != child || status) {
        fprintf(stderr, "side_by_side: '%s' did not end well\n", command->text);
        return false;
    }
    spent = seconds(used.ru_utime) + seconds(used.ru_stime);
    if (first || spent < command->least)
        command->least = spent;
    return true;
}

/* The head of a column of ratios, to be freed. */
static char *head_of(const struct command *command)
{
    char *head = memory_new(strlen(command->label) + 3);

    return strcat(strcpy(head, "x "), command->label);
}

static void print(const struct command *commands, size_t count, size_t columns)
{
    char **heads = memory_new((columns + 2) * sizeof(*heads));
    struct table table;
    size_t i, k;

    heads[0] = "";
    heads[1] = "ms";
    for (k = 0; k < columns; k++)
        heads[2 + k] = head_of(&commands[k]);
    table_start(&table, (const char *const *)heads, columns + 2, 1);
    for (i = 0; i < count; i++) {
        table_cell(&table, "%s", commands[i].label);
        table_cell(&table, "%.1f", 1e3 * commands[i].least);
        for (k = 0; k < columns; k++)
            table_cell(&table, "%.3g", commands[i].least / commands[k].least);
    }
    table_finish(&table, stdout);
    for (k = 0; k < columns; k++)
        free(heads[2 + k]);
    free(heads);
}

int main(int argc, char **argv)
{
    size_t count = argc > 4 ? (size_t)(argc - 3) / 2 : 0, i;
    int rounds = count ? atoi(argv[1]) : 0, columns = count ? atoi(argv[2]) : 0, round;
    struct command *commands = memory_new((count + 1) * sizeof(*commands));
    bool good = rounds > 0 && columns >= 0 && (size_t)columns <= count;

    for (i = 0; i < count; i++)
        commands[i] = (struct command){argv[3 + 2 * i], argv[4 + 2 * i], 0};
    for (round = 0; good && round < rounds; round++)
        for (i = 0; good && i < count; i++)
            good = run_once(&commands[i], round == 0);
    if (good)
        print(commands, count, (size_t)columns);
    free(commands);
    return good ? EXIT_GOOD : EXIT_USAGE;
}
