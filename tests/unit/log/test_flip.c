/* SPDX-License-Identifier: MIT */
/*
 * Every byte of a log changed in every way that one byte can be: by each bit, to what consoles make
 * of lost bytes, left out, doubled.  In a record each change is named with its place, and what is
 * still read is what was there; outside of records nothing but what Xen said may change.
 *
 * PVBENCH_FLIP=LOG tries that log instead of the small ones; the stored one takes half an hour.
 */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/check.h"

#include "report/log/read.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "tests/unit/makers/kinds_maker.h"

/* The eight bits of a byte, and what else becomes of one. */
enum way { WAY_SPACE = 8, WAY_NEWLINE, WAY_NUL, WAY_FF, WAY_LEFT_OUT, WAY_DOUBLED, WAY_COUNT };

struct trial {
    const char *log;
    size_t size;
    struct run *whole; /* what the log says */
    char *changed;     /* the log with one byte changed; one byte longer at most */
    size_t at;
    enum way way;
};

static struct run *read_bytes(const char *bytes, size_t size)
{
    FILE *in = fmemopen((void *)bytes, size, "r");
    struct run *run = run_new();

    assert_non_null(in);
    assert_true(run_read_log(run, in, "boot-1.log") > 0);
    fclose(in);
    return run;
}

/* The changed log's size; 0: this way changes nothing here. */
static size_t change(struct trial *t)
{
    static const char become[] = {[WAY_SPACE] = ' ', [WAY_NEWLINE] = '\n', [WAY_FF] = '\xff'};
    char was = t->log[t->at];

    memcpy(t->changed, t->log, t->at);
    memcpy(t->changed + t->at, t->log + t->at, t->size - t->at);
    if (t->way == WAY_LEFT_OUT || t->way == WAY_DOUBLED) {
        size_t to = t->way == WAY_LEFT_OUT ? t->at : t->at + 1;

        memcpy(t->changed + to, t->log + t->at + (t->way == WAY_LEFT_OUT),
               t->size - t->at - (t->way == WAY_LEFT_OUT));
        return t->way == WAY_LEFT_OUT ? t->size - 1 : t->size + 1;
    }
    t->changed[t->at] = t->way < WAY_SPACE ? (char)(was ^ 1 << t->way) : become[t->way];
    return t->changed[t->at] == was ? 0 : t->size;
}

/* Where the record of a byte starts and ends; false: the byte is in none. */
static bool in_record(const struct trial *t)
{
    const char *start = t->log + t->at, *end = memchr(start, '\n', t->size - t->at);
    struct record_view view;

    while (start > t->log && start[-1] != '\n')
        start--;
    end = end ? end : t->log + t->size;
    return record_read(start, (size_t)(end - start), &view) == RECORD_GOOD &&
           t->at >= (size_t)(start - t->log) + view.start &&
           t->at < (size_t)(start - t->log) + view.end;
}

static bool complete(const struct run *run)
{
    return run->boot_count == 1 && run->boots[0].outcome == OUTCOME_COMPLETE;
}

static unsigned long line_of(const struct trial *t)
{
    unsigned long line = 1;
    size_t i;

    for (i = 0; i < t->at; i++)
        line += t->log[i] == '\n';
    return line;
}

/* A problem says this line, or one of those beside it, or a gap that it is in. */
static bool names_line(const char *problem, unsigned long line)
{
    const char *place = strstr(problem, "boot-1.log:"), *gap = strstr(problem, "between log lines");
    unsigned long at, from, to;

    if (gap && sscanf(gap, "between log lines %lu and %lu", &from, &to) == 2)
        return from <= line && line <= to;
    return place && sscanf(place, "boot-1.log:%lu:", &at) == 1 && at + 1 >= line && at <= line + 2;
}

/* A problem that the whole log has not does. */
static bool named(const struct trial *t, const struct run *run)
{
    unsigned long line = line_of(t);
    size_t i;

    for (i = 0; i < run->problems.count; i++)
        if (names_line(run->problems.at[i], line) &&
            !text_among(&t->whole->problems, run->problems.at[i]))
            return true;
    return false;
}

/* ---- what is read is what was there ---- */

static bool same_facts(const struct facts *part, const struct facts *whole)
{
    size_t i;

    for (i = 0; i < part->count; i++) {
        const char *value = facts_get(whole, part->at[i].key);

        if (!strncmp(part->at[i].key, "boot.", 5))
            continue;
        if (!value || strcmp(value, part->at[i].value))
            return false;
    }
    return true;
}

static bool same_pairs(const struct series *a, const struct series *b)
{
    return a->count == b->count && !memcmp(a->pairs, b->pairs, a->count * sizeof(*a->pairs));
}

