/* SPDX-License-Identifier: MIT */
/* "pvbench profile" on runs that were made: its outputs, and what it says. */
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/profile_command.h"
#include "tests/unit/support/spoken.h"

#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "report/format/width.h"
#include "report/system/exit.h"

static void check_output(const char *line, const char *golden)
{
    struct spoken spoken = profile_said(line);
    char path[96], *text = profile_tidy(spoken.out);

    assert_string_equal(spoken.err, "");
    assert_int_equal(spoken.status, EXIT_GOOD);
    snprintf(path, sizeof(path), "tests/data/profile/%s.txt", golden);
    check_golden(text, path);
    free(text);
    spoken_drop(&spoken);
}

static void test_one(void **state)
{
    (void)state;
    check_output("BASE --case set_gdt/empty", "one");
    check_output("BASE --case set_gdt/empty --path multi --top 3 --sort total", "one-multi");
    check_output("BASE --case exception/ud2a --format markdown", "one-markdown");
    check_output("UNNAMED --case set_gdt/empty", "one-unnamed");
}

static void test_two(void **state)
{
    (void)state;
    check_output("BASE NEW --case set_gdt/empty", "two");
    check_output("BASE NEW --case set_gdt/empty --path multi --n 8 --top 1", "two-multi");
    check_output("BASE NEW --case set_gdt/empty --format markdown", "two-markdown");
    check_output("BASE BASE --case set_gdt/empty", "two-same");
    check_output("BASE HOSTILE --case set_gdt/empty", "two-guest");
}

/* A program in the folder of the tests. */
static void make_objdump(const char *does)
{
    char path[PATH_MAX];
    FILE *out;
    int closed;

    snprintf(path, sizeof(path), "%s/objdump", folder);
    out = fopen(path, "w");
    assert_non_null(out);
    fprintf(out, "#!/bin/sh\n%s\n", does);
    closed = fclose(out);
    assert_int_equal(closed, 0);
    assert_int_equal(chmod(path, 0755), 0);
}

/* What became of objdump is said, with the bytes. */
static void test_objdump(void **state)
{
    static const char *const does[][2] = {
        {"exit 3", "\nThere are bytes only, since objdump failed with exit status 3.\n"},
        {"kill -9 $$",
         "\nThere are bytes only, since objdump was killed or could not be started.\n"},
        {"exit 0", "\nThere are bytes only, since objdump printed no instruction.\n"},
    };
    char path[PATH_MAX], *kept = strdup(getenv("PATH"));
    struct spoken spoken;
    size_t i;

    (void)state;
    setenv("PATH", folder, 1);
    for (i = 0; i < sizeof(does) / sizeof(*does); i++) {
        make_objdump(does[i][0]);
        spoken = profile_said("BASE --case set_gdt/empty --annotate copy_from_guest_ll");
        assert_int_equal(spoken.status, EXIT_GOOD);
        assert_non_null(strstr(spoken.out, does[i][1]));
        assert_non_null(strstr(spoken.out, "f3 a4"));
        spoken_drop(&spoken);
    }
    setenv("PATH", kept, 1);
    free(kept);
    snprintf(path, sizeof(path), "%s/objdump", folder);
    unlink(path);
}

/* It needs no folder to write to. */
static void test_no_tmpdir(void **state)
{
    struct spoken spoken;

    (void)state;
    setenv("TMPDIR", "/nonexistent", 1);
    spoken = profile_said("BASE --case set_gdt/empty --annotate copy_from_guest_ll");
    unsetenv("TMPDIR");
    assert_non_null(strstr(spoken.out, "f3 a4  rep movsb"));
    spoken_drop(&spoken);
}

