/* SPDX-License-Identifier: MIT */
/* See run_json.h. */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/makers/log_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/store/json.h"

char *json_text_of(const struct run *run)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    if (!run_write_json(run, out) || fclose(out))
        abort();
    return text;
}

json_t *json_tree_of(const struct run *run)
{
    char *text = json_text_of(run);
    json_t *tree = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

    free(text);
    return tree;
}

struct run *run_of_json_text(const char *text, size_t len, char *why, size_t size)
{
    FILE *in = len ? fmemopen((void *)(uintptr_t)text, len, "r") : fopen("/dev/null", "r");
    struct run *run;

    if (!in)
        abort();
    run = run_read_json(in, why, size);
    fclose(in);
    return run;
}

struct run *run_of_json_tree(const json_t *tree, char *why, size_t size)
{
    char *text = json_dumps(tree, JSON_COMPACT);
    struct run *run;

    if (!text)
        abort();
    run = run_of_json_text(text, strlen(text), why, size);
    free(text);
    return run;
}

char *json_file_of(const struct run *run)
{
    char *text = json_text_of(run), *name = temporary_file(text, strlen(text));

    free(text);
    return name;
}
