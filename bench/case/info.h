/* SPDX-License-Identifier: MIT */
/*
 * What a row of the case table says about a case, apart from how it is issued.  Data only, so
 * that the host tool can list the cases without the kernel.
 */
#ifndef BENCH_CASE_INFO_H
#define BENCH_CASE_INFO_H

#include <stdbool.h>

/* What the price of a case depends on besides the call itself. */
enum case_state {
    CASE_STATE_NONE,   /* costs the same in any order and company */
    CASE_STATE_HEAP,   /* Xen's heap, and what was allocated from it before */
    CASE_STATE_PORTS,  /* the event channel ports held */
    CASE_STATE_TIMERS, /* the timers armed */
    CASE_STATE_GRANTS, /* the grant entries in use */
    CASE_STATE_SCHED,  /* the scheduler's queues */
};

#define CASE_STATE_WORDS                                                                           \
    {                                                                                              \
        "none", "heap", "ports", "timers", "grants", "sched"                                       \
    }

/*
 * Whether the first samples of a series are enough where they are alike (MODE_ALIKE in
 * report/record/mode.h).  Not where the scheduler decides: what it has for one yield after another
 * is another price as soon as a credit is spent.
 */
static inline bool case_state_may_end_early(enum case_state state)
{
    return state != CASE_STATE_SCHED;
}

/* Bit masks over enum path of report/record/record.h: which paths a case is issued by. */
#define CASE_PATHS_S   1u
#define CASE_PATHS_M   2u
#define CASE_PATHS_SM  3u
#define CASE_PATHS_SMA 7u
#define CASE_PATHS_T   8u

#define CASE_PLAIN    0u
#define CASE_CONTROL  1u
#define CASE_SELFTEST 2u
#define CASE_NESTED   4u
#define CASE_SPLITS   8u
#define CASE_OWN      16u
#define CASE_LARGE    32u
#define CASE_SMP      64u
#define CASE_CYCLES   128u
#define CASE_END      256u

#define CASE_SMP_OWN        (CASE_SMP | CASE_OWN)
#define CASE_OWN_SELFTEST   (CASE_OWN | CASE_SELFTEST)
#define CASE_CYCLES_CONTROL (CASE_CONTROL | CASE_CYCLES)
#define CASE_END_CONTROL    (CASE_CYCLES_CONTROL | CASE_END)

struct case_info {
    const char *name; /* family/variant, [a-z0-9_/-] */
    const char *why;  /* one line; NULL in the kernel */
    unsigned paths;
    unsigned rev;
    unsigned faults;
    unsigned flags;
    enum case_state state;
};

/* The struct case_info of a row of cases.def, as an initializer. */
#define CASE_INFO(name_, paths_, state_, rev_, faults_, flags_, why_)                              \
    {                                                                                              \
        .name = name_, .why = why_, .paths = CASE_PATHS_##paths_, .rev = rev_, .faults = faults_,  \
        .flags = CASE_##flags_, .state = CASE_STATE_##state_,                                      \
    }

#endif
