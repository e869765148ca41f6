/* SPDX-License-Identifier: MIT */
/* A gate's result as JUnit XML, read back by an XML parser. */
#include "tests/unit/makers/gate_maker.h"
#include "tests/unit/support/xml.h"

#include "report/compare/check.h"
#include "report/gate/gate.h"
#include "report/judge/judgement.h"
#include "report/system/exit.h"

/* The document, once it is as the schema has it. */
static xmlDocPtr document(const struct gate *gate)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    xmlDocPtr doc;

    assert_true(gate_junit(gate, out));
    fclose(out);
    doc = xml_read(text, size);
    assert_junit(doc);
    free(text);
    return doc;
}

static void test_counts(void **state)
{
    struct made_gate made;
    xmlDocPtr doc;

    (void)state;
    gate_make(&made, &gate_base, &gate_new, "except.set_gdt/empty = 2026-12-31 a check more\n");
    doc = document(&made.gate);
    /* Twelve cases, both runs, and whether they compare. */
    assert_path(doc, "string(/testsuites/@tests)", "15");
    /* Slower are mmu_update/l1-same and l1-map; set_gdt/empty is excused. */
    assert_path(doc, "string(/testsuites/@failures)", "2");
    assert_path(doc, "count(//testcase[failure])", "2");
    /* A case missing, one absent, one of another revision, one without a mode; and no run. */
    assert_path(doc, "string(/testsuites/@errors)", "4");
    /* Excused, and new. */
    assert_path(doc, "string(/testsuites/testsuite/@skipped)", "2");
    assert_path(doc, "string(//testcase[@name='mmu_update/l1-same']/@classname)", "mmu_update");
    assert_path(doc, "string(//testcase[@name='mmu_update/l1-same']/failure/@message)",
                "slower: one entry costs 760, and cost 746: +14 (+1.9 %); the floor is 7.5");
    assert_path(doc, "string(//testcase[@name='set_gdt/empty']/skipped/@message)",
                "excused until 2026-12-31: a check more; one call costs 860, and cost 766: +94 "
                "(+12.3 %); the floor is 7.7");
    assert_path(doc, "string(//testcase[@name='multicall/empty']/skipped/@message)",
                "there is nothing to compare it with");
    assert_path(doc,
                "contains(//testcase[@name='mmu_update/l1-same']/failure, "
                "'boot 1: 760 = (48690 - null call 50) / 64; 50 samples')",
                "true");
    assert_path(doc, "string(//property[@name='base.qemu.cpu']/@value)", "qemu64");
    xmlFreeDoc(doc);
    gate_drop(&made);
}

static void test_same(void **state)
{
    struct made_gate made;
    xmlDocPtr doc;

    (void)state;
    gate_make(&made, &gate_base, &gate_base, NULL);
    doc = document(&made.gate);
    assert_path(doc, "string(/testsuites/@failures)", "0");
    assert_path(doc, "string(/testsuites/@errors)", "0");
    assert_path(doc, "count(//testcase[@classname='run'])", "3");
    xmlFreeDoc(doc);
    gate_drop(&made);
}

/* What is no verdict of a case is an error of a run: a JUnit reader has nothing else to go by. */
static void test_no_green(void **state)
{
    static const struct boots_case skipped = {.name = "set_gdt/empty", .status = "skipped"};
    struct boots nothing = {.cases = &skipped, .case_count = 1}, broken = gate_base;
    struct made_gate made;
    xmlDocPtr doc;

    (void)state;
    gate_make(&made, &nothing, &nothing, NULL);
    doc = document(&made.gate);
    assert_path(doc, "string(/testsuites/@errors)", "1");
    assert_path(doc, "string(//testcase[@name='comparable']/error/@message)", "no case was judged");
    xmlFreeDoc(doc);
    gate_drop(&made);

    broken.bad_controls = true;
    gate_make(&made, &gate_base, &broken, NULL);
    doc = document(&made.gate);
    assert_path(doc, "string(/testsuites/@errors)", "1");
    assert_path(doc, "string(//testcase[error]/@name)", "new");
    assert_path(doc, "string(//testcase[error]/error/@message)", "the run deserves exit status 4");
    xmlFreeDoc(doc);
    gate_drop(&made);

    gate_make(&made, &gate_base, &gate_new, NULL);
    made.compare.options.across.strict = true;
    assert_int_equal(compare_refusals(&made.compare, &made.gate.refusals), EXIT_INCONCLUSIVE);
    judge_free(&made.pair.judgement);
    doc = document(&made.gate);
    assert_path(doc, "string(/testsuites/@tests)", "3");
    assert_path(doc, "string(/testsuites/@errors)", "1");
    assert_path(doc,
                "starts-with(//testcase[@name='comparable']/error/@message, "
                "'incomparable: boot.cmdline is com1=115200 in the/base, and ')",
                "true");
    xmlFreeDoc(doc);
    gate_drop(&made);
}

/* A document that could not be read back would have stopped the test in document(). */
static void test_hostile(void **state)
{
    static const char evil[] = "<![CDATA[x]]>&lt;\"'--><\\x1b[31m]]>";
    struct boots_case base[] = {{.name = evil, .call = {400}},
                                {.name = "set_gdt/empty", .call = {400}}};
    struct boots_case new[] = {{.name = evil, .call = {500}},
                               {.name = "set_gdt/empty", .status = "skipped", .why = evil}};
    struct boots a = {.facts = {"boot.cmdline", evil}, .cases = base, .case_count = 2};
    struct boots b = {.facts = {"boot.cmdline", evil}, .cases = new, .case_count = 2};
    struct made_gate made;
    xmlDocPtr doc;

    (void)state;
    gate_make(&made, &a, &b, NULL);
    doc = document(&made.gate);
    assert_path(doc, "string(//testcase[failure]/@name)", evil);
    assert_path(doc, "string(//property[@name='new.boot.cmdline']/@value)", evil);
    assert_path(doc, "string(//testcase[@name='set_gdt/empty']/error/@message)",
                "incomparable: it has a price in the base, and is skipped now: "
                "<![CDATA[x]]>&lt;\"'--><\\x1b[31m]]>");
    xmlFreeDoc(doc);
    gate_drop(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_no_green),
        cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests_name("gate's JUnit XML", tests, NULL, NULL);
}
