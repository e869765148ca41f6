/* SPDX-License-Identifier: MIT */
/* "pvbench profile RUN": where the instructions of a path go. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/option.h"
#include "report/commands/command.h"
#include "report/model/run.h"
#include "report/profile/show.h"
#include "report/profile/side.h"
#include "report/record/record.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "report/typed/choice.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

static const char help[] =
    "Usage: pvbench profile RUN --case CASE [OPTION]...\n"
    "       pvbench profile BASE NEW --case CASE [OPTION]...\n"
    "       pvbench profile RUN --families\n"
    "Where the instructions of a case go: its functions in Xen and in our own kernel,\n"
    "from the profile that pvbench run --profile keeps.  Of two runs, which functions\n"
    "moved, in the shape of bloat-o-meter.\n"
    "\n"
    "  --path PATH    single, multi, array or trap; else that of one call\n"
    "  --n N          calls in the region; else as many as the price is taken from\n"
    "  --fill         a multicall whose entries are filled, too\n"
    "  --boot K       of which boot; 1\n"
    "  --sort BY      own, total or price\n"
    "  --top N        the first N rows only; 25\n"
    "  --all          every row\n"
    "  --annotate F   the instructions of a function, with how often each was run\n"
    "  --folded       stacks and instructions, for speedscope, inferno, flamegraph.pl\n"
    "  --svg FILE     a flame graph, of two runs one of what differs; - is stdout\n"
    "  --families     which functions carry the prices of all cases, each family's,\n"
    "                 and those of a guest that builds Xen\n"
    "  --format F     text, markdown, or json (docs/json.md)\n"
    "\n"
    "docs/profile.md says how it works.\n"
    "\n"
    "Exit status: 0 good, 3 no profile, or nothing of that case in it, 4 bad usage, a\n"
    "case, a path or an n that is not there, a profile that is cut, is of another run\n"
    "or does not add up, or what cannot be written.\n";

static const struct option options[] = {
    {"case", required_argument, NULL, 'c'}, {"cases", required_argument, NULL, 'c'},
    {"path", required_argument, NULL, 'p'}, {"n", required_argument, NULL, 'n'},
    {"fill", no_argument, NULL, 'f'},       {"boot", required_argument, NULL, 'b'},
    {"sort", required_argument, NULL, 's'}, {"top", required_argument, NULL, 't'},
    {"all", no_argument, NULL, 'a'},        {"annotate", required_argument, NULL, 'A'},
    {"folded", no_argument, NULL, 'o'},     {"svg", required_argument, NULL, 'v'},
    {"families", no_argument, NULL, 'm'},   {"format", required_argument, NULL, 'F'},
    {"help", no_argument, NULL, 'h'},       {NULL, 0, NULL, 0},
};

struct asked {
    struct profile_asked of;
    unsigned boot;
    enum profile_order order;
    enum profile_format format;
    size_t top;
    const char *annotate, *svg;
    bool formatted, sorted, cut; /* these options were given */
    bool folded, families;
};

/* More than any region has calls, any run boots or any path functions. */
#define NUMBER_MOST 1000000000u

/* A whole number from 1 on; an exit status. */
static int take_number(const char *option, const char *word, unsigned *number)
{
    char *end;
    unsigned long value = strtoul(word, &end, 10);

    if (*word < '0' || *word > '9' || *end || !value || value > NUMBER_MOST)
        return command_usage("profile", "--%s takes a number from 1 to %u, not '%s'", option,
                             NUMBER_MOST, word);
    *number = (unsigned)value;
    return EXIT_GOOD;
}

static int take_path(const char *word, struct asked *asked)
{
    struct choices paths = {0};
    int path;

    for (path = 0; path < PATH_COUNT; path++)
        choices_add(&paths, path_name((enum path)path));
    path = command_choice("profile", "--path", word, paths.words);
    if (path < 0)
        return EXIT_USAGE;
    asked->of.path = (enum path)path;
    asked->of.by_path = true;
    return EXIT_GOOD;
}

static int take_sort(const char *word, struct asked *asked)
{
    struct choices orders = {0};
    int order;

    for (order = 0; order < ORDER_COUNT; order++)
        choices_add(&orders, profile_order_word((enum profile_order)order));
    order = command_choice("profile", "--sort", word, orders.words);
    if (order < 0)
        return EXIT_USAGE;
    asked->order = (enum profile_order)order;
    asked->sorted = true;
    return EXIT_GOOD;
}

static int take_format(const char *word, struct asked *asked)
{
    static const char *const formats[] = {"text", "markdown", "json", NULL};
    int format = command_choice("profile", "--format", word, formats);

    if (format < 0)
        return EXIT_USAGE;
    asked->format = (enum profile_format)format;
    asked->formatted = true;
    return EXIT_GOOD;
}

