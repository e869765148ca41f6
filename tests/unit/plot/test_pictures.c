/* SPDX-License-Identifier: MIT */
/* What the pictures of a run show, and what they say that they leave out. */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/spoken.h"

#include "report/model/run.h"
#include "report/plot/plot.h"
#include "report/system/exit.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void assert_has(const char *name, const char *part)
{
    char *text = folder_text(name);

    if (!text || !strstr(text, part))
        fail_msg("%s without \"%s\": %s", name, part, text ? text : "not there");
    free(text);
}

static void assert_lacks(const char *name, const char *part)
{
    char *text = folder_text(name);

    assert_non_null(text);
    if (strstr(text, part))
        fail_msg("%s has \"%s\"", name, part);
    free(text);
}

static void draw(const struct boots *boots, const char *glob)
{
    struct run *run = boots_run(boots);

    assert_int_equal(plot_into(run, folder, glob), EXIT_GOOD);
    run_free(run);
}

/* ---- what has no price of its call ---- */

static const struct boots_case refused[] = {
    {.name = "xen_version/version", .call = {400}, .entry = {100}},
    {.name = "argo_op/unknown", .status = "absent", .call = {3111}, .entry = {3112}},
    {.name = "sysctl/sched-id", .status = "denied", .call = {3113}, .entry = {3114}},
    {.name = "domctl/no-domain", .status = "wrong", .call = {3115}, .entry = {3116}},
    {.name = "mca/unknown", .status = "skipped", .why = "because"},
    {.name = "hvm_op/get-time", .call = {900}, .entry = {800}, .outliers = 20},
    {.name = "selftest/none"},
};

static const struct boots refusals = {.cases = refused, .case_count = COUNT(refused)};

static void test_refusals(void **state)
{
    (void)state;
    draw(&refusals, "*");
    assert_has("prices.dat", "\t400\n");
    assert_lacks("prices.dat", "311");
    assert_has("prices.dat", "\tabsent\n");
    assert_has("prices.dat", "\tdenied\n");
    assert_has("prices.dat", "\twrong\n");
    assert_has("prices.dat", "\tskipped\n");
    assert_has("prices.dat", "\tno price\n");
    assert_has("prices.gp", "\"argo_op/unknown\"");
    assert_has("prices.gp", "No price of the call, and so no bar: 1 absent: argo_op");
    assert_has("prices.gp", "1 denied: sysctl/sched-id");
    /* One without a clear mode has a price, and is marked. */
    assert_has("prices.dat", "\t900, unstable\n");
    assert_has("prices.gp", "unstable: a series of the case has no clear mode.");
    assert_lacks("batches.dat", "311");
    assert_lacks("batches.gp", "set title \"argo_op");
    assert_has("batches.gp", "set title \"xen_version/version");
    assert_has("batches.gp", "Not drawn: 1 absent: argo_op/unknown; 1 denied: sysctl/sched-id");
}

static void plot_argo(void *run)
{
    assert_int_equal(plot_into(run, folder, "[as][ry]*"), EXIT_INCONCLUSIVE);
}

static void test_only_refusals(void **state)
{
    struct run *run = boots_run(&refusals);
    char *said = stderr_of(plot_argo, run);

    (void)state;
    assert_string_equal(said, "pvbench: no case of this run has a price to draw: "
                              "1 absent: argo_op/unknown; 1 denied: sysctl/sched-id\n");
    free(said);
    run_free(run);
}

/* ---- long runs ---- */

static char names[61][32];

static void test_families(void **state)
{
    struct boots_case cases[COUNT(names) + 8] = {{0}};
    struct boots boots = {.cases = cases};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(names); i++) {
        snprintf(names[i], sizeof(names[i]), "xen_version/number-%zu", i);
        cases[i] = (struct boots_case){.name = names[i], .call = {300}, .entry = {200}};
    }
    cases[i++] = (struct boots_case){.name = "sysctl/refused", .status = "denied", .call = {3117}};
    cases[i++] = (struct boots_case){.name = "sysctl/unclear", .call = {555}, .outliers = 20};
    cases[i++] = (struct boots_case){.name = "sysctl/good", .call = {556}};
    cases[i++] = (struct boots_case){.name = "mca/refused", .status = "absent", .call = {3118}};
    cases[i++] = (struct boots_case){.name = "page_run/fork-va-single", .call = {198620}};
    cases[i++] = (struct boots_case){.name = "context_switch/4-single", .call = {2101}};
    cases[i++] = (struct boots_case){.name = "user/syscall-once", .call = {827}};
    boots.case_count = i;
    draw(&boots, NULL);
    assert_has("prices.gp", "\"xen_version/number-0\"");
    assert_lacks("prices.gp", "\"xen_version/number-1\"");
    assert_has("prices.gp", "\"sysctl/good\"");
    assert_lacks("prices.gp", "\"sysctl/unclear\"");
    assert_has("prices.gp", "\"mca/refused\"");
    assert_has("prices.gp", "\"page_run/fork-va-single, by the page\"");
    assert_has("prices.dat", "\t993\n");
    assert_has("prices.gp", "\"context_switch/4-single\"");
    assert_has("prices.gp", "\"user/syscall-once\"");
    assert_lacks("prices.dat", "311");
    assert_has("prices.gp", "6 of 68 cases; --cases GLOBS draws others.");
}

