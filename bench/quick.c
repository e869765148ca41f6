/* SPDX-License-Identifier: MIT */
#include "bench/quick.h"

#include "core/event.h"
#include "core/event_fifo.h"
#include "core/memory.h"
#include "core/trap.h"

volatile unsigned quick_taken;

/* Read by quick_upcall_fifo. */
volatile uint32_t *quick_word;

static unsigned wanted;
static struct trap_info table[2] XEN_BUFFER;

void quick_exception(unsigned vector, const char *entry)
{
    /* Any guest code may raise these, as int3 may on bare metal. */
    table[0].vector = (uint8_t)vector;
    table[0].flags = TRAP_MASK_EVENTS | TRAP_GUEST_DPL;
    table[0].cs = FLAT_KERNEL_CS;
    table[0].address = (unsigned long)entry;
    HYPERVISOR_set_trap_table(table);
}

void quick_events(const char *entry)
{
    HYPERVISOR_set_callbacks(entry, failsafe_entry, NULL);
}

void quick_failsafe(const char *entry)
{
    HYPERVISOR_set_callbacks(upcall_entry, entry, NULL);
}

const char *quick_upcall_of(unsigned port)
{
    quick_word = event_fifo_word(port);
    return event_is_fifo() ? quick_upcall_fifo : quick_upcall;
}

void quick_end(void)
{
    trap_init();
}

void quick_expect(unsigned n)
{
    quick_taken = 0;
    wanted = n;
}

enum status quick_judge(long result, long expect)
{
    return quick_taken == wanted ? judge_result(result, expect) : STATUS_WRONG;
}
