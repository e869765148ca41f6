/* SPDX-License-Identifier: MIT */
/* See floors_refused.h. */
#include "tests/unit/support/floors_refused.h"

#include "tests/unit/support/check.h"
#include "tests/unit/support/spoken.h"

#include "report/floors/floors.h"

struct loading {
    const char *path;
    struct floors floors;
    bool good;
};

static void load(void *argument)
{
    struct loading *loading = argument;

    loading->good = floors_load(&loading->floors, loading->path);
}

void floors_refused(const char *path, const char *part)
{
    struct loading loading = {.path = path};
    char *said = stderr_of(load, &loading);
    const char *at;

    assert_false(loading.good);
    assert_null(loading.floors.at);
    assert_int_equal(count_of(said, "\n"), 1);
    if (!strstr(said, part))
        fail_msg("not \"%s\" in: %s", part, said);
    for (at = said; at[1]; at++)
        assert_true(*at >= ' ' && *at < 0x7f);
    free(said);
}

void floors_text_refused(const char *text, const char *part)
{
    char *name = temporary_file(text, strlen(text));

    floors_refused(name, part);
    drop_file(name);
}
