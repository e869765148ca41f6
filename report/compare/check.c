/* SPDX-License-Identifier: MIT */
/* Whether runs may stand beside each other at all: see check.h. */
#include "report/compare/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/compare/compare.h"
#include "report/keys/across.h"
#include "report/keys/boots.h"
#include "report/keys/host.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/system/exit.h"
#include "report/text/say.h"
#include "report/text/texts.h"

static bool differs(const struct compare *compare, const struct compare_key *key, size_t run)
{
    return compare_across_refuses(&compare->options.across, key) &&
           compare_stands(compare, key, run) == STAND_DIFFERENT;
}

/* How many differences there are, and which of their keys --across takes, with commas between. */
static size_t count_differences(const struct compare *compare, char *names, size_t size)
{
    size_t i, run, len = 0, count = 0;

    *names = '\0';
    for (i = 0; i < compare_key_count; i++) {
        size_t before = count;

        for (run = 1; run < compare->run_count; run++)
            count += differs(compare, &compare_keys[i], run);
        if (count > before && compare_keys[i].class != COMPARE_NEVER && len < size)
            len += (size_t)snprintf(names + len, size - len, "%s%s", len ? "," : "",
                                    compare_keys[i].name);
    }
    return count;
}

/* As the run has them recorded, for whoever looks for what changed the core's speed. */
static const char *recorded(const struct run *run, const char *key)
{
    const char *value = host_fact(run, key);

    return value ? value : "not recorded";
}

/* Of two speeds of the core, what is known to set it; of any other key nothing. */
static void say_speeds(const struct compare *compare, const struct compare_key *key, size_t run,
                       char *out, size_t size)
{
    const struct run *first = compare->runs[0].run, *other = compare->runs[run].run;

    *out = '\0';
    if (!strcmp(key->name, HOST_TICKS))
        snprintf(out, size, " (turbo: %.40s and %.40s, governor: %.40s and %.40s)",
                 recorded(first, "host.turbo"), recorded(other, "host.turbo"),
                 recorded(first, "host.governor"), recorded(other, "host.governor"));
}

static void refuse(const struct compare *compare, const struct compare_key *key, size_t run,
                   const char *advice, struct texts *lines)
{
    char first[COMPARE_VALUE] = "unknown", other[COMPARE_VALUE] = "unknown", speeds[224];

    compare_key_value(key, compare->runs[0].run, first, sizeof(first));
    compare_key_value(key, compare->runs[run].run, other, sizeof(other));
    say_speeds(compare, key, run, speeds, sizeof(speeds));
    texts_say(lines, "incomparable: %s is %s in %s, and %s in %s: %s%s%s", key->name, first,
              compare->runs[0].path, other, compare->runs[run].path,
              *key->means ? key->means : "two things to be compared on purpose", speeds, advice);
}

/* A line for each difference, and what to do: behind a single one, or in a line for all. */
static int check_keys(const struct compare *compare, struct texts *lines)
{
    char names[512], advice[640] = "";
    size_t count = count_differences(compare, names, sizeof(names)), i, run;

    if (compare->options.of_one)
        snprintf(advice, sizeof(advice),
                 "%sthese are to be of one thing: leave one out, or run it "
                 "again like the others",
                 count > 1 ? "" : "; ");
    else if (*names)
        snprintf(advice, sizeof(advice),
                 "%srun one again like the other, or allow it with --across %s",
                 count > 1 ? "" : "; ", names);
    for (run = 1; run < compare->run_count; run++)
        for (i = 0; i < compare_key_count; i++)
            if (differs(compare, &compare_keys[i], run))
                refuse(compare, &compare_keys[i], run, count > 1 ? "" : advice, lines);
    if (count > 1 && *advice)
        texts_add(lines, advice);
    return count ? EXIT_INCONCLUSIVE : EXIT_GOOD;
}

/* What else to do about that key, where there is such an option. */
static const char *or_across(const struct compare *compare, const char *key, char *out, size_t size)
{
    *out = '\0';
    if (!compare->options.of_one)
        snprintf(out, size, ", or allow it with --across %s", key);
    return out;
}

static int check_boots(const struct compare *compare, const struct compare_run *of,
                       struct texts *lines)
{
    const struct compare_key *differs = compare_key_of_boots(of->run);
    char values[256], across[80];

    if (differs) {
        texts_say(lines, "%s: its boots are not of the same thing: %s differs", of->path,
                  differs->name);
        return EXIT_INCONCLUSIVE;
    }
    differs = compare_host_of_boots(of->run, &compare->options.across);
    if (!differs)
        return EXIT_GOOD;
    compare_boots_text(of->run, differs, values, sizeof(values));
    texts_say(lines, "%s: its boots are not of the same thing: %s is %s: %s; run it again%s",
              of->path, differs->name, values, differs->means,
              or_across(compare, differs->name, across, sizeof(across)));
    return EXIT_INCONCLUSIVE;
}

