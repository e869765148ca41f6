/* SPDX-License-Identifier: MIT */
/* Texts and tables in Markdown; tests/boot/export.sh has a renderer read them. */
#include "tests/unit/support/check.h"

#include "report/format/markdown.h"
#include "report/format/table.h"

static void assert_text(const char *text, const char *expected)
{
    char *escaped = markdown_text(text);

    assert_string_equal(escaped, expected);
    free(escaped);
}

static void assert_code(const char *text, const char *expected)
{
    char *escaped = markdown_code(text);

    assert_string_equal(escaped, expected);
    free(escaped);
}

static void test_text(void **state)
{
    (void)state;
    assert_text("", "");
    assert_text("xen_version/version", "xen_version/version");
    assert_text("a | b", "a &#124; b");
    assert_text("\\|", "\\\\&#124;");
    assert_text("`x`", "\\`x\\`");
    assert_text("<b>&amp;", "&lt;b&gt;&amp;amp;");
    assert_text("*x* _x_ a_b __", "\\*x\\* \\_x\\_ a_b \\_\\_");
    assert_text("![x](y)", "!\\[x\\](y)");
    assert_text("~x~ $x$", "\\~x\\~ \\$x\\$");
    assert_text("http://x WWW.x 4.17", "http\\://x WWW\\.x 4.17");
    assert_text("a\nb\r\x1b\xff", "a\\\\x0ab\\\\x0d\\\\x1b\\\\xff");
}

static void test_code(void **state)
{
    (void)state;
    assert_code("a_b <c> *d*", "`a_b <c> *d*`");
    assert_code("a`b", "<code>a\\`b</code>");
    assert_code("a\\|b", "<code>a\\\\&#124;b</code>");
    assert_code(" x", "<code> x</code>");
    assert_code("", "<code></code>");
    assert_code("a\nb", "<code>a\\\\x0ab</code>");
}

static void test_table(void **state)
{
    static const char *const heads[] = {"case", "call"};
    struct table table;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    (void)state;
    table_start(&table, heads, 2, 1);
    table_cell(&table, "%s", "a|b");
    table_number(&table, true, 12345);
    table_cell(&table, "c");
    table_number(&table, false, 0);
    markdown_table(&table, out);
    fclose(out);
    assert_string_equal(text, "| case     |  call |\n"
                              "| -------- | ----: |\n"
                              "| a&#124;b | 12345 |\n"
                              "| c        |     - |\n");
    free(text);
}

/* A cell is as long as its text. */
static void test_long_cell(void **state)
{
    static const char *const heads[] = {"x"};
    struct table table;
    char *text = NULL, cell[1001];
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    (void)state;
    memset(cell, 'y', 1000);
    cell[1000] = '\0';
    table_start(&table, heads, 1, 1);
    table_cell(&table, "%s", cell);
    markdown_table(&table, out);
    fclose(out);
    assert_non_null(strstr(text, cell));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_code),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_long_cell),
    };

    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
