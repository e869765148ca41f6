/* SPDX-License-Identifier: MIT */
/* The functions of one path as a table, and the parts of the path: see show.h. */
#include "report/profile/show.h"

#include <inttypes.h>

#include "report/calls/profile.h"
#include "report/prices/twin.h"
#include "report/profile/flame.h"
#include "report/profile/svg.h"
#include "report/system/exit.h"
#include "report/text/file_out.h"
#include "report/text/say.h"

static void put_row(struct table *table, const char *name, const char *side,
                    const struct profile_row *row, const struct profile_rows *rows)
{
    table_cell(table, "%s", name);
    table_cell(table, "%s", side);
    table_cell(table, "%" PRIu64, row->own.all);
    table_cell(table, "%" PRIu64, row->own.once);
    table_cell(table, "%" PRIu64, row->total.all);
    table_cell(table, "%" PRIu64, row->calls);
    table_number(table, rows->priced, (double)row->price.all);
}

/* What the rows from there on come to: their totals overlap, and are nobody's sum. */
static void put_sum(struct table *table, const char *name, const struct profile_rows *rows,
                    size_t from)
{
    struct insns own = {0, 0};
    int64_t price = 0;
    size_t i;

    for (i = from; i < rows->count; i++) {
        own.all += rows->at[i].own.all;
        own.once += rows->at[i].own.once;
        price += rows->at[i].price.all;
    }
    table_cell(table, "%s", name);
    table_cell(table, "%s", "");
    table_cell(table, "%" PRIu64, own.all);
    table_cell(table, "%" PRIu64, own.once);
    table_cell(table, "%s", "");
    table_cell(table, "%s", "");
    table_number(table, rows->priced, (double)price);
}

static void put_functions(const struct profile_view *view, const struct profile_rows *rows,
                          FILE *out)
{
    static const char *const heads[] = {"function", "in", "own", "once", "total", "calls", "price"};
    size_t shown = view->top && view->top < rows->count ? view->top : rows->count, i;
    struct table table;
    char more[64];

    table_start(&table, heads, 7, 2);
    for (i = 0; i < shown; i++)
        put_row(&table, rows->at[i].name.text, code_side(&rows->at[i].name), &rows->at[i], rows);
    snprintf(more, sizeof(more), "%zu more functions", rows->count - shown);
    if (shown < rows->count)
        put_sum(&table, more, rows, shown);
    put_sum(&table, "sum", rows, 0);
    profile_table(view, &table, out);
}

static void put_part(struct table *table, const char *name, struct insns insns)
{
    table_cell(table, "%s", name);
    table_cell(table, "%" PRIu64, insns.all);
    table_cell(table, "%" PRIu64, insns.once);
}

static void put_parts(const struct profile_view *view, const struct profile *profile,
                      const struct profile_rows *rows, FILE *out)
{
    static const char *const heads[] = {"part", "insns", "once"};
    struct table table;
    char less[128];
    int part;

    fputc('\n', out);
    table_start(&table, heads, 3, 1);
    for (part = 0; part < PART_COUNT; part++)
        put_part(&table, profile_part_word((enum stack_part)part), profile->parts[part]);
    put_part(&table, "region", rows->region);
    if (rows->priced) {
        snprintf(less, sizeof(less), "less the null call (%s)",
                 twin_name(view->of.name, view->of.path));
        put_part(&table, less, rows->null);
        table_cell(&table, "price");
        table_cell(&table, "%" PRId64, rows->price.all);
        table_cell(&table, "%" PRId64, rows->price.once);
    }
    profile_table(view, &table, out);
}

static void put_head(const struct profile_view *view, const struct profile_rows *rows, FILE *out)
{
    char label[480], line[640], price[96];

    profile_of_label(&view->of, label, sizeof(label));
    profile_price_text(view, rows->price.all, price, sizeof(price));
    snprintf(line, sizeof(line), "%s: %" PRIu64 " insns; %s%s", label, rows->region.all,
             rows->priced ? "price " : "no null call, so no price", rows->priced ? price : "");
    profile_line(view, line, out);
    profile_side_label(&view->sides[0], line, sizeof(line));
    profile_line(view, line, out);
}

static const char meaning[] =
    "own: instructions of the function itself; once: with each REP instruction counted once; "
    "total: with all it calls; price: own less the null call's. entry, body, exit: Xen before its "
    "entry code calls a function, in that, and after it. Instructions are not time.";

static void put_all(const struct profile_view *view, const struct profile *profile,
                    const struct profile_rows *rows, FILE *out)
{
    size_t warnings;

    put_head(view, rows, out);
    fputc('\n', out);
    put_functions(view, rows, out);
    put_parts(view, profile, rows, out);
    fputc('\n', out);
    warnings = profile_put_warnings(view, "", out);
    if (view->format == PROFILE_TEXT)
        profile_line(view, meaning, out);
    else
        fprintf(out, "%s%s\n", warnings ? "\n" : "", meaning);
}

