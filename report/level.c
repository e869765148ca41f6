/* SPDX-License-Identifier: MIT */
/* The level of a series, its unit, and the status of a case over all boots: see price.h. */
#include "report/price.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/stats.h"

enum unit boot_unit(const struct run_boot *boot)
{
    const char *word = facts_get(&boot->plan, "unit");

    if (word && !strcmp(word, "insns"))
        return UNIT_INSNS;
    if (word && !strcmp(word, "cycles"))
        return UNIT_CYCLES;
    return UNIT_UNKNOWN;
}

enum unit run_unit(const struct run *run)
{
    enum unit unit = UNIT_UNKNOWN;
    size_t i;

    for (i = 0; unit == UNIT_UNKNOWN && i < run->boot_count; i++)
        unit = boot_unit(&run->boots[i]);
    return unit;
}

const char *unit_name(enum unit unit)
{
    static const char *const names[] = {"unknown unit", "insns", "cycles"};

    return names[unit];
}

bool series_level(enum unit unit, const struct series *series, double *level)
{
    uint64_t mode, held;

    if (!series_whole(series) || series->wrong || unit == UNIT_UNKNOWN)
        return false;
    if (unit == UNIT_CYCLES) {
        *level = stats_quantile(series, 0.5);
        return true;
    }
    if (!stats_mode(series, &mode, &held))
        return false;
    *level = (double)mode;
    return true;
}

uint64_t series_disturbed(const struct series *series)
{
    uint64_t mode, held;

    stats_mode(series, &mode, &held);
    return series_samples(series) - held;
}

bool series_clear(const struct series *series)
{
    return 10 * series_disturbed(series) <= series_samples(series);
}

const struct series *find_series(const struct run_case *c, unsigned boot, enum path path, bool fill,
                                 unsigned n)
{
    const struct series_list *list = &c->paths[path];
    size_t i;

    for (i = 0; i < list->count; i++)
        if (list->at[i].boot == boot && list->at[i].fill == fill && list->at[i].n == n)
            return &list->at[i];
    return NULL;
}

enum path case_alone(const struct run_case *c)
{
    return c->paths[PATH_SINGLE].count || !c->paths[PATH_TRAP].count ? PATH_SINGLE : PATH_TRAP;
}

const struct series *find_twin(const struct run *run, const struct run_case *c,
                               const struct series *series, enum path path)
{
    bool alone = path == PATH_SINGLE || path == PATH_TRAP;
    bool bare = path == PATH_TRAP || case_has_flag(c->name, CASE_OWN);
    const struct run_case *twin = run_find_case(run, bare ? CASE_BARE : CASE_TWIN);

    return twin ? find_series(twin, series->boot, PATH_SINGLE, false, alone ? series->n : 1) : NULL;
}

unsigned largest_batch(const struct run *run, unsigned boot)
{
    const char *list =
        boot <= run->boot_count ? facts_get(&run_boot(run, boot)->plan, "batches") : NULL;
    const char *last = list ? strrchr(list, ',') : NULL;

    return list ? (unsigned)strtoul(last ? last + 1 : list, NULL, 10) : 0;
}

/* They are there to show where Xen splits them: they need no clear mode. */
bool series_looks_for_splits(const struct run *run, const struct run_case *c,
                             const struct series *series)
{
    return case_has_flag(c->name, CASE_LARGE) && series->n > largest_batch(run, series->boot);
}

static void check_stable(const struct run *run, const struct run_case *c, struct verdict *verdict)
{
    size_t path, i;

    if (run_unit(run) != UNIT_INSNS)
        return;
    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < c->paths[path].count; i++) {
            const struct series *s = &c->paths[path].at[i];

            if (!series_whole(s) || series_clear(s) || series_looks_for_splits(run, c, s))
                continue;
            verdict->status = STATUS_UNSTABLE;
            snprintf(verdict->why, sizeof(verdict->why),
                     "%s n=%u%s: the mode holds %" PRIu64 " samples of %" PRIu64,
                     path_name((enum path)path), s->n, s->fill ? " fill" : "",
                     series_samples(s) - series_disturbed(s), series_samples(s));
            return;
        }
}

struct verdict case_verdict(const struct run *run, const struct run_case *c)
{
    struct verdict verdict = {.ended = true, .status = STATUS_OK};
    size_t i;

    for (i = 0; i < c->boot_count; i++) {
        const struct case_boot *b = &c->boots[i];

        if (!b->ended)
            verdict.ended = false;
        if (!b->ended || (b->status < verdict.status && i > 0))
            continue;
        if (b->status > verdict.status || !*verdict.why)
            snprintf(verdict.why, sizeof(verdict.why), "%s", b->why ? b->why : "");
        if (b->status > verdict.status)
            verdict.status = b->status;
    }
    if (verdict.status == STATUS_OK)
        check_stable(run, c, &verdict);
    return verdict;
}

/* A fault or a wrong result says more than that the end is missing. */
const char *verdict_name(const struct verdict *verdict)
{
    if (!verdict->ended && verdict->status < STATUS_WRONG)
        return "unfinished";
    return status_name(verdict->status);
}

void unit_meaning(const struct run *run, char *out, size_t size)
{
    const char *accel = run_fact(run, "qemu.accel");

    switch (run_unit(run)) {
    case UNIT_INSNS:
        snprintf(out, size, "insns: instructions under QEMU icount, exact; not time");
        break;
    case UNIT_CYCLES:
        if (accel && !strncmp(accel, "tcg", 3))
            snprintf(out, size, "cycles of an EMULATED CPU: for testing only");
        else
            snprintf(out, size, "cycles: ticks of the TSC");
        break;
    default:
        snprintf(out, size, "unit unknown: the plan record is missing, so there are no prices");
    }
}
