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

/* As much of a file's name, and as many digits of a build id, as tell builds apart. */
#define NAME_SHOWN 32
#define ID_SHOWN   8

static const char *build_id(const struct run *run)
{
    const char *told = run_fact(run, "xen.build-id");

    told = told ? told : run_fact(run, "boot.build-id");
    return told ? told : "";
}

static const char *xen_name(const struct run *run)
{
    const char *name = run_fact(run, "run.xen");

    return name ? name : "";
}

bool run_xen_build(const struct run *run, char *out, size_t size)
{
    const char *name = xen_name(run), *id = build_id(run);

    snprintf(out, size, "%.*s%s%.*s", NAME_SHOWN, name, *name && *id ? " " : "", ID_SHOWN, id);
    return *out;
}

/* Two files may be of one build, and a file of one name may have another one today. */
static bool same_build(const struct run *a, const struct run *b)
{
    if (*build_id(a) && *build_id(b))
        return !strcmp(build_id(a), build_id(b));
    return !strcmp(xen_name(a), xen_name(b));
}

void run_xen_told_apart(const struct run *const *runs, size_t count, size_t at, char *out,
                        size_t size)
{
    char mine[64], other[64];
    size_t i;

    *out = '\0';
    run_xen_version(runs[at], mine, sizeof(mine));
    for (i = 0; i < count && !*out; i++) {
        run_xen_version(runs[i], other, sizeof(other));
        if (!strcmp(mine, other) && !same_build(runs[at], runs[i]))
            run_xen_build(runs[at], out, size);
    }
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
