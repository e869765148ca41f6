/* SPDX-License-Identifier: MIT */
/*
 * Exceptions of the guest's own: Xen takes each, finds that it is the guest's, writes a frame on
 * its stack and enters it (xen/arch/x86/x86_64/entry.S:create_bounce_frame, compat/entry.S); the
 * way back is an iret hypercall.  A #PF and a #GP cost more than int3, because Xen looks first
 * whether they are its own to mend: a page table written, an instruction to emulate.  The rows
 * named to-entry end at the first instruction of the entry; the others go there and back with an
 * entry that does next to nothing, and demand-page with the kernel's own, in C, that maps the page.
 */
#include "bench/case/case.h"
#include "bench/fixture/issue.h"
#include "bench/fixture/pages.h"
#include "bench/fixture/quick.h"
#include "bench/fixture/segment.h"

#include "core/guest.h"
#include "core/vcpu/trap.h"

#define VECTOR_BP   3
#define VECTOR_UD   6
#define VECTOR_GP   13
#define VECTOR_PF   14
#define VECTOR_0X80 0x80

extern const char raise_int3[], raise_ud2[], raise_hlt[], raise_int80[], raise_pf[];

static void encode_nothing(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->args[0] = 0;
}

/* The instruction has no result: whether its entry was there is what tells. */
static enum status judge_taken(long result, unsigned i)
{
    (void)result;
    (void)i;
    return quick_judge(0, 0);
}

#define EXCEPTION(name, vector, entry_)                                                            \
    static const char *prepare_##name##_##entry_(void)                                             \
    {                                                                                              \
        quick_exception(vector, quick_##entry_);                                                   \
        return NULL;                                                                               \
    }                                                                                              \
    const struct case_ops exception_##name##_##entry_ = {                                          \
        .prepare = prepare_##name##_##entry_,                                                      \
        .ready = quick_expect,                                                                     \
        .encode = encode_nothing,                                                                  \
        .judge = judge_taken,                                                                      \
        .finish = quick_end,                                                                       \
        .entry = raise_##name,                                                                     \
    };

EXCEPTION(int3, VECTOR_BP, escape)
EXCEPTION(int3, VECTOR_BP, return )
EXCEPTION(ud2, VECTOR_UD, escape)
EXCEPTION(ud2, VECTOR_UD, resume)
EXCEPTION(hlt, VECTOR_GP, escape)
EXCEPTION(hlt, VECTOR_GP, resume_error)
EXCEPTION(pf, VECTOR_PF, escape)
EXCEPTION(pf, VECTOR_PF, resume_error)
EXCEPTION(int80, VECTOR_0X80, escape)
EXCEPTION(int80, VECTOR_0X80, return )

/* ---- with work to do ---- */

static unsigned mapped;

/* Xen may have given the page, and what it holds then is Xen's choice: a debug build poisons it. */
#define TOUCHED 0x5a

/* What a kernel does when a page is touched that has no frame yet. */
static bool map_page(const struct trap_frame *frame, unsigned long address)
{
    (void)frame;
    if (address - (unsigned long)fixture_window(0) >= ENV_PAGE_SIZE)
        return false;
    mapped++;
    remap_rw(fixture_window(0));
    return true;
}

ISSUE static long touch(volatile char *page)
{
    return *page;
}

static const char *take_page(void)
{
    *(volatile char *)fixture_window(0) = TOUCHED;
    trap_mend = map_page;
    return NULL;
}

static void take_page_away(unsigned n)
{
    (void)n;
    mapped = 0;
    unmap(fixture_window(0));
}

static void encode_window(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->args[0] = (xen_ulong_t)fixture_window(0);
}

static enum status judge_mapped(long result, unsigned i)
{
    (void)i;
    return result == TOUCHED && mapped == 1 ? STATUS_OK : STATUS_WRONG;
}

static void page_back(void)
{
    trap_mend = NULL;
    remap_rw(fixture_window(0));
}

const struct case_ops exception_demand_page = {
    .prepare = take_page,
    .ready = take_page_away,
    .encode = encode_window,
    .judge = judge_mapped,
    .finish = page_back,
    .most = 1,
    .entry = (const void *)touch,
};

/* ---- what Xen mends without a word: the page behind an LDT ---- */

static const char *open_ldt(void)
{
    if (guest_xen_before(4, 0))
        return "this Xen maps a new LDT at once";
    segment_open();
    return NULL;
}

static void fresh_ldt(unsigned n)
{
    (void)n;
    segment_fresh_ldt();
}

static void encode_selector(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->args[0] = SEGMENT_SELECTOR;
}

static enum status judge_loaded(long result, unsigned i)
{
    (void)result;
    (void)i;
    return segment_loaded() == SEGMENT_SELECTOR ? STATUS_OK : STATUS_WRONG;
}

static void unload(unsigned n)
{
    (void)n;
    segment_load(0);
}

const struct case_ops exception_ldt_page = {
    .prepare = open_ldt,
    .ready = fresh_ldt,
    .encode = encode_selector,
    .undo = unload,
    .judge = judge_loaded,
    .finish = segment_close,
    .most = 1,
    .entry = (const void *)segment_load,
};
