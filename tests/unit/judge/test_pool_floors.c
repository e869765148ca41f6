/* SPDX-License-Identifier: MIT */
/* The floors that families are held against in a gate: in turns or not, and of how many values. */
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/spoken.h"

#include <stdio.h>

#include "report/commands/command.h"
#include "report/floors/floors.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/system/exit.h"
#include "report/system/index.h"
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/makers/judge_maker.h"

#define BOOTS    12
#define CASES    4
#define FAMILIES 2
#define PRICE    10000

static const char *const names[CASES] = {"mmu_update/l1-same", "mmu_update/l1-map",
                                         "xen_version/version", "xen_version/features"};
static const char *const family_names[FAMILIES] = {"mmu_update", "xen_version"};

/* In an order that shows no drift. */
static const unsigned mixed[BOOTS] = {3, 0, 4, 1, 2, 2, 4, 0, 3, 1, 0, 4};

/* Of a host whose level moves by 1 % from run to run, and by next to nothing within a pair. */
static const struct noise apart = {.boots = 0.003, .between = 0.01, .freedom = 1000};
static const struct noise pairs = {.boots = 0.003, .freedom = 1000};

struct host_floors {
    struct floors floors;
    struct family_noise families[FAMILIES];
    struct case_noise cases[CASES];
};

/* No measure is found by itself. */
static void make_floors(struct host_floors *of, unsigned count)
{
    static const struct measure_noise wide = {
        .have = true, .price = PRICE, .own = {.between = PRICE / 20, .freedom = 1000}};
    size_t i;

    *of = (struct host_floors){.floors = {.runs = 8,
                                          .boots = 80,
                                          .host_boots = 1,
                                          .pairs = count,
                                          .common = {.freedom = 1000},
                                          .at = of->cases,
                                          .count = CASES,
                                          .families = of->families,
                                          .family_count = FAMILIES}};
    for (i = 0; i < CASES; i++) {
        of->cases[i].name = (char *)(uintptr_t)names[i];
        of->cases[i].at[MEASURE_CALL] = wide;
    }
    for (i = 0; i < FAMILIES; i++)
        of->families[i] = (struct family_noise){.name = (char *)(uintptr_t)family_names[i],
                                                .own = apart,
                                                .own_in_turns = count ? pairs : apart};
    floors_note_names(&of->floors);
    assert_true(facts_set(&of->floors.keys, "unit", "cycles"));
}

static void drop_floors(struct host_floors *of)
{
    index_free(of->floors.names);
    facts_free(&of->floors.keys);
}

/* One side: by how much the first family is slower, and how it was taken. */
struct side {
    unsigned more;
    bool in_turns;
    unsigned domains; /* of each boot of the host; 0: both sides are of one */
};

static struct run *made_run(const struct side *side, unsigned which)
{
    struct boots_case cases[CASES] = {{0}};
    struct boots boots = {.unit = "cycles",
                          .count = BOOTS,
                          .cases = cases,
                          .case_count = CASES,
                          .facts = {"guest.role", "domU"}};
    struct run *run;
    char text[24];
    unsigned i, k;

    for (i = 0; i < CASES; i++) {
        cases[i].name = names[i];
        for (k = 0; k < BOOTS; k++)
            cases[i].call[k] = PRICE + mixed[which ? BOOTS - 1 - k : k] + (i < 2 ? side->more : 0);
    }
    run = boots_run(&boots);
    if (side->in_turns)
        run_add_fact(run, RUN_TURNS, "a");
    for (k = 1; k <= BOOTS; k++) {
        snprintf(text, sizeof(text), "%u", 2 * k - 1 + which);
        if (side->in_turns)
            assert_true(run_add_boot_fact(run, k, RUN_TURN, text));
        snprintf(text, sizeof(text), "%u-%u", which, side->domains ? (k - 1) / side->domains : 0);
        assert_true(run_add_boot_fact(run, k, "host.boot-id", side->domains ? text : "both"));
    }
    return run;
}

/* Half a percent that the first family is slower by: a gate with floors in a file. */
static void check_gate(bool in_turns, unsigned count, int status, const char *part)
{
    struct run *runs[] = {made_run(&(struct side){.in_turns = in_turns}, 0),
                          made_run(&(struct side){.more = PRICE / 200, .in_turns = in_turns}, 1)};
    char *files[] = {json_file_of(runs[0]), json_file_of(runs[1])};
    char *file = temporary_file("", 0);
    const char *const words[] = {files[0], files[1], "--floors", file, NULL};
    struct host_floors of;
    struct spoken said;
    size_t i;

    make_floors(&of, count);
    assert_true(floors_save(&of.floors, file));
    said = spoken_of(cmd_gate, words);
    if (said.status != status || !strstr(said.out, part))
        fail_msg("in turns %d, %u pairs: status %d, or not \"%s\":\n%s%s", in_turns, count,
                 said.status, part, said.out, said.err);
    spoken_drop(&said);
    drop_floors(&of);
    for (i = 0; i < 2; i++) {
        run_free(runs[i]);
        drop_file(files[i]);
    }
    drop_file(file);
}

/* In turns, and by floors that know pairs: the family is found, and its cases and the other not. */
static void test_in_turns(void **state)
{
    (void)state;
    check_gate(true, 4, EXIT_WORSE, "slower   mmu_update ");
    check_gate(true, 0, EXIT_GOOD, "same     all ");
    check_gate(false, 4, EXIT_GOOD, "same     all ");
}

/* The floor of the second family in a gate of two such sides. */
static double floor_of(const struct side *side)
{
    struct host_floors of;
    struct judge_options how = {.floors_wanted = true, .alpha = JUDGE_ALPHA};
    struct run *base = made_run(side, 0), *new = made_run(side, 1);
    const struct judged_pool *pool;
    struct judgement judgement;
    double floor;

    make_floors(&of, 4);
    how.floors = &of.floors;
    judge(&judgement, base, new, &how);
    pool = judge_find_pool(&judgement, "xen_version");
    assert_non_null(pool);
    assert_true(pool->floor_known);
    floor = pool->floor;
    judge_free(&judgement);
    run_free(base);
    run_free(new);
    drop_floors(&of);
    return floor;
}

/* As many values as the score has, of two families; floors of one boot of the host know no other.
 */
static void test_counts(void **state)
{
    struct floor_for gate = {BOOTS, BOOTS, FAMILIES, JUDGE_ALPHA, false};

    (void)state;
    assert_near(floor_of(&(struct side){.in_turns = true}), noise_bound(&pairs, &gate));
    assert_near(floor_of(&(struct side){.in_turns = false}), noise_bound(&apart, &gate));
    gate.base = gate.new = BOOTS / 3;
    assert_near(floor_of(&(struct side){.domains = 3}), noise_bound(&apart, &gate));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_in_turns),
        cmocka_unit_test(test_counts),
    };

    return cmocka_run_group_tests_name("floors of families", tests, NULL, NULL);
}
