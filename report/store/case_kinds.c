/* SPDX-License-Identifier: MIT */
/* A case of run.json, and the objects in it: see reader.h. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/store/json.h"
#include "report/store/reader.h"
#include "report/text/text.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* The text of a value, which is the caller's from here on. */
static char *taken(struct value *value)
{
    char *text = value->text;

    value->text = NULL;
    return text;
}

/* ---- what a boot says of it ---- */

enum { SAID_BOOT, SAID_STATUS, SAID_WHY, SAID_AT, SAID_PRINTED };

static const struct member_kind said_members[] = {
    [SAID_BOOT] = {"boot", SHAPE_NUMBER, .most = INT32_MAX},
    [SAID_STATUS] = {"status", SHAPE_TEXT},
    [SAID_WHY] = {"why", SHAPE_TEXT, .optional_since = 1},
    [SAID_AT] = {"at", SHAPE_NUMBER, .optional_since = 1, .most = INT32_MAX},
    [SAID_PRINTED] = {"printed", SHAPE_NUMBER, .optional_since = 1, .most = INT32_MAX},
};

static bool end_said(struct reader *r, struct value *v)
{
    const char *word = v[SAID_STATUS].text;
    int status = status_of(word, strlen(word));
    struct case_boot *b;

    if (case_find_boot(&r->c, (unsigned)v[SAID_BOOT].number))
        return reader_refuse(r, "boot", "stands twice");
    if (status < 0 && strcmp(word, STATUS_UNFINISHED) != 0)
        return reader_refuse(r, "status", "is not a word that this pvbench knows");
    b = case_get_boot(&r->c, (unsigned)v[SAID_BOOT].number);
    b->why = taken(&v[SAID_WHY]);
    b->at = (unsigned)v[SAID_AT].number;
    b->printed = (unsigned)v[SAID_PRINTED].number;
    b->ended = status >= 0;
    b->status = b->ended ? (enum status)status : STATUS_OK;
    return true;
}

static const struct object_kind said_kind = {
    .members = said_members,
    .count = COUNT(said_members),
    .end = end_said,
};

/* ---- a series ---- */

enum {
    SERIES_BOOT,
    SERIES_N,
    SERIES_FILL,
    SERIES_COLD,
    SERIES_WARMUP,
    SERIES_ANNOUNCED,
    SERIES_MOVED,
    SERIES_PENDING,
    SERIES_WRONG,
    SERIES_GOT,
    SERIES_NTH,
    SERIES_PAIRS,
    SERIES_ONCE
};

static const struct member_kind series_members[] = {
    [SERIES_BOOT] = {"boot", SHAPE_NUMBER, .most = INT32_MAX},
    [SERIES_N] = {"n", SHAPE_NUMBER, .most = INT32_MAX},
    [SERIES_FILL] = {"fill", SHAPE_TRUTH, .optional_since = VERSION_SHORT},
    [SERIES_COLD] = {"cold", SHAPE_NUMBER, .most = INT64_MAX},
    [SERIES_WARMUP] = {"warmup", SHAPE_NUMBER, .most = SERIES_SAMPLES_MAX},
    [SERIES_ANNOUNCED] = {"announced", SHAPE_NUMBER, .most = SERIES_SAMPLES_MAX},
    [SERIES_MOVED] = {"moved", SHAPE_NUMBER, .optional_since = VERSION_SHORT,
                      .most = SERIES_REGIONS_MAX},
    [SERIES_PENDING] = {"pending", SHAPE_NUMBER, .optional_since = VERSION_SHORT,
                        .most = SERIES_REGIONS_MAX},
    [SERIES_WRONG] = {"wrong", SHAPE_NUMBER, .optional_since = VERSION_SHORT,
                      .most = SERIES_REGIONS_MAX},
    [SERIES_GOT] = {"got", SHAPE_TEXT, .optional_since = 1},
    [SERIES_NTH] = {"nth", SHAPE_NUMBER, .optional_since = 1, .most = INT32_MAX},
    [SERIES_PAIRS] = {"samples", SHAPE_PAIRS},
    [SERIES_ONCE] = {"once", SHAPE_NUMBER, .optional_since = 1, .most = INT64_MAX},
};

