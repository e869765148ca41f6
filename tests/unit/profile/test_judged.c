/* SPDX-License-Identifier: MIT */
/* The functions that a judged change lies in: which, in which order, and what keeps them away. */
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"

#include <stdio.h>
#include <sys/stat.h>

#include "report/gate/gate.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/model/series.h"
#include "report/paths/read.h"
#include "report/profile/judged.h"
#include "report/store/run_set.h"
#include "report/system/input.h"

/* Two runs judged, with what their profiles say. */
struct trial_pair {
    struct run_set set;
    struct judgement judgement;
    struct texts notes;
};

/* Every price grew by 18 with each iteration of REP, and by 4 with each REP counted once. */
enum figures { ONE_FIGURE, BOTH_FIGURES };

/* A log has no second figure: it is that of the paths. */
static void give_once(struct run *run, enum made_profile which)
{
    struct paths *paths = profile_paths(which);
    size_t i;

    for (i = 0; i < paths->series_count; i++) {
        const struct paths_series *from = &paths->series[i];
        struct run_case *c = run_find_case(run, from->name);
        struct series *to = (struct series *)find_series(c, 1, from->path, from->fill, from->n);

        to->once = from->once;
        to->has_once = true;
    }
    paths_free(paths);
}

static void judge_paths(struct trial_pair *t, char *base, char *new, enum figures figures,
                        const struct limits *limits)
{
    char *paths[] = {base, new};
    struct judge_options how = {.alpha = JUDGE_ALPHA};

    *t = (struct trial_pair){.notes = {0}};
    assert_true(run_set_load(&t->set, paths, 2));
    if (figures == BOTH_FIGURES) {
        give_once(t->set.at[0], MADE_BASE);
        give_once(t->set.at[1], MADE_NEW);
    }
    if (limits)
        how.limits = *limits;
    judge(&t->judgement, t->set.at[0], t->set.at[1], &how);
}

static void name(struct trial_pair *t, const char *base_path, const char *new_path,
                 const char *asked)
{
    struct judged_profile base, new;

    judged_profile_open(&base, t->set.at[0], base_path, "base", &t->notes);
    judged_profile_open(&new, t->set.at[1], new_path, "new", &t->notes);
    profile_name_functions(&t->judgement, &base, &new, asked, &t->notes);
    judged_profile_close(&base);
    judged_profile_close(&new);
}

static void make(struct trial_pair *t, enum made_profile base, enum made_profile new,
                 enum figures figures, const char *asked)
{
    judge_paths(t, (char *)profile_run(base), (char *)profile_run(new), figures, NULL);
    name(t, profile_run(base), profile_run(new), asked);
}

static void drop(struct trial_pair *t)
{
    judge_free(&t->judgement);
    texts_clear(&t->notes);
    run_set_free(&t->set);
}

static const struct judged *made_case(const struct trial_pair *t)
{
    const struct judged *judged = judge_find(&t->judgement, MADE_CASE);

    assert_non_null(judged);
    return judged;
}

static void check_text(const struct judged *judged, size_t most, const char *wanted)
{
    char text[400];

    judged_functions_text(judged, most, text, sizeof(text));
    assert_string_equal(text, wanted);
}

/* The rows are the change of the price that was judged, by both figures. */
static void check_sums(const struct judged *judged, double change, double once)
{
    size_t i;

    for (i = 0; i < judged->function_count; i++) {
        change -= judged->functions[i].change;
        once -= judged->functions[i].once;
        assert_near(judged->functions[i].new - judged->functions[i].base,
                    judged->functions[i].change);
    }
    assert_near(change, 0);
    assert_near(once, 0);
}

static void test_slower(void **state)
{
    const struct judged *judged;
    struct trial_pair t;

    (void)state;
    make(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, NULL);
    judged = made_case(&t);
    assert_int_equal(judged->finding, FINDING_SLOWER);
    assert_int_equal(judged->function_count, 3);
    check_sums(judged, 18, 4);
    check_text(judged, 3, "copy_from_guest_ll +14, check_descriptors +7, do_set_gdt -3");
    check_text(judged, 2, "copy_from_guest_ll +14, check_descriptors +7 and 1 more");
    assert_true(judged->functions[1].xen);
    assert_near(judged->functions[1].base, 0);
    assert_near(judged->functions[1].new, 7);
    /* A case that did not move has none, and nothing is said of it. */
    assert_null(judge_find(&t.judgement, MADE_TRAP)->functions);
    assert_int_equal(t.notes.count, 0);
    drop(&t);
}

