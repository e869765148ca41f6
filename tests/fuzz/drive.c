/* SPDX-License-Identifier: MIT */
/* See drive.h. */
#include "tests/fuzz/drive.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/drive_forms.h"
#include "tests/unit/makers/kinds_maker.h"
#include "tests/unit/makers/run_json.h"

#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/compare/show.h"
#include "report/coverage/coverage.h"
#include "report/judge/finding.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/keys/across.h"
#include "report/keys/key.h"
#include "report/keys/table.h"
#include "report/log/read.h"
#include "report/model/run.h"
#include "report/plot/compare.h"
#include "report/plot/plot.h"
#include "report/prices/run_status.h"
#include "report/show/show.h"
#include "report/system/exit.h"

/* The names under which runs are shown are the user's, and may hold anything, too. */
static char hostile_path[] = "a\033[31m`run`|\"$(b)\"\n\xff";

static FILE *real_stderr;
static char *heard;
static size_t heard_size;

void broken(const char *format, ...)
{
    FILE *out = real_stderr ? real_stderr : stderr;
    va_list args;

    fputs("BROKEN: ", out);
    va_start(args, format);
    vfprintf(out, format, args);
    va_end(args);
    fputc('\n', out);
    fflush(out);
    abort();
}

void check_clean(const char *what, const char *text, size_t size, const char *others)
{
    size_t i;

    for (i = 0; i < size; i++)
        if ((text[i] < ' ' || text[i] > '~') && text[i] != '\n' &&
            (!text[i] || !strchr(others, text[i])))
            broken("%s: byte %02x at %zu of what is printed", what, (unsigned char)text[i], i);
}

void hear_stderr(void)
{
    real_stderr = stderr;
    stderr = open_memstream(&heard, &heard_size);
}

void check_stderr(void)
{
    fclose(stderr);
    stderr = real_stderr;
    check_clean("stderr", heard, heard_size, "");
    free(heard);
}

/* ---- gnuplot is not run (the Makefile wraps these), but what it would read is looked at ---- */

static char *script;
static size_t script_size;

FILE *__wrap_gnuplot_file(const char *dir, const char *name);
bool __wrap_gnuplot_close(FILE *out, const char *dir, const char *name);
int __wrap_gnuplot_run(const char *dir, const char *name);

FILE *__wrap_gnuplot_file(const char *dir, const char *name)
{
    (void)dir;
    (void)name;
    return open_memstream(&script, &script_size);
}

bool __wrap_gnuplot_close(FILE *out, const char *dir, const char *name)
{
    (void)dir;
    fclose(out);
    check_clean(name, script, script_size, "\t");
    /* None of our own words has these, and a text has them as octal escapes. */
    if (strpbrk(script, "`@$!"))
        broken("%s: a byte that gnuplot may take for a command: %s", name, strpbrk(script, "`@$!"));
    free(script);
    return true;
}

int __wrap_gnuplot_run(const char *dir, const char *name)
{
    (void)dir;
    (void)name;
    return EXIT_GOOD;
}

/* ---- the views ---- */

static int show_short(const struct run *run, FILE *out)
{
    return show_run(run, out, &(struct show_options){.brief = true});
}

static int show_everything(const struct run *run, FILE *out)
{
    return show_run(
        run, out,
        &(struct show_options){.cases = "*", .paths = true, .facts = true, .quantiles = true});
}

static int show_every_view(const struct run *run, FILE *out)
{
    return show_run(run, out, &(struct show_options){.view = "all"});
}

static int compare_two(const struct run *base, const struct run *new,
                       const struct compare_options *options, FILE *out)
{
    const struct run *const runs[] = {base, new};
    char *const paths[] = {hostile_path, hostile_path};
    struct compare compare;
    int status;

    compare_start(&compare, runs, paths, 2, options);
    status = compare_check(&compare);
    if (status == EXIT_GOOD) {
        compare_take(&compare);
        status = compare_show(&compare, out);
        compare_plot(&compare, hostile_path);
    }
    compare_free(&compare);
    return status;
}

static int compare_itself(const struct run *run, FILE *out)
{
    return compare_two(run, run, &(struct compare_options){.brief = false}, out);
}

