/* SPDX-License-Identifier: MIT */
/* The functions of a change in what "pvbench gate" says, in every form of it. */
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/json_said.h"
#include "tests/unit/support/spoken.h"
#include "tests/unit/support/xml.h"

#include <stdio.h>

#include "report/commands/command.h"
#include "report/format/width.h"
#include "report/judge/policy.h"
#include "report/profile/judged.h"
#include "report/system/exit.h"

#define LINE "copy_from_guest_ll +14, check_descriptors +7, do_set_gdt -3"

static char junit[96], markdown[96], policy[96];

static int make(void **state)
{
    int made = profiles_make(state);

    snprintf(junit, sizeof(junit), "%s/gate.xml", folder);
    snprintf(markdown, sizeof(markdown), "%s/gate.md", folder);
    snprintf(policy, sizeof(policy), "%s/gate.policy", folder);
    return made;
}

static struct spoken gate(enum made_profile base, enum made_profile new, const char *const *more)
{
    const char *words[16] = {profile_run(base), profile_run(new)};
    size_t i;

    for (i = 0; more && more[i]; i++)
        words[2 + i] = more[i];
    return spoken_of(cmd_gate, words);
}

static void test_text(void **state)
{
    struct spoken spoken = gate(MADE_BASE, MADE_NEW, NULL);

    (void)state;
    assert_int_equal(spoken.status, EXIT_WORSE);
    assert_non_null(strstr(spoken.out, "\n  " MADE_CASE ": " LINE "\n"));
    assert_int_equal(
        count_of(spoken.out, "Functions, of one call, entry or item as in the table: "), 1);
    assert_null(strstr(spoken.out, MADE_TRAP ": "));
    spoken_drop(&spoken);

    /* Without a profile on both sides there is not a word of it. */
    spoken = gate(MADE_BARE, MADE_NEW, NULL);
    assert_null(strstr(spoken.out, "Functions"));
    assert_null(strstr(spoken.out, "profile"));
    spoken_drop(&spoken);
}

/* What cannot be used is said, and the verdict is what it was. */
static void test_unusable(void **state)
{
    struct spoken good = gate(MADE_BARE, MADE_NEW, NULL), cut = gate(MADE_CUT, MADE_NEW, NULL);

    (void)state;
    assert_int_equal(cut.status, good.status);
    assert_non_null(
        strstr(cut.out, "\n  base: the profile of boot 1 is not used: it is cut or damaged"));
    assert_int_equal(count_of(cut.out, "profile"), 1);
    assert_string_equal(strstr(cut.out, "\ngate: "), strstr(good.out, "\ngate: "));
    spoken_drop(&good);
    spoken_drop(&cut);
}

static char *explained(enum made_profile base, enum made_profile new, const char *name)
{
    struct spoken spoken = gate(base, new, (const char *[]){"--explain", name, NULL});
    char *from = strstr(spoken.out, "  by function"), *text;

    if (!from)
        from = strstr(spoken.out, "  base: the profile");
    text = strdup(from ? from : "");
    spoken_drop(&spoken);
    return text;
}

static void check_explained(enum made_profile base, const char *name, const char *wanted)
{
    char *text = explained(base, MADE_NEW, name);

    assert_string_equal(text, wanted);
    free(text);
}

/* The counts of the region, which add up as they stand. */
static void test_explain(void **state)
{
    (void)state;
    check_explained(MADE_BASE, MADE_CASE,
                    "  by function, of a region of n=8: change with each iteration of REP; once: "
                    "with each REP\n    instruction counted once; change per entry: of one, by the "
                    "figure that decides\n"
                    "function            in   base  new  change  once  change per entry\n"
                    "copy_from_guest_ll  xen    32  144    +112     0             +14.0\n"
                    "check_descriptors   xen     0   56     +56   +56              +7.0\n"
                    "do_set_gdt          xen    64   40     -24   -24              -3.0\n"
                    "sum                                   +144   +32             +18.0\n");
    check_explained(MADE_BASE, "mmu_update/l1-map",
                    "  by function, of a region of n=1: change with each iteration of REP; once: "
                    "with each REP\n    instruction counted once\n"
                    "function            in   base  new  change  once\n"
                    "copy_from_guest_ll  xen     4   18     +14     0\n"
                    "check_descriptors   xen     0    7      +7    +7\n"
                    "do_set_gdt          xen     8    5      -3    -3\n"
                    "sum                                    +18    +4\n");
    check_explained(MADE_BASE, MADE_TRAP, "  by function: none of them moved\n");
    check_explained(MADE_BARE, MADE_CASE, "");
    check_explained(MADE_CUT, MADE_CASE,
                    "  base: the profile of boot 1 is not used: it is cut or damaged\n");
}

static void test_width(void **state)
{
    struct spoken spoken;
    char *rest, *line;

    (void)state;
    width_set(80);
    spoken = gate(MADE_BASE, MADE_NEW, NULL);
    for (rest = spoken.out; (line = strsep(&rest, "\n"));)
        if (strlen(line) > 80 && !strstr(line, folder))
            fail_msg("%zu columns: %s", strlen(line), line);
    spoken_drop(&spoken);
    width_set(0);
}

