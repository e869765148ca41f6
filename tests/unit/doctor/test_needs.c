/* SPDX-License-Identifier: MIT */
/* What is said to be missing before anything is fetched, on a machine that is made up. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/tree.h"

#include "report/commands/command.h"
#include "report/doctor/needs.h"
#include "report/system/exit.h"
#include "tests/unit/makers/machine_maker.h"
#include "tests/unit/support/spoken.h"

#define DEBIAN "what your system has in place of these Debian packages: "
#define NO_APT                                                                                     \
    " cannot be had: a hypervisor is fetched by apt-get, which is not here: give pvbench the "     \
    "file of a hypervisor with --xen FILE"

static void assert_lacks(const struct needs *needs, const char *said)
{
    char line[3072];

    assert_true(needs_lacking(needs, line, sizeof(line)));
    assert_string_equal(line, said);
}

static void all_that_is_missing_is_one_line(void **state)
{
    struct needs needs = {.xen = "4.17"};

    (void)state;
    assert_lacks(&needs, "not in PATH: qemu-system-x86_64; install " DEBIAN
                         "qemu-system-x86 debian-archive-keyring; Xen 4.17" NO_APT);
    needs.pictures = true;
    put_xen(NULL);
    assert_lacks(&needs, "not in PATH: qemu-system-x86_64, gnuplot; install " DEBIAN
                         "qemu-system-x86 debian-archive-keyring gnuplot-nox fonts-dejavu-core");
    needs = (struct needs){.xen = "4.17+pv32"};
    put_program("make", "exit 0");
    assert_lacks(
        &needs,
        "not in PATH: qemu-system-x86_64, gcc, bison, flex, patch, xz, python3; install " DEBIAN
        "qemu-system-x86 debian-archive-keyring gcc binutils make libc6-dev bison flex patch "
        "xz-utils python3; Xen 4.17+pv32" NO_APT);
}

static void on_debian_it_is_a_command(void **state)
{
    const struct needs needs = {.xen = "4.17", .pictures = true};

    (void)state;
    put_program("apt-get", "exit 0");
    put_program("dpkg-query", "echo installed debian-archive-keyring");
    assert_lacks(&needs, "not in PATH: qemu-system-x86_64, gnuplot; as root, type: apt-get update "
                         "&& apt-get install --no-install-recommends qemu-system-x86 gnuplot-nox "
                         "fonts-dejavu-core");
    put_program("dpkg-query", "printf 'installed %s\\n' debian-archive-keyring qemu-system-x86 "
                              "gnuplot-nox fonts-dejavu-core");
    put_xen(NULL);
    assert_lacks(&needs, "not in PATH, though their packages are installed: qemu-system-x86_64, "
                         "gnuplot");
}

static void a_qemu_is_asked_for_as_it_is_named(void **state)
{
    struct needs needs = {.xen = "4.17", .qemu = "/nonexistent"};
    char line[1024];

    (void)state;
    assert_lacks(&needs, "cannot run /nonexistent: --qemu and PVBENCH_QEMU take a QEMU or a folder "
                         "that has qemu-system-x86_64");
    needs.xen = "";
    assert_false(needs_lacking(&needs, line, sizeof(line)));
    /* A hypervisor's file may want the other one. */
    needs.qemu = NULL;
    assert_true(needs_lacking(&needs, line, sizeof(line)));
    put_program("qemu-system-i386", "exit 0");
    assert_false(needs_lacking(&needs, line, sizeof(line)));
    needs.xen = "4.17";
    assert_true(needs_lacking(&needs, line, sizeof(line)));
    put_program("qemu-system-x86_64", "exit 0");
    assert_false(needs_lacking(&needs, line, sizeof(line)));
}

/* What would fetch one leaves a mark. */
static void a_run_says_it_before_it_fetches(void **state)
{
    const char *const words[] = {"--out", "/nonexistent/run", NULL};
    char path[PATH_MAX], mark[PATH_MAX], body[2 * PATH_MAX];

    (void)state;
    snprintf(mark, sizeof(mark), "%s/fetched", tree);
    snprintf(body, sizeof(body), "case $* in *indextargets*) ;; *) : >%s ;; esac", mark);
    put_program("apt-get", body);
    put_program("dpkg-query", "exit 1");
    spoken_check(spoken_of(cmd_run, words), EXIT_USAGE,
                 "pvbench run: not in PATH: qemu-system-x86_64, gnuplot; as root, type: ");
    assert_int_not_equal(access(mark, F_OK), 0);
    snprintf(path, sizeof(path), "%s/bin/sed", tree);
    assert_int_equal(unlink(path), 0);
    spoken_check(spoken_of(cmd_run, words), EXIT_USAGE,
                 "pvbench run: not in PATH, and every system has them: sed; set PATH");
    spoken_check(spoken_of(cmd_host, (const char *[]){"prepare", NULL}), EXIT_USAGE,
                 "pvbench host: not in PATH, and every system has them: sed; set PATH");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, machine_make, machine_drop)
    static const struct CMUnitTest tests[] = {
        TEST(all_that_is_missing_is_one_line),
        TEST(on_debian_it_is_a_command),
        TEST(a_qemu_is_asked_for_as_it_is_named),
        TEST(a_run_says_it_before_it_fetches),
    };

    return cmocka_run_group_tests_name("needs", tests, NULL, NULL);
}
