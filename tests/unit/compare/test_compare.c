/* SPDX-License-Identifier: MIT */
/* Runs side by side: the tables against golden outputs, and what is said round them. */
#include "tests/unit/makers/run_maker.h"

#include "report/cases/globs.h"
#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/compare/show.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/plot/compare.h"
#include "report/record/record.h"
#include "report/system/exit.h"

#define RUNS_MOST 6

static char *const names[RUNS_MOST] = {"first", "second", "third", "fourth", "fifth", "sixth"};

/* Runs, and the comparison of them. */
struct compared {
    struct run *runs[RUNS_MOST];
    struct compare compare;
};

static void start(struct compared *c, const struct made *const *made, size_t count,
                  const struct compare_options *options)
{
    static const struct compare_options none;
    size_t i;

    for (i = 0; i < count; i++)
        c->runs[i] = made_run(made[i]);
    compare_start(&c->compare, (const struct run *const *)c->runs, names, count,
                  options ? options : &none);
}

static void end(struct compared *c)
{
    size_t i, count = c->compare.run_count;

    compare_free(&c->compare);
    for (i = 0; i < count; i++)
        run_free(c->runs[i]);
}

static char *shown_compare(const struct compare *compare, int status)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_int_equal(compare_show(compare, out), status);
    fclose(out);
    return text;
}

/* What compare says of these runs, to be freed. */
static char *shown_of(const struct made *const *made, size_t count,
                      const struct compare_options *options)
{
    struct compared c;
    char *text;

    start(&c, made, count, options);
    assert_int_equal(compare_check(&c.compare), EXIT_GOOD);
    compare_take(&c.compare);
    text = shown_compare(&c.compare, EXIT_GOOD);
    end(&c);
    return text;
}

/* Sentences are wrapped; as they were before, to be freed. */
static char *unwrapped_of(const struct made *const *made, size_t count)
{
    char *text = shown_of(made, count, NULL), *at;

    while ((at = strstr(text, "\n    ")) != NULL) {
        *at = ' ';
        memmove(at + 1, at + 5, strlen(at + 5) + 1);
    }
    return text;
}

static void check_lines(char *text, size_t most)
{
    char *rest = text, *line;

    while ((line = strsep(&rest, "\n"))) {
        assert_true(strlen(line) <= most);
        assert_true(!*line || line[strlen(line) - 1] != ' ');
    }
}

static void test_environments(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    char *text = shown_of(made, 2, NULL);

    (void)state;
    check_golden(text, "tests/data/compare-environments.txt");
    check_lines(text, 100);
    free(text);
}

/* Native and compat are two columns, however much else they share. */
static void test_three(void **state)
{
    const struct made *const made[] = {&made_compat, &made_native, &made_pv64};
    char *text = shown_of(made, 3, NULL);

    (void)state;
    check_golden(text, "tests/data/compare-three.txt");
    check_lines(text, 120);
    free(text);
}

/* More runs than fit beside each other: the first stands in each table. */
static void test_many(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat, &made_native,
                                       &made_pv64, &made_compat, &made_native};
    char *text = shown_of(made, 6, NULL);

    (void)state;
    assert_int_equal(count_of(text, " F/A\n"), 2);
    assert_int_equal(count_of(text, " even A"), 3);
    assert_int_equal(count_of(text, "\nxen_version/version "), 2 + 3);
    check_lines(text, 120);
    free(text);
}

static void test_same(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_pv64};
    char *text = shown_of(made, 2, NULL);

    (void)state;
    assert_non_null(strstr(text, "What moves B/A: nothing that is known; the two are alike."));
    assert_null(strstr(text, "what differs is"));
    assert_null(strstr(text, "~"));
    free(text);
}

static void test_subjects(void **state)
{
    const struct made *const made[] = {&made_native, &made_compat};
    char *text = unwrapped_of(made, 2);
    struct made newer = made_pv64, other = made_pv64;
    const struct made *const versions[] = {&made_pv64, &newer};
    const struct made *const both[] = {&made_pv64, &made_native};
    const struct made *const all_three[] = {&made_compat, &other};

    (void)state;
    assert_non_null(
        strstr(text, "pv32pae runs as a compat guest in B, as a native guest in A: what"));
    assert_non_null(strstr(text, "what differs is the entry path and Xen's version.\n"));
    assert_null(strstr(text, "the ABI"));
    free(text);

    newer.xen = "4.20.1";
    text = unwrapped_of(versions, 2);
    assert_non_null(strstr(text, "xen: A 4.17.5; B 4.20.1: another Xen.\n"));
    assert_non_null(strstr(text, "What moves B/A: Xen's version."));
    free(text);

    other.xen = "4.20.1";
    text = unwrapped_of(all_three, 2);
    assert_non_null(strstr(text, "what differs is the ABI, the entry path and Xen's version.\n"));
    free(text);

    text = unwrapped_of(both, 2);
    assert_non_null(strstr(text, "pv32pae and pv64 both run as a native guest: what differs is "
                                 "the ABI and Xen's version.\n"));
    assert_non_null(strstr(text, "another Xen.\n"));
    assert_non_null(strstr(text, "What moves B/A: the ABI and Xen's version."));
    free(text);
}

