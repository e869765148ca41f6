/* SPDX-License-Identifier: MIT */
/* See option.h. */
#include "report/typed/option.h"

#include <stdio.h>
#include <string.h>

#include "report/system/exit.h"
#include "report/typed/near.h"
#include "report/typed/usage.h"

/* The first of several spellings is the one that is told. */
static bool is_older(const struct option *options, const struct option *option)
{
    while (options < option && options->val != option->val)
        options++;
    return options < option;
}

static void list_begun(const char *name, size_t len, const struct option *options, char *list,
                       size_t size)
{
    const struct option *option;

    *list = '\0';
    for (option = options; option->name; option++) {
        size_t used = strlen(list);

        if (!strncmp(name, option->name, len) && !is_older(options, option))
            snprintf(list + used, size - used, "%s--%s", used ? " or " : "", option->name);
    }
}

/* A long option that getopt does not know, or that several begin like. */
static void say_unknown(const char *typed, const struct option *options, char *text, size_t size)
{
    char name[NEAR_LENGTH_MAX + 2], begun[256];
    struct near near = {.typed = name};
    const struct option *option;

    snprintf(name, sizeof(name), "%.*s", (int)strcspn(typed + 2, "="), typed + 2);
    list_begun(name, strlen(name), options, begun, sizeof(begun));
    if (*name && *begun) {
        snprintf(text, size, "%s is too short: it could be %s", typed, begun);
        return;
    }
    for (option = options; option->name; option++)
        near_offer(&near, option->name);
    if (near.word)
        snprintf(text, size, "no such option: %s; did you mean --%s?", typed, near.word);
    else
        snprintf(text, size, "no such option: %s", typed);
}

static const struct option *find(const struct option *options, int val)
{
    while (options->name && options->val != val)
        options++;
    return options->name ? options : NULL;
}

static bool has_value(const char *argument)
{
    return !strncmp(argument, "--", 2) && strchr(argument, '=');
}

int option_next(int argc, char **argv, const struct option *options, char *text, size_t size)
{
    int option;

    /* Our own line says what is wrong with an option, not getopt's as well. */
    opterr = 0;
    option = getopt_long(argc, argv, ":h", options, NULL);
    if (option == ':')
        snprintf(text, size, "%s needs a value", argv[optind - 1]);
    else if (option == '?' && !optopt)
        say_unknown(argv[optind - 1], options, text, size);
    else if (option == '?' && has_value(argv[optind - 1]) && find(options, optopt))
        snprintf(text, size, "--%s takes no value", find(options, optopt)->name);
    else if (option == '?')
        snprintf(text, size, "no such option: -%c", optopt);
    return option == ':' ? OPTION_WRONG : option;
}

static void say_help(const struct command_options *of)
{
    if (of->say_help)
        of->say_help();
    else
        fputs(of->help, stdout);
}

/* One of them; an exit status. */
static int take(const struct command_options *of, int option, const char *wrong, void *asked)
{
    if (option == OPTION_WRONG)
        return command_usage(of->command, "%s", wrong);
    return of->take(option, optarg, asked);
}

bool command_options_take(const struct command_options *of, int argc, char **argv, void *asked,
                          int *status)
{
    char wrong[512];
    int option;

    *status = EXIT_GOOD;
    while (*status == EXIT_GOOD &&
           (option = option_next(argc, argv, of->options, wrong, sizeof(wrong))) != -1) {
        if (option == 'h') {
            say_help(of);
            return false;
        }
        *status = take(of, option, wrong, asked);
    }
    return *status == EXIT_GOOD;
}
