/* SPDX-License-Identifier: MIT */
/* Sides that were taken in turns, and floors that were not. */
#include "tests/unit/makers/domains_maker.h"
#include "tests/unit/makers/run_json.h"
#include "tests/unit/support/gate_command.h"

#include "report/commands/command.h"
#include "report/floors/floors.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/system/exit.h"

static const struct made_domains prepared = {
    .boot_id = "a", .domains = 10, .price = 1000, .facts = {HOST_PREPARED}};

static char *in_turns(unsigned first)
{
    struct run *run = domains_run(&prepared);
    char turn[16], *name;
    unsigned i;

    run_add_fact(run, RUN_TURNS, "x");
    for (i = 0; i < run->boot_count; i++) {
        snprintf(turn, sizeof(turn), "%u", first + 2 * i);
        run_add_boot_fact(run, i + 1, RUN_TURN, turn);
    }
    name = json_file_of(run);
    run_free(run);
    return name;
}

/* Whether the gate says of two sides that they were taken in turns, and the floors not. */
static bool is_said(char *base, char *new, const char *floors)
{
    struct spoken said = spoken_of(cmd_gate, (const char *[]){base, new, "--floors", floors, NULL});
    bool so = strstr(said.out, "the sides were taken in turns, and the floors are of runs that ");

    assert_int_equal(said.status, EXIT_GOOD);
    assert_non_null(strstr(said.out, "gate: same"));
    spoken_drop(&said);
    drop_file(base);
    drop_file(new);
    return so;
}

/* Floors of runs that were not in turns say more noise than such sides have. */
static void test_pairs(void **state)
{
    char *floors = domains_floors(20, 3), *pairs = temporary_file("", 0);
    struct floors read;

    (void)state;
    assert_true(floors_load(&read, floors));
    read.pairs = 1;
    assert_true(floors_save(&read, pairs));
    floors_free(&read);
    assert_false(is_said(domains_file(&prepared), domains_file(&prepared), floors));
    assert_true(is_said(in_turns(1), in_turns(2), floors));
    assert_false(is_said(in_turns(1), in_turns(2), pairs));
    drop_file(floors);
    drop_file(pairs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pairs)};

    return cmocka_run_group_tests_name("turns", tests, NULL, NULL);
}
