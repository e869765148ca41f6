/* SPDX-License-Identifier: MIT */
/* What the doctor finds on a machine that is made up (machine_maker.h). */
#include "tests/unit/support/check.h"
#include "tests/unit/support/tree.h"

#include "report/commands/command.h"
#include "report/doctor/doctor.h"
#include "report/system/exit.h"
#include "tests/unit/makers/machine_maker.h"
#include "tests/unit/support/json_said.h"
#include "tests/unit/support/spoken.h"

#define QEMU "7.2.22 (Debian 1:7.2)"

static void look(void)
{
    doctor_free(&doctor);
    doctor_look(&doctor, &world);
}

static const struct job *job_of(const char *key)
{
    size_t i;

    for (i = 0; i < doctor.count; i++)
        if (!strcmp(doctor.jobs[i].key, key))
            return &doctor.jobs[i];
    fail_msg("no job %s", key);
    return NULL;
}

static void assert_piece(const char *key, const char *name, enum piece_state state,
                         const char *part)
{
    const struct job *job = job_of(key);
    size_t i;

    for (i = 0; i < job->count; i++)
        if (!strcmp(job->pieces[i].name, name) && strstr(job->pieces[i].text, part)) {
            assert_int_equal(job->pieces[i].state, state);
            return;
        }
    for (i = 0; i < job->count; i++)
        print_error("%s: %s\n", job->pieces[i].name, job->pieces[i].text);
    fail_msg("no %s of %s says '%s'", name, key, part);
}

static void where_there_is_nothing_each_thing_is_missing(void **state)
{
    (void)state;
    look();
    assert_int_equal(doctor_status(&doctor), EXIT_USAGE);
    assert_piece("boot", "QEMU", PIECE_MISSING, "qemu-system-x86_64 is not installed");
    assert_piece("boot", "images", PIECE_MISSING,
                 "pv64, pv32pae, pv32; install pvbench again; on Debian");
    assert_piece("boot", "Xen", PIECE_MISSING,
                 "none is kept; a hypervisor is fetched by apt-get, which");
    assert_piece("kvm", "KVM", PIECE_MISSING, "cannot open /dev/kvm");
    assert_piece("xl", "Xen", PIECE_MISSING, "does not run on Xen");
    assert_piece("plots", "programs", PIECE_MISSING, "not in PATH: gnuplot");
    assert_piece("disc", "programs", PIECE_MISSING, "not in PATH: grub-mkimage, xorriso, mformat");
    /* No Debian: which packages they are is told, and no command. */
    assert_string_equal(job_of("plots")->type, "what your system has in place of these Debian "
                                               "packages: gnuplot-nox fonts-dejavu-core");
    /* A compiler is wanted for more than one job. */
    assert_non_null(strstr(job_of("xen-build")->type, "packages: gcc binutils make"));
}

static void what_can_boot_is_ready_whatever_else_is_missing(void **state)
{
    (void)state;
    put_qemu(QEMU);
    put_image();
    put_xen(NULL);
    tree_put(tree, "/regions-1.so", "");
    look();
    assert_int_equal(doctor_status(&doctor), EXIT_GOOD);
    assert_piece("boot", "QEMU", PIECE_OK, "7.2.22 (Debian 1:7.2), /");
    assert_piece("boot", "QEMU", PIECE_OK, "known good: 7.2 to 11.1");
    assert_piece("boot", "plugin", PIECE_OK, "regions-1.so");
    assert_piece("boot", "images", PIECE_NOTE, "no images of ours: pv32pae, pv32");
    assert_piece("boot", "Xen", PIECE_NOTE, "4.17 kept; others cannot be fetched: a hypervisor is");
    assert_false(job_ready(job_of("plots")));
}

static void a_qemu_is_known_or_not(void **state)
{
    static const struct {
        const char *version, *part;
        enum piece_state state;
    } rows[] = {
        {"7.2.0", "7.2.0", PIECE_OK},
        {"10.0.2", "10.0.2", PIECE_OK},
        {"11.1.0", "11.1.0", PIECE_OK},
        {"7.1.9", "7.1.9", PIECE_NOTE},
        {"11.2.0", "not tried", PIECE_NOTE},
        {"12.0", "not tried", PIECE_NOTE},
        {"8.0\\033[31m", "8.0\\x1b[31m", PIECE_OK},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        put_qemu(rows[i].version);
        look();
        assert_piece("boot", "QEMU", rows[i].state, rows[i].part);
    }
    put_qemu("9.0.1");
    look();
    assert_piece("boot", "plugin", PIECE_NOTE, "takes none of ours");
    put_qemu("9.1.0");
    look();
    assert_piece("boot", "plugin", PIECE_NOTE, "regions-3.so is not installed");
    put_program("qemu-system-x86_64", "exit 0");
    world.qemu = "qemu-system-x86_64";
    look();
    assert_piece("boot", "QEMU", PIECE_MISSING, "is no QEMU");
}

