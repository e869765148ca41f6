/* SPDX-License-Identifier: MIT */
/* A boot with the block of one case lost, doubled, moved, or of another status. */
#include <stdio.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/trial.h"

#include "report/record/record.h"

/* The block of a case. */
struct block {
    size_t at, end;
    char name[FIELD_MOST];
};

static bool next_block(const struct mutant *m, size_t from, struct block *block)
{
    block->at = mutant_next(m, from, "case");
    if (block->at == m->count)
        return false;
    block->end = mutant_case_end(m, block->at);
    return field_get(m, block->at, "name", block->name);
}

static void try_dropped(struct trials *t, const struct block *b)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_drop(&m, b->at, b->end - b->at);
    trial_both(t, &m, WANT_RED, "a case dropped", "%s", b->name);
    mutant_free(&m);

    /* All that it measured, but not that it was there. */
    m = mutant_copy(&t->good);
    mutant_drop(&m, b->at + 1, b->end - b->at - 2);
    if (b->end - b->at > 2)
        trial_both(t, &m, WANT_RED, "a case without its series", "%s", b->name);
    mutant_free(&m);
}

/* Twice, of which one has another status, or none of its own. */
static void try_doubled(struct trials *t, const struct block *b, const char *first,
                        const char *last)
{
    struct mutant m = mutant_copy(&t->good);

    mutant_put_lines(&m, b->end, &t->good, b->at, b->end - b->at);
    if (last)
        field_set(&m, 2 * b->end - b->at - 1, "status", last);
    if (first)
        field_set(&m, b->end - 1, "status", first);
    trial_both(t, &m, WANT_RED, "a case doubled", "%s, first %s, then %s", b->name,
               first ? first : "as it was", last ? last : "as it was");
    mutant_free(&m);
}

/* Twice, of which one has no series. */
static void try_doubled_empty(struct trials *t, const struct block *b)
{
    struct mutant m = mutant_copy(&t->good);
    size_t len = b->end - b->at;

    mutant_put_lines(&m, b->end, &t->good, b->at, len);
    mutant_drop(&m, b->end + 1, len - 2);
    trial_both(t, &m, WANT_RED, "a case doubled", "%s, without series the second time", b->name);
    field_set(&m, b->end + 1, "status", "wrong");
    trial_both(t, &m, WANT_RED, "a case doubled", "%s, wrong the second time", b->name);
    mutant_free(&m);

    m = mutant_copy(&t->good);
    mutant_put_lines(&m, b->end, &t->good, b->at, len);
    mutant_drop(&m, b->at + 1, len - 2);
    trial_both(t, &m, WANT_RED, "a case doubled", "%s, without series the first time", b->name);
    mutant_free(&m);
}

/* Two statuses in one block: the worst wins, or it is damage. */
static void try_statuses(struct trials *t, const struct block *b)
{
    int status;

    for (status = 0; status < STATUS_COUNT; status++) {
        struct mutant m = mutant_copy(&t->good);
        char record[2 * FIELD_MOST];

        snprintf(record, sizeof(record), "status case=%s status=%s", b->name,
                 status_name((enum status)status));
        mutant_put(&m, b->end, record);
        trial_both(t, &m, WANT_RED, "a second status", "%s, then %s", b->name, record);
        mutant_free(&m);

        m = mutant_copy(&t->good);
        mutant_put(&m, b->end - 1, record);
        trial_both(t, &m, WANT_RED, "a second status", "%s, first %s", b->name, record);
        mutant_free(&m);

        try_doubled(t, b, status_name((enum status)status), NULL);
        try_doubled(t, b, NULL, status_name((enum status)status));
    }
}

