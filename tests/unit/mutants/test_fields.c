/* SPDX-License-Identifier: MIT */
/*
 * A boot in which one field of one record is left out, changed, or contradicts itself: for each
 * field of docs/format.md what is right then.
 */
#include <stdio.h>

#include "tests/unit/support/check.h"
#include "tests/unit/support/mutate.h"
#include "tests/unit/support/trial.h"

#define VALUES_MOST 8

/* "+" and "*" are one more and twice as much; a value that is the right one already is left out. */
#define NUMBER                                                                                     \
    {                                                                                              \
        "+", "*", "0", "9223372036854775808", "x", "-1"                                            \
    }

struct rule {
    const char *kind, *key;
    int dropped, changed;
    const char *values[VALUES_MOST];
};

static const struct rule rules[] = {
    {"begin", "format", WANT_RED, WANT_RED, NUMBER},
    {"begin", "env", WANT_ANY, WANT_RED, {"pv32pae", "x"}},
    {"begin", "abi", WANT_ANY, WANT_RED, {"xen-3.0-x86_32p", "x"}},
    /* Another kernel of ours is another build: one gates with it every day. */
    {"begin", "build", WANT_ANY, EXIT_GOOD, {"00", "0123456789abcdef"}},
    {"fact", "key", WANT_RED, WANT_ANY, {"x"}},
    {"fact", "value", WANT_RED, WANT_ANY, {"x"}},
    {"plan", "unit", WANT_RED, WANT_RED, {"cycles", "x"}},
    {"plan", "cases", WANT_RED, WANT_RED, NUMBER},
    {"plan", "samples", WANT_RED, WANT_RED, NUMBER},
    {"plan", "warmup", WANT_RED, WANT_RED, NUMBER},
    {"plan", "batches", WANT_RED, WANT_RED, {"1,8", "1,8,64,128", "1,8,65", "8,64", "1,64", "x"}},
    /* What was asked for came out as less, or in another order: all that is promised is here. */
    {"plan", "asked", WANT_ANY, WANT_ANY, NUMBER},
    {"plan", "shift", WANT_ANY, WANT_ANY, NUMBER},
    {"plan", "hash", WANT_ANY, WANT_ANY, {"0", "x"}},
    {"case", "name", WANT_RED, WANT_RED, {"xen_version/nosuch", "control/empty", "x"}},
    {"case", "rev", WANT_RED, WANT_RED, NUMBER},
    {"case", "state", WANT_ANY, WANT_ANY, {"tlb"}},
    {"case", "faults", WANT_ANY, WANT_ANY, {"1"}},
    {"case", "at", WANT_ANY, WANT_RED, NUMBER},
    {"case", "of", WANT_ANY, WANT_RED, NUMBER},
    {"case", "unit", WANT_RED, WANT_RED, {"insns"}},
    {"skip", "case", WANT_RED, WANT_RED, {"control/empty", "x"}},
    {"skip", "path", WANT_RED, WANT_RED, {"single", "x"}},
    {"skip", "why", WANT_ANY, WANT_ANY, {"x"}},
    {"series", "case", WANT_RED, WANT_RED, {"control/empty", "x"}},
    {"series", "path", WANT_RED, WANT_RED, {"single", "multi", "array", "trap", "x"}},
    {"series", "fill", WANT_RED, WANT_RED, {"0", "x"}},
    {"series", "n", WANT_RED, WANT_RED, NUMBER},
    /* One region that no price is made of. */
    {"series", "cold", WANT_RED, WANT_ANY, {"+", "*"}},
    {"series", "warmup", WANT_RED, WANT_RED, NUMBER},
    {"series", "samples", WANT_RED, WANT_RED, NUMBER},
    {"pairs", "of", WANT_RED, WANT_RED, NUMBER},
    {"pairs", "at", WANT_ANY, WANT_RED, {"+", "9223372036854775808", "x"}},
    {"pairs", "v", WANT_RED, WANT_RED, {"1x1", "20", "x", "1x19", "1x21", "1x10,2x10"}},
    {"status", "case", WANT_RED, WANT_RED, {"control/empty", "x"}},
    {"status", "status", WANT_RED, WANT_RED, {"skipped", "absent", "denied", "unstable", "x"}},
    {"status", "status", WANT_RED, EXIT_WORSE, {"wrong", "faulted"}},
    {"status", "why", WANT_ANY, WANT_ANY, {"x"}},
    {"control", "name", WANT_RED, WANT_RED, {"x"}},
    {"control", "status", WANT_RED, EXIT_USAGE, {"failed"}},
    {"control", "status", WANT_RED, WANT_RED, {"x"}},
    {"control", "want", WANT_ANY, WANT_RED, {"1", "x"}},
    {"control", "got", WANT_ANY, WANT_RED, {"1", "x"}},
    {"end", "status", WANT_RED, EXIT_USAGE, {"error"}},
    {"end", "status", WANT_RED, EXIT_DIED, {"crashed"}},
    {"end", "status", WANT_RED, WANT_RED, {"x"}},
    {"end", "records", WANT_RED, WANT_RED, NUMBER},
};