/* The message has the largest, and the text the table; an excused one says them, too. */
static void test_junit(void **state)
{
    struct spoken spoken = gate(MADE_BASE, MADE_NEW, (const char *[]){"--junit", junit, NULL});
    char *text = file_text(junit);
    xmlDocPtr doc = xml_read(text, strlen(text));

    (void)state;
    assert_junit(doc);
    assert_path(doc,
                "substring-after(//testcase[@name='" MADE_CASE "']/failure/@message, 'floor is ')",
                "4.0; " LINE);
    assert_path(doc,
                "contains(//testcase[@name='" MADE_CASE "']/failure, "
                "'check_descriptors   xen     0   56     +56   +56              +7.0')",
                "true");
    xmlFreeDoc(doc);
    free(text);
    spoken_drop(&spoken);
}

static void write_policy(const char *line)
{
    FILE *out = fopen(policy, "w");

    assert_non_null(out);
    fputs(line, out);
    fclose(out);
}

static void test_excused(void **state)
{
    const char *const words[] = {"--policy", policy, "--junit", junit, NULL};
    struct spoken spoken;
    xmlDocPtr doc;
    char *text;

    (void)state;
    write_policy("except." MADE_CASE " = 2999-12-31 descriptors are checked now\n");
    spoken = gate(MADE_BASE, MADE_NEW, words);
    assert_non_null(strstr(spoken.out, "\n  " MADE_CASE ": " LINE "\n"));
    text = file_text(junit);
    doc = xml_read(text, strlen(text));
    assert_junit(doc);
    assert_path(doc,
                "substring-after(//testcase[@name='" MADE_CASE "']/skipped/@message, 'floor is ')",
                "4.0; " LINE);
    xmlFreeDoc(doc);
    free(text);
    spoken_drop(&spoken);
}

static void check_markdown(enum made_profile new, size_t max, bool with)
{
    char bytes[16];
    struct spoken spoken;
    char *text;

    snprintf(bytes, sizeof(bytes), "%zu", max);
    spoken =
        gate(MADE_BASE, new, (const char *[]){"--markdown", markdown, "--max-bytes", bytes, NULL});
    text = file_text(markdown);
    assert_non_null(text);
    assert_true(strlen(text) <= max);
    assert_int_equal(strstr(text, "\n- `" MADE_CASE ": " LINE "`\n") != NULL, with);
    assert_int_equal(strstr(text, judged_functions_legend) != NULL, with);
    free(text);
    spoken_drop(&spoken);
}

/* A row that is left out has no functions either. */
static void test_markdown(void **state)
{
    (void)state;
    check_markdown(MADE_NEW, 9999, true);
    check_markdown(MADE_NEW, 700, false);
}

/* In one call: numbers of its leading measure, which add up; null where nobody knows. */
static void test_json(void **state)
{
    const char *const words[] = {profile_run(MADE_BASE), profile_run(MADE_NEW), "--format", "json",
                                 NULL};
    const char *const cut[] = {profile_run(MADE_BASE), profile_run(MADE_CUT), "--format", "json",
                               NULL};
    json_t *root = json_said(cmd_gate, words), *c, *function;
    double change = 0, once = 0;
    size_t i;

    (void)state;
    c = case_named(at_path(root, "cases"), MADE_CASE);
    assert_string_equal(text_at(c, "by"), "entry");
    assert_int_equal(json_array_size(at_path(c, "functions")), 3);
    assert_string_equal(text_at(c, "functions.1.function"), "check_descriptors");
    assert_string_equal(text_at(c, "functions.1.in"), "xen");
    assert_near(json_number_value(at_path(c, "functions.1.base")), 0);
    assert_near(json_number_value(at_path(c, "functions.1.new")), 7);
    json_array_foreach(at_path(c, "functions"), i, function)
    {
        change += json_number_value(at_path(function, "change"));
        once += json_number_value(at_path(function, "change_once"));
    }
    assert_near(change, json_number_value(at_path(c, "measures.entry.change")));
    assert_near(once, 4);
    assert_true(json_is_null(at_path(case_named(at_path(root, "cases"), MADE_TRAP), "functions")));
    json_decref(root);

    root = json_said(cmd_gate, cut);
    assert_true(json_is_null(at_path(case_named(at_path(root, "cases"), MADE_CASE), "functions")));
    assert_string_equal(text_at(root, "notes.0"),
                        "new: the profile of boot 1 is not used: it is cut or damaged");
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),     cmocka_unit_test(test_unusable),
        cmocka_unit_test(test_explain),  cmocka_unit_test(test_width),
        cmocka_unit_test(test_junit),    cmocka_unit_test(test_excused),
        cmocka_unit_test(test_markdown), cmocka_unit_test(test_json),
    };

    return cmocka_run_group_tests_name("functions of a gate", tests, make, profiles_drop);
}
