/* SPDX-License-Identifier: MIT */
/*
 * The context switch, showcase of the multicall queue: what a PV kernel asks of Xen when it goes
 * from one process to another, one call after another and as one multicall.  The switch is between
 * two real address spaces, and each call flips to the other one, so that no step finds nothing to
 * do (xen/arch/x86/mm.c:do_mmuext_op, xen/arch/x86/pv/descriptor-tables.c:do_update_descriptor and
 * the rest). Its price moves with the entry path, which the queue pays once, and with what a CR3
 * load costs, which instruction counts do not show.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/issue.h"
#include "bench/fixture/pages.h"
#include "core/queue.h"
#include "core/address_space.h"
#include "core/stack.h"

#define TLS_FIRST    6 /* descriptors of a GDT frame of our own */
#define TLS_COUNT    3
#define GDT_ENTRIES  512
#define LDT_ENTRIES  512
#define DESC_TLS     0x00cff2000000ffffULL /* flat data, DPL 3 */
#define DESC_TLS_LOW 0x00cff2000000fff0ULL

/* What a switch consists of; a form is a set of these. */
enum step { STEP_CR3, STEP_TLS, STEP_LDT, STEP_STACK, STEP_FPU, STEP_FS, STEP_GS };
#define FORM_4 (1u << STEP_CR3 | 1u << STEP_STACK | 1u << STEP_FPU | 1u << STEP_FS)
#define FORM_5 (FORM_4 | 1u << STEP_LDT)
#define FORM_6 (1u << STEP_CR3 | 1u << STEP_TLS | 1u << STEP_STACK | 1u << STEP_FPU)
#define FORM_9 (FORM_5 | 1u << STEP_TLS | 1u << STEP_GS)

/* The two processes. */
static struct process {
    unsigned long root;
    uint64_t tls;
    unsigned long stack, fs, gs;
    unsigned ldt;
} processes[2];
static unsigned current;
static struct address_space space;

static struct mmuext_op ops[3] XEN_BUFFER;
static struct multicall_entry entries[QUEUE_MAX] XEN_BUFFER;
static xen_ulong_t frames[1] XEN_BUFFER;
static struct queue queue;
static uint64_t gdt_maddr;

/* ---- the steps, encoded ---- */

static void encode_cr3(struct multicall_entry *e, const struct process *next)
{
    ops[0].cmd = MMUEXT_NEW_BASEPTR;
    ops[0].arg1.mfn = next->root;
    MULTI_mmuext_op(e, &ops[0], 1, NULL, DOMID_SELF);
}

/* User mode's root, which is loaded when user mode is entered: any root will do, and it is not. */
static void encode_user(struct multicall_entry *e, const struct process *next)
{
    ops[2].cmd = MMUEXT_NEW_USER_BASEPTR;
    ops[2].arg1.mfn = next->root;
    MULTI_mmuext_op(e, &ops[2], 1, NULL, DOMID_SELF);
}

/* Inlined into each of the ways, as it was when there were two. */
static inline __attribute__((always_inline)) void encode_ldt(struct multicall_entry *e,
                                                             const struct process *next)
{
    ops[1].cmd = MMUEXT_SET_LDT;
    ops[1].arg1.linear_addr = (unsigned long)fixture_page(1);
    ops[1].arg2.nr_ents = next->ldt;
    MULTI_mmuext_op(e, &ops[1], 1, NULL, DOMID_SELF);
}

static void encode_tls(struct multicall_entry *e, const struct process *next, unsigned i)
{
    MULTI_update_descriptor(e, gdt_maddr + (TLS_FIRST + i) * sizeof(uint64_t), next->tls);
}

/* ---- one by one, and through the queue ---- */

/* Where a step's call goes: out at once, or into the queue. */
typedef struct multicall_entry *take_entry(void);
typedef long give_entry(const struct multicall_entry *e);

static struct multicall_entry *take_queued(void)
{
    return queue_add(&queue, NULL, NULL);
}

static long give_queued(const struct multicall_entry *e)
{
    (void)e;
    return 0;
}

static struct multicall_entry *take_single(void)
{
    return &entries[0];
}

static inline __attribute__((always_inline)) long
switch_to(const struct process *next, unsigned form, bool user, take_entry *take, give_entry *give)
{
    struct multicall_entry *e;
    long failed = 0;
    unsigned i;

#define STEP(encode) (e = take(), encode, failed |= give(e))
    if (form & 1u << STEP_CR3)
        STEP(encode_cr3(e, next));
    if (user)
        STEP(encode_user(e, next));
    for (i = 0; form & 1u << STEP_TLS && i < TLS_COUNT; i++)
        STEP(encode_tls(e, next, i));
    if (form & 1u << STEP_LDT)
        STEP(encode_ldt(e, next));
    if (form & 1u << STEP_STACK)
        STEP(MULTI_stack_switch(e, FLAT_KERNEL_SS, next->stack));
    if (form & 1u << STEP_FPU)
        STEP(MULTI_fpu_taskswitch(e, 1));
    if (form & 1u << STEP_FS)
        STEP(MULTI_set_segment_base(e, SEGBASE_FS, next->fs));
    if (form & 1u << STEP_GS)
        STEP(MULTI_set_segment_base(e, SEGBASE_GS_USER, next->gs));
#undef STEP
    return failed;
}

ISSUE static long switch_single(unsigned long form)
{
    current ^= 1;
    return switch_to(&processes[current], (unsigned)form, false, take_single, hypercall);
}

