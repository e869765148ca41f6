/* SPDX-License-Identifier: MIT */
/* See seen.h. */
#include "report/diagnosis/seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/checks/xen_facts.h"
#include "report/system/memory.h"

static void take_complaint(struct boot_seen *seen, const char *problem)
{
    static const char mark[] = "Xen says: ";
    const char *at = strstr(problem, mark), *words = at ? at + strlen(mark) : "";

    if (!xen_complains((struct record_slice){words, strlen(words)}))
        return;
    if (!seen->complaint++)
        snprintf(seen->complaints, sizeof(seen->complaints), "%s", words);
}

/* A gap in the running numbers, and what was changed on its way.  A log that ends too soon shows no
 * loss: somebody may have taken it too soon. */
static void take_loss(struct boot_seen *seen, const char *problem)
{
    const char *gap = strstr(problem, ": record");

    if ((gap && strstr(gap, " missing ")) || strstr(problem, ": a damaged record"))
        seen->missing = "records are lost or damaged";
}

/* What was seen of a boot, put into words; what was left off of the problems may be of any. */
static void say_seen(const struct run *run, const struct run_boot *boot, struct boot_seen *seen)
{
    size_t len = strlen(seen->complaints);
    bool all = !run->problems_left_off;

    seen->complained = seen->complaint || (all && facts_get(&boot->facts, "boot.xen"));
    if (seen->complaint > 1)
        snprintf(seen->complaints + len, sizeof(seen->complaints) - len, ", and more");
    if (!seen->missing && all && boot->outcome != OUTCOME_PARTIAL && boot->outcome <= OUTCOME_ERROR)
        seen->missing = "0";
}

struct boot_seen *boots_seen(const struct run *run)
{
    struct boot_seen *seen = memory_new((run->boot_count + 1) * sizeof(*seen));
    unsigned long boot;
    size_t i;

    for (i = 0; i < run->problems.count; i++)
        if ((boot = run_problem_boot(run->problems.at[i])) && boot <= run->boot_count) {
            take_complaint(&seen[boot - 1], run->problems.at[i]);
            take_loss(&seen[boot - 1], run->problems.at[i]);
        }
    for (i = 0; i < run->boot_count; i++)
        say_seen(run, &run->boots[i], &seen[i]);
    return seen;
}
