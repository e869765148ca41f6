/* SPDX-License-Identifier: MIT */
/* The stack of calls along a path, by the folded stacks and the parts that it comes to. */
#include "tests/unit/makers/calls_maker.h"
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "report/calls/code.h"
#include "report/calls/profile.h"
#include "report/profile/flame.h"

static void test_nested(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    go_in(m);
    paths_maker_step(m, X + 0x2000, NOP " " CALL);
    paths_maker_step(m, X + 0x3000, NOP " " NOP " " NOP);
    paths_maker_step(m, X + 0x3003, RET);
    paths_maker_step(m, X + 0x2006, NOP " " CALL);
    paths_maker_step(m, X + 0x3000, NOP " " NOP " " NOP);
    paths_maker_step(m, X + 0x3003, RET);
    paths_maker_step(m, X + 0x200c, RET);
    go_out(m);
    calls_check(m, IN BODY HANDLER " 5\n" HANDLER ";helper 8\n" OUT, "7 3 17 5");
}

/* A jump into another function, and falling into it, are the same frame's. */
static void test_tail_jump(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    go_in(m);
    paths_maker_step(m, X + 0x2000, NOP " " JUMP);
    paths_maker_step(m, X + 0x3000, NOP " " RET);
    go_out(m);
    calls_check(m, IN BODY HANDLER " 2\nxen;lstar_enter;pv_hypercall;helper 2\n" OUT, "7 3 8 5");
}

/* foo.cold is foo, and foo.part.3 that foo calls is foo again. */
static void test_cold(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    go_in(m);
    paths_maker_step(m, X + 0x2000, NOP " " JUMP);
    paths_maker_step(m, X + 0x5010, NOP " " JUMP);
    paths_maker_step(m, X + 0x2050, CALL);
    paths_maker_step(m, X + 0x3000, CALL);
    paths_maker_step(m, X + 0x6000, NOP " " RET);
    paths_maker_step(m, X + 0x3005, RET);
    paths_maker_step(m, X + 0x2055, RET);
    go_out(m);
    calls_check(m, IN BODY HANDLER " 6\n" HANDLER ";helper 2\n" HANDLER ";helper;helper 2\n" OUT,
                "7 3 14 5");
}

/* The thunk's inner call is no frame, and its return is a jump to what is called. */
static void test_retpoline(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    go_in(m);
    paths_maker_step(m, X + 0x4000, CALL);
    paths_maker_step(m, X + 0x4010, NOP " " RET);
    paths_maker_step(m, X + 0x2000, NOP " " NOP " " RET);
    go_out(m);
    calls_check(
        m, IN BODY "xen;lstar_enter;pv_hypercall;__x86_indirect_thunk_rax 3\n" HANDLER " 3\n" OUT,
        "7 3 10 5");
}

/* Calls that nobody returns from, into the middle of their own function. */
static void test_stuffing(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    paths_maker_step(m, 0x1010, NOP " 0f05");
    paths_maker_step(m, X, NOP " " CALL);
    paths_maker_step(m, X + 0x20, CALL);
    paths_maker_step(m, X + 0x30, NOP " " CALL);
    paths_maker_step(m, X + 0x1000, NOP " " RET);
    paths_maker_step(m, X + 0x36, NOP " " SYSRET);
    paths_maker_step(m, 0x1013, NOP);
    calls_check(m, "guest;time_region 3\nxen;lstar_enter 7\nxen;lstar_enter;pv_hypercall 2\n",
                "3 5 2 2");
}

/* What is called on the way out, behind the first, is of the way out. */
static void test_second_call(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    paths_maker_step(m, 0x1010, NOP " 0f05");
    paths_maker_step(m, X, NOP " " CALL); /* ends at X + 6 */
    paths_maker_step(m, X + 0x1000, NOP " " RET);
    paths_maker_step(m, X + 6, CALL);
    paths_maker_step(m, X + 0x3000, NOP " " NOP " " RET);
    paths_maker_step(m, X + 11, SYSRET);
    calls_check(m,
                "guest;time_region 2\nxen;lstar_enter 4\nxen;lstar_enter;pv_hypercall 2\n"
                "xen;lstar_enter;helper 3\n",
                "2 2 2 5");
}