ISSUE static long switch_queue(unsigned long form)
{
    current ^= 1;
    switch_to(&processes[current], (unsigned)form, false, take_queued, give_queued);
    return queue_flush(&queue);
}

/* The same with user mode's root, each compiled by itself: the others have no look for it. */
ISSUE static long switch_user_single(unsigned long form)
{
    current ^= 1;
    return switch_to(&processes[current], (unsigned)form, true, take_single, hypercall);
}

ISSUE static long switch_user_queue(unsigned long form)
{
    current ^= 1;
    switch_to(&processes[current], (unsigned)form, true, take_queued, give_queued);
    return queue_flush(&queue);
}

/* ---- set-up ---- */

static void fill_process(unsigned i, unsigned long root)
{
    processes[i].root = root;
    processes[i].tls = i ? DESC_TLS : DESC_TLS_LOW;
    processes[i].stack = (unsigned long)boot_stack + i * 16;
    processes[i].fs = (unsigned long)fixture_page(2 + i);
    processes[i].gs = (unsigned long)fixture_page(4 + i);
    processes[i].ldt = i ? LDT_ENTRIES : LDT_ENTRIES / 2;
}

/* The GDT of the switch: a page of ours, read-only, with room for the TLS descriptors. */
static const char *install_gdt(void)
{
    remap_ro(fixture_table());
    frames[0] = virt_to_mfn(fixture_table());
    gdt_maddr = (uint64_t)frames[0] << ENV_PAGE_SHIFT;
    if (HYPERVISOR_set_gdt(frames, GDT_ENTRIES) == 0)
        return NULL;
    remap_rw(fixture_table());
    return "a GDT frame of our own is refused";
}

static const char *prepare(unsigned form)
{
    const char *why;

    if (!ENV_SEGMENT_BASES && form & (1u << STEP_FS | 1u << STEP_GS))
        return "a switch of this ABI sets no segment base";
    space = (struct address_space){.root = fixture_page(0), .part = fixture_page(6)};
    why = address_space_build(&space);
    if (why)
        return why;
    why = install_gdt();
    if (why) {
        address_space_drop(&space);
        return why;
    }
    fill_process(0, root_mfn());
    fill_process(1, virt_to_mfn(fixture_page(0)));
    current = 0;
    queue_init(&queue, entries);
    return NULL;
}

static void go_home(unsigned n)
{
    (void)n;
    if (current)
        switch_single(FORM_9);
}

static void drop_tls(void)
{
    unsigned i;

    for (i = 0; i < TLS_COUNT; i++)
        HYPERVISOR_update_descriptor(gdt_maddr + (TLS_FIRST + i) * sizeof(uint64_t), 0);
}

static void finish(void)
{
    go_home(0);
    ops[1].cmd = MMUEXT_SET_LDT;
    ops[1].arg1.linear_addr = 0;
    ops[1].arg2.nr_ents = 0;
    HYPERVISOR_mmuext_op(&ops[1], 1, NULL, DOMID_SELF);
    ops[2].cmd = MMUEXT_NEW_USER_BASEPTR;
    ops[2].arg1.mfn = 0;
    HYPERVISOR_mmuext_op(&ops[2], 1, NULL, DOMID_SELF);
    HYPERVISOR_fpu_taskswitch(0);
    HYPERVISOR_set_segment_base(SEGBASE_FS, 0);
    HYPERVISOR_set_segment_base(SEGBASE_GS_USER, 0);
    drop_tls();
    HYPERVISOR_set_gdt(NULL, 0);
    remap_rw(fixture_table());
    address_space_drop(&space);
}

static enum status judge(long result, unsigned i)
{
    (void)i;
    return judge_result(result, 0);
}

/* ---- the same for the form with user mode's root ---- */

static void go_home_user(unsigned n)
{
    (void)n;
    if (current)
        switch_user_single(FORM_9);
}

static const char *with_user(const char *why)
{
    if (!why) {
        encode_user(&entries[0], &processes[0]);
        hypercall(&entries[0]);
    }
    return why;
}

static const char *as_it_is(const char *why)
{
    return why;
}

/* The rows of one form. */
#define FORM(calls, steps, single, queued, ready_to, home)                                         \
    static void encode_##calls(struct multicall_entry *e, unsigned i)                              \
    {                                                                                              \
        (void)i;                                                                                   \
        e->args[0] = steps;                                                                        \
    }                                                                                              \
    static const char *prepare_##calls(void)                                                       \
    {                                                                                              \
        return ready_to(prepare(steps));                                                           \
    }                                                                                              \
    const struct case_ops context_switch_##calls##_single = {                                      \
        .prepare = prepare_##calls,                                                                \
        .encode = encode_##calls,                                                                  \
        .undo = home,                                                                              \
        .finish = finish,                                                                          \
        .judge = judge,                                                                            \
        .entry = (const void *)single,                                                             \
    };                                                                                             \
    const struct case_ops context_switch_##calls##_queue = {                                       \
        .prepare = prepare_##calls,                                                                \
        .encode = encode_##calls,                                                                  \
        .undo = home,                                                                              \
        .finish = finish,                                                                          \
        .judge = judge,                                                                            \
        .entry = (const void *)queued,                                                             \
    };

FORM(4, FORM_4, switch_single, switch_queue, as_it_is, go_home)
FORM(5, FORM_5, switch_single, switch_queue, as_it_is, go_home)
FORM(6, FORM_6, switch_single, switch_queue, as_it_is, go_home)
FORM(9, FORM_9, switch_single, switch_queue, as_it_is, go_home)
FORM(10, FORM_9, switch_user_single, switch_user_queue, with_user, go_home_user)