static void plot_all(void *run)
{
    assert_int_equal(plot_into(run, folder, "*"), EXIT_GOOD);
}

/* More cases than are drawn: said in the picture, and by the command. */
static void test_too_many(void **state)
{
    static char many[1001][32];
    static struct boots_case cases[COUNT(many)];
    struct boots boots = {.cases = cases, .case_count = COUNT(cases)};
    struct run *run;
    char *said;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(many); i++) {
        snprintf(many[i], sizeof(many[i]), "number/%zu", i);
        cases[i] = (struct boots_case){.name = many[i], .call = {300}};
    }
    run = boots_run(&boots);
    said = stderr_of(plot_all, run);
    assert_non_null(strstr(said, "pvbench: the pictures have the first 1000 of 1001 cases only\n"));
    assert_non_null(strstr(said, "pvbench: no case of these has a batch: no picture of batches\n"));
    assert_has("prices.gp", "Only 1000 of 1001 cases: the pictures hold no more");
    assert_has("prices-11.gp", "\"number/999\"");
    free(said);
    run_free(run);
}

/* ---- boots ---- */

static void test_boots(void **state)
{
    static const struct boots_case cases[] = {
        {.name = "xen_version/version", .call = {400, 380, 430}, .entry = {100}},
        /* 200 pages, and 20 that the null call of our own code takes less. */
        {.name = "page_run/fork-va-single", .call = {22020, 20020, 24020}},
    };
    static const struct boots boots = {
        .unit = "cycles", .count = 3, .cases = cases, .case_count = COUNT(cases)};

    (void)state;
    draw(&boots, NULL);
    assert_has("prices.dat", "380\t430\t0\n");
    assert_has("prices.dat", "\n430\t0\t400\n");
    assert_has("prices.dat", "100\t120\t");
    assert_has("prices.gp", "with xerrorbars");
    assert_has("prices.gp", "Whiskers: the 95 \\045 interval of the median of the boots, and of");
    assert_has("prices.gp", "set xlabel \"cycles a call or entry, less the null call\"");
    assert_has("batches.gp", "set ylabel 'cycles an entry'");
}

/* Nine boots, of which one lies far off: it is not in the interval of any. */
static void test_whiskers(void **state)
{
    static const struct boots_case cases[] = {
        {.name = "update_va_mapping/same-none",
         .call = {400, 390, 430, 410, 420, 380, 395, 405, 9000},
         .entry = {101, 102, 103, 104, 105, 106, 107, 108, 9000}},
        {.name = "exception/int3-to-entry", .call = {700, 710, 720}},
        {.name = "exception/int3", .call = {900, 910, 930}},
    };
    struct boots boots = {.unit = "cycles", .count = 9, .cases = cases, .case_count = COUNT(cases)};

    (void)state;
    draw(&boots, NULL);
    assert_has("prices.dat", "390\t430\t0\n");
    assert_lacks("prices.dat", "9000");
    assert_has("batches.dat", "\n8\t105\t102\t108\n");
    assert_has("batches.gp", "using 1:2:3:4 with yerrorbars");
    assert_has("batches.gp", "rect from graph 0, first 390 to graph 1, first 430 behind");
    assert_has("batches.gp", "Whiskers, and the band of a single call: ");
    assert_has("view-pte.dat", "390\t430\t0\n");
    assert_has("view-pte.gp", "Whiskers: the 95 \\045 interval");
    /* Parts stand one behind the other. */
    assert_lacks("view-breakdown.gp", "xerrorbars");
    /* In insns a curve has none. */
    boots.unit = NULL;
    draw(&boots, NULL);
    assert_has("prices.gp", "Whiskers: the lowest and the highest boot; the bar is the median");
    assert_has("batches.gp", "using 1:2 with points");
    assert_lacks("batches.gp", "Whiskers");
    assert_lacks("batches.gp", " rect from graph 0");
    assert_lacks("view-pte.gp", "xerrorbars");
}