/* The column of one entry says which figure it is of. */
static void check_explained(const struct judged *judged)
{
    const struct gate gate = {.status = 0};
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    gate_explain_functions(&gate, judged, out);
    fclose(out);
    assert_non_null(strstr(text, "change  once  once per entry\n"));
    assert_non_null(strstr(text, "  +112     0             0.0\n"));
    free(text);
}

static size_t index_of(const struct judgement *judgement)
{
    return (size_t)(judge_find(judgement, MADE_CASE) - judgement->at);
}

/* What decides is the order; what does not move by it is not named, and is in the sum. */
static void test_once(void **state)
{
    struct limits limits = {.count = 0};
    const struct judged *judged;
    struct trial_pair t;

    (void)state;
    limits_set(&limits, UNIT_INSNS, LIMIT_DEFAULT, 0, 1);
    judge_paths(&t, (char *)profile_run(MADE_BASE), (char *)profile_run(MADE_NEW), BOTH_FIGURES,
                &limits);
    name(&t, profile_run(MADE_BASE), profile_run(MADE_NEW), NULL);
    judged = made_case(&t);
    assert_int_equal(judged->finding, FINDING_SLOWER);
    assert_int_equal(judged_leading(judged)->rep, REP_ONCE);
    assert_string_equal(judged->functions[0].name, "check_descriptors");
    assert_string_equal(judged->functions[2].name, "copy_from_guest_ll");
    check_sums(judged, 18, 4);
    check_text(judged, 3, "check_descriptors +7, do_set_gdt -3");
    check_text(judged, 1, "check_descriptors +7 and 1 more");
    check_explained(judged);
    judged->functions[0].change = -0.01;
    judged->functions[1].change = 0;
    judged->functions[1].once = -1.25;
    check_text(judged, 3, "check_descriptors +7 (0.0), do_set_gdt -1.2 (0)");
    drop(&t);

    /* A second figure that is not the profile's is that of another boot. */
    judge_paths(&t, (char *)profile_run(MADE_BASE), (char *)profile_run(MADE_NEW), BOTH_FIGURES,
                NULL);
    t.judgement.at[index_of(&t.judgement)].at[MEASURE_ENTRY].new.once += 1;
    name(&t, profile_run(MADE_BASE), profile_run(MADE_NEW), NULL);
    assert_null(made_case(&t)->functions);
    drop(&t);
}

/* Both figures of a function, a long name, and a part of a call. */
static void test_words(void **state)
{
    struct judged_function functions[] = {
        {.name = "copies", .change = 45, .once = -11},
        {.name = "a_name_that_is_longer_than_what_helps_anybody_in_a_line_of_many",
         .change = 2.5,
         .once = 2.5},
        {.name = "unseen", .change = 0.04, .once = 0.04},
        {.name = "iterates", .change = 56, .once = 0},
    };
    struct judged_measure measures[MEASURE_COUNT] = {
        {.base = {.have = true}, .new = {.have = true}, .rep = REP_ONCE}};
    struct judged judged = {.at = measures, .functions = functions, .function_count = 4};
    char text[400], small[24];

    (void)state;
    judged_functions_text(&judged, 9, text, sizeof(text));
    assert_string_equal(text, "copies -11 (+45), "
                              "a_name_that_is_longer_than_what_helps_anybody_in... +2.5");
    judged_functions_text(&judged, 9, small, sizeof(small));
    assert_int_equal(strlen(small), sizeof(small) - 1);
    measures[0].rep = REP_EACH;
    judged_functions_text(&judged, 1, text, sizeof(text));
    assert_string_equal(text, "copies +45 and 2 more");
    judged.function_count = 0;
    judged_functions_text(&judged, 9, text, sizeof(text));
    assert_string_equal(text, "");
}

