/* SPDX-License-Identifier: MIT */
/* The values of the options of `pvbench run`; see options_check.h. */
#include "report/run/options_check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/environment.h"
#include "report/cases/globs.h"
#include "report/cases/near.h"
#include "report/record/record.h"
#include "report/run/options.h"
#include "report/typed/choice.h"

/* What the kernel takes (bench/plan/options.h). */
#define BATCH_MAX   512
#define BATCH_SIZES 16

bool option_wrong(struct reading *reading, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(reading->wrong, reading->size, format, args);
    va_end(args);
    return false;
}

static bool decimal(const char *text, uint64_t *out)
{
    return record_number((struct record_slice){text, strlen(text)}, out);
}

static bool number(struct reading *reading, const char *name, const char *text, uint64_t low,
                   uint64_t high, uint64_t *out)
{
    if (decimal(text, out) && *out >= low && *out <= high)
        return true;
    return option_wrong(reading, "--%s takes a number from %llu to %llu, not '%s'", name,
                        (unsigned long long)low, (unsigned long long)high, text);
}

bool option_small(struct reading *reading, const char *name, const char *text, unsigned high,
                  unsigned *out)
{
    uint64_t value;

    if (!number(reading, name, text, 1, high, &value))
        return false;
    *out = (unsigned)value;
    return true;
}

/* A control character, or a byte above '~', would not arrive on a command line as it is. */
bool option_line(struct reading *reading, const char *name, const char *text, bool spaces)
{
    const char *at;

    for (at = text; *at >= (spaces ? ' ' : '!') && *at <= '~'; at++)
        ;
    if (!*at && at > text)
        return true;
    return option_wrong(reading, "--%s takes printable ASCII%s", name,
                        spaces ? "" : " without spaces");
}

/* Append "key=value" to the kernel's options, or the value alone. */
bool option_add(struct reading *reading, const char *key, const char *value)
{
    char *words = reading->options->words;
    size_t len = strlen(words);
    int more = snprintf(words + len, RUN_WORDS_MAX - len, "%s%s%s%s", len ? " " : "",
                        key ? key : "", key ? "=" : "", value);

    if ((size_t)more < RUN_WORDS_MAX - len)
        return true;
    return option_wrong(reading,
                        "the kernel's options are longer than %d bytes, which Xen would cut",
                        RUN_WORDS_MAX - 1);
}

bool option_add_number(struct reading *reading, const char *name, const char *text, uint64_t low,
                       uint64_t high)
{
    uint64_t value;

    return number(reading, name, text, low, high, &value) && option_add(reading, name, text);
}

bool option_add_globs(struct reading *reading, struct case_globs *globs, const char *name,
                      const char *text)
{
    return case_globs_add(globs, text) ||
           option_wrong(reading, "--%s takes a few names of cases, perhaps with * and ?, not '%s'",
                        name, text);
}

static bool no_case(struct reading *reading, const char *name, const char *glob)
{
    char text[CASE_GLOBS_MAX + 128] = "";

    case_table_near(glob, text, sizeof(text));
    return option_wrong(reading, "--%s %s matches no case%s", name, glob,
                        *text ? text : "; see pvbench list");
}

bool option_check_cases(struct reading *reading)
{
    bool two = !strcmp(reading->options->vcpus, "2");
    char glob[CASE_GLOBS_MAX];

    if (case_globs_unmatched(&reading->cases, glob, sizeof(glob)))
        return no_case(reading, "cases", glob);
    if (case_globs_unmatched(&reading->skip, glob, sizeof(glob)))
        return no_case(reading, "skip", glob);
    if (!case_globs_leave(&reading->cases, &reading->skip))
        return option_wrong(reading, "--cases and --skip leave no case to run");
    /* What every boot runs is no answer to a question about others. */
    if (!reading->cases.text[0] || case_globs_fit(&reading->cases, &reading->skip, two))
        return true;
    return option_wrong(reading, two ? "--vcpus 2 runs the cases of two vCPUs only: smp/*"
                                     : "these cases are about two vCPUs: add --vcpus 2");
}

bool option_add_events(struct reading *reading)
{
    static const char moved[] = "upcall/*,event_channel_op/*,sched_op/*,set_timer_op/*";

    if (!reading->cases.text[0] && strcmp(reading->options->vcpus, "2") != 0 &&
        !option_add_globs(reading, &reading->cases, "cases", moved))
        return false;
    return option_add(reading, "events", reading->options->events);
}

/* True for "1,8,64": numbers that rise, none above the kernel's largest batch. */
static bool rising(const char *list)
{
    struct record_slice item;
    uint64_t value, last = 0;
    unsigned count;

    item.at = list;
    for (count = 1; count <= BATCH_SIZES; count++) {
        item.len = strcspn(item.at, ",");
        if (!record_number(item, &value) || value <= last || value > BATCH_MAX)
            return false;
        if (!item.at[item.len])
            return true;
        last = value;
        item.at += item.len + 1;
    }
    return false;
}

bool option_add_batches(struct reading *reading, const char *text)
{
    if (rising(text))
        return option_add(reading, "batches", text);
    return option_wrong(reading,
                        "--batches takes rising numbers from 1 to %d such as 1,8,64, not '%s'",
                        BATCH_MAX, text);
}

bool option_one_of(struct reading *reading, const char *name, const char *text,
                   const char *const *words)
{
    char wrong[512];

    return choice_find(text, words, wrong, sizeof(wrong)) >= 0 ||
           option_wrong(reading, "--%s %s", name, wrong);
}

bool option_file(struct reading *reading, const char *name, const char *text)
{
    return *text ? true : option_wrong(reading, "--%s needs a name", name);
}

bool option_output(struct reading *reading, const char *name, const char *text, const char **output)
{
    if (*output)
        return option_wrong(reading, "--%s is given twice, and takes one name", name);
    *output = text;
    return option_file(reading, name, text);
}

bool option_env(struct reading *reading, const char *text)
{
    struct choices known = {0};
    size_t i;

    for (i = 0; i < environment_count; i++)
        choices_add(&known, environments[i].name);
    choices_add(&known, RUN_ENV_ALL);
    return option_one_of(reading, "env", text, known.words);
}
