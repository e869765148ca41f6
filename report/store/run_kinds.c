/* SPDX-License-Identifier: MIT */
/* The objects of run.json above its cases: see reader.h. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/record/record.h"
#include "report/store/json.h"
#include "report/store/reader.h"
#include "report/text/text.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* ---- a control ---- */

enum { CONTROL_NAME, CONTROL_STATUS, CONTROL_WANT, CONTROL_GOT };

static const struct member_kind control_members[] = {
    [CONTROL_NAME] = {"name", SHAPE_TEXT},
    [CONTROL_STATUS] = {"status", SHAPE_TEXT},
    [CONTROL_WANT] = {"want", SHAPE_TEXT, .optional_since = 1},
    [CONTROL_GOT] = {"got", SHAPE_TEXT, .optional_since = 1},
};

/* The boot that is being read is the last. */
static struct run_boot *boot_of(struct reader *r)
{
    return run_boot(r->run, (unsigned)r->run->boot_count);
}

static bool end_control(struct reader *r, struct value *v)
{
    const char *status = v[CONTROL_STATUS].text;

    if (strcmp(status, "ok") != 0 && strcmp(status, "failed") != 0)
        return reader_refuse(r, "status", "is not \"ok\" or \"failed\"");
    return boot_add_control(boot_of(r), v[CONTROL_NAME].text, *status == 'f', v[CONTROL_WANT].text,
                            v[CONTROL_GOT].text) ||
           reader_refuse(r, "", "is one control too many");
}

static const struct object_kind control_kind = {
    .members = control_members,
    .count = COUNT(control_members),
    .end = end_control,
};

/* ---- a boot ---- */

static struct facts *begin_of(struct reader *r)
{
    return &boot_of(r)->begin;
}

static struct facts *plan_of(struct reader *r)
{
    return &boot_of(r)->plan;
}

static struct facts *facts_of(struct reader *r)
{
    return &boot_of(r)->facts;
}

static struct texts *other_of(struct reader *r)
{
    return &boot_of(r)->other;
}

enum {
    BOOT_NUMBER,
    BOOT_OUTCOME,
    BOOT_LOG,
    BOOT_OF_BEGIN,
    BOOT_OF_PLAN,
    BOOT_OF_FACTS,
    BOOT_CONTROLS,
    BOOT_OTHER
};

static const struct member_kind boot_members[] = {
    [BOOT_NUMBER] = {"boot", SHAPE_NUMBER, .most = INT32_MAX},
    [BOOT_OUTCOME] = {"outcome", SHAPE_TEXT},
    [BOOT_LOG] = {"log", SHAPE_TEXT, .optional_since = 1},
    [BOOT_OF_BEGIN] = {"begin", SHAPE_FACTS, .facts = begin_of},
    [BOOT_OF_PLAN] = {"plan", SHAPE_FACTS, .facts = plan_of},
    [BOOT_OF_FACTS] = {"facts", SHAPE_FACTS, .facts = facts_of},
    [BOOT_CONTROLS] = {"controls", SHAPE_OBJECTS, .of = &control_kind},
    [BOOT_OTHER] = {"other", SHAPE_TEXTS, .texts = other_of},
};

static bool start_boot(struct reader *r)
{
    if (r->run->boot_count == RUN_BOOTS_MAX)
        return reader_refuse(r, "boot", "is one too many");
    run_add_boot(r->run);
    return true;
}

static bool end_boot(struct reader *r, struct value *v)
{
    int outcome = outcome_of(v[BOOT_OUTCOME].text);

    if (!v[BOOT_NUMBER].number || v[BOOT_NUMBER].number > r->run->boot_count)
        return reader_refuse(r, "boot", "is no boot of the run");
    if (v[BOOT_NUMBER].number != r->run->boot_count)
        return reader_refuse(r, "boot", "is out of order");
    if (outcome < 0)
        return reader_refuse(r, "outcome", "is not a word that this pvbench knows");
    boot_of(r)->outcome = (enum outcome)outcome;
    boot_of(r)->log = text_copy(v[BOOT_LOG].text);
    return true;
}

static const struct object_kind boot_kind = {
    .members = boot_members,
    .count = COUNT(boot_members),
    .start = start_boot,
    .end = end_boot,
};

/* ---- the run ---- */

static struct facts *run_facts_of(struct reader *r)
{
    return &r->run->facts;
}

static struct texts *problems_of(struct reader *r)
{
    return &r->run->problems;
}

/* Of another schema or version nothing else is to be read, so these are looked at as they come. */
static bool check_schema(struct reader *r, const struct value *value)
{
    return !strcmp(value->text, RUN_SCHEMA) ||
           reader_refuse(r, "schema", "is not \"%s\"", RUN_SCHEMA);
}