/* One boot in so many may go astray, as one in a rank test may. */
#define STRAYS 10

/* A core that changes its speed while a boot measures makes its prices those of no speed. */
static int check_drift(const struct compare *compare, const struct compare_run *of,
                       struct texts *lines)
{
    const struct compare_key *key = compare_key_find(HOST_TICKS);
    size_t i, strays = 0, first = 0;
    double drift, most = 0;
    char across[80];

    if (!compare_key_matters(key, of->run) || compare_across_has(&compare->options.across, key))
        return EXIT_GOOD;
    for (i = 1; i <= of->run->boot_count; i++)
        if (host_strays(of->run, (unsigned)i, &drift)) {
            first = first ? first : i;
            strays++;
            most = drift > most ? drift : most;
        }
    if (strays * STRAYS <= of->run->boot_count)
        return EXIT_GOOD;
    texts_say(lines,
              "%s: the core changed its speed by up to %.1f %% in %zu of %zu boots (" HOST_TICKS
              ", first in boot %zu); turbo: %s, governor: %s: pvbench host prepare, and run it "
              "again%s",
              of->path, 100 * most, strays, of->run->boot_count, first,
              recorded(of->run, "host.turbo"), recorded(of->run, "host.governor"),
              or_across(compare, HOST_TICKS, across, sizeof(across)));
    return EXIT_INCONCLUSIVE;
}

/* What is said of one Xen may be of the other: which of them has the prices nobody knows. */
static int check_xen(const struct compare_run *of, struct texts *lines)
{
    char printed[128], told[128];
    size_t i;

    for (i = 0; i < of->run->boot_count; i++)
        if (boot_xens_differ(&of->run->boots[i], printed, told, sizeof(told))) {
            texts_say(lines,
                      "%s: boot %zu: Xen's own line says version %s, and the kernel was told %s: "
                      "they are not of one boot, or the line is damaged; take the log anew",
                      of->path, i + 1, printed, told);
            return EXIT_INCONCLUSIVE;
        }
    return EXIT_GOOD;
}

static int check_unit(const struct compare_run *of, struct texts *lines)
{
    if (run_unit(of->run) != UNIT_UNKNOWN)
        return EXIT_GOOD;
    texts_say(lines, "%s: it has no prices: no boot of it came as far as its plan", of->path);
    return EXIT_INCONCLUSIVE;
}

int compare_refusals(const struct compare *compare, struct texts *lines)
{
    int status = EXIT_GOOD, more;
    size_t i;

    for (i = 0; i < compare->run_count; i++) {
        more = check_unit(&compare->runs[i], lines);
        more = more ? more : check_boots(compare, &compare->runs[i], lines);
        more = more ? more : check_drift(compare, &compare->runs[i], lines);
        more = more ? more : check_xen(&compare->runs[i], lines);
        status = more ? more : status;
    }
    return status ? status : check_keys(compare, lines);
}

void compare_refuse(const struct texts *lines)
{
    size_t i;

    for (i = 0; i < lines->count; i++) {
        say_line("pvbench: %s", lines->at[i]);
    }
}

int compare_check(const struct compare *compare)
{
    struct texts lines = {0};
    int status = compare_refusals(compare, &lines);

    compare_refuse(&lines);
    texts_clear(&lines);
    return status;
}

static bool globs_wrong(const struct compare *compare, const struct case_globs *cases, bool taken,
                        char *text, size_t size)
{
    const struct run *runs[COMPARE_RUNS_MAX];
    size_t i;

    for (i = 0; i < compare->run_count; i++)
        runs[i] = compare->runs[i].run;
    return run_globs_wrong(runs, compare->run_count, cases, taken, text, size);
}

static void say_unmatched(const struct compare *compare, const char *text)
{
    if (compare->run_count == 1)
        say_line("pvbench: %s: no case of this run matches %s", compare->runs[0].path, text);
    else
        say_line("pvbench: no case of these runs matches %s", text);
}

int compare_no_case(const struct compare *compare, const struct case_globs *cases)
{
    char text[CASE_GLOBS_MAX + 128];

    if (!globs_wrong(compare, cases, false, text, sizeof(text)))
        snprintf(text, sizeof(text), "%s", *cases->text ? cases->text : "anything but controls");
    say_unmatched(compare, text);
    return EXIT_USAGE;
}

bool compare_slip(const struct compare *compare)
{
    char text[CASE_GLOBS_MAX + 128];

    if (!globs_wrong(compare, &compare->options.cases, true, text, sizeof(text)))
        return false;
    say_unmatched(compare, text);
    return true;
}
