/* SPDX-License-Identifier: MIT */
/* Opening what the user names: a run folder, a run.json or a bare console log.  See run.h. */
#include "report/run_json.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/text.h"

static struct run *complain(const char *path, const char *why)
{
    fputs("pvbench: ", stderr);
    text_put(stderr, path);
    fputs(": ", stderr);
    text_put(stderr, why);
    fputc('\n', stderr);
    return NULL;
}

static struct run *load_json(const char *path)
{
    json_error_t error;
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
    struct run *run;
    char why[512];

    if (!root) {
        snprintf(why, sizeof(why), "not a run: line %d: %s", error.line, error.text);
        return complain(path, why);
    }
    run = run_from_json(root, why, sizeof(why));
    json_decref(root);
    return run ? run : complain(path, why);
}

static struct run *load_folder(const char *path)
{
    struct run *run;
    struct stat file;
    char *json;

    if (asprintf(&json, "%s/%s", path, RUN_FILE) < 0)
        return complain(path, "out of memory");
    if (stat(json, &file))
        run = complain(path, "this folder has no " RUN_FILE " in it: it is not a run");
    else
        run = load_json(json);
    free(json);
    return run;
}

/* JSON starts with a brace, and a console log does not. */
static bool looks_like_json(FILE *in)
{
    int c = getc(in);

    while (c == ' ' || c == '\n' || c == '\t' || c == '\r')
        c = getc(in);
    return c == '{';
}

static bool no_record(const struct run *run)
{
    size_t i;

    for (i = 0; i < run->boot_count; i++)
        if (run->boots[i].begin.count || run->boots[i].facts.count || run->boots[i].plan.count)
            return false;
    return run->case_count == 0;
}

static struct run *load_log(const char *path)
{
    struct run *run = run_new();

    if (run_add_log(run, path) < 0) {
        run_free(run);
        return NULL;
    }
    if (no_record(run)) {
        run_free(run);
        return complain(path, "neither a run nor a console log: no record of pvbench in it");
    }
    return run;
}

struct run *run_load(const char *path)
{
    struct stat file;
    bool json;
    FILE *in;

    if (stat(path, &file))
        return complain(path, "cannot be opened; name a run folder, a run.json or a console log");
    if (S_ISDIR(file.st_mode))
        return load_folder(path);
    in = fopen(path, "re");
    if (!in)
        return complain(path, "cannot be read");
    json = looks_like_json(in);
    fclose(in);
    return json ? load_json(path) : load_log(path);
}