/* A hypervisor that was cut in the cache would be fetched again. */
static void a_xen_counts_as_it_was_put_there(void **state)
{
    (void)state;
    put_xen("c98d4c4a60a4b1a2dca0da2a3ccf0ee0aefe6eafb5d9d8ddf5e6a4a0d5bd4a1b\n");
    look();
    assert_piece("boot", "Xen", PIECE_MISSING, "none is kept");
    put_xen("0f07edcc8b4fe10ff7ccdbba756ba615ee6fbbef321fbc2e0c64bbf87309823f\n");
    look();
    assert_piece("boot", "Xen", PIECE_NOTE, "4.17 kept; ");
    tree_put(tree, "/cache/xen/4.17.newest", "../../etc\n");
    look();
    assert_piece("boot", "Xen", PIECE_MISSING, "none is kept");
    put_xen(NULL);
    tree_put(tree, "/cache/xen/4.20.newest", "4.20.1-1\n");
    tree_put(tree, "/cache/xen/4.20.1-1/xen", "another\n");
    look();
    assert_piece("boot", "Xen", PIECE_NOTE, "4.17, 4.20 kept; ");
}

/* Where none is kept, one has to go somewhere. */
static void a_cache_has_to_be_a_folder(void **state)
{
    char path[PATH_MAX];

    (void)state;
    tree_put(tree, "/plain", "no folder");
    snprintf(path, sizeof(path), "%s/plain/cache", tree);
    setenv("PVBENCH_CACHE", path, 1);
    look();
    assert_piece("boot", "cache", PIECE_MISSING, "/plain/cache: set PVBENCH_CACHE");
    snprintf(path, sizeof(path), "%s/not/yet", tree);
    setenv("PVBENCH_CACHE", path, 1);
    look();
    assert_piece("boot", "cache", PIECE_OK, "/not/yet: ");
}

/* apt-get that knows a mirror: its name is nobody's business. */
static void a_mirror_is_not_named(void **state)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    (void)state;
    put_program("dpkg-query", "exit 1");
    put_program("apt-get", "echo http://mirror.invalid/debian bookworm main Debian");
    look();
    if (access("/usr/share/keyrings/debian-archive-keyring.gpg", R_OK) == 0)
        assert_piece("boot", "Xen", PIECE_OK,
                     "the first run fetches one from this machine's Debian");
    else
        assert_piece("boot", "Xen", PIECE_MISSING, "install the package debian-archive-keyring");
    assert_string_equal(job_of("boot")->type,
                        "apt-get update && apt-get install --no-install-recommends "
                        "qemu-system-x86 debian-archive-keyring");
    doctor_text(&doctor, out);
    doctor_json(&doctor, out);
    fclose(out);
    assert_null(strstr(text, "mirror.invalid"));
    assert_non_null(strstr(text, "  type     as root  apt-get update && apt-get install"));
    free(text);
}

static void packages_that_are_there_are_not_named(void **state)
{
    (void)state;
    put_program("apt-get", "exit 0");
    put_program("dpkg-query", "echo installed gnuplot-nox");
    look();
    assert_string_equal(job_of("plots")->type,
                        "apt-get update && apt-get install --no-install-recommends "
                        "fonts-dejavu-core");
    put_program("gnuplot", "echo gnuplot 5.4 patchlevel 4");
    look();
    assert_null(job_of("plots")->type);
    assert_piece("plots", "programs", PIECE_OK, "gnuplot 5.4");
}

/* No script could say anything but what its shell says of the first that it runs. */
static void a_path_without_what_every_system_has_is_said_once(void **state)
{
    char path[PATH_MAX];

    (void)state;
    put_qemu(QEMU);
    put_image();
    put_xen(NULL);
    snprintf(path, sizeof(path), "%s/bin/dirname", tree);
    assert_int_equal(unlink(path), 0);
    look();
    assert_piece("boot", "PATH", PIECE_MISSING,
                 "not in PATH, and every system has them: dirname; set PATH to /usr/local/sbin:");
    assert_int_equal(job_of("boot")->count, 2);
    assert_int_equal(doctor_status(&doctor), EXIT_USAGE);
    setenv("PATH", "/nonexistent", 1);
    look();
    assert_piece("boot", "PATH", PIECE_MISSING, "awk, basename, cat, cmp and 31 more; set");
}

/* By its modes root may write there. */
static void no_cache_goes_into_the_kernel(void **state)
{
    (void)state;
    setenv("PVBENCH_CACHE", "/proc/pvbench", 1);
    look();
    assert_piece("boot", "cache", PIECE_MISSING, "cannot write /proc/pvbench: set PVBENCH_CACHE");
}

