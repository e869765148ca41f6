/* SPDX-License-Identifier: MIT */
/* The last telling line of a runner's stderr: see complaint.h. */
#include "report/machine/complaint.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The end of the file, in which that line stands, and a dump of registers behind it. */
#define TAIL_MOST 8192

/* How much a line tells. */
enum telling { NOTHING, A_HINT, A_WARNING, WHY_IT_ENDED, GAVE_UP };

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

static enum telling telling_of(const char *line)
{
    if (!line[strspn(line, " \t")])
        return NOTHING;
    if (gives_up(line))
        return GAVE_UP;
    /* error_append_hint() and warn_report() of QEMU's util/error.c and error-report.c. */
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

/* The end of the file, NUL-terminated; empty when it cannot be read. */
static void read_tail(int file, char *tail)
{
    struct stat stat;
    ssize_t got = 0, i;

    if (fstat(file, &stat) == 0)
        got = pread(file, tail, TAIL_MOST, stat.st_size > TAIL_MOST ? stat.st_size - TAIL_MOST : 0);
    got = got > 0 ? got : 0;
    for (i = 0; i < got; i++)
        if (!tail[i])
            tail[i] = '?';
    tail[got] = '\0';
}

/* How much the line tells that was copied out. */
static enum telling read_best(int file, char *out, size_t size)
{
    char tail[TAIL_MOST + 1], *rest = tail, *line;
    enum telling best = NOTHING;

    out[0] = '\0';
    read_tail(file, tail);
    while ((line = strsep(&rest, "\r\n"))) {
        enum telling telling = telling_of(line);

        if (telling == NOTHING || telling < best)
            continue;
        best = telling;
        copy_printable(out, size, line);
    }
    return best;
}

void complaint_read(int file, char *out, size_t size)
{
    read_best(file, out, size);
}

bool complaint_gave_up(int file)
{
    char line[8];

    return read_best(file, line, sizeof(line)) == GAVE_UP;
}

bool complaint_is_of_icount(const char *complaint)
{
    /* icount_get_raw_locked() of QEMU's softmmu/icount.c, later accel/tcg/icount-common.c. */
    return strstr(complaint, "Bad icount read") != NULL;
}
