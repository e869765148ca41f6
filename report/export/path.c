/* SPDX-License-Identifier: MIT */
/* From a run's path to a file in another tool's format: see export.h. */
#include <stdio.h>

#include "report/export/export.h"
#include "report/keys/boots.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/model/run.h"
#include "report/prices/measure.h"
#include "report/prices/run_status.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "report/text/file_out.h"
#include "report/text/fit.h"
#include "report/text/say.h"

/* What is written, in which format. */
struct writing {
    const struct export_run *export;
    const struct export_asked *asked;
    struct export_choice choice;
};

static bool put_export(const void *what, FILE *out)
{
    const struct writing *writing = what;

    writing->asked->format->write(writing->export, &writing->choice, out);
    return !ferror(out);
}

/* As it is made: of every sample of a run it may be many times as large as the run. */
static int write_export(const struct writing *writing)
{
    const char *out = writing->asked->out;

    return file_out(out ? out : "-", put_export, writing) ? EXIT_GOOD : EXIT_USAGE;
}

static void put_few(const void *what, size_t cases, FILE *out)
{
    const struct writing *writing = what;
    struct export_choice choice = {.limited = true, .most = cases};

    writing->asked->format->write(writing->export, &choice, out);
}

/* As many cases as there is room for; an exit status, reported on stderr. */
static int fit_export(struct writing *writing, const char *path)
{
    const struct export_asked *asked = writing->asked;
    size_t count = writing->export->count, smallest = 0;
    struct fit fit = {asked->format->least < count ? asked->format->least : count, count, put_few,
                      writing};

    writing->choice.limited = true;
    if (!fit_items(&fit, asked->max_bytes, &writing->choice.most, &smallest)) {
        say_line("pvbench: %s: --max-bytes %zu is too few: the smallest %s of it has %zu", path,
                 asked->max_bytes, asked->format->name, smallest);
        return EXIT_USAGE;
    }
    if (writing->choice.most < count)
        say_line("pvbench: %s: %zu of %zu cases are left out to stay within %zu bytes", path,
                 count - writing->choice.most, count, asked->max_bytes);
    return EXIT_GOOD;
}

/* Whether there is something to write; an exit status, reported on stderr. */
static int check_export(const struct export_run *export, const struct export_asked *asked,
                        const char *path)
{
    char text[CASE_GLOBS_MAX + 128];

    if (run_globs_wrong(&export->run, 1, &asked->cases, export->count > 0, text, sizeof(text))) {
        say_line("pvbench: %s: no case of it matches %s", path, text);
        return EXIT_USAGE;
    }
    if (!export->count && *asked->cases.text) {
        say_line("pvbench: %s: no case of it matches %s; controls are not exported", path,
                 asked->cases.text);
        return EXIT_USAGE;
    }
    if (asked->format->one_measure && export->count > 1) {
        say_line("pvbench: %s: %s is of one case: name it with --cases, which matches %zu", path,
                 asked->format->name, export->count);
        return EXIT_USAGE;
    }
    if (asked->format->prices_only && !export->priced) {
        say_line("pvbench: %s: it has no price to write; pvbench show says why", path);
        return EXIT_INCONCLUSIVE;
    }
    if (asked->format->one_measure && !export->cases[0].at[asked->choice.measure].have) {
        say_line("pvbench: %s: %s has no price by the %s", path, export->cases[0].of->name,
                 measure_word(asked->choice.measure));
        return EXIT_INCONCLUSIVE;
    }
    return EXIT_GOOD;
}

/* A format that has no place for it cannot say it, so it is said here of every one. */
static void say_faults(const struct export_run *export, const char *path)
{
    size_t i;

    for (i = 0; i < export->faults.count; i++)
        say_line("pvbench: %s: %s", path, export->faults.at[i]);
}

/* Write what there is to write of a run that was gathered; an exit status. */
static int put_run(struct export_run *export, const struct export_asked *asked, const char *path)
{
    struct writing writing = {export, asked, asked->choice};
    struct export_base base = {0};
    int status = check_export(export, asked, path);

    if (status == EXIT_GOOD && asked->base)
        status = export_base_take(&base, export, path, asked);
    if (status == EXIT_GOOD && (asked->base || asked->max_bytes))
        export_order(export, asked->format);
    if (status == EXIT_GOOD && asked->max_bytes)
        status = fit_export(&writing, path);
    if (status == EXIT_GOOD) {
        say_faults(export, path);
        status = write_export(&writing);
    }
    if (base.run && status != EXIT_USAGE)
        status = exit_worse(status, run_exit_status(base.run));
    export_base_free(&base);
    return status;
}

int export_path(const char *path, const struct export_asked *asked)
{
    struct run *run = run_load(path);
    const struct compare_key *differs;
    struct export_run export;
    int status;

    if (!run)
        return EXIT_USAGE;
    differs = compare_key_of_boots(run);
    if (differs) {
        say_line("pvbench: %s: its boots are not of the same thing: %s differs", path,
                 differs->name);
        run_free(run);
        return EXIT_INCONCLUSIVE;
    }
    export_take(&export, run, &asked->cases);
    status = put_run(&export, asked, path);
    if (status != EXIT_USAGE)
        status = exit_worse(status, run_exit_status(run));
    export_free(&export);
    run_free(run);
    return status;
}
