/* SPDX-License-Identifier: MIT */
/* "pvbench plan-boots FLOORS --effect SHARE": how many boots find a change on this host. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "report/cases/globs.h"
#include "report/cases/option.h"
#include "report/commands/calibrated.h"
#include "report/commands/command.h"
#include "report/compare/compare.h"
#include "report/floors/floors.h"
#include "report/judge/judgement.h"
#include "report/power/plan.h"
#include "report/prices/run_status.h"
#include "report/store/run_set.h"
#include "report/system/exit.h"
#include "report/text/say.h"
#include "report/typed/choice.h"
#include "report/typed/decimal.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

#define COMMAND "plan-boots"

#define EFFECT_MOST       1.0
#define POWER_LEAST_ASKED 0.5
#define POWER_MOST_ASKED  0.999

static const char help[] =
    "Usage: pvbench plan-boots FLOORS [OPTION]...\n"
    "       pvbench plan-boots RUN RUN... [OPTION]...\n"
    "Say how many boots a side a gate in cycles needs on this host to find a change\n"
    "of so much: in one case among all that it judges, in all cases of a family\n"
    "alike, and in the whole list; and what it takes them for.  The host is known by\n"
    "floors that 'pvbench calibrate' made, or by the runs that it makes them of.\n"
    "\n"
    "  --effect SHARE  the change, like 0.5%; 1% unless another is given\n"
    "  --power P       the chance to find it, from 0.5 to 0.999; 0.9\n"
    "  --cases GLOBS   only the cases whose names match one of these, with commas\n"
    "                  between, like 'mmu_update/*,set_gdt/*': a gate of fewer\n"
    "                  measures proves more\n"
    "  --apart         the sides are not taken in turns: without it they are, where\n"
    "                  pairs of the calibrating runs were\n"
    "  --format F      text, or json: docs/json.md has what is in it\n"
    "\n"
    "Exit status: 0 good, 3 half of the measures need more boots than any number, or\n"
    "runs that are not of one thing, 4 bad usage or input, 5 and 6 as of the runs.\n";

static const struct option options[] = {
    {"effect", required_argument, NULL, 'e'}, {"power", required_argument, NULL, 'p'},
    {"cases", required_argument, NULL, 'c'},  {"case", required_argument, NULL, 'c'},
    {"apart", no_argument, NULL, 'a'},        {"format", required_argument, NULL, 'F'},
    {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0},
};

struct asked {
    struct plan_order order;
    bool json;
};

static int take_effect(const char *word, struct plan_order *order)
{
    const char *end = decimal_read(word, "%", &order->effect);

    order->effect /= 100;
    if (end && !*end && order->effect > 0 && order->effect <= EFFECT_MOST)
        return EXIT_GOOD;
    return command_usage(
        COMMAND, "--effect takes a share like 0.5%%, above 0 and 100%% at most, not '%s'", word);
}

static int take_power(const char *word, struct plan_order *order)
{
    if (decimal_whole(word, &order->power) && order->power >= POWER_LEAST_ASKED &&
        order->power <= POWER_MOST_ASKED)
        return EXIT_GOOD;
    return command_usage(COMMAND, "--power takes a chance from %g to %g, not '%s'",
                         POWER_LEAST_ASKED, POWER_MOST_ASKED, word);
}

static int take_cases(const char *list, struct plan_order *order)
{
    return command_cases(COMMAND, "--cases", list, &order->cases);
}

static int take_format(const char *word, struct asked *asked)
{
    static const char *const formats[] = {"text", "json", NULL};
    int format = command_choice(COMMAND, "--format", word, formats);

    asked->json = format == 1;
    return format < 0 ? EXIT_USAGE : EXIT_GOOD;
}

static int take_option(int option, char *value, void *of)
{
    struct asked *asked = of;

    switch (option) {
    case 'e':
        return take_effect(value, &asked->order);
    case 'p':
        return take_power(value, &asked->order);
    case 'c':
        return take_cases(value, &asked->order);
    case 'a':
        asked->order.apart = true;
        return EXIT_GOOD;
    case 'F':
        return take_format(value, asked);
    default:
        return EXIT_USAGE;
    }
}

static int say(const struct floors *floors, const struct asked *asked)
{
    struct boots_plan plan;

    if (!boots_plan_make(floors, &asked->order, &plan)) {
        say_line("pvbench: --cases %s: no case that was calibrated has such a name",
                 asked->order.cases.text);
        return EXIT_USAGE;
    }
    if (asked->json)
        boots_plan_json(&plan, stdout);
    else
        boots_plan_show(&plan, stdout);
    return boots_plan_status(&plan);
}

static int plan_floors(const char *path, const struct asked *asked)
{
    struct floors floors;
    struct stat file;
    int status;

    if (stat(path, &file) == 0 && S_ISDIR(file.st_mode))
        return command_usage(COMMAND,
                             "%s is a folder: floors are a file, which pvbench calibrate "
                             "makes of two runs or more; or name those runs",
                             path);
    if (!floors_load(&floors, path))
        return EXIT_USAGE;
    if (!floors.count) {
        say_line("pvbench: %s: there are no cases in it; pvbench calibrate makes floors", path);
        floors_free(&floors);
        return EXIT_USAGE;
    }
    if (floors.version_1) {
        say_line(
            "pvbench: %s: version is 1, which has floors and nothing of what boots do: make it "
            "again with pvbench calibrate",
            path);
        floors_free(&floors);
        return EXIT_USAGE;
    }
    status = say(&floors, asked);
    floors_free(&floors);
    return status;
}

static int plan_runs(char *const *paths, size_t count, const struct asked *asked)
{
    struct floors floors;
    struct run_set set;
    int status;

    if (!run_set_load(&set, paths, count))
        return EXIT_USAGE;
    status = calibrated_floors(COMMAND, &set, paths, &floors);
    if (status == EXIT_GOOD) {
        status = exit_worse(say(&floors, asked), run_set_status(&set));
        floors_free(&floors);
    }
    run_set_free(&set);
    return status;
}

static const struct command_options command = {
    .command = COMMAND,
    .options = options,
    .help = help,
    .take = take_option,
};

int cmd_plan_boots(int argc, char **argv)
{
    struct asked asked = {.order = {.effect = 0.01, .power = 0.9, .alpha = JUDGE_ALPHA}};
    int status, count;

    if (!command_options_take(&command, argc, argv, &asked, &status))
        return status;
    count = argc - optind;
    if (count < 1 || count > COMPARE_RUNS_MAX)
        return command_usage(COMMAND, "name a file of floors, or two to %d runs of one thing",
                             COMPARE_RUNS_MAX);
    if (count == 1)
        return plan_floors(argv[optind], &asked);
    return plan_runs(argv + optind, (size_t)count, &asked);
}
