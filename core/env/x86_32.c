/* SPDX-License-Identifier: MIT */
/*
 * Division of 64-bit numbers, which GCC and clang call by these names where the processor has none
 * of its own (GCC internals manual, "Routines for integer emulation"); only 32-bit images contain
 * it.
 */
#include <stdint.h>

uint64_t __udivmoddi4(uint64_t dividend, uint64_t divisor, uint64_t *rest);
uint64_t __udivdi3(uint64_t dividend, uint64_t divisor);
uint64_t __umoddi3(uint64_t dividend, uint64_t divisor);
int64_t __divdi3(int64_t dividend, int64_t divisor);

/* 64 by 32 bits, where the quotient fits into 32: one instruction. */
static uint32_t divide_step(uint32_t high, uint32_t low, uint32_t divisor, uint32_t *rest)
{
    uint32_t quotient;

    __asm__("divl %[divisor]"
            : "=a"(quotient), "=d"(*rest)
            : "0"(low), "1"(high), [divisor] "r"(divisor)
            : "cc");
    return quotient;
}

/* By a divisor of more than 32 bits: bit by bit, since the quotient has no more than 32. */
static uint64_t divide_wide(uint64_t dividend, uint64_t divisor, uint64_t *rest)
{
    uint64_t quotient = 0;
    unsigned shift = (unsigned)__builtin_clz((uint32_t)(divisor >> 32));
    int bit;

    for (bit = (int)shift; bit >= 0; bit--) {
        if (dividend < divisor << bit)
            continue;
        dividend -= divisor << bit;
        quotient |= 1ULL << bit;
    }
    *rest = dividend;
    return quotient;
}

uint64_t __udivmoddi4(uint64_t dividend, uint64_t divisor, uint64_t *rest)
{
    uint32_t high = (uint32_t)(dividend >> 32), narrow = (uint32_t)divisor, left = 0;
    uint64_t quotient;

    if (divisor >> 32)
        return divide_wide(dividend, divisor, rest);
    quotient = (uint64_t)divide_step(0, high, narrow, &left) << 32;
    quotient |= divide_step(left, (uint32_t)dividend, narrow, &left);
    *rest = left;
    return quotient;
}

uint64_t __udivdi3(uint64_t dividend, uint64_t divisor)
{
    uint64_t rest;

    return __udivmoddi4(dividend, divisor, &rest);
}

uint64_t __umoddi3(uint64_t dividend, uint64_t divisor)
{
    uint64_t rest;

    __udivmoddi4(dividend, divisor, &rest);
    return rest;
}

int64_t __divdi3(int64_t dividend, int64_t divisor)
{
    uint64_t above = dividend < 0 ? -(uint64_t)dividend : (uint64_t)dividend;
    uint64_t below = divisor < 0 ? -(uint64_t)divisor : (uint64_t)divisor;
    uint64_t quotient = __udivdi3(above, below);

    return (int64_t)((dividend < 0) != (divisor < 0) ? -quotient : quotient);
}
