/* SPDX-License-Identifier: MIT */
/* Exceptions on the stack of calls along a path. */
#include "tests/unit/makers/calls_maker.h"
#include "tests/unit/support/check.h"

/* An exception in Xen is a frame; its handler comes back, or goes on where that is mended. */
static void check_exception(uint64_t back, const char *way)
{
    struct paths_maker *m = made_xen();
    char folded[512];

    go_in(m);
    paths_maker_step(m, X + 0x2000, NOP " " CALL);
    paths_maker_cut(m, X + 0x3000, NOP " " NOP " " NOP, 1);
    paths_maker_step(m, X + 0x7000, CALL);
    paths_maker_step(m, X + 0x8000, NOP " " RET);
    paths_maker_step(m, X + 0x7005, IRET);
    paths_maker_step(m, back, NOP " " RET);
    if (back > X + 0x3000)
        paths_maker_step(m, X + 0x2006, RET);
    go_out(m);
    snprintf(folded, sizeof(folded),
             IN BODY HANDLER " %s;helper;asm_page_fault 2\n" HANDLER
                             ";helper;asm_page_fault;do_page_fault 2\n" OUT,
             way);
    calls_check(m, folded, back > X + 0x3000 ? "7 3 14 5" : "7 3 13 5");
}

static void test_exception(void **state)
{
    (void)state;
    check_exception(X + 0x3001, "3\n" HANDLER ";helper 3\n" HANDLER);
}

/* A copy's mending code stands elsewhere in the function that called it: the frames above end. */
static void test_mended(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    go_in(m);
    paths_maker_cut(m, X + 0x2000, NOP " " NOP, 1);
    paths_maker_step(m, X + 0x7000, NOP " " IRET);
    paths_maker_step(m, X + 0x2080, NOP " " RET);
    go_out(m);
    calls_check(m, IN BODY HANDLER " 3\n" HANDLER ";asm_page_fault 2\n" OUT, "7 3 9 5");
}

/*
 * The first instruction of what is called, or jumped to, faults: the path has the handler where the
 * block would be, which is no tail jump, although the handler is one of the outermost functions.
 */
static void test_exception_before(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    paths_maker_cut(m, 0x1040, NOP " 0f0b", 1);
    paths_maker_step(m, X + 0x7000, NOP " " JUMP);
    paths_maker_step(m, X + 0x9000, IRET);
    paths_maker_step(m, 0x1043, NOP);
    go_in(m);
    paths_maker_step(m, X + 0x2000, NOP " e8fa0f0000"); /* call helper */
    paths_maker_step(m, X + 0x7000, NOP " " JUMP);
    paths_maker_step(m, X + 0x9000, IRET);
    paths_maker_step(m, X + 0x3000, NOP " eb7e"); /* jmp helper + 0x81 */
    paths_maker_step(m, X + 0x7000, NOP " " JUMP);
    paths_maker_step(m, X + 0x9000, IRET);
    paths_maker_step(m, X + 0x3081, NOP " " NOP);
    paths_maker_step(m, X + 0x7000, NOP " " JUMP);
    paths_maker_step(m, X + 0x9000, IRET);
    paths_maker_step(m, X + 0x3083, RET);
    paths_maker_step(m, X + 0x2006, RET);
    go_out(m);
    calls_check(m,
                "guest;time_region 6\nguest;time_region;[hypercall_page] 3\nxen;asm_page_fault 2\n"
                "xen;handle_exception 1\nxen;lstar_enter 4\n" BODY HANDLER " 3\n" HANDLER
                ";asm_page_fault 2\n" HANDLER ";handle_exception 1\n" HANDLER ";helper 5\n" HANDLER
                ";helper;asm_page_fault 4\n" HANDLER ";helper;handle_exception 2\n" OUT,
                "9 6 21 5");
}

/* A fault of the entry code is no end of it, nor is what its handler calls the body. */
static void test_fault_in_entry(void **state)
{
    struct paths_maker *m = made_xen();

    (void)state;
    paths_maker_step(m, 0x1010, NOP " 0f05");
    paths_maker_cut(m, X, NOP " " NOP " " CALL, 1);
    paths_maker_step(m, X + 0x7000, CALL);
    paths_maker_step(m, X + 0x8000, NOP " " RET);
    paths_maker_step(m, X + 0x7005, IRET);
    paths_maker_step(m, X + 1, NOP " " CALL); /* ends at X + 7 */
    paths_maker_step(m, X + 0x1000, NOP " " RET);
    paths_maker_step(m, X + 7, NOP " " SYSRET);
    paths_maker_step(m, 0x1013, NOP);
    calls_check(m,
                "guest;time_region 3\nxen;lstar_enter 5\nxen;lstar_enter;asm_page_fault 2\n"
                "xen;lstar_enter;asm_page_fault;do_page_fault 2\nxen;lstar_enter;pv_hypercall 2\n",
                "3 7 2 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exception),
        cmocka_unit_test(test_mended),
        cmocka_unit_test(test_fault_in_entry),
        cmocka_unit_test(test_exception_before),
    };

    return cmocka_run_group_tests_name("exceptions in stacks of calls", tests, NULL, NULL);
}
