/* SPDX-License-Identifier: MIT */
/* See changes_maker.h. */
#include "tests/unit/makers/changes_maker.h"

#include <stdio.h>

#include "report/cases/globs.h"

void changed_runs(struct changed *c, size_t count, const char *cases)
{
    static char *const paths[CHANGED_MOST] = {"the/first", "the/second", "the/third"};
    struct compare_options how = {.brief = false};

    if (cases)
        assert_true(case_globs_add(&how.cases, cases));
    compare_start(&c->compare, (const struct run *const *)c->runs, paths, count, &how);
    changes_take(&c->changes, &c->compare);
}

void changed_take(struct changed *c, const struct boots *const *boots, size_t count,
                  const char *cases)
{
    size_t i;

    for (i = 0; i < count; i++)
        c->runs[i] = boots_run(boots[i]);
    changed_runs(c, count, cases);
}

void changed_drop(struct changed *c)
{
    size_t i, count = c->compare.run_count;

    changes_free(&c->changes);
    compare_free(&c->compare);
    for (i = 0; i < count; i++)
        run_free(c->runs[i]);
}

char *changed_text(const struct changed *c, void (*form)(const struct changes *changes, FILE *out))
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    form(&c->changes, out);
    fclose(out);
    return text;
}
