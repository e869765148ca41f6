/* SPDX-License-Identifier: MIT */
/*
 * The kernel's own diagnosis (bench/diagnosis/): the facts that it keeps, Xen's buffer read in
 * pieces, and the section at the end of the console.
 */
#define __XEN_TOOLS__ 1 /* As xen_log.c has it, before all of Xen's headers. */

#include "tests/unit/support/check.h"

#include "core/hypercall.h"
#include "core/memory.h"

#include "bench/diagnosis/diagnosis.c"
#include "bench/diagnosis/kept.c"
#include "core/line.c"
#include "core/text.c"

/* The call goes to a Xen of the test's. */
static long answered(const struct multicall_entry *call);
#define hypercall answered
#include "bench/diagnosis/xen_log.c"

/* ---- a Xen ---- */

static const char *ring = "";
static unsigned version, calls, overwritten;
static bool dom0, refused, old, endless;
static uint32_t claimed;

bool guest_is_dom0(void)
{
    return dom0;
}

bool guest_xen_before(unsigned major, unsigned minor)
{
    return old || major < 4 || minor > 17;
}

static long answered(const struct multicall_entry *call)
{
    struct xen_sysctl_readconsole *asked = &op->u.readconsole;
    size_t from, len;

    assert_int_equal(call->op, __HYPERVISOR_sysctl);
    if (op->interface_version != version)
        return -XEN_EACCES;
    if (op->cmd == XEN_SYSCTL_sched_id)
        return refused ? -XEN_EPERM : 0;
    assert_int_equal(op->cmd, XEN_SYSCTL_readconsole);
    assert_int_equal(asked->clear, 0);
    assert_true(++calls < (endless ? 100 : 10));
    from = asked->incremental && !endless ? asked->index - overwritten : 0;
    len = strlen(ring + from) < asked->count ? strlen(ring + from) : asked->count;
    memcpy(page, ring + from, len);
    asked->count = claimed ? claimed : (uint32_t)len;
    asked->index = (uint32_t)(from + len) + overwritten;
    return 0;
}

static char console[8192];

void console_write(const char *bytes, size_t len)
{
    assert_true(len < sizeof(console) - strlen(console));
    snprintf(strchr(console, 0), len + 1, "%.*s", (int)len, bytes);
}

void console_print(const char *text)
{
    strcat(console, text);
}

/* A new boot on a Xen that has printed this. */
static void boot(const char *printed)
{
    ring = printed;
    version = 0x15;
    overwritten = 0;
    calls = 0;
    dom0 = true;
    refused = old = endless = false;
    claimed = 0;
    kept_count = 0;
    long_fact = NULL;
    memset(kept, 0, sizeof(kept));
    *console = '\0';
}

static void assert_has(const char *text, const char *words)
{
    if (!strstr(text, words))
        fail_msg("no \"%s\" in:\n%s", words, text);
}

static void assert_kept(const char *key, const char *want)
{
    const char *got = kept_value(NULL, key);

    if (!got || strcmp(got, want) != 0)
        fail_msg("%s is \"%s\", and not \"%s\"", key, got ? got : "(null)", want);
}

/* ---- */

static void test_kept(void **state)
{
    char text[600], key[FACTS_MAX + 8][16];
    unsigned i;

    (void)state;
    boot("");
    kept_put("a", "1");
    kept_put("a", "2");
    kept_put_number("n", 1000000);
    kept_put_hex("h", 0x60fb1);
    kept_join("j", "one", 3);
    kept_join("j", "two and more", 3);
    assert_kept("a", "2");
    assert_kept("n", "1000000");
    assert_kept("h", "60fb1");
    assert_kept("j", "one; two");
    assert_null(kept_value(NULL, "b"));
    /* One long value is whole, and the next is cut. */
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    kept_put("long", text);
    kept_put("next", text);
    assert_kept("long", text);
    assert_int_equal(strlen(kept_value(NULL, "next")), VALUE_MAX - 1);
    for (i = 0; i < FACTS_MAX + 8; i++) {
        snprintf(key[i], sizeof(key[i]), "key.%u", i);
        kept_put(key[i], "full");
    }
    assert_int_equal(kept_count, FACTS_MAX);
    assert_kept("a", "2");
}

static void test_lines(void **state)
{
    (void)state;
    boot("cut off, Using scheduler: SMP Credit Scheduler (credit)\n"
         "(XEN)   XPTI (64-bit PV only): Dom0 enabled, DomU enabled (with PCID)\n"
         "(XEN) [2026-11-28 12:00:00.123] Using scheduler: SMP Credit Scheduler rev2 (credit2)\r\n"
         "(d12) Using scheduler: forged\n"
         "(XEN) Booted on L1TF-vulnerable hardware with SMT/Hyperthreading\n"
         "(XEN) Booted on leaky-DIV hardware with SMT/Hyperthreading\n"
         "(XEN\n"
         "(XEN)   Support for PV VMs: RSB");
    diagnosis_take();
    assert_kept("boot.xpti", "Dom0 enabled, DomU enabled (with PCID)");
    assert_kept("boot.scheduler", "SMP Credit Scheduler rev2 (credit2)");
    assert_kept("boot.smt", "Booted on L1TF-vulnerable hardware with SMT/Hyperthreading; "
                            "Booted on leaky-DIV hardware with SMT/Hyperthreading");
    assert_kept("boot.complaints", "");
    /* A line that has not come to its end is none. */
    assert_null(kept_value(NULL, "boot.spec-ctrl.pv"));
    /* Nor does it become one of the next boot. */
    boot(": RSB\n(XEN) Brought up 4 CPUs\n");
    diagnosis_take();
    assert_null(kept_value(NULL, "boot.spec-ctrl.pv"));
    assert_kept("boot.cpus", "4 CPUs");
}

