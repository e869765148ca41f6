/* SPDX-License-Identifier: MIT */
/* The flame graphs as libxml2 reads them. */
#include "tests/unit/makers/profile_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"
#include "tests/unit/support/spoken.h"
#include "tests/unit/support/xml.h"

#include <stdio.h>

#include "report/commands/command.h"
#include "report/system/exit.h"

/* The picture of one run, or of two. */
static xmlDocPtr drawn(const char *base, const char *new)
{
    char path[96];
    const char *const words[] = {base, "--case", MADE_CASE, "--svg", path, new, NULL};
    struct spoken spoken;
    xmlDocPtr doc;
    char *text;

    snprintf(path, sizeof(path), "%s/flame.svg", folder);
    spoken = spoken_of(cmd_profile, words);
    assert_string_equal(spoken.err, "");
    assert_string_equal(spoken.out, "");
    assert_int_equal(spoken.status, EXIT_GOOD);
    spoken_drop(&spoken);
    text = folder_text("flame.svg");
    doc = xml_read(text, strlen(text));
    free(text);
    return doc;
}

/* A frame by the start of its title. */
#define FRAME(name) "//*[local-name()='g'][starts-with(*[local-name()='title'], '" name ": ')]"
#define RECT        "/*[local-name()='rect']"

static void test_one(void **state)
{
    xmlDocPtr doc = drawn(profile_run(MADE_BASE), NULL);

    (void)state;
    assert_path(doc, "string(/*/*[local-name()='title'])",
                "set_gdt/empty, single n=1: 37 instructions, 36 with each REP counted once");
    assert_path(doc, "string(//*[local-name()='text'][1])",
                "set_gdt/empty, single n=1: 37 instructions, 36 with each REP counted once");
    assert_path(doc, "string(" FRAME("do_set_gdt") "/*[local-name()='title'])",
                "do_set_gdt: 8 instructions of its own, 12 with all it calls (32.4 %); with each "
                "REP counted once 8 and 11");
    assert_path(doc, "string(" FRAME("test_all_events") "/*[local-name()='title'])",
                "test_all_events: 4 instructions of its own, 4 with all it calls (10.8 %)");
    assert_path(doc, "string(" FRAME("do_set_gdt") "/*[local-name()='text'])", "do_set_gdt 12");
    /* 12 of 37 of the width, less the gap, and above the frame of its caller. */
    assert_path(doc, "string(" FRAME("do_set_gdt") RECT "/@width)", "382.20");
    assert_path(doc, "string(" FRAME("pv_hypercall") RECT "/@y - " FRAME("do_set_gdt") RECT "/@y)",
                "19");
    assert_path(doc, "string(" FRAME("xen") RECT "/@x = " FRAME("lstar_enter") RECT "/@x)", "true");
    assert_path(doc,
                "string(" FRAME("test_all_events") RECT "/@x > " FRAME("lstar_enter") RECT
                "/@x + " FRAME("lstar_enter") RECT "/@width)",
                "true");
    /* A title in each frame, and nothing that a viewer would run or fetch. */
    assert_path(doc,
                "count(//*[local-name()='text'][contains(., 'each iteration of REP; not time')])",
                "1");
    assert_path(doc, "count(//*[local-name()='g'])", "11");
    assert_path(doc, "count(//*[local-name()='g'][not(*[local-name()='title'])])", "0");
    assert_path(doc, "count(//*[local-name()='g'][count(*[local-name()='rect']) != 1])", "0");
    assert_path(doc,
                "count(//*[local-name()='script' or local-name()='image' or "
                "local-name()='style' or local-name()='a'])",
                "0");
    assert_path(doc, "count(//@*[local-name()='href' or local-name()='onclick'])", "0");
    xmlFreeDoc(doc);
}

