/* SPDX-License-Identifier: MIT */
/* The screen of a dom0 (core/screen/screen.h), on memory that stands for the video memory. */
#include "tests/unit/support/check.h"

#include "report/system/memory.h"

#include "core/line.c"
#include "core/screen/font.c"
#include "core/screen/pixels.c"
#include "core/screen/qr_encode.c"
#include "core/screen/qr_mask.c"
#include "core/screen/qr_words.c"
#include "core/screen/screen.c"
#include "core/screen/video.c"
#include "core/text.c"

/* ---- the window ---- */

static uint8_t *memory;
static size_t memory_size, taken; /* and how often some of it was asked for */
static size_t granted;            /* how often it is given, before it is refused */
static bool reachable;

bool window_aim(const struct start_info *info, uint64_t base, size_t bytes)
{
    (void)info;
    assert_true(base == 0xb8000 || base == 0xfd000000);
    free(memory);
    memory = memset(memory_new(bytes), 0xa5, bytes);
    memory_size = bytes;
    return reachable;
}

volatile uint8_t *window_at(size_t offset, size_t bytes)
{
    assert_true(offset <= memory_size && bytes <= memory_size - offset);
    return taken++ < granted ? memory + offset : NULL;
}

/* ---- a boot ---- */

/* The page of start_info, with the description behind it, and a page that is not the screen's. */
static union {
    struct start_info info;
    uint8_t bytes[2 * ENV_PAGE_SIZE];
} page;

static struct dom0_vga_console_info *console(void)
{
    return (void *)(page.bytes + page.info.console.dom0.info_off);
}

static void make_page(void)
{
    reachable = true;
    taken = 0;
    granted = SIZE_MAX;
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

/* The first pixel of an area that is not black. */
static uint32_t ink(unsigned x, unsigned y, unsigned width, unsigned height)
{
    unsigned i, j;

    for (j = y; j < y + height; j++)
        for (i = x; i < x + width; i++)
            if (pixel(i, j))
                return pixel(i, j);
    return 0;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nowhere),      cmocka_unit_test(test_refused),
        cmocka_unit_test(test_refused_code), cmocka_unit_test(test_text),
        cmocka_unit_test(test_pixels),       cmocka_unit_test(test_changes),
        cmocka_unit_test(test_colours),      cmocka_unit_test(test_code),
        cmocka_unit_test(test_places),       cmocka_unit_test(test_too_long),
    };

    return cmocka_run_group_tests_name("screen", tests, NULL, NULL);
}
