/* SPDX-License-Identifier: MIT */
/* The hypervisor, and how it was told to run: see check.h. */
#include "report/record/check_list.h"
#include "report/record/check_words.h"

static const char no_line[] = "Look at Xen's command line, which no guest but dom0 is told.";

static bool is_debug(const struct check_facts *facts)
{
    return fact_is(facts, "xen.build", "debug") || fact_is(facts, "boot.debug", "y");
}

void check_build(const struct check_facts *facts, struct check *check)
{
    if (is_debug(facts)) {
        say(check, "debug");
        warns(check, "Measure a release: a debug build checks more, and takes other paths.");
    } else if (fact_of(facts, "xen.build") || fact_of(facts, "boot.debug")) {
        say(check, "release");
        is_ok(check);
    } else {
        cannot_tell(check, "xl info tells: xen_version, and debug=y in Xen's first line.");
    }
}

/* ---- what Xen prints (xen/drivers/char/console.c) ---- */

/* The last level of LEVEL[/RATE-LIMITED LEVEL] decides what is printed at all. */
static bool has_level(const char *word, size_t len, const char *level)
{
    size_t size = 0, i;

    while (level[size])
        size++;
    if (size + 1 > len || (word[len - size - 1] != '=' && word[len - size - 1] != '/'))
        return false;
    for (i = 0; i < size; i++)
        if (word[len - size + i] != level[i])
            return false;
    return true;
}

static bool is_loud(const char *word, size_t len, bool info)
{
    return word && (has_level(word, len, "all") || has_level(word, len, "debug") ||
                    (info && has_level(word, len, "info")));
}

static void say_word(struct check *check, const char *word, size_t len)
{
    if (!word)
        return;
    if (*check->value)
        say(check, " ");
    say_part(check, word, len);
}

void check_loglvl(const struct check_facts *facts, struct check *check)
{
    const char *line = xen_options(facts), *xen, *guest;
    size_t of_xen, of_guest;

    if (!line) {
        cannot_tell(check, no_line);
        return;
    }
    xen = xen_option(line, "loglvl=", &of_xen);
    guest = xen_option(line, "guest_loglvl=", &of_guest);
    say_word(check, guest, of_guest);
    say_word(check, xen, of_xen);
    if (is_loud(guest, of_guest, true) || is_loud(xen, of_xen, false)) {
        warns(check, "Leave it out: what Xen prints inside a call is part of its price.");
    } else if (is_debug(facts) && !guest) {
        say(check, *check->value ? ", and all of guests" : "all, as a debug build has it");
        warns(check, "Add guest_loglvl=none: what Xen prints in a call is part of its price.");
    } else {
        if (!*check->value)
            say(check, "default");
        is_ok(check);
    }
}

/* xen/common/trace.c: the buffers' size in pages; none without it. */
void check_tracing(const struct check_facts *facts, struct check *check)
{
    const char *line = xen_options(facts), *word;
    size_t len;

    if (!line) {
        cannot_tell(check, no_line);
        return;
    }
    word = xen_option(line, "tbuf_size=", &len);
    if (word && !text_begins(word, "tbuf_size=0")) {
        say_part(check, word, len);
        warns(check, "Leave tbuf_size= out: where it is on, calls write trace records.");
    } else {
        say(check, "none");
        is_ok(check);
    }
}

/* xen/arch/x86/nmi.c and cpu/vpmu.c.  Our own periodic timer the kernel stops in every boot. */
void check_watchdog(const struct check_facts *facts, struct check *check)
{
    const char *line = xen_options(facts);
    bool watchdog, vpmu;

    if (!line) {
        cannot_tell(check, no_line);
        return;
    }
    watchdog = xen_switch(line, "watchdog");
    vpmu = xen_switch(line, "vpmu");
    say(check, watchdog && vpmu ? "both" : watchdog ? "watchdog" : vpmu ? "vpmu" : "neither");
    if (watchdog || vpmu)
        warns(check, "Leave them out: they bring NMIs and interrupts into what is measured.");
    else
        is_ok(check);
}

/* ---- mitigations (xen/arch/x86/spec_ctrl.c, print_details()) ---- */

/* "Dom0 enabled, DomU enabled (with PCID)"; only "enabled" in 4.10. */
static bool has_xpti(const struct check_facts *facts)
{
    const char *xpti = fact_of(facts, "boot.xpti");
    const char *ours = fact_is(facts, "guest.role", "dom0") ? "Dom0 enabled" : "DomU enabled";

    return xpti && (text_begins(xpti, "enabled") || text_find(xpti, ours));
}

/* xen/common/kernel.c, parse_params(): "no-" before an option is "=no" behind it. */
static bool is_turned_off(const char *line)
{
    size_t len;
    const char *no = xen_option(line, "no-spec-ctrl", &len);
    const char *word = xen_option(line, "spec-ctrl=", &len);

    if (no && (!word || no > word))
        return true;
    return word && !xen_switch(line, "spec-ctrl");
}

static bool is_unprotected(const struct check_facts *facts, struct check *check)
{
    if (!is_turned_off(xen_options(facts)))
        return false;
    say(check, "off, by spec-ctrl= on Xen's command line");
    warns(check, "Leave spec-ctrl= out for what calls cost where Xen is protected.");
    return true;
}

void check_mitigations(const struct check_facts *facts, struct check *check)
{
    const char *pv = fact_of(facts, "boot.spec-ctrl.pv");
    bool xpti = has_xpti(facts);

    if (is_unprotected(facts, check))
        return;
    if (!pv && !fact_of(facts, "boot.xpti")) {
        cannot_tell(check, "Keep Xen's own boot lines in the log; xl dmesg has them, too.");
        return;
    }
    say(check, xpti ? "XPTI" : "no XPTI");
    if (pv) {
        say(check, "; on entry: ");
        say(check, pv);
    }
    /* Those that take hundreds of cycles of each way into Xen. */
    if (xpti || (pv && text_find(pv, "IBPB-entry")))
        warns(check, "Each call pays for these; a boot with spec-ctrl=no xpti=no says how much.");
    else
        is_ok(check);
}

/* ---- scheduler ---- */

void check_scheduler(const struct check_facts *facts, struct check *check)
{
    const char *name = fact_of(facts, "host.scheduler");

    if (!name)
        name = fact_of(facts, "boot.scheduler");
    if (!name) {
        cannot_tell(check, "xl info tells: xen_scheduler.");
        return;
    }
    say(check, name);
    if (text_find(name, "redit") || text_find(name, "null"))
        is_ok(check);
    else
        warns(check, "Leave sched= out: this one gives a guest its CPU in slices.");
}

/* ---- what it finds fault with ---- */

void check_complaints(const struct check_facts *facts, struct check *check)
{
    const char *said = facts->value(facts->of, "boot.complaints");

    if (!said) {
        cannot_tell(check, "Look for \"Xen WARN at\" and \"UBSAN:\" in what Xen prints.");
    } else if (!*said) {
        say(check, "none");
        is_ok(check);
    } else {
        say(check, said);
        warns(check, "Report it to those who made this Xen; a case may have gone another way.");
    }
}
