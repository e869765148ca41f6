/* SPDX-License-Identifier: MIT */
/* The JUnit writer, read back by an XML parser. */
#include "tests/unit/support/check.h"

#include "report/format/junit.h"
#include "tests/unit/support/xml.h"

/* What a suite is written as; closed and freed. */
static xmlDocPtr written(struct junit *junit)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    xmlDocPtr doc;

    assert_true(junit_close(junit, out));
    fclose(out);
    doc = xml_read(text, size);
    free(text);
    return doc;
}

static void test_counts(void **state)
{
    struct junit *junit = junit_open("suite");
    enum junit_status status;
    xmlDocPtr doc;

    (void)state;
    junit_property(junit, "unit", "insns");
    /* One passed, two skipped, three failures, four errors. */
    for (status = 0; status < JUNIT_STATUS_COUNT; status++)
        for (unsigned i = 0; i <= status; i++)
            junit_add(junit, &(struct junit_case){.group = "family",
                                                  .name = "variant",
                                                  .status = status,
                                                  .message = status ? "why" : NULL,
                                                  .output = "323 insns\n"});
    doc = written(junit);
    assert_junit(doc);
    assert_path(doc, "/testsuites/testsuite/@name", "suite");
    assert_path(doc, "//property[@name='unit']/@value", "insns");
    assert_path(doc, "/testsuites/@tests", "10");
    assert_path(doc, "//testsuite/@tests", "10");
    assert_path(doc, "//testsuite/@skipped", "2");
    assert_path(doc, "//testsuite/@failures", "3");
    assert_path(doc, "//testsuite/@errors", "4");
    assert_path(doc, "count(//skipped)", "2");
    assert_path(doc, "count(//failure)", "3");
    assert_path(doc, "count(//error)", "4");
    assert_path(doc, "//failure/@message", "why");
    assert_path(doc, "//testcase/system-out", "323 insns\n");
    xmlFreeDoc(doc);
}

/* Texts that would end an attribute, an element or the document, and bytes that XML has not. */
static void test_hostile(void **state)
{
    static const char evil[] = "\"'/></testsuite>]]>&amp;<!--\x01\x1b\xff\r";
    static const char clean[] = "\"'/></testsuite>]]>&amp;<!--\\x01\\x1b\\xff\\x0d";
    struct junit *junit = junit_open(evil);
    xmlDocPtr doc;

    (void)state;
    junit_property(junit, evil, evil);
    junit_add(junit, &(struct junit_case){.group = evil,
                                          .name = evil,
                                          .status = JUNIT_FAILURE,
                                          .message = evil,
                                          .text = evil,
                                          .output = evil});
    doc = written(junit);
    assert_junit(doc);
    assert_path(doc, "count(//*)", "7");
    assert_path(doc, "//testsuite/@name", clean);
    assert_path(doc, "//property/@name", clean);
    assert_path(doc, "//property/@value", clean);
    assert_path(doc, "//testcase/@classname", clean);
    assert_path(doc, "//testcase/@name", clean);
    assert_path(doc, "//failure/@message", clean);
    assert_path(doc, "//failure", clean);
    assert_path(doc, "//system-out", clean);
    xmlFreeDoc(doc);
}

/* A message is one line; a text has lines. */
static void test_newlines(void **state)
{
    struct junit *junit = junit_open("suite");
    xmlDocPtr doc;

    (void)state;
    junit_add(junit, &(struct junit_case){.group = "a",
                                          .name = "b",
                                          .status = JUNIT_ERROR,
                                          .message = "one\ntwo",
                                          .text = "one\n\ntwo\n"});
    doc = written(junit);
    assert_path(doc, "//error/@message", "one\\x0atwo");
    assert_path(doc, "//error", "one\n\ntwo\n");
    xmlFreeDoc(doc);
}

static void test_full_disk(void **state)
{
    FILE *full = fopen("/dev/full", "w");

    (void)state;
    assert_non_null(full);
    assert_false(junit_close(junit_open("suite"), full));
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_newlines),
        cmocka_unit_test(test_full_disk),
    };

    return cmocka_run_group_tests_name("junit", tests, NULL, NULL);
}
