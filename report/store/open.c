/* SPDX-License-Identifier: MIT */
/* Opening what the user names: a run folder, a run.json or a bare console log.  See open.h. */
#include "report/store/open.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/console/json_line.h"
#include "report/digest/digest.h"
#include "report/log/read.h"
#include "report/model/run.h"
#include "report/store/json.h"
#include "report/store/unopened.h"
#include "report/system/input.h"
#include "report/system/memory.h"
#include "report/text/run_names.h"
#include "report/text/say.h"

#define OTHER_JSON                                                                                 \
    "it is JSON, and no run.json: schema is missing; name a run folder, a run.json or a console "  \
    "log"

#define OTHER_SCHEMA                                                                               \
    "it is a file of another kind, and no run.json: schema is not \"pvbench-run\"; floors go "     \
    "behind --floors, or alone behind pvbench plan-boots"

static struct run *complain(const char *path, const char *why)
{
    say_line("pvbench: %s: %s", path, why);
    return NULL;
}

/* What is in a file without a record, by its name and its beginning. */
static const char *no_run(const char *path, bool json)
{
    if (is_profile_name(input_name(path)))
        return "it is the profile of a boot; name the folder that it is in";
    return json ? OTHER_JSON : "neither a run nor a console log: no record of pvbench in it";
}

/* By errno. */
static struct run *cannot_open(const char *path)
{
    unopened_say(path, errno);
    return NULL;
}

static struct run *read_json(const char *path, struct input *in)
{
    char why[512];
    struct run *run = run_read_json(input_stream(in), why, sizeof(why));
    const char *wrong = input_wrong(in);

    if (wrong) {
        run_free(run);
        return complain(path, wrong);
    }
    if (!run && !strcmp(why, "schema is missing"))
        return complain(path, OTHER_JSON);
    if (!run && !strcmp(why, "schema is not \"pvbench-run\""))
        return complain(path, OTHER_SCHEMA);
    return run ? run : complain(path, why);
}

static struct run *load_json(const char *path)
{
    struct input *in = input_open(path, INPUT_UNPACKED_MAX);
    struct run *run;

    if (!in)
        return cannot_open(path);
    run = input_wrong(in) ? complain(path, input_wrong(in)) : read_json(path, in);
    input_close(in);
    return run;
}

/*
 * The run file of a folder, gzipped or not, to be freed; NULL: it has none, or errno is not ENOENT.
 * A link that leads nowhere is one: whoever opens it says so.
 */
static char *run_file(const char *folder)
{
    static const char *const names[] = {RUN_FILE, RUN_FILE ".gz"};
    struct stat file;
    char *path;
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (asprintf(&path, "%s/%s", folder, names[i]) < 0)
            return NULL;
        if (!lstat(path, &file))
            return path;
        free(path);
        if (errno != ENOENT)
            return NULL;
    }
    return NULL;
}

static bool has_log(const struct run *run, const char *name)
{
    size_t i, len;

    for (i = 0; i < run->boot_count; i++) {
        len = run->boots[i].log ? strlen(run->boots[i].log) : 0;
        if (len && !strncmp(name, run->boots[i].log, len) &&
            (!name[len] || !strcmp(name + len, ".gz")))
            return true;
    }
    return false;
}

static int is_log(const struct dirent *entry)
{
    return is_log_name(entry->d_name);
}

/* The console of a boot that ended with pvbench itself: whoever reads the run should know of it. */
static void name_unread_logs(struct run *run, const char *folder)
{
    struct dirent **logs;
    int i, count = scandir(folder, &logs, is_log, versionsort);

    for (i = 0; i < count; i++) {
        if (!has_log(run, logs[i]->d_name))
            run_say_problem(run, "%s lies beside the run and is not in it", logs[i]->d_name);
        free(logs[i]);
    }
    if (count >= 0)
        free(logs);
}

static struct run *load_folder(const char *path)
{
    char *json = run_file(path);
    struct run *run;

