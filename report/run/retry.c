/* SPDX-License-Identifier: MIT */
/* See retry.h. */
#include "report/run/retry.h"

#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/machine/boot.h"
#include "report/machine/watch.h"
#include "report/run/options.h"

/* Those that a boot has, some of them in cycles only. */
static unsigned controls(bool cycles)
{
    unsigned count = 0;
    size_t i;

    for (i = 0; i < case_table_size; i++)
        count +=
            case_table[i].flags & CASE_CONTROL && (cycles || !(case_table[i].flags & CASE_CYCLES));
    return count;
}

static bool died(const struct boot_result *result)
{
    const struct boot_watch *watch = &result->watch;

    return watch->over == BOOT_CRASHED || watch->over == BOOT_PANICKED ||
           watch->over == BOOT_RESTARTED || watch->over == BOOT_HALTED ||
           (watch->over == BOOT_GOES_ON && result->stop == BOOT_STOP_ITSELF) ||
           result->stop == BOOT_STOP_SILENT || result->stop == BOOT_STOP_FLOOD ||
           !strcmp(watch->status, "crashed");
}

const char *retry_culprit(const struct boot_result *result, bool cycles)
{
    const struct boot_watch *watch = &result->watch;

    if (!died(result) || !watch->name[0] || watch->of <= controls(cycles) + 1 ||
        !case_table_find(watch->name) || case_has_flag(watch->name, CASE_CONTROL))
        return NULL;
    return watch->name;
}

bool retry_without(struct run_options *options, const char *name)
{
    size_t len = strlen(options->words);
    int added =
        snprintf(options->words + len, RUN_WORDS_MAX - len, "%somit=%s", len ? " " : "", name);

    if (added >= 0 && (size_t)added < RUN_WORDS_MAX - len)
        return true;
    options->words[len] = '\0';
    return false;
}
