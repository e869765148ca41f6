/* SPDX-License-Identifier: MIT */
/* "pvbench profile" on what it has nothing to say of: in which words, and with which status. */
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/profile_command.h"
#include "tests/unit/support/spoken.h"

#include <stdio.h>

#include "report/system/exit.h"

static void check_error(const char *line, int status, const char *err)
{
    struct spoken spoken = profile_said(line);
    char *text = profile_tidy(spoken.err);

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
    check_error(
        "BASE --case set_gdt/empty --svg BASE/boot-1.paths.gz", EXIT_USAGE,
        "RUNS/base/boot-1.paths.gz would be taken for a file of the run in that folder: write");
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
        {"BASE --case set_gdt/empty --n 0", "--n takes a number from 1 to 1000000000, not '0'\n"},
        {"BASE --case set_gdt/empty --n -1", "--n takes a number from 1 to 1000000000, not '-1'"},
        {"BASE --case set_gdt/empty --top x", "--top takes a number from"},
        {"BASE --case set_gdt/empty --boot 99999999999999999999",
         "--boot takes a number from 1 to 1000000000, not"},
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
        cmocka_unit_test(test_statuses),
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_usage),
    };

    return cmocka_run_group_tests_name("what pvbench profile refuses", tests, profiles_make,
                                       profiles_drop);
}
