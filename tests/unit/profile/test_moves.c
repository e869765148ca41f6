/* SPDX-License-Identifier: MIT */
/* Prices by function, and what moved between two boots: all of it adds up. */
#include "tests/unit/makers/paths_maker.h"
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"

#include "report/calls/profile.h"
#include "report/profile/moves.h"
#include "report/profile/rows.h"

static struct paths *base_paths, *new_paths;
static struct moves_pair pair;

static void pair_open(struct moves_pair *of, const struct paths *base, const struct paths *new)
{
    code_open(&of->base, base);
    code_open(&of->new, new);
    profile_find_roots(&of->base);
    profile_find_roots(&of->new);
}

static void pair_close(struct moves_pair *of)
{
    code_close(&of->base);
    code_close(&of->new);
}

static int make(void **state)
{
    (void)state;
    base_paths = profile_paths(MADE_BASE);
    new_paths = profile_paths(MADE_NEW);
    pair_open(&pair, base_paths, new_paths);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    pair_close(&pair);
    paths_free(base_paths);
    paths_free(new_paths);
    return 0;
}

static void test_each(void **state)
{
    static const struct {
        double each;
        const char *text;
    } wanted[] = {{45, "+45.0"}, {-7.04, "-7.0"}, {0.06, "+0.1"}, {0, "0.0"},
                  {0.04, "0.0"}, {-0.04, "0.0"},  {-0.016, "0.0"}};
    char text[32];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
        moves_each_text(wanted[i].each, text, sizeof(text));
        assert_string_equal(text, wanted[i].text);
    }
}

/* Of each series the rows are its region, and its price the region less that of its null call. */
static void check_rows(const struct code *code)
{
    const struct paths *paths = code->paths;
    struct profile_rows rows;
    char why[512];
    size_t i, k;

    for (i = 0; i < paths->series_count; i++) {
        const struct paths_series *s = &paths->series[i], *null = profile_null(paths, s);
        int64_t own = 0, once = 0, price = 0, price_once = 0;

        if (!profile_rows_take(&rows, code, s, why, sizeof(why)))
            fail_msg("%s", why);
        assert_non_null(null);
        for (k = 0; k < rows.count; k++) {
            own += (int64_t)rows.at[k].own.all;
            once += (int64_t)rows.at[k].own.once;
            price += rows.at[k].price.all;
            price_once += rows.at[k].price.once;
            assert_true(rows.at[k].total.all >= rows.at[k].own.all);
        }
        assert_int_equal(own, s->region);
        assert_int_equal(once, s->once);
        assert_int_equal(price, (int64_t)(s->region - null->region));
        assert_int_equal(price_once, (int64_t)(s->once - null->once));
        assert_int_equal(price, rows.price.all);
        profile_rows_free(&rows);
    }
}

static void test_rows(void **state)
{
    (void)state;
    check_rows(&pair.base);
    check_rows(&pair.new);
}

/* The total of a function that calls itself has each instruction once. */
static void test_recursion(void **state)
{
    struct paths_maker *m = paths_maker_open();
    struct profile_rows rows;
    struct paths *paths;
    struct code code;
    char why[512];

    (void)state;
    paths_maker_function(m, 0x1000, 0x1100, "outer");
    paths_maker_function(m, 0x2000, 0x2100, "inner");
    paths_maker_step(m, 0x1010, "90 e8ea0f0000"); /* call inner; ends at 0x1016 */
    paths_maker_step(m, 0x2000, "90 90 74fc");    /* ends at 0x2004 */
    paths_maker_step(m, 0x2004, "e8f7ffffff");    /* call inner; ends at 0x2009 */
    paths_maker_step(m, 0x2000, "90 90 74fc");
    paths_maker_step(m, 0x2004, "c3");
    paths_maker_step(m, 0x2009, "c3");
    paths_maker_step(m, 0x1016, "90");
    paths_maker_series(m, "a/case", PATH_SINGLE, 1);
    paths = paths_maker_close(m);
    code_open(&code, paths);
    assert_true(profile_rows_take(&rows, &code, &paths->series[0], why, sizeof(why)));
    assert_int_equal(rows.count, 2);
    assert_string_equal(rows.at[0].name.text, "inner");
    assert_int_equal(rows.at[0].own.all, 9);
    assert_int_equal(rows.at[0].total.all, 9);
    assert_int_equal(rows.at[0].calls, 2);
    assert_int_equal(rows.at[1].total.all, 12);
    assert_false(rows.priced);
    profile_rows_sort(&rows, ORDER_TOTAL);
    assert_string_equal(rows.at[0].name.text, "outer");
    profile_rows_free(&rows);
    code_close(&code);
    paths_free(paths);
}

