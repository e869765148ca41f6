/* SPDX-License-Identifier: MIT */
/* "pvbench compare RUN RUN ...": runs side by side. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "report/cases/globs.h"
#include "report/cases/option.h"
#include "report/commands/command.h"
#include "report/commands/sides.h"
#include "report/compare/changes.h"
#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/compare/show.h"
#include "report/keys/across.h"
#include "report/model/run.h"
#include "report/picture/gnuplot.h"
#include "report/plot/compare.h"
#include "report/prices/run_status.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/text/fit.h"
#include "report/text/say.h"
#include "report/text/texts.h"
#include "report/typed/choice.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

static const char help[] =
    "Usage: pvbench compare BASE NEW... [OPTION]...\n"
    "       pvbench compare --base RUN... --new RUN... [OPTION]...\n"
    "What differs between runs: the cases that do, how many do not, and warnings\n"
    "about it; a run is a run folder, a run.json or a console log.  Runs of several\n"
    "environments are laid side by side whole.  What makes runs incomparable is\n"
    "named, and nothing compared.\n"
    "\n"
    "  --base RUN     a run of the base; given again, another one of the same, whose\n"
    "                 boots count together with it\n"
    "  --new RUN      a run of the new side, likewise\n"
    "  --all          every case side by side, the fits of batches, a PTE update by\n"
    "                 every way\n"
    "  --brief        the same of the first case of each family; with --cases, of\n"
    "                 those that match\n"
    "  --format F     text, ministat (for a commit message), markdown, or json\n"
    "                 (docs/json.md)\n"
    "  --max-bytes N  of markdown: as many rows as N bytes hold, the largest changes\n"
    "                 first\n"
    "  --cases GLOBS  only the cases whose names match one of these, with commas\n"
    "                 between\n"
    "  --out DIR      draw the prices, by the measure that differs most, and the PTE\n"
    "                 updates into DIR\n"
    "  --across KEY   compare although KEY differs (a key that pvbench compare named)\n"
    "                 or several, with commas between; may be given again\n"
    "\n"
    "Exit status: 0 good, 3 incomparable, partial or nothing to compare, 4 an error\n"
    "of a kernel, of its controls or of usage, 5 a case wrong or faulted, 6 crashed,\n"
    "hung or panicked.  That a case is slower does not change it: that is for\n"
    "pvbench gate.\n";

static const struct option options[] = {
    {"base", required_argument, NULL, 'B'},  {"new", required_argument, NULL, 'N'},
    {"cases", required_argument, NULL, 'c'}, {"case", required_argument, NULL, 'c'},
    {"all", no_argument, NULL, 'l'},         {"format", required_argument, NULL, 'f'},
    {"brief", no_argument, NULL, 'b'},       {"max-bytes", required_argument, NULL, 'x'},
    {"out", required_argument, NULL, 'o'},   {"across", required_argument, NULL, 'a'},
    {"help", no_argument, NULL, 'h'},        {NULL, 0, NULL, 0},
};

/* A form of what changed. */
struct form {
    const char *name;
    void (*show)(const struct changes *changes, FILE *out);
};

static const struct form forms[] = {
    {"text", changes_show},
    {"ministat", changes_ministat},
    {"markdown", changes_markdown},
};

#define FORMS (sizeof(forms) / sizeof(*forms))

struct asked {
    struct compare_options compare;
    const char *out;
    const struct form *form; /* or NULL: text, or side by side */
    size_t max_bytes;        /* of markdown; 0: any */
    bool all;
    bool json;
    struct sides sides;
};

static int draw(const struct compare *compare, const char *dir)
{
    if (!gnuplot_or_say())
        return EXIT_USAGE;
    if (mkdir(dir, 0777) && errno != EEXIST) {
        say_line("pvbench: cannot make %s: %s", dir, strerror(errno));
        return EXIT_USAGE;
    }
    return compare_plot(compare, dir);
}

/* Side by side is asked for, or the only way: what has another ABI differs everywhere. */
static bool side_by_side(const struct compare *compare, const struct asked *asked)
{
    if (asked->form)
        return false;
    return compare_environments(compare) || asked->all || asked->compare.brief;
}

static int put_changes(const struct changes *changes, const struct asked *asked)
{
    if (asked->max_bytes)
        return changes_page(changes, asked->max_bytes, stdout) ? EXIT_GOOD : EXIT_USAGE;
    (asked->form ? asked->form : &forms[0])->show(changes, stdout);
    return EXIT_GOOD;
}

static int show_changes(const struct compare *compare, const struct asked *asked)
{
    struct changes changes;
    int status;

    changes_take(&changes, compare);
    if (changes.at[0].count) {
        status = put_changes(&changes, asked);
        if (!changes_judged(&changes))
            status = exit_worse(status, EXIT_INCONCLUSIVE);
    } else {
        status = compare_no_case(compare, &compare->options.cases);
    }
    changes_free(&changes);
    return status;
}

static int show_and_draw(struct compare *compare, const struct asked *asked)
{
    int status;

    compare_take(compare);
    if (!compare->row_count)
        return compare_no_case(compare, &compare->options.cases);
    if (compare_slip(compare))
        return EXIT_USAGE;
    status =
        side_by_side(compare, asked) ? compare_show(compare, stdout) : show_changes(compare, asked);
    return asked->out && status == EXIT_GOOD ? draw(compare, asked->out) : status;
}