/* As objdump has it, of whatever age; and without one, as bytes. */
static void test_annotate(void **state)
{
    struct spoken spoken = profile_said("BASE --case set_gdt/empty --annotate copy_from_guest_ll");
    char *path = strdup(getenv("PATH"));

    (void)state;
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_non_null(strstr(spoken.out, "\nffff82d040203001  f3 a4  rep movsb"));
    spoken_drop(&spoken);
    /* What is called has its name, and where something is left out there are dots. */
    spoken = profile_said("BASE --case set_gdt/empty --annotate do_set_gdt");
    assert_non_null(strstr(spoken.out, "\n...\nffff82d040205000"));
    spoken_drop(&spoken);
    /* In a narrow terminal the instructions are whole, without their bytes. */
    width_set(75);
    spoken = profile_said("BASE --case set_gdt/empty --annotate pv_hypercall");
    assert_non_null(strstr(spoken.out, " <do_set_gdt>"));
    assert_null(strstr(spoken.out, "<pv_hypercall"));
    assert_null(strstr(spoken.out, "..."));
    assert_non_null(strstr(spoken.out, "\naddress          instruction "));
    assert_non_null(strstr(spoken.out, "\n[75 columns: without bytes; "));
    spoken_drop(&spoken);
    width_set(0);
    setenv("PATH", folder, 1);
    check_output("BASE --case set_gdt/empty --annotate copy_from_guest_ll", "annotate");
    check_output("BASE --case set_gdt/empty --annotate do_set_gdt.cold", "annotate-cold");
    check_output("HOSTILE --case set_gdt/empty --annotate =HYPERLINK(1)", "annotate-hostile");
    setenv("PATH", path, 1);
    free(path);
}

static void test_folded(void **state)
{
    (void)state;
    check_output("BASE --case set_gdt/empty --folded", "folded");
    check_output("BASE NEW --case set_gdt/empty --folded", "folded-two");
    check_output("HOSTILE --case set_gdt/empty --folded", "folded-hostile");
}

/* A narrow terminal costs the last of the names, and not the share of the first. */
static void test_families(void **state)
{
    (void)state;
    width_set(80);
    check_output("BASE --families", "families-80");
    width_set(50);
    check_output("HOSTILE --families", "families-50");
    width_set(0);
    check_output("BASE --families", "families");
    check_output("BASE --families --format markdown --top 2", "families-markdown");
}

/* Names that mean something to Markdown do not mean it there. */
static void test_hostile(void **state)
{
    (void)state;
    check_output("HOSTILE --case set_gdt/empty --format markdown", "one-hostile");
}

/* As pvbench show has it. */
static void test_controls(void **state)
{
    static const char *const lines[] = {
        "UNCONTROLLED --case set_gdt/empty",
        "UNCONTROLLED --case set_gdt/empty --annotate do_set_gdt",
        "BASE UNCONTROLLED --case set_gdt/empty",
        "UNCONTROLLED --families",
        "UNCONTROLLED --families --format json",
    };
    struct spoken spoken;
    char *text;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        spoken = profile_said(lines[i]);
        text = profile_tidy(spoken.out);
        if (!strstr(text, "RUNS/uncontrolled: the controls failed or are missing: "))
            fail_msg("%s: %s", lines[i], text);
        free(text);
        spoken_drop(&spoken);
    }
}

/* Whatever reads folded stacks takes each line for one. */
static void test_folded_warnings(void **state)
{
    struct spoken spoken = profile_said("BASE ELSEWHERE --case set_gdt/empty --folded");

    (void)state;
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_null(strstr(spoken.out, "differs"));
    assert_string_equal(spoken.err, "pvbench: cpu.signature differs: base 0x663; new 0x306c1: Xen "
                                    "takes other paths on another CPU\n");
    spoken_drop(&spoken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),      cmocka_unit_test(test_two),
        cmocka_unit_test(test_objdump),  cmocka_unit_test(test_no_tmpdir),
        cmocka_unit_test(test_annotate), cmocka_unit_test(test_folded),
        cmocka_unit_test(test_families), cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_controls), cmocka_unit_test(test_folded_warnings),
    };

    return cmocka_run_group_tests_name("pvbench profile", tests, profiles_make, profiles_drop);
}
