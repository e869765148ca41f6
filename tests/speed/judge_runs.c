/* SPDX-License-Identifier: MIT */
/*
 * Reading so many runs and judging each against a base, for timing: judge_runs COUNT BASE RUN...
 * goes round the runs until COUNT of them have been read.  What it prints is processor time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/model/run.h"
#include "report/store/open.h"
#include "report/system/exit.h"

struct spent {
    double reading, judging;
    size_t cases, moved;
};

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void judge_one(const struct run *base, const struct run *new, struct spent *spent)
{
    const struct judge_options options = {.alpha = JUDGE_ALPHA};
    struct judgement judgement;

    judge(&judgement, base, new, &options);
    spent->cases += judgement.count;
    spent->moved += judge_count(&judgement, FINDING_SLOWER);
    judge_free(&judgement);
}

/* False when the run cannot be read, which is reported. */
static bool take(const struct run *base, const char *path, struct spent *spent)
{
    double start = now(), read;
    struct run *run = run_load(path);

    if (!run)
        return false;
    read = now();
    judge_one(base, run, spent);
    spent->judging += now() - read;
    spent->reading += read - start;
    start = now();
    run_free(run);
    spent->reading += now() - start;
    return true;
}

static void print(const struct spent *spent, unsigned count)
{
    printf("%u runs of %zu cases, %.1f of them slower\n", count, spent->cases / count,
           (double)spent->moved / count);
    printf("reading  %8.3f s, %7.3f ms a run\n", spent->reading, 1e3 * spent->reading / count);
    printf("judging  %8.3f s, %7.3f ms a run: %.2f of reading\n", spent->judging,
           1e3 * spent->judging / count, spent->judging / spent->reading);
}

int main(int argc, char **argv)
{
    int count = argc > 3 ? atoi(argv[1]) : 0, i;
    struct run *base = count > 0 ? run_load(argv[2]) : NULL;
    struct spent spent = {0};
    bool good = base != NULL;

    for (i = 0; good && i < count; i++)
        good = take(base, argv[3 + i % (argc - 3)], &spent);
    if (good)
        print(&spent, (unsigned)count);
    run_free(base);
    return good ? EXIT_GOOD : EXIT_USAGE;
}
