/* SPDX-License-Identifier: MIT */
/* The letters of the screen (core/screen/font.h). */
#include "tests/unit/support/check.h"

#include "core/screen/font.c"

static unsigned dots(char letter)
{
    unsigned count = 0, i, j;

    for (j = 0; j < FONT_HEIGHT; j++)
        for (i = 0; i < FONT_WIDTH; i++)
            count += font_dot(letter, j, i);
    return count;
}

static bool differ(char a, char b)
{
    unsigned i, j;

    for (j = 0; j < FONT_HEIGHT; j++)
        for (i = 0; i < FONT_WIDTH; i++)
            if (font_dot(a, j, i) != font_dot(b, j, i))
                return true;
    return false;
}

/* Every letter has a glyph of its own; blanks and what is no letter have none. */
static void test_glyphs(void **state)
{
    int a, b;

    (void)state;
    for (a = '!'; a <= '~'; a++) {
        assert_true(dots((char)a) > 2);
        for (b = '!'; b < a; b++)
            assert_true(differ((char)a, (char)b));
    }
    for (a = -128; a <= ' '; a++)
        assert_int_equal(dots((char)a), 0);
    assert_int_equal(dots('\x7f'), 0);
}

/* Letters beside each other do not touch, and none is found beyond its own glyph. */
static void test_edges(void **state)
{
    unsigned i, j;
    int a;

    (void)state;
    for (a = '!'; a <= '~'; a++)
        for (j = 0; j < 2 * FONT_HEIGHT; j++)
            for (i = j < FONT_HEIGHT ? FONT_WIDTH - 1 : 0; i < 2 * FONT_WIDTH; i++)
                assert_false(font_dot((char)a, j, i));
}

/* The right way up and round, and on the line: a tall one, one below the line, and what is low. */
static void test_shape(void **state)
{
    static const char letters[] = "Fp_";
    static const char *const rows[FONT_HEIGHT] = {
        "........ ........ ........", "........ ........ ........", "#######. ........ ........",
        "##...... ........ ........", "##...... ........ ........", "##...... ##.###.. ........",
        "######.. ###..##. ........", "##...... ##...##. ........", "##...... ##...##. ........",
        "##...... ##...##. ........", "##...... ###..##. ........", "##...... ##.###.. ........",
        "........ ##...... ........", "........ ##...... #######.", "........ ##...... ........",
        "........ ........ ........",
    };
    unsigned i, j, k;

    (void)state;
    for (j = 0; j < FONT_HEIGHT; j++)
        for (k = 0; letters[k]; k++)
            for (i = 0; i < FONT_WIDTH; i++)
                assert_int_equal(font_dot(letters[k], j, i),
                                 rows[j][k * (FONT_WIDTH + 1) + i] == '#');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_glyphs),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_shape),
    };

    return cmocka_run_group_tests_name("font", tests, NULL, NULL);
}
