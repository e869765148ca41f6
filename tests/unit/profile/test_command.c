/* SPDX-License-Identifier: MIT */
/* "pvbench profile" on runs that were made: its outputs, its statuses, and what it says. */
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/spoken.h"

#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "report/commands/command.h"
#include "report/format/width.h"
#include "report/system/exit.h"

#define WORDS 12

/* What the runs are called in a line of words. */
static const char *word_of(const char *word)
{
    static const struct {
        const char *word;
        enum made_profile run;
    } runs[] = {{"BASE", MADE_BASE},
                {"NEW", MADE_NEW},
                {"HOSTILE", MADE_HOSTILE},
                {"UNNAMED", MADE_UNNAMED},
                {"BROKEN", MADE_BROKEN},
                {"REVISED", MADE_REVISED},
                {"OTHER-BOOT", MADE_OTHER_BOOT},
                {"OTHER", MADE_OTHER},
                {"OTHER-NULL", MADE_OTHER_NULL},
                {"OTHER-ONCE", MADE_OTHER_ONCE},
                {"UNCONTROLLED", MADE_UNCONTROLLED},
                {"OTHER-XEN", MADE_OTHER_XEN},
                {"OTHER-IMAGE", MADE_OTHER_IMAGE},
                {"CUT", MADE_CUT},
                {"BARE", MADE_BARE}};
    size_t i;

    if (!strcmp(word, "NULL-CALL"))
        return "[null call]";
    for (i = 0; i < sizeof(runs) / sizeof(*runs); i++)
        if (!strcmp(word, runs[i].word))
            return profile_run(runs[i].run);
    if (!strncmp(word, "BASE/", 5)) {
        static char path[PATH_MAX];

        snprintf(path, sizeof(path), "%s%s", profile_run(MADE_BASE), word + 4);
        return path;
    }
    return word;
}

/* A command line of words with blanks between. */
static struct spoken said(const char *line)
{
    const char *words[WORDS] = {NULL};
    char copy[256], *rest = copy, *word;
    size_t count = 0;

    snprintf(copy, sizeof(copy), "%s", line);
    while ((word = strsep(&rest, " "))) {
        assert_true(count < WORDS - 1);
        words[count++] = word_of(word);
    }
    return spoken_of(cmd_profile, words);
}

/* A new text in which the folder of the tests is called RUNS. */
static char *tidy(const char *text)
{
    char *out = NULL;
    const char *at;
    size_t size;
    FILE *to = open_memstream(&out, &size);

    for (; (at = strstr(text, folder)); text = at + strlen(folder))
        fprintf(to, "%.*sRUNS", (int)(at - text), text);
    fputs(text, to);
    fclose(to);
    return out;
}

static void check_output(const char *line, const char *golden)
{
    struct spoken spoken = said(line);
    char path[96], *text = tidy(spoken.out);

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
        spoken = said("BASE --case set_gdt/empty --annotate copy_from_guest_ll");
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
    spoken = said("BASE --case set_gdt/empty --annotate copy_from_guest_ll");
    unsetenv("TMPDIR");
    assert_non_null(strstr(spoken.out, "f3 a4  rep movsb"));
    spoken_drop(&spoken);
}