/* Each return ends one of the frames that return to the same address. */
static void test_recursion(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    go_in(m);
    paths_maker_step(m, X + 0x2000, CALL);
    paths_maker_step(m, X + 0x3000, CALL);
    paths_maker_step(m, X + 0x3000, CALL);
    paths_maker_step(m, X + 0x3000, CALL);
    paths_maker_step(m, X + 0x6000, RET);
    paths_maker_step(m, X + 0x3005, RET);
    paths_maker_step(m, X + 0x3005, RET);
    paths_maker_step(m, X + 0x3005, RET);
    paths_maker_step(m, X + 0x2005, RET);
    go_out(m);
    calls_check(m,
                IN BODY HANDLER " 2\n" HANDLER ";helper 2\n" HANDLER ";helper;helper 2\n" HANDLER
                                ";helper;helper;helper 2\n" HANDLER
                                ";helper;helper;helper;helper 1\n" OUT,
                "7 3 13 5");
}

/* After a switch of context nobody returns: the way out is known from another visit. */
static void test_switched(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    go_in(m);
    paths_maker_step(m, X + 0x2000, RET);
    go_out(m);
    paths_maker_step(m, 0x1010, NOP " " NOP " " CALL);
    paths_maker_step(m, 0x1100, NOP " 0f05");
    paths_maker_step(m, X, NOP " " NOP " " CALL);
    paths_maker_step(m, X + 0x1000, NOP " " CALL);
    paths_maker_step(m, X + 0x2000 + 0x10, NOP " " JUMP);
    paths_maker_step(m, X + 0x100, NOP " " JUMP);
    paths_maker_step(m, X + 0x200, NOP " " SYSRET);
    paths_maker_step(m, 0x1103, RET);
    calls_check(m,
                "guest;time_region 7\nguest;time_region;[hypercall_page] 6\nxen;lstar_enter 7\n"
                "xen;lstar_enter;pv_hypercall 6\n" HANDLER " 3\nxen;test_all_events 4\n"
                "xen;restore_all_guest 4\n",
                "13 6 9 9");
}

/* Xen has the guest go on elsewhere: in a function of its own, and then where it was. */
static void test_upcall(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    paths_maker_function(m, 0x1200, 0x1300, "upcall");
    go_in(m);
    paths_maker_step(m, X + 0x1006, NOP " " RET);
    paths_maker_step(m, X + 7, JUMP);
    paths_maker_step(m, X + 0x200, NOP " " SYSRET);
    paths_maker_step(m, 0x1200, NOP " " CALL);
    paths_maker_step(m, 0x1110, NOP " 0f05");
    paths_maker_step(m, X + 0x80, SYSRET);
    paths_maker_step(m, 0x1018, NOP);
    calls_check(
        m,
        "guest;time_region 4\nguest;time_region;[hypercall_page] 2\nguest;upcall 2\n"
        "guest;upcall;[hypercall_page] 2\nxen;lstar_enter 5\nxen;lstar_enter;pv_hypercall 4\n"
        "xen;restore_all_guest 2\n",
        "10 4 4 3");
}

