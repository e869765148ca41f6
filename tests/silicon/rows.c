/* SPDX-License-Identifier: MIT */
/*
 * What is measured of Linux, in place of the cases of Xen: the controls as they are, the rows of
 * rows.def through the paths single and multi, and a call behind the kernel's own toll.
 */
#include "tests/silicon/rows.h"

#include <asm/unistd.h>

#include "bench/case/judge.h"
#include "bench/fixture/toll.h"
#include "bench/plan/case_table.h"
#include "core/memory.h"
#include "core/text.h"
#include "tests/silicon/page.h"

static char buffer[ENV_PAGE_SIZE] XEN_BUFFER;

#define BUFFER ((unsigned long)buffer)

#define ROW(symbol, name, number, a1, a2, a3, why) number,
const unsigned row_numbers[] = {
#include "tests/silicon/rows.def"
};
#undef ROW

/* What each returned before it was measured, and has to return each time. */
static long first_result[ROW_COUNT];

static const char *ask_first(enum row_index row, void (*encode)(struct multicall_entry *, unsigned))
{
    struct multicall_entry call = {0};

    encode(&call, 0);
    /* Of the first call umask returns what the process was started with. */
    hypercall(&call);
    first_result[row] = hypercall(&call);
    return NULL;
}

static enum status judge_same(enum row_index row, long result)
{
    return result == first_result[row] ? STATUS_OK : STATUS_WRONG;
}

#define ROW(symbol, name, number, a1, a2, a3, why)                                                 \
    static void encode_##symbol(struct multicall_entry *e, unsigned i)                             \
    {                                                                                              \
        (void)i;                                                                                   \
        MULTI_3(e, ROW_SLOT + ROW_##symbol, a1, a2, a3);                                           \
    }                                                                                              \
    static const char *prepare_##symbol(void)                                                      \
    {                                                                                              \
        return ask_first(ROW_##symbol, encode_##symbol);                                           \
    }                                                                                              \
    static enum status judge_##symbol(long result, unsigned i)                                     \
    {                                                                                              \
        (void)i;                                                                                   \
        return judge_same(ROW_##symbol, result);                                                   \
    }                                                                                              \
    static const struct case_ops linux_##symbol = {                                                \
        .prepare = prepare_##symbol,                                                               \
        .encode = encode_##symbol,                                                                 \
        .judge = judge_##symbol,                                                                   \
    };
#include "tests/silicon/rows.def"
#undef ROW

/* ---- behind toll=N, which bench/fixture/chain.S takes to the slot of xen_version ---- */

static long parent;

static void encode_tolled(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_1(e, __HYPERVISOR_xen_version, 0);
}

static const char *ask_parent(void)
{
    parent = linux_call(__NR_getppid, 0, 0, 0, 0);
    return NULL;
}

static enum status judge_parent(long result, unsigned i)
{
    (void)i;
    return judge_result(result, parent);
}

static const struct case_ops linux_toll = {
    .prepare = ask_parent,
    .encode = encode_tolled,
    .judge = judge_parent,
    .entry = toll_entry,
};

/* ---- the table ---- */

#define CASE(symbol, ...) extern const struct case_ops symbol;
#include "bench/cases/control.def"
#include "bench/cases/control_end.def"
#undef CASE

#define CASE(symbol, name, paths, state, rev, faults, flags, why)                                  \
    {CASE_INFO(name, paths, state, rev, faults, flags, NULL), &symbol},
#define ROW(symbol, name, number, a1, a2, a3, why)                                                 \
    CASE(linux_##symbol, name, SM, NONE, 1, 0, PLAIN, why)
const struct case_row case_table[] = {
#include "bench/cases/control.def"
#include "tests/silicon/rows.def"
    CASE(linux_toll, "linux/toll", S, NONE, 1, 0, PLAIN, "a call behind toll=N")
#include "bench/cases/control_end.def"
};
#undef ROW

const unsigned case_count = sizeof(case_table) / sizeof(case_table[0]);

/* ---- delays ---- */

static const char *const names[] = {
#define ROW(symbol, name, number, a1, a2, a3, why) name,
#include "tests/silicon/rows.def"
};

bool rows_delay(const char *text)
{
    size_t len = 0;
    uint64_t length;
    bool any = false;
    unsigned i;

    while (text[len] && text[len] != '=')
        len++;
    if (!text[len] || !text_number(text + len + 1, '\0', &length) || length > DELAY_MAX)
        return false;
    for (i = 0; i < ROW_COUNT; i++)
        if (text_glob(text, len, names[i])) {
            page_delay(ROW_SLOT + i, (unsigned)length);
            any = true;
        }
    return any;
}
