/* SPDX-License-Identifier: MIT */
/* The views themselves: see views.h. */
#include "report/prices/views.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bench/cases/page_run.h"
#include "report/format/colours.h"
#include "report/format/table.h"
#include "report/prices/view.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define TEXT_(x)     #x
#define TEXT(x)      TEXT_(x)

/* clang-format off */
#define ALONE(name) {name, VIEW_ALONE, NULL}
#define ENTRY(name) {name, VIEW_ENTRY, NULL}
#define ITEM(name)  {name, VIEW_ITEM, NULL}
#define NONE        {NULL, VIEW_ALONE, NULL}

/* ---- a PTE update ---- */

static const struct view_way pte_ways[] = {
    {"update_va_mapping", "update_va_mapping", COLOUR_SINGLE},
    {"in multicall", "update_va_mapping in a multicall", COLOUR_MULTI},
    {"mmu_update", "mmu_update", COLOUR_OTHER},
    {"in multicall", "mmu_update in a multicall", COLOUR_FILL},
    {"as array", "mmu_update as an array", COLOUR_ARRAY},
    {"store", "plain store, emulated", COLOUR_TRAP},
};

#define PTE_ROW(label, va, mmu, trap) \
    {label, 1, 0, {ALONE("update_va_mapping/" va), ENTRY("update_va_mapping/" va), \
                   ALONE("mmu_update/" mmu), ENTRY("mmu_update/" mmu), ITEM("mmu_update/" mmu), \
                   ALONE("trap/" trap)}}
#define RUN_ROW(label, run) \
    {label, PAGE_RUN_PAGES, 0, {ALONE("page_run/" run "-va-single"), \
                                ALONE("page_run/" run "-va-queue"), NONE, NONE, \
                                ALONE("page_run/" run "-array"), ALONE("page_run/" run "-store")}}

static const struct view_row pte_rows[] = {
    PTE_ROW("the same value again", "same-none", "l1-same", "pte-write-same"),
    PTE_ROW("map a page", "map-none", "l1-map", "pte-write-map"),
    PTE_ROW("unmap a page", "unmap-none", "l1-unmap", "pte-write-unmap"),
    RUN_ROW("fork-like, per page", "fork"),
    RUN_ROW("unmap-like, per page", "unmap"),
};

/* ---- a context switch ---- */

static const struct view_way switch_ways[] = {
    {"one by one", "one by one", COLOUR_SINGLE},
    {"queued", "through the queue, as one multicall", COLOUR_MULTI},
};

static const struct view_extra switch_extras[] = {
    {"saved", VIEW_SAVED, 1, 0},
    {"one by one/call", VIEW_PER_CALL, 0, 0},
    {"queued/call", VIEW_PER_CALL, 1, 0},
};