_Static_assert(COUNT(series_members) <= OBJECT_MEMBERS, "a series has too many members");

/* The case's object is open round the series', and says of which path it is. */
static enum path path_of_series(const struct reader *r)
{
    return r->open[r->depth - 2].path;
}

static bool start_series(struct reader *r)
{
    return r->c.paths[path_of_series(r)].count < CASE_SERIES_MAX ||
           reader_refuse(r, "", "is one series too many");
}

/* A REP instruction that counts once counts for no more than its iterations. */
static bool check_once(struct reader *r, uint64_t once)
{
    uint64_t mode, held;

    if (!series_mode(&r->series, &mode, &held))
        return reader_refuse(r, "once", "is said of a series without samples");
    return once <= mode ||
           reader_refuse(r, "once", "is more than the %" PRIu64 " of most samples", mode);
}

static bool end_series(struct reader *r, struct value *v)
{
    bool has_once = reader_last(r)->seen & 1u << SERIES_ONCE;
    struct series *s;

    if (!v[SERIES_N].number)
        return reader_refuse(r, "n", "is 0");
    if (v[SERIES_FILL].number && path_is_alone(path_of_series(r)))
        return reader_refuse(r, "fill", "is said of calls issued one by one");
    if (series_samples(&r->series) > v[SERIES_ANNOUNCED].number)
        return reader_refuse(r, "samples", "has more samples than are announced");
    if (has_once && !check_once(r, v[SERIES_ONCE].number))
        return false;
    s = case_add_series(&r->c, path_of_series(r), (unsigned)v[SERIES_BOOT].number,
                        v[SERIES_FILL].number, (unsigned)v[SERIES_N].number);
    s->cold = v[SERIES_COLD].number;
    s->warmup = v[SERIES_WARMUP].number;
    s->announced = v[SERIES_ANNOUNCED].number;
    s->moved = v[SERIES_MOVED].number;
    s->pending = v[SERIES_PENDING].number;
    s->wrong = v[SERIES_WRONG].number;
    s->got = taken(&v[SERIES_GOT]);
    s->nth = v[SERIES_NTH].number;
    s->has_once = has_once;
    s->once = v[SERIES_ONCE].number;
    series_take_pairs(s, &r->series);
    return true;
}

static const struct object_kind series_kind = {
    .members = series_members,
    .count = COUNT(series_members),
    .start = start_series,
    .end = end_series,
};

/* ---- a path that was not issued ---- */

enum { SKIP_BOOT, SKIP_PATH, SKIP_WHY };

static const struct member_kind skip_members[] = {
    [SKIP_BOOT] = {"boot", SHAPE_NUMBER, .most = INT32_MAX},
    [SKIP_PATH] = {"path", SHAPE_TEXT},
    [SKIP_WHY] = {"why", SHAPE_TEXT},
};

static bool end_skip(struct reader *r, struct value *v)
{
    int path = path_of(v[SKIP_PATH].text, strlen(v[SKIP_PATH].text));

    if (path < 0)
        return reader_refuse(r, "path", "is not a word that this pvbench knows");
    return case_add_skip(&r->c, (unsigned)v[SKIP_BOOT].number, (enum path)path, v[SKIP_WHY].text) ||
           reader_refuse(r, "", "is one skip too many");
}

static const struct object_kind skip_kind = {
    .members = skip_members,
    .count = COUNT(skip_members),
    .end = end_skip,
};

/* ---- an exception ---- */

static struct facts *fields_of(struct reader *r)
{
    return &r->c.taken[r->c.taken_count - 1].fields;
}

enum { EXCEPTION_BOOT, EXCEPTION_FIELDS };

