/* SPDX-License-Identifier: MIT */
/* From a run's path to a file in another tool's format: see export.h. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare_keys.h"
#include "report/exit.h"
#include "report/export.h"
#include "report/text.h"

static int worse(int a, int b)
{
    return a > b ? a : b;
}

/* One line on stderr: "pvbench: PATH: TEXT". */
static void complain(const char *path, const char *text)
{
    fputs("pvbench: ", stderr);
    text_put(stderr, path);
    fputs(": ", stderr);
    text_put(stderr, text);
    fputc('\n', stderr);
}

/* A file, or standard output; an exit status. */
static int put_text(const char *text, size_t size, const char *path)
{
    FILE *out = path ? fopen(path, "we") : stdout;
    bool good = out && fwrite(text, 1, size, out) == size && fflush(out) == 0;
    int error = errno;

    if (path && out && fclose(out) != 0 && good) {
        error = errno;
        good = false;
    }
    if (good)
        return EXIT_GOOD;
    complain(path ? path : "standard output", strerror(error));
    return EXIT_USAGE;
}

/* All of it is in memory first: what cannot be exported leaves no file. */
static int write_export(const struct export_run *export, const struct export_asked *asked)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    int status;

    asked->format->write(export, &asked->choice, out);
    fclose(out);
    status = put_text(text, size, asked->out);
    free(text);
    return status;
}

/* Whether there is something to write; an exit status, said on stderr. */
static int check_export(const struct export_run *export, const struct export_asked *asked,
                        const char *path)
{
    char text[512];

    if (!export->count && *asked->cases.text) {
        snprintf(text, sizeof(text), "no case of it matches %s; controls are not exported",
                 asked->cases.text);
        complain(path, text);
        return EXIT_USAGE;
    }
    if (asked->format->one_measure && export->count > 1) {
        snprintf(text, sizeof(text), "%s is of one case: name it with --cases, which matches %zu",
                 asked->format->name, export->count);
        complain(path, text);
        return EXIT_USAGE;
    }
    if (asked->format->prices_only && !export->priced) {
        complain(path, "it has no price to write; pvbench show says why");
        return EXIT_INCONCLUSIVE;
    }
    if (asked->format->one_measure && !export->cases[0].at[asked->choice.measure].have) {
        snprintf(text, sizeof(text), "%s has no price by the %s", export->cases[0].of->name,
                 measure_word(asked->choice.measure));
        complain(path, text);
        return EXIT_INCONCLUSIVE;
    }
    return EXIT_GOOD;
}

/* A format that has no place for it cannot say it, so it is said here of every one. */
static void say_faults(const struct export_run *export, const char *path)
{
    size_t i;

    for (i = 0; i < export->faults.count; i++)
        complain(path, export->faults.at[i]);
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
        char text[256];

        snprintf(text, sizeof(text), "its boots are not of the same thing: %s differs",
                 differs->name);
        complain(path, text);
        run_free(run);
        return EXIT_INCONCLUSIVE;
    }
    export_take(&export, run, &asked->cases);
    status = check_export(&export, asked, path);
    if (status == EXIT_GOOD) {
        say_faults(&export, path);
        status = write_export(&export, asked);
    }
    if (status != EXIT_USAGE)
        status = worse(status, run_exit_status(run));
    export_free(&export);
    run_free(run);
    return status;
}
