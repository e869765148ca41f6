/* SPDX-License-Identifier: MIT */
/* Whether runs may stand beside each other at all: see compare.h. */
#include <string.h>

#include "report/compare.h"
#include "report/exit.h"
#include "report/text.h"

static void put_value(const struct compare_key *key, const struct run *run, const char *where)
{
    char value[COMPARE_VALUE];

    if (!compare_key_value(key, run, value, sizeof(value)))
        strcpy(value, "unknown");
    text_put(stderr, value);
    fputs(" in ", stderr);
    text_put(stderr, where);
}

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

static void refuse(const struct compare *compare, const struct compare_key *key, size_t run)
{
    fprintf(stderr, "pvbench: incomparable: %s is ", key->name);
    put_value(key, compare->runs[0].run, compare->runs[0].path);
    fputs(", and ", stderr);
    put_value(key, compare->runs[run].run, compare->runs[run].path);
    fprintf(stderr, ": %s", *key->means ? key->means : "two things to be compared on purpose");
}

/* A line for each difference, and what to do: behind a single one, or in a line for all. */
static int check_keys(const struct compare *compare)
{
    char names[512];
    size_t count = count_differences(compare, names, sizeof(names)), i, run;

    for (run = 1; run < compare->run_count; run++)
        for (i = 0; i < compare_key_count; i++) {
            if (!differs(compare, &compare_keys[i], run))
                continue;
            refuse(compare, &compare_keys[i], run);
            fputs(count > 1 || !*names ? "\n" : "; ", stderr);
        }
    if (count && *names)
        fprintf(stderr, "%srun one again like the other, or allow it with --across %s\n",
                count > 1 ? "pvbench: " : "", names);
    return count ? EXIT_INCONCLUSIVE : EXIT_GOOD;
}

static int check_boots(const struct compare_run *of)
{
    const struct compare_key *differs = compare_key_of_boots(of->run);

    if (!differs)
        return EXIT_GOOD;
    fputs("pvbench: ", stderr);
    text_put(stderr, of->path);
    fprintf(stderr, ": its boots are not of the same thing: %s differs\n", differs->name);
    return EXIT_INCONCLUSIVE;
}

static int check_unit(const struct compare_run *of)
{
    if (run_unit(of->run) != UNIT_UNKNOWN)
        return EXIT_GOOD;
    fputs("pvbench: ", stderr);
    text_put(stderr, of->path);
    fputs(": it has no prices: no boot of it came as far as its plan\n", stderr);
    return EXIT_INCONCLUSIVE;
}

int compare_check(const struct compare *compare)
{
    int status = EXIT_GOOD, more;
    size_t i;

    for (i = 0; i < compare->run_count; i++) {
        more = check_unit(&compare->runs[i]);
        more = more ? more : check_boots(&compare->runs[i]);
        status = more ? more : status;
    }
    return status ? status : check_keys(compare);
}