/* The same statuses alone: those of a failure have an exit status of their own. */
static void try_failures(struct trials *t, const struct block *b)
{
    static const char *const failures[] = {"wrong", "faulted"};
    size_t i;

    for (i = 0; i < 2; i++) {
        struct mutant m = mutant_copy(&t->good);

        field_set(&m, b->end - 1, "status", failures[i]);
        trial_both(t, &m, EXIT_WORSE, "a case that failed", "%s: %s", b->name, failures[i]);
        mutant_free(&m);
    }
}

/* Elsewhere, with the place that it says it has; and with the place that it has. */
static void try_moved(struct trials *t, const struct block *b)
{
    struct mutant m = mutant_copy(&t->good);
    size_t len = b->end - b->at, to = mutant_next(&m, b->end, "control"), last, at;
    unsigned i = 0;
    char number[32];

    if (mutant_next(&m, b->end, "case") > to) {
        mutant_free(&m);
        return;
    }
    mutant_put_lines(&m, to, &t->good, b->at, len);
    mutant_drop(&m, b->at, len);
    trial_both(t, &m, WANT_RED, "a case moved", "%s, to the end", b->name);
    last = mutant_next(&m, 0, "control");
    for (at = 0; (at = mutant_next(&m, at, "case")) < last; at++) {
        snprintf(number, sizeof(number), "%u", ++i);
        field_set(&m, at, "at", number);
    }
    trial_both(t, &m, WANT_ANY, "a case in another order", "%s, to the end", b->name);
    mutant_free(&m);
}

static void try_block(struct trials *t, const struct block *b)
{
    try_dropped(t, b);
    try_doubled(t, b, NULL, NULL);
    try_doubled_empty(t, b);
    try_statuses(t, b);
    try_failures(t, b);
    try_moved(t, b);
}

/* ---- faults ---- */

#define FAULT "fault case=%s vector=14 error=2 what=page%%20fault"
#define REGS  "regs ip=ffffffff80001234 addr=1000 resumed=1"

/* An exception in a case whose status is fine is a contradiction. */
static void try_fault(struct trials *t, const struct block *b)
{
    struct mutant m = mutant_copy(&t->good);
    char record[2 * FIELD_MOST];

    snprintf(record, sizeof(record), FAULT, b->name);
    mutant_put(&m, b->end - 1, record);
    mutant_put(&m, b->end, REGS);
    trial_both(t, &m, WANT_RED, "an exception, and the status is fine", "%s", b->name);
    field_set(&m, b->end + 1, "status", "faulted");
    trial_both(t, &m, EXIT_WORSE, "an exception", "%s", b->name);
    mutant_free(&m);
}

/* ---- cases that the plan does not know ---- */

static void try_stranger(struct trials *t)
{
    struct mutant m = mutant_copy(&t->good);
    size_t to = mutant_next(&m, 0, "control");

    mutant_put(&m, to, "status case=set_gdt/empty status=ok");
    mutant_put(&m, to, "case name=set_gdt/empty rev=1 state=none faults=0 at=13 of=12");
    trial_both(t, &m, WANT_RED, "a case that the plan does not count", "without series");
    mutant_free(&m);
}

static void test_cases(void **state)
{
    struct trials t;
    struct block b;

    (void)state;
    trials_start(&t, "cases", trial_file("tests/data/small-insns.log"), NULL);
    for (b.end = 0; next_block(&t.good, b.end, &b);) {
        try_block(&t, &b);
        try_fault(&t, &b);
    }
    try_stranger(&t);
    trials_end(&t);
}

static void test_stored(void **state)
{
    struct trials t;
    struct block b;

    (void)state;
    trials_start(&t, "cases of a stored log", trial_file("tests/data/xen-4.17-quick.log"), NULL);
    for (b.end = 0; next_block(&t.good, b.end, &b);) {
        try_dropped(&t, &b);
        try_doubled(&t, &b, NULL, NULL);
        try_doubled(&t, &b, "wrong", NULL);
        try_moved(&t, &b);
    }
    trials_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_stored),
    };

    return cmocka_run_group_tests_name("mutants of cases", tests, NULL, NULL);
}
