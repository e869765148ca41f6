/* SPDX-License-Identifier: MIT */
/* Images that a Xen does not take, by the lines that real ones print (report/machine/refusal.h). */
#include <stdio.h>

#include "tests/unit/support/check.h"

#include "report/cases/environment.h"
#include "report/machine/refusal.h"
#include "report/machine/watch.h"
#include "report/record/record.h"

#define PANIC(why)                                                                                 \
    "(XEN) \r\n(XEN) ****************************************\r\n(XEN) Panic on CPU 0:\r\n"        \
    "(XEN) " why "\r\n(XEN) ****************************************\r\n(XEN) \r\n"                \
    "(XEN) Reboot in five seconds...\r\n"

#define PVH_ADVICE                                                                                 \
    "it has no PV dom0, by dom0=pvh or for want of CONFIG_PV: use --xen-args dom0=pv, or another " \
    "--xen"

/* What each hypervisor was given, and said. */
static const struct refused {
    const char *xen, *image, *console;
    const char *takes; /* names of environments */
    const char *describes, *advises;
} refused[] = {
    {"4.17", "pv32pae",
     "(XEN) *** Building a PV Dom0 ***\r\n(XEN)  Xen  kernel: 64-bit, lsb\r\n"
     "(XEN) Found 32-bit PV kernel, but CONFIG_PV32 missing\r\n" PANIC(
         "Could not construct domain 0"),
     "pv64",
     "this Xen does not take the pv32pae image (xen-3.0-x86_32p): it takes pv64 (64-bit, lsb) and "
     "says \"Found 32-bit PV kernel, but CONFIG_PV32 missing\"",
     "use --xen 4.17+pv32, or use --env pv64"},
    {"4.14, which says compat32 whatever it was built with", "pv32pae",
     "(XEN)  Xen  kernel: 64-bit, lsb, compat32\r\n"
     "(XEN) Dom0 failed to switch to compat: -95\r\n" PANIC("Could not construct domain 0"),
     "pv64",
     "this Xen does not take the pv32pae image (xen-3.0-x86_32p): it takes pv64 (64-bit, lsb, "
     "compat32) and says \"Dom0 failed to switch to compat: -95\"",
     "use --xen 4.17+pv32, or use --env pv64"},
    {"4.17 with CONFIG_PV32, on a CPU with CET", "pv32pae",
     "(XEN)   - Disabling PV32 due to CET\r\n(XEN)  Xen  kernel: 64-bit, lsb, compat32\r\n"
     "(XEN) Dom0 failed to switch to compat: -95\r\n",
     "pv64",
     "this Xen does not take the pv32pae image (xen-3.0-x86_32p): it takes pv64 (64-bit, lsb, "
     "compat32) and says \"Dom0 failed to switch to compat: -95\"",
     "use --xen-args cet=no-shstk,no-ibt, or use --env pv64"},
    {"4.17 with CONFIG_PV32", "pv32",
     "(XEN)  Xen  kernel: 64-bit, lsb, compat32\r\n"
     "(XEN)  Dom0 kernel: 32-bit, lsb, paddr 0 -> 0x88\r\n"
     "(XEN) Mismatch between Xen and DOM0 kernel\r\n" PANIC("Could not construct domain 0"),
     "pv64 pv32pae",
     "this Xen does not take the pv32 image (xen-3.0-x86_32): it takes pv64 or pv32pae (64-bit, "
     "lsb, compat32) and says \"Mismatch between Xen and DOM0 kernel\"",
     "pv32 needs a hypervisor built without PAE (3.2 was the last): give one with --xen FILE, or "
     "use --env pv64 or pv32pae"},
    {"3.2 with PAE", "pv32",
     "(XEN) *** LOADING DOMAIN 0 ***\r\n(XEN)  Xen  kernel: 32-bit, PAE, lsb\r\n"
     "(XEN)  Dom0 kernel: 32-bit, lsb, paddr 0x0 -> 0x7b0000\r\n"
     "(XEN) Mismatch between Xen and DOM0 kernel\r\n" PANIC("Could not set up DOM0 guest OS"),
     "pv32pae",
     "this Xen does not take the pv32 image (xen-3.0-x86_32): it takes pv32pae (32-bit, PAE, lsb) "
     "and says \"Mismatch between Xen and DOM0 kernel\"",
     "pv32 needs a hypervisor built without PAE (3.2 was the last): give one with --xen FILE, or "
     "use --env pv32pae"},
    {"3.2 without PAE", "pv64",
     "(XEN)  Xen  kernel: 32-bit, lsb\r\n(XEN)  Dom0 kernel: 64-bit, lsb, paddr 0x0 -> 0x8b0000\r\n"
     "(XEN) Mismatch between Xen and DOM0 kernel\r\n" PANIC("Could not set up DOM0 guest OS"),
     "pv32",
     "this Xen does not take the pv64 image (xen-3.0-x86_64): it takes pv32 (32-bit, lsb) and says "
     "\"Mismatch between Xen and DOM0 kernel\"",
     "use --xen 4.17, or use --env pv32"},
    {"3.2 with loglvl=none, which keeps the reason back", "pv64",
     PANIC("Could not set up DOM0 guest OS"), "",
     "this Xen does not take the pv64 image (xen-3.0-x86_64): it says \"Could not set up DOM0 "
     "guest "
     "OS\"",
     "use --xen 4.17"},
    {"4.21 with CONFIG_PV32, on a CPU with FRED", "pv32pae",
     "(XEN) Disabling PV32 due to FRED\r\n(XEN)  Xen  kernel: 64-bit, lsb, compat32\r\n"
     "(XEN) Dom0 failed to switch to compat: -95\r\n",
     "pv64",
     "this Xen does not take the pv32pae image (xen-3.0-x86_32p): it takes pv64 (64-bit, lsb, "
     "compat32) and says \"Dom0 failed to switch to compat: -95\"",
     "use --xen-args fred=no, or use --env pv64"},
    {"4.14.0 with CONFIG_PV32, on a CPU with CET", "pv32pae",
     "(XEN)   - Disabling PV32 due to Shadow Stacks\r\n(XEN)  Xen  kernel: 64-bit, lsb, "
     "compat32\r\n"
     "(XEN) Dom0 failed to switch to compat: -95\r\n",
     "pv64",
     "this Xen does not take the pv32pae image (xen-3.0-x86_32p): it takes pv64 (64-bit, lsb, "
     "compat32) and says \"Dom0 failed to switch to compat: -95\"",
     "use --xen-args cet=no-shstk,no-ibt, or use --env pv64"},
    {"4.17 with dom0=pvh, without an IOMMU", "pv64",
     PANIC("Presently, iommu must be enabled for PVH hardware domain"), "",
     "this Xen does not take the pv64 image (xen-3.0-x86_64): it says \"Presently, iommu must be "
     "enabled for PVH hardware domain\"",
     PVH_ADVICE},
    {"4.20 with dom0=pvh, and an IOMMU", "pv64",
     "(XEN) *** Building a PVH Dom0 ***\r\n"
     "(XEN) Unable to find XEN_ELFNOTE_PHYS32_ENTRY address\r\n" PANIC(
         "Could not construct domain 0"),
     "",
     "this Xen does not take the pv64 image (xen-3.0-x86_64): it says \"*** Building a PVH Dom0 "
     "***\"",
     PVH_ADVICE},
    {"4.17.7 with dom0=pvh, on a CPU without HAP", "pv64", PANIC("Error creating d0: -95"), "",
     "this Xen does not take the pv64 image (xen-3.0-x86_64): it says \"Error creating d0: -95\"",
     PVH_ADVICE},
    {"4.22 without CONFIG_PV, on a CPU without HVM", "pv64", PANIC("Error creating d0: -22"), "",
     "this Xen does not take the pv64 image (xen-3.0-x86_64): it says \"Error creating d0: -22\"",
     PVH_ADVICE},
    {"4.17 with sched=rtds", "pv64",
     "(XEN) Could not find scheduler: rtds\r\n(XEN) Using 'SMP Credit Scheduler rev2' "
     "(credit2)\r\n",
     "",
     "this Xen cannot do what its option sched= tells it to: it says \"Could not find scheduler: "
     "rtds\"",
     "leave sched= out of --xen-args, or give it another value, or another --xen"},
    {"4.17 with dom0_mem=8M,max:8M", "pv64",
     "(XEN)  Xen  kernel: 64-bit, lsb\r\n" PANIC(
         "Domain 0 allocation is too small for kernel image"),
     "pv64",
     "this Xen cannot do what its option dom0_mem= tells it to: it says \"Domain 0 allocation is "
     "too small for kernel image\"",
     "leave dom0_mem= out of --xen-args, or give it another value, or another --xen"},
    {"one without PV guests", "pv64", PANIC("Cannot construct Dom0. No guest interface available"),
     "",
     "this Xen does not take the pv64 image (xen-3.0-x86_64): it says \"Cannot construct Dom0. No "
     "guest interface available\"",
     "use --xen 4.17"},
};

