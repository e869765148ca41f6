/* SPDX-License-Identifier: MIT */
/* "pvbench profile" on runs that were made: its outputs, its statuses, and what it says. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/profile_maker.h"
#include "tests/unit/support/spoken.h"

#include <stdio.h>

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
                {"OTHER-XEN", MADE_OTHER_XEN},
                {"OTHER-IMAGE", MADE_OTHER_IMAGE},
                {"CUT", MADE_CUT},
                {"BARE", MADE_BARE}};
    size_t i;

    for (i = 0; i < sizeof(runs) / sizeof(*runs); i++)
        if (!strcmp(word, runs[i].word))
            return profile_run(runs[i].run);
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
                "RUNS/other: the profile of boot 1 is not of this run: set_gdt/empty takes 55 "
                "instructions in it and 37 in the log\n");
    check_error("OTHER-XEN --case set_gdt/empty", EXIT_USAGE,
                "RUNS/other-xen: the profile of boot 1 cannot be used: it is of another Xen than "
                "the boot's log\n");
    check_error("OTHER-IMAGE --case set_gdt/empty", EXIT_USAGE,
                "it is of another kernel image than the boot's log\n");
    check_error("OTHER-BOOT --case set_gdt/empty", EXIT_USAGE, "it is of another boot\n");
    check_error("BASE REVISED --case set_gdt/empty", EXIT_INCONCLUSIVE,
                "incomparable: set_gdt/empty is of revision 1 in RUNS/base and 2 in RUNS/revised");
    check_error("CUT --case set_gdt/empty", EXIT_USAGE, "RUNS/cut: the profile of boot 1 cannot");
    check_error("BROKEN --case set_gdt/empty", EXIT_USAGE,
                "RUNS/broken: the profile of boot 1 cannot be used: the path of set_gdt/empty, "
                "single n=1, comes to 37 instructions (36 with each REP once), and its region to "
                "38 (36)\n");
    check_error("BROKEN --families", EXIT_USAGE, "and its region to 38 (36)\n");
    check_error("BASE --case set_gdt/emty", EXIT_USAGE,
                "RUNS/base has no case set_gdt/emty; did you mean 'set_gdt/empty'?\n");
    check_error("BASE --case set_gdt/empty --path array", EXIT_USAGE,
                "has no set_gdt/empty, array n=1; it has single n=1, 2; multi n=1, 8\n");
    check_error("BASE --case set_gdt/empty --n 3", EXIT_USAGE, "it has single n=1, 2;");
    check_error("BASE --case set_gdt/empty --fill", EXIT_USAGE, "has no set_gdt/empty, multi n=");
    check_error("BASE --case set_gdt/empty --boot 2", EXIT_USAGE, "has no boot 2: it has 1\n");
    check_error("BASE --case set_gdt/empty --annotate do_set_gdd", EXIT_USAGE,
                "runs nothing of do_set_gdd; did you mean do_set_gdt?\n");
    check_error("/nonexistent --case set_gdt/empty", EXIT_USAGE, "/nonexistent");
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
        {"BASE --case set_gdt/empty --n 0", "--n 0: it is a number from 1 on"},
        {"BASE --case set_gdt/empty --n -1", "--n -1: it is"},
        {"BASE --case set_gdt/empty --top x", "--top x: it is"},
        {"BASE --case set_gdt/empty --boot 99999999999999999999", "it is a number from 1 on"},
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
        cmocka_unit_test(test_one),      cmocka_unit_test(test_two),
        cmocka_unit_test(test_annotate), cmocka_unit_test(test_folded),
        cmocka_unit_test(test_families), cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_statuses), cmocka_unit_test(test_usage),
    };

    return cmocka_run_group_tests_name("pvbench profile", tests, profiles_make, profiles_drop);
}
