/* SPDX-License-Identifier: MIT */
#include "core/vcpu/trap.h"

#include "core/event/event.h"
#include "core/hypercall.h"
#include "core/memory.h"
#include "core/panic.h"
#include "core/shared_info.h"

#define VECTOR_STEP 16 /* bytes between two entries of boot/ENV.S */
#define VECTOR_INT3 3
#define VECTOR_INTO 4
#define VECTOR_PF   14

void (*trap_hook)(const struct trap_frame *, unsigned long, const char *, bool);
bool (*trap_mend)(const struct trap_frame *, unsigned long);
volatile unsigned traps_resumed, nmis_taken;
volatile bool trap_nmi_wanted;

extern const char trap_entries[];
extern const struct extable_entry extable_start[], extable_end[];

static struct trap_info table[TRAP_VECTORS + 1] XEN_BUFFER;

static const char *const vector_names[TRAP_VECTORS] = {
    "divide error",
    "debug",
    "NMI",
    "breakpoint",
    "overflow",
    "bound range",
    "invalid opcode",
    "device not available",
    "double fault",
    "coprocessor overrun",
    "invalid TSS",
    "segment not present",
    "stack fault",
    "general protection",
    "page fault",
    "vector 15",
    "x87 error",
    "alignment check",
    "machine check",
    "SIMD error",
    "virtualization",
    "control protection",
};

static const char *vector_name(unsigned long vector)
{
    if (vector == TRAP_FAILSAFE)
        return "failsafe callback";
    if (vector < TRAP_VECTORS && vector_names[vector])
        return vector_names[vector];
    return "reserved vector";
}

const void *trap_entry(unsigned vector)
{
    return trap_entries + vector * VECTOR_STEP;
}

const struct trap_info *trap_table(void)
{
    return table;
}

void trap_init(void)
{
    unsigned i;

    for (i = 0; i < TRAP_VECTORS; i++) {
        table[i].vector = (uint8_t)i;
        table[i].flags = TRAP_MASK_EVENTS;
        /* As on bare metal, user mode reaches these too. */
        if (i == VECTOR_INT3 || i == VECTOR_INTO)
            table[i].flags |= TRAP_GUEST_DPL;
        table[i].cs = FLAT_KERNEL_CS;
        table[i].address = (unsigned long)trap_entry(i);
    }
    table[TRAP_VECTORS].address = 0;
    if (HYPERVISOR_set_trap_table(table) != 0)
        panic("Xen refused the trap table");
    if (HYPERVISOR_set_callbacks(upcall_entry, failsafe_entry, NULL) != 0)
        panic("Xen refused the callbacks");
}

static const struct extable_entry *find_fixup(unsigned long ip)
{
    const struct extable_entry *entry;

    /* Both are symbols of the linker script, the ends of one section. */
    // cppcheck-suppress comparePointers
    for (entry = extable_start; entry < extable_end; entry++)
        if (ip >= entry->from && ip < entry->to)
            return entry;
    return NULL;
}

void trap_handle(struct trap_frame *frame)
{
    const struct extable_entry *fixup;
    unsigned long address;

    if (frame->vector == TRAP_UPCALL) {
        event_handler();
        return;
    }
    if (frame->vector == TRAP_NMI && trap_nmi_wanted) {
        nmis_taken++;
        return;
    }
    address = frame->vector == VECTOR_PF ? shared_info_cr2() : 0;
    if (frame->vector == VECTOR_PF && trap_mend && trap_mend(frame, address))
        return;
    fixup = find_fixup(frame->ip);
    if (trap_hook)
        trap_hook(frame, address, vector_name(frame->vector), fixup != NULL);
    if (!fixup)
        panic("an exception that nothing expects");
    frame->ip = fixup->resume;
    traps_resumed++;
}