/* As objdump has it, of whatever age; and without one, as bytes. */
static void test_annotate(void **state)
{
    struct spoken spoken = said("BASE --case set_gdt/empty --annotate copy_from_guest_ll");
    char *path = strdup(getenv("PATH"));

    (void)state;
    assert_int_equal(spoken.status, EXIT_GOOD);
    assert_non_null(strstr(spoken.out, "\nffff82d040203001  f3 a4  rep movsb"));
    spoken_drop(&spoken);
    /* What is called has its name, and where something is left out there are dots. */
    spoken = said("BASE --case set_gdt/empty --annotate do_set_gdt");
    assert_non_null(strstr(spoken.out, "\n...\nffff82d040205000"));
    spoken_drop(&spoken);
    /* In a narrow terminal the instructions are whole, without their bytes. */
    width_set(75);
    spoken = said("BASE --case set_gdt/empty --annotate pv_hypercall");
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

static void check_error(const char *line, int status, const char *err)
{
    struct spoken spoken = said(line);
    char *text = tidy(spoken.err);

    if (!strstr(text, err) || strncmp(text, "pvbench", 7) != 0)
        fail_msg("%s says: %s", line, text);
    assert_string_equal(spoken.out, "");
    assert_int_equal(spoken.status, status);
    free(text);
    spoken_drop(&spoken);
}

static void test_statuses(void **state)
{
    (void)state;
    check_error("BARE --case set_gdt/empty", EXIT_INCONCLUSIVE,
                "RUNS/bare has no profile of boot 1: pvbench run --profile takes one\n");
    check_error("BASE BARE --case set_gdt/empty", EXIT_INCONCLUSIVE, "RUNS/bare has no profile");
    check_error("BASE --case set_gdt/1frame", EXIT_INCONCLUSIVE,
                "the profile of RUNS/base has nothing of set_gdt/1frame");
    check_error("OTHER --case set_gdt/empty", EXIT_USAGE,
                "RUNS/other/boot-1.paths.gz cannot be used: it is not of this run: set_gdt/empty, "
                "single n=1, takes 55 instructions in it and 37 in the log\n");
    check_error("OTHER --families", EXIT_USAGE,
                "it is not of this run: set_gdt/empty, single n=1, takes 55 ");
    check_error("OTHER-NULL --case set_gdt/empty", EXIT_USAGE,
                "it is not of this run: control/twin, single n=1, takes 6 instructions in it and 7 "
                "in the log\n");
    check_error("OTHER-NULL --families", EXIT_USAGE, "control/twin, single n=1, takes 6 ");
    check_error("OTHER-ONCE --case set_gdt/empty", EXIT_USAGE,
                "set_gdt/empty, single n=1, takes 36 instructions in it and 35 in the log, with "
                "each REP instruction counted once\n");
    check_error("OTHER-ONCE --families", EXIT_USAGE, "takes 36 instructions in it and 35 ");
    check_error("OTHER-XEN --case set_gdt/empty", EXIT_USAGE,
                "RUNS/other-xen/boot-1.paths.gz cannot be used: it is of another Xen than "
                "the boot's log\n");
    check_error("OTHER-IMAGE --case set_gdt/empty", EXIT_USAGE,
                "it is of another kernel image than the boot's log\n");
    check_error("OTHER-BOOT --case set_gdt/empty", EXIT_USAGE, "it is of another boot\n");
    check_error("BASE REVISED --case set_gdt/empty", EXIT_INCONCLUSIVE,
                "incomparable: set_gdt/empty is of revision 1 in RUNS/base and 2 in RUNS/revised");
    check_error("CUT --case set_gdt/empty", EXIT_USAGE, "RUNS/cut/boot-1.paths.gz cannot");
    check_error("BROKEN --case set_gdt/empty", EXIT_USAGE,
                "RUNS/broken/boot-1.paths.gz cannot be used: the path of set_gdt/empty, "
                "single n=1, comes to 37 instructions (36 with each REP once), and its region to "
                "38 (36)\n");
    check_error("BASE BROKEN --case set_gdt/empty", EXIT_USAGE,
                "RUNS/broken/boot-1.paths.gz cannot be used: the path of set_gdt/empty");
    check_error("BROKEN BASE --case set_gdt/empty", EXIT_USAGE,
                "RUNS/broken/boot-1.paths.gz cannot be used: the path of set_gdt/empty");
    check_error("BROKEN --families", EXIT_USAGE, "and its region to 38 (36)\n");
    check_error("BASE --case set_gdt/emty", EXIT_USAGE,
                "RUNS/base has no case set_gdt/emty; did you mean 'set_gdt/empty'?\n");
    check_error("BASE --case set_gdt/empty --path array", EXIT_USAGE,
                "has no set_gdt/empty, array n=1; it has single n=1, 2; multi n=1, 8\n");
    check_error("BASE --case set_gdt/empty --n 3", EXIT_USAGE, "it has single n=1, 2;");
    check_error("BASE --case set_gdt/empty --fill", EXIT_USAGE, "has no set_gdt/empty, multi n=");
    check_error("BASE --case set_gdt/empty --svg BASE/boot-1.paths.gz", EXIT_USAGE,
                "RUNS/base/boot-1.paths.gz is there and is a file of a run: write to another");
    check_error("BASE --case set_gdt/empty --boot 2", EXIT_USAGE, "has no boot 2: it has 1\n");
    check_error("BASE --case set_gdt/empty --annotate do_set_gdd", EXIT_USAGE,
                "runs nothing of do_set_gdd; did you mean do_set_gdt?\n");
    check_error("BASE --case set_gdt/empty --annotate NULL-CALL", EXIT_USAGE,
                "n=1 has 0 instructions of [null call]: there is nothing to list\n");
    check_error("BASE --case set_gdt/empty --annotate [null]", EXIT_USAGE,
                "n=1 runs nothing of [null]\n");
    check_error("REVISED BASE --case set_gdt/1frame", EXIT_USAGE,
                "RUNS/revised has no case set_gdt/1frame, and RUNS/base has it\n");
    check_error("REVISED BASE --case set_gdt/2frames", EXIT_USAGE,
                "RUNS/base has no case set_gdt/2frames, and RUNS/revised has it\n");
    assert_non_null(freopen("tests/data/xen-4.17-quick.log", "r", stdin));
    check_error("- --case set_gdt/empty", EXIT_INCONCLUSIVE,
                "a log on standard input has no profile beside it: name the folder of its run\n");
    check_error("BASE --case set_gdt", EXIT_USAGE,
                "RUNS/base has no case set_gdt; did you mean 'set_gdt/empty'?\n");
    check_error("BASE/boot-1.paths.gz --case set_gdt/empty", EXIT_USAGE,
                "boot-1.paths.gz: it is the profile of a boot; name the folder that it is in\n");
    check_error("/nonexistent --case set_gdt/empty", EXIT_USAGE, "/nonexistent");
}

/* As pvbench show has it. */
static void test_controls(void **state)
{
    static const char *const lines[] = {
        "UNCONTROLLED --case set_gdt/empty",
        "BASE UNCONTROLLED --case set_gdt/empty",
        "UNCONTROLLED --families",
        "UNCONTROLLED --families --format json",
    };
    struct spoken spoken;
    char *text;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        spoken = said(lines[i]);
        text = tidy(spoken.out);
        if (!strstr(text, "RUNS/uncontrolled: the controls failed or are missing: "))
            fail_msg("%s: %s", lines[i], text);
        free(text);
        spoken_drop(&spoken);
    }
}

