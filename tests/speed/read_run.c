/* SPDX-License-Identifier: MIT */
/*
 * Nothing but reading a run, for timing the readers: read_run PATH prints what is in it in one
 * line, with exit status 3 where it has problems.  read_run PATH FOLDER keeps it there, too, so
 * that there is a run.json of a log.
 */
#include <inttypes.h>
#include <stdio.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/store/open.h"
#include "report/store/save.h"
#include "report/system/exit.h"

static void count_case(const struct run_case *c, uint64_t *series, uint64_t *samples)
{
    size_t path, i;

    for (path = 0; path < PATH_COUNT; path++) {
        *series += c->paths[path].count;
        for (i = 0; i < c->paths[path].count; i++)
            *samples += series_samples(&c->paths[path].at[i]);
    }
}

static int describe(const struct run *run)
{
    uint64_t series = 0, samples = 0;
    size_t i;

    for (i = 0; i < run->case_count; i++)
        count_case(&run->cases[i], &series, &samples);
    printf("%" PRIu64 " samples in %" PRIu64 " series of %zu cases, %zu boots, %zu problems\n",
           samples, series, run->case_count, run->boot_count, run->problems.count);
    return run->problems.count ? EXIT_INCONCLUSIVE : EXIT_GOOD;
}

int main(int argc, char **argv)
{
    struct run *run = argc == 2 || argc == 3 ? run_load(argv[1]) : NULL;
    int status = EXIT_USAGE;

    if (run)
        status = describe(run);
    if (run && argc == 3 && !run_save(run, argv[2]))
        status = EXIT_USAGE;
    run_free(run);
    return status;
}
