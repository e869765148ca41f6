/* SPDX-License-Identifier: MIT */
/* What is a call, a return, or the way back from an exception, by its bytes. */
#include "tests/unit/support/check.h"

#include "report/calls/instruction.h"

static size_t bytes_of(const char *hex, uint8_t *code)
{
    size_t size = 0;

    for (; *hex; hex += 2) {
        char byte[3] = {hex[0], hex[1], '\0'};

        code[size++] = (uint8_t)strtoul(byte, NULL, 16);
    }
    return size;
}

static void check(const char *hex, enum flow flow)
{
    uint8_t code[16];
    size_t size = bytes_of(hex, code);

    if (instruction_flow(code, size) != flow)
        fail_msg("%02x of %zu bytes is %d", code[0], size, (int)instruction_flow(code, size));
}

/* As GNU as writes them. */
static void test_calls(void **state)
{
    (void)state;
    check("e800000000", FLOW_CALL);        /* call rel32 */
    check("ffd0", FLOW_CALL_BY);           /* call *%rax */
    check("41ffd3", FLOW_CALL_BY);         /* call *%r11 */
    check("ff1425f0ffffff", FLOW_CALL_BY); /* call *0xfffffffffffffff0 */
    check("ff5308", FLOW_CALL_BY);         /* call *0x8(%rbx) */
    check("48ff1c24", FLOW_CALL_BY);       /* rex.W lcall *(%rsp) */
    check("9a00000000e000", FLOW_CALL_BY); /* lcall $0xe0,$0, 32-bit */
    check("2ee800000000", FLOW_CALL);      /* padded by a segment prefix */
}

static void test_returns(void **state)
{
    (void)state;
    check("c3", FLOW_RETURN);
    check("f3c3", FLOW_RETURN); /* repz ret */
    check("c20800", FLOW_RETURN);
    check("48cb", FLOW_RETURN); /* lretq */
    check("48cf", FLOW_BACK);   /* iretq */
    check("cf", FLOW_BACK);
    check("480f07", FLOW_BACK); /* sysretq */
    check("0f35", FLOW_BACK);   /* sysexit */
}

static void test_others(void **state)
{
    (void)state;
    check("90", FLOW_ON);
    check("41", FLOW_ON); /* inc %ecx, 32-bit: no prefix where nothing follows */
    check("48", FLOW_ON);
    check("ffe0", FLOW_AWAY); /* jmp *%rax */
    check("ff30", FLOW_ON);   /* push (%rax) */
    check("ffc0", FLOW_ON);   /* inc %eax */
    check("eb02", FLOW_JUMP);
    check("0f8410000000", FLOW_JUMP); /* je */
    check("e2fe", FLOW_JUMP);         /* loop */
    check("3ee900000000", FLOW_JUMP);
    check("ff6010", FLOW_AWAY);
    check("0f05", FLOW_ON);       /* syscall */
    check("0f30", FLOW_ON);       /* wrmsr */
    check("cd82", FLOW_ON);       /* int $0x82 */
    check("f3a4", FLOW_ON);       /* rep movsb */
    check("f30f1efa", FLOW_ON);   /* endbr64 */
    check("b8c3000000", FLOW_ON); /* mov $0xc3,%eax: a byte of a number is no opcode */
    check("ff", FLOW_ON);
    check("0f", FLOW_ON);
    check("66", FLOW_ON);
    check("", FLOW_ON);
}

static void check_target(const char *hex, uint64_t at, uint64_t target)
{
    uint8_t code[16];
    size_t size = bytes_of(hex, code);

    if (instruction_target(code, size, at) != target)
        fail_msg("%s goes to %llx", hex, (unsigned long long)instruction_target(code, size, at));
}

/* As objdump says of them. */
static void test_targets(void **state)
{
    (void)state;
    check_target("e8fb0f0000", 0x1000, 0x2000);
    check_target("e8fbefffff", 0xffff82d040202000, 0xffff82d040201000);
    check_target("2ee8fa0f0000", 0x1000, 0x2000);
    check_target("75f7", 0x1007, 0x1000);
    check_target("ebfe", 0x1000, 0x1000);
    check_target("0f84fa0f0000", 0x1000, 0x2000);
    check_target("e9fbffffff", 0x1000, 0x1000);
    /* Too short to go anywhere. */
    check_target("e8", 0x1000, 0x1001);
    check_target("0f", 0x1000, 0x1001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_returns),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_targets),
    };

    return cmocka_run_group_tests_name("the flow of instructions", tests, NULL, NULL);
}
