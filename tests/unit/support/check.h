/* SPDX-License-Identifier: MIT */
/* cmocka, with the headers it wants, and what the tests of the host tool share. */
#ifndef TESTS_UNIT_SUPPORT_CHECK_H
#define TESTS_UNIT_SUPPORT_CHECK_H

#include <setjmp.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/makers/log_maker.h"

#include "report/format/notes.h"
#include "report/log/read.h"
#include "report/model/run.h"
#include "report/show/show.h"
#include "report/text/texts.h"

/* Equal but for what a sum of doubles is off. */
#define assert_near(value, expected) assert_true(fabs((value) - (expected)) < 1e-6)

/* The run that a log of these bytes is read as. */
static inline struct run *run_of_bytes(const char *bytes, size_t size)
{
    struct run *run = run_new();
    char *name = temporary_file(bytes, size);

    assert_true(run_add_log(run, name) > 0);
    drop_file(name);
    return run;
}

static inline struct run *run_of_text(const char *text)
{
    return run_of_bytes(text, strlen(text));
}

/* The run of what the maker holds, which is freed. */
static inline struct run *run_of_maker(struct log_maker *m)
{
    struct run *run = run_of_text(maker_text(m));

    maker_free(m);
    return run;
}

/* The run of one whole boot with controls and two cases, in that unit. */
static inline struct run *run_of_made_boot(const char *unit)
{
    struct log_maker m;

    maker_open(&m, unit);
    maker_boot(&m);
    return run_of_maker(&m);
}

static inline bool text_among(const struct texts *texts, const char *part)
{
    size_t i;

    for (i = 0; i < texts->count; i++)
        if (strstr(texts->at[i], part))
            return true;
    return false;
}

/* A warning of any kind has this in it. */
static inline bool note_among(const struct notes *notes, const char *part)
{
    size_t kind;

    for (kind = 0; kind < NOTE_KINDS; kind++)
        if (text_among(&notes->of[kind].lines, part))
            return true;
    return false;
}

/* A problem of the run has this in it; what there is instead is said. */
static inline void assert_problem(const struct run *run, const char *part)
{
    size_t i;

    if (text_among(&run->problems, part))
        return;
    for (i = 0; i < run->problems.count; i++)
        print_error("problem: %s\n", run->problems.at[i]);
    fail_msg("no problem says \"%s\"", part);
}

/* How often a part is in a text. */
static inline size_t count_of(const char *text, const char *part)
{
    size_t count = 0;

    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

/* What "show" prints of a run, to be freed. */
static inline char *shown(const struct run *run, const struct show_options *options)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    show_run(run, out, options);
    fclose(out);
    return text;
}

/*
 * A text is what a golden file holds.  After a change that is meant, they are written again with
 * PVBENCH_GOLDEN=write, and the difference is reviewed like any other.
 */
static inline void check_golden(const char *text, const char *path)
{
    const char *write = getenv("PVBENCH_GOLDEN");
    char *golden;

    if (write && !strcmp(write, "write")) {
        FILE *out = fopen(path, "w");

        assert_non_null(out);
        fputs(text, out);
        fclose(out);
    }
    golden = file_text(path);
    assert_non_null(golden);
    assert_string_equal(text, golden);
    free(golden);
}

#endif
