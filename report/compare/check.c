/* SPDX-License-Identifier: MIT */
/* Whether runs may stand beside each other at all: see check.h. */
#include "report/compare/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/compare/compare.h"
#include "report/keys/across.h"
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

static void refuse(const struct compare *compare, const struct compare_key *key, size_t run,
                   const char *advice, struct texts *lines)
{
    char first[COMPARE_VALUE] = "unknown", other[COMPARE_VALUE] = "unknown";

    compare_key_value(key, compare->runs[0].run, first, sizeof(first));
    compare_key_value(key, compare->runs[run].run, other, sizeof(other));
    texts_say(lines, "incomparable: %s is %s in %s, and %s in %s: %s%s", key->name, first,
              compare->runs[0].path, other, compare->runs[run].path,
              *key->means ? key->means : "two things to be compared on purpose", advice);
}

/* A line for each difference, and what to do: behind a single one, or in a line for all. */
static int check_keys(const struct compare *compare, struct texts *lines)
{
    char names[512], advice[640] = "";
    size_t count = count_differences(compare, names, sizeof(names)), i, run;

    if (*names)
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

static int check_boots(const struct compare_run *of, struct texts *lines)
{
    const struct compare_key *differs = compare_key_of_boots(of->run);

    if (!differs)
        return EXIT_GOOD;
    texts_say(lines, "%s: its boots are not of the same thing: %s differs", of->path,
              differs->name);
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
        more = more ? more : check_boots(&compare->runs[i], lines);
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

int compare_no_case(const struct compare *compare, const struct case_globs *cases)
{
    char text[CASE_GLOBS_MAX + 128];

    if (!globs_wrong(compare, cases, false, text, sizeof(text)))
        snprintf(text, sizeof(text), "%s", *cases->text ? cases->text : "anything but controls");
    say_line("pvbench: no case of these runs matches %s", text);
    return EXIT_USAGE;
}

bool compare_slip(const struct compare *compare)
{
    char text[CASE_GLOBS_MAX + 128];

    if (!globs_wrong(compare, &compare->options.cases, true, text, sizeof(text)))
        return false;
    say_line("pvbench: no case of these runs matches %s", text);
    return true;
}
