/* SPDX-License-Identifier: MIT */
#include "core/screen/video.h"

#include "core/line.h"
#include "core/screen/font.h"

/* Where the cells of a VGA are, and how many bytes of them (IBM's, and every one since). */
#define TEXT_BASE  0xb8000
#define TEXT_BYTES 0x8000

/* Bytes of the description up to the end of a field. */
#define UP_TO(field)                                                                               \
    (offsetof(struct dom0_vga_console_info, field) +                                               \
     sizeof(((struct dom0_vga_console_info *)NULL)->field))

#define ADVICE "; give Xen vga=gfx-800x600x32"

static void name_mode(struct video *video, const char *kind, unsigned depth)
{
    struct text_line line;
    unsigned i;

    line_start(&line);
    line_word(&line, kind, 0);
    line_word(&line, " ", 0);
    line_number(&line, video->width, 0);
    line_word(&line, "x", 0);
    line_number(&line, video->height, 0);
    if (depth) {
        line_word(&line, "x", 0);
        line_number(&line, depth, 0);
    }
    line_text(&line);
    for (i = 0; i + 1 < sizeof(video->name) && line.bytes[i]; i++)
        video->name[i] = line.bytes[i];
    video->name[i] = '\0';
}

static const char *read_text(struct video *video, const struct dom0_vga_console_info *info,
                             size_t size, unsigned columns, unsigned rows)
{
    if (size < UP_TO(u.text_mode_3.columns))
        return "Xen's description of the screen is cut short" ADVICE;
    video->text = true;
    video->width = info->u.text_mode_3.columns;
    video->height = info->u.text_mode_3.rows;
    video->unit = 2;
    video->line = video->width * video->unit;
    video->base = TEXT_BASE;
    if (video->width < columns || video->height < rows)
        return "the text mode has fewer than 80 columns or 25 rows" ADVICE;
    if (video->height > TEXT_BYTES / video->line)
        return "the text mode that Xen describes is larger than its memory" ADVICE;
    name_mode(video, "text", 0);
    return NULL;
}

static bool fits(struct channel channel, unsigned depth)
{
    return channel.bits >= 1 && channel.bits <= 8 && channel.at + channel.bits <= depth;
}

/* Above 4 GB in what newer Xens say (since 4.13's headers). */
static uint64_t read_base(const struct dom0_vga_console_info *info, size_t size)
{
    uint64_t base = info->u.vesa_lfb.lfb_base;

    if (size >= UP_TO(u.vesa_lfb.ext_lfb_base))
        base |= (uint64_t)info->u.vesa_lfb.ext_lfb_base << 32;
    return base;
}

static const char *check_pixels(const struct video *video, unsigned depth, uint64_t memory)
{
    if (depth != 15 && depth != 16 && depth != 24 && depth != 32)
        return "the mode has a palette, or a depth of colours that is not known" ADVICE;
    if (!fits(video->red, depth) || !fits(video->green, depth) || !fits(video->blue, depth))
        return "Xen does not say where in a pixel the colours are" ADVICE;
    if (video->line < video->width * video->unit)
        return "the screen that Xen describes is wider than its lines" ADVICE;
    if (!video->base || video_bytes(video) > memory)
        return "the screen that Xen describes is larger than its memory" ADVICE;
    return NULL;
}

static const char *read_pixels(struct video *video, const struct dom0_vga_console_info *info,
                               size_t size, unsigned columns, unsigned rows)
{
    unsigned depth = info->u.vesa_lfb.bits_per_pixel;
    const char *wrong;

    if (size < UP_TO(u.vesa_lfb.blue_size))
        return "Xen's description of the screen is cut short" ADVICE;
    video->text = false;
    video->width = info->u.vesa_lfb.width;
    video->height = info->u.vesa_lfb.height;
    video->unit = (depth + 7) / 8;
    video->line = info->u.vesa_lfb.bytes_per_line;
    video->base = read_base(info, size);
    video->red = (struct channel){info->u.vesa_lfb.red_pos, info->u.vesa_lfb.red_size};
    video->green = (struct channel){info->u.vesa_lfb.green_pos, info->u.vesa_lfb.green_size};
    video->blue = (struct channel){info->u.vesa_lfb.blue_pos, info->u.vesa_lfb.blue_size};
    if (video->width < columns * FONT_WIDTH || video->height < rows * FONT_HEIGHT)
        return "the mode has less than 640x400 pixels" ADVICE;
    wrong = check_pixels(video, depth, (uint64_t)info->u.vesa_lfb.lfb_size << 16);
    name_mode(video, info->video_type == XEN_VGATYPE_EFI_LFB ? "EFI" : "VESA", depth);
    return wrong;
}

const char *video_read(struct video *video, const struct dom0_vga_console_info *info, size_t size,
                       unsigned columns, unsigned rows)
{
    if (size < UP_TO(video_type) || !info->video_type)
        return "Xen names no video memory" ADVICE;
    switch (info->video_type) {
    case XEN_VGATYPE_TEXT_MODE_3:
        return read_text(video, info, size, columns, rows);
    case XEN_VGATYPE_VESA_LFB:
    case XEN_VGATYPE_EFI_LFB:
        return read_pixels(video, info, size, columns, rows);
    default:
        return "Xen names a kind of screen that is not known" ADVICE;
    }
}

/* Xen gives each of them 16 bits: this fits a size_t of 32. */
size_t video_bytes(const struct video *video)
{
    return (size_t)video->line * video->height;
}

static uint32_t put_channel(struct channel channel, uint32_t byte)
{
    return byte >> (8 - channel.bits) << channel.at;
}

uint32_t video_pixel(const struct video *video, uint32_t rgb)
{
    return put_channel(video->red, rgb >> 16 & 255) | put_channel(video->green, rgb >> 8 & 255) |
           put_channel(video->blue, rgb & 255);
}
