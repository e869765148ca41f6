/* SPDX-License-Identifier: MIT */
/* A path by function, and what moved between two, as JSON: see show.h. */
#include "report/json/json.h"

#include <jansson.h>

#include "report/calls/profile.h"
#include "report/profile/show.h"
#include "report/system/exit.h"

/* A number of instructions is whole, and may be negative. */
static void put_whole(struct json_out *json, const char *key, int64_t number)
{
    json_out_key(json, key);
    json_out_value(json, json_integer((json_int_t)number), JSON_OUT_DIGITS);
}

static void put_change(struct json_out *json, const char *key, struct insns_change change)
{
    json_open(json, key, '{');
    put_whole(json, "insns", change.all);
    put_whole(json, "once", change.once);
    json_out_close(json, '}');
}

static void put_insns(struct json_out *json, const char *key, struct insns insns)
{
    put_change(json, key, (struct insns_change){(int64_t)insns.all, (int64_t)insns.once});
}

static void put_name(struct json_out *json, const struct code_name *name)
{
    const char *side = code_side(name);

    json_text(json, "function", name->text);
    json_text(json, "side", *side == '-' ? NULL : side);
}

static void put_of(struct json_out *json, const struct moves_of *of)
{
    json_text(json, "case", of->name);
    json_text(json, "path", path_name(of->path));
    json_count(json, "n", of->n);
    json_truth(json, "fill", of->fill);
}

void profile_json_warnings(struct json_out *json, const struct profile_view *view)
{
    struct texts warnings = {0};

    profile_warnings(view, &warnings);
    json_texts(json, "warnings", &warnings);
    texts_clear(&warnings);
}

static void put_parts(struct json_out *json, const struct profile *profile)
{
    int part;

    json_open(json, "parts", '{');
    for (part = 0; part < PART_COUNT; part++)
        put_insns(json, profile_part_word((enum stack_part)part), profile->parts[part]);
    json_out_close(json, '}');
}

static void put_rows(struct json_out *json, const struct profile_rows *rows)
{
    size_t i;

    json_open(json, "functions", '[');
    for (i = 0; i < rows->count; i++) {
        const struct profile_row *row = &rows->at[i];

        json_out_open(json, '{');
        put_name(json, &row->name);
        put_insns(json, "own", row->own);
        put_insns(json, "total", row->total);
        json_count(json, "calls", row->calls);
        if (rows->priced)
            put_change(json, "price", row->price);
        else
            json_text(json, "price", NULL);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

void profile_json(const struct profile_view *view, const struct profile *profile,
                  const struct profile_rows *rows, FILE *out)
{
    struct json_out json = {.out = out};

    json_start(&json, "profile", EXIT_GOOD);
    json_out_key(&json, "run");
    json_run(&json, view->sides[0].path, view->sides[0].run);
    json_count(&json, "boot", view->sides[0].paths->boot);
    put_of(&json, &view->of);
    put_insns(&json, "region", rows->region);
    if (rows->priced) {
        put_insns(&json, "null_call", rows->null);
        put_change(&json, "price", rows->price);
    } else {
        json_text(&json, "null_call", NULL);
        json_text(&json, "price", NULL);
    }
    put_parts(&json, profile);
    put_rows(&json, rows);
    profile_json_warnings(&json, view);
    json_end(&json);
}

static void put_moves(struct json_out *json, const struct moves *moves)
{
    size_t i;

    json_open(json, "functions", '[');
    for (i = 0; i < moves->count; i++) {
        const struct move *move = &moves->at[i];
        const struct code_name name = {move->name, move->xen};

        json_out_open(json, '{');
        put_name(json, &name);
        put_change(json, "base", move->base);
        put_change(json, "new", move->new);
        put_change(json, "change", move->delta);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

void profile_moves_json(const struct profile_view *view, const struct moves *moves, FILE *out)
{
    struct json_out json = {.out = out};
    size_t i;

    json_start(&json, "profile", EXIT_GOOD);
    json_open(&json, "runs", '[');
    for (i = 0; i < view->count; i++)
        json_run(&json, view->sides[i].path, view->sides[i].run);
    json_out_close(&json, ']');
    put_of(&json, &view->of);
    json_truth(&json, "priced", moves->priced);
    put_change(&json, "base", moves->base);
    put_change(&json, "new", moves->new);
    put_change(&json, "change", moves->delta);
    put_moves(&json, moves);
    profile_json_warnings(&json, view);
    json_end(&json);
}
