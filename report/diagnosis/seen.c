/* SPDX-License-Identifier: MIT */
/* See seen.h. */
#include "report/diagnosis/seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/system/memory.h"

/* What a problem says of a boot, "boot 3: boot-3.log:17: TEXT"; NULL: it is of none. */
static const char *said_of(const struct run *run, const char *problem, size_t *boot)
{
    char *end;
    unsigned long number;

    if (strncmp(problem, "boot ", 5) != 0)
        return NULL;
    number = strtoul(problem + 5, &end, 10);
    if (strncmp(end, ": ", 2) != 0 || !number || number > run->boot_count)
        return NULL;
    *boot = number - 1;
    return end + 2;
}

static void take_complaint(struct boot_seen *seen, const char *said)
{
    static const char mark[] = "Xen says: ";
    const char *words = strstr(said, mark);

    if (!words || (!strstr(words, "Xen WARN at ") && !strstr(words, "UBSAN: ")))
        return;
    if (!seen->complaint++)
        snprintf(seen->complaints, sizeof(seen->complaints), "%s", words + sizeof(mark) - 1);
}

/* A gap in the running numbers, and what was changed on its way.  A log that ends too soon shows no
 * loss: somebody may have taken it too soon. */
static void take_loss(struct boot_seen *seen, const char *said)
{
    const char *gap = strstr(said, ": record");

    if ((gap && strstr(gap, " missing ")) || strstr(said, ": a damaged record"))
        seen->missing = "records are lost or damaged";
}

/* What was seen of a boot, put into words. */
static void say_seen(const struct run_boot *boot, struct boot_seen *seen)
{
    size_t len = strlen(seen->complaints);

    seen->complained = facts_get(&boot->facts, "boot.xen") || seen->complaint;
    if (seen->complaint > 1)
        snprintf(seen->complaints + len, sizeof(seen->complaints) - len, ", and more");
    if (!seen->missing && boot->outcome != OUTCOME_PARTIAL && boot->outcome <= OUTCOME_ERROR)
        seen->missing = "0";
}

struct boot_seen *boots_seen(const struct run *run)
{
    struct boot_seen *seen = memory_new((run->boot_count + 1) * sizeof(*seen));
    const char *said;
    size_t i, boot;

    for (i = 0; i < run->problems.count; i++)
        if ((said = said_of(run, run->problems.at[i], &boot))) {
            take_complaint(&seen[boot], said);
            take_loss(&seen[boot], said);
        }
    for (i = 0; i < run->boot_count; i++)
        say_seen(&run->boots[i], &seen[i]);
    return seen;
}
