/* SPDX-License-Identifier: MIT */
/* The QR code on the screen of a dom0: where it stands, how large, and when there is none. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/video_memory.h"

/* The code stands there, with its margin round it. */
static void assert_code(const char *text, unsigned x, unsigned y, unsigned dot)
{
    static struct qr expected;
    unsigned i, j, side;

    assert_true(qr_encode(&expected, text, strlen(text)));
    side = expected.side + 8;
    for (j = 0; j < side * dot; j++)
        for (i = 0; i < side * dot; i++) {
            unsigned row = j / dot - 4, column = i / dot - 4;
            bool dark = row < expected.side && column < expected.side && expected.dark[row][column];

            assert_int_equal(pixel(x + i, y + j), dark ? 0 : 0xffffff);
        }
}

static void test_code(void **state)
{
    char text[301];

    (void)state;
    memset(text, 'x', 300); /* version 11: 61 modules and a margin of 8 */
    text[300] = '\0';
    /* To the right: 160 pixels, of which the code takes 138 and three gaps share 22. */
    start_pixels(800, 600, 32);
    screen_put(0, 0, SCREEN_PLAIN, "x");
    screen_put(24, 0, SCREEN_GOOD, "x");
    screen_put(24, 79, SCREEN_BAD, "x");
    assert_true(screen_qr(text));
    assert_code(text, 800 - 7 - 138, (600 - 138) / 2, 2);
    assert_int_equal(lit(7, 100, 640, 400), 3 * dots('x'));
    assert_int_equal(ink(7, 100 + 24 * 16, 8, 16), 0x60f080);
    assert_int_equal(ink(7 + 79 * 8, 100 + 24 * 16, 8, 16), 0xff7060);
    /* Below. */
    start_pixels(2048, 2048, 32);
    screen_put(24, 0, SCREEN_PLAIN, "x");
    assert_true(screen_qr(text));
    assert_code(text, (2048 - 69 * 11) / 2, 2048 - 29 - 69 * 11, 11);
    assert_int_equal(lit(0, 0, 2048, 29 + 1200), 9 * dots('x'));
    assert_int_equal(lit(0, 29 + 1200, (2048 - 69 * 11) / 2, 2048 - 29 - 1200), 0);
}

/* Where there is more room for it, as large as both sides let it be. */
static void test_places(void **state)
{
    static const struct {
        unsigned width, height, x, y, dot;
    } modes[] = {{2000, 400, 1317, 27, 5}, {640, 2000, 9, 1053, 9}, {1000, 1000, 224, 432, 8}};
    char text[301];
    unsigned m;

    (void)state;
    memset(text, 'x', 300);
    text[300] = '\0';
    for (m = 0; m < sizeof(modes) / sizeof(*modes); m++) {
        start_pixels(modes[m].width, modes[m].height, 32);
        assert_true(screen_qr(text));
        assert_code(text, modes[m].x, modes[m].y, modes[m].dot);
    }
    /* No room: it stays as it is.  Beside one of them a dot would be a pixel, and is lost. */
    start_pixels(640, 400, 32);
    assert_false(screen_qr(text));
    start_pixels(640, 480, 32);
    screen_put(24, 0, SCREEN_PLAIN, "x");
    assert_false(screen_qr(text));
    assert_int_equal(lit(0, 0, 640, 480), dots('x'));
    start_pixels(720, 400, 32);
    assert_false(screen_qr(text));
}

static void test_too_long(void **state)
{
    char text[860];

    (void)state;
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    start_pixels(2048, 2048, 32);
    assert_false(screen_qr(text));
    assert_int_equal(lit(0, 0, 2048, 2048), 0);
}

/* Wherever in the drawing of a code that is. */
static void test_refused_code(void **state)
{
    size_t whole, left;

    (void)state;
    start_pixels(800, 600, 32);
    taken = 0;
    assert_true(screen_qr("text"));
    whole = taken;
    for (left = 1; left <= whole; left += 97) {
        start_pixels(800, 600, 32);
        taken = 0;
        granted = whole - left;
        assert_false(screen_qr("text"));
        assert_false(screen_qr("text"));
        assert_int_equal(taken, granted + 1);
        assert_string_equal(screen_mode(), "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_code),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_refused_code),
    };

    return cmocka_run_group_tests_name("screen_code", tests, NULL, NULL);
}
