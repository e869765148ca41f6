/* SPDX-License-Identifier: MIT */
/* See boot_words.h. */
#include "report/run/boot_words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/machine/boot.h"
#include "report/machine/watch.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
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

/* False: there is no room, and the words are what they were. */
__attribute__((format(printf, 2, 3))) static bool add_word(char words[RUN_WORDS_MAX],
                                                           const char *format, ...)
{
    size_t len = strlen(words);
    va_list args;
    int added;

    if (len && len + 1 < RUN_WORDS_MAX)
        words[len++] = ' ';
    va_start(args, format);
    added = vsnprintf(words + len, RUN_WORDS_MAX - len, format, args);
    va_end(args);
    if (added >= 0 && (size_t)added < RUN_WORDS_MAX - len)
        return true;
    words[len && words[len - 1] == ' ' ? len - 1 : len] = '\0';
    return false;
}

bool retry_without(struct run_options *options, const char *name)
{
    return add_word(options->words, "omit=%s", name);
}

/* Of the kernel's (bench/plan/options.h), less its end. */
#define DEPTHS_MOST 499

const char *boot_depths(const struct run *run)
{
    const char *depths;
    size_t i;

    for (i = 0; i < run->boot_count; i++) {
        if (run->boots[i].outcome != OUTCOME_COMPLETE)
            continue;
        depths = facts_get(&run->boots[i].facts, "clock.depths");
        if (depths && *depths && strlen(depths) <= DEPTHS_MOST &&
            !depths[strspn(depths, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "abcdefghijklmnopqrstuvwxyz")])
            return depths;
    }
    return NULL;
}

static bool has_word(const char *words, const char *start)
{
    const char *at = strstr(words, start);

    while (at && at != words && at[-1] != ' ')
        at = strstr(at + 1, start);
    return at != NULL;
}

bool boot_words(const struct run_options *options, unsigned k, const char *depths,
                char words[RUN_WORDS_MAX])
{
    bool room = true;

    memcpy(words, options->words, RUN_WORDS_MAX);
    if (strcmp(options->unit, "cycles") != 0)
        return true;
    if (k > 1 && !has_word(words, "order="))
        room = add_word(words, "order=%u", k);
    if (depths && !has_word(words, "depths="))
        room = add_word(words, "depths=%s", depths) && room;
    return room;
}
