/* SPDX-License-Identifier: MIT */
/* What Xen says of the video memory, and how much of it is believed (core/screen/video.h). */
#include "tests/unit/support/check.h"

#include "core/line.c"
#include "core/screen/video.c"

static struct video video;

static struct dom0_vga_console_info text_mode(unsigned columns, unsigned rows)
{
    struct dom0_vga_console_info info = {.video_type = XEN_VGATYPE_TEXT_MODE_3};

    info.u.text_mode_3.columns = (uint16_t)columns;
    info.u.text_mode_3.rows = (uint16_t)rows;
    return info;
}

/* 800x600 at 8:8:8:8, as QEMU has it. */
static struct dom0_vga_console_info pixel_mode(void)
{
    struct dom0_vga_console_info info = {.video_type = XEN_VGATYPE_VESA_LFB};

    info.u.vesa_lfb.width = 800;
    info.u.vesa_lfb.height = 600;
    info.u.vesa_lfb.bytes_per_line = 3200;
    info.u.vesa_lfb.bits_per_pixel = 32;
    info.u.vesa_lfb.lfb_base = 0xfd000000;
    info.u.vesa_lfb.lfb_size = 256;
    info.u.vesa_lfb.red_pos = 16;
    info.u.vesa_lfb.green_pos = 8;
    info.u.vesa_lfb.red_size = info.u.vesa_lfb.green_size = info.u.vesa_lfb.blue_size = 8;
    return info;
}

static const char *take(const struct dom0_vga_console_info *info, size_t size)
{
    return video_read(&video, info, size, 80, 25);
}

static void assert_taken(struct dom0_vga_console_info info, const char *name)
{
    assert_null(take(&info, sizeof(info)));
    assert_string_equal(video.name, name);
}

/* Refused for a reason that has these words, and says what to do. */
static void assert_refused(struct dom0_vga_console_info info, const char *words)
{
    const char *why = take(&info, sizeof(info));

    assert_non_null(why);
    assert_non_null(strstr(why, words));
    assert_non_null(strstr(why, "vga=gfx-800x600x32"));
}

static void test_text(void **state)
{
    (void)state;
    assert_taken(text_mode(80, 25), "text 80x25");
    assert_true(video.text);
    assert_int_equal(video.base, 0xb8000);
    assert_int_equal(video.line, 160);
    assert_taken(text_mode(132, 60), "text 132x60");
    assert_refused(text_mode(79, 25), "fewer than 80");
    assert_refused(text_mode(80, 24), "fewer than 80");
    assert_taken(text_mode(128, 128), "text 128x128");
    assert_refused(text_mode(128, 129), "larger than its memory");
    assert_refused(text_mode(65535, 65535), "larger than its memory");
}

static void test_pixels(void **state)
{
    struct dom0_vga_console_info info = pixel_mode();

    (void)state;
    assert_taken(info, "VESA 800x600x32");
    assert_false(video.text);
    assert_int_equal(video.base, 0xfd000000);
    assert_int_equal(video_bytes(&video), 3200 * 600);
    info.video_type = XEN_VGATYPE_EFI_LFB;
    info.u.vesa_lfb.ext_lfb_base = 0x12;
    assert_taken(info, "EFI 800x600x32");
    assert_true(video.base == 0x12fd000000);
    /* A Xen that does not know of that word has something else behind it. */
    assert_null(take(&info, sizeof(info) - 1));
    assert_true(video.base == 0xfd000000);
}

/* Each field made wrong by itself. */
#define REFUSED_WITH(field, value, words)                                                          \
    do {                                                                                           \
        struct dom0_vga_console_info info_ = pixel_mode();                                         \
                                                                                                   \
        info_.field = value;                                                                       \
        assert_refused(info_, words);                                                              \
    } while (0)