/* What differs between two ABIs is said once, with all that differs besides. */
static void test_two_builds(void **state)
{
    struct made one = made_native, other = made_native;
    const struct made *const made[] = {&one, &other};
    char *text;

    (void)state;
    one.env = "pv32";
    one.facts[0] = other.facts[0] = "xen.compile-date";
    one.facts[1] = "Monday";
    other.facts[1] = "Tuesday";
    text = unwrapped_of(made, 2);
    assert_non_null(strstr(text, "B/A: pv32pae and pv32 both run as a native guest: what differs "
                                 "is the ABI and Xen's build.\n"));
    assert_non_null(strstr(text, "xen.compile-date: A Monday; B Tuesday: another build of Xen.\n"));
    assert_null(strstr(text, "difference"));
    free(text);
}

static void set_state(struct run *run, const char *name)
{
    struct run_case *c = run_find_case(run, name);

    free(c->state);
    c->state = strdup("ports");
}

/* What is about in the table is about in the view and in the summary as well. */
static void test_about(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compared c;
    char *text;

    (void)state;
    start(&c, made, 2, NULL);
    set_state(c.runs[0], "update_va_mapping/same-none");
    set_state(c.runs[1], "update_va_mapping/same-none");
    compare_take(&c.compare);
    text = shown_compare(&c.compare, EXIT_GOOD);
    assert_non_null(strstr(text, "update_va_mapping/same-none       640      610  ~0.95\n"));
    assert_non_null(strstr(text, "update_va_mapping                    640      610  ~0.95\n"));
    assert_non_null(strstr(text, "\nupdate_va_mapping/same-none  320  320  540  510  ~0.94 "));
    assert_non_null(strstr(text, "\nmmu_update/l1-same           320  320  760  790   1.04 "));
    assert_non_null(strstr(text, "update_va_mapping in a multicall   545.0    515.0  ~0.94\n"));
    assert_non_null(strstr(text, "mmu_update                           860      890   1.03\n"));
    assert_non_null(strstr(text, "B/A of 7 cases, 3 of them about (~): the median is 1.03, from "
                                 "~0.95"));
    free(text);
    end(&c);
}

/* Where no row is about and a way in the view is, that is explained, too. */
static void test_about_view(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compare_options brief = {.brief = true};
    struct compared c;
    size_t i, rows;
    char *text;

    (void)state;
    start(&c, made, 2, &brief);
    for (i = 0; i < 2; i++)
        set_state(c.runs[i], "trap/pte-write-same");
    compare_take(&c.compare);
    rows = c.compare.row_count;
    c.compare.row_count = 1;
    text = shown_compare(&c.compare, EXIT_GOOD);
    c.compare.row_count = rows;
    assert_null(strstr(text, "update_va_mapping/same-none"));
    assert_non_null(strstr(text, "  330  1.10\n"));
    assert_non_null(strstr(text, "plain store, emulated               1800     1830  ~1.02\n"));
    assert_non_null(strstr(text, "~: about, because the case is unstable"));
    free(text);
    end(&c);
}

/* A fact that one of them does not have makes nothing comparable or not, but is said. */
static void test_unknown(void **state)
{
    struct made more = made_compat;
    const struct made *const made[] = {&made_pv64, &more};
    char *text;

    (void)state;
    more.mode = "";
    more.facts[0] = "qemu.cpu";
    more.facts[1] = "qemu64";
    text = shown_of(made, 2, NULL);
    assert_non_null(strstr(text, "pv32pae runs in a way that is not known"));
    assert_non_null(strstr(text, "taken for alike: qemu.cpu, guest.mode\n"));
    free(text);
}

