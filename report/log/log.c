/* SPDX-License-Identifier: MIT */
/* What a log lost, reported: see log.h. */
#include "report/log/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/system/memory.h"

void log_lost(struct log_reader *r, const char *format, ...)
{
    char *text;
    va_list args;

    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        memory_lacks();
    va_end(args);
    run_say_problem(r->run, "boot %u: %s:%lu: %s", r->boot, r->name, r->line, text);
    run_worsen(r->run, r->boot, OUTCOME_PARTIAL);
    free(text);
}
