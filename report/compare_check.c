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

static void refuse(const struct compare *compare, const struct compare_key *key, size_t run)
{
    fprintf(stderr, "pvbench: incomparable: %s is ", key->name);
    put_value(key, compare->runs[0].run, compare->runs[0].path);
    fputs(", and ", stderr);
    put_value(key, compare->runs[run].run, compare->runs[run].path);
    fprintf(stderr, ": %s\n", *key->means ? key->means : "two things to be compared on purpose");
}

static bool differs(const struct compare *compare, const struct compare_key *key, size_t run)
{
    return compare_across_refuses(&compare->options.across, key) &&
           compare_stands(compare, key, run) == STAND_DIFFERENT;
}

/* True when a key that may be allowed differs in any run. */
static bool may_be_allowed(const struct compare *compare, const struct compare_key *key)
{
    size_t i;

    for (i = 1; i < compare->run_count; i++)
        if (key->class != COMPARE_NEVER && differs(compare, key, i))
            return true;
    return false;
}

/* What to do about all of them, in one line. */
static void advise(const struct compare *compare)
{
    const char *before = "pvbench: run one again like the other, or allow it with --across ";
    size_t i;

    for (i = 0; i < compare_key_count; i++)
        if (may_be_allowed(compare, &compare_keys[i])) {
            fprintf(stderr, "%s%s", before, compare_keys[i].name);
            before = ",";
        }
    if (*before == ',')
        fputc('\n', stderr);
}

static int check_keys(const struct compare *compare, size_t run)
{
    int status = EXIT_GOOD;
    size_t i;

    for (i = 0; i < compare_key_count; i++)
        if (differs(compare, &compare_keys[i], run)) {
            refuse(compare, &compare_keys[i], run);
            status = EXIT_INCONCLUSIVE;
        }
    return status;
}

/*
 * A run is boots of the same thing.  A log of a console that saw two Xens is none, and would show
 * one of them under the name of the other.
 */
static int check_boots(const struct compare_run *of)
{
    struct run first = *of->run, other = *of->run;
    size_t i, k;

    first.boot_count = other.boot_count = 1;
    for (k = 1; k < of->run->boot_count; k++)
        for (i = 0; i < compare_key_count; i++) {
            const struct compare_key *key = &compare_keys[i];

            other.boots = &of->run->boots[k];
            if (key->class == COMPARE_REMARK ||
                compare_key_stand(key, &first, &other) != STAND_DIFFERENT)
                continue;
            fputs("pvbench: ", stderr);
            text_put(stderr, of->path);
            fprintf(stderr, ": its boots are not of the same thing: %s differs\n", key->name);
            return EXIT_INCONCLUSIVE;
        }
    return EXIT_GOOD;
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
    if (status)
        return status;
    for (i = 1; i < compare->run_count; i++) {
        more = check_keys(compare, i);
        status = more ? more : status;
    }
    advise(compare);
    return status;
}
