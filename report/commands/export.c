/* SPDX-License-Identifier: MIT */
/* "pvbench export RUN --format F": a run for other tools. */
#include <stdio.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/cases/option.h"
#include "report/commands/command.h"
#include "report/export/export.h"
#include "report/keys/across.h"
#include "report/prices/measure.h"
#include "report/system/exit.h"
#include "report/text/fit.h"
#include "report/typed/choice.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

static const struct option options[] = {
    {"format", required_argument, NULL, 'f'}, {"cases", required_argument, NULL, 'c'},
    {"case", required_argument, NULL, 'c'},   {"measure", required_argument, NULL, 'm'},
    {"samples", no_argument, NULL, 's'},      {"out", required_argument, NULL, 'o'},
    {"base", required_argument, NULL, 'b'},   {"across", required_argument, NULL, 'a'},
    {"changed", no_argument, NULL, 'd'},      {"max-bytes", required_argument, NULL, 'x'},
    {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0},
};

static void say_help(void)
{
    size_t i;

    fputs("Usage: pvbench export RUN --format FORMAT [--cases GLOBS] [--out FILE]\n"
          "       pvbench export RUN --format values --cases NAME [--measure WORD]\n"
          "                          [--samples]\n"
          "       pvbench export RUN --format markdown|smaller [--base RUN [--changed]]\n"
          "                          [--max-bytes N]\n"
          "Write a run, a run folder, a run.json or a console log, for other tools to read.\n"
          "\n",
          stdout);
    for (i = 0; i < export_format_count; i++)
        printf("  %-12s %s\n", export_formats[i].name, export_formats[i].readers);
    fputs("\n"
          "  --cases GLOBS   only the cases whose names match one of these, with commas\n"
          "                  between\n"
          "  --measure WORD  of values: call (one alone, unless told otherwise), entry (of\n"
          "                  the largest multicall) or item (of the largest array)\n"
          "  --samples       of values: every sample, and not one price a boot\n"
          "  --base RUN      of markdown and smaller: what changed since this run, the\n"
          "                  largest first\n"
          "  --changed       with --base: leave out the cases that did not change\n"
          "  --across KEY    with --base: the two may differ in KEY, as in pvbench compare\n"
          "  --max-bytes N   of markdown and smaller: as many cases as N bytes hold (a\n"
          "                  comment on GitHub holds 65536), and how many are left out\n"
          "  --out FILE      write there, and not to standard output\n"
          "\n"
          "Prices are of one call less the null call; controls are left out.\n"
          "\n"
          "Exit status: 0 good, 3 partial, no price to write or not to be compared with\n"
          "--base, 4 an error of a kernel, of its controls or of usage, or what cannot be\n"
          "written, 5 a case wrong or faulted, 6 crashed, hung or panicked; with --base of\n"
          "the worse of the two.\n",
          stdout);
}

static int take_format(const char *name, struct export_asked *asked)
{
    struct choices known = {0};
    size_t i;
    int found;

    for (i = 0; i < export_format_count; i++)
        choices_add(&known, export_formats[i].name);
    found = command_choice("export", "--format", name, known.words);
    if (found < 0)
        return EXIT_USAGE;
    asked->format = &export_formats[found];
    return EXIT_GOOD;
}

static int take_measure(const char *word, struct export_asked *asked)
{
    struct choices known = {0};
    int measure;

    for (measure = 0; measure < MEASURE_COUNT; measure++)
        choices_add(&known, measure_word((enum measure)measure));
    measure = command_choice("export", "--measure", word, known.words);
    if (measure < 0)
        return EXIT_USAGE;
    asked->choice.measure = (enum measure)measure;
    asked->chosen = true;
    return EXIT_GOOD;
}

/* One option; an exit status. */
static int take_option(int option, char *argument, void *of)
{
    struct export_asked *asked = of;
    char wrong[512];

    switch (option) {
    case 'f':
        return take_format(argument, asked);
    case 'b':
        return command_named_once("export", "--base", argument, &asked->base);
    case 'a':
        return compare_across_add(&asked->across, argument, wrong, sizeof(wrong))
                   ? EXIT_GOOD
                   : command_usage("export", "--%s", wrong);
    case 'd':
        asked->changed = true;
        return EXIT_GOOD;
    case 'x':
        return fit_bytes(argument, &asked->max_bytes)
                   ? EXIT_GOOD
                   : command_usage("export", "--max-bytes takes a number of bytes, not '%s'",
                                   argument);
    case 'm':
        return take_measure(argument, asked);
    case 's':
        asked->choice.samples = asked->chosen = true;
        return EXIT_GOOD;
    case 'c':
        return command_cases("export", "--cases", argument, &asked->cases);
    default:
        return command_named_once("export", "--out", argument, &asked->out);
    }
}

/* What does not go together; an exit status. */
static int check_asked(const struct export_asked *asked)
{
    if (asked->chosen && !asked->format->one_measure)
        return command_usage("export", "--measure and --samples are of the format values");
    if ((asked->base || asked->max_bytes) && !asked->format->page)
        return command_usage("export", "--base and --max-bytes are of the formats markdown and "
                                       "smaller");
    if (!asked->base && (asked->changed || asked->across.count))
        return command_usage("export", "--changed and --across go with --base RUN: changed since "
                                       "which run?");
    return EXIT_GOOD;
}

static const struct command_options command = {
    .command = "export",
    .options = options,
    .say_help = say_help,
    .take = take_option,
};

int cmd_export(int argc, char **argv)
{
    struct export_asked asked = {0};
    int status;

    if (!command_options_take(&command, argc, argv, &asked, &status))
        return status;
    if (argc - optind != 1)
        return command_usage("export", "name one run: a run folder, a run.json or a console log");
    if (!asked.format)
        return take_format("", &asked);
    status = check_asked(&asked);
    return status ? status : export_path(argv[optind], &asked);
}