static const struct paths_series *series_of(const struct profile_view *view, size_t side)
{
    return paths_find(view->sides[side].paths, view->of.name, view->of.path, view->of.n,
                      view->of.fill);
}

int profile_show(const struct profile_view *view, FILE *out)
{
    const struct profile_side *side = &view->sides[0];
    struct profile_rows rows;
    struct profile profile;
    char why[512];

    if (!profile_rows_take(&rows, &side->code, series_of(view, 0), why, sizeof(why)))
        return profile_wrong(side, why);
    if (!profile_open(&profile, &side->code, series_of(view, 0), why, sizeof(why))) {
        profile_rows_free(&rows);
        return profile_wrong(side, why);
    }
    profile_rows_sort(&rows, view->order);
    if (view->format == PROFILE_JSON)
        profile_json(view, &profile, &rows, out);
    else
        put_all(view, &profile, &rows, out);
    profile_close(&profile);
    profile_rows_free(&rows);
    return EXIT_GOOD;
}

/* Call 'give' with the call trees of all sides; an exit status. */
static int with_flame(const struct profile_view *view,
                      int (*give)(const struct profile_view *view, const struct flame *flame,
                                  void *to),
                      void *to)
{
    struct profile profiles[SIDES_MOST];
    int status = EXIT_GOOD;
    struct flame flame;
    size_t i, open = 0;
    char why[512];

    for (; open < view->count && status == EXIT_GOOD; open += status == EXIT_GOOD)
        if (!profile_open(&profiles[open], &view->sides[open].code, series_of(view, open), why,
                          sizeof(why)))
            status = profile_wrong(&view->sides[open], why);
    if (status == EXIT_GOOD) {
        flame_open(&flame, profiles, view->count);
        status = give(view, &flame, to);
        flame_close(&flame);
    }
    for (i = 0; i < open; i++)
        profile_close(&profiles[i]);
    return status;
}

static int give_folded(const struct profile_view *view, const struct flame *flame, void *out)
{
    struct texts warnings = {0};
    size_t i;

    flame_fold(flame, out);
    /* What reads the stacks knows no other lines. */
    profile_warnings(view, &warnings);
    for (i = 0; i < warnings.count; i++)
        say_line("pvbench: %s", warnings.at[i]);
    texts_clear(&warnings);
    return EXIT_GOOD;
}

int profile_fold(const struct profile_view *view, FILE *out)
{
    return with_flame(view, give_folded, out);
}

/* The title of the picture, and what ran where. */
static void head_of(const struct profile_view *view, const struct flame *flame, struct texts *head)
{
    const struct insns *total = flame->nodes[TREE_ALL].total;
    char label[512], line[512], once[64] = "";
    int64_t change = (int64_t)(total[1].all - total[0].all);
    int64_t change_once = (int64_t)(total[1].once - total[0].once);
    size_t i;

    profile_of_label(&view->of, label, sizeof(label));
    if (view->count == 1 && total[0].all != total[0].once)
        snprintf(once, sizeof(once), ", %" PRIu64 " with each REP counted once", total[0].once);
    else if (view->count > 1 && change != change_once)
        snprintf(once, sizeof(once), ", with each REP counted once %+" PRId64, change_once);
    if (view->count == 1)
        texts_say(head, "%s: %" PRIu64 " instructions%s", label, total[0].all, once);
    else
        texts_say(head,
                  "%s: %" PRIu64 " instructions in the base, %" PRIu64 " now (%+" PRId64 "%s)",
                  label, total[0].all, total[1].all, change, once);
    for (i = 0; i < view->count; i++) {
        profile_side_label(&view->sides[i], line, sizeof(line));
        texts_say(head, "%s%s", view->count == 1 ? "" : i ? "now:  " : "base: ", line);
    }
}

/* Write the picture by one of these, whatever it takes to say where. */
static int with_page(const struct profile_view *view, const struct flame *flame,
                     bool (*write)(void *to, const struct svg_page *page), void *to)
{
    struct texts head = {0}, warnings = {0};
    struct svg_page page = {flame, &head, &warnings};
    bool good;

    head_of(view, flame, &head);
    profile_warnings(view, &warnings);
    good = write(to, &page);
    texts_clear(&head);
    texts_clear(&warnings);
    return good ? EXIT_GOOD : EXIT_USAGE;
}

static bool write_file(void *file, const struct svg_page *page)
{
    return file_out(file, svg_write, page);
}

static int give_file(const struct profile_view *view, const struct flame *flame, void *file)
{
    return with_page(view, flame, write_file, file);
}

int profile_draw(const struct profile_view *view, const char *file)
{
    /* It is only handed on to file_out. */
    return with_flame(view, give_file, (void *)(uintptr_t)file);
}

static bool write_picture(void *out, const struct svg_page *page)
{
    return svg_write(page, out);
}

static int give_picture(const struct profile_view *view, const struct flame *flame, void *out)
{
    return with_page(view, flame, write_picture, out);
}

int profile_picture(const struct profile_view *view, FILE *out)
{
    return with_flame(view, give_picture, out);
}