/* More than a page, with a line across its end; and one that has no end is cut. */
static void test_pieces(void **state)
{
    static char printed[3 * ENV_PAGE_SIZE];

    (void)state;
    memset(printed, 'x', ENV_PAGE_SIZE - 20);
    strcpy(printed + ENV_PAGE_SIZE - 20, "\n(XEN) Brought up 4 CPUs\n(XEN) Xen WARN at a.c:1\n");
    strcat(printed, "(XEN) UBSAN: Undefined behaviour in b.c:1:1\n");
    strcat(printed, "(XEN) Platform timer is ");
    memset(printed + strlen(printed), 'y', ENV_PAGE_SIZE);
    strcat(printed, "\n(XEN) Detected 1000.000 MHz processor.\n");
    boot(printed);
    diagnosis_take();
    assert_kept("boot.cpus", "4 CPUs");
    assert_kept("boot.complaints", "Xen WARN at a.c:1");
    assert_kept("boot.clock", "Detected 1000.000 MHz processor.");
    assert_int_equal(strlen(kept_value(NULL, "boot.platform-timer")),
                     sizeof(line) - strlen("(XEN) Platform timer is "));
    assert_int_equal(calls, 4);
    /* Of more than a page, too, no complaint is none. */
    memset(printed, 'x', 2 * ENV_PAGE_SIZE);
    strcpy(printed + 2 * ENV_PAGE_SIZE, "\n(XEN) Brought up 4 CPUs\n");
    boot(printed);
    diagnosis_take();
    assert_kept("boot.complaints", "");
}

/* A Xen that prints as fast as it is read comes to no end, and one that says that it gave more than
 * there is room for is not believed. */
static void test_endless(void **state)
{
    static char printed[ENV_PAGE_SIZE + 1];

    (void)state;
    memset(printed, 'x', ENV_PAGE_SIZE);
    boot(printed);
    endless = true;
    diagnosis_take();
    assert_int_equal(calls, PAGES_MOST);
    assert_null(kept_value(NULL, "boot.complaints"));
    boot("(XEN) Brought up 4 CPUs\n");
    claimed = ENV_PAGE_SIZE + 1;
    diagnosis_take();
    assert_null(kept_value(NULL, "boot.cpus"));
    assert_int_equal(calls, 1);
}

/* Of a buffer that has gone round, what is found is told, and what is not may have been there. */
static void test_overwritten(void **state)
{
    (void)state;
    boot("(XEN) Brought up 4 CPUs\n");
    overwritten = 100;
    diagnosis_take();
    assert_kept("boot.cpus", "4 CPUs");
    assert_null(kept_value(NULL, "boot.complaints"));
    boot("(XEN) Brought up 4 CPUs\n(XEN) Xen WARN at a.c:1\n");
    overwritten = 100;
    diagnosis_take();
    assert_kept("boot.complaints", "Xen WARN at a.c:1");
}

/* Who may read nothing knows nothing, and no complaint is not none. */
static void test_refused(void **state)
{
    static const char printed[] = "(XEN) Brought up 4 CPUs\n";

    (void)state;
    boot(printed);
    dom0 = false;
    diagnosis_take();
    assert_null(kept_value(NULL, "boot.complaints"));
    boot(printed);
    refused = true;
    diagnosis_take();
    assert_null(kept_value(NULL, "boot.complaints"));
    boot(printed);
    old = true;
    diagnosis_take();
    assert_null(kept_value(NULL, "boot.cpus"));
    boot(printed);
    version = VERSION_MOST + 1;
    diagnosis_take();
    assert_null(kept_value(NULL, "boot.cpus"));
    assert_int_equal(calls, 0);
}

static void test_printed(void **state)
{
    char *at;
    size_t lines;

    (void)state;
    boot("(XEN) Using scheduler: SMP \x1b[2JRTDS Scheduler (rtds), and so on, "
         "and a name that is far longer than what a line has room for, and longer\n");
    kept_put("xen.build", "debug");
    diagnosis_take();
    diagnosis_print();
    assert_has(console, "diagnosis\ntime stamp counter    cannot tell\n    Measure anew: ");
    assert_has(console, "Xen build             warning      debug\n    Measure a release: ");
    assert_has(console, "SMP ?[2JRTDS Scheduler");
    for (at = console, lines = 0; *at; at += strcspn(at, "\n") + 1, lines++)
        assert_true(strcspn(at, "\n") < 120);
    /* A line a check, the head, and what to do of all but the one that is ok. */
    assert_int_equal(lines, 2 * check_count());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_pieces),      cmocka_unit_test(test_endless),
        cmocka_unit_test(test_overwritten), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_printed),
    };

    return cmocka_run_group_tests_name("diagnosis", tests, NULL, NULL);
}
