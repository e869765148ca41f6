/* SPDX-License-Identifier: MIT */
/* The series of a profile, held against the run that it is shown with: see side.h. */
#include "report/profile/side.h"

#include <inttypes.h>
#include <stdio.h>

#include "report/model/case.h"
#include "report/model/series.h"
#include "report/profile/rows.h"

static bool differs(const struct paths_series *kept, uint64_t held, uint64_t told,
                    const char *counted, char *why, size_t size)
{
    snprintf(why, size,
             "it is not of this run: %s, %s n=%u%s, takes %" PRIu64
             " instructions in it and %" PRIu64 " in the log%s",
             kept->name, path_name(kept->path), kept->n, kept->fill ? ", filled," : "", held, told,
             counted);
    return false;
}

static bool is_of_run(const struct profile_side *side, const struct paths_series *kept, char *why,
                      size_t size)
{
    const struct run_case *c = run_find_case(side->run, kept->name);
    const struct series *s = c ? find_series(c, side->boot, kept->path, kept->fill, kept->n) : NULL;
    uint64_t mode, held;

    if (!s || !series_mode(s, &mode, &held)) {
        snprintf(why, size, "it is not of this run, whose log has no %s, %s n=%u", kept->name,
                 path_name(kept->path), kept->n);
        return false;
    }
    if (mode != kept->region)
        return differs(kept, kept->region, mode, "", why, size);
    if (s->has_once && s->once != kept->once)
        return differs(kept, kept->once, s->once, ", with each REP instruction counted once", why,
                       size);
    return true;
}

bool profile_is_of_run(const struct profile_side *side, const struct paths_series *kept, char *why,
                       size_t size)
{
    const struct paths_series *null = profile_null(side->paths, kept);

    return is_of_run(side, kept, why, size) && (!null || is_of_run(side, null, why, size));
}