/* Within its limit it has them, too; and whatever it is when it is asked for. */
static void test_same(void **state)
{
    struct trial_pair t;

    (void)state;
    make(&t, MADE_BASE, MADE_NEW, BOTH_FIGURES, NULL);
    assert_true(judged_within(made_case(&t)));
    assert_int_equal(made_case(&t)->function_count, 3);
    drop(&t);

    make(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, MADE_TRAP);
    assert_int_equal(judge_find(&t.judgement, MADE_TRAP)->function_count, 0);
    assert_non_null(judge_find(&t.judgement, MADE_TRAP)->functions);
    drop(&t);

    /* Of what has no path there is nothing, which is said when it is asked for. */
    make(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, MADE_PATHLESS);
    assert_null(judge_find(&t.judgement, MADE_PATHLESS)->functions);
    assert_int_equal(t.notes.count, 1);
    assert_string_equal(t.notes.at[0], "set_gdt/1frame has no functions: the profiles of base and "
                                       "new do not have its price");
    drop(&t);
}

static void check_note(enum made_profile base, enum made_profile new, const char *note)
{
    struct trial_pair t;

    make(&t, base, new, ONE_FIGURE, NULL);
    assert_null(made_case(&t)->functions);
    assert_int_equal(t.notes.count, note != NULL);
    if (note && strncmp(t.notes.at[0], note, strlen(note)) != 0)
        fail_msg("%s, and not %s", t.notes.at[0], note);
    drop(&t);
}

/* The judgement stands, and a line says why it has no functions. */
static void test_unusable(void **state)
{
    (void)state;
    check_note(MADE_BARE, MADE_NEW, NULL);
    check_note(MADE_BASE, MADE_BARE, NULL);
    check_note(MADE_CUT, MADE_NEW, "base: the profile of boot 1 is not used: ");
    check_note(MADE_BASE, MADE_CUT, "new: the profile of boot 1 is not used: ");
    check_note(MADE_OTHER_XEN, MADE_NEW,
               "base: the profile of boot 1 is not used: it is of another Xen than the boot's log");
    check_note(MADE_OTHER_IMAGE, MADE_NEW,
               "base: the profile of boot 1 is not used: it is of another kernel image");
    check_note(MADE_OTHER, MADE_NEW, "2 cases, as set_gdt/empty, have no functions: the profiles ");
}

/* Folders made for a test. */
static void copy(const char *from, const char *to)
{
    char command[512];

    snprintf(command, sizeof(command), "cp %s %s", from, to);
    assert_int_equal(system(command), 0);
}

/* By its run.json a run has the same profile; from a pipe it has none. */
static void test_paths(void **state)
{
    char file[128];
    struct trial_pair t;

    (void)state;
    judge_paths(&t, (char *)profile_run(MADE_BASE), (char *)profile_run(MADE_NEW), ONE_FIGURE,
                NULL);
    snprintf(file, sizeof(file), "%s/run.json", profile_run(MADE_NEW));
    name(&t, profile_run(MADE_BASE), file, NULL);
    assert_int_equal(made_case(&t)->function_count, 3);
    drop(&t);

    judge_paths(&t, (char *)profile_run(MADE_BASE), (char *)profile_run(MADE_NEW), ONE_FIGURE,
                NULL);
    name(&t, INPUT_STDIN, profile_run(MADE_NEW), NULL);
    assert_null(made_case(&t)->functions);
    assert_int_equal(t.notes.count, 0);
    drop(&t);
}

