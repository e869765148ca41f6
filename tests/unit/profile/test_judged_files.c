/* SPDX-License-Identifier: MIT */
/* The profiles that a judgement takes its functions from: which file, and what keeps it away. */
#include "tests/unit/makers/judged_profiles.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"

#include <stdio.h>
#include <sys/stat.h>

#include "report/judge/judge.h"
#include "report/paths/read.h"
#include "report/profile/judged.h"
#include "report/system/input.h"

static void check_note(enum made_profile base, enum made_profile new, const char *note)
{
    struct judged_profiles t;

    judged_profiles_make(&t, base, new, ONE_FIGURE, NULL);
    assert_null(judged_profiles_case(&t)->functions);
    assert_int_equal(t.notes.count, note != NULL);
    if (note && strncmp(t.notes.at[0], note, strlen(note)) != 0)
        fail_msg("%s, and not %s", t.notes.at[0], note);
    judged_profiles_drop(&t);
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

/* The profile of a made run in a folder, as that of its boot of this number. */
static void put_profile(enum made_profile which, const char *beside, unsigned boot)
{
    char made[128], file[160], command[512];

    paths_file_name(made, sizeof(made), profile_run(which), 1);
    paths_file_name(file, sizeof(file), beside, boot);
    snprintf(command, sizeof(command), "cp %s %s", made, file);
    assert_int_equal(system(command), 0);
}

/* By its run.json a run has the same profile; from a pipe it has none. */
static void test_paths(void **state)
{
    char file[128];
    struct judged_profiles t;

    (void)state;
    judged_profiles_judge(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, NULL);
    snprintf(file, sizeof(file), "%s/run.json", profile_run(MADE_NEW));
    judged_profiles_name(&t, profile_run(MADE_BASE), file, NULL);
    assert_int_equal(judged_profiles_case(&t)->function_count, 3);
    judged_profiles_drop(&t);

    judged_profiles_judge(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, NULL);
    judged_profiles_name(&t, INPUT_STDIN, profile_run(MADE_NEW), NULL);
    assert_null(judged_profiles_case(&t)->functions);
    assert_int_equal(t.notes.count, 0);
    judged_profiles_drop(&t);
}

/* A log alone may be that of a later boot: the profile of the first is none of its own. */
static void test_log(void **state)
{
    char beside[96], log[128];
    struct judged_profiles t;

    (void)state;
    snprintf(beside, sizeof(beside), "%s/log", folder);
    assert_int_equal(mkdir(beside, 0777), 0);
    put_profile(MADE_NEW, beside, 1);
    judged_profiles_judge(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, NULL);
    snprintf(log, sizeof(log), "%s/boot-2.log", beside);
    judged_profiles_name(&t, profile_run(MADE_BASE), log, NULL);
    assert_null(judged_profiles_case(&t)->functions);
    assert_int_equal(t.notes.count, 0);
    put_profile(MADE_NEW, beside, 2);
    judged_profiles_name(&t, profile_run(MADE_BASE), log, NULL);
    assert_null(judged_profiles_case(&t)->functions);
    assert_string_equal(t.notes.at[0],
                        "new: the profile of boot 2 is not used: it is of another boot");
    snprintf(log, sizeof(log), "%s/boot-1.log", beside);
    judged_profiles_name(&t, profile_run(MADE_BASE), log, NULL);
    assert_int_equal(judged_profiles_case(&t)->function_count, 3);
    judged_profiles_drop(&t);
}

/* The first boot with a profile that can be used, and one line on the first that cannot. */
static void test_boots(void **state)
{
    struct judged_profile profile;
    struct texts notes = {0};
    char two[96];
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

    put_profile(MADE_BASE, two, 2);
    judged_profile_open(&profile, run, two, "B", &notes);
    assert_false(profile.have);
    assert_int_equal(notes.count, 1);
    assert_string_equal(notes.at[0], "B: the profile of boot 2 is not used: it is of another boot");

    put_profile(MADE_CUT, two, 1);
    judged_profile_open(&profile, run, two, "B", &notes);
    assert_int_equal(notes.count, 2);
    assert_non_null(strstr(notes.at[1], "the profile of boot 1 is not used: it is cut"));
    texts_clear(&notes);
    run_free(run);
}

/* A byte that was changed is as bad as a cut. */
static void test_changed(void **state)
{
    char bad[96], file[160];
    struct judged_profiles t;
    FILE *out;

    (void)state;
    snprintf(bad, sizeof(bad), "%s/changed", folder);
    assert_int_equal(mkdir(bad, 0777), 0);
    put_profile(MADE_NEW, bad, 1);
    paths_file_name(file, sizeof(file), bad, 1);
    out = fopen(file, "r+");
    assert_non_null(out);
    assert_int_equal(fseek(out, 60, SEEK_SET), 0);
    assert_int_equal(fputs("#", out) >= 0, true);
    fclose(out);
    judged_profiles_judge(&t, MADE_BASE, MADE_NEW, ONE_FIGURE, NULL);
    judged_profiles_name(&t, profile_run(MADE_BASE), bad, NULL);
    assert_int_equal(judged_profiles_case(&t)->finding, FINDING_SLOWER);
    assert_null(judged_profiles_case(&t)->functions);
    assert_int_equal(t.notes.count, 1);
    assert_int_equal(strncmp(t.notes.at[0], "new: the profile of boot 1 is not used: ", 40), 0);
    judged_profiles_drop(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unusable), cmocka_unit_test(test_paths),   cmocka_unit_test(test_log),
        cmocka_unit_test(test_boots),    cmocka_unit_test(test_changed),
    };

    return cmocka_run_group_tests_name("profiles of a judgement", tests, profiles_make,
                                       profiles_drop);
}