static void a_version_is_found_in_what_programs_print(void **state)
{
    (void)state;
    put_program("gcc", "echo 'gcc-12 (Debian 12.2.0-14) 12.2.0'");
    put_program("bison", "echo; echo 'bison (GNU Bison 2) 3.8.2, of today'");
    put_program("flex", "echo flex-2.6.4");
    put_program("patch", "echo 'GNU patch 2.7.6' >&2");
    put_program("xz", "echo usage of 1 word; exit 1");
    look();
    assert_piece("xen-build", "programs", PIECE_OK,
                 "gcc 12.2.0, bison 3.8.2, flex 2.6.4, patch 2.7.6, xz");
    assert_piece("xen-build", "programs", PIECE_MISSING, "not in PATH: make, python3");
}

static void a_xen_host_is_told_from_a_guest(void **state)
{
    (void)state;
    tree_put(world.root, "/sys/hypervisor/type", "xen\n");
    tree_put(world.root, "/sys/hypervisor/version/major", "4\n");
    tree_put(world.root, "/sys/hypervisor/version/minor", "20\n");
    tree_put(world.root, "/sys/hypervisor/version/extra", ".5-pre\n");
    tree_put(world.root, "/proc/xen/capabilities", "other\n");
    look();
    assert_piece("xl", "Xen", PIECE_MISSING, "4.20.5-pre, and this Linux is no dom0 of it");
    tree_put(world.root, "/proc/xen/capabilities", "control_d\n");
    look();
    assert_piece("xl", "Xen", PIECE_OK, "4.20.5-pre, and this is its dom0");
    assert_piece("xl", "xl", PIECE_MISSING, "not in PATH");
    put_program("xl", "exit 1");
    look();
    assert_piece("xl", "images", PIECE_MISSING, "pv64");
    assert_int_equal(doctor_status(&doctor), EXIT_USAGE);
    put_image();
    look();
    assert_true(job_ready(job_of("xl")));
    assert_false(job_ready(job_of("boot")));
    assert_int_equal(doctor_status(&doctor), EXIT_GOOD);
}

/* Tests and a nested host are a tree's alone. */
static void a_source_tree_has_more_to_it(void **state)
{
    size_t installed;

    (void)state;
    look();
    installed = doctor.count;
    world.tree = true;
    look();
    assert_int_equal(doctor.count, installed + 3);
    assert_int_equal(doctor.count, DOCTOR_JOBS_MAX);
    assert_piece("boot", "images", PIECE_MISSING, "type make");
    assert_false(job_ready(job_of("test")));
}

static size_t files;

static int count_file(const char *path, const struct stat *stat, int type, struct FTW *where)
{
    (void)path;
    (void)stat;
    (void)type;
    (void)where;
    files++;
    return 0;
}

static size_t files_of_tree(void)
{
    files = 0;
    nftw(tree, count_file, 8, FTW_PHYS);
    return files;
}

static void the_command_says_the_same_and_writes_nothing(void **state)
{
    const char *const json[] = {"--format", "json", NULL}, *const text[] = {NULL};
    const char *const wrong[] = {"now", NULL};
    size_t before;
    json_t *root;

    (void)state;
    put_qemu(QEMU);
    put_image();
    put_xen(NULL);
    before = files_of_tree();
    root = json_said(cmd_doctor, json);
    assert_documented(root, "doctor");
    assert_string_equal(text_at(root, "jobs.0.job"), "boot");
    assert_true(json_is_true(at_path(root, "jobs.0.ready")));
    assert_string_equal(text_at(root, "jobs.0.pieces.0.state"), "ok");
    json_decref(root);
    spoken_check(spoken_of(cmd_doctor, text), EXIT_GOOD,
                 "(pvbench run): ready\n  ok       QEMU     7.2.22");
    assert_int_equal(files_of_tree(), before);
    spoken_check(spoken_of(cmd_doctor, wrong), EXIT_USAGE, "it takes no arguments: now is one");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, machine_make, machine_drop)
    static const struct CMUnitTest tests[] = {
        TEST(where_there_is_nothing_each_thing_is_missing),
        TEST(what_can_boot_is_ready_whatever_else_is_missing),
        TEST(a_qemu_is_known_or_not),
        TEST(a_xen_counts_as_it_was_put_there),
        TEST(a_cache_has_to_be_a_folder),
        TEST(a_mirror_is_not_named),
        TEST(packages_that_are_there_are_not_named),
        TEST(a_path_without_what_every_system_has_is_said_once),
        TEST(no_cache_goes_into_the_kernel),
        TEST(a_version_is_found_in_what_programs_print),
        TEST(a_xen_host_is_told_from_a_guest),
        TEST(a_source_tree_has_more_to_it),
        TEST(the_command_says_the_same_and_writes_nothing),
    };

    return cmocka_run_group_tests_name("doctor", tests, NULL, NULL);
}
