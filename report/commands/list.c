/* SPDX-License-Identifier: MIT */
/* "pvbench list": every case there is. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/cases/near.h"
#include "report/cases/option.h"
#include "report/cases/table.h"
#include "report/commands/command.h"
#include "report/format/paragraph.h"
#include "report/record/record.h"
#include "report/system/exit.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

static const char help[] =
    "Usage: pvbench list [GLOB...] [--json]\n"
    "List every case, or those whose names match, by family: the paths it is issued\n"
    "by, what its price depends on, its revision, what it needs, and why it exists.\n"
    "\n"
    "  --cases GLOBS  the same as GLOB, as other commands have it; a GLOB may be\n"
    "                 several, with commas between, like 'mmu_update/*,set_gdt/*'\n"
    "  --json         as JSON, for other tools\n"
    "\n"
    "Exit status: 0 good, 4 bad usage, or no case matches.\n";

static const struct option options[] = {
    {"cases", required_argument, NULL, 'c'},
    {"case", required_argument, NULL, 'c'},
    {"json", no_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static const char *const state_words[] = CASE_STATE_WORDS;

static const struct {
    unsigned flag;
    const char *word;
    const char *meaning;
} flags[] = {
    {CASE_CONTROL, "control", "in every boot"},
    {CASE_SELFTEST, "selftest", "only when named"},
    {CASE_NESTED, "nested", "not in a multicall"},
    {CASE_SPLITS, "splits", "Xen splits batches"},
    {CASE_OWN, "own", "our own code"},
    {CASE_LARGE, "large", "batches to 512"},
    {CASE_SMP, "smp", "with --vcpus 2"},
    {CASE_CYCLES, "cycles", "in cycles only"},
    {CASE_END, "end", "at the end of a boot"},
};

#define FLAGS (sizeof(flags) / sizeof(*flags))

/* Append a word to a list with commas. */
static void append(char *list, size_t size, const char *word)
{
    size_t len = strlen(list);

    snprintf(list + len, size - len, "%s%s", len ? ", " : "", word);
}

static size_t family_length(const char *name)
{
    return strcspn(name, "/");
}

static bool same_family(const char *a, const char *b)
{
    size_t len = family_length(a);

    return len == family_length(b) && !strncmp(a, b, len);
}

static bool asked(const struct case_globs *globs, size_t i)
{
    return case_globs_ask(globs, case_table[i].name);
}

/* The first of its family that is listed. */
static bool first_of_family(const struct case_globs *globs, size_t i)
{
    size_t k;

    for (k = 0; k < i; k++)
        if (asked(globs, k) && same_family(case_table[k].name, case_table[i].name))
            return false;
    return true;
}

/* What a case needs of Xen or of the harness, in words. */
static void needs(const struct case_info *info, char *words, size_t size)
{
    char faults[32];
    size_t k;

    *words = '\0';
    snprintf(faults, sizeof(faults), "%u fault%s a call", info->faults,
             info->faults > 1 ? "s" : "");
    if (info->faults)
        append(words, size, faults);
    for (k = 0; k < FLAGS; k++)
        if (info->flags & flags[k].flag)
            append(words, size, flags[k].meaning);
}

/* What it is on one line, and why it is there on the next: together they are too wide. */
static void list_case(const struct case_info *info)
{
    char paths[64] = "", words[128], why[256];
    size_t k;

    for (k = 0; k < PATH_COUNT; k++)
        if (info->paths & 1u << k)
            append(paths, sizeof(paths), path_name((enum path)k));
    needs(info, words, sizeof(words));
    printf("  %-34s  %-20s  state %-6s  rev %u\n      ", info->name + family_length(info->name) + 1,
           paths, state_words[info->state], info->rev);
    snprintf(why, sizeof(why), *words ? "%s (%s)" : "%s", info->why, words);
    show_text(stdout, why, 6);
}

/* Families in the order of the table, even those whose cases are not all together. */
static void list_text(const struct case_globs *globs)
{
    bool any = false;
    size_t i, k;

    for (i = 0; i < case_table_size; i++) {
        if (!asked(globs, i) || !first_of_family(globs, i))
            continue;
        printf("%s%.*s\n", any ? "\n" : "", (int)family_length(case_table[i].name),
               case_table[i].name);
        any = true;
        for (k = i; k < case_table_size; k++)
            if (asked(globs, k) && same_family(case_table[i].name, case_table[k].name))
                list_case(&case_table[k]);
    }
}

static json_t *info_json(const struct case_info *info)
{
    json_t *paths = json_array(), *words = json_array();
    size_t k;

    for (k = 0; k < PATH_COUNT; k++)
        if (info->paths & 1u << k)
            json_array_append_new(paths, json_string(path_name((enum path)k)));
    for (k = 0; k < FLAGS; k++)
        if (info->flags & flags[k].flag)
            json_array_append_new(words, json_string(flags[k].word));
    return json_pack("{s:s, s:o, s:s, s:i, s:i, s:o, s:s}", "name", info->name, "paths", paths,
                     "state", state_words[info->state], "rev", (int)info->rev, "faults",
                     (int)info->faults, "flags", words, "why", info->why);
}

static int list_json(const struct case_globs *globs)
{
    json_t *cases = json_array(), *root;
    int failed;
    size_t i;

    for (i = 0; i < case_table_size; i++)
        if (asked(globs, i))
            json_array_append_new(cases, info_json(&case_table[i]));
    root = json_pack("{s:s, s:i, s:o}", "schema", "pvbench-cases", "version", 1, "cases", cases);
    failed = json_dumpf(root, stdout, JSON_INDENT(1));
    fputc('\n', stdout);
    json_decref(root);
    return failed ? EXIT_USAGE : EXIT_GOOD;
}

/* Every glob of the list has to match a case; an exit status. */
static int check_globs(const struct case_globs *globs)
{
    char glob[CASE_GLOBS_MAX + 128];

    if (!case_globs_unmatched(globs, glob, sizeof(glob)))
        return EXIT_GOOD;
    case_table_near(glob, glob, sizeof(glob));
    return command_usage("list", "no case matches %s", glob);
}

struct asked {
    struct case_globs globs;
    bool json;
};

static int take_option(int option, char *value, void *of)
{
    struct asked *asked = of;

    if (option == 'c')
        return command_cases("list", "--cases", value, &asked->globs);
    asked->json = true;
    return EXIT_GOOD;
}

static const struct command_options command = {
    .command = "list",
    .options = options,
    .help = help,
    .take = take_option,
};

int cmd_list(int argc, char **argv)
{
    struct asked asked = {.json = false};
    int status;

    if (!command_options_take(&command, argc, argv, &asked, &status))
        return status;
    while (status == EXIT_GOOD && optind < argc)
        status = command_cases("list", "GLOB", argv[optind++], &asked.globs);
    status = status ? status : check_globs(&asked.globs);
    if (status != EXIT_GOOD)
        return status;
    if (asked.json)
        return list_json(&asked.globs);
    list_text(&asked.globs);
    return EXIT_GOOD;
}