#define SWITCH_ROW(label, calls) \
    {label, 1, calls, {ALONE("context_switch/" #calls "-single"), \
                       ALONE("context_switch/" #calls "-queue")}}

static const struct view_row switch_rows[] = {
    SWITCH_ROW("4 calls: CR3, stack, FPU flag, FS", 4),
    SWITCH_ROW("5 calls: these and the LDT", 5),
    SWITCH_ROW("6 calls: CR3, 3 TLS, stack, FPU flag", 6),
    SWITCH_ROW("9 calls: all of these and GS", 9),
    SWITCH_ROW("10 calls: these and the user's root", 10),
};

/* ---- a hypercall against the instruction that traps ---- */

static const struct view_way trap_ways[] = {
    {"hypercall", "hypercall", COLOUR_SINGLE},
    {"in multicall", "hypercall in a multicall", COLOUR_MULTI},
    {"instruction", "instruction that traps", COLOUR_TRAP},
};

static const struct view_extra trap_extras[] = {{"instruction/hypercall", VIEW_RATIO, 2, 0}};

#define BOTH_ROW(label, call, trap) \
    {label, 1, 0, {ALONE(call), ENTRY(call), ALONE("trap/" trap)}}
#define CALL_ROW(label, call) {label, 1, 0, {ALONE(call), ENTRY(call), NONE}}
#define TRAP_ROW(label, trap) {label, 1, 0, {NONE, NONE, ALONE("trap/" trap)}}

static const struct view_row trap_rows[] = {
    BOTH_ROW("PTE write, same value", "update_va_mapping/same-none", "pte-write-same"),
    BOTH_ROW("TLB flush; CR3 write", "mmuext_op/tlb-flush-local", "cr3-write-same"),
    BOTH_ROW("CR3 load, same root", "mmuext_op/new-baseptr-same", "cr3-write-same"),
    BOTH_ROW("debug register write", "set_debugreg/dr0", "dr0-write"),
    BOTH_ROW("debug register read", "get_debugreg/dr0", "dr0-read"),
    BOTH_ROW("TS set; CR0 write", "fpu_taskswitch/set", "cr0-write-ts"),
    BOTH_ROW("TS clear; CLTS", "fpu_taskswitch/clear", "clts"),
    BOTH_ROW("FS base; WRMSR", "set_segment_base/fs", "msr-write-fs-base"),
    CALL_ROW("INVLPG", "mmuext_op/invlpg-local"),
    CALL_ROW("IOPL raised", "physdev_op/set-iopl-1"),
    TRAP_ROW("port in", "port-in"),
    TRAP_ROW("port out", "port-out"),
    TRAP_ROW("CR0 read", "cr0-read"),
    TRAP_ROW("CR3 read", "cr3-read"),
    TRAP_ROW("MSR read", "msr-read-efer"),
    TRAP_ROW("CPUID plain", "cpuid-plain"),
    TRAP_ROW("CPUID forced", "cpuid-forced"),
};

/* ---- one event and one exception, in parts ---- */

static const struct view_way breakdown_parts[] = {
    {"call", "the call itself", COLOUR_SINGLE},
    {"to entry", "from there to the first instruction of the entry", COLOUR_TRAP},
    {"back", "the entry, and back to where it came between", COLOUR_ARRAY},
    {"whole", "there and back", COLOUR_MULTI},
};

#define PART(name, other) {name, VIEW_ALONE, other}
#define BREAKDOWN_ROW(label, name) \
    {label, 1, 0, {NONE, ALONE("exception/" name "-to-entry"), \
                   PART("exception/" name, "exception/" name "-to-entry"), \
                   ALONE("exception/" name)}}

/* Out of user mode and back, with the way there in another case. */
#define CALL_ROW_OUT(label, once, twice) {label, 1, 0, {NONE, NONE, NONE, PART(twice, once)}}

static const struct view_row breakdown_rows[] = {
    {"event to oneself", 1, 0, {ALONE("upcall/send"), PART("upcall/send-to-entry", "upcall/send"),
                                PART("upcall/send-and-back", "upcall/send-to-entry"),
                                ALONE("upcall/send-and-back")}},
    BREAKDOWN_ROW("int3", "int3"),
    BREAKDOWN_ROW("invalid opcode", "ud2"),
    BREAKDOWN_ROW("#GP, not emulated", "gp"),
    BREAKDOWN_ROW("page fault", "pf"),
    BREAKDOWN_ROW("int 0x80", "int80"),
    CALL_ROW_OUT("SYSCALL, user mode", "user/syscall-once", "user/syscall-twice"),
    CALL_ROW_OUT("int 0x80, user mode", "user/int80-once", "user/int80-twice"),
};
/* clang-format on */

/* The way back is an iret in all of them. */
static void say_iret(const struct view_prices *prices, char *out, size_t size)
{
    struct view_value whole = view_find(prices, "exception/int3");
    struct view_value entry = view_find(prices, "exception/int3-to-entry");
    char text[64];

    *out = '\0';
    if (!whole.have || !entry.have)
        return;
    number_text(text, sizeof(text), whole.value - entry.value);
    snprintf(out, size, "The way back is the iret hypercall: %s from a breakpoint.", text);
}

/* A plain CPUID either traps or it is one instruction of the CPU: its price is near one of two. */
static void say_cpuid(const struct view_prices *prices, char *out, size_t size)
{
    struct view_value plain = view_find(prices, "trap/cpuid-plain");
    struct view_value forced = view_find(prices, "trap/cpuid-forced");
    char near[64], far[64];

    *out = '\0';
    if (!plain.have || !forced.have)
        return;
    number_text(near, sizeof(near), plain.value);
    number_text(far, sizeof(far), forced.value);
    if (fabs(plain.value) < fabs(plain.value - forced.value))
        snprintf(out, size, "Plain CPUID does not trap here: it costs %s, and %s when forced to.",
                 near, far);
    else
        snprintf(out, size, "Plain CPUID traps here: it costs %s, and %s when forced to.", near,
                 far);
}

const struct view views[] = {
    {
        .name = "pte",
        .title = "A PTE update by every way",
        .legend = "fork-like, unmap-like: a run of " TEXT(
            PAGE_RUN_PAGES) " pages with its encoding, its loop and one TLB flush, by the "
                            "page; in multicall is the queue, and as array has 32 requests "
                            "a call there. store: Xen emulates it.",
        .ways = pte_ways,
        .way_count = COUNT(pte_ways),
        .rows = pte_rows,
        .row_count = COUNT(pte_rows),
    },
    {
        .name = "switch",
        .title = "A context switch",
        .legend = "Encoding is in both. queued: through the queue, as one multicall.",
        .of_extras = "saved: what that saves of one by one.",
        .ways = switch_ways,
        .way_count = COUNT(switch_ways),
        .extras = switch_extras,
        .extra_count = COUNT(switch_extras),
        .rows = switch_rows,
        .row_count = COUNT(switch_rows),
    },
    {
        .name = "trap",
        .title = "A hypercall against the instruction that traps",
        .legend = "instruction: less a bare return.",
        .aside = "INVLPG by hypercall only: Xen does not emulate the instruction for PV guests.",
        .ways = trap_ways,
        .way_count = COUNT(trap_ways),
        .extras = trap_extras,
        .extra_count = COUNT(trap_extras),
        .rows = trap_rows,
        .row_count = COUNT(trap_rows),
        .remark = say_cpuid,
    },
    {
        .name = "breakdown",
        .once = "way",
        .title = "One event and one exception, broken down",
        .legend = "call: what a send costs behind a closed mask. to entry: the bounce, up to the "
                  "first instruction of the guest's entry. back: an entry of some instructions, "
                  "and the way to where it came between. The parts add up to the whole. user mode: "
                  "a system call, there and back, which has no "
                  "parts here.",
        .ways = breakdown_parts,
        .way_count = COUNT(breakdown_parts),
        .rows = breakdown_rows,
        .row_count = COUNT(breakdown_rows),
        .parts = 3,
        .remark = say_iret,
    },
};

const size_t view_count = COUNT(views);

static unsigned row_parts(const struct view_row *row, const char *name)
{
    size_t i;

    for (i = 0; row->parts > 1 && i < VIEW_WAYS; i++)
        if (row->cells[i].name && !strcmp(row->cells[i].name, name))
            return row->parts;
    return 1;
}

unsigned views_parts(const char *name)
{
    unsigned parts = 1;
    size_t view, row;

    for (view = 0; view < view_count && parts == 1; view++)
        for (row = 0; row < views[view].row_count && parts == 1; row++)
            parts = row_parts(&views[view].rows[row], name);
    return parts;
}

bool views_called(const struct view *view, const char *name)
{
    return !strcmp(name, view->name) || (view->once && !strcmp(name, view->once));
}