/* A run that is well, to put the other beside. */
static const struct run *good_run(void)
{
    static struct run *run;
    char *log = run ? NULL : log_of_curves("insns", 1);
    FILE *in = log ? fmemopen(log, strlen(log), "r") : NULL;

    if (in) {
        run = run_new();
        run_read_log(run, in, "good.log");
        fclose(in);
    }
    free(log);
    return run;
}

/* Once as anybody would, and once with all that may differ allowed to. */
static int compare_other(const struct run *run, FILE *out)
{
    struct compare_options options = {.brief = true};
    int status = compare_two(good_run(), run, &options, out), allowed;
    size_t i;

    for (i = 0; i < compare_key_count && options.across.count < COMPARE_ACROSS_MAX; i++)
        if (compare_keys[i].class == COMPARE_REFUSED)
            options.across.at[options.across.count++] = &compare_keys[i];
    allowed = compare_two(run, good_run(), &options, out);
    return allowed > status ? allowed : status;
}

/* A run is neither faster nor slower than itself. */
static int judge_itself(const struct run *run, FILE *out)
{
    struct judge_options options = {.alpha = JUDGE_ALPHA};
    struct judgement judgement;

    (void)out;
    judge(&judgement, run, run, &options);
    if (judge_count(&judgement, FINDING_FASTER) || judge_count(&judgement, FINDING_SLOWER))
        broken("a run is not as fast as itself");
    judge_free(&judgement);
    return EXIT_GOOD;
}

static int cover(const struct run *run, FILE *out)
{
    const struct run *const runs[] = {run, run};
    char *const paths[] = {hostile_path, hostile_path};

    coverage_text(run, false, out);
    coverage_side_by_side(runs, paths, 2, true, out);
    return EXIT_GOOD;
}

static int draw(const struct run *run, FILE *out)
{
    int status = plot_into(run, hostile_path, NULL), all = plot_into(run, hostile_path, "*");

    (void)out;
    return status > all ? status : all;
}

static int judge_status(const struct run *run, FILE *out)
{
    (void)out;
    return run_exit_status(run);
}

/* Saved and loaded it is the same run. */
static int reload(const struct run *run, FILE *out)
{
    char *text = json_text_of(run), *again, why[512];
    json_error_t error;
    json_t *parsed = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    struct run *loaded;

    fputs(text, out);
    if (!parsed)
        broken("what was saved is no JSON: %s", error.text);
    loaded = run_of_json_text(text, strlen(text), why, sizeof(why));
    if (!loaded)
        broken("what was saved cannot be loaded: %s", why);
    again = json_text_of(loaded);
    if (strcmp(text, again))
        broken("what was loaded is not what was saved");
    run_free(loaded);
    json_decref(parsed);
    free(again);
    free(text);
    return EXIT_GOOD;
}

static int change(const struct run *run, FILE *out)
{
    int status = drive_changes(good_run(), run, out), back = drive_changes(run, good_run(), out);

    return status > back ? status : back;
}

static int hold(const struct run *run, FILE *out)
{
    int status = drive_gate(good_run(), run, out), back = drive_gate(run, good_run(), out);

    return status > back ? status : back;
}

static const struct {
    const char *name;
    int (*print)(const struct run *run, FILE *out); /* an exit status */
} drives[] = {
    {"show --brief", show_short},
    {"show --case --paths --facts", show_everything},
    {"show --view all", show_every_view},
    {"show --format json", drive_show_json},
    {"compare", compare_itself},
    {"compare with another", compare_other},
    {"judge", judge_itself},
    {"changes", change},
    {"gate", hold},
    {"export", drive_export},
    {"coverage", cover},
    {"plot", draw},
    {"the exit status", judge_status},
    {"save", reload},
};

static bool is_status(int status)
{
    return status == EXIT_GOOD || (status >= EXIT_INCONCLUSIVE && status <= EXIT_DIED);
}

void drive(const struct run *run)
{
    size_t i;

    for (i = 0; i < sizeof(drives) / sizeof(*drives); i++) {
        char *text = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&text, &size);
        int status;

        status = drives[i].print(run, out);
        fclose(out);
        if (!is_status(status))
            broken("%s: exit status %d", drives[i].name, status);
        check_clean(drives[i].name, text, size, "");
        free(text);
    }
}
