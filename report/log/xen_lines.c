/* SPDX-License-Identifier: MIT */
/*
 * What Xen itself prints on the console: facts about the host under the keys boot.*, and how it
 * died.  Xen says these things nowhere else, so they are taken from the log.
 */
#include "report/log/xen_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/log/log.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/text/text.h"

#define XEN_MARK "(XEN) "

/* A fact is the rest of the line after 'text', or the whole line with 'whole'. */
static const struct {
    const char *text;
    const char *key;
    bool whole;
} xen_facts[] = {
    {"Xen version ", "boot.xen", false},
    {"Latest ChangeSet: ", "boot.changeset", false},
    {"build-id: ", "boot.build-id", false},
    {"Command line: ", "boot.cmdline", false},
    {"CPU Vendor: ", "boot.cpu", false},
    {"Detected ", "boot.clock", true},
    {"Platform timer is ", "boot.platform-timer", false},
    {"Brought up ", "boot.cpus", false},
    {"Using scheduler: ", "boot.scheduler", false},
    {"Hardware hints: ", "boot.spec-ctrl.hints", false},
    {"Hardware features: ", "boot.spec-ctrl.features", false},
    {"Compiled-in support: ", "boot.spec-ctrl.compiled", false},
    {"Xen settings: ", "boot.spec-ctrl.settings", false},
    {"Support for PV VMs: ", "boot.spec-ctrl.pv", false},
    {"XPTI (64-bit PV only): ", "boot.xpti", false},
    {"PV L1TF shadowing: ", "boot.l1tf", false},
    {"Disabling PV32", "boot.pv32", true},
    {"Booting on ", "boot.smt", true},
};

/* What says that something died, and what the boot's outcome is then. */
static const struct {
    const char *text;
    enum outcome outcome;
} xen_ends[] = {
    {"Panic on CPU", OUTCOME_PANICKED},
    {"Xen BUG at", OUTCOME_PANICKED},
    {"FATAL TRAP", OUTCOME_PANICKED},
    {"FATAL PAGE FAULT", OUTCOME_PANICKED},
    {"Could not construct domain 0", OUTCOME_PANICKED},
    {"Could not set up DOM0 guest OS", OUTCOME_PANICKED},
    {"Domain 0 crashed", OUTCOME_CRASHED},
    {"Hardware Dom0 crashed", OUTCOME_CRASHED},
    {"domain_crash", OUTCOME_CRASHED},
};

/* The text after Xen's mark and its optional time; NULL when the mark is not there. */
static const char *after_mark(const char *line, size_t *len)
{
    const char *end = line + *len;
    const char *text = memmem(line, *len, XEN_MARK, strlen(XEN_MARK));

    if (!text)
        return NULL;
    text += strlen(XEN_MARK);
    if (text < end && *text == '[') {
        const char *close = memchr(text, ']', (size_t)(end - text));

        text = close ? close + 1 : text;
    }
    while (text < end && *text == ' ')
        text++;
    while (end > text && strchr("\r\n ", end[-1]))
        end--;
    *len = (size_t)(end - text);
    return text;
}

static bool starts_with(const char *text, size_t len, const char *start)
{
    return len >= strlen(start) && !memcmp(text, start, strlen(start));
}

bool log_is_banner(const char *line, size_t len)
{
    const char *text = after_mark(line, &len);

    return text && starts_with(text, len, "Xen version ");
}

/* Xen's banner tells a debug build from a release. */
static void take_debug(struct facts *facts, const char *text, size_t len)
{
    const char *debug = memmem(text, len, " debug=", 7);

    if (debug && debug + 7 < text + len)
        facts_set(facts, "boot.debug", debug[7] == 'y' ? "y" : "n");
}

static void take_fact(struct log_reader *r, const char *text, size_t len, size_t which)
{
    struct facts *facts = &run_boot(r->run, r->boot)->facts;
    size_t skip = xen_facts[which].whole ? 0 : strlen(xen_facts[which].text);
    char *value = text_clean(text + skip, len - skip);

    facts_set(facts, xen_facts[which].key, value);
    if (!strcmp(xen_facts[which].key, "boot.xen"))
        take_debug(facts, text, len);
    free(value);
}

static void say_died(struct log_reader *r, const char *text, size_t len, enum outcome outcome)
{
    /* A panic's text is all that is wanted, not a line of a megabyte. */
    char *clean = text_clean(text, len < 200 ? len : 200);

    run_say_problem(r->run, "boot %u: %s:%lu: Xen says: %s", r->boot, r->name, r->line, clean);
    run_worsen(r->run, r->boot, outcome);
    free(clean);
}

void log_xen_line(struct log_reader *r, const char *line, size_t len)
{
    const char *text = after_mark(line, &len);
    size_t i;

    if (!text || !len)
        return;
    if (r->panic && *text != '*') {
        /* The line after "Panic on CPU n:" says why. */
        r->panic = false;
        say_died(r, text, len, OUTCOME_PANICKED);
        return;
    }
    for (i = 0; i < sizeof(xen_facts) / sizeof(*xen_facts); i++)
        if (starts_with(text, len, xen_facts[i].text)) {
            take_fact(r, text, len, i);
            return;
        }
    for (i = 0; i < sizeof(xen_ends) / sizeof(*xen_ends); i++)
        if (memmem(text, len, xen_ends[i].text, strlen(xen_ends[i].text))) {
            say_died(r, text, len, xen_ends[i].outcome);
            r->panic = i == 0;
            return;
        }
}

static void check_told(const struct log_reader *r, const char *what, struct record_slice printed,
                       const char *told)
{
    size_t len = told ? strlen(told) : 0;

    while (len && told[len - 1] == ' ')
        len--;
    /* A domain that may not know it is told "<denied>", and old loaders leave the file's name. */
    if (!printed.len || !len || *told == '<' || memmem(printed.at, printed.len, told, len))
        return;
    run_say_problem(r->run,
                    "boot %u: %s: Xen's line says %s %.*s, and the kernel was told %.*s: a line of "
                    "Xen's is damaged",
                    r->boot, r->name, what, (int)printed.len, printed.at, (int)len, told);
}

/* The fact, or of a banner its first word. */
static struct record_slice printed_fact(const struct facts *facts, const char *key, bool word)
{
    const char *value = facts_get(facts, key);

    value = value ? value : "";
    return (struct record_slice){value, word ? strcspn(value, " ") : strlen(value)};
}

void log_check_xen(const struct log_reader *r)
{
    const struct facts *facts = &run_boot(r->run, r->boot)->facts;
    const char *major = facts_get(facts, "xen.major"), *minor = facts_get(facts, "xen.minor");
    const char *extra = facts_get(facts, "xen.extraversion");
    char version[128];

    if (major && minor && extra) {
        snprintf(version, sizeof(version), "%s.%s%s", major, minor, extra);
        check_told(r, "version", printed_fact(facts, "boot.xen", true), version);
    }
    check_told(r, "command line", printed_fact(facts, "boot.cmdline", false),
               facts_get(facts, "xen.commandline"));
    check_told(r, "build id", printed_fact(facts, "boot.build-id", false),
               facts_get(facts, "xen.build-id"));
}