/* A series with all of its samples is one of the log's. */
static bool has_series(const struct series_list *list, const struct series *s)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        if (list->at[i].n == s->n && list->at[i].fill == s->fill && same_pairs(&list->at[i], s))
            return true;
    return false;
}

static bool same_case(const struct run_case *part, const struct run_case *whole)
{
    size_t path, i;

    if (part->rev && (part->rev != whole->rev || part->faults != whole->faults))
        return false;
    for (path = 0; path < PATH_COUNT; path++)
        for (i = 0; i < part->paths[path].count; i++)
            if (series_whole(&part->paths[path].at[i]) &&
                !has_series(&whole->paths[path], &part->paths[path].at[i]))
                return false;
    for (i = 0; i < part->boot_count; i++)
        if (part->boots[i].ended && part->boots[i].status != whole->boots[0].status)
            return false;
    return true;
}

static bool part_of(const struct run *part, const struct run *whole)
{
    size_t i;

    for (i = 0; i < part->boot_count; i++)
        if (!same_facts(&part->boots[i].begin, &whole->boots[0].begin) ||
            !same_facts(&part->boots[i].plan, &whole->boots[0].plan) ||
            !same_facts(&part->boots[i].facts, &whole->boots[0].facts))
            return false;
    for (i = 0; i < part->case_count; i++) {
        const struct run_case *c = run_find_case(whole, part->cases[i].name);

        if (!c || !same_case(&part->cases[i], c))
            return false;
    }
    return true;
}

/* ---- or all of it is ---- */

/* What is odd, besides what Xen said of it. */
static size_t odd_things(const struct run *run)
{
    size_t i, count = 0;

    for (i = 0; i < run->problems.count; i++)
        count += !strstr(run->problems.at[i], ": Xen says: ") &&
                 !strstr(run->problems.at[i], ": Xen's line says ");
    return count;
}

/* What Xen said has no CRC, and is left out; so is the place of what is odd. */
static json_t *without_xen(const struct run *run)
{
    json_t *root = json_tree_of(run), *facts;
    const char *key;
    void *next;

    facts = json_object_get(json_array_get(json_object_get(root, "boots"), 0), "facts");
    json_object_foreach_safe(facts, next, key, *(json_t *[]){NULL}) if (!strncmp(key, "boot.", 5))
        json_object_del(facts, key);
    json_object_del(root, "problems");
    return root;
}

static bool same_run(const struct run *a, const struct run *b)
{
    json_t *one = without_xen(a), *other = without_xen(b);
    bool same = json_equal(one, other) && odd_things(a) == odd_things(b);

    json_decref(one);
    json_decref(other);
    return same;
}

static void fail_trial(const struct trial *t, const struct run *run, const char *what)
{
    size_t i;

    for (i = 0; i < run->problems.count; i++)
        print_error("problem: %s\n", run->problems.at[i]);
    fail_msg("byte %zu (line %lu, '%c'), way %d: %s", t->at, line_of(t), t->log[t->at], t->way,
             what);
}

static void try_one(struct trial *t)
{
    size_t size = change(t);
    struct run *run;
    bool replaced = t->way < WAY_LEFT_OUT;

    if (!size)
        return;
    run = read_bytes(t->changed, size);
    if (in_record(t) && replaced && (complete(run) || !named(t, run)))
        fail_trial(t, run, "a change in a record is not named");
    if (!complete(run) && complete(t->whole) && !named(t, run))
        fail_trial(t, run, "what is lost is not named");
    if (complete(run) == complete(t->whole) && !named(t, run) && !same_run(run, t->whole))
        fail_trial(t, run, "something changed, and nobody said so");
    if (!part_of(run, t->whole))
        fail_trial(t, run, "what is read is not what was there");
    run_free(run);
}

static void try_log(char *log)
{
    struct trial t = {.log = log, .size = strlen(log)};
    unsigned way;

    t.whole = read_bytes(log, t.size);
    t.changed = malloc(t.size + 1);
    for (t.at = 0; t.at < t.size; t.at++)
        for (way = 0; way < WAY_COUNT; way++) {
            t.way = (enum way)way;
            try_one(&t);
        }
    run_free(t.whole);
    free(t.changed);
    free(log);
}

static void test_every_kind(void **state)
{
    const char *stored = getenv("PVBENCH_FLIP");

    (void)state;
    try_log(stored ? file_text(stored) : log_of_every_kind());
}

static void test_crash(void **state)
{
    (void)state;
    try_log(log_of_a_crash());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind),
        cmocka_unit_test(test_crash),
    };

    return cmocka_run_group_tests_name("flip", tests, NULL, NULL);
}
