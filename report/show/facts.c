/* SPDX-License-Identifier: MIT */
/* Controls and host facts of "pvbench show": see blocks.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/paragraph.h"
#include "report/model/brief.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/keys/host.h"
#include "report/prices/controls.h"
#include "report/show/blocks.h"
#include "report/system/memory.h"
#include "report/text/text.h"
#include "report/text/texts.h"

/* Facts stand behind their keys, which are seldom longer than this. */
#define KEY_WIDTH 24

void show_controls(const struct run *run, FILE *out)
{
    struct texts lines = {0};
    size_t i;

    fputs("\nControls\n", out);
    for (i = 0; i < run->boot_count; i++)
        check_controls(run, (unsigned)i + 1, &lines);
    for (i = 0; i < lines.count; i++) {
        fputs("  ", out);
        show_text(out, lines.at[i], 4);
    }
    texts_clear(&lines);
}

void show_count(const struct run *run, const struct prices *prices, FILE *out)
{
    char text[256], shown[64] = "";

    run_count_statuses(run, text, sizeof(text));
    if (run_is_long(run) && prices->count * 2 < run->case_count)
        snprintf(shown, sizeof(shown), "; %zu are shown, pvbench show has all", prices->count);
    fputc('\n', out);
    show_line(out, 2, "%s%s", text, shown);
}

static void put_fact(FILE *out, const char *key, const char *boot, const char *value)
{
    int pad = KEY_WIDTH - (int)(strlen(key) + strlen(boot));

    fputs("  ", out);
    text_put(out, key);
    fprintf(out, "%s%*s ", boot, pad > 0 ? pad : 0, "");
    show_text(out, *value ? value : "-", KEY_WIDTH + 3);
}

/* The list of a boot that a block shows. */
typedef const struct facts *(*facts_of)(const struct run_boot *boot);

static const struct facts *facts_list(const struct run_boot *boot)
{
    return &boot->facts;
}

static const struct facts *begin_list(const struct run_boot *boot)
{
    return &boot->begin;
}

static const struct facts *plan_list(const struct run_boot *boot)
{
    return &boot->plan;
}

/* True when every boot has this key with this value. */
static bool boots_agree(const struct run *run, facts_of list, const struct fact *fact)
{
    size_t i;

    for (i = 0; i < run->boot_count; i++) {
        const char *value = facts_get(list(&run->boots[i]), fact->key);

        if (!value || strcmp(value, fact->value))
            return false;
    }
    return true;
}

/* Which facts of the first boot every boot agrees on: looked up once, of a thousand boots too. */
static bool *take_agreed(const struct run *run, facts_of list)
{
    const struct facts *first = list(&run->boots[0]);
    bool *agreed = memory_new(first->count + 1);
    size_t i;

    for (i = 0; i < first->count; i++)
        agreed[i] = boots_agree(run, list, &first->at[i]);
    return agreed;
}

static bool is_agreed(const struct facts *first, const bool *agreed, const struct fact *fact)
{
    const struct fact *there = facts_find(first, fact->key);

    return there && agreed[there - first->at] && !strcmp(there->value, fact->value);
}

static void put_boot_facts(const struct run *run, facts_of list, const char *prefix, FILE *out)
{
    char number[32], *key;
    bool *agreed = run->boot_count ? take_agreed(run, list) : NULL;
    size_t boot, i;

    for (boot = 0; boot < run->boot_count; boot++)
        for (i = 0; i < list(&run->boots[boot])->count; i++) {
            const struct fact *fact = &list(&run->boots[boot])->at[i];
            bool agree = is_agreed(list(&run->boots[0]), agreed, fact);

            if (agree && boot > 0)
                continue;
            *number = '\0';
            if (!agree)
                snprintf(number, sizeof(number), " [boot %zu]", boot + 1);
            if (asprintf(&key, "%s%s", prefix, fact->key) < 0)
                continue;
            put_fact(out, key, number, fact->value);
            free(key);
        }
    free(agreed);
}

static void all_facts(const struct run *run, FILE *out)
{
    size_t i;

    for (i = 0; i < run->facts.count; i++)
        put_fact(out, run->facts.at[i].key, "", run->facts.at[i].value);
    put_boot_facts(run, facts_list, "", out);
    put_boot_facts(run, begin_list, "begin.", out);
    put_boot_facts(run, plan_list, "plan.", out);
}

/* The least and the most that boots say of the core's cycle, and how far it went in any of them. */
struct ticks {
    size_t count; /* of boots that say it */
    double least, most, start, end, drift;
};

static void take_ticks(const struct run *run, struct ticks *ticks)
{
    double start, end, drift;
    size_t i;

    for (i = 0; i < run->boot_count; i++) {
        if (!host_ticks_of(&run->boots[i], &start, &end))
            continue;
        drift = (end - start) / start;
        if (!ticks->count++)
            *ticks = (struct ticks){1, start, start, start, end, drift};
        ticks->least = fmin(ticks->least, fmin(start, end));
        ticks->most = fmax(ticks->most, fmax(start, end));
        if (fabs(drift) > fabs(ticks->drift))
            ticks->drift = drift;
    }
}

static bool ticks_text(const struct run *run, char *out, size_t size)
{
    struct ticks ticks = {0};

    take_ticks(run, &ticks);
    if (!ticks.count)
        return false;
    if (ticks.count == 1)
        snprintf(out, size, "%.3f at the start, %.3f at the end (%+.1f %%)", ticks.start, ticks.end,
                 100 * ticks.drift);
    else
        snprintf(out, size, "%.3f to %.3f in %zu boots, within one up to %+.1f %%", ticks.least,
                 ticks.most, ticks.count, 100 * ticks.drift);
    return true;
}

#define FACT_TICKS "clock.ticks-per-cycle"

const char *const show_main_facts[] = {
    "boot.xen",      "run.xen-commit",
    "run.xen-dirty", "xen.build",
    "boot.cmdline",  "boot.spec-ctrl.pv",
    "boot.xpti",     "guest.role",
    "guest.vcpus",   "clock.tsc",
    "clock.quantum", FACT_TICKS,
    "cpu.brand",     "qemu.version",
    "qemu.cpu",      "qemu.icount-shift",
    "host.cpu",      "host.pinned",
    "host.smt",      "host.governor",
    "host.turbo",    NULL,
};

const char *show_fact(const struct run *run, const char *key, char *room, size_t size)
{
    const char *value;

    if (!strcmp(key, FACT_TICKS))
        return ticks_text(run, room, size) ? room : NULL;
    value = run_fact(run, key);
    return value && *value ? value : NULL;
}

static void main_facts(const struct run *run, FILE *out)
{
    char room[SHOW_FACT_ROOM];
    size_t i;

    for (i = 0; show_main_facts[i]; i++) {
        const char *value = show_fact(run, show_main_facts[i], room, sizeof(room));

        if (value)
            put_fact(out, show_main_facts[i], "", value);
    }
}

void show_facts(const struct run *run, bool all, FILE *out)
{
    fputs(all ? "\nHost\n" : "\nHost (all facts: pvbench show --facts)\n", out);
    if (all)
        all_facts(run, out);
    else
        main_facts(run, out);
}