static const struct member_kind exception_members[] = {
    [EXCEPTION_BOOT] = {"boot", SHAPE_NUMBER, .most = INT32_MAX},
    [EXCEPTION_FIELDS] = {"fields", SHAPE_FACTS, .facts = fields_of},
};

static bool start_exception(struct reader *r)
{
    return run_add_fault(r->run, &r->c, 0) || reader_refuse(r, "", "is one exception too many");
}

static bool end_exception(struct reader *r, struct value *v)
{
    r->c.taken[r->c.taken_count - 1].boot = (unsigned)v[EXCEPTION_BOOT].number;
    return true;
}

static const struct object_kind exception_kind = {
    .members = exception_members,
    .count = COUNT(exception_members),
    .start = start_exception,
    .end = end_exception,
};

/* ---- the case ---- */

/* A name that cannot be added ends the reading before all that the case holds. */
static bool check_name(struct reader *r, const struct value *value)
{
    if (run_find_case(r->run, value->text))
        return reader_refuse(r, "name", "stands twice");
    return r->run->case_count < RUN_CASES_MAX || reader_refuse(r, "name", "is one case too many");
}

enum {
    CASE_NAME,
    CASE_STATE,
    CASE_REV,
    CASE_FAULTS,
    CASE_BOOTS,
    CASE_PATHS,
    CASE_SKIPS,
    CASE_EXCEPTIONS
};

static const struct member_kind case_members[] = {
    [CASE_NAME] = {"name", SHAPE_TEXT, .most = JSON_NAME_MAX, .check = check_name},
    [CASE_STATE] = {"state", SHAPE_TEXT, .most = JSON_NAME_MAX},
    [CASE_REV] = {"rev", SHAPE_NUMBER, .most = INT32_MAX},
    [CASE_FAULTS] = {"faults", SHAPE_NUMBER, .most = INT32_MAX},
    [CASE_BOOTS] = {"boots", SHAPE_OBJECTS, .of = &said_kind},
    [CASE_PATHS] = {"paths", SHAPE_PATHS, .of = &series_kind},
    [CASE_SKIPS] = {"skips", SHAPE_OBJECTS, .of = &skip_kind},
    [CASE_EXCEPTIONS] = {"exceptions", SHAPE_OBJECTS, .of = &exception_kind},
};

static bool check_of_boot(struct reader *r, const char *list, size_t item, unsigned boot)
{
    char place[64];

    if (case_find_boot(&r->c, boot))
        return true;
    snprintf(place, sizeof(place), "%s[%zu].boot", list, item);
    return reader_refuse(r, place, "is none of the boots of the case");
}

/* Nothing is of a boot that does not say what became of the case. */
static bool check_boots(struct reader *r)
{
    const struct run_case *c = &r->c;
    size_t path, i;
    char list[32];

    for (path = 0; path < PATH_COUNT; path++) {
        snprintf(list, sizeof(list), "paths.%s", path_name((enum path)path));
        for (i = 0; i < c->paths[path].count; i++)
            if (!check_of_boot(r, list, i, c->paths[path].at[i].boot))
                return false;
    }
    for (i = 0; i < c->skip_count; i++)
        if (!check_of_boot(r, "skips", i, c->skips[i].boot))
            return false;
    for (i = 0; i < c->taken_count; i++)
        if (!check_of_boot(r, "exceptions", i, c->taken[i].boot))
            return false;
    return true;
}

static bool end_case(struct reader *r, struct value *v)
{
    if (!check_boots(r))
        return false;
    r->c.name = taken(&v[CASE_NAME]);
    r->c.state = taken(&v[CASE_STATE]);
    r->c.rev = (unsigned)v[CASE_REV].number;
    r->c.faults = (unsigned)v[CASE_FAULTS].number;
    if (!run_add_case(r->run, &r->c))
        return reader_refuse(r, "name", "stands twice");
    r->c = (struct run_case){0};
    return true;
}

const struct object_kind case_kind = {
    .members = case_members,
    .count = COUNT(case_members),
    .end = end_case,
};
