/* SPDX-License-Identifier: MIT */
/* The last telling line of a runner's stderr: see complaint.h. */
#include "report/machine/complaint.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The end of the file, in which that line stands. */
#define TAIL_MOST 8192

/* How much a line tells. */
enum telling { NOTHING, A_HINT, A_WARNING, WHY_IT_ENDED };

static enum telling telling_of(const char *line)
{
    /* error_append_hint() and warn_report() of QEMU's util/error.c and error-report.c. */
    if (!line[strspn(line, " \t")])
        return NOTHING;
    if (!strncmp(line, "Use ", 4) || !strncmp(line, "Try ", 4) || !strncmp(line, "Valid ", 6) ||
        *line == ' ' || *line == '\t')
        return A_HINT;
    return strstr(line, "warning: ") ? A_WARNING : WHY_IT_ENDED;
}

static void copy_printable(char *out, size_t size, const char *line)
{
    size_t i;

    for (i = 0; line[i] && i + 1 < size; i++)
        out[i] = line[i] >= ' ' && line[i] <= '~' ? line[i] : '?';
    out[i] = '\0';
}

void complaint_read(int file, char *out, size_t size)
{
    char tail[TAIL_MOST + 1], *rest = tail, *line;
    enum telling best = NOTHING;
    struct stat stat;
    ssize_t got, i;
    off_t from;

    out[0] = '\0';
    if (fstat(file, &stat) != 0)
        return;
    from = stat.st_size > TAIL_MOST ? stat.st_size - TAIL_MOST : 0;
    got = pread(file, tail, TAIL_MOST, from);
    if (got <= 0)
        return;
    for (i = 0; i < got; i++)
        if (!tail[i])
            tail[i] = '?';
    tail[got] = '\0';
    while ((line = strsep(&rest, "\r\n"))) {
        enum telling telling = telling_of(line);

        if (telling == NOTHING || telling < best)
            continue;
        best = telling;
        copy_printable(out, size, line);
    }
}

bool complaint_is_of_icount(const char *complaint)
{
    /* icount_get_raw_locked() of QEMU's softmmu/icount.c, later accel/tcg/icount-common.c. */
    return strstr(complaint, "Bad icount read") != NULL;
}
