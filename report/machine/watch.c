/* SPDX-License-Identifier: MIT */
/* A console followed line by line; see watch.h. */
#include "report/machine/watch.h"

#include <stdio.h>
#include <string.h>

#include "report/log/xl_lines.h"
#include "report/record/record.h"

/*
 * What Xen prints when there is no going on.  The texts are those of xen/drivers/char/console.c
 * (panic), xen/common/shutdown.c (hwdom_shutdown) and xen/common/domain.c (__domain_crash), and
 * hold from 4.14 to 4.20.
 */
static const struct {
    const char *text;
    enum boot_over over;
} last_words[] = {
    {"Panic on CPU", BOOT_PANICKED},
    {"Xen BUG at", BOOT_PANICKED},
    {"Could not set up DOM0 guest OS", BOOT_PANICKED},
    {"Could not construct d", BOOT_PANICKED}, /* "dom0" or "domain 0" */
    {"Domain 0 crashed", BOOT_CRASHED},
    {"Domain 0 (vcpu#", BOOT_CRASHED},
    {"Hardware Dom0 crashed", BOOT_CRASHED},
    {"Hardware Dom0 halted", BOOT_HALTED},
};

/*
 * What Xen says of an image whose ABI is not for it, before it panics with "Could not construct
 * domain 0" or, once, "Could not set up DOM0 guest OS".  The texts are those of dom0_construct_pv
 * (xen/arch/x86/pv/dom0_build.c; of old xen/arch/x86/domain_build.c), from 3.2 to 4.20; the last
 * is that of a Xen without any PV guests, and stands in the panic itself.
 */
static const char *const refusals[] = {
    "Mismatch between Xen and DOM0 kernel",
    "Found 32-bit PV kernel, but CONFIG_PV32 missing",
    "Dom0 failed to switch to compat",
    "No guest interface available",
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

/* What Xen says after its "(XEN)" and, where asked for, its time. */
static const char *after_prefix(const char *text)
{
    text += strlen("(XEN)");
    while (*text == ' ')
        text++;
    if (*text == '[' && strchr(text, ']'))
        text = strchr(text, ']') + 1;
    while (*text == ' ')
        text++;
    return text;
}

/* What Xen says of the image and of itself before the kernel starts; true when it refuses it. */
static bool take_image_line(struct boot_watch *watch, const char *text)
{
    static const char takes[] = "Xen  kernel: ";
    size_t i;

    /* From then on such a line is the guest's own talk. */
    if (watch->phase >= BOOT_KERNEL)
        return false;
    if (!strncmp(text, takes, strlen(takes)))
        copy_printable(watch->takes, sizeof(watch->takes), text + strlen(takes),
                       strlen(text + strlen(takes)));
    if (strstr(text, "Disabling PV32 due to CET"))
        watch->cet = true;
    for (i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        if (!strstr(text, refusals[i]))
            continue;
        watch->over = BOOT_REFUSED;
        copy_printable(watch->reason, sizeof(watch->reason), text, strlen(text));
        return true;
    }
    return false;
}

static void take_xen_line(struct boot_watch *watch, const char *text)
{
    size_t i;

    if (watch->phase < BOOT_XEN)
        watch->phase = BOOT_XEN;
    text = after_prefix(text);
    if (watch->over == BOOT_REFUSED || take_image_line(watch, text))
        return;
    /* "Panic on CPU 0:" is followed by a line of its own with the reason. */
    if (watch->reason_follows) {
        copy_printable(watch->reason, sizeof(watch->reason), text, strlen(text));
        watch->reason_follows = false;
        return;
    }
    for (i = 0; i < sizeof(last_words) / sizeof(last_words[0]); i++) {
        if (!strstr(text, last_words[i].text))
            continue;
        watch->stands = true;
        if (watch->over != BOOT_GOES_ON)
            return;
        become(watch, last_words[i].over);
        copy_printable(watch->reason, sizeof(watch->reason), text, strlen(text));
        watch->reason_follows = strncmp(text, "Panic on CPU", strlen("Panic on CPU")) == 0;
        return;
    }
}

/* The guest may write such a line, and makes only its own boot worse: the record's end counts. */
static void take_xl_line(struct boot_watch *watch, const char *text)
{
    if (watch->over != BOOT_GOES_ON)
        return;
    watch->over = boot_xl_crashed(text) ? BOOT_CRASHED : BOOT_HALTED;
    watch->domain = true;
    copy_printable(watch->reason, sizeof(watch->reason), text, strlen(text));
}

static void take_line(struct boot_watch *watch)
{
    struct record_view view;
    const char *xen;

    while (watch->len && watch->line[watch->len - 1] == '\r')
        watch->len--;
    watch->line[watch->len] = '\0';
    /* A record's own text is never Xen's: a value may quote anything. */
    if (record_read(watch->line, watch->len, &view) == RECORD_GOOD)
        take_record(watch, &view);
    else if ((xen = strstr(watch->line, "(XEN)")))
        take_xen_line(watch, xen);
    else if (!strncmp(watch->line, BOOT_XL_MARK, strlen(BOOT_XL_MARK)))
        take_xl_line(watch, watch->line + strlen(BOOT_XL_MARK));
    else if (watch->len && watch->phase == BOOT_SILENT)
        watch->phase = BOOT_XEN;
    watch->len = 0;
}

void boot_watch_feed(struct boot_watch *watch, const char *bytes, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if (bytes[i] == '\n')
            take_line(watch);
        else if (watch->len + 1 < sizeof(watch->line))
            watch->line[watch->len++] = bytes[i] ? bytes[i] : '?'; /* strstr() stops at a NUL */
    }
}

void boot_watch_finish(struct boot_watch *watch)
{
    if (watch->len)
        take_line(watch);
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
