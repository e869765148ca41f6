/* SPDX-License-Identifier: MIT */
/* See complaint.h. */
#include "report/machine/complaint.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A dump of registers follows these lines, and warnings may stand before them. */
#define LOOK_AT 8192

/*
 * After each of these QEMU stops the machine and stays (accel/kvm/kvm-all.c: kvm_cpu_exec and
 * kvm_handle_internal_error; target/i386/kvm/kvm.c: kvm_arch_handle_exit).
 */
static const char *const last_words[] = {
    "KVM internal error",
    "error: kvm run failed",
    "KVM: unknown exit",
    "KVM: entry failed",
};

static bool gives_up(const char *line)
{
    size_t i;

    for (i = 0; i < sizeof(last_words) / sizeof(last_words[0]); i++)
        if (!strncmp(line, last_words[i], strlen(last_words[i])))
            return true;
    return false;
}

/* How much a line says. */
static int weight(const char *line)
{
    if (!*line)
        return 0;
    if (gives_up(line))
        return 3;
    return strstr(line, "warning: ") ? 1 : 2;
}

/* The first of the lines that say most, cut out of 'text'. */
static const char *best_line(char *text)
{
    char *rest = NULL, *line, *best = text + strlen(text);

    for (line = strtok_r(text, "\r\n", &rest); line; line = strtok_r(NULL, "\r\n", &rest))
        if (weight(line) > weight(best))
            best = line;
    return best;
}

static const char *read_best(int file, char *text)
{
    ssize_t i, got = pread(file, text, LOOK_AT - 1, 0);

    got = got > 0 ? got : 0;
    for (i = 0; i < got; i++)
        if (text[i] != '\n' && text[i] != '\r' && (text[i] < ' ' || text[i] > '~'))
            text[i] = '?';
    text[got] = '\0';
    return best_line(text);
}

void complaint_read(int file, char *out, size_t size)
{
    char text[LOOK_AT];

    snprintf(out, size, "%s", read_best(file, text));
}

bool complaint_gave_up(int file)
{
    char text[LOOK_AT];

    return gives_up(read_best(file, text));
}
