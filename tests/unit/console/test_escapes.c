/* SPDX-License-Identifier: MIT */
/* What was meant for a terminal is taken out, however broken it is, and nothing else is. */
#include "tests/unit/support/check.h"

#include "report/console/escapes.h"

static void assert_stripped(const char *text, const char *left)
{
    char line[256];
    size_t len = strlen(text);

    memcpy(line, text, len);
    len = escapes_strip(line, len);
    assert_int_equal(len, strlen(left));
    assert_memory_equal(line, left, len);
}

static void sequences_are_taken_out(void **state)
{
    (void)state;
    assert_stripped("a\033[1;31mb\033[0mc\r\n", "abc\r\n");
    assert_stripped("a\033[?25l\033[Kb\033(Bc\033=d\0337", "abcd");
    assert_stripped("a\033]0;title\ab\033]2;t\033\\c", "abc");
    assert_stripped("a\033[2Cb\033[9999Cc", "a  b         c");
    assert_stripped("a\033[24;1Hb\033[Ac", "a\rb\rc");
    assert_stripped("ab\b\bcd\tx\b", "cd\t");
    assert_stripped("\b\ba\r\bb", "a\rb");
}

static void what_is_broken_takes_nothing_with_it(void **state)
{
    (void)state;
    assert_stripped("a\033", "a");
    assert_stripped("a\033[", "a");
    assert_stripped("a\033[12;", "a");
    assert_stripped("a\033[1\xff"
                    "b",
                    "a\xff"
                    "b");
    assert_stripped("a\033]0;title", "a0;title");
    assert_stripped("a\033]b\033]c", "abc");
}

static void spellings_are_known_where_they_are_meant(void **state)
{
    (void)state;
    assert_stripped("a#033[Kb#015", "ab\r");
    assert_stripped("a^[[0mb^M", "ab\r");
    assert_stripped("a^M^M\n", "a\r\r\n");
    assert_stripped("a\\x1b[0mb\\r\n", "ab\r\n");
    assert_stripped("a#012b", "a\rb");
    assert_stripped("#033]0;title#007a", "a");
    /* A CRC may begin like that, and so may what somebody has written. */
    assert_stripped("PVB1 1 x #012abcde", "PVB1 1 x #012abcde");
    assert_stripped("PVB1 1 x #015abcde", "PVB1 1 x #015abcde");
    assert_stripped("a#007b ^G x^2 ^[ \\e \\r^Mb", "a#007b ^G x^2 ^[ \\e \\r^Mb");
}

/* Every text of a few such bytes: no control byte is left, and it is never longer. */
static void nothing_is_left_over(void **state)
{
    static const char bytes[] = "\033[]\\;0KCH\a\b\r#^";
    char line[5];
    size_t i, n, k, of = sizeof(bytes) - 1, all = of * of * of * of * of;

    (void)state;
    for (i = 0; i < all; i++) {
        for (k = 0, n = i; k < 5; k++, n /= of)
            line[k] = bytes[n % of];
        n = escapes_strip(line, 5);
        assert_true(n <= 5);
        for (k = 0; k < n; k++)
            assert_true(line[k] >= ' ' || line[k] == '\r');
    }
}

/* Every byte, wherever it stands among others: eight of them are looked at together. */
static void test_every_byte(void **state)
{
    char line[] = "PVB1 17 fact key=a b=c";
    size_t i, len = strlen(line);
    int byte;

    (void)state;
    for (i = 0; i < len; i++)
        for (byte = 0; byte < 256; byte++) {
            bool control = (byte < ' ' && !strchr("\r\n\t", byte)) || byte == 0x7f || !byte;
            char kept = line[i];

            line[i] = (char)byte;
            if (escapes_any(line, len) != (control || byte == '^' || byte == '\\'))
                fail_msg("byte %d at %zu", byte, i);
            line[i] = kept;
        }
    assert_true(escapes_any("#033[K", 6));
    assert_true(escapes_any("a #1234 #015", 12));
    assert_false(escapes_any("PVB1 17 #12345678", 17));
    assert_false(escapes_any("#", 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(sequences_are_taken_out),
        cmocka_unit_test(what_is_broken_takes_nothing_with_it),
        cmocka_unit_test(spellings_are_known_where_they_are_meant),
        cmocka_unit_test(nothing_is_left_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
