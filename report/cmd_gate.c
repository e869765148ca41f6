/* SPDX-License-Identifier: MIT */
/* "pvbench gate BASE NEW": is the new run slower?  The exit status says it. */
#include "report/command.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "report/exit.h"
#include "report/file_out.h"
#include "report/gate.h"
#include "report/run_set.h"
#include "report/text.h"

static const char help[] =
    "Usage: pvbench gate BASE NEW [OPTION]...\n"
    "Hold a new run against a base: same, faster, slower, inconclusive or incomparable, case by\n"
    "case.  A run is a run folder, a run.json or a console log.  Whatever the two differ in that\n"
    "matters makes them incomparable, and is named.\n"
    "\n"
    "  --policy FILE    limits, exceptions with a reason and a day on which they end: "
    "docs/gate.md\n"
    "  --across KEY     the two may differ in KEY (a key that pvbench gate named); may be given\n"
    "                   again, or name several with commas between\n"
    "  --floors FILE    how far this host errs, in cycles: pvbench calibrate makes it\n"
    "  --cases GLOBS    only the cases whose names match one of these, with commas between\n"
    "  --explain CASE   every number behind the verdict of one case\n"
    "  --junit FILE     write the verdicts as JUnit XML, too\n"
    "  --markdown FILE  write them as Markdown, too (- is the standard output)\n"
    "\n"
    "Exit status, of which the worst wins: 0 nothing is slower, 3 inconclusive, incomparable or\n"
    "partial, 4 bad usage, bad input or an error of a kernel, 5 slower, or a case wrong or "
    "faulted,\n"
    "6 crashed, hung or panicked.\n";

static const struct option options[] = {
    {"policy", required_argument, NULL, 'p'}, {"across", required_argument, NULL, 'a'},
    {"floors", required_argument, NULL, 'f'}, {"cases", required_argument, NULL, 'c'},
    {"case", required_argument, NULL, 'c'},   {"explain", required_argument, NULL, 'e'},
    {"junit", required_argument, NULL, 'j'},  {"markdown", required_argument, NULL, 'm'},
    {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0},
};

struct asked {
    struct policy policy;
    struct case_globs cases;
    const char *floors;
    const char *explain;
    const char *junit, *markdown;
};

static bool write_junit(const void *gate, FILE *out)
{
    return gate_junit(gate, out);
}

static bool write_markdown(const void *gate, FILE *out)
{
    return gate_markdown(gate, out);
}

static int write_files(const struct gate *gate, const struct asked *asked)
{
    bool good = !asked->junit || file_out(asked->junit, write_junit, gate);

    good = (!asked->markdown || file_out(asked->markdown, write_markdown, gate)) && good;
    return good ? EXIT_GOOD : EXIT_USAGE;
}

static int say(const struct gate *gate, const struct asked *asked)
{
    if (!asked->explain) {
        gate_show(gate, stdout);
    } else if (!gate_explain(gate, asked->explain, stdout)) {
        return command_usage("gate", "--explain %s: neither run has such a case", asked->explain);
    }
    return fflush(stdout) == 0 ? write_files(gate, asked) : EXIT_USAGE;
}

/* Floors of another device say nothing here. */
static void note_floors(const struct floors *floors, struct gate *gate)
{
    size_t i;

    for (i = 0; i < 2; i++) {
        const struct compare_key *key = floors_differ(floors, gate->compare->runs[i].run);

        if (key)
            note_say(
                &gate->notes,
                "the floors are of another device: %s differs; pvbench calibrate makes those of "
                "this one",
                key->name);
        if (key)
            return;
    }
}

