/* SPDX-License-Identifier: MIT */
/* The screen of a dom0 (core/screen/screen.h), on memory that stands for the video memory. */
#include "tests/unit/support/check.h"

#include "report/system/memory.h"

#include "core/line.c"
#include "core/screen/font.c"
#include "core/screen/pixels.c"
#include "core/screen/qr.c"
#include "core/screen/qr_mask.c"
#include "core/screen/qr_words.c"
#include "core/screen/screen.c"
#include "core/screen/video.c"
#include "core/text.c"

/* ---- the window ---- */

static uint8_t *memory;
static size_t memory_size, taken; /* and how often some of it was asked for */
static bool refused;

bool window_aim(const struct start_info *info, uint64_t base, size_t bytes)
{
    (void)info;
    assert_true(base == 0xb8000 || base == 0xfd000000);
    free(memory);
    memory = memset(memory_new(bytes), 0xa5, bytes);
    memory_size = bytes;
    return true;
}

volatile uint8_t *window_at(size_t offset, size_t bytes)
{
    assert_true(offset <= memory_size && bytes <= memory_size - offset);
    taken++;
    return refused ? NULL : memory + offset;
}

/* ---- a boot ---- */

/* The page of start_info, with the description behind it. */
static union {
    struct start_info info;
    uint8_t bytes[ENV_PAGE_SIZE];
} page;

static struct dom0_vga_console_info *console(void)
{
    return (void *)(page.bytes + page.info.console.dom0.info_off);
}

static void make_page(void)
{
    refused = false;
    memset(&page, 0, sizeof(page));
    page.info.flags = SIF_INITDOMAIN;
    page.info.console.dom0.info_off = sizeof(page.info);
    page.info.console.dom0.info_size = sizeof(struct dom0_vga_console_info);
}

static void start_text(unsigned columns, unsigned rows)
{
    make_page();
    console()->video_type = XEN_VGATYPE_TEXT_MODE_3;
    console()->u.text_mode_3.columns = (uint16_t)columns;
    console()->u.text_mode_3.rows = (uint16_t)rows;
    assert_null(screen_init(&page.info));
}

static void start_pixels(unsigned width, unsigned height, unsigned depth)
{
    struct dom0_vga_console_info *info;

    make_page();
    info = console();
    info->video_type = XEN_VGATYPE_EFI_LFB;
    info->u.vesa_lfb.width = (uint16_t)width;
    info->u.vesa_lfb.height = (uint16_t)height;
    info->u.vesa_lfb.bits_per_pixel = (uint16_t)depth;
    info->u.vesa_lfb.bytes_per_line = (uint16_t)(width * ((depth + 7) / 8) + 64);
    info->u.vesa_lfb.lfb_base = 0xfd000000;
    info->u.vesa_lfb.lfb_size = 1024;
    info->u.vesa_lfb.red_pos = depth == 16 ? 11 : 16;
    info->u.vesa_lfb.green_pos = depth == 16 ? 5 : 8;
    info->u.vesa_lfb.red_size = info->u.vesa_lfb.blue_size = depth == 16 ? 5 : 8;
    info->u.vesa_lfb.green_size = depth == 16 ? 6 : 8;
    assert_null(screen_init(&page.info));
}

static uint32_t pixel(unsigned x, unsigned y)
{
    const uint8_t *at = memory + (size_t)y * screen.line + x * screen.unit;
    uint32_t value = 0;
    unsigned i;

    for (i = 0; i < screen.unit; i++)
        value |= (uint32_t)at[i] << 8 * i;
    return value;
}

/* Pixels in that area that are not black. */
static unsigned lit(unsigned x, unsigned y, unsigned width, unsigned height)
{
    unsigned count = 0, i, j;

    for (j = y; j < y + height; j++)
        for (i = x; i < x + width; i++)
            count += pixel(i, j) != 0;
    return count;
}

static unsigned dots(char letter)
{
    unsigned count = 0, i, j;

    for (j = 0; j < FONT_HEIGHT; j++)
        for (i = 0; i < FONT_WIDTH; i++)
            count += font_dot(letter, j, i);
    return count;
}

/* ---- tests ---- */

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
    start_text(80, 25);
    refused = true;
    assert_non_null(strstr(screen_init(&page.info), "does not let this domain map"));
    assert_string_equal(screen_mode(), "");
    /* And later on. */
    start_text(80, 25);
    assert_string_equal(screen_mode(), "text 80x25");
    refused = true;
    screen_put(0, 0, SCREEN_PLAIN, "text");
    assert_string_equal(screen_mode(), "");
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
    } modes[] = {{640, 400, 32, 1},  {640, 480, 24, 1},   {800, 600, 16, 1},
                 {1280, 800, 32, 2}, {1279, 1024, 32, 1}, {2048, 2048, 32, 3}};
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
        assert_int_equal(memory[screen.line - 1], 0xa5);
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

/* Every letter has a glyph of its own; blanks and what is no letter have none. */
static void test_font(void **state)
{
    int a, b;
    unsigned i, j, differ;

    (void)state;
    for (a = '!'; a <= '~'; a++) {
        assert_true(dots((char)a) > 2);
        for (b = '!'; b < a; b++) {
            for (j = 0, differ = 0; j < FONT_HEIGHT; j++)
                for (i = 0; i < FONT_WIDTH; i++)
                    differ += font_dot((char)a, j, i) != font_dot((char)b, j, i);
            assert_true(differ > 0);
        }
        /* Letters beside each other do not touch. */
        for (j = 0; j < FONT_HEIGHT; j++)
            assert_false(font_dot((char)a, j, FONT_WIDTH - 1));
    }
    for (a = -128; a <= ' '; a++)
        assert_int_equal(dots((char)a), 0);
    assert_int_equal(dots('\x7f'), 0);
}

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
    screen_put(24, 79, SCREEN_PLAIN, "x");
    assert_true(screen_qr(text));
    assert_code(text, 800 - 7 - 138, (600 - 138) / 2, 2);
    assert_int_equal(lit(7, 100, 640, 400), 2 * dots('x'));
    assert_int_equal(lit(7 + 79 * 8, 100 + 24 * 16, 8, 16), dots('x'));
    /* Below. */
    start_pixels(2048, 2048, 32);
    screen_put(24, 0, SCREEN_PLAIN, "x");
    assert_true(screen_qr(text));
    assert_code(text, (2048 - 69 * 11) / 2, 2048 - 29 - 69 * 11, 11);
    assert_int_equal(lit(0, 0, 2048, 29 + 1200), 9 * dots('x'));
    assert_int_equal(lit(0, 29 + 1200, (2048 - 69 * 11) / 2, 2048 - 29 - 1200), 0);
    /* No room: it stays as it is. */
    start_pixels(640, 480, 32);
    screen_put(24, 0, SCREEN_PLAIN, "x");
    assert_false(screen_qr(text));
    assert_int_equal(lit(0, 0, 640, 480), dots('x'));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nowhere), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_text),    cmocka_unit_test(test_pixels),
        cmocka_unit_test(test_changes), cmocka_unit_test(test_font),
        cmocka_unit_test(test_code),    cmocka_unit_test(test_too_long),
    };

    return cmocka_run_group_tests_name("screen", tests, NULL, NULL);
}