/* Of a log by itself the file is named that lies beside it, and not that of its first boot. */
static void test_log(void **state)
{
    char command[256];

    (void)state;
    snprintf(command, sizeof(command),
             "to=%s && mkdir $to/log && cp $to/base/boot-1.paths.gz $to/log/boot-2.paths.gz && "
             "cp tests/data/xen-4.17-quick.log $to/log/boot-2.log",
             folder);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof(command), "%s/log/boot-2.log --case set_gdt/empty", folder);
    check_error(command, EXIT_USAGE,
                "RUNS/log/boot-2.paths.gz cannot be used: it is of another boot\n");
    snprintf(command, sizeof(command), "rm %s/log/boot-2.paths.gz", folder);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof(command), "%s/log/boot-2.log --case set_gdt/empty", folder);
    check_error(command, EXIT_INCONCLUSIVE, "boot-2.log has no profile of boot 2: ");
}

static void test_usage(void **state)
{
    static const char *const bad[][2] = {
        {"BASE", "name a case with --case, or say --families"},
        {"--case set_gdt/empty", "name one run, or two"},
        {"BASE BASE BASE --case set_gdt/empty", "name one run, or two"},
        {"BASE --case set_gdt/empty --path singel", "did you mean single?"},
        {"BASE --case set_gdt/empty --path xx", "it is single, multi, array or trap"},
        {"BASE --case set_gdt/empty --format jsn", "did you mean json?"},
        {"BASE --case set_gdt/empty --sort ow", "did you mean own?"},
        {"BASE --case set_gdt/empty --famlies", "did you mean --families?"},
        {"BASE --case set_gdt/empty --n 0", "--n 0: it is a number from 1 to 1000000000\n"},
        {"BASE --case set_gdt/empty --n -1", "--n -1: it is"},
        {"BASE --case set_gdt/empty --top x", "--top x: it is"},
        {"BASE --case set_gdt/empty --boot 99999999999999999999",
         "it is a number from 1 to 1000000000\n"},
        {"BASE --case set_gdt/empty --case set_gdt/empty", "--case is given twice"},
        {"BASE --case set_gdt/*", "--case set_gdt/*: it takes one case, and no pattern or list\n"},
        {"BASE --case set_gdt/empty,exception/ud2a", "it takes one case, and no pattern"},
        {"BASE --case= --n 1", "--case needs the name of a case\n"},
        {"BASE --case set_gdt/empty --svg=", "--svg needs a name\n"},
        {"BASE --case set_gdt/empty --annotate=", "--annotate needs a name\n"},
        {"BASE --case set_gdt/empty --folded --svg x", "one of these at a time"},
        {"BASE --case set_gdt/empty --folded --format json", "in a form of their own"},
        {"BASE --case set_gdt/empty --svg x --all", "in a form of their own"},
        {"BASE --case set_gdt/empty --annotate f --format json", "as text or markdown"},
        {"BASE --case set_gdt/empty --families", "leave out --case"},
        {"BASE --families --fill", "leave out --case"},
        {"BASE NEW --families", "--families is of one run"},
        {"BASE NEW --case set_gdt/empty --annotate f", "--annotate is of one run"},
        {"BASE NEW --case set_gdt/empty --sort own", "leave out --sort"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
        check_error(bad[i][0], EXIT_USAGE, bad[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),       cmocka_unit_test(test_two),
        cmocka_unit_test(test_annotate),  cmocka_unit_test(test_objdump),
        cmocka_unit_test(test_no_tmpdir), cmocka_unit_test(test_folded),
        cmocka_unit_test(test_families),  cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_statuses),  cmocka_unit_test(test_usage),
        cmocka_unit_test(test_controls),  cmocka_unit_test(test_log),
    };

    return cmocka_run_group_tests_name("pvbench profile", tests, profiles_make, profiles_drop);
}