static struct boot_watch watched(const char *console)
{
    struct boot_watch watch;

    boot_watch_init(&watch);
    boot_watch_feed(&watch, console, strlen(console));
    return watch;
}

static void test_refusals(void **state)
{
    char text[512];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        const struct refused *row = &refused[i];
        const struct environment *env = environment_find(row->image);
        struct boot_watch watch = watched(row->console);

        if (watch.over != BOOT_REFUSED)
            fail_msg("%s, given %s: %d", row->xen, row->image, watch.over);
        refusal_describe(&watch, env, text, sizeof(text));
        assert_string_equal(text, row->describes);
        refusal_advise(&watch, env, text, sizeof(text));
        assert_string_equal(text, row->advises);
    }
}

static void test_what_is_taken(void **state)
{
    size_t i, e;

    (void)state;
    for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        struct boot_watch watch = watched(refused[i].console);
        char names[64] = "";

        for (e = 0; e < environment_count; e++)
            if (refusal_takes(&watch, &environments[e])) {
                strcat(names, names[0] ? " " : "");
                strcat(names, environments[e].name);
            }
        assert_string_equal(names, refused[i].takes);
    }
}

/* The line that tells is enough: the panic, and five seconds, come after it. */
static void test_known_at_once(void **state)
{
    struct boot_watch watch = watched("(XEN)  Xen  kernel: 64-bit, lsb\n"
                                      "(XEN) Found 32-bit PV kernel, but CONFIG_PV32 missing\n");

    (void)state;
    assert_int_equal(watch.over, BOOT_REFUSED);
    assert_string_equal(watch.takes, "64-bit, lsb");
}

/* Another panic is a panic, and once the kernel runs such lines are its own talk. */
static void test_what_is_no_refusal(void **state)
{
    struct boot_watch watch =
        watched("(XEN)  Xen  kernel: 64-bit, lsb\n" PANIC("Unable to load the kernel"));
    struct record r;

    (void)state;
    assert_int_equal(watch.over, BOOT_PANICKED);
    watch = watched("");
    record_open(&r, 0, "begin");
    record_close(&r);
    boot_watch_feed(&watch, r.line, r.len);
    boot_watch_feed(&watch, "(XEN) Mismatch between Xen and DOM0 kernel\n", 43);
    assert_int_equal(watch.over, BOOT_GOES_ON);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_what_is_taken),
        cmocka_unit_test(test_known_at_once),
        cmocka_unit_test(test_what_is_no_refusal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
