/* SPDX-License-Identifier: MIT */
/* See held_case.h. */
#include "tests/unit/support/held_case.h"

struct held held_case(const char *name)
{
    struct held h = {.run = run_of_made_boot("insns"), .match = PLAN_OPEN};
    size_t i;

    h.came = came_take(h.run);
    h.plan = plan_of(run_boot(h.run, 1));
    h.of = run_find_case(h.run, name);
    for (i = 0; i < h.came->count; i++)
        if (h.came->cases[i].of == h.of)
            h.c = &h.came->cases[i];
    assert_non_null(h.c);
    return h;
}

struct series *held_series(struct held *h, enum path path, size_t i)
{
    return &h->of->paths[path].at[i];
}

void held_lacks(struct held *h, const char *words)
{
    char lacks[CONTRACT_TEXT] = "";
    bool falls_short = case_falls_short(&h->plan, h->match, h->c, lacks, sizeof(lacks));

    if (falls_short != (words != NULL) || (words && strcmp(lacks, words) != 0))
        fail_msg("'%s', and not '%s'", falls_short ? lacks : "nothing", words ? words : "nothing");
}

void held_drop(struct held *h)
{
    came_free(h->came, h->run);
    run_free(h->run);
}
