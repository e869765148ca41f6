/* SPDX-License-Identifier: MIT */
/* "pvbench gate BASE NEW": is the new run slower?  The exit status says it. */
#include <stdio.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/cases/option.h"
#include "report/commands/command.h"
#include "report/commands/sides.h"
#include "report/floors/floors.h"
#include "report/gate/gate.h"
#include "report/judge/policy.h"
#include "report/keys/across.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/text/fit.h"
#include "report/typed/choice.h"
#include "report/typed/option.h"
#include "report/typed/outputs.h"
#include "report/typed/usage.h"

static const char help[] =
    "Usage: pvbench gate BASE NEW [OPTION]...\n"
    "       pvbench gate --base RUN... --new RUN... [OPTION]...\n"
    "Hold a new run against a base: same, faster, slower, inconclusive or\n"
    "incomparable, case by case.  A run is a run folder, a run.json or a console log.\n"
    "Whatever the two differ in that matters makes them incomparable, and is named.\n"
    "\n"
    "  --base RUN       a run of the base; given again, another one of the same,\n"
    "                   whose boots count together with it\n"
    "  --new RUN        a run of the new side, likewise\n"
    "  --policy FILE    limits, exceptions with a reason and a day on which they end:\n"
    "                   docs/gate.md\n"
    "  --across KEY     the two may differ in KEY (a key that pvbench gate named)\n"
    "                   or several, with commas between; may be given again\n"
    "  --floors FILE    the noise floor of this host, in cycles: pvbench calibrate\n"
    "                   makes it\n"
    "  --cases GLOBS    only the cases whose names match one of these, with commas\n"
    "                   between\n"
    "  --explain CASE   every number behind the verdict of one case\n"
    "  --format F       text, or json: docs/json.md has what is in it\n"
    "  --junit FILE     write the verdicts as JUnit XML, too\n"
    "  --markdown FILE  write them as Markdown, too (- is the standard output)\n"
    "  --max-bytes N    of the Markdown: as many rows as N bytes hold (a comment on\n"
    "                   GitHub holds 65536), the largest changes first, and how many\n"
    "                   are left out\n"
    "  --report FILE    write both runs with the verdicts as a page for a browser,\n"
    "                   too: docs/page.md\n"
    "\n"
    "Exit status: the worst of 0 nothing is slower, 3 inconclusive, incomparable or\n"
    "partial, 4 an error of a kernel, of its controls or of usage, bad input, or\n"
    "what cannot be written, 5 slower, or a case wrong or faulted, 6 crashed, hung\n"
    "or panicked.\n";

