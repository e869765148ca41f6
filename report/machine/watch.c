/* SPDX-License-Identifier: MIT */
/* A console followed line by line; see watch.h. */
#include "report/machine/watch.h"

#include <stdio.h>
#include <string.h>

#include "report/lines/last_words.h"
#include "report/lines/line.h"
#include "report/log/xl_lines.h"
#include "report/record/record.h"
#include "report/record/slice.h"

/*
 * What Xen says of an image whose ABI is not for it, before it panics with "Could not construct
 * domain 0" or, once, "Could not set up DOM0 guest OS".  The texts are those of dom0_construct_pv
 * (xen/arch/x86/pv/dom0_build.c; of old xen/arch/x86/domain_build.c), from 3.2 to 4.22.  The others
 * are of a Xen without any PV guests (create_dom0() and construct_dom0() of xen/arch/x86), and of
 * one that makes dom0 a PVH guest, as it does by dom0=pvh and without CONFIG_PV: check_hwdom_reqs()
 * of xen/drivers/passthrough/iommu.c, dom0_construct_pvh() and pvh_load_kernel().  Some are the
 * panic itself.
 */
static const char *const refusals[] = {
    "Mismatch between Xen and DOM0 kernel",
    "Found 32-bit PV kernel, but CONFIG_PV32 missing",
    "Dom0 failed to switch to compat",
    "No guest interface available",
    /* The panic after the first of these, where loglvl=none has kept that one back. */
    "Could not set up DOM0 guest OS",
};

/* By 4.10 to 4.22. */
static const char *const pvh_refusals[] = {
    "PVH hardware domain",      "Building a PVH Dom",
    "available for PVH domain", "Unable to find XEN_ELFNOTE_PHYS32_ENTRY",
    "Error creating d0: -22",   "Error creating d0: -95",
};

/*
 * Options that Xen cannot follow: scheduler_init() of xen/common/sched (then it takes another one,
 * and measures that), and dom0's memory, in pvh's and PV's dom0_build.c.
 */
static const struct {
    const char *text, *option;
} unheeded[] = {
    {"Could not find scheduler: ", "sched="},
    {"Domain 0 allocation is too small for kernel image", "dom0_mem="},
    {"Not enough RAM for domain 0 allocation", "dom0_mem="},
    {"Not enough RAM for DOM0 reservation", "dom0_mem="},
};

void boot_watch_init(struct boot_watch *watch)
{
    memset(watch, 0, sizeof(*watch));
}

static void become(struct boot_watch *watch, enum boot_over over)
{
    if (watch->over == BOOT_GOES_ON)
        watch->over = over;
}

/* The console is untrusted, and these texts reach a terminal. */
static void copy_printable(char *out, size_t size, const char *text, size_t len)
{
    size_t i;

    for (i = 0; i < len && i + 1 < size; i++)
        out[i] = text[i] >= ' ' && text[i] <= '~' ? text[i] : '?';
    out[i] = '\0';
}

static unsigned small_number(const struct record_view *view, const char *key)
{
    const struct record_field *field = record_field(view, key);
    uint64_t value;

    if (!field || !record_number(field->value, &value) || value > 99999)
        return 0;
    return (unsigned)value;
}

static void copy_field(char *out, size_t size, const struct record_view *view, const char *key)
{
    const struct record_field *field = record_field(view, key);
    char text[RECORD_MAX];

    if (field && record_decode(field->value, text, sizeof(text)))
        copy_printable(out, size, text, strlen(text));
}

static void take_case(struct boot_watch *watch, const struct record_view *view)
{
    watch->phase = BOOT_CASE;
    watch->at = small_number(view, "at");
    watch->of = small_number(view, "of");
    copy_field(watch->name, sizeof(watch->name), view, "name");
}

/* Between two cases none of them is to blame. */
static void take_status(struct boot_watch *watch)
{
    watch->name[0] = '\0';
}

/* The word of the command line that was refused, if it was one, and what is wrong. */
static void take_error(struct boot_watch *watch, const struct record_view *view)
{
    char word[BOOT_NAME_MAX] = "";
    char text[RECORD_MAX] = "";

    copy_field(word, sizeof(word), view, "word");
    copy_field(text, sizeof(text), view, "text");
    snprintf(watch->reason, sizeof(watch->reason), "%s%s%s", word, word[0] ? ": " : "", text);
}

/* The first control that failed explains the end best. */
static void take_control(struct boot_watch *watch, const struct record_view *view)
{
    const struct record_field *status = record_field(view, "status");
    char name[BOOT_NAME_MAX] = "";

    if (!status || !record_is(status->value, "failed") || watch->reason[0])
        return;
    copy_field(name, sizeof(name), view, "name");
    snprintf(watch->reason, sizeof(watch->reason), "control %s failed", name);
}

static void take_record(struct boot_watch *watch, const struct record_view *view)
{
    if (watch->phase < BOOT_KERNEL)
        watch->phase = BOOT_KERNEL;
    if (record_is(view->kind, "begin")) {
        if (watch->began)
            become(watch, BOOT_RESTARTED);
        watch->began = true;
    } else if (record_is(view->kind, "case")) {
        take_case(watch, view);
    } else if (record_is(view->kind, "status")) {
        take_status(watch);
    } else if (record_is(view->kind, "control")) {
        take_control(watch, view);
    } else if (record_is(view->kind, "error")) {
        take_error(watch, view);
    } else if (record_is(view->kind, "end")) {
        copy_field(watch->status, sizeof(watch->status), view, "status");
        watch->phase = BOOT_ENDING;
        become(watch, BOOT_ENDED);
    }
}

