/* SPDX-License-Identifier: MIT */
#include "core/console/verdict.h"

#include "core/console/console.h"

static enum verdict reached;

void verdict_reach(enum verdict verdict)
{
    if (verdict > reached)
        reached = verdict;
}

enum verdict verdict_reached(void)
{
    return reached;
}

void verdict_print(void)
{
    static const char *const lines[] = {
        [VERDICT_SKIP] = "Test result: SKIP\n",   [VERDICT_SUCCESS] = "Test result: SUCCESS\n",
        [VERDICT_ERROR] = "Test result: ERROR\n", [VERDICT_FAILURE] = "Test result: FAILURE\n",
        [VERDICT_CRASH] = "Test result: CRASH\n",
    };

    console_print(lines[reached]);
}