/* Judge two runs that may be compared. */
static int judge_runs(const struct compare *compare, struct asked *asked,
                      const struct floors *floors)
{
    struct judge_options how = {
        .limits = asked->policy.limits,
        .cases = asked->cases,
        .floors_wanted = true,
        .alpha = asked->policy.alpha,
    };
    struct judgement judgement;
    struct gate gate = {.compare = compare, .judgement = &judgement, .policy = &asked->policy};
    int status;

    if (floors)
        note_floors(floors, &gate);
    how.floors = floors && !gate.notes.count ? floors : NULL;
    judge(&judgement, compare->runs[0].run, compare->runs[1].run, &how);
    policy_apply(&asked->policy, &judgement, day_today(), &gate.notes);
    gate.status = finding_status(judge_worst(&judgement));
    gate.status = exit_worse(gate.status, run_exit_status(compare->runs[0].run));
    gate.status = exit_worse(gate.status, run_exit_status(compare->runs[1].run));
    if (judgement.count) {
        status = exit_worse(gate.status, say(&gate, asked));
    } else {
        fputs("pvbench: no case of these runs matches ", stderr);
        text_put(stderr, *asked->cases.text ? asked->cases.text : "anything but controls");
        fputc('\n', stderr);
        status = EXIT_USAGE;
    }
    judge_free(&judgement);
    texts_clear(&gate.notes);
    return status;
}

static int gate_runs(const struct run_set *set, char *const *paths, struct asked *asked,
                     const struct floors *floors)
{
    struct compare_options how = {.across = asked->policy.across};
    struct compare compare;
    int status;

    compare_start(&compare, run_set_runs(set), paths, 2, &how);
    status = compare_check(&compare);
    /* A crash is a crash, however incomparable. */
    status = status ? exit_worse(status, run_set_status(set)) : judge_runs(&compare, asked, floors);
    compare_free(&compare);
    return status;
}

static int gate_paths(char *const *paths, struct asked *asked)
{
    const char *name = asked->floors ? asked->floors : asked->policy.floors;
    struct floors floors = {0};
    struct run_set set;
    int status;

    if (name && !floors_load(&floors, name))
        return EXIT_USAGE;
    if (!run_set_load(&set, paths, 2)) {
        floors_free(&floors);
        return EXIT_USAGE;
    }
    status = gate_runs(&set, paths, asked, name ? &floors : NULL);
    run_set_free(&set);
    floors_free(&floors);
    return status;
}

/* One option; an exit status. */
static int take_option(int option, const char *argument, struct asked *asked)
{
    char wrong[512];

    switch (option) {
    case 'p':
        if (asked->policy.path)
            return command_usage("gate", "--policy is given twice");
        return policy_load(&asked->policy, argument) ? EXIT_GOOD : EXIT_USAGE;
    case 'a':
        return compare_across_add(&asked->policy.across, argument, wrong, sizeof(wrong))
                   ? EXIT_GOOD
                   : command_usage("gate", "--%s", wrong);
    case 'c':
        return case_globs_add(&asked->cases, argument)
                   ? EXIT_GOOD
                   : command_usage("gate", "--cases %s: no list of names, or too long", argument);
    case 'f':
        asked->floors = argument;
        return EXIT_GOOD;
    case 'e':
        asked->explain = argument;
        return EXIT_GOOD;
    case 'j':
        asked->junit = argument;
        return EXIT_GOOD;
    default:
        asked->markdown = argument;
        return EXIT_GOOD;
    }
}

static int run_command(int argc, char **argv, struct asked *asked)
{
    int option, status;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h') {
            fputs(help, stdout);
            return EXIT_GOOD;
        }
        if (option == '?')
            return command_usage("gate", "no such option, or one without its argument: %s",
                                 argv[optind - 1]);
        status = take_option(option, optarg, asked);
        if (status != EXIT_GOOD)
            return status;
    }
    if (argc - optind != 2)
        return command_usage("gate", "name two runs, the base and the new one");
    return gate_paths(argv + optind, asked);
}

int cmd_gate(int argc, char **argv)
{
    struct asked asked = {0};
    int status;

    policy_start(&asked.policy);
    status = run_command(argc, argv, &asked);
    policy_free(&asked.policy);
    return status;
}