static void test_two(void **state)
{
    xmlDocPtr doc = drawn(profile_run(MADE_BASE), profile_run(MADE_NEW));

    (void)state;
    assert_path(
        doc, "string(/*/*[local-name()='title'])",
        "set_gdt/empty, single n=1: 37 instructions in the base, 55 now (+18, with each REP "
        "counted once +4)");
    assert_path(doc, "string(" FRAME("copy_from_guest_ll") "/*[local-name()='title'])",
                "copy_from_guest_ll: 4 instructions of its own in the base, 18 now (+14); with all "
                "it calls 4 and 18 (+14); with each REP counted once +0 and +0");
    /* It copies as before but by bytes; what is new is the darkest. */
    assert_path(doc, "string(" FRAME("copy_from_guest_ll") RECT "/@fill)", "#f3ebdd");
    assert_path(doc, "string(" FRAME("copy_from_guest_ll") RECT "/@width)", "385.68");
    assert_path(doc, "string(" FRAME("check_descriptors") RECT "/@fill)", "#f98468");
    assert_path(doc, "string(" FRAME("do_set_gdt") RECT "/@fill)", "#c0d8ee");
    assert_path(doc, "string(" FRAME("pv_hypercall") RECT "/@fill)", "#f3ebdd");
    assert_path(doc, "string(" FRAME("time_region") RECT "/@fill)", "#e3efdf");
    assert_path(doc, "string(" FRAME("do_set_gdt") "/*[local-name()='text'])", "do_set_gdt -3");
    assert_path(doc, "string(" FRAME("all") "/*[local-name()='text'])", "all +4");
    assert_path(doc,
                "count(//*[local-name()='text'][. = 'width: instructions of the new one, each "
                "iteration of REP'])",
                "1");
    assert_path(doc,
                "count(//*[local-name()='text'][starts-with(., 'colours and numbers: the change "
                "with each REP counted once')])",
                "1");
    assert_path(doc, "count(//*[local-name()='text'][contains(., 'only in the base')])", "0");
    xmlFreeDoc(doc);
    /* The other way round a frame has gone, which no width shows. */
    doc = drawn(profile_run(MADE_NEW), profile_run(MADE_BASE));
    assert_path(doc, "string((//*[local-name()='text'])[last()])",
                "frames only in the base: check_descriptors (7)");
    assert_path(doc, "count(" FRAME("check_descriptors") ")", "0");
    xmlFreeDoc(doc);
    /* Of several the largest is the first. */
    doc = drawn(profile_run(MADE_BASE), profile_run(MADE_UNNAMED));
    assert_path(
        doc, "string((//*[local-name()='text'])[last()])",
        "frames only in the base: do_set_gdt (8), lstar_enter (6), pv_hypercall (6) and 3 more");
    xmlFreeDoc(doc);
}

/* However long the path of a run is, what ran is said behind it. */
static void test_long_path(void **state)
{
    char path[700];
    size_t len;
    xmlDocPtr doc;

    (void)state;
    snprintf(path, sizeof(path), "%s", folder);
    for (len = strlen(path); len < 600; len += 2)
        strcpy(path + len, "/.");
    snprintf(path + len, sizeof(path) - len, "%s", profile_run(MADE_BASE) + strlen(folder));
    doc = drawn(path, NULL);
    assert_path(doc,
                "string-length(//*[local-name()='text'][contains(., 'base: pv64, Xen 4.17.7, boot "
                "1')])",
                "161");
    xmlFreeDoc(doc);
}

static void test_hostile(void **state)
{
    xmlDocPtr doc = drawn(profile_run(MADE_HOSTILE), NULL);

    (void)state;
    assert_path(doc, "count(//*[local-name()='g'])", "11");
    assert_path(doc, "count(//*[local-name()='script'])", "0");
    assert_path(doc, "count(//*[local-name()='text'][. = 'x;y z 18'])", "1");
    assert_path(doc, "count(" FRAME("lstar_enter</title><script>alert(1)</script>") ")", "1");
    xmlFreeDoc(doc);
}

static void test_unwritable(void **state)
{
    const char *const words[] = {profile_run(MADE_BASE), "--case", MADE_CASE, "--svg",
                                 "/nonexistent/x.svg",   NULL};
    struct spoken spoken = spoken_of(cmd_profile, words);

    (void)state;
    assert_int_equal(spoken.status, EXIT_USAGE);
    assert_non_null(strstr(spoken.err, "/nonexistent/x.svg"));
    spoken_drop(&spoken);
}

/* What a reader of the table is told, somebody who was sent the picture is told by it. */
static void test_warnings(void **state)
{
    xmlDocPtr doc = drawn(profile_run(MADE_BASE), profile_run(MADE_ELSEWHERE));

    (void)state;
    assert_path(doc,
                "count(//*[local-name()='text'][. = 'cpu.signature differs: base 0x663; new "
                "0x306c1: Xen takes other paths on another CPU'])",
                "1");
    xmlFreeDoc(doc);
    doc = drawn(profile_run(MADE_UNCONTROLLED), NULL);
    assert_path(doc,
                "count(//*[local-name()='text'][contains(., 'the controls failed or are missing: "
                "its prices are not')])",
                "1");
    assert_path(doc, "string(//*[local-name()='text'][last()]/@y < /*/@height)", "true");
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one),        cmocka_unit_test(test_two),
        cmocka_unit_test(test_long_path),  cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_unwritable), cmocka_unit_test(test_warnings),
    };

    return cmocka_run_group_tests_name("flame graphs", tests, profiles_make, profiles_drop);
}