/* As JSON, of which the exit status of the runs themselves is a part. */
static int put_json(const struct compare *compare, int status)
{
    struct changes changes;

    changes_take(&changes, compare);
    if (!changes.at[0].count) {
        status = compare_no_case(compare, &compare->options.cases);
    } else if (compare_slip(compare)) {
        status = EXIT_USAGE;
    } else {
        if (!changes_judged(&changes))
            status = exit_worse(status, EXIT_INCONCLUSIVE);
        changes_json(&changes, status, stdout);
    }
    changes_free(&changes);
    return status;
}

/* Runs that do not go together; a crash is a crash all the same. */
static int refuse(const struct compare *compare, const struct texts *refusals,
                  const struct asked *asked, int status)
{
    status = exit_worse(status, EXIT_INCONCLUSIVE);
    compare_refuse(refusals);
    if (asked->json)
        changes_refused_json(compare, refusals, status, stdout);
    return status;
}

static int compare_runs(const struct run *const *runs, char *const *paths, size_t count,
                        const struct asked *asked)
{
    struct texts refusals = {0};
    struct compare compare;
    int status = EXIT_GOOD;
    size_t i;

    compare_start(&compare, runs, paths, count, &asked->compare);
    for (i = 0; i < count; i++)
        status = exit_worse(status, run_exit_status(runs[i]));
    if (compare_refusals(&compare, &refusals)) {
        status = refuse(&compare, &refusals, asked, status);
    } else {
        status = asked->json ? put_json(&compare, status)
                             : exit_worse(show_and_draw(&compare, asked), status);
    }
    texts_clear(&refusals);
    compare_free(&compare);
    return status;
}

static int compare_sides(struct asked *asked)
{
    struct run_set set;
    char *names[GIVEN_SIDES];
    int status = sides_load(&asked->sides, &asked->compare.across, &set, names);

    if (status != EXIT_GOOD)
        return status;
    status = compare_runs(run_set_runs(&set), names, GIVEN_SIDES, asked);
    run_set_free(&set);
    return status;
}

static int compare_paths(char *const *paths, size_t count, const struct asked *asked)
{
    struct run_set set;
    int status;

    if (!run_set_load(&set, paths, count))
        return EXIT_USAGE;
    status = compare_runs(run_set_runs(&set), paths, count, asked);
    run_set_free(&set);
    return status;
}

static int take_form(const char *name, struct asked *asked)
{
    struct choices known = {0};
    size_t i;
    int found;

    for (i = 0; i < FORMS; i++)
        choices_add(&known, forms[i].name);
    choices_add(&known, "json");
    found = command_choice("compare", "--format", name, known.words);
    if (found < 0)
        return EXIT_USAGE;
    asked->json = found == (int)FORMS;
    asked->form = asked->json ? NULL : &forms[found];
    return EXIT_GOOD;
}

/* One option; an exit status. */
static int take_option(int option, char *argument, void *of)
{
    struct asked *asked = of;
    char wrong[512];

    switch (option) {
    case 'B':
        return sides_add(&asked->sides, GIVEN_BASE, argument, "compare");
    case 'N':
        return sides_add(&asked->sides, GIVEN_NEW, argument, "compare");
    case 'c':
        return command_cases("compare", "--cases", argument, &asked->compare.cases);
    case 'l':
        asked->all = true;
        return EXIT_GOOD;
    case 'f':
        return take_form(argument, asked);
    case 'x':
        return fit_bytes(argument, &asked->max_bytes)
                   ? EXIT_GOOD
                   : command_usage("compare", "--max-bytes takes a number of bytes, not '%s'",
                                   argument);
    case 'b':
        asked->compare.brief = true;
        return EXIT_GOOD;
    case 'o':
        return command_named_once("compare", "--out", argument, &asked->out);
    default:
        return compare_across_add(&asked->compare.across, argument, wrong, sizeof(wrong))
                   ? EXIT_GOOD
                   : command_usage("compare", "--%s", wrong);
    }
}

/* What does not go together; an exit status. */
static int check_asked(const struct asked *asked)
{
    if (asked->max_bytes && (!asked->form || strcmp(asked->form->name, "markdown") != 0))
        return command_usage("compare", "--max-bytes goes with --format markdown");
    if (asked->json && (asked->all || asked->compare.brief || asked->out))
        return command_usage("compare",
                             "--format json has all: leave out --all, --brief and --out");
    if (asked->form && (asked->all || asked->compare.brief))
        return command_usage("compare", "--format is of what differs: leave out --all and --brief");
    return EXIT_GOOD;
}

/* The runs that were named, in either way. */
static int compare_asked(char *const *paths, int count, struct asked *asked)
{
    int status;

    if (sides_given(&asked->sides)) {
        status = sides_check(&asked->sides, count ? paths[0] : NULL, "compare");
        return status ? status : compare_sides(asked);
    }
    if (count < 2)
        return command_usage("compare", "name two runs or more: run folders, run.json files or "
                                        "console logs");
    if (count > COMPARE_RUNS_MAX)
        return command_usage("compare", "%d runs are more than the %d that fit beside each other",
                             count, COMPARE_RUNS_MAX);
    return compare_paths(paths, (size_t)count, asked);
}

static const struct command_options command = {
    .command = "compare",
    .options = options,
    .help = help,
    .take = take_option,
};

static int run_command(int argc, char **argv, struct asked *asked)
{
    int status;

    if (!command_options_take(&command, argc, argv, asked, &status))
        return status;
    status = check_asked(asked);
    return status ? status : compare_asked(argv + optind, argc - optind, asked);
}

int cmd_compare(int argc, char **argv)
{
    struct asked asked = {0};
    int status = run_command(argc, argv, &asked);

    sides_free(&asked.sides);
    return status;
}
