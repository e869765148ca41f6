/* SPDX-License-Identifier: MIT */
#include "tests/silicon/page.h"

#include <asm/unistd.h>
#include <linux/mman.h>

#include "bench/fixture/twin.h"
#include "core/hypercall.h"
#include "core/memory.h"
#include "tests/silicon/rows.h"

#define JUMP        0xe9 /* jmp rel32 */
#define JUMP_LENGTH 5

static const unsigned char head[] = LINUX_STUB_HEAD, tail[] = LINUX_STUB_TAIL;
static const unsigned char step[] = LINUX_DELAY_STEP;

/* lfence: without one before it and one behind it the processor would do a short chain beside other
 * work. */
static const unsigned char fence[] = {0x0f, 0xae, 0xe8};

/* What a slot with a delay jumps into: the longest delay, and the stub behind it. */
struct body {
    unsigned char delay[DELAY_MAX * sizeof(step)];
    unsigned char stub[sizeof(fence) + HYPERCALL_STUB] __attribute__((aligned(64)));
};

extern const char multicall_entry[];

/* Xen's builders fill the page that a kernel leaves room for; here it is ours to write. */
char slots[PAGE_SLOTS][HYPERCALL_STUB] XEN_BUFFER;
extern const char hypercall_page[ENV_PAGE_SIZE] __attribute__((alias("slots")));

static struct body bodies[ROW_COUNT] XEN_BUFFER;

static unsigned char *put(unsigned char *at, const unsigned char *bytes, unsigned len)
{
    while (len--)
        *at++ = *bytes++;
    return at;
}

static void put_stub(void *at, unsigned number)
{
    unsigned char *out = put(at, head, sizeof(head));

    out = put(out, (const unsigned char *)&number, sizeof(number));
    put(out, tail, sizeof(tail));
}

static void put_jump(void *from, const void *to)
{
    unsigned char *at = from;
    int32_t distance = (int32_t)((const char *)to - (const char *)from - JUMP_LENGTH);

    *at++ = JUMP;
    put(at, (const unsigned char *)&distance, sizeof(distance));
}

static bool make_executable(const void *start, unsigned long len)
{
    return linux_call(__NR_mprotect, (unsigned long)start, len, PROT_READ | PROT_WRITE | PROT_EXEC,
                      0) == 0;
}

bool page_write(void)
{
    unsigned i;

    put_stub(slots[__HYPERVISOR_xen_version], __NR_getppid);
    put_jump(slots[__HYPERVISOR_multicall], multicall_entry);
    for (i = 0; i < ROW_COUNT; i++)
        put_stub(slots[ROW_SLOT + i], row_numbers[i]);
    return make_executable(slots, sizeof(slots)) && make_executable(bodies, sizeof(bodies)) &&
           make_executable(twin_of_calls, ENV_PAGE_SIZE) &&
           make_executable(twin_of_empty, ENV_PAGE_SIZE);
}

void page_delay(unsigned slot, unsigned length)
{
    struct body *body = &bodies[slot - ROW_SLOT];
    unsigned i;

    for (i = 0; i < DELAY_MAX; i++)
        put(body->delay + i * sizeof(step), step, sizeof(step));
    put_stub(put(body->stub, fence, sizeof(fence)), row_numbers[slot - ROW_SLOT]);
    put_jump(put((unsigned char *)slots[slot], fence, sizeof(fence)),
             body->stub - length * sizeof(step));
}
