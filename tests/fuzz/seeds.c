/* SPDX-License-Identifier: MIT */
/*
 * Write what the fuzz targets start from: logs with every kind of record, pieces of a stored log,
 * and the run.json of each; files with symbols; and files of paths, unpacked.
 *   seeds LOG FOLDER     into log, json, symbols and paths in FOLDER, which are there
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/makers/digest_maker.h"
#include "tests/unit/makers/kinds_maker.h"
#include "tests/unit/makers/log_maker.h"
#include "tests/unit/makers/paths_bytes.h"
#include "tests/unit/makers/raw_maker.h"
#include "tests/unit/makers/run_json.h"
#include "tests/unit/makers/symbols_maker.h"

#include "report/log/read.h"
#include "report/model/run.h"

/* Lines of a piece: as many as a case of some series has.  One piece of some is like the others. */
#define PIECE 48
#define SOME  4
/* Names of a table, which has two markers then, and of an ELF file: some KB. */
#define TABLE_NAMES 270
#define ELF_NAMES   60

static int keep(const char *folder, const char *kind, unsigned number, const char *bytes,
                size_t size)
{
    char path[4096];
    FILE *out;

    snprintf(path, sizeof(path), "%s/%s/%02u", folder, kind, number);
    out = fopen(path, "w");
    if (out && fwrite(bytes, 1, size, out) == size && fclose(out) == 0)
        return 0;
    perror(path);
    return 4;
}

static int keep_both(const char *folder, unsigned number, const char *log, size_t size)
{
    FILE *in = fmemopen((void *)log, size, "r");
    struct run *run = run_new();
    json_t *root;
    char *text;
    int status = 4;

    if (in && run_read_log(run, in, "boot-1.log") > 0) {
        root = json_tree_of(run);
        text = json_dumps(root, JSON_COMPACT);
        status = keep(folder, "log", number, log, size) ||
                 keep(folder, "json", number, text, strlen(text));
        free(text);
        json_decref(root);
    }
    if (in)
        fclose(in);
    run_free(run);
    return status;
}

/* A table in each form that it has had, ELF files of both classes, and a list of nm's. */
static int keep_symbols(const char *folder)
{
    static const char map[] = "0xffff82d040200000 T start\n0xffff82d040200100 t mm.c#get_page\n";
    struct table_parts parts;
    unsigned number = 0;
    int status = keep(folder, "symbols", number++, map, strlen(map));
    size_t i;

    for (i = 0; !status && i < TABLE_FORMS; i++) {
        const struct table_form *form = &table_forms[i];
        struct made_symbol *symbols =
            made_symbols(TABLE_NAMES, form->origin ? form->origin + 0x200000 : 0xff100000);
        struct made made = made_table(form, symbols, TABLE_NAMES, &parts);

        status = keep(folder, "symbols", number++, (const char *)made.at, made.size);
        made_free(&made);
        made = made_elf(i % 2, symbols, ELF_NAMES, "a-build-id-of-20-by");
        status = status || keep(folder, "symbols", number++, (const char *)made.at, made.size);
        made_free(&made);
        made_symbols_free(symbols, TABLE_NAMES);
    }
    return status;
}

/* The paths of a boot, and what the plugin leaves of one: a REP, a fault, a region that is broken.
 */
static int keep_paths(const char *folder)
{
    struct raw_maker m;
    unsigned rep, behind;
    size_t len;
    uint8_t *paths = paths_bytes_make(&paths_bytes_good, &len);
    int status = keep(folder, "paths", 0, (const char *)paths, len);

    free(paths);
    raw_maker_open(&m);
    rep = raw_maker_block(&m, 0x1000, "90 f3a4");
    behind = raw_maker_block(&m, 0x1001, "f3a4 90 c3");
    raw_maker_step(&m, rep);
    raw_maker_step(&m, behind);
    raw_maker_path(&m);
    raw_maker_region(&m, 5, 1, 0);
    raw_maker_cut(&m, behind, 2);
    raw_maker_step(&m, rep);
    raw_maker_path(&m);
    raw_maker_broken(&m);
    raw_maker_region(&m, 4, 0, 1);
    raw_maker_end(&m);
    status = status || keep(folder, "paths", 1, (const char *)m.bytes, m.len);
    free(m.bytes);
    return status;
}

/* The end of that many lines from 'text' on. */
static const char *after_lines(const char *text, unsigned lines)
{
    while (lines-- && strchr(text, '\n'))
        text = strchr(text, '\n') + 1;
    return text;
}

int main(int argc, char **argv)
{
    char *log = argc == 3 ? file_text(argv[1]) : NULL;
    char *const made[] = {log_of_every_kind(), log_of_a_crash(), log_of_curves("insns", 1),
                          log_of_curves("cycles", 2), digest_with(NULL, NULL)};
    const char *at, *end;
    unsigned number, piece = 0;
    int status = 0;

    if (!log) {
        fputs("usage: seeds LOG FOLDER\n", stderr);
        return 4;
    }
    for (number = 0; number < sizeof(made) / sizeof(*made); number++) {
        status = status || keep_both(argv[2], number, made[number], strlen(made[number]));
        free(made[number]);
    }
    for (at = log; !status && *at; at = end) {
        end = after_lines(at, PIECE);
        if (piece++ % SOME == 1)
            status = keep_both(argv[2], number++, at, (size_t)(end - at));
    }
    free(log);
    return status || keep_symbols(argv[2]) || keep_paths(argv[2]) ? 4 : 0;
}