static void test_plans(void **state)
{
    struct made other = made_pv64, before = made_pv64;
    const struct made *const made[] = {&made_pv64, &other};
    const struct made *const shifts[] = {&before, &other};
    char *text;

    (void)state;
    other.warmup = 9;
    text = shown_of(made, 2, NULL);
    assert_non_null(strstr(text, ": another plan"));
    assert_non_null(strstr(text, "event_channel_op/send-unbound     400     400  ~1.00\n"));
    assert_non_null(strstr(text, "xen_version/version               300     300   1.00\n"));
    free(text);

    other = made_pv64;
    before.facts[0] = other.facts[0] = "qemu.icount-shift";
    before.facts[1] = "1";
    other.facts[1] = "3";
    text = shown_of(shifts, 2, NULL);
    assert_non_null(strstr(text, "qemu.icount-shift: A 1; B 3: time passes at another pace"));
    assert_non_null(strstr(text, "event_channel_op/send-unbound     400     400  ~1.00\n"));
    assert_non_null(strstr(text, "xen_version/version               300     300   1.00\n"));
    free(text);
}

/* By the entry of the largest batch only batches of one size compare. */
static void test_batches(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compared c;
    char *text;

    (void)state;
    start(&c, made, 2, NULL);
    facts_set(&c.runs[1]->boots[0].plan, "batches", "1,2,4,8,16,32");
    compare_take(&c.compare);
    text = shown_compare(&c.compare, EXIT_GOOD);
    assert_non_null(strstr(text, "plan.batches: A 1,2,4,8,16,32,64; B 1,2,4,8,16,32: lines"));
    assert_non_null(strstr(text, "update_va_mapping                    640      610  0.95\n"));
    assert_non_null(strstr(text, "update_va_mapping in a multicall   545.0    520.0     -\n"));
    free(text);
    end(&c);
}

static void test_cases(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compare_options options = {0};
    char *text;

    (void)state;
    assert_true(case_globs_add(&options.cases, "xen_version/*,control/empty"));
    text = shown_of(made, 2, &options);
    assert_int_equal(count_of(text, "\nxen_version/version "), 2);
    assert_int_equal(count_of(text, "\ncontrol/empty "), 2);
    assert_null(strstr(text, "mmu_update"));
    assert_null(strstr(text, "A PTE update"));
    free(text);
}

/* In short: a family's first price in the first run that has the family. */
static void test_brief(void **state)
{
    const struct compare_options options = {.brief = true};
    struct compared c;

    (void)state;
    c.runs[0] = made_long_run("mca/unknown");
    c.runs[1] = made_long_run("xsm_op/unknown");
    compare_start(&c.compare, (const struct run *const *)c.runs, names, 2, &options);
    compare_take(&c.compare);
    assert_int_equal(c.compare.row_count, 3);
    assert_string_equal(c.compare.rows[0].name, "unassigned/1");
    assert_string_equal(c.compare.rows[1].name, "mca/unknown");
    assert_string_equal(c.compare.rows[2].name, "xsm_op/unknown");
    end(&c);
}

/* An update of one release of QEMU is none, a 32-bit machine lacks nothing, and settings mean the
 * same with and without colons. */
static void test_alike(void **state)
{
    struct made a = made_pv64, b = made_pv64;
    const struct made *const made[] = {&a, &b};
    char *text;

    (void)state;
    a.facts[0] = b.facts[0] = "qemu.version";
    a.facts[1] = "7.2.1";
    b.facts[1] = "7.2.22 (Debian)";
    a.facts[2] = b.facts[2] = "boot.spec-ctrl.settings";
    a.facts[3] = "BTI-Thunk RETPOLINE, Other: X";
    b.facts[3] = "BTI-Thunk: RETPOLINE, Other: X ";
    text = shown_of(made, 2, NULL);
    assert_non_null(strstr(text, "qemu.package: A 7.2.1; B 7.2.22 (Debian): another update"));
    assert_null(strstr(text, "other mitigations"));
    assert_non_null(strstr(text, "alike."));
    free(text);
    a.facts[0] = b.facts[0] = "qemu.cpu";
    a.facts[1] = "qemu64,+npt";
    b.facts[1] = "qemu64,-lm,+npt,-syscall";
    text = shown_of(made, 2, NULL);
    assert_non_null(strstr(text, "a 32-bit machine"));
    assert_non_null(strstr(text, "alike."));
    free(text);
    b.facts[3] = "BTI-Thunk: LFENCE, Other: X";
    text = shown_of(made, 2, NULL);
    assert_non_null(strstr(text, "the mitigations"));
    free(text);
}

