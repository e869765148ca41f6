/* SPDX-License-Identifier: MIT */
/* What "show" says of iterations of REP, and where it says nothing of them. */
#include "tests/unit/makers/gate_maker.h"

#include "report/model/case.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/show/show.h"

static char *show(const struct boots *boots, const struct show_options *options)
{
    struct run *run = boots_run(boots);
    char *text = shown(run, options);

    run_free(run);
    return text;
}

static void test_golden(void **state)
{
    char *text = show(&gate_once_new, &(struct show_options){.paths = true});

    (void)state;
    check_golden(text, "tests/data/show-once.txt");
    free(text);
}

/* A column is there for whoever has something in it. */
static void test_columns(void **state)
{
    static const struct boots_case alone = {.name = "set_gdt/empty", .call = {766}, .rep = {60}};
    static const struct boots_case none = {.name = "set_gdt/empty", .call = {766}, .entry = {700}};
    struct boots boots = {.once = true, .cases = &alone, .case_count = 1};
    char *text = show(&boots, &(struct show_options){.paths = false});

    (void)state;
    assert_non_null(strstr(text, "\ncase           status  single  rep  outl  entry  a  b"));
    assert_non_null(strstr(text, "\nset_gdt/empty  ok         766   60     0  "));
    assert_non_null(strstr(text, "rep: so many"));
    free(text);

    boots.cases = &none;
    text = show(&boots, &(struct show_options){.paths = true});
    assert_null(strstr(text, "rep"));
    assert_non_null(strstr(text, "; once: with each REP instruction counted once:\n"));
    free(text);

    boots.cases = &alone;
    boots.once = false;
    text = show(&boots, &(struct show_options){.paths = true});
    assert_null(strstr(text, "rep"));
    assert_null(strstr(text, "once"));
    free(text);

    boots.once = true;
    boots.unit = "cycles";
    text = show(&boots, &(struct show_options){.paths = true});
    assert_null(strstr(text, " rep"));
    assert_null(strstr(text, "once"));
    free(text);
}

/* Our own code that fills a batch may have some, and there is no such price. */
static void test_filling(void **state)
{
    struct run *run = run_of_made_boot("insns");
    struct series_list *list = &run_find_case(run, "xen_version/version")->paths[PATH_MULTI];
    uint64_t mode, held;
    char *text;
    size_t i;

    (void)state;
    for (i = 0; i < list->count; i++) {
        list->at[i].has_once = series_mode(&list->at[i], &mode, &held);
        list->at[i].once = mode - (list->at[i].fill ? 5 : 0);
    }
    text = shown(run, &(struct show_options){.paths = true});
    assert_non_null(strstr(text, "once"));
    assert_null(strstr(text, "rep"));
    free(text);
    run_free(run);
}

/* A price of which one series does not have it. */
static void test_lacking(void **state)
{
    static const struct boots_case cases[] = {
        {.name = "set_gdt/empty", .call = {766}, .rep = {60}},
        {.name = "set_gdt/1frame", .call = {1000}, .rep = {70}}};
    struct run *run = boots_run(&(struct boots){.once = true, .cases = cases, .case_count = 2});
    char *text;

    (void)state;
    run_find_case(run, "set_gdt/1frame")->paths[PATH_SINGLE].at[0].has_once = false;
    text = shown(run, &(struct show_options){.paths = false});
    assert_non_null(strstr(text, "\nset_gdt/empty   ok         766   60 "));
    assert_non_null(strstr(text, "\nset_gdt/1frame  ok        1000    - "));
    free(text);
    run_free(run);
}

/* A view has the one figure, and says which. */
static void test_view(void **state)
{
    static const struct boots_case cases[] = {
        {.name = "mmu_update/l1-same", .call = {766}, .entry = {700}, .rep = {60}}};
    struct boots boots = {.once = true, .cases = cases, .case_count = 1};
    char *text = show(&boots, &(struct show_options){.view = "pte"});

    (void)state;
    assert_non_null(strstr(text, "less the null call, with each iteration of a REP instruction."));
    free(text);
    boots.once = false;
    text = show(&boots, &(struct show_options){.view = "pte"});
    assert_null(strstr(text, "REP"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),  cmocka_unit_test(test_columns),
        cmocka_unit_test(test_filling), cmocka_unit_test(test_lacking),
        cmocka_unit_test(test_view),
    };

    return cmocka_run_group_tests_name("REP counted once, shown", tests, NULL, NULL);
}
