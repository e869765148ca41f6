/* SPDX-License-Identifier: MIT */
/* See compare_maker.h. */
#include "tests/unit/makers/compare_maker.h"

#include <stdio.h>

#include "report/compare/check.h"
#include "report/compare/show.h"
#include "report/system/exit.h"

void compared_runs(struct compared *c, size_t count, const struct compare_options *options)
{
    static char *const names[COMPARED_MOST] = {"first",  "second", "third",
                                               "fourth", "fifth",  "sixth"};
    static const struct compare_options none;

    compare_start(&c->compare, (const struct run *const *)c->runs, names, count,
                  options ? options : &none);
}

void compared_start(struct compared *c, const struct made *const *made, size_t count,
                    const struct compare_options *options)
{
    size_t i;

    for (i = 0; i < count; i++)
        c->runs[i] = made_run(made[i]);
    compared_runs(c, count, options);
}

void compared_end(struct compared *c)
{
    size_t i, count = c->compare.run_count;

    compare_free(&c->compare);
    for (i = 0; i < count; i++)
        run_free(c->runs[i]);
}

char *compared_shown(const struct compared *c, int status)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_int_equal(compare_show(&c->compare, out), status);
    fclose(out);
    return text;
}

char *compared_text(const struct made *const *made, size_t count,
                    const struct compare_options *options)
{
    struct compared c;
    char *text;

    compared_start(&c, made, count, options);
    assert_int_equal(compare_check(&c.compare), EXIT_GOOD);
    compare_take(&c.compare);
    text = compared_shown(&c, EXIT_GOOD);
    compared_end(&c);
    return text;
}
