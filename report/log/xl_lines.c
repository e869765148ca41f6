/* SPDX-License-Identifier: MIT */
/*
 * What scripts/run-xl says of the domain's end, in the last line of the log.  A guest may write the
 * same and is believed: it makes its own boot worse, never better.
 */
#include "report/log/xl_lines.h"

#include <stdlib.h>
#include <string.h>

#include "report/log/log.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/text/text.h"

/* Longer than any of the script's. */
#define XL_LINE_MAX 100

bool log_is_xl(const char *line, size_t len)
{
    return len > strlen(BOOT_XL_MARK) && !memcmp(line, BOOT_XL_MARK, strlen(BOOT_XL_MARK));
}

void log_xl_line(struct log_reader *r, const char *line, size_t len)
{
    const char *text = line + strlen(BOOT_XL_MARK);
    char *clean;

    len -= strlen(BOOT_XL_MARK);
    clean = text_clean(text, len < XL_LINE_MAX ? len : XL_LINE_MAX);
    /* Without the end record the boot is partial anyway; with it a poweroff is as it should be. */
    if (boot_xl_crashed(clean)) {
        run_say_problem(r->run, "boot %u: %s:%lu: xl says: %s", r->boot, r->name, r->line, clean);
        run_worsen(r->run, r->boot, OUTCOME_CRASHED);
    }
    free(clean);
}

bool boot_xl_crashed(const char *line)
{
    /* A watchdog's shutdown is Xen's doing, too. */
    return strstr(line, ": reason 3 ") || strstr(line, ": reason 4 ");
}