/* Fields put into records that have none of the kind. */
static const struct {
    const char *kind, *key, *value;
    int want;
} more[] = {
    {"case", "unit", "none", WANT_RED},    {"series", "fill", "1", WANT_RED},
    {"series", "wrong", "20", WANT_RED},   {"series", "wrong", "1", WANT_RED},
    {"series", "wrong", "x", WANT_RED},    {"series", "got", "fff2", WANT_RED},
    {"series", "nth", "1", WANT_RED},      {"series", "moved", "20", WANT_ANY},
    {"series", "pending", "20", WANT_ANY}, {"status", "why", "x", WANT_ANY},
    {"plan", "budget", "1", WANT_ANY},
};

/* Facts that are keys of a comparison (docs/compare.md), with another value; of all others none is
 * held. */
static const struct {
    const char *key, *value;
} keys[] = {
    {"xen.major", "5"},
    {"xen.minor", "20"},
    {"xen.extraversion", ".6"},
    {"xen.capabilities", "x"},
    {"xen.commandline", "spec-ctrl=no"},
    {"xen.build-id", "00"},
    {"xen.build", "debug"},
    {"guest.role", "domU"},
    {"guest.mode", "compat"},
    {"guest.vcpus", "2"},
    {"cpu.signature", "50654"},
    {"clock.tsc", "emulated"},
};

/* ---- the value of a rule ---- */

/* False: it is the right one. */
static bool value_of(const char *spec, const char *now, char out[FIELD_MOST])
{
    unsigned long number = strtoul(now, NULL, 10);

    if (!strcmp(spec, "+"))
        snprintf(out, FIELD_MOST, "%lu", number + 1);
    else if (!strcmp(spec, "*"))
        snprintf(out, FIELD_MOST, "%lu", 2 * number);
    else
        snprintf(out, FIELD_MOST, "%s", spec);
    return strcmp(out, now) != 0 && (strcmp(spec, "*") != 0 || number > 1);
}

/* A call that was refused and is not now is a new one, with nothing to compare. */
static int want_of(const struct rule *rule, const char *now, const char *value)
{
    bool gained = !strcmp(now, "absent") && (!strcmp(value, "ok") || !strcmp(value, "unstable"));

    return gained ? WANT_ANY : rule->changed;
}

/* ---- one field ---- */

static void try_dropped(struct trials *t, size_t at, const struct rule *rule)
{
    struct mutant m = mutant_copy(&t->good);

    m.at[at].as_is = true;
    field_drop(&m, at, rule->key);
    trial_both(t, &m, rule->dropped, "a field dropped", "line %zu, %s.%s", at + 1, rule->kind,
               rule->key);
    mutant_free(&m);
}

typedef void put_field(struct mutant *mutant, size_t at, const char *key, const char *value);