static const struct option options[] = {
    {"base", required_argument, NULL, 'B'},
    {"new", required_argument, NULL, 'N'},
    {"policy", required_argument, NULL, 'p'},
    {"across", required_argument, NULL, 'a'},
    {"floors", required_argument, NULL, 'f'},
    {"cases", required_argument, NULL, 'c'},
    {"case", required_argument, NULL, 'c'},
    {"explain", required_argument, NULL, 'e'},
    {"junit", required_argument, NULL, 'j'},
    {"markdown", required_argument, NULL, 'm'},
    {"report", required_argument, NULL, 'r'},
    {"max-bytes", required_argument, NULL, 'x'},
    {"format", required_argument, NULL, 'F'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

struct asked {
    struct gate_order order;
    struct sides sides;
};

static int load_runs(struct asked *asked, char *const *paths, struct run_set *set,
                     char *names[GIVEN_SIDES])
{
    size_t i;

    for (i = 0; i < GIVEN_SIDES; i++)
        asked->order.sides[i] = (struct gate_side){asked->sides.of[i].at, asked->sides.of[i].count};
    if (sides_given(&asked->sides))
        return sides_load(&asked->sides, &asked->order.policy.across, set, names);
    names[GIVEN_BASE] = paths[GIVEN_BASE];
    names[GIVEN_NEW] = paths[GIVEN_NEW];
    return run_set_load(set, paths, GIVEN_SIDES) ? EXIT_GOOD : EXIT_USAGE;
}

static int gate_paths(char *const *paths, struct asked *asked)
{
    struct gate_order *order = &asked->order;
    const char *name = order->floors ? order->floors : order->policy.floors;
    struct floors floors = {0};
    struct run_set set;
    char *names[GIVEN_SIDES];
    int status;

    if (name && !floors_load(&floors, name))
        return EXIT_USAGE;
    status = load_runs(asked, paths, &set, names);
    if (status == EXIT_GOOD) {
        status = gate_runs(&set, names, order, name ? &floors : NULL);
        run_set_free(&set);
    }
    floors_free(&floors);
    return status;
}

static int take_format(const char *word, struct gate_order *order)
{
    static const char *const formats[] = {"text", "json", NULL};
    int format = command_choice("gate", "--format", word, formats);

    order->json = format == 1;
    return format < 0 ? EXIT_USAGE : EXIT_GOOD;
}

/* One option; an exit status. */
static int take_option(int option, char *argument, void *of)
{
    struct asked *asked = of;
    struct gate_order *order = &asked->order;
    char wrong[512];

    switch (option) {
    case 'B':
        return sides_add(&asked->sides, GIVEN_BASE, argument, "gate");
    case 'N':
        return sides_add(&asked->sides, GIVEN_NEW, argument, "gate");
    case 'p':
        if (order->policy.path)
            return command_usage("gate", "--policy is given twice");
        if (!*argument)
            return command_named("gate", "--policy", argument);
        return policy_load(&order->policy, argument) ? EXIT_GOOD : EXIT_USAGE;
    case 'a':
        return compare_across_add(&order->policy.across, argument, wrong, sizeof(wrong))
                   ? EXIT_GOOD
                   : command_usage("gate", "--%s", wrong);
    case 'c':
        return command_cases("gate", "--cases", argument, &order->cases);
    case 'f':
        return command_named_once("gate", "--floors", argument, &order->floors);
    case 'e':
        return command_case("gate", "--explain", argument, &order->explain);
    case 'F':
        return take_format(argument, order);
    case 'x':
        return fit_bytes(argument, &order->max_bytes)
                   ? EXIT_GOOD
                   : command_usage("gate", "--max-bytes takes a number of bytes, not '%s'",
                                   argument);
    case 'r':
        return command_named_once("gate", "--report", argument, &order->page);
    case 'j':
        return command_named_once("gate", "--junit", argument, &order->junit);
    default:
        return command_named_once("gate", "--markdown", argument, &order->markdown);
    }
}

/* Two runs, or two sides. */
static int check_runs(int count, char *const *runs, const struct asked *asked)
{
    if (sides_given(&asked->sides))
        return sides_check(&asked->sides, count ? runs[0] : NULL, "gate");
    return count == GIVEN_SIDES ? EXIT_GOOD
                                : command_usage("gate", "name two runs, the base and the new one");
}

static bool is_stdout(const char *file)
{
    return file && output_is_stdout(file);
}

static int check_outputs(const struct gate_order *order)
{
    const struct output outputs[] = {
        {"--junit", order->junit, false},
        {"--markdown", order->markdown, false},
        {"--report", order->page, false},
    };

    if (order->json && (order->explain || is_stdout(order->junit) || is_stdout(order->markdown) ||
                        is_stdout(order->page)))
        return command_usage("gate", "--format json has every number and all of stdout: leave out "
                                     "--explain, and name a file for --junit, --markdown and "
                                     "--report");
    if (is_stdout(order->page))
        return command_usage("gate", "--report %s: stdout has the verdicts: name a file",
                             order->page);
    if (order->max_bytes && !order->markdown)
        return command_usage("gate", "--max-bytes goes with --markdown FILE");
    return command_outputs("gate", outputs, sizeof(outputs) / sizeof(*outputs));
}

static const struct command_options command = {
    .command = "gate",
    .options = options,
    .help = help,
    .take = take_option,
};

static int run_command(int argc, char **argv, struct asked *asked)
{
    const struct gate_order *order = &asked->order;
    int status;

    if (!command_options_take(&command, argc, argv, asked, &status))
        return status;
    status = check_runs(argc - optind, argv + optind, asked);
    if (status != EXIT_GOOD)
        return status;
    status = check_outputs(order);
    if (status != EXIT_GOOD)
        return status;
    return gate_paths(argv + optind, asked);
}

int cmd_gate(int argc, char **argv)
{
    struct asked asked = {0};
    int status;

    policy_start(&asked.order.policy);
    status = run_command(argc, argv, &asked);
    sides_free(&asked.sides);
    policy_free(&asked.order.policy);
    return status;
}