/* A log alone may be that of a later boot: the profile of the first is none of its own. */
static void test_log(void **state)
{
    char beside[96], log[128], file[160], made[128];
    struct trial_pair t;

    (void)state;
    snprintf(beside, sizeof(beside), "%s/log", folder);
    assert_int_equal(mkdir(beside, 0777), 0);
    paths_file_name(made, sizeof(made), profile_run(MADE_NEW), 1);
    paths_file_name(file, sizeof(file), beside, 1);
    copy(made, file);
    judge_paths(&t, (char *)profile_run(MADE_BASE), (char *)profile_run(MADE_NEW), ONE_FIGURE,
                NULL);
    snprintf(log, sizeof(log), "%s/boot-2.log", beside);
    name(&t, profile_run(MADE_BASE), log, NULL);
    assert_null(made_case(&t)->functions);
    assert_int_equal(t.notes.count, 0);
    paths_file_name(file, sizeof(file), beside, 2);
    copy(made, file);
    name(&t, profile_run(MADE_BASE), log, NULL);
    assert_null(made_case(&t)->functions);
    assert_string_equal(t.notes.at[0],
                        "new: the profile of boot 2 is not used: it is of another boot");
    snprintf(log, sizeof(log), "%s/boot-1.log", beside);
    name(&t, profile_run(MADE_BASE), log, NULL);
    assert_int_equal(made_case(&t)->function_count, 3);
    drop(&t);
}

/* The first boot with a profile that can be used, and one line on the first that cannot. */
static void test_boots(void **state)
{
    struct judged_profile profile;
    struct texts notes = {0};
    char two[96], file[160], made[128];
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_boot(&m);
    maker_boot(&m);
    run = run_of_maker(&m);
    assert_int_equal(run->boot_count, 2);
    snprintf(two, sizeof(two), "%s/two", folder);
    assert_int_equal(mkdir(two, 0777), 0);
    judged_profile_open(&profile, run, two, "B", &notes);
    assert_false(profile.have);
    assert_int_equal(notes.count, 0);

    paths_file_name(made, sizeof(made), profile_run(MADE_BASE), 1);
    paths_file_name(file, sizeof(file), two, 2);
    copy(made, file);
    judged_profile_open(&profile, run, two, "B", &notes);
    assert_false(profile.have);
    assert_int_equal(notes.count, 1);
    assert_string_equal(notes.at[0], "B: the profile of boot 2 is not used: it is of another boot");

    paths_file_name(made, sizeof(made), profile_run(MADE_CUT), 1);
    paths_file_name(file, sizeof(file), two, 1);
    copy(made, file);
    judged_profile_open(&profile, run, two, "B", &notes);
    assert_int_equal(notes.count, 2);
    assert_non_null(strstr(notes.at[1], "the profile of boot 1 is not used: it is cut"));
    texts_clear(&notes);
    run_free(run);
}

/* A byte that was changed is as bad as a cut. */
static void test_changed(void **state)
{
    char bad[96], file[160], made[128];
    struct trial_pair t;
    FILE *out;

    (void)state;
    snprintf(bad, sizeof(bad), "%s/changed", folder);
    assert_int_equal(mkdir(bad, 0777), 0);
    paths_file_name(made, sizeof(made), profile_run(MADE_NEW), 1);
    paths_file_name(file, sizeof(file), bad, 1);
    copy(made, file);
    out = fopen(file, "r+");
    assert_non_null(out);
    assert_int_equal(fseek(out, 60, SEEK_SET), 0);
    assert_int_equal(fputs("#", out) >= 0, true);
    fclose(out);
    judge_paths(&t, (char *)profile_run(MADE_BASE), (char *)profile_run(MADE_NEW), ONE_FIGURE,
                NULL);
    name(&t, profile_run(MADE_BASE), bad, NULL);
    assert_int_equal(made_case(&t)->finding, FINDING_SLOWER);
    assert_null(made_case(&t)->functions);
    assert_int_equal(t.notes.count, 1);
    assert_int_equal(strncmp(t.notes.at[0], "new: the profile of boot 1 is not used: ", 40), 0);
    drop(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slower),   cmocka_unit_test(test_once),
        cmocka_unit_test(test_words),    cmocka_unit_test(test_same),
        cmocka_unit_test(test_unusable), cmocka_unit_test(test_paths),
        cmocka_unit_test(test_log),      cmocka_unit_test(test_boots),
        cmocka_unit_test(test_changed),
    };

    return cmocka_run_group_tests_name("functions of a judgement", tests, profiles_make,
                                       profiles_drop);
}
