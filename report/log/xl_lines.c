/* SPDX-License-Identifier: MIT */
/*
 * What scripts/run-xl says of the domain's end, in the last line of the log.  A guest may write the
 * same and is believed: it makes its own boot worse, never better.
 */
#include "report/log/xl_lines.h"

#include <stdlib.h>
#include <string.h>

#include "report/lines/line.h"
#include "report/log/log.h"
#include "report/log/losses.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/record/slice.h"
#include "report/text/text.h"

/* Longer than any of the script's. */
#define XL_LINE_MAX 100

bool xl_says_crashed(struct record_slice xl)
{
    /* A watchdog's shutdown is Xen's doing, too. */
    return slice_has(xl, ": reason 3 ") || slice_has(xl, ": reason 4 ");
}

void log_xl_line(struct log_reader *r, const struct log_line *line)
{
    struct record_slice xl = line->xl;
    char *clean;

    /* Without the end record the boot is partial anyway; with it a poweroff is as it should be. */
    if (!xl_says_crashed(xl))
        return;
    clean = text_clean(xl.at, xl.len < XL_LINE_MAX ? xl.len : XL_LINE_MAX);
    log_say(r, "xl", "xl says: %s", clean);
    run_worsen(r->run, r->boot, OUTCOME_CRASHED);
    free(clean);
}
