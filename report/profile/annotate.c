/* SPDX-License-Identifier: MIT */
/* The instructions of a function with their counts: see show.h. */
#include "report/profile/show.h"

#include <inttypes.h>
#include <string.h>

#include "report/model/words.h"
#include "report/paths/insn.h"
#include "report/profile/listing.h"
#include "report/symbols/symbols.h"
#include "report/system/exit.h"
#include "report/text/say.h"
#include "report/typed/near.h"

/* So many bytes of an instruction, which has fifteen at most. */
#define BYTES_MOST 15
#define BYTES_TEXT (3 * BYTES_MOST + 1)

static void bytes_text(const struct listing_line *line, char *out)
{
    unsigned i;

    *out = '\0';
    for (i = 0; i < line->size && i < BYTES_MOST; i++)
        out += snprintf(out, 4, "%s%02x", i ? " " : "", line->code[i]);
}

/* " <do_set_gdt>", of a call or a jump to another function; "" where that is not known. */
static void target_text(const struct profile_side *side, const char *function,
                        const struct listing_line *line, char *out, size_t size)
{
    enum insn flow = insn_of(line->code, line->size);
    uint64_t target = insn_target(line->code, line->size, line->at);
    const struct paths_function *to = NULL;
    char plain[CODE_NAME];

    *out = '\0';
    if (flow == INSN_JUMP || flow == INSN_CALL)
        to = paths_function_at(side->paths, target);
    if (!to)
        return;
    symbols_plain(to->name, plain, sizeof(plain));
    if (strcmp(plain, function) != 0)
        snprintf(out, size, target > to->at ? " <%.200s+0x%" PRIx64 ">" : " <%.200s>", to->name,
                 target - to->at);
}

/* What objdump says, without the many blanks before its remark of an address. */
static void put_text(struct table *table, const char *text, const char *target)
{
    const char *remark = strstr(text, "        # ");

    if (remark)
        table_cell(table, "%.*s  %s%s", (int)(remark - text), text, remark + strlen("        "),
                   target);
    else
        table_cell(table, "%s%s", text, target);
}

/* Between two lines that do not follow each other. */
static void put_gap(struct table *table)
{
    size_t column;

    table_cell(table, "...");
    for (column = 1; column < table->columns; column++)
        table_cell(table, "%s", "");
}

static void put_line(struct table *table, const struct profile_side *side, const char *function,
                     const struct listing_line *line, bool text)
{
    char bytes[BYTES_TEXT], target[256];

    bytes_text(line, bytes);
    target_text(side, function, line, target, sizeof(target));
    table_cell(table, "%" PRIx64, line->at);
    table_cell(table, "%s", bytes);
    if (text)
        put_text(table, line->text ? line->text : "", target);
    table_cell(table, "%" PRIu64, line->count.all);
    table_cell(table, "%" PRIu64, line->count.once);
}

static void put_lines(const struct profile_view *view, const char *function,
                      const struct listing *listing, bool text, FILE *out)
{
    static const size_t leave[] = {1, 4};
    const char *const heads[] = {"address", "bytes", "instruction", "count", "once"};
    const char *const bare[] = {"address", "bytes", "count", "once"};
    struct insns sum = {0, 0};
    struct table table;
    size_t i;

    table_start(&table, text ? heads : bare, text ? 5 : 4, text ? 3 : 2);
    if (text)
        table_leave(&table, leave, 2);
    for (i = 0; i < listing->count; i++) {
        if (i && listing->at[i].at != listing->at[i - 1].at + listing->at[i - 1].size)
            put_gap(&table);
        put_line(&table, &view->sides[0], function, &listing->at[i], text);
        sum.all += listing->at[i].count.all;
        sum.once += listing->at[i].count.once;
    }
    table_cell(&table, "sum");
    table_cell(&table, "%s", "");
    if (text)
        table_cell(&table, "%s", "");
    table_cell(&table, "%" PRIu64, sum.all);
    table_cell(&table, "%" PRIu64, sum.once);
    profile_table(view, &table, out);
}

/* Our own image is 32-bit code but for one environment. */
static bool is_wide(const struct run *run)
{
    const char *abi = run_begin_field(run, "abi");

    return abi && strstr(abi, "x86_64");
}

/* Of what is not run by this path, but may be meant. */
static int no_function(const struct profile_view *view, const struct paths_series *series,
                       const char *function)
{
    const struct profile_side *side = &view->sides[0];
    struct near near = {.typed = function};
    char label[512], why[512];
    struct profile_rows rows;
    bool has = false;
    size_t i;

    if (!profile_rows_take(&rows, &side->code, series, why, sizeof(why)))
        return profile_wrong(side, why);
    for (i = 0; i < rows.count; i++) {
        has = has || !strcmp(rows.at[i].name.text, function);
        near_offer(&near, rows.at[i].name.text);
    }
    profile_of_label(&view->of, label, sizeof(label));
    if (has)
        say_line("pvbench: %s has 0 instructions of %s: there is nothing to list", label, function);
    else
        say_line("pvbench: %s runs nothing of %s%s%s%s", label, function,
                 near.word ? "; did you mean " : "", near.word ? near.word : "",
                 near.word ? "?" : "");
    profile_rows_free(&rows);
    return EXIT_USAGE;
}

static void put_all(const struct profile_view *view, const char *function, struct listing *listing,
                    FILE *out)
{
    char label[512], line[1024], why[256];
    bool text = listing_disassemble(listing, is_wide(view->sides[0].run), why, sizeof(why));

    profile_of_label(&view->of, label, sizeof(label));
    snprintf(line, sizeof(line), "%s in %s", function, label);
    profile_line(view, line, out);
    profile_side_label(&view->sides[0], line, sizeof(line));
    profile_line(view, line, out);
    if (!text) {
        snprintf(line, sizeof(line), "There are bytes only, since %s.", why);
        profile_line(view, line, out);
    }
    profile_put_warnings(view, "", out);
    fputc('\n', out);
    put_lines(view, function, listing, text, out);
}

int profile_annotate(const struct profile_view *view, const char *typed, FILE *out)
{
    const struct profile_side *side = &view->sides[0];
    const struct paths_series *series =
        paths_find(side->paths, view->of.name, view->of.path, view->of.n, view->of.fill);
    char function[CODE_NAME];
    struct listing listing;
    int status = EXIT_GOOD;

    /* Whatever part of a function is named, all of it is meant. */
    symbols_plain(typed, function, sizeof(function));

    listing_take(&listing, &side->code, series, function);
    if (listing.count)
        put_all(view, function, &listing, out);
    else
        status = no_function(view, series, function);
    listing_free(&listing);
    return status;
}