static void try_value(struct trials *t, size_t at, const struct rule *rule, put_field *put,
                      const char *value, int want, const char *group)
{
    struct mutant m = mutant_copy(&t->good);

    m.at[at].as_is = true;
    put(&m, at, rule->key, value);
    trial(t, &m, want, group, "line %zu, %s.%s=%s", at + 1, rule->kind, rule->key, value);
    mutant_free(&m);
}

/* One of the two values of a field in one record can only be a lie. */
static int contradicts(int changed)
{
    return changed == WANT_ANY || changed == EXIT_GOOD ? WANT_ANY : WANT_RED;
}

/* What refers to a number has the right one first. */
static void number_right(struct trials *t)
{
    unsigned series = 0, number = 0;
    char text[32];
    size_t i;

    for (i = 0; i < t->good.count; i++) {
        if (!t->good.at[i].record)
            continue;
        if (mutant_is(&t->good, i, "series"))
            series = number;
        snprintf(text, sizeof(text), "%u", mutant_is(&t->good, i, "end") ? number + 1 : series);
        if (mutant_is(&t->good, i, "end"))
            field_set(&t->good, i, "records", text);
        else if (mutant_is(&t->good, i, "pairs"))
            field_set(&t->good, i, "of", text);
        number++;
    }
}

static void try_rule(struct trials *t, size_t at, const struct rule *rule)
{
    char now[FIELD_MOST], value[FIELD_MOST];
    size_t i;
    int want;

    if (!mutant_is(&t->good, at, rule->kind) || !field_get(&t->good, at, rule->key, now))
        return;
    try_dropped(t, at, rule);
    for (i = 0; i < VALUES_MOST && rule->values[i]; i++) {
        if (!value_of(rule->values[i], now, value))
            continue;
        want = want_of(rule, now, value);
        try_value(t, at, rule, field_set, value, want, "a field changed");
        want = contradicts(want);
        try_value(t, at, rule, field_put_first, value, want, "a field twice, the wrong one first");
        try_value(t, at, rule, field_put_last, value, want, "a field twice, the wrong one last");
    }
}

static void try_more(struct trials *t, size_t at)
{
    char now[FIELD_MOST];
    size_t i;

    for (i = 0; i < sizeof(more) / sizeof(*more); i++) {
        const struct rule rule = {.kind = more[i].kind, .key = more[i].key};

        if (mutant_is(&t->good, at, rule.kind) && !field_get(&t->good, at, rule.key, now))
            try_value(t, at, &rule, field_put_last, more[i].value, more[i].want, "a field added");
    }
}

static void start(struct trials *t, const char *what)
{
    trials_start(t, what, trial_file("tests/data/small-insns.log"), NULL);
}

static void test_fields(void **state)
{
    struct trials t;
    size_t at, i;

    (void)state;
    start(&t, "fields");
    number_right(&t);
    for (at = 0; at < t.good.count; at++) {
        for (i = 0; i < sizeof(rules) / sizeof(*rules); i++)
            try_rule(&t, at, &rules[i]);
        try_more(&t, at);
    }
    trials_end(&t);
}

/* Every field of the good log has a rule. */
static void test_rules(void **state)
{
    struct mutant good = trial_file("tests/data/small-insns.log");
    char key[FIELD_MOST];
    size_t at, i;
    unsigned k;

    (void)state;
    for (at = 0; at < good.count; at++)
        for (k = 0; good.at[at].record && field_key(&good, at, k, key); k++) {
            for (i = 0; i < sizeof(rules) / sizeof(*rules); i++)
                if (mutant_is(&good, at, rules[i].kind) && !strcmp(key, rules[i].key))
                    break;
            if (i == sizeof(rules) / sizeof(*rules) && strcmp(key, "more") != 0)
                fail_msg("no rule for %s in: %s", key, good.at[at].text);
        }
    mutant_free(&good);
}

/* ---- facts ---- */