/* It may stand behind the cases, which tell of which version they are, too. */
static bool check_version(struct reader *r, const struct value *value)
{
    if (value->number < 1 || value->number > RUN_VERSION)
        return reader_refuse(r, "version", "is %" PRIu64 ", this pvbench reads 1 to %d",
                             value->number, RUN_VERSION);
    r->version = value->number;
    return r->version >= r->since ||
           reader_refuse(r, "version", "is %" PRIu64 ", and a series is as version %u has it",
                         r->version, r->since);
}

enum {
    RUN_SCHEMA_WORD,
    RUN_VERSION_NUMBER,
    RUN_FACTS,
    RUN_BOOTS,
    RUN_CASES,
    RUN_PROBLEMS,
    RUN_LEFT_OFF
};

static const struct member_kind run_members[] = {
    [RUN_SCHEMA_WORD] = {"schema", SHAPE_TEXT, .check = check_schema},
    [RUN_VERSION_NUMBER] = {"version", SHAPE_NUMBER, .most = 1000, .check = check_version},
    [RUN_FACTS] = {"facts", SHAPE_FACTS, .facts = run_facts_of},
    [RUN_BOOTS] = {"boots", SHAPE_OBJECTS, .of = &boot_kind},
    [RUN_CASES] = {"cases", SHAPE_OBJECTS, .of = &case_kind},
    [RUN_PROBLEMS] = {"problems", SHAPE_TEXTS, .texts = problems_of},
    [RUN_LEFT_OFF] = {"problems_left_off", SHAPE_NUMBER, .most = INT32_MAX},
};

/* Cases may stand before the boots, so which boots there are is known at the end. */
static bool no_boot(const struct reader *r, unsigned boot)
{
    return boot < 1 || boot > r->run->boot_count;
}

/* The first of its boots that there is not; as many as it has: there are all. */
static size_t find_bad_boot(const struct reader *r, const struct run_case *c)
{
    size_t i;

    for (i = 0; i < c->boot_count && !no_boot(r, c->boots[i].boot); i++)
        ;
    return i;
}

/* Cycles have no instructions to count: which of a case's series says that they do; false: none. */
static bool find_bad_once(const struct reader *r, const struct run_case *c, int *path, size_t *item)
{
    for (*path = 0; *path < PATH_COUNT; ++*path)
        for (*item = 0; *item < c->paths[*path].count; ++*item) {
            const struct series *s = &c->paths[*path].at[*item];

            if (s->has_once && boot_unit(run_boot(r->run, s->boot)) == UNIT_CYCLES)
                return true;
        }
    return false;
}

static bool check_once(struct reader *r)
{
    char place[96];
    size_t i, item;
    int path;

    for (i = 0; i < r->run->case_count; i++)
        if (find_bad_once(r, &r->run->cases[i], &path, &item)) {
            snprintf(place, sizeof(place), "cases[%zu].paths.%s[%zu].once", i,
                     path_name((enum path)path), item);
            return reader_refuse(r, place, "is said of a boot in cycles");
        }
    return true;
}

/* How many boots it is to have and in which unit is said by who made it, and by no log. */
static bool check_made(struct reader *r)
{
    const char *boots = facts_get(&r->run->facts, RUN_BOOTS_MEANT);
    const char *unit = facts_get(&r->run->facts, "run.unit");
    uint64_t meant;

    if (boots && (!record_number((struct record_slice){boots, strlen(boots)}, &meant) ||
                  meant < r->run->boot_count))
        return reader_refuse(r, "facts." RUN_BOOTS_MEANT,
                             "is '%s': it is a number of boots, no fewer than the %zu there are",
                             boots, r->run->boot_count);
    if (unit && strcmp(unit, "insns") != 0 && strcmp(unit, "cycles") != 0)
        return reader_refuse(r, "facts.run.unit", "is '%s': it is insns or cycles", unit);
    return true;
}

static bool check_problems(struct reader *r)
{
    const struct texts *problems = &r->run->problems;
    size_t i;

    for (i = 0; i < problems->count; i++)
        if (!*problems->at[i] || run_problem_boot(problems->at[i]) > r->run->boot_count)
            return reader_refuse(r, "problems", "has '%s', which is of no boot of the run",
                                 problems->at[i]);
    return true;
}

/* What else a case has is of one of its boots. */
static bool check_boots(struct reader *r)
{
    char place[96];
    size_t i, item;

    for (i = 0; i < r->run->case_count; i++) {
        item = find_bad_boot(r, &r->run->cases[i]);
        if (item == r->run->cases[i].boot_count)
            continue;
        snprintf(place, sizeof(place), "cases[%zu].boots[%zu].boot", i, item);
        return reader_refuse(r, place, "is no boot of the run");
    }
    return true;
}

static bool end_run(struct reader *r, struct value *v)
{
    r->run->problems_left_off = v[RUN_LEFT_OFF].number;
    return check_boots(r) && check_once(r) && check_made(r) && check_problems(r);
}

const struct object_kind run_kind = {
    .members = run_members,
    .count = COUNT(run_members),
    .end = end_run,
};