static void test_nonsense(void **state)
{
    (void)state;
    REFUSED_WITH(video_type, 0, "names no video memory");
    REFUSED_WITH(video_type, 0x22, "not known");
    REFUSED_WITH(u.vesa_lfb.width, 639, "less than 640x400");
    REFUSED_WITH(u.vesa_lfb.height, 399, "less than 640x400");
    REFUSED_WITH(u.vesa_lfb.bits_per_pixel, 8, "palette");
    REFUSED_WITH(u.vesa_lfb.bits_per_pixel, 0, "palette");
    REFUSED_WITH(u.vesa_lfb.bytes_per_line, 3199, "wider than its lines");
    REFUSED_WITH(u.vesa_lfb.bytes_per_line, 0, "wider than its lines");
    REFUSED_WITH(u.vesa_lfb.width, 65535, "wider than its lines");
    REFUSED_WITH(u.vesa_lfb.height, 65535, "larger than its memory");
    REFUSED_WITH(u.vesa_lfb.lfb_size, 29, "larger than its memory");
    REFUSED_WITH(u.vesa_lfb.lfb_base, 0, "larger than its memory");
    REFUSED_WITH(u.vesa_lfb.red_size, 0, "where in a pixel");
    REFUSED_WITH(u.vesa_lfb.green_size, 9, "where in a pixel");
    REFUSED_WITH(u.vesa_lfb.blue_pos, 25, "where in a pixel");
}

/* A screen that is as large as its memory. */
static void test_full(void **state)
{
    struct dom0_vga_console_info info = pixel_mode();

    (void)state;
    info.u.vesa_lfb.width = 1024;
    info.u.vesa_lfb.height = 640;
    info.u.vesa_lfb.bytes_per_line = 4096;
    info.u.vesa_lfb.lfb_size = 40;
    assert_taken(info, "VESA 1024x640x32");
    info.u.vesa_lfb.lfb_size = 39;
    assert_refused(info, "larger than its memory");
}

static void test_cut_short(void **state)
{
    struct dom0_vga_console_info info = pixel_mode();
    size_t size;

    (void)state;
    assert_non_null(strstr(take(&info, 0), "names no video memory"));
    for (size = 1; size <= offsetof(struct dom0_vga_console_info, u.vesa_lfb.blue_size); size++)
        assert_non_null(strstr(take(&info, size), "cut short"));
    assert_null(take(&info, size));
    info = text_mode(80, 25);
    for (size = 1; size <= offsetof(struct dom0_vga_console_info, u.text_mode_3.columns) + 1;
         size++)
        assert_non_null(strstr(take(&info, size), "cut short"));
    assert_null(take(&info, size));
}

static void test_colours(void **state)
{
    struct dom0_vga_console_info info = pixel_mode();

    (void)state;
    assert_taken(info, "VESA 800x600x32");
    assert_int_equal(video_pixel(&video, 0x123456), 0x123456);
    /* 5:6:5 */
    info.u.vesa_lfb.bits_per_pixel = 16;
    info.u.vesa_lfb.bytes_per_line = 1600;
    info.u.vesa_lfb.red_pos = 11;
    info.u.vesa_lfb.green_pos = 5;
    info.u.vesa_lfb.red_size = info.u.vesa_lfb.blue_size = 5;
    info.u.vesa_lfb.green_size = 6;
    assert_taken(info, "VESA 800x600x16");
    assert_int_equal(video.unit, 2);
    assert_int_equal(video_pixel(&video, 0xffffff), 0xffff);
    assert_int_equal(video_pixel(&video, 0xff0000), 0xf800);
    assert_int_equal(video_pixel(&video, 0x00fc08), 0x07e1);
    /* 5:5:5 */
    info.u.vesa_lfb.bits_per_pixel = 15;
    info.u.vesa_lfb.red_pos = 10;
    info.u.vesa_lfb.green_size = 5;
    assert_taken(info, "VESA 800x600x15");
    assert_int_equal(video.unit, 2);
    assert_int_equal(video_pixel(&video, 0xff8008), 0x7e01);
    /* 8:8:8, blue first */
    info = pixel_mode();
    info.u.vesa_lfb.bits_per_pixel = 24;
    info.u.vesa_lfb.bytes_per_line = 2400;
    info.u.vesa_lfb.red_pos = 0;
    info.u.vesa_lfb.blue_pos = 16;
    assert_taken(info, "VESA 800x600x24");
    assert_int_equal(video.unit, 3);
    assert_int_equal(video_pixel(&video, 0x123456), 0x563412);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),      cmocka_unit_test(test_pixels),
        cmocka_unit_test(test_nonsense),  cmocka_unit_test(test_full),
        cmocka_unit_test(test_cut_short), cmocka_unit_test(test_colours),
    };

    return cmocka_run_group_tests_name("video", tests, NULL, NULL);
}
