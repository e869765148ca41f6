/* SPDX-License-Identifier: MIT */
/* A console followed as it comes, in pieces of any size (report/machine/watch.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "report/machine/watch.h"
#include "report/record/record.h"

/* A console being written. */
struct console {
    char text[4096];
    uint32_t number;
};

static void xen_says(struct console *c, const char *line)
{
    size_t len = strlen(c->text);

    snprintf(c->text + len, sizeof(c->text) - len, "(XEN) %s\r\n", line);
}

static void kernel_says(struct console *c, const char *kind, const char *name, unsigned at)
{
    size_t len = strlen(c->text);
    struct record r;

    record_open(&r, c->number++, kind);
    if (name) {
        record_text(&r, "name", name);
        record_uint(&r, "at", at);
        record_uint(&r, "of", 31);
    }
    record_close(&r);
    snprintf(c->text + len, sizeof(c->text) - len, "%.*s", (int)r.len, r.line);
}

static struct boot_watch watch_all(const struct console *c)
{
    struct boot_watch watch;

    boot_watch_init(&watch);
    boot_watch_feed(&watch, c->text, strlen(c->text));
    boot_watch_finish(&watch);
    return watch;
}

static void a_boot_goes_through_its_phases(void **state)
{
    struct console c = {0};
    char text[128];
    struct boot_watch watch = watch_all(&c);

    (void)state;
    assert_int_equal(watch.phase, BOOT_SILENT);
    xen_says(&c, "Xen version 4.17.5");
    watch = watch_all(&c);
    assert_int_equal(watch.phase, BOOT_XEN);
    kernel_says(&c, "begin", NULL, 0);
    watch = watch_all(&c);
    assert_int_equal(watch.phase, BOOT_KERNEL);
    kernel_says(&c, "case", "xen_version/version", 4);
    watch = watch_all(&c);
    assert_int_equal(watch.phase, BOOT_CASE);
    boot_watch_describe(&watch, text, sizeof(text));
    assert_string_equal(text, "xen_version/version (4 of 31)");
    assert_int_equal(watch.over, BOOT_GOES_ON);
    kernel_says(&c, "end", NULL, 0);
    watch = watch_all(&c);
    assert_int_equal(watch.phase, BOOT_ENDING);
    assert_int_equal(watch.over, BOOT_ENDED);
}

static void pieces_of_any_size_are_the_same(void **state)
{
    struct console c = {0};
    struct boot_watch watch;
    size_t cut, len;

    (void)state;
    xen_says(&c, "Xen version 4.17.5");
    kernel_says(&c, "begin", NULL, 0);
    kernel_says(&c, "case", "mmu_update/l1-same", 7);
    xen_says(&c, "****************************************");
    xen_says(&c, "Panic on CPU 0:");
    xen_says(&c, "GENERAL PROTECTION FAULT");
    len = strlen(c.text);
    for (cut = 0; cut <= len; cut++) {
        boot_watch_init(&watch);
        boot_watch_feed(&watch, c.text, cut);
        boot_watch_feed(&watch, c.text + cut, len - cut);
        assert_int_equal(watch.over, BOOT_PANICKED);
        assert_string_equal(watch.name, "mmu_update/l1-same");
        assert_string_equal(watch.reason, "GENERAL PROTECTION FAULT");
    }
}

static void last_words_are_known(void **state)
{
    static const struct {
        const char *line;
        enum boot_over over;
    } rows[] = {
        {"Xen BUG at mm.c:123", BOOT_PANICKED},
        {"[   12.345] Xen BUG at mm.c:123", BOOT_PANICKED},
        {"Could not set up DOM0 guest OS", BOOT_REFUSED},
        {"Could not construct domain 0", BOOT_PANICKED},
        {"Could not construct dom0", BOOT_PANICKED},
        {"Domain 0 (vcpu#0) crashed on cpu#0:", BOOT_CRASHED},
        {"Domain 0 crashed: rebooting machine in 5 seconds.", BOOT_CRASHED},
        {"Hardware Dom0 crashed: rebooting machine in 5 seconds.", BOOT_CRASHED},
        {"Hardware Dom0 halted: halting machine", BOOT_HALTED},
        {"Hardware Dom0 shutdown: rebooting machine", BOOT_GOES_ON},
        {"Dom0 has maximum 1 VCPUs", BOOT_GOES_ON},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct console c = {0};

        xen_says(&c, rows[i].line);
        assert_int_equal(watch_all(&c).over, rows[i].over);
    }
}

static void raw(struct console *c, const char *line)
{
    size_t len = strlen(c->text);

    snprintf(c->text + len, sizeof(c->text) - len, "%s\n", line);
}

static void xl_tells_how_a_domain_ended(void **state)
{
    static const struct {
        const char *line;
        enum boot_over over;
    } rows[] = {
        {"(xl) domain 7 has shut down: reason 0 poweroff", BOOT_HALTED},
        {"(xl) domain 7 has shut down: reason 1 reboot", BOOT_HALTED},
        {"(xl) domain 7 has shut down: reason 3 crash", BOOT_CRASHED},
        {"(xl) domain 7 has shut down: reason 4 watchdog", BOOT_CRASHED},
        {"(xl) domain 7 is gone: somebody destroyed it", BOOT_HALTED},
        {"not (xl) domain 7 has shut down: reason 3 crash", BOOT_GOES_ON},
        {"(xl)", BOOT_GOES_ON},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct console c = {0};

        kernel_says(&c, "begin", NULL, 0);
        raw(&c, rows[i].line);
        assert_int_equal(watch_all(&c).over, rows[i].over);
    }
}