/* Each iteration of a REP is an instruction, and only the first is an execution. */
static void test_rep(void **state)
{
    struct paths_maker *m = made_xen();
    struct paths *paths;
    struct profile profile;
    struct code code;
    char why[512];

    (void)state;
    paths_maker_step(m, 0x1010, NOP " 0f05");
    paths_maker_step(m, X, NOP " f348a5");
    paths_maker_again(m, X + 1, "f348a5 " SYSRET);
    paths_maker_again(m, X + 1, "f348a5 " SYSRET);
    paths_maker_series(m, "a/case", PATH_SINGLE, 1);
    paths = paths_maker_close(m);
    code_open(&code, paths);
    assert_true(profile_open(&profile, &code, &paths->series[0], why, sizeof(why)));
    assert_int_equal(profile.sum.all, 8);
    assert_int_equal(profile.sum.once, 6);
    assert_int_equal(profile.parts[PART_ENTRY].once, 4);
    profile_close(&profile);
    /* What the series says of itself has to be what its path comes to. */
    paths->series[0].once++;
    assert_false(profile_open(&profile, &code, &paths->series[0], why, sizeof(why)));
    assert_string_equal(why, "the path of a/case, single n=1, comes to 8 instructions (6 with each "
                             "REP once), and its region to 8 (7)");
    code_close(&code);
    paths_free(paths);
}

/* A block that goes on into the next function is of both. */
static void test_two_functions(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    paths_maker_step(m, 0x1010, NOP " 0f05");
    paths_maker_step(m, X + 0xfe, NOP " " NOP " " NOP);
    paths_maker_cut(m, X + 0x1ff, NOP " " NOP, 1);
    calls_check(m, "guest;time_region 2\nxen;lstar_enter 2\nxen;test_all_events 2\n", "2 4 0 0");
}

/* Without symbols nothing is a frame, and all of it is one. */
static void test_unnamed(void **state)
{
    struct paths_maker *m = paths_maker_open();

    (void)state;
    paths_maker_function(m, 0x1000, 0x1100, "time_region");
    go_in(m);
    paths_maker_step(m, X + 0x2000, RET);
    go_out(m);
    calls_check(m, "guest;time_region 4\nguest;time_region;no_symbol 3\nxen;no_symbol 13\n",
                "7 13 0 0");
}

/* Code without a symbol is no outermost function, although some of it was on the bottom. */
static void test_unnamed_jump(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    paths_maker_step(m, 0x1010, NOP " 0f05");
    paths_maker_step(m, X + 0xf000, NOP " " JUMP);
    paths_maker_step(m, X, NOP " " CALL); /* ends at X + 6 */
    paths_maker_step(m, X + 0x1000, NOP " " JUMP);
    paths_maker_step(m, X + 0xf100, RET);
    paths_maker_step(m, X + 6, SYSRET);
    calls_check(m,
                "guest;time_region 2\nxen;no_symbol 2\nxen;lstar_enter 3\n"
                "xen;lstar_enter;pv_hypercall 2\nxen;lstar_enter;no_symbol 1\n",
                "2 4 3 1");
}

/* A stack that grows without end does not grow here. */
static void test_deep(void **state)
{
    struct paths_maker *m = made_xen();
    size_t i;

    (void)state;
    go_in(m);
    for (i = 0; i < 4 * STACK_MOST; i++)
        paths_maker_step(m, X + 0x3000, CALL);
    paths_maker_series(m, "a/case", PATH_SINGLE, 1);
    {
        struct paths *paths = paths_maker_close(m);
        struct profile profile;
        struct code code;
        char why[512];

        code_open(&code, paths);
        assert_true(profile_open(&profile, &code, &paths->series[0], why, sizeof(why)));
        assert_true(profile.tree.count < STACK_MOST + 16);
        profile_close(&profile);
        code_close(&code);
        paths_free(paths);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nested),        cmocka_unit_test(test_tail_jump),
        cmocka_unit_test(test_cold),          cmocka_unit_test(test_retpoline),
        cmocka_unit_test(test_stuffing),      cmocka_unit_test(test_second_call),
        cmocka_unit_test(test_recursion),     cmocka_unit_test(test_switched),
        cmocka_unit_test(test_upcall),        cmocka_unit_test(test_rep),
        cmocka_unit_test(test_two_functions), cmocka_unit_test(test_unnamed),
        cmocka_unit_test(test_unnamed_jump),  cmocka_unit_test(test_deep),
    };

    return cmocka_run_group_tests_name("stacks of calls", tests, NULL, NULL);
}