static int take_top(const char *word, struct asked *asked)
{
    unsigned top = 0;
    int status = take_number("top", word, &top);

    asked->top = top;
    asked->cut = true;
    return status;
}

/* An option without an argument. */
static void take_flag(int option, struct asked *asked)
{
    switch (option) {
    case 'f':
        asked->of.fill = true;
        break;
    case 'a':
        asked->top = 0;
        asked->cut = true;
        break;
    case 'o':
        asked->folded = true;
        break;
    default:
        asked->families = true;
        break;
    }
}

/* One option; an exit status. */
static int take_option(int option, char *argument, void *of)
{
    struct asked *asked = of;

    switch (option) {
    case 'c':
        return command_case("profile", "--case", argument, &asked->of.name);
    case 'p':
        return take_path(argument, asked);
    case 'n':
        return take_number("n", argument, &asked->of.n);
    case 'b':
        return take_number("boot", argument, &asked->boot);
    case 's':
        return take_sort(argument, asked);
    case 't':
        return take_top(argument, asked);
    case 'A':
        return command_named_once("profile", "--annotate", argument, &asked->annotate);
    case 'v':
        return command_named_once("profile", "--svg", argument, &asked->svg);
    case 'F':
        return take_format(argument, asked);
    default:
        take_flag(option, asked);
        return EXIT_GOOD;
    }
}

/* What does not go together; an exit status. */
static int check_together(const struct asked *asked, int runs)
{
    const struct profile_asked *of = &asked->of;
    int forms = !!asked->annotate + asked->folded + !!asked->svg + asked->families;

    if (forms > 1)
        return command_usage("profile",
                             "--annotate, --folded, --svg and --families: one of these at a time");
    if ((asked->folded || asked->svg) && (asked->formatted || asked->sorted || asked->cut))
        return command_usage("profile", "--folded and --svg have all of the path, in a form of "
                                        "their own: leave out --format, --sort, --top and --all");
    if (asked->annotate && (asked->format == PROFILE_JSON || asked->sorted || asked->cut))
        return command_usage("profile", "--annotate has every instruction in the order of its "
                                        "address, as text or markdown");
    if (asked->families && (of->name || of->by_path || of->n || of->fill || asked->sorted))
        return command_usage("profile", "--families is of one call of every case: leave out "
                                        "--case, --path, --n, --fill and --sort");
    if (!asked->families && !of->name)
        return command_usage("profile", "name a case with --case, or say --families");
    if (asked->families && runs == 2)
        return command_usage("profile", "--families is of one run");
    if (asked->annotate && runs == 2)
        return command_usage("profile", "--annotate is of one run: name that run alone");
    if (runs == 2 && asked->sorted)
        return command_usage("profile", "what moved most stands first: leave out --sort");
    return EXIT_GOOD;
}

static int show(struct profile_view *view, const struct asked *asked)
{
    int status;

    if (asked->families)
        return profile_families(view, stdout);
    status = profile_choose(view->sides, view->count, &asked->of, &view->of);
    if (status != EXIT_GOOD)
        return status;
    if (asked->svg)
        return profile_draw(view, asked->svg);
    if (asked->folded)
        return profile_fold(view, stdout);
    if (asked->annotate)
        return profile_annotate(view, asked->annotate, stdout);
    return view->count == 2 ? profile_show_moves(view, stdout) : profile_show(view, stdout);
}

static int show_runs(char *const *paths, size_t count, const struct asked *asked)
{
    struct profile_side sides[SIDES_MOST] = {{0}};
    struct profile_view view = {.sides = sides,
                                .count = count,
                                .order = asked->order,
                                .top = asked->top,
                                .format = asked->format};
    struct run *runs[SIDES_MOST] = {NULL};
    int status = EXIT_GOOD;
    size_t i;

    for (i = 0; i < count && status == EXIT_GOOD; i++) {
        runs[i] = run_load(paths[i]);
        status =
            runs[i] ? profile_side_open(&sides[i], paths[i], runs[i], asked->boot) : EXIT_USAGE;
    }
    if (status == EXIT_GOOD)
        status = show(&view, asked);
    for (i = 0; i < count; i++) {
        profile_side_close(&sides[i]);
        run_free(runs[i]);
    }
    return status;
}

static const struct command_options command = {
    .command = "profile",
    .options = options,
    .help = help,
    .take = take_option,
};

int cmd_profile(int argc, char **argv)
{
    struct asked asked = {.boot = 1, .top = PROFILE_TOP};
    int status, count;

    if (!command_options_take(&command, argc, argv, &asked, &status))
        return status;
    count = argc - optind;
    if (count < 1 || count > 2)
        return command_usage("profile", "name one run, or two: folders of runs that pvbench run "
                                        "--profile made");
    status = check_together(&asked, count);
    return status == EXIT_GOOD ? show_runs(argv + optind, (size_t)count, &asked) : status;
}