    if (!json && errno != ENOENT)
        return cannot_open(path);
    if (!json) {
        unopened_say_folder(path);
        return NULL;
    }
    run = load_json(json);
    free(json);
    if (run)
        name_unread_logs(run, path);
    return run;
}

static bool has(const char *text, size_t len, const char *word)
{
    return memmem(text, len, word, strlen(word)) != NULL;
}

/* The first bytes from the first that is no blank on. */
static const char *text_head(const struct input *in, size_t *len)
{
    const char *head = (const char *)input_head(in, len);

    while (*len && *head && strchr(" \n\t\r", *head)) {
        head++;
        --*len;
    }
    return head;
}

/*
 * A run.json starts with a brace, and a console log does not, unless a logger wrote its lines as
 * objects: then the first of them is one, and no run.
 */
static bool looks_like_run(const struct input *in)
{
    size_t len, line;
    const char *head = text_head(in, &len), *newline;

    if (!len || *head != '{')
        return false;
    newline = memchr(head, '\n', len);
    line = newline ? (size_t)(newline - head) : len;
    if (json_line_is(head, line))
        return has(head, line, "\"schema\"");
    return newline || has(head, len, "\"schema\"") ||
           !(has(head, len, "(XEN)") || has(head, len, "PVB1 "));
}

static bool no_record(const struct run *run)
{
    size_t i;

    for (i = 0; i < run->boot_count; i++)
        if (run->boots[i].begin.count || run->boots[i].facts.count || run->boots[i].plan.count)
            return false;
    return run->case_count == 0;
}

static struct run *read_log(const char *path, struct input *in)
{
    struct run *run = run_new();
    size_t len;
    const char *head = text_head(in, &len);

    if (run_add_input(run, in, path) < 0) {
        run_free(run);
        return NULL;
    }
    if (no_record(run)) {
        run_free(run);
        return complain(path, no_run(path, len && *head == '{'));
    }
    return run;
}

#define NO_DIGEST                                                                                  \
    "it is a digest, of which nothing can be compared, gated, exported or drawn: "                 \
    "pvbench show shows it; for all else take the log of that boot"

/* A digest for whoever has room for one; else, and where it is none, why not. */
static struct run *read_digest(const char *path, const char *why, const struct digest *found,
                               struct digest **digest)
{
    char text[256];

    if (why) {
        snprintf(text, sizeof(text), "it is a digest, but %s", why);
        return complain(path, text);
    }
    if (!digest)
        return complain(path, NO_DIGEST);
    *digest = memory_new(sizeof(**digest));
    **digest = *found;
    return NULL;
}

static struct run *read_input(const char *path, struct input *in, struct digest **digest)
{
    const char *head;
    struct digest found;
    char why[192];
    size_t len;

    head = (const char *)input_head(in, &len);
    if (!len)
        return complain(path, input_wrong(in) ? input_wrong(in) : "it is empty");
    switch (digest_look(head, len, &found, why, sizeof(why))) {
    case DIGEST_GOOD:
        return read_digest(path, NULL, &found, digest);
    case DIGEST_WRONG:
        return read_digest(path, why, NULL, digest);
    default:
        break;
    }
    return looks_like_run(in) ? read_json(path, in) : read_log(path, in);
}

struct run *run_load(const char *path)
{
    return run_load_or_digest(path, NULL);
}

struct run *run_load_or_digest(const char *path, struct digest **digest)
{
    bool is_file = strcmp(path, INPUT_STDIN) != 0;
    struct stat file;
    struct input *in;
    struct run *run;

    if (is_file && stat(path, &file))
        return cannot_open(path);
    if (is_file && S_ISDIR(file.st_mode))
        return load_folder(path);
    in = input_open(path, INPUT_UNPACKED_MAX);
    if (!in)
        return cannot_open(path);
    run = read_input(path, in, digest);
    input_close(in);
    return run;
}
