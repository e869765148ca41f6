/* SPDX-License-Identifier: MIT */
/* See profile_maker.h. */
#include "tests/unit/makers/profile_maker.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/makers/paths_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"

#include "report/paths/read.h"
#include "report/store/save.h"

#define X      MAKER_XEN
#define CALL   "2e2eff5000" /* by a register: it may go anywhere */
#define RET    "c3"
#define NOP    "90"
#define NOPS   NOP " " NOP " " NOP
#define JUMP   "ffe0"
#define SYSRET "480f07"
#define IRET   "48cf"
#define MOVS   "f3a4"

struct made_function {
    uint64_t at;
    const char *name, *hostile;
};

/* Each has 0x100 bytes. */
static const struct made_function guest[] = {
    {0x1000, "time_region", "time;region <b>&amp;"},
    {0x1100, "hypercall_page", "\"quoted\" 'name' 12 34"},
    {0x1200, "[null call]", "[null call]"},
};

static const struct made_function xen[] = {
    {X, "lstar_enter", "lstar_enter</title><script>alert(1)</script>"},
    {X + 0x100, "test_all_events", "|test|`all`_*events*"},
    {X + 0x200, "restore_all_guest", "http://example.org/"},
    {X + 0x1000, "pv_hypercall", "x;y z"},
    {X + 0x2000, "do_set_gdt",
     "a_name_that_is_very_long_indeed_and_goes_on_and_on_and_on_and_on_and_on"},
    {X + 0x3000, "copy_from_guest_ll", "=HYPERLINK(1)"},
    {X + 0x4000, "check_descriptors", "check_descriptors"},
    {X + 0x5000, "do_set_gdt.cold",
     "a_name_that_is_very_long_indeed_and_goes_on_and_on_and_on_and_on_and_on.cold"},
    {X + 0x7000, "handle_exception", "-rf"},
    {X + 0x8000, "do_invalid_op", "@somebody"},
};

static void add_functions(struct paths_maker *m, enum made_profile which)
{
    size_t i;

    for (i = 0; i < sizeof(guest) / sizeof(*guest); i++)
        paths_maker_function(m, guest[i].at, guest[i].at + 0x100,
                             which == MADE_HOSTILE ? guest[i].hostile : guest[i].name);
    for (i = 0; i < sizeof(xen) / sizeof(*xen) && which != MADE_UNNAMED; i++)
        paths_maker_function(m, xen[i].at, xen[i].at + 0x100,
                             which == MADE_HOSTILE ? xen[i].hostile : xen[i].name);
}

/* An entry of a multicall, or a call: the part of Xen that is the handler's. */
static void handle(struct paths_maker *m, enum made_profile which)
{
    unsigned i, iterations = which == MADE_NEW ? 16 : 2;

    paths_maker_step(m, X + 0x2000, which == MADE_NEW ? NOP " " CALL : NOPS " " CALL);
    paths_maker_step(m, X + 0x3000, NOP " " MOVS);
    for (i = 1; i < iterations; i++)
        paths_maker_again(m, X + 0x3001, MOVS);
    paths_maker_step(m, X + 0x3003, RET);
    if (which == MADE_NEW) {
        paths_maker_step(m, X + 0x2006, NOP " " CALL);
        paths_maker_step(m, X + 0x4000, NOPS " " NOPS " " RET);
        paths_maker_step(m, X + 0x200c, RET);
        return;
    }
    paths_maker_step(m, X + 0x2008, JUMP);
    paths_maker_step(m, X + 0x5000, NOP " " NOP " " RET);
}

/* A multicall of n entries, or one call: into Xen and out again. */
static void hypercall(struct paths_maker *m, enum made_profile which, unsigned entries)
{
    paths_maker_step(m, 0x1010, NOP " " NOP " " CALL);
    paths_maker_step(m, 0x1100, NOP " 0f05");
    paths_maker_step(m, X, NOPS " " CALL); /* ends at X + 8 */
    for (; entries; entries--) {
        paths_maker_step(m, X + 0x1000, NOP " e8fa0f0000"); /* to X + 0x2000 */
        handle(m, which);
        paths_maker_step(m, X + 0x1006, NOP " 75f7");
    }
    paths_maker_step(m, X + 0x1009, NOP " " RET);
    paths_maker_step(m, X + 8, NOP " " JUMP);
    paths_maker_step(m, X + 0x100, NOPS " " JUMP);
    paths_maker_step(m, X + 0x200, NOP " " SYSRET);
    paths_maker_step(m, 0x1103, RET);
    paths_maker_step(m, 0x1017, NOP);
}

