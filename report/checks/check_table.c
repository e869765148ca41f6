/* SPDX-License-Identifier: MIT */
/* The table of the checks: see check.h. */
#include "report/checks/check_list.h"

/* The order is that of the letters of a digest: a change of it is another version of the digest. */
static const struct {
    const char *name;
    check_function *make;
} checks[] = {
    {"time stamp counter", check_tsc},
    {"clock step", check_step},
    {"core speed", check_core},
    {"turbo", check_turbo},
    {"processor", check_processor},
    {"CPUs and SMT", check_cpus},
    {"guest", check_guest},
    {"memory", check_memory},
    {"Xen build", check_build},
    {"Xen log level", check_loglvl},
    {"tracing", check_tracing},
    {"watchdog and vpmu", check_watchdog},
    {"mitigations", check_mitigations},
    {"scheduler", check_scheduler},
    {"Xen complaints", check_complaints},
    {"controls", check_controls_good},
    {"samples", check_samples},
    {"console", check_console},
};

size_t check_count(void)
{
    return sizeof(checks) / sizeof(*checks);
}

void check_make(size_t index, const struct check_facts *facts, struct check *check)
{
    *check = (struct check){.name = checks[index].name, .verdict = CHECK_UNKNOWN};
    checks[index].make(facts, check);
}

const char *check_verdict_name(enum check_verdict verdict)
{
    static const char *const names[] = {"ok", "warning", "cannot tell"};

    return names[verdict];
}
