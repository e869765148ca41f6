/* SPDX-License-Identifier: MIT */
/* "pvbench list": every case there is. */
#include "report/command.h"

#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "report/case_table.h"
#include "report/exit.h"
#include "report/record.h"
#include "report/table.h"

static const char help[] = "Usage: pvbench list [--json]\n"
                           "List every case: its name, the paths it is issued by, what its price\n"
                           "depends on, its revision, its flags, and why it exists.\n";

static const struct option options[] = {
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
    {CASE_SPLITS, "splits", "Xen splits its batches"},
};

#define FLAGS (sizeof(flags) / sizeof(*flags))

/* Append a word to a list with commas. */
static void append(char *list, size_t size, const char *word)
{
    size_t len = strlen(list);

    snprintf(list + len, size - len, "%s%s", len ? "," : "", word);
}

static void list_text(void)
{
    static const char *const heads[] = {"case", "paths", "state", "rev", "flags", "why"};
    struct table table;
    size_t i, k;

    table_start(&table, heads, 6, 6);
    for (i = 0; i < case_table_size; i++) {
        const struct case_info *info = &case_table[i];
        char paths[64] = "", words[128] = "";

        for (k = 0; k < PATH_COUNT; k++)
            if (info->paths & 1u << k)
                append(paths, sizeof(paths), path_name((enum path)k));
        for (k = 0; k < FLAGS; k++)
            if (info->flags & flags[k].flag)
                append(words, sizeof(words), flags[k].meaning);
        table_cell(&table, "%s", info->name);
        table_cell(&table, "%s", paths);
        table_cell(&table, "%s", state_words[info->state]);
        table_cell(&table, "%u", info->rev);
        table_cell(&table, "%s", *words ? words : "-");
        table_cell(&table, "%s", info->why);
    }
    table_finish(&table, stdout);
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

static int list_json(void)
{
    json_t *cases = json_array(), *root;
    int failed;
    size_t i;

    for (i = 0; i < case_table_size; i++)
        json_array_append_new(cases, info_json(&case_table[i]));
    root = json_pack("{s:s, s:i, s:o}", "schema", "pvbench-cases", "version", 1, "cases", cases);
    failed = json_dumpf(root, stdout, JSON_INDENT(1));
    fputc('\n', stdout);
    json_decref(root);
    return failed ? EXIT_USAGE : EXIT_GOOD;
}

int cmd_list(int argc, char **argv)
{
    bool json = false;
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        switch (option) {
        case 'j':
            json = true;
            break;
        case 'h':
            fputs(help, stdout);
            return EXIT_GOOD;
        default:
            return command_usage("list", "no such option: %s", argv[optind - 1]);
        }
    }
    if (optind != argc)
        return command_usage("list", "it takes no argument, but got %s", argv[optind]);
    if (json)
        return list_json();
    list_text();
    return EXIT_GOOD;
}