static bool has_any(struct record_slice xen, const char *const *texts, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (slice_has(xen, texts[i]))
            return true;
    return false;
}

/* Why Xen has 32-bit guests off: docs/xen-lines.md. */
static void take_pv32(struct boot_watch *watch, struct record_slice xen)
{
    if (slice_has(xen, "Disabling PV32 due to FRED"))
        watch->fred = true;
    else if (slice_has(xen, "Disabling PV32 due to "))
        watch->cet = true;
}

static const char *unheeded_option(struct record_slice xen)
{
    size_t i;

    for (i = 0; i < sizeof(unheeded) / sizeof(*unheeded); i++)
        if (slice_has(xen, unheeded[i].text))
            return unheeded[i].option;
    return NULL;
}

/* What Xen says of the image and of itself before the kernel starts; true when it refuses it. */
static bool take_image_line(struct boot_watch *watch, struct record_slice xen)
{
    static const char takes[] = "Xen  kernel: ";

    /* From then on such a line is the guest's own talk. */
    if (watch->phase >= BOOT_KERNEL)
        return false;
    if (slice_starts(xen, takes))
        copy_printable(watch->takes, sizeof(watch->takes), xen.at + strlen(takes),
                       xen.len - strlen(takes));
    take_pv32(watch, xen);
    watch->option = unheeded_option(xen);
    watch->pvh = has_any(xen, pvh_refusals, sizeof(pvh_refusals) / sizeof(*pvh_refusals));
    if (!watch->option && !watch->pvh &&
        !has_any(xen, refusals, sizeof(refusals) / sizeof(*refusals)))
        return false;
    watch->over = BOOT_REFUSED;
    copy_printable(watch->reason, sizeof(watch->reason), xen.at, xen.len);
    return true;
}

/* What a boot is, by the last words of Xen. */
static enum boot_over over_by(const struct last_words *words)
{
    static const enum boot_over overs[] = {
        [LAST_OF_XEN] = BOOT_PANICKED,      [LAST_AFTER_PANIC] = BOOT_PANICKED,
        [LAST_OF_A_DOMAIN] = BOOT_CRASHED,  [LAST_OF_DOM0] = BOOT_CRASHED,
        [LAST_OF_MACHINE] = BOOT_HALTED,    [LAST_OF_ANOTHER] = BOOT_GOES_ON,
        [LAST_MAY_BE_CRASH] = BOOT_GOES_ON, [LAST_MAY_BE_PANIC] = BOOT_GOES_ON,
    };

    return overs[words->of];
}

/* The console that Xen writes to is dom0's: a domU's, under xl, has no lines of Xen's. */
static void take_last_words(struct boot_watch *watch, struct record_slice xen)
{
    const struct last_words *words = last_words_find(xen, 0);

    if (!words || over_by(words) == BOOT_GOES_ON)
        return;
    watch->stands = true;
    if (watch->over != BOOT_GOES_ON)
        return;
    become(watch, over_by(words));
    copy_printable(watch->reason, sizeof(watch->reason), xen.at, xen.len);
    watch->reason_follows = words->reason_follows;
}

static void take_xen_line(struct boot_watch *watch, struct record_slice xen)
{
    if (watch->phase < BOOT_XEN)
        watch->phase = BOOT_XEN;
    if (!xen.len || watch->over == BOOT_REFUSED || take_image_line(watch, xen))
        return;
    /* "Panic on CPU 0:" is followed by a line of its own with the reason. */
    if (watch->reason_follows) {
        copy_printable(watch->reason, sizeof(watch->reason), xen.at, xen.len);
        watch->reason_follows = false;
        return;
    }
    take_last_words(watch, xen);
}

/* The guest may write such a line, and makes only its own boot worse: the record's end counts. */
static void take_xl_line(struct boot_watch *watch, struct record_slice xl)
{
    if (watch->over != BOOT_GOES_ON)
        return;
    watch->over = xl_says_crashed(xl) ? BOOT_CRASHED : BOOT_HALTED;
    watch->domain = true;
    copy_printable(watch->reason, sizeof(watch->reason), xl.at, xl.len);
}

static void take_part(void *of, const struct record_view *view)
{
    if (view)
        take_record(of, view);
}

static void take_line(void *of, const struct log_line *line)
{
    struct boot_watch *watch = of;

    if (line->xen.at)
        take_xen_line(watch, line->xen);
    else if (line->xl.at)
        take_xl_line(watch, line->xl);
    else if (watch->phase == BOOT_SILENT)
        watch->phase = BOOT_XEN;
    log_line_records(line, take_part, watch);
}

static void take_text(struct boot_watch *watch)
{
    log_line_each(watch->line, watch->len, take_line, watch);
    watch->len = 0;
}

void boot_watch_feed(struct boot_watch *watch, const char *bytes, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (bytes[i] == '\n')
            take_text(watch);
        else if (watch->len + 1 < sizeof(watch->line))
            watch->line[watch->len++] = bytes[i];
    }
}

void boot_watch_finish(struct boot_watch *watch)
{
    if (watch->len)
        take_text(watch);
}

void boot_watch_describe(const struct boot_watch *watch, char *out, size_t size)
{
    static const char *const words[] = {"the machine is starting", "Xen is starting",
                                        "the kernel is starting", "between two cases",
                                        "the kernel is ending"};

    if (!watch->name[0])
        snprintf(out, size, "%s", words[watch->phase]);
    else if (watch->of)
        snprintf(out, size, "%s (%u of %u)", watch->name, watch->at, watch->of);
    else
        snprintf(out, size, "%s", watch->name);
}
