/* SPDX-License-Identifier: MIT */
/*
 * A run.json whose every free text is hostile goes through every view: what comes out is printable
 * ASCII in lines, and gnuplot finds the texts in quotes only.  The names that the user types may
 * hold anything, too.
 */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/check.h"

#include <getopt.h>

#include "report/commands/command.h"
#include "report/compare/compare.h"
#include "report/compare/show.h"
#include "report/coverage/coverage.h"
#include "report/log/read.h"
#include "report/model/run.h"
#include "report/plot/compare.h"
#include "report/plot/plot.h"
#include "report/run/folder.h"
#include "report/show/show.h"
#include "report/store/open.h"
#include "report/store/save.h"
#include "report/system/exit.h"
#include "report/text/say.h"
#include "tests/unit/makers/kinds_maker.h"

/* A terminal, gnuplot, a shell, Markdown, XML, printf and UTF-8 all have something to say to it. */
#define HOSTILE                                                                                    \
    "EVIL\033[2J\r\b\a\n\t\"`touch evil`$(touch evil)\\'|<b>&amp;%s%n@macro\xc3\xa9"               \
    "\x7f#; ! touch evil"

/* Words that have to stay what they are, or the run would be refused or have no price. */
static bool keeps_its_word(const char *key)
{
    static const char *const keys[] = {"schema", "outcome", "status", "path", "unit", "batches"};
    size_t i;

    for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (!strcmp(key, keys[i]))
            return true;
    return false;
}

static json_t *hostile_text(const char *was)
{
    char text[1024];

    if (!strncmp(was, "control/", 8))
        return json_string(was);
    snprintf(text, sizeof(text), "%s%s", was, HOSTILE);
    return json_string(text);
}

static void make_hostile(json_t *value)
{
    const char *key;
    json_t *child;
    size_t i;
    void *next;

    json_array_foreach(value, i, child)
    {
        if (json_is_string(child))
            json_array_set_new(value, i, hostile_text(json_string_value(child)));
        make_hostile(child);
    }
    json_object_foreach_safe(value, next, key, child)
    {
        if (json_is_string(child) && !keeps_its_word(key))
            json_object_set_new(value, key, hostile_text(json_string_value(child)));
        if (strcmp(key, "samples") != 0) /* which say numbers, or are refused */
            make_hostile(child);
        if (!strcmp(key, "facts") || !strcmp(key, "plan") || !strcmp(key, "fields"))
            json_object_set_new(child, HOSTILE, json_string(HOSTILE));
    }
}

/* The run of a log, saved, made hostile and loaded. */
static struct run *hostile_run(char *log)
{
    struct run *run = run_of_text(log);
    json_t *root = json_tree_of(run);
    char *text, *name;

    run_free(run);
    free(log);
    make_hostile(root);
    text = json_dumps(root, 0);
    json_decref(root);
    name = temporary_file(text, strlen(text));
    run = run_load(name);
    assert_non_null(run);
    drop_file(name);
    free(text);
    return run;
}

/* Every byte is printable ASCII or ends a line; and the texts did come through. */
static void assert_clean(char *text)
{
    size_t i;

    assert_non_null(strstr(text, "EVIL"));
    for (i = 0; text[i]; i++)
        if ((text[i] < ' ' || text[i] > '~') && text[i] != '\n')
            fail_msg("byte %02x in: %.60s", (unsigned char)text[i], text + (i > 40 ? i - 40 : 0));
    free(text);
}

static char *compared(const struct run *a, const struct run *b)
{
    const struct run *const runs[] = {a, b};
    char *const paths[] = {(char[]){HOSTILE}, (char[]){HOSTILE}};
    struct compare_options options = {.brief = false};
    struct compare compare;
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    compare_start(&compare, runs, paths, 2, &options);
    compare_take(&compare);
    compare_show(&compare, out);
    compare_free(&compare);
    fclose(out);
    return text;
}

static char *covered(const struct run *run)
{
    const struct run *const runs[] = {run, run};
    char *const paths[] = {(char[]){HOSTILE}, (char[]){HOSTILE}};
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    coverage_text(run, false, out);
    coverage_side_by_side(runs, paths, 2, false, out);
    fclose(out);
    return text;
}

static void test_views(void **state)
{
    struct show_options all = {.paths = true, .facts = true, .quantiles = true};
    struct show_options brief = {.brief = true}, view = {.view = "all"};
    struct run *kinds = hostile_run(log_of_every_kind()), *crash = hostile_run(log_of_a_crash());
    struct run *curves = hostile_run(log_of_curves("insns", 2));

    (void)state;
    assert_clean(shown(kinds, &all));
    assert_clean(shown(crash, &all));
    assert_clean(shown(curves, &all));
    assert_clean(shown(curves, &brief));
    assert_int_equal(show_run(curves, stdout, &view), EXIT_INCONCLUSIVE);
    assert_clean(compared(curves, curves));
    assert_clean(compared(kinds, crash));
    assert_clean(covered(kinds));
    run_free(kinds);
    run_free(crash);
    run_free(curves);
}

