/* SPDX-License-Identifier: MIT */
/* Why there is no KVM, in one line with what to do; a folder stands in the place of "/". */
#include "tests/unit/support/check.h"
#include "tests/unit/support/tree.h"

#include <sys/wait.h>

#include "report/host/kvm.h"

#define NOBODY 65534

static char *root;
static char why[768];

static int start(void **state)
{
    (void)state;
    root = tree_make();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    tree_remove(root);
    return 0;
}

static void put_flags(const char *flags)
{
    char text[256];

    snprintf(text, sizeof(text), "processor\t: 0\nflags\t\t: fpu %s sse2\n", flags);
    tree_put(root, "/proc/cpuinfo", text);
}

static void assert_why(const char *part)
{
    assert_false(kvm_there(root, "x86_64", why, sizeof(why)));
    if (!strstr(why, part) || strchr(why, '\n'))
        fail_msg("said: %s", why);
}

static void where_there_is_no_device_the_reason_is_looked_for(void **state)
{
    (void)state;
    assert_why("cannot open /dev/kvm: No such file or directory; its CPU has neither vmx nor svm");
    assert_why("turn VT-x or AMD-V (SVM) on in the firmware's setup");
    put_flags("vmx");
    assert_why("modprobe kvm_intel; dmesg says what stops it");
    put_flags("svm");
    assert_why("modprobe kvm_amd");
    assert_why("--device /dev/kvm");
    put_flags("svm hypervisor");
    assert_why("modprobe kvm_amd");
    put_flags("hypervisor");
    assert_why("this Linux is itself a guest");
    assert_why("turn nesting on in its hypervisor");
    tree_put(root, "/sys/hypervisor/type", "xen\n");
    assert_why("measure that Xen by --on xl");
}

/* A part of another word is no flag. */
static void a_flag_is_a_word(void **state)
{
    (void)state;
    put_flags("vmxnet xsvm");
    assert_why("neither vmx nor svm");
}

/* Root may open everything, so that somebody else has to ask. */
static void ask_as_nobody(char *said, size_t size)
{
    char path[PATH_MAX];
    int ends[2], status;
    pid_t child;

    memset(said, 0, size);
    tree_put(root, "/dev/kvm", "");
    snprintf(path, sizeof(path), "%s/dev/kvm", root);
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(chmod(root, 0755), 0);
    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0) {
        if (geteuid() == 0 && setresuid(NOBODY, NOBODY, NOBODY) != 0)
            _exit(1);
        if (geteuid() != NOBODY)
            chmod(path, 0);
        _exit(kvm_there(root, "x86_64", said, size) || write(ends[1], said, strlen(said)) < 0);
    }
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    assert_true(read(ends[0], said, size - 1) > 0);
    close(ends[0]);
    close(ends[1]);
}

static void a_device_that_may_not_be_opened_names_the_group(void **state)
{
    char said[768];

    (void)state;
    ask_as_nobody(said, sizeof(said));
    assert_non_null(strstr(said, "cannot open /dev/kvm: Permission denied; "));
    assert_non_null(strstr(said, "in the group kvm: usermod -aG kvm USER, as root, and log in "
                                 "again"));
    put_flags("hypervisor");
    ask_as_nobody(said, sizeof(said));
    assert_non_null(strstr(said, "no hardware behind it"));
}

static void a_file_of_that_name_is_no_kvm(void **state)
{
    (void)state;
    tree_put(root, "/dev/kvm", "");
    assert_why("/dev/kvm is not KVM's: it does not answer KVM_GET_API_VERSION with 12");
}

static void xen_needs_an_x86(void **state)
{
    (void)state;
    assert_false(kvm_there(root, "aarch64", why, sizeof(why)));
    assert_non_null(strstr(why, "this machine is aarch64, and Xen's PV guests are of x86"));
    assert_false(kvm_there(root, "i686", why, sizeof(why)));
    assert_non_null(strstr(why, "cannot open /dev/kvm"));
}

static void a_kvm_without_hardware_is_explained(void **state)
{
    (void)state;
    tree_put(root, "/dev/kvm", "");
    put_flags("hypervisor");
    assert_why("the KVM of this machine has no hardware behind it (neither vmx nor svm in "
               "/proc/cpuinfo)");
    put_flags("svm");
    assert_why("/dev/kvm is not KVM's");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(where_there_is_no_device_the_reason_is_looked_for, start,
                                        stop),
        cmocka_unit_test_setup_teardown(a_flag_is_a_word, start, stop),
        cmocka_unit_test_setup_teardown(a_device_that_may_not_be_opened_names_the_group, start,
                                        stop),
        cmocka_unit_test_setup_teardown(a_file_of_that_name_is_no_kvm, start, stop),
        cmocka_unit_test_setup_teardown(xen_needs_an_x86, start, stop),
        cmocka_unit_test_setup_teardown(a_kvm_without_hardware_is_explained, start, stop),
    };

    return cmocka_run_group_tests_name("KVM", tests, NULL, NULL);
}
