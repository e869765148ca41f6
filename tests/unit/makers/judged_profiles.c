/* SPDX-License-Identifier: MIT */
/* See judged_profiles.h. */
#include "tests/unit/makers/judged_profiles.h"

#include "report/model/case.h"
#include "report/model/series.h"
#include "report/paths/paths.h"
#include "report/profile/judged.h"

/* A log has no second figure: it is that of the paths. */
static void give_once(struct run *run, enum made_profile which)
{
    struct paths *paths = profile_paths(which);
    size_t i;

    for (i = 0; i < paths->series_count; i++) {
        const struct paths_series *from = &paths->series[i];
        struct run_case *c = run_find_case(run, from->name);
        struct series *to = (struct series *)find_series(c, 1, from->path, from->fill, from->n);

        to->once = from->once;
        to->has_once = true;
    }
    paths_free(paths);
}

void judged_profiles_judge(struct judged_profiles *p, enum made_profile base, enum made_profile new,
                           enum figures figures, const struct limits *limits)
{
    char *paths[] = {(char *)(uintptr_t)profile_run(base), (char *)(uintptr_t)profile_run(new)};
    struct judge_options how = {.alpha = JUDGE_ALPHA};

    *p = (struct judged_profiles){.notes = {0}};
    assert_true(run_set_load(&p->set, paths, 2));
    if (figures == BOTH_FIGURES) {
        give_once(p->set.at[0], base);
        give_once(p->set.at[1], new);
    }
    if (limits)
        how.limits = *limits;
    judge(&p->judgement, p->set.at[0], p->set.at[1], &how);
}

void judged_profiles_name(struct judged_profiles *p, const char *base_path, const char *new_path,
                          const char *asked)
{
    struct judged_profile base, new;

    judged_profile_open(&base, p->set.at[0], base_path, "base", &p->notes);
    judged_profile_open(&new, p->set.at[1], new_path, "new", &p->notes);
    profile_name_functions(&p->judgement, &base, &new, asked, &p->notes);
    judged_profile_close(&base);
    judged_profile_close(&new);
}

void judged_profiles_make(struct judged_profiles *p, enum made_profile base, enum made_profile new,
                          enum figures figures, const char *asked)
{
    judged_profiles_judge(p, base, new, figures, NULL);
    judged_profiles_name(p, profile_run(base), profile_run(new), asked);
}

void judged_profiles_drop(struct judged_profiles *p)
{
    judge_free(&p->judgement);
    texts_clear(&p->notes);
    run_set_free(&p->set);
}

const struct judged *judged_profiles_case(const struct judged_profiles *p)
{
    const struct judged *judged = judge_find(&p->judgement, MADE_CASE);

    assert_non_null(judged);
    return judged;
}
