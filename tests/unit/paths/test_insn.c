/* SPDX-License-Identifier: MIT */
/* What an instruction does to the way of execution (report/paths/insn.h). */
#include "tests/unit/support/check.h"

#include "report/paths/insn.h"

struct row {
    const char *code; /* in hex */
    enum insn insn;
};

static size_t bytes_of(const char *hex, uint8_t *code)
{
    size_t size = 0;

    for (; *hex; hex += 2) {
        char byte[3] = {hex[0], hex[1], '\0'};

        code[size++] = (uint8_t)strtoul(byte, NULL, 16);
    }
    return size;
}

static void check_rows(const struct row *rows, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        const char *hex = rows[i].code;
        uint8_t code[16] = {0};
        size_t len = bytes_of(hex, code);

        if (insn_of(code, len) != rows[i].insn)
            fail_msg("%s is %d, not %d", hex, insn_of(code, len), rows[i].insn);
    }
}

#define CHECK(...)                                                                                 \
    check_rows((const struct row[]){__VA_ARGS__},                                                  \
               sizeof((const struct row[]){__VA_ARGS__}) / sizeof(struct row))

static void test_calls(void **state)
{
    (void)state;
    /* call rel32, 16 bits of it, far; by a register, memory, %r11; far by memory. */
    CHECK({"e800000000", INSN_CALL}, {"2ee800000000", INSN_CALL}, {"66e80000", INSN_CALL},
          {"9a000000000800", INSN_CALL_BY}, {"ffd0", INSN_CALL_BY}, {"ff5508", INSN_CALL_BY},
          {"41ffd3", INSN_CALL_BY}, {"48ff1b", INSN_CALL_BY},
          /* ret, ret imm16, lret, lret imm16, rep ret, bnd ret. */
          {"c3", INSN_RETURN}, {"c20800", INSN_RETURN}, {"cb", INSN_RETURN},
          {"ca0800", INSN_RETURN}, {"f3c3", INSN_RETURN}, {"f2c3", INSN_RETURN});
}

static void test_jumps(void **state)
{
    (void)state;
    CHECK({"eb00", INSN_JUMP}, {"e900000000", INSN_JUMP}, {"ea000000000800", INSN_AWAY},
          {"ffe0", INSN_AWAY}, {"41ffe3", INSN_AWAY}, {"3effe1", INSN_AWAY}, {"48ff28", INSN_AWAY},
          /* All sixteen conditions begin and end with these; loopne, loop, jrcxz. */
          {"7000", INSN_JUMP}, {"7f00", INSN_JUMP}, {"0f8000000000", INSN_JUMP},
          {"0f8f00000000", INSN_JUMP}, {"e000", INSN_JUMP}, {"e200", INSN_JUMP},
          {"e300", INSN_JUMP}, {"67e300", INSN_JUMP}, {"2e7400", INSN_JUMP});
}

static void test_gates(void **state)
{
    (void)state;
    /* syscall, sysret, sysretq, sysenter, sysexit, int3, int, into, iret, iretq, int1. */
    CHECK({"0f05", INSN_GATE}, {"0f07", INSN_BACK}, {"480f07", INSN_BACK}, {"0f34", INSN_GATE},
          {"0f35", INSN_BACK}, {"cc", INSN_GATE}, {"cd82", INSN_GATE}, {"ce", INSN_GATE},
          {"cf", INSN_BACK}, {"48cf", INSN_BACK}, {"f1", INSN_GATE});
}

static void test_reps(void **state)
{
    (void)state;
    /* movsb, movsq, movsw in either order of its prefixes, with 32-bit addresses and %fs. */
    CHECK({"f3a4", INSN_REP}, {"f348a5", INSN_REP}, {"66f3a5", INSN_REP}, {"f366a5", INSN_REP},
          {"f367a4", INSN_REP}, {"64f3a4", INSN_REP},
          /* cmps, stos, lods, scas, ins, outs; with REPNE. */
          {"f3a6", INSN_REP}, {"f3a7", INSN_REP}, {"f3aa", INSN_REP}, {"f348ab", INSN_REP},
          {"f3ac", INSN_REP}, {"f2ae", INSN_REP}, {"f3af", INSN_REP}, {"f36c", INSN_REP},
          {"f36f", INSN_REP},
          /* Without REP each is but one; test and others that stand among them are none. */
          {"a4", INSN_PLAIN}, {"48ab", INSN_PLAIN}, {"6e", INSN_PLAIN}, {"f3a8", INSN_PLAIN},
          {"f3a9", INSN_PLAIN}, {"f3a3", INSN_PLAIN}, {"f3b0", INSN_PLAIN}, {"f36b", INSN_PLAIN});
}

static void test_plain(void **state)
{
    (void)state;
    /* mov, push by memory, inc, dec, pause, ud2, popcnt, endbr64, lock, hlt, rdtsc, jcc's likes. */
    CHECK({"4889e5", INSN_PLAIN}, {"ff30", INSN_PLAIN}, {"ffc0", INSN_PLAIN}, {"ff08", INSN_PLAIN},
          {"f390", INSN_PLAIN}, {"0f0b", INSN_PLAIN}, {"f30fb8c0", INSN_PLAIN},
          {"f30f1efa", INSN_PLAIN}, {"f00fb10a", INSN_PLAIN}, {"f4", INSN_PLAIN},
          {"0f31", INSN_PLAIN}, {"0f90c0", INSN_PLAIN}, {"6800000000", INSN_PLAIN},
          {"0f44c8", INSN_PLAIN},
          /* What is an instruction of another kind in the bytes behind the opcode. */
          {"b8c3c3c3c3", INSN_PLAIN}, {"83c0e8", INSN_PLAIN});
}

/* With 32 bits REX is INC and DEC, which may stand alone. */
static void test_32_bits(void **state)
{
    (void)state;
    CHECK({"40", INSN_PLAIN}, {"4f", INSN_PLAIN}, {"6640", INSN_PLAIN},
          {"9a000000000700", INSN_CALL_BY}, {"cd82", INSN_GATE}, {"f3a5", INSN_REP});
}

static void test_cut(void **state)
{
    (void)state;
    CHECK({"", INSN_PLAIN}, {"f3", INSN_PLAIN}, {"0f", INSN_PLAIN}, {"ff", INSN_PLAIN},
          {"f348", INSN_PLAIN}, {"480f", INSN_PLAIN});
}

static void check_target(const char *hex, uint64_t at, uint64_t target)
{
    uint8_t code[16] = {0};
    size_t size = bytes_of(hex, code);

    if (insn_target(code, size, at) != target)
        fail_msg("%s goes to %llx", hex, (unsigned long long)insn_target(code, size, at));
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
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_targets), cmocka_unit_test(test_calls), cmocka_unit_test(test_jumps),
        cmocka_unit_test(test_gates),   cmocka_unit_test(test_reps),  cmocka_unit_test(test_plain),
        cmocka_unit_test(test_32_bits), cmocka_unit_test(test_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