/* A guest that writes such a line gets nothing by it: only the end record makes a boot whole. */
static void a_guest_that_plays_xl_ends_only_itself(void **state)
{
    struct console c = {0};

    (void)state;
    raw(&c, "(xl) domain 7 has shut down: reason 0 poweroff");
    kernel_says(&c, "end", NULL, 0);
    assert_int_equal(watch_all(&c).over, BOOT_HALTED);
    memset(&c, 0, sizeof(c));
    xen_says(&c, "Xen BUG at mm.c:123");
    raw(&c, "(xl) domain 7 has shut down: reason 0 poweroff");
    assert_int_equal(watch_all(&c).over, BOOT_PANICKED);
    memset(&c, 0, sizeof(c));
    raw(&c, "(xl) \033[2J: reason 3 \377");
    assert_string_equal(watch_all(&c).reason, ": reason 3 ?");
}

static void the_first_end_stays(void **state)
{
    struct console c = {0};

    (void)state;
    kernel_says(&c, "end", NULL, 0);
    xen_says(&c, "Hardware Dom0 halted: halting machine");
    assert_int_equal(watch_all(&c).over, BOOT_ENDED);
}

/* Xen that waits before it reboots, or halts for good, is not waited for. */
static void xens_last_words_say_that_it_stands(void **state)
{
    struct console c = {0};

    (void)state;
    kernel_says(&c, "end", NULL, 0);
    assert_false(watch_all(&c).stands);
    xen_says(&c, "Hardware Dom0 halted: halting machine");
    assert_true(watch_all(&c).stands);
}

static void the_kernels_own_verdict_is_kept(void **state)
{
    struct console c = {0};
    struct boot_watch watch;
    struct record r;

    (void)state;
    record_open(&r, 0, "control");
    record_text(&r, "name", "chain");
    record_text(&r, "status", "failed");
    record_close(&r);
    snprintf(c.text, sizeof(c.text), "%.*s", (int)r.len, r.line);
    record_open(&r, 1, "end");
    record_text(&r, "status", "error");
    record_close(&r);
    strncat(c.text, r.line, r.len);
    watch = watch_all(&c);
    assert_string_equal(watch.reason, "control chain failed");
    assert_string_equal(watch.status, "error");
}

static void a_second_begin_is_a_restart(void **state)
{
    struct console c = {0};

    (void)state;
    kernel_says(&c, "begin", NULL, 0);
    assert_int_equal(watch_all(&c).over, BOOT_GOES_ON);
    kernel_says(&c, "begin", NULL, 0);
    assert_int_equal(watch_all(&c).over, BOOT_RESTARTED);
}

/* What the kernel quotes or prints itself is not Xen's word. */
static void the_kernels_text_ends_nothing(void **state)
{
    struct console c = {0};

    (void)state;
    kernel_says(&c, "case", "(XEN) Panic on CPU 0:", 1);
    strcat(c.text, "a table: Panic on CPU 0:\n");
    assert_int_equal(watch_all(&c).over, BOOT_GOES_ON);
}

static void a_damaged_record_is_not_used(void **state)
{
    struct console c = {0};

    (void)state;
    kernel_says(&c, "end", NULL, 0);
    c.text[5] ^= 1;
    assert_int_equal(watch_all(&c).over, BOOT_GOES_ON);
}

static void hostile_bytes_come_out_printable(void **state)
{
    static const char reason[] = "(XEN) Panic on CPU 0:\n(XEN) a\033[2Jb\0c\377\n";
    struct boot_watch watch;
    char flood[5000];

    (void)state;
    boot_watch_init(&watch);
    boot_watch_feed(&watch, reason, sizeof(reason) - 1);
    assert_string_equal(watch.reason, "abc?");
    /* A line without end is cut, not followed. */
    memset(flood, 'x', sizeof(flood));
    boot_watch_feed(&watch, flood, sizeof(flood));
    assert_true(watch.len < BOOT_LINE_MAX);
    boot_watch_finish(&watch);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_boot_goes_through_its_phases),
        cmocka_unit_test(pieces_of_any_size_are_the_same),
        cmocka_unit_test(last_words_are_known),
        cmocka_unit_test(xl_tells_how_a_domain_ended),
        cmocka_unit_test(a_guest_that_plays_xl_ends_only_itself),
        cmocka_unit_test(the_first_end_stays),
        cmocka_unit_test(xens_last_words_say_that_it_stands),
        cmocka_unit_test(the_kernels_own_verdict_is_kept),
        cmocka_unit_test(a_second_begin_is_a_restart),
        cmocka_unit_test(the_kernels_text_ends_nothing),
        cmocka_unit_test(a_damaged_record_is_not_used),
        cmocka_unit_test(hostile_bytes_come_out_printable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
