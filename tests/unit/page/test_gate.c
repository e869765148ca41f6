/* SPDX-License-Identifier: MIT */
/* The page that a gate writes: its verdict first, by its own rule. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/gate_command.h"
#include "tests/unit/support/page_text.h"
#include "tests/unit/support/xml.h"
#include "tests/unit/makers/gate_maker.h"

#include <limits.h>
#include <stdio.h>

#include "report/commands/command.h"
#include "report/system/exit.h"

static char page[PATH_MAX];

/* The page of two runs, with further words. */
static char *gated(const struct boots *base, const struct boots *new, const char *option,
                   const char *value, int status)
{
    const char *const words[] = {"--report", page, option, value, NULL};
    struct spoken spoken;

    snprintf(page, sizeof(page), "%s/page.html", folder);
    remove(page);
    spoken = gate_command(boots_file(base), boots_file(new), words);
    assert_int_equal(spoken.status, status);
    spoken_drop(&spoken);
    return folder_text("page.html");
}

static void assert_verdict(const char *text, const char *class, const char *start)
{
    char wanted[256];

    snprintf(wanted, sizeof(wanted), "<p class=\"verdict %s\">%s", class, start);
    if (!strstr(text, wanted))
        fail_msg("no %s", wanted);
}

static void test_verdicts(void **state)
{
    char *slow = gated(&gate_good, &gate_slow, NULL, NULL, EXIT_WORSE);
    char *good = gated(&gate_good, &gate_good, NULL, NULL, EXIT_GOOD);
    xmlDocPtr doc = page_read(slow);

    (void)state;
    assert_verdict(slow, "bad", "Gate: slower (exit status 5). 1 slower, 2 same.</p>");
    assert_verdict(good, "good", "Gate: same (exit status 0). 3 same.</p>");
    assert_page_count(doc, "count(//table[@id='changes-table']/tbody/tr)", 1);
    assert_non_null(strstr(slow, "<li>insns, exact: a case that grew"));
    assert_null(strstr(good, "id=\"changes-table\""));
    xmlFreeDoc(doc);
    free(slow);
    free(good);
}

/* A policy lets it grow: the page goes by it, and says how it was made. */
static void test_policy(void **state)
{
    char *policy = file_of_text("limit.default = 90% 4\n");
    char *text = gated(&gate_good, &gate_slow, "--policy", policy, EXIT_GOOD);

    (void)state;
    assert_verdict(text, "good", "Gate: same (exit status 0). 3 same, 1 of these moved within");
    assert_non_null(strstr(text, "--policy "));
    assert_non_null(strstr(text, "<p>B: 3 same, 1 of these moved within their limit.</p>"));
    assert_null(strstr(text, "id=\"changes-table\""));
    free(text);
    drop_file(policy);
}

/* The folders of a side stand behind its option, as a shell takes them. */
static void test_sides(void **state)
{
    char *of[] = {boots_file(&gate_good), boots_file(&gate_good), boots_file(&gate_good)};
    const char *words[] = {"--base", of[0],      "--base", of[1], "--new",
                           of[2],    "--report", page,     NULL};
    char wanted[3 * PATH_MAX], *text;
    size_t i;

    (void)state;
    snprintf(page, sizeof(page), "%s/page.html", folder);
    spoken_check(spoken_of(cmd_gate, words), EXIT_GOOD, "");
    text = folder_text("page.html");
    snprintf(wanted, sizeof(wanted), "pvbench gate --base %s --base %s --new %s --report", of[0],
             of[1], of[2]);
    assert_non_null(strstr(text, wanted));
    free(text);
    for (i = 0; i < 3; i++)
        drop_file(of[i]);
}

static void test_refused(void **state)
{
    struct boots other = gate_good;
    char *text;

    (void)state;
    other.unit = "cycles";
    text = gated(&gate_good, &other, NULL, NULL, EXIT_INCONCLUSIVE);
    assert_verdict(text, "warning", "Gate: incomparable (exit status 3).</p>");
    assert_non_null(strstr(text, "<li class=\"bad\">incomparable: "));
    assert_null(strstr(text, "id=\"price-table\""));
    free(text);
}

/* The class of a change of a case, by the column of its number. */
static void assert_class(xmlDocPtr doc, const char *table, const char *name, unsigned column,
                         const char *class)
{
    char path[160];

    snprintf(path, sizeof(path), "string(//table[@id='%s']/tbody/tr[th='%s']/td[%u]/@class)", table,
             name, column);
    assert_path(doc, path, class);
}

/*
 * With REP counted once a case is faster whose price with each iteration is higher: no more is red
 * of it, nor of what moved within its limit.
 */
static void test_colours(void **state)
{
    char *text = gated(&gate_once_base, &gate_once_new, NULL, NULL, EXIT_WORSE);
    xmlDocPtr doc = page_read(text);

    (void)state;
    assert_class(doc, "changes-table", "stack_switch/same", 1, "t good");
    assert_class(doc, "changes-table", "stack_switch/same", 5, "");
    assert_class(doc, "changes-table", "stack_switch/same", 6, "less");
    assert_class(doc, "changes-table", "set_gdt/empty", 6, "more");
    assert_page_count(doc, "count(//table[@id='changes-table']//td[contains(@class, 'more')])", 2);
    assert_class(doc, "price-table", "stack_switch/same", 4, "");
    assert_class(doc, "price-table", "xen_version/version", 4, "");
    assert_page_count(doc, "count(//table[@id='price-table']//td[contains(@class, 'more')])", 0);
    xmlFreeDoc(doc);
    free(text);
}

/* Why there is no verdict is what is seen, and nothing says that all is well. */
static void test_no_verdict(void **state)
{
    const struct boots none = {.case_count = 0};
    char *text = gated(&gate_good, &none, NULL, NULL, EXIT_INCONCLUSIVE);
    char *good = gated(&gate_good, &gate_good, NULL, NULL, EXIT_GOOD);

    (void)state;
    assert_non_null(strstr(text, "<details open><summary>Growth that passes"));
    assert_non_null(strstr(text, "<p class=\"warning\">No case "));
    assert_null(strstr(good, "<details open>"));
    assert_non_null(strstr(good, "<p class=\"good\">No case differs.</p>"));
    free(text);
    free(good);
}

static void test_where(void **state)
{
    const char *const words[] = {"--report", "-", NULL}, *const none[] = {"--report", "", NULL};

    (void)state;
    spoken_check(gate_command(boots_file(&gate_good), boots_file(&gate_good), words), EXIT_USAGE,
                 "--report -: stdout has the verdicts: name a file\n");
    spoken_check(gate_command(boots_file(&gate_good), boots_file(&gate_good), none), EXIT_USAGE,
                 "--report needs a name\nTry");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdicts),   cmocka_unit_test(test_policy),
        cmocka_unit_test(test_sides),      cmocka_unit_test(test_refused),
        cmocka_unit_test(test_colours),    cmocka_unit_test(test_where),
        cmocka_unit_test(test_no_verdict),
    };

    return cmocka_run_group_tests_name("page-gate", tests, folder_make, folder_drop);
}
