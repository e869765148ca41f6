/* SPDX-License-Identifier: MIT */
/* The screen of a dom0 (core/screen/screen.h), on memory that stands for the video memory. */
#include "tests/unit/support/check.h"
#include "tests/unit/support/video_memory.h"

static void test_nowhere(void **state)
{
    const unsigned behind = offsetof(struct start_info, cmd_line) + MAX_GUEST_CMDLINE;

    (void)state;
    /* An old Xen has nothing between the command line and it; in the line it is nothing of Xen's.
     */
    start_text(80, 25);
    memmove(page.bytes + behind, console(), sizeof(*console()));
    page.info.console.dom0.info_off = behind;
    assert_null(screen_init(&page.info));
    memmove(page.bytes + behind - 4, console(), sizeof(*console()));
    page.info.console.dom0.info_off = behind - 4;
    assert_non_null(screen_init(&page.info));
    make_page();
    page.info.flags = 0;
    assert_non_null(strstr(screen_init(&page.info), "dom0"));
    make_page();
    assert_non_null(strstr(screen_init(&page.info), "names no video memory"));
    /* Beyond the page, or in what start_info has for itself. */
    start_text(80, 25);
    page.info.console.dom0.info_off = ENV_PAGE_SIZE - 4;
    page.bytes[ENV_PAGE_SIZE - 4] = XEN_VGATYPE_TEXT_MODE_3;
    assert_non_null(strstr(screen_init(&page.info), "names no video memory"));
    start_text(80, 25);
    memcpy(page.bytes + ENV_PAGE_SIZE + 64, console(), sizeof(*console()));
    page.info.console.dom0.info_off = ENV_PAGE_SIZE + 64;
    assert_non_null(screen_init(&page.info));
    start_text(80, 25);
    page.info.console.dom0.info_size = 0xffffffff;
    assert_non_null(screen_init(&page.info));
    start_text(80, 25);
    memcpy(page.bytes, console(), sizeof(struct dom0_vga_console_info));
    page.info.flags = SIF_INITDOMAIN;
    page.info.console.dom0.info_off = 0;
    assert_non_null(screen_init(&page.info));
    /* Then nothing is drawn. */
    taken = 0;
    screen_put(0, 0, SCREEN_PLAIN, "text");
    assert_false(screen_qr("text"));
    assert_string_equal(screen_mode(), "");
    assert_int_equal(taken, 0);
}

static void test_refused(void **state)
{
    (void)state;
    start_pixels(800, 600, 32);
    reachable = false;
    assert_non_null(strstr(screen_init(&page.info), "higher than this ABI can map"));
    start_pixels(800, 600, 32);
    granted = 0;
    assert_non_null(strstr(screen_init(&page.info), "does not let this domain map"));
    assert_string_equal(screen_mode(), "");
    start_text(80, 25);
    granted = 0;
    assert_non_null(strstr(screen_init(&page.info), "does not let this domain map"));
    /* And later on, once. */
    start_text(80, 25);
    assert_string_equal(screen_mode(), "text 80x25");
    granted = taken;
    screen_put(0, 0, SCREEN_PLAIN, "text");
    screen_put(1, 0, SCREEN_PLAIN, "text");
    assert_string_equal(screen_mode(), "");
    assert_int_equal(taken, granted + 1);
}

static void assert_cell(unsigned row, unsigned column, char letter, unsigned attribute)
{
    const uint8_t *at = memory + row * screen.line + 2 * column;

    assert_int_equal(at[0], letter);
    assert_int_equal(at[1], attribute);
}