/* ---- gnuplot ---- */

/* Everything of a script that stands outside of double quotes, in which text_gnuplot leaves no '"'.
 */
static void assert_quoted(char *script)
{
    bool quoted = false;
    size_t i;

    assert_non_null(script);
    assert_non_null(strstr(script, "EVIL"));
    for (i = 0; script[i]; i++) {
        if (script[i] == '"')
            quoted = !quoted;
        assert_false(!quoted && !strncmp(script + i, "EVIL", 4));
        assert_null(strchr("`@$!\t\r\033\x7f", script[i]));
    }
    assert_false(quoted);
    free(script);
}

static void test_plots(void **state)
{
    static const char *const scripts[] = {"prices.gp", "batches.gp", "compare-prices.gp"};
    struct run *run = hostile_run(log_of_curves("insns", 1));
    const struct run *const runs[] = {run, run};
    char *const paths[] = {(char[]){HOSTILE}, (char[]){HOSTILE}};
    char dir[] = "/tmp/pvbench-unit-XXXXXX", path[128], command[128];
    struct compare_options options = {.brief = false};
    struct compare compare;
    size_t i;

    (void)state;
    assert_non_null(mkdtemp(dir));
    assert_int_equal(plot_into(run, dir, NULL), EXIT_GOOD);
    compare_start(&compare, runs, paths, 2, &options);
    compare_take(&compare);
    assert_int_equal(compare_plot(&compare, dir), EXIT_GOOD);
    compare_free(&compare);
    for (i = 0; i < sizeof(scripts) / sizeof(*scripts); i++) {
        snprintf(path, sizeof(path), "%s/%s", dir, scripts[i]);
        assert_quoted(file_text(path));
    }
    snprintf(path, sizeof(path), "%s/evil", dir);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(access("evil", F_OK), -1);
    snprintf(command, sizeof(command), "rm -r %s", dir);
    assert_int_equal(system(command), 0);
    run_free(run);
}

/* ---- the names that the user types ---- */

/* From here to assert_said(), stderr is kept. */
static FILE *real_stderr;
static char *kept;
static size_t kept_size;

static void hear(void)
{
    real_stderr = stderr;
    stderr = open_memstream(&kept, &kept_size);
}

/* One line of complaint, clean, with the name in it as far as it can be shown. */
static void assert_said(void)
{
    fclose(stderr);
    stderr = real_stderr;
    if (!strstr(kept, "EVIL\\x1b[2J\\x0d\\x08\\x07\\x0a\\x09\""))
        fail_msg("said: %s", kept);
    assert_clean(kept);
}

static void test_names(void **state)
{
    static char name[] = "/dev/null/" HOSTILE, option[] = "--" HOSTILE;
    struct run *run = hostile_run(log_of_curves("insns", 1));
    struct run_folder folder = {0};

    (void)state;
    opterr = 0; /* as main() has it */
    hear();
    assert_int_equal(cmd_show(2, (char *[]){"show", name, NULL}), EXIT_USAGE);
    assert_said();
    hear();
    assert_int_equal(cmd_show(2, (char *[]){"show", option, NULL}), EXIT_USAGE);
    assert_said();
    hear();
    assert_int_equal(run_add_log(run, name), -1);
    assert_said();
    hear();
    assert_false(run_save(run, name));
    assert_said();
    hear();
    assert_int_equal(plot_run(run, name, NULL), EXIT_USAGE);
    assert_said();
    hear();
    assert_int_equal(plot_into(run, name, NULL), EXIT_USAGE);
    assert_said();
    hear();
    assert_false(run_folder_make(&folder, name));
    assert_said();
    hear();
    show_run(run, stdout, &(struct show_options){.cases = HOSTILE "x"});
    assert_said();
    hear();
    optind = 0;
    assert_int_equal(cmd_show(4, (char *[]){"show", "/dev/null", "--view", HOSTILE, NULL}),
                     EXIT_USAGE);
    assert_said();
    run_free(run);
}

/* No text is too long to be said whole. */
static void test_long_line(void **state)
{
    char *name = malloc(100001);

    (void)state;
    memset(name, 'x', 100000);
    name[100000] = '\0';
    hear();
    say_line("%s\033", name);
    fclose(stderr);
    stderr = real_stderr;
    assert_int_equal(kept_size, 100000 + strlen("\\x1b\n"));
    free(kept);
    free(name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_views),
        cmocka_unit_test(test_plots),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_long_line),
    };

    return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