/* The null call of a trap is a bare return, and that of a multicall one call of the stub. */
static void test_null(void **state)
{
    const struct paths_series *trap = paths_find(base_paths, MADE_TRAP, PATH_TRAP, 1, false);
    const struct paths_series *multi = paths_find(base_paths, MADE_CASE, PATH_MULTI, 8, false);
    const struct paths_series *two = paths_find(base_paths, MADE_CASE, PATH_SINGLE, 2, false);

    (void)state;
    assert_string_equal(profile_null(base_paths, trap)->name, "control/chain-0");
    assert_string_equal(profile_null(base_paths, multi)->name, "control/twin");
    assert_int_equal(profile_null(base_paths, multi)->n, 1);
    assert_int_equal(profile_null(base_paths, two)->n, 2);
}

static void test_moved(void **state)
{
    const struct moves_of of = {MADE_CASE, PATH_MULTI, 8, false};
    struct moves moves;
    char why[512];

    (void)state;
    assert_true(moves_have(&pair, &of));
    assert_true(moves_take(&moves, &pair, &of, why, sizeof(why)));
    assert_int_equal(moves.count, 3);
    assert_string_equal(moves.at[0].name, "copy_from_guest_ll");
    assert_int_equal(moves.at[0].base.all, 32);
    assert_int_equal(moves.at[0].new.all, 144);
    assert_int_equal(moves.at[0].delta.all, 112);
    assert_int_equal(moves.at[0].delta.once, 0);
    assert_string_equal(moves.at[1].name, "check_descriptors");
    assert_string_equal(moves.at[2].name, "do_set_gdt");
    assert_int_equal(moves.at[2].delta.all, -24);
    assert_int_equal(moves.delta.all, 144);
    assert_int_equal(moves.delta.once, 32);
    assert_int_equal(moves.new.all - moves.base.all, 144);
    assert_int_equal(moves.up, 168);
    assert_int_equal(moves.down, 24);
    assert_int_equal(moves.added, 1);
    assert_int_equal(moves.removed, 0);
    assert_int_equal(moves.grown, 1);
    assert_int_equal(moves.shrunk, 1);
    assert_true(moves.priced);
    moves_free(&moves);
}

static void test_none(void **state)
{
    const struct moves_of of = {MADE_CASE, PATH_ARRAY, 8, false};
    struct moves moves;
    char why[512];

    (void)state;
    assert_false(moves_have(&pair, &of));
    assert_false(moves_take(&moves, &pair, &of, why, sizeof(why)));
    assert_string_equal(why, "the profile of the base has no set_gdt/empty, array n=8");
}

/* Where only one side has a null call, regions are compared, and not a price with a region. */
static void test_unpriced(void **state)
{
    const struct moves_of of = {MADE_CASE, PATH_SINGLE, 1, false};
    struct paths *bare = profile_paths(MADE_NEW);
    struct moves_pair half;
    struct moves moves;
    char why[512];

    (void)state;
    bare->series[0].n = 7;
    pair_open(&half, base_paths, bare);
    assert_true(moves_take(&moves, &half, &of, why, sizeof(why)));
    assert_false(moves.priced);
    assert_int_equal(moves.base.all, 37);
    assert_int_equal(moves.new.all, 55);
    assert_int_equal(moves.delta.all, 18);
    assert_int_equal(moves.count, 3);
    moves_free(&moves);
    pair_close(&half);
    paths_free(bare);
}

/* A profile that does not add up is no profile: of the case itself, or of its null call. */
static void test_broken(void **state)
{
    const struct moves_of of = {MADE_CASE, PATH_SINGLE, 1, false};
    size_t broken;

    (void)state;
    for (broken = 0; broken <= 3; broken += 3) {
        struct paths *bad = profile_paths(MADE_NEW);
        struct moves_pair half;
        struct moves moves;
        char why[512] = "";

        bad->series[broken].region++;
        pair_open(&half, base_paths, bad);
        assert_false(moves_take(&moves, &half, &of, why, sizeof(why)));
        assert_non_null(strstr(why, "and its region to"));
        pair_close(&half);
        paths_free(bad);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each),     cmocka_unit_test(test_rows),
        cmocka_unit_test(test_null),     cmocka_unit_test(test_recursion),
        cmocka_unit_test(test_moved),    cmocka_unit_test(test_none),
        cmocka_unit_test(test_unpriced), cmocka_unit_test(test_broken),
    };

    return cmocka_run_group_tests_name("what moved", tests, make, drop);
}
