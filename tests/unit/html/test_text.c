/* SPDX-License-Identifier: MIT */
/* The one escaper of pages, its links, and the tables and charts that are made with it. */
#include "tests/unit/support/check.h"

#include <stdio.h>

#include "report/html/svg.h"
#include "report/html/table.h"
#include "report/html/text.h"

static char *text;
static size_t size;

static FILE *start(void)
{
    return open_memstream(&text, &size);
}

static void assert_written(FILE *out, const char *wanted)
{
    fclose(out);
    assert_string_equal(text, wanted);
    free(text);
}

static void test_text(void **state)
{
    FILE *out = start();

    (void)state;
    html_text(out, "a<b>&\"c'\n\xe2\x80\xa8\x1b");
    assert_written(out, "a&lt;b&gt;&amp;&quot;c&#39;\\x0a\\xe2\\x80\\xa8\\x1b");
}

static void test_said(void **state)
{
    FILE *out = start();

    (void)state;
    html_say(out, "%s and %d", "<", 3);
    html_element(out, "p", NULL, "&");
    html_element(out, "p", "good", "");
    assert_written(out, "&lt; and 3<p>&amp;</p>\n<p class=\"good\"></p>\n");
}

static void test_link(void **state)
{
    FILE *out = start();

    (void)state;
    html_link(out, "set_gdt/1-frame \"'<>%\xff");
    assert_written(out, "set_gdt/1-frame%20%22%27%3C%3E%25%FF");
}

static void test_table(void **state)
{
    FILE *out = start();

    (void)state;
    html_table(out, "t", HTML_SORTABLE, "\"A\"");
    html_head_of(out, true, "<", 'B');
    html_heads_end(out);
    html_row(out);
    html_row_head(out, ">");
    html_number(out, true, 2.5);
    html_number(out, false, 2.5);
    html_number_said(out, "more", 8.75, "+8.75 %");
    html_number_said(out, NULL, 1.49, "1.5"); /* a number in itself */
    html_cell(out, "bad", "x");
    html_row_end(out);
    html_table_end(out);
    assert_written(out, "<div class=\"controls\" data-for=\"t\" hidden></div>\n"
                        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                        "aria-label=\"&quot;A&quot;\"><table class=\"data sortable\" id=\"t\">"
                        "<caption>&quot;A&quot;</caption><thead><tr>"
                        "<th scope=\"col\" data-kind=\"number\">&lt; B</th></tr></thead>\n<tbody>\n"
                        "<tr><th scope=row>&gt;<td>2.5<td>"
                        "<td class=more data-value=8.75>+8.75 %<td>1.5<td class=\"t bad\">x\n"
                        "</tbody></table></div>\n");
}

/* Doubling goes an equal step to the right; nothing is at the bottom, and the highest at the top.
 */
static void test_chart(void **state)
{
    static const struct svg_point points[] = {{1, 0}, {2, 50}, {4, 100}};
    struct svg_chart chart = {"<t>", 0, 0, 1, 4, 100};
    double x[3], y[3];
    FILE *out = start();

    (void)state;
    svg_line(out, &chart, "line-a", true, points, 3);
    fclose(out);
    assert_int_equal(sscanf(strstr(text, "points=\""), "points=\"%lf,%lf %lf,%lf %lf,%lf\"", &x[0],
                            &y[0], &x[1], &y[1], &x[2], &y[2]),
                     6);
    assert_near(x[1] - x[0], x[2] - x[1]);
    assert_near(y[0] - y[1], y[1] - y[2]);
    assert_true(x[1] > x[0] && y[1] < y[0]);
    assert_true(x[2] <= SVG_CHART_WIDTH && y[0] <= SVG_CHART_HEIGHT);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),  cmocka_unit_test(test_said),  cmocka_unit_test(test_link),
        cmocka_unit_test(test_table), cmocka_unit_test(test_chart),
    };

    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