/* A run without a boot that came to its plan has no prices; nothing is compared with it. */
/* Where a run has another figure, the table says that it is not of that. */
static void test_once(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compared c;
    char *text;

    (void)state;
    start(&c, made, 2, NULL);
    compare_take(&c.compare);
    c.runs[1]->cases[0].paths[PATH_SINGLE].at[0].has_once = true;
    text = shown_compare(&c.compare, EXIT_GOOD);
    assert_non_null(strstr(text,
                           "\nOne single call, insns, less the null call, with each iteration of a "
                           "REP instruction\n"));
    free(text);
    c.runs[1]->cases[0].paths[PATH_SINGLE].at[0].has_once = false;
    text = shown_compare(&c.compare, EXIT_GOOD);
    assert_non_null(strstr(text, "\nOne single call, insns, less the null call\n"));
    free(text);
    end(&c);
}

static void test_empty(void **state)
{
    struct run *full = made_run(&made_pv64), *none = run_new();
    const struct run *const runs[] = {full, none};
    const struct compare_options options = {0};
    struct compare compare;

    (void)state;
    compare_start(&compare, runs, names, 2, &options);
    assert_int_equal(compare_check(&compare), EXIT_INCONCLUSIVE);
    compare_free(&compare);
    run_free(full);
    run_free(none);
}

/* Cases of the first have no price in the second: there is nothing to compare. */
static void test_nothing_shared(void **state)
{
    const struct made *const made[] = {&made_pv64, &made_compat};
    struct compare_options options = {0};
    struct compared c;
    char *text;

    (void)state;
    assert_true(case_globs_add(&options.cases, "set_segment_base/fs,domctl/no-domain"));
    start(&c, made, 2, &options);
    compare_take(&c.compare);
    text = shown_compare(&c.compare, EXIT_INCONCLUSIVE);
    assert_non_null(strstr(text, "No price in A (pvbench show says why): 1 denied\n"));
    assert_non_null(strstr(text, "No price in B (pvbench show says why): 1 absent\n"));
    free(text);
    end(&c);
}

static void assert_printable(const char *text)
{
    for (; *text; text++)
        assert_true(*text == '\n' || (*text >= ' ' && *text < 0x7f));
}

/* Whatever a log or a run.json says, and long. */
static void test_hostile(void **state)
{
    static const struct compare_options none;
    static const char evil[] = "\x1b]0;x\x07\xc2\x9b'`id`$(id)%s%n";
    char longest[3000], dir[] = "/tmp/pvbench-unit-XXXXXX", path[96];
    static const char *const files[] = {
        "compare-prices.gp", "compare-prices.dat", "compare-prices.svg", "compare-prices.png",
        "compare-pte.gp",    "compare-pte.dat",    "compare-pte.svg",    "compare-pte.png"};
    struct made a = made_pv64, b;
    const struct made *const made[] = {&a, &b};
    struct compared c;
    char *text;
    size_t i;

    (void)state;
    memset(longest, 'y', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = '\0';
    b = (struct made){evil, evil, evil, evil, 10, NULL, 0, {"qemu.mem", evil}};
    a.facts[0] = "qemu.mem";
    a.facts[1] = "256";
    start(&c, made, 2, NULL);
    run_find_case(c.runs[0], "xen_version/version")->name[0] = '\x1b';
    run_add_fact(c.runs[0], "boot.cmdline", longest);
    run_add_fact(c.runs[1], "boot.cmdline", evil);
    facts_set(&c.runs[1]->boots[0].begin, "env", longest);
    compare_start(&c.compare, (const struct run *const *)c.runs, names, 2, &none);
    compare_take(&c.compare);
    text = shown_compare(&c.compare, EXIT_GOOD);
    assert_printable(text);
    free(text);
    assert_non_null(mkdtemp(dir));
    assert_int_equal(compare_plot(&c.compare, dir), EXIT_GOOD);
    for (i = 0; i < sizeof(files) / sizeof(*files); i++) {
        snprintf(path, sizeof(path), "%s/%s", dir, files[i]);
        text = file_text(path);
        assert_true(text && strlen(text) >= 4);
        free(text);
        unlink(path);
    }
    assert_int_equal(rmdir(dir), 0);
    end(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_environments), cmocka_unit_test(test_three),
        cmocka_unit_test(test_many),         cmocka_unit_test(test_same),
        cmocka_unit_test(test_subjects),     cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_plans),        cmocka_unit_test(test_batches),
        cmocka_unit_test(test_cases),        cmocka_unit_test(test_brief),
        cmocka_unit_test(test_alike),        cmocka_unit_test(test_once),
        cmocka_unit_test(test_empty),        cmocka_unit_test(test_nothing_shared),
        cmocka_unit_test(test_hostile),      cmocka_unit_test(test_two_builds),
        cmocka_unit_test(test_about),        cmocka_unit_test(test_about_view),
    };

    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
