/* SPDX-License-Identifier: MIT */
/* "pvbench show RUN": a run as text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/cases/globs.h"
#include "report/cases/option.h"
#include "report/commands/command.h"
#include "report/model/run.h"
#include "report/prices/run_status.h"
#include "report/prices/views.h"
#include "report/show/show.h"
#include "report/store/open.h"
#include "report/system/exit.h"
#include "report/system/terminal.h"
#include "report/typed/choice.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

static const char help[] =
    "Usage: pvbench show RUN [OPTION]...\n"
    "       pvbench show RUN --view NAME\n"
    "Show a run: a run folder, a run.json, or a console log; - is standard input. A\n"
    "digest, the text of the QR code on a screen, is shown as far as it goes.\n"
    "\n"
    "  --cases GLOBS  only the cases whose names match one of these, with commas\n"
    "                 between, like 'mmu_update/*,set_gdt/*'\n"
    "  --brief        of a long run only the first case of each family, and what is\n"
    "                 not good; with --cases, of those that match\n"
    "  --sort BY      order (of the run), name, or price (of one call, dearest first)\n"
    "  --paths        a row for each series too, with its raw regions, and each\n"
    "                 warning\n"
    "  --facts        every host fact that is known\n"
    "  --quantiles    the quantiles of a single call (always shown for cycles)\n"
    "  --sparkline    bars of batches, and of samples in cycles, beside the prices;\n"
    "                 on a terminal whose locale is of UTF-8, and nowhere else\n"
    "  --view NAME    nothing but a view: pte, switch, trap, breakdown, or all\n"
    "  --format F     text, or json: docs/json.md has what is in it\n"
    "\n"
    "Exit status: 0 good, 3 partial, or no price for the view, 4 an error of the\n"
    "kernel, of its controls or of usage, 5 a case wrong or faulted, 6 crashed, hung\n"
    "or panicked.\n";

static const struct option options[] = {
    {"cases", required_argument, NULL, 'c'},
    {"case", required_argument, NULL, 'c'},
    {"sort", required_argument, NULL, 's'},
    {"paths", no_argument, NULL, 'p'},
    {"brief", no_argument, NULL, 'b'},
    {"facts", no_argument, NULL, 'f'},
    {"quantiles", no_argument, NULL, 'q'},
    {"cycles-quantiles", no_argument, NULL, 'q'},
    {"sparkline", no_argument, NULL, 'S'},
    {"view", required_argument, NULL, 'v'},
    {"format", required_argument, NULL, 'F'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* Options that say what to show of the run itself. */
static bool narrowed(const struct show_options *show)
{
    return show->cases || show->brief || show->sort != SORT_ORDER || show->paths || show->facts ||
           show->quantiles || show->sparkline || show->json;
}

static int show_found_digest(struct digest *digest, const struct show_options *show)
{
    struct show_options rest = *show;
    int status;

    rest.json = NULL;
    if (show->view || narrowed(&rest))
        status = command_usage("show", "this is a digest, which is shown whole: --format alone is "
                                       "for it");
    else
        status = show_digest(digest, show->json != NULL, stdout);
    free(digest);
    return status;
}

static int show_path(const char *path, const struct show_options *show)
{
    struct digest *digest = NULL;
    struct run *run = run_load_or_digest(path, &digest);
    int shown, judged;

    if (digest)
        return show_found_digest(digest, show);
    if (!run)
        return EXIT_USAGE;
    shown = show_run(run, stdout, show);
    judged = run_exit_status(run);
    run_free(run);
    return exit_worse(shown, judged);
}

static int take_sort(const char *word, struct show_options *show)
{
    struct choices orders = {0};
    int sort;

    for (sort = 0; sort < SORT_COUNT; sort++)
        choices_add(&orders, show_sort_word((enum show_sort)sort));
    sort = command_choice("show", "--sort", word, orders.words);
    if (sort < 0)
        return EXIT_USAGE;
    show->sort = (enum show_sort)sort;
    return EXIT_GOOD;
}

static int take_format(const char *word, struct show_options *show)
{
    static const char *const formats[] = {"text", "json", NULL};
    int format = command_choice("show", "--format", word, formats);

    show->json = format == 1 ? "" : NULL;
    return format < 0 ? EXIT_USAGE : EXIT_GOOD;
}

static bool is_view(const char *word)
{
    size_t i;

    for (i = 0; i < view_count && !views_called(&views[i], word); i++)
        ;
    return i < view_count || !strcmp(word, VIEWS_ALL);
}

struct asked {
    struct case_globs cases; /* the text that the options have */
    struct show_options show;
};

static int take_view(const char *word, struct show_options *show)
{
    struct choices known = {0};
    size_t i;

    for (i = 0; i < view_count; i++)
        choices_add(&known, views[i].name);
    choices_add(&known, VIEWS_ALL);
    show->view = word;
    return is_view(word) || command_choice("show", "--view", word, known.words) >= 0 ? EXIT_GOOD
                                                                                     : EXIT_USAGE;
}

static int take_cases(const char *list, struct case_globs *cases, struct show_options *show)
{
    show->cases = cases->text;
    return command_cases("show", "--cases", list, cases);
}

/* One option; an exit status. */
static int take_option(int option, char *argument, void *of)
{
    struct asked *asked = of;
    struct show_options *show = &asked->show;

    switch (option) {
    case 'c':
        return take_cases(argument, &asked->cases, show);
    case 'F':
        return take_format(argument, show);
    case 's':
        return take_sort(argument, show);
    case 'p':
        show->paths = true;
        return EXIT_GOOD;
    case 'b':
        show->brief = true;
        return EXIT_GOOD;
    case 'f':
        show->facts = true;
        return EXIT_GOOD;
    case 'S':
        show->sparkline = terminal_takes_utf8(STDOUT_FILENO);
        return EXIT_GOOD;
    case 'q':
        show->quantiles = true;
        return EXIT_GOOD;
    default:
        return take_view(argument, show);
    }
}

static const struct command_options command = {
    .command = "show",
    .options = options,
    .help = help,
    .take = take_option,
};

int cmd_show(int argc, char **argv)
{
    struct asked asked = {0};
    struct show_options *show = &asked.show;
    int status;

    if (!command_options_take(&command, argc, argv, &asked, &status))
        return status;
    if (show->view && narrowed(show))
        return command_usage("show", "--view stands alone: it shows nothing else of the run");
    if (argc - optind != 1)
        return command_usage("show", "name one run: a run folder, a run.json or a console log");
    if (show->json)
        show->json = argv[optind];
    return show_path(argv[optind], show);
}
