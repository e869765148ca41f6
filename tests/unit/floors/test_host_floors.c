/* SPDX-License-Identifier: MIT */
/* Over how many boots of the host floors span (report/floors/floors.h), and that it is kept. */
#include "tests/unit/makers/domains_maker.h"
#include "tests/unit/support/floors_refused.h"
#include "tests/unit/support/spoken.h"

#include <jansson.h>

#include "report/commands/command.h"
#include "report/floors/floors.h"
#include "report/model/run.h"
#include "report/system/exit.h"

#define RUNS 3

/* Runs in these boots of the host; NULL: it does not say. */
static unsigned spanned(const char *const *ids, size_t count)
{
    struct run *runs[RUNS];
    struct floors floors;
    unsigned host_boots;
    size_t i;

    for (i = 0; i < count; i++)
        runs[i] = domains_run(&(struct made_domains){
            .boot_id = ids[i], .domains = 3, .price = 1000 + 10 * (unsigned)i});
    floors_take(&floors, (const struct run *const *)runs, count);
    host_boots = floors.host_boots;
    floors_free(&floors);
    for (i = 0; i < count; i++)
        run_free(runs[i]);
    return host_boots;
}

#define IDS(...) ((const char *const[]){__VA_ARGS__})

static void test_spanned(void **state)
{
    (void)state;
    assert_int_equal(spanned(IDS("a", "b", "c"), 3), 3);
    assert_int_equal(spanned(IDS("a", "b", "a"), 3), 2);
    assert_int_equal(spanned(IDS("a", "a", "a"), 3), 1);
    assert_int_equal(spanned(IDS("a", NULL, "b"), 3), 2);
    assert_int_equal(spanned(IDS(NULL, NULL, NULL), 3), 0);
}

/* The number in the file replaced, or taken out with NULL. */
static void change(const char *path, json_t *number)
{
    json_t *root = json_load_file(path, 0, NULL);

    assert_non_null(root);
    if (number)
        json_object_set_new(root, "host_boots", number);
    else
        json_object_del(root, "host_boots");
    assert_int_equal(json_dump_file(root, path, 0), 0);
    json_decref(root);
}

static void check_refused(const char *path, json_t *number, const char *part)
{
    change(path, number);
    floors_refused(path, part);
}

static void test_kept(void **state)
{
    char *path = domains_floors(20, 2);
    struct floors floors;

    (void)state;
    assert_true(floors_load(&floors, path));
    assert_int_equal(floors.host_boots, 2);
    floors_free(&floors);
    /* Nobody counted them: then they span none. */
    change(path, NULL);
    assert_true(floors_load(&floors, path));
    assert_int_equal(floors.host_boots, 0);
    floors_free(&floors);
    check_refused(path, json_string("2"), "host_boots is no number");
    check_refused(path, json_integer(-1), "host_boots is no number");
    check_refused(path, json_integer(4), "host_boots is more than there are runs");
    drop_file(path);
}

/* Whoever calibrates in one boot of the host learns what that does not tell. */
static void test_said(void **state)
{
    char *files[2], *out = temporary_file("", 0);
    const char *words[5];
    struct spoken said;
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++)
        words[i] = files[i] = domains_file(
            &(struct made_domains){.boot_id = "a", .domains = 3, .price = 1000 + 10 * (unsigned)i});
    words[2] = "--out";
    words[3] = out;
    words[4] = NULL;
    said = spoken_of(cmd_calibrate, words);
    assert_int_equal(said.status, EXIT_GOOD);
    assert_non_null(strstr(said.out, "they are of 1 boot of the host: to gate runs of other boots "
                                     "of it, calibrate by runs of 3\n"));
    spoken_drop(&said);
    drop_file(files[0]);
    drop_file(files[1]);
    drop_file(out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spanned),
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_said),
    };

    return cmocka_run_group_tests_name("floors and boots of the host", tests, NULL, NULL);
}