static void null_call(struct paths_maker *m)
{
    paths_maker_step(m, 0x1010, NOP " " NOP " " CALL);
    paths_maker_step(m, 0x1200, NOP " " RET);
    paths_maker_step(m, 0x1017, NOP);
}

static void bare_return(struct paths_maker *m)
{
    paths_maker_step(m, 0x1030, CALL);
    paths_maker_step(m, 0x1210, RET);
    paths_maker_step(m, 0x1035, NOP);
}

static void trap(struct paths_maker *m)
{
    paths_maker_cut(m, 0x1040, NOP " 0f0b", 1);
    paths_maker_step(m, X + 0x7000, NOP " " CALL);
    paths_maker_step(m, X + 0x8000, NOPS " " RET);
    paths_maker_step(m, X + 0x7006, JUMP);
    paths_maker_step(m, X + 0x240, NOP " " IRET);
    paths_maker_step(m, 0x1043, NOP);
}

static struct paths_maker *made(enum made_profile which)
{
    static const unsigned sizes[] = {1, 8};
    struct paths_maker *m = paths_maker_open();
    size_t i;

    add_functions(m, which);
    null_call(m);
    paths_maker_series(m, "control/twin", PATH_SINGLE, 1);
    null_call(m);
    null_call(m);
    paths_maker_series(m, "control/twin", PATH_SINGLE, 2);
    bare_return(m);
    paths_maker_series(m, "control/chain-0", PATH_SINGLE, 1);
    hypercall(m, which, 1);
    paths_maker_series(m, MADE_CASE, PATH_SINGLE, 1);
    hypercall(m, which, 1);
    hypercall(m, which, 1);
    paths_maker_series(m, MADE_CASE, PATH_SINGLE, 2);
    for (i = 0; i < 2; i++) {
        hypercall(m, which, sizes[i]);
        paths_maker_series(m, MADE_CASE, PATH_MULTI, sizes[i]);
    }
    trap(m);
    paths_maker_series(m, MADE_TRAP, PATH_TRAP, 1)->others = 3;
    hypercall(m, which, 1);
    paths_maker_series(m, "mmu_update/l1-map", PATH_SINGLE, 1);
    if (which == MADE_UNNAMED)
        paths_maker_unnamed(m);
    return m;
}

/* A profile that is not what it says. */
static struct paths_maker *made_wrong(enum made_profile which)
{
    struct paths_maker *m = made(which == MADE_OTHER ? MADE_NEW : MADE_BASE);

    if (which == MADE_OTHER_XEN)
        paths_maker_builds(m, "fedcba98", "");
    if (which == MADE_OTHER_IMAGE)
        paths_maker_builds(m, "", "fedcba98");
    if (which == MADE_OTHER_BOOT)
        paths_maker_boot(m, 2);
    return m;
}

struct paths *profile_paths(enum made_profile which)
{
    return paths_maker_close(made(which));
}

/* Controls of which there are no paths, and which are as the null calls want them. */
static void put_controls(struct log_maker *m, const struct paths_maker *made)
{
    unsigned twin = (unsigned)paths_maker_made(made, 0)->region;
    unsigned bare = (unsigned)paths_maker_made(made, 2)->region;

    maker_case(m, "control/empty");
    maker_samples(m, "control/empty", PATH_SINGLE, 0, 1, twin);
    maker_status(m, "control/empty", "ok");
    maker_case(m, "control/chain-256");
    maker_samples(m, "control/chain-256", PATH_SINGLE, 0, 1, bare + 256);
    maker_status(m, "control/chain-256", "ok");
    maker_case(m, "control/chain-512");
    maker_samples(m, "control/chain-512", PATH_SINGLE, 0, 1, bare + 512);
    maker_status(m, "control/chain-512", "ok");
}

/* The run of a boot that took these paths. */
static struct run *run_of(const struct paths_maker *made, bool controlled)
{
    const struct paths_series *s;
    const char *name = "";
    struct log_maker m;
    size_t i;