static void test_text(void **state)
{
    unsigned row, column;

    (void)state;
    start_text(132, 60);
    for (row = 0; row < 60; row++)
        for (column = 0; column < 132; column++)
            assert_cell(row, column, ' ', 0x0f);
    screen_put(0, 0, SCREEN_GOOD, "A\x1b\xe4\x7f");
    assert_cell(17, 26, 'A', 0x0a);
    assert_cell(17, 27, '?', 0x0a);
    assert_cell(17, 28, '?', 0x0a);
    assert_cell(17, 29, '?', 0x0a);
    assert_cell(17, 30, ' ', 0x0f);
    /* To the end of the row, and not into the next. */
    screen_put(24, 79, SCREEN_BAD, "xyz");
    assert_cell(41, 105, 'x', 0x0c);
    assert_cell(41, 106, ' ', 0x0f);
    screen_put(24, 80, SCREEN_BAD, "xyz");
    screen_put(25, 0, SCREEN_BAD, "xyz");
    assert_cell(42, 26, ' ', 0x0f);
    assert_false(screen_qr("text"));
    start_text(80, 25);
    screen_put(24, 79, SCREEN_BAD, "xyz");
    assert_cell(24, 79, 'x', 0x0c);
}

/* A letter as its glyph is, in the middle of the screen and as large as it fits. */
static void test_pixels(void **state)
{
    static const struct {
        unsigned width, height, depth, scale;
    } modes[] = {{640, 400, 32, 1},   {640, 480, 24, 1},   {800, 600, 16, 1},  {1280, 800, 32, 2},
                 {1279, 1024, 32, 1}, {1920, 1080, 32, 2}, {2048, 2048, 32, 3}};
    unsigned m, i, j, x, y, s;

    (void)state;
    for (m = 0; m < sizeof(modes) / sizeof(*modes); m++) {
        s = modes[m].scale;
        start_pixels(modes[m].width, modes[m].height, modes[m].depth);
        assert_int_equal(lit(0, 0, screen.width, screen.height), 0);
        screen_put(2, 3, SCREEN_WARNING, "g");
        x = (screen.width - 640 * s) / 2 + 3 * 8 * s;
        y = (screen.height - 400 * s) / 2 + 2 * 16 * s;
        for (j = 0; j < 16 * s; j++)
            for (i = 0; i < 8 * s; i++)
                assert_int_equal(pixel(x + i, y + j),
                                 font_dot('g', j / s, i / s) ? video_pixel(&screen, 0xffe050) : 0);
        assert_int_equal(lit(0, 0, screen.width, screen.height), dots('g') * s * s);
        /* What is between the lines is nobody's. */
        for (i = screen.width * screen.unit; i < screen.line; i++)
            assert_int_equal(memory[i], 0xa5);
    }
}

/* Each is another, and the same in text mode, whose bits are red, green, blue and bright. */
static void test_colours(void **state)
{
    uint8_t attribute[SCREEN_BAD + 1];
    unsigned a, b;
    uint32_t rgb;

    (void)state;
    start_text(80, 25);
    for (a = 0; a <= SCREEN_BAD; a++) {
        screen_put(a, 0, a, "x");
        attribute[a] = memory[a * screen.line + 1];
        for (b = 0; b < a; b++)
            assert_int_not_equal(attribute[a], attribute[b]);
    }
    start_pixels(640, 400, 32);
    for (a = 0; a <= SCREEN_BAD; a++) {
        screen_put(a, 0, a, "x");
        rgb = ink(0, a * FONT_HEIGHT, FONT_WIDTH, FONT_HEIGHT);
        b = ((rgb >> 16 & 255) > 0x80) << 2 | ((rgb >> 8 & 255) > 0x80) << 1 | ((rgb & 255) > 0x80);
        assert_int_equal(attribute[a], b | (a == SCREEN_DIM ? 0 : 8));
    }
}

/* Progress is written often: what stands there already is not drawn again. */
static void test_changes(void **state)
{
    size_t once;

    (void)state;
    start_pixels(800, 600, 32);
    taken = 0;
    screen_put(5, 10, SCREEN_PLAIN, "case 100 of 509");
    once = taken;
    screen_put(5, 10, SCREEN_PLAIN, "case 100 of 509");
    assert_int_equal(taken, once);
    screen_put(5, 10, SCREEN_PLAIN, "case 101 of 509");
    assert_true(taken - once <= once / 10);
    once = taken;
    screen_put(5, 10, SCREEN_GOOD, "case 101 of 509");
    assert_true(taken > once);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nowhere), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_text),    cmocka_unit_test(test_pixels),
        cmocka_unit_test(test_colours), cmocka_unit_test(test_changes),
    };

    return cmocka_run_group_tests_name("screen", tests, NULL, NULL);
}