static void try_fact(struct trials *t, const char *key, const char *value)
{
    struct mutant m = mutant_copy(&t->good);
    char record[FIELD_MOST];
    size_t at = mutant_fact(&m, 0, key), records = 1;

    while (field_is(&m, at + records - 1, "more", "1"))
        records++;
    snprintf(record, sizeof(record), "fact key=%s value=%s", key, value);
    mutant_put(&m, at + records, record);
    trial_both(t, &m, WANT_RED, "a fact twice, the wrong one last", "%s=%s", key, value);
    mutant_drop(&m, at, records);
    trial_both(t, &m, WANT_RED, "a fact that is a key changed", "%s=%s", key, value);
    mutant_free(&m);

    m = mutant_copy(&t->good);
    mutant_put(&m, at, record);
    trial_both(t, &m, WANT_RED, "a fact twice, the wrong one first", "%s=%s", key, value);
    mutant_free(&m);
}

static void test_facts(void **state)
{
    struct trials t;
    size_t i;

    (void)state;
    start(&t, "facts");
    for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        try_fact(&t, keys[i].key, keys[i].value);
    trials_end(&t);
}

/* ---- records that are not there ---- */

static const struct {
    const char *record;
    const char *before; /* the kind that it is put before, each time */
    int want;
} strangers[] = {
    {"fault case=xen_version/version vector=14 error=2 what=page%20fault", "status", WANT_RED},
    {"fault vector=14 error=2 what=page%20fault", "status", WANT_RED},
    {"fault vector=14 error=2 what=page%20fault", "end", WANT_RED},
    {"regs ip=ffffffff80001234 addr=1000 resumed=1", "status", WANT_RED},
    {"error text=no%20memory", "case", EXIT_USAGE},
    {"error text=no%20memory case=xen_version/version", "status", EXIT_USAGE},
    {"control name=empty status=failed want=0 got=7", "control", EXIT_USAGE},
    {"control name=empty status=failed want=0 got=7", "end", EXIT_USAGE},
    {"control name=other status=failed want=0 got=7", "end", EXIT_USAGE},
    {"status case=xen_version/version status=wrong", "case", WANT_RED},
    {"status case=xen_version/version status=wrong", "status", WANT_RED},
    {"status case=xen_version/version status=ok", "end", WANT_RED},
    {"case name=xen_version/version rev=1 state=none faults=0 at=6 of=12", "end", WANT_RED},
    {"skip case=xen_version/version path=single why=nested", "status", WANT_RED},
    {"pairs of=1 at=0 v=9999x20", "status", WANT_RED},
    {"more of=1 wrong=1", "pairs", WANT_RED},
    {"more of=1 samples=10", "pairs", WANT_RED},
    {"more of=1 n=3", "pairs", WANT_RED},
    {"plan cases=13", "case", WANT_RED},
    {"plan samples=21", "case", WANT_RED},
    {"plan batches=1,8", "case", WANT_RED},
    {"plan unit=cycles", "case", WANT_RED},
    {"plan cases=13", "plan", WANT_RED},
    {"plan samples=21", "plan", WANT_RED},
    {"plan batches=1,8", "plan", WANT_RED},
    {"plan unit=cycles", "plan", WANT_RED},
    {"begin format=1 env=pv64 abi=xen-3.0-x86_64 build=52", "case", WANT_RED},
    {"begin format=1 env=pv64 abi=xen-3.0-x86_64 build=52", "end", WANT_RED},
    {"end status=ok records=0", "case", WANT_RED},
    {"end status=ok records=0", "status", WANT_RED},
};

static void test_strangers(void **state)
{
    struct trials t;
    struct mutant m;
    size_t i, at;

    (void)state;
    start(&t, "records put in");
    for (i = 0; i < sizeof(strangers) / sizeof(*strangers); i++)
        for (at = 0; (at = mutant_next(&t.good, at, strangers[i].before)) < t.good.count; at++) {
            m = mutant_copy(&t.good);
            mutant_put(&m, at, strangers[i].record);
            trial_both(&t, &m, strangers[i].want, strangers[i].record, "before line %zu", at + 1);
            mutant_free(&m);
        }
    trials_end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_strangers),
    };

    return cmocka_run_group_tests_name("mutants of fields", tests, NULL, NULL);
}