    maker_open(&m, "insns");
    m.batches = "1,8";
    maker_begin(&m);
    maker_fact(&m, "xen.major", "4");
    maker_fact(&m, "xen.minor", "17");
    maker_fact(&m, "xen.extraversion", ".7");
    maker_fact(&m, "xen.build-id", "0123abcd");
    for (i = 0; (s = paths_maker_made(made, i)); i++) {
        if (strcmp(s->name, name) != 0 && *name)
            maker_status(&m, name, "ok");
        if (strcmp(s->name, name) != 0)
            maker_case(&m, s->name);
        name = s->name;
        maker_samples(&m, name, s->path, 0, s->n, (unsigned)s->region);
    }
    maker_status(&m, name, "ok");
    if (controlled)
        put_controls(&m, made);
    maker_single(&m, MADE_PATHLESS, 100);
    maker_end(&m, "ok");
    return run_of_maker(&m);
}

static const char *const names[MADE_PROFILES] = {
    [MADE_BASE] = "base",
    [MADE_NEW] = "new",
    [MADE_HOSTILE] = "hostile",
    [MADE_UNNAMED] = "unnamed",
    [MADE_ELSEWHERE] = "elsewhere",
    [MADE_BROKEN] = "broken",
    [MADE_BARE] = "bare",
    [MADE_UNCONTROLLED] = "uncontrolled",
    [MADE_OTHER] = "other",
    [MADE_OTHER_NULL] = "other-null",
    [MADE_OTHER_ONCE] = "other-once",
    [MADE_OTHER_XEN] = "other-xen",
    [MADE_CUT] = "cut",
    [MADE_REVISED] = "revised",
    [MADE_OTHER_BOOT] = "other-boot",
    [MADE_OTHER_IMAGE] = "other-image",
};

static char runs[MADE_PROFILES][64];

/* The profile beside a run. */
static void make_profile(enum made_profile which, struct paths_maker *of_run)
{
    char file[96];
    struct stat made;

    paths_file_name(file, sizeof(file), runs[which], 1);
    if (which < MADE_WRONG) {
        paths_maker_write(of_run, file);
        return;
    }
    free(of_run);
    if (which == MADE_BARE)
        return;
    paths_maker_write(made_wrong(which), file);
    assert_int_equal(stat(file, &made), 0);
    if (which == MADE_CUT)
        assert_int_equal(truncate(file, made.st_size / 2), 0);
}

static void rename_case(struct run_case *c, const char *name)
{
    free(c->name);
    c->name = strdup(name);
    assert_non_null(c->name);
}

/* A folder with the run of these paths. */
static void make_run(enum made_profile which)
{
    struct paths_maker *m = made(which < MADE_WRONG ? which : MADE_BASE);
    struct series *once;
    struct run *run;

    /* Of the case and of the log, so that only its path says otherwise. */
    if (which == MADE_BROKEN)
        paths_maker_change(m, 3)->region++;
    if (which == MADE_OTHER_NULL)
        paths_maker_change(m, 0)->region++;
    run = run_of(m, which != MADE_UNCONTROLLED);
    facts_set(&run->boots[0].facts, "cpu.signature", which == MADE_ELSEWHERE ? "0x306c1" : "0x663");
    if (which == MADE_ELSEWHERE)
        facts_set(&run->boots[0].facts, "xen.extraversion", ".8");
    facts_set(&run->boots[0].facts, "qemu.mem", which == MADE_ELSEWHERE ? "2048" : "1024");
    if (which == MADE_OTHER_ONCE) {
        once = &run_find_case(run, MADE_CASE)->paths[PATH_SINGLE].at[0];
        once->has_once = true;
        once->once = once->pairs->value - 2;
    }
    if (which == MADE_REVISED) {
        run_find_case(run, MADE_CASE)->rev = 2;
        rename_case(run_find_case(run, MADE_PATHLESS), "set_gdt/2frames");
    }
    snprintf(runs[which], sizeof(runs[which]), "%s/%s", folder, names[which]);
    assert_int_equal(mkdir(runs[which], 0777), 0);
    assert_true(run_save(run, runs[which]));
    run_free(run);
    make_profile(which, m);
}

int profiles_make(void **state)
{
    int which;

    if (folder_make(state) != 0)
        return -1;
    for (which = 0; which < MADE_PROFILES; which++)
        make_run((enum made_profile)which);
    return 0;
}

int profiles_drop(void **state)
{
    return folder_drop(state);
}

const char *profile_run(enum made_profile which)
{
    return runs[which];
}
