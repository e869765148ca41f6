/* SPDX-License-Identifier: MIT */
/* Warnings by kind: report/format/notes.h, as report/show/notes.c says them. */
#include "tests/unit/support/check.h"

#include "report/model/run.h"
#include "report/format/notes.h"
#include "report/show/blocks.h"
#include "report/show/show.h"
#include "report/store/open.h"

static char *said(const struct notes *notes, bool all)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    show_notes(notes, all, out);
    fclose(out);
    return text;
}

static void check_said(const struct notes *notes, bool all, const char *wanted)
{
    char *text = said(notes, all);

    assert_string_equal(text, wanted);
    free(text);
}

static void test_one(void **state)
{
    struct notes notes = {0};

    (void)state;
    note_say(&notes, NOTE_ABSENT, "a/one", "absent");
    check_said(&notes, false, "  a/one: absent. Boot a Xen that has them: --xen.\n");
    notes_clear(&notes);
    check_said(&notes, false, "");
}

/* A case is named once, however much there is to say of it. */
static void test_many(void **state)
{
    static const char *const names[] = {"a/one", "a/two", "a/three", "a/four", "a/five"};
    struct notes notes = {0};
    char *text;
    size_t i;

    (void)state;
    for (i = 0; i < 5; i++) {
        note_say(&notes, NOTE_DEPTH, names[i], "first");
        note_say(&notes, NOTE_DEPTH, names[i], "second");
    }
    check_said(&notes, false,
               "  by depth another price: a/one, a/two, a/three and 2 more. Trust each as far as "
               "they agree; more\n    samples or boots may settle it (--samples, --boots).\n"
               "  Each of them: pvbench show --paths\n");
    text = said(&notes, true);
    assert_int_equal(count_of(text, "\n"), 12);
    assert_non_null(strstr(text, "\n    a/five: second\n"));
    free(text);
    notes_clear(&notes);
}

/* What is of no case, or of a fault, is said whole. */
static void test_whole(void **state)
{
    struct notes notes = {0};

    (void)state;
    note_say(&notes, NOTE_UNIT, NULL, "boot %u is in cycles", 2);
    note_say(&notes, NOTE_UNIT, NULL, "boot %u is in cycles", 3);
    check_said(&notes, false,
               "  boot 2 is in cycles\n  boot 3 is in cycles\n"
               "  What to do: take boots of one unit for a run.\n");
    notes_clear(&notes);
}

static void test_every_kind_advises(void **state)
{
    size_t kind;

    (void)state;
    for (kind = 0; kind < NOTE_KINDS; kind++) {
        struct notes notes = {0};
        char *text;

        note_say(&notes, (enum note_kind)kind, "a/case", "is odd");
        text = said(&notes, false);
        assert_non_null(note_meanings[kind].advice);
        assert_non_null(strstr(text, "a/case: is odd"));
        assert_true(strlen(note_meanings[kind].advice) > 15);
        assert_int_equal(text[strlen(text) - 2], '.');
        free(text);
        notes_clear(&notes);
    }
}

/* gcc takes the text for a dangling one when it is inlined here. */
static __attribute__((noinline)) void check_few(char *text)
{
    char *warnings = strstr(text, "\nWarnings\n"), *end = strstr(text, "\n\nDiagnosis\n");

    assert_non_null(warnings);
    assert_non_null(end);
    end[1] = '\0';
    assert_in_range(count_of(warnings, "\n") - 2, 3, 10);
    assert_non_null(strstr(warnings, " more. "));
}

/* A healthy run of every case has a few lines of them. */
static void test_healthy_run(void **state)
{
    struct show_options plain = {0};
    struct run *run = run_load("results/reference/pv64-4.17");
    char *text;

    (void)state;
    assert_non_null(run);
    text = shown(run, &plain);
    check_few(text);
    free(text);
    run_free(run);
}

/* Of many boots that fell short of their plans a few are named. */
static void test_many_shortfalls(void **state)
{
    struct run *run = run_new();
    struct prices prices = {0};
    char *text;
    unsigned i;

    (void)state;
    for (i = 0; i < 30; i++)
        texts_add(&run_add_boot(run)->lacks, "its plan is lost");
    show_take_warnings(run, &prices);
    text = said(&prices.notes, true);
    assert_int_equal(count_of(text, "its plan is lost"), 8);
    assert_non_null(strstr(text, "  and 22 more like these\n"));
    free(text);
    notes_clear(&prices.notes);
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_shortfalls),
        cmocka_unit_test(test_one),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_every_kind_advises),
        cmocka_unit_test(test_healthy_run),
    };

    return cmocka_run_group_tests_name("notes", tests, NULL, NULL);
}
