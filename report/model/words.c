/* SPDX-License-Identifier: MIT */
/* What a run is called: see words.h. */
#include "report/model/words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"

/* Of XEN_EXTRAVERSION_LEN bytes the last is the end (xen/include/public/version.h). */
#define EXTRA_MOST 15

const char *run_begin_field(const struct run *run, const char *key)
{
    return run_first_fact(run, BOOT_BEGIN, key);
}

const char *run_plan_field(const struct run *run, const char *key)
{
    return run_first_fact(run, BOOT_PLAN, key);
}

bool run_xen_version(const struct run *run, char *out, size_t size)
{
    const char *banner = run_fact(run, "boot.xen"), *major = run_fact(run, "xen.major");
    const char *minor = run_fact(run, "xen.minor"), *extra = run_fact(run, "xen.extraversion");

    /* A record has a CRC, and a line of Xen's has none. */
    if (major && minor && extra)
        snprintf(out, size, "%s.%s%s", major, minor, extra);
    else if (banner && *banner)
        snprintf(out, size, "%.*s", (int)strcspn(banner, " "), banner);
    else if (major && minor)
        snprintf(out, size, "%s.%s", major, minor);
    else
        *out = '\0';
    return *out;
}

bool boot_xens_differ(const struct run_boot *boot, char *printed, char *told, size_t size)
{
    const struct facts *facts = &boot->facts;
    const char *banner = facts_get(facts, "boot.xen"),
               *extra = facts_get(facts, "xen.extraversion");
    const char *major = facts_get(facts, "xen.major"), *minor = facts_get(facts, "xen.minor");

    if (!banner || !*banner || !major || !minor || !extra)
        return false;
    snprintf(printed, size, "%.*s", (int)strcspn(banner, " "), banner);
    snprintf(told, size, "%s.%s%s", major, minor, extra);
    /* Who may not know is told "<denied>"; what is longer than xen_extraversion_t is cut. */
    if (strlen(extra) >= EXTRA_MOST && !strncmp(printed, told, strlen(told)))
        return false;
    return !strchr(told, '<') && strcmp(printed, told) != 0;
}

size_t run_boots_meant(const struct run *run)
{
    const char *said = facts_get(&run->facts, RUN_BOOTS_MEANT);
    unsigned long meant;
    char *end;

    if (!said || !isdigit((unsigned char)*said))
        return 0;
    meant = strtoul(said, &end, 10);
    return *end || meant <= run->boot_count ? 0 : meant;
}

void run_count_boots(const struct run *run, char *out, size_t size)
{
    size_t count[OUTCOME_COUNT] = {0}, meant = run_boots_meant(run), i, len;
    const char *comma = "";

    for (i = 0; i < run->boot_count; i++)
        count[run_boot_outcome(run, (unsigned)i + 1)]++;
    if (meant)
        len = (size_t)snprintf(out, size, "%zu of %zu boots:", run->boot_count, meant);
    else
        len = (size_t)snprintf(out, size, "%zu boot%s:", run->boot_count,
                               run->boot_count == 1 ? "" : "s");
    for (i = 0; i < OUTCOME_COUNT && len < size; i++)
        if (count[i]) {
            len += (size_t)snprintf(out + len, size - len, "%s %zu %s", comma, count[i],
                                    outcome_name((enum outcome)i));
            comma = ",";
        }
}
