/* SPDX-License-Identifier: MIT */
/* What a log lost, reported: see log.h. */
#include "report/log/log.h"

#include <stdarg.h>
#include <stdio.h>

#include "report/model/outcome.h"
#include "report/model/run.h"

static void lost_text(struct log_reader *r, const char *text)
{
    run_say_problem(r->run, "boot %u: %s:%lu: %s", r->boot, r->name, r->line, text);
    run_worsen(r->run, r->boot, OUTCOME_PARTIAL);
}

void log_lost(struct log_reader *r, const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    lost_text(r, text);
}