/* ---- batches ---- */

/* The key and the even of each panel stand where no curve is. */
static void test_panels(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_version(&m);
    maker_mmu_update(&m);
    maker_case(&m, "far/apart");

    maker_samples(&m, "far/apart", PATH_SINGLE, 0, 1, 150);
    maker_curve(&m, "far/apart", PATH_MULTI, 0, 1000000, 10);
    maker_status(&m, "far/apart", "ok");
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_int_equal(plot_into(run, folder, NULL), EXIT_GOOD);
    assert_has("batches.gp", "set title \"xen_version/version\" . \"\\n\" . \"even: n = 2\"");
    assert_lacks("batches.gp", "\nset key");
    assert_has("batches.gp", "set label \"multicall, filled\" at screen");
    assert_has("batches.gp", "set label \"array\" at screen");
    assert_has("batches.gp", "set title \"far/apart\" noenhanced\nset xrange [0.9:71.68]\n"
                             "set logscale y\n");
    run_free(run);
}

/* ---- views ---- */

static const struct boots_case worked[] = {
    {.name = "upcall/send", .call = {548}},
    {.name = "upcall/send-to-entry", .call = {641}},
    {.name = "upcall/send-and-back", .call = {1013}},
    {.name = "exception/int3-to-entry", .status = "absent", .call = {3111}},
    {.name = "exception/int3", .call = {783}},
    {.name = "user/syscall-once", .call = {827}},
    {.name = "user/syscall-twice", .call = {1655}},
    {.name = "update_va_mapping/same-none", .status = "denied", .call = {3112}, .entry = {3113}},
    {.name = "mmu_update/l1-same", .call = {900}, .outliers = 20},
};

/* Parts that add up where all are there, else the whole; a refusal is no way of doing it. */
static void test_views(void **state)
{
    static const struct boots boots = {.cases = worked, .case_count = COUNT(worked)};

    (void)state;
    draw(&boots, NULL);
    assert_has("view-breakdown.dat", "\t548 + 93 + 372 = 1013\n");
    assert_has("view-breakdown.dat", "\t783\n");
    assert_has("view-breakdown.dat", "\t828\n");
    assert_has("view-breakdown.gp", "bar: 1 absent: exception/int3-to-entry\"");
    assert_lacks("view-breakdown.dat", "311");
    assert_has("view-pte.gp", "No price of the work, and so no bar: 1 denied: update_va_mapping");
    assert_has("view-pte.gp", "set xlabel \"insns, less the null call\"");
    assert_has("view-pte.dat", "\t900, unstable\n");
    assert_lacks("view-pte.dat", "311");
}

/* Where a part is missing, the others are no whole; and one that did not end has no price. */
static void test_missing_parts(void **state)
{
    struct log_maker m;
    struct run *run;

    (void)state;
    maker_open(&m, "insns");
    maker_begin(&m);
    maker_controls(&m);
    maker_case(&m, "upcall/send");
    maker_samples(&m, "upcall/send", PATH_SINGLE, 0, 1, 3111);
    maker_status(&m, "upcall/send", "denied");
    maker_single(&m, "upcall/send-to-entry", 641);
    maker_single(&m, "upcall/send-and-back", 1013);
    maker_single(&m, "context_switch/4-queue", 2000);
    maker_case(&m, "context_switch/4-single");
    maker_samples(&m, "context_switch/4-single", PATH_SINGLE, 0, 1, 3112);
    maker_end(&m, "ok");
    run = run_of_maker(&m);
    assert_int_equal(plot_into(run, folder, NULL), EXIT_GOOD);
    assert_has("view-breakdown.dat", "\t1013\n");
    assert_lacks("view-breakdown.dat", "\t372\n");
    assert_has("view-switch.gp", "bar: 1 unfinished: context_switch/4-single\"");
    assert_lacks("view-switch.dat", "30");
    assert_has("prices.dat", "\tunfinished\n");
    run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refusals),      cmocka_unit_test(test_only_refusals),
        cmocka_unit_test(test_families),      cmocka_unit_test(test_too_many),
        cmocka_unit_test(test_boots),         cmocka_unit_test(test_whiskers),
        cmocka_unit_test(test_panels),        cmocka_unit_test(test_views),
        cmocka_unit_test(test_missing_parts),
    };

    return cmocka_run_group_tests_name("pictures", tests, folder_make, folder_drop);
}
