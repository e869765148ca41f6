/* SPDX-License-Identifier: MIT */
/* See svg.h. */
#include "report/profile/svg.h"

#include <inttypes.h>
#include <libxml/xmlwriter.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/fit.h"
#include "report/format/xml_out.h"
#include "report/system/memory.h"
#include "report/text/wrap.h"

/* Pixels. */
#define WIDTH   1200.0
#define MARGIN  10.0
#define ROW     19.0 /* of the frames, with the gap between two */
#define LETTER  7.3  /* of a monospaced font of 12 */
#define LINE    18.0
#define INSIDE  4.0 /* from the side of a frame to its text */
#define LEAST   0.2 /* a narrower frame is not drawn */
#define LETTERS 3u  /* shorter than this a name tells nothing */

/* Text stands on all of these, so they are light: its contrast is above 7 on each. */
#define TEXT   "#1a1a1a"
#define PAPER  "#ffffff"
#define COMMON "#dcdcdc"
#define SHADES 4u

static const char *const guest_shades[SHADES] = {"#b9e3b0", "#a3d9a5", "#cbeabf", "#aadfc4"};
static const char *const xen_shades[SHADES] = {"#fdcf9c", "#fdc07f", "#fddc9f", "#f9c9a8"};
static const char *const red_shades[SHADES] = {"#fde0d5", "#fcc0a8", "#fb9f82", "#f98468"};
static const char *const blue_shades[SHADES] = {"#dfeaf7", "#c0d8ee", "#9cc6e6", "#7ab3dc"};
#define GUEST_SAME "#e3efdf"
#define XEN_SAME   "#f3ebdd"

struct drawing {
    xmlTextWriterPtr to;
    const struct flame *flame;
    size_t shown; /* the side that widths are of */
    double top;   /* of the uppermost row */
    double wide;  /* of one instruction */
    int64_t most; /* the largest change of one frame */
};

/* With each REP counted once, which is what a gate decides by. */
static int64_t change_of(const struct flame_node *node)
{
    return (int64_t)(node->own[1].once - node->own[0].once);
}

/* Stronger the more it changed, but seen however little that was. */
static const char *shade_of_change(const struct drawing *drawing, const struct flame_node *node)
{
    int64_t change = change_of(node);
    size_t shade;

    if (!change)
        return node->xen ? XEN_SAME : GUEST_SAME;
    shade = (size_t)((double)llabs(change) * (SHADES - 1) / (double)drawing->most + 0.5);
    return change > 0 ? red_shades[shade] : blue_shades[shade];
}

/* The same name has the same shade in every picture. */
static const char *shade_of_name(const struct flame_node *node)
{
    unsigned sum = 0;
    const char *at;

    for (at = node->name; *at; at++)
        sum = 31 * sum + (unsigned char)*at;
    return node->xen ? xen_shades[sum % SHADES] : guest_shades[sum % SHADES];
}

static const char *colour_of(const struct drawing *drawing, const struct flame_node *node)
{
    if (!node->depth)
        return COMMON;
    return drawing->flame->sides == 1 ? shade_of_name(node) : shade_of_change(drawing, node);
}

static void attribute(xmlTextWriterPtr to, const char *name, const char *value)
{
    xmlTextWriterWriteAttribute(to, BAD_CAST name, BAD_CAST value);
}

static void number(xmlTextWriterPtr to, const char *name, double value)
{
    xmlTextWriterWriteFormatAttribute(to, BAD_CAST name, "%.2f", value);
}

static void put_rect(xmlTextWriterPtr to, double x, double y, double width, const char *colour)
{
    xmlTextWriterStartElement(to, BAD_CAST "rect");
    number(to, "x", x);
    number(to, "y", y);
    number(to, "width", width);
    number(to, "height", ROW - 1);
    attribute(to, "rx", "1");
    attribute(to, "fill", colour);
}

static void put_text(xmlTextWriterPtr to, double x, double y, const char *weight, const char *text)
{
    xmlTextWriterStartElement(to, BAD_CAST "text");
    number(to, "x", x);
    number(to, "y", y);
    if (weight)
        attribute(to, "font-weight", weight);
    xmlTextWriterWriteString(to, BAD_CAST text);
    xmlTextWriterEndElement(to);
}

/* A text that is no wider; "" when too little of it would be left. */
static void cut(const char *text, double width, char *out, size_t size)
{
    size_t letters = width < 0 ? 0 : (size_t)(width / LETTER), len = strlen(text);

    if (len <= letters)
        snprintf(out, size, "%s", text);
    else if (letters < LETTERS + 2)
        *out = '\0';
    else
        snprintf(out, size, "%.*s..", (int)letters - 2, text);
}

static void put_title_of_one(const struct drawing *drawing, const struct flame_node *node)
{
    const struct insns own = node->own[0], total = node->total[0];
    double all = (double)drawing->flame->nodes[TREE_ALL].total[0].all;
    char once[128] = "";

    if (total.all != total.once)
        snprintf(once, sizeof(once), "; with each REP counted once %" PRIu64 " and %" PRIu64,
                 own.once, total.once);
    xmlTextWriterWriteFormatElement(
        drawing->to, BAD_CAST "title",
        "%s: %" PRIu64 " instructions of its own, %" PRIu64 " with all it calls (%.1f %%)%s",
        node->name, own.all, total.all, 100.0 * (double)total.all / all, once);
}

static void put_title_of_two(const struct drawing *drawing, const struct flame_node *node)
{
    const struct insns *own = node->own, *total = node->total;
    int64_t change = (int64_t)(own[1].all - own[0].all);
    int64_t change_total = (int64_t)(total[1].all - total[0].all);
    int64_t once_total = (int64_t)(total[1].once - total[0].once);
    char once[128] = "";

    if (change != change_of(node) || change_total != once_total)
        snprintf(once, sizeof(once), "; with each REP counted once %+" PRId64 " and %+" PRId64,
                 change_of(node), once_total);
    xmlTextWriterWriteFormatElement(
        drawing->to, BAD_CAST "title",
        "%s: %" PRIu64 " instructions of its own in the base, %" PRIu64 " now (%+" PRId64
        "); with all it calls %" PRIu64 " and %" PRIu64 " (%+" PRId64 ")%s",
        node->name, own[0].all, own[1].all, change, total[0].all, total[1].all, change_total, once);
}

/* The name, and the number behind it where there is room for both. */
static void put_label(const struct drawing *drawing, const struct flame_node *node, double x,
                      double y, double width)
{
    /* All of it, our kernel and Xen have no instructions of their own. */
    int64_t change =
        node->depth > 1 ? change_of(node) : (int64_t)(node->total[1].once - node->total[0].once);
    char text[512], label[512];
    double room = width - 2 * INSIDE;

    if (drawing->flame->sides == 1)
        snprintf(text, sizeof(text), "%.400s %" PRIu64, node->name, node->total[0].all);
    else if (change)
        snprintf(text, sizeof(text), "%.400s %+" PRId64, node->name, change);
    else
        snprintf(text, sizeof(text), "%.400s", node->name);
    if ((double)strlen(text) * LETTER > room)
        snprintf(text, sizeof(text), "%.400s", node->name);
    cut(text, room, label, sizeof(label));
    if (*label)
        put_text(drawing->to, x + INSIDE, y + ROW - 6, NULL, label);
}

static void put_frame(const struct drawing *drawing, const struct flame_node *node, double x)
{
    double width = (double)node->total[drawing->shown].all * drawing->wide;
    double y = drawing->top + (double)(drawing->flame->deepest - node->depth) * ROW;

    xmlTextWriterStartElement(drawing->to, BAD_CAST "g");
    if (drawing->flame->sides == 1)
        put_title_of_one(drawing, node);
    else
        put_title_of_two(drawing, node);
    put_rect(drawing->to, x, y, width > 1 ? width - 0.5 : width, colour_of(drawing, node));
    xmlTextWriterEndElement(drawing->to);
    put_label(drawing, node, x, y, width);
    xmlTextWriterEndElement(drawing->to);
}

/* A node and, above it, what it calls. */
static void put_frames(const struct drawing *drawing, uint32_t at, double x)
{
    const struct flame_node *node = &drawing->flame->nodes[at];
    const struct tree_node *nodes = drawing->flame->tree.nodes;
    uint32_t child;

    if ((double)node->total[drawing->shown].all * drawing->wide < LEAST)
        return;
    put_frame(drawing, node, x);
    for (child = nodes[at].child; child != TREE_NONE; child = nodes[child].next) {
        put_frames(drawing, child, x);
        x += (double)drawing->flame->nodes[child].total[drawing->shown].all * drawing->wide;
    }
}

static void put_key(xmlTextWriterPtr to, double *x, double y, const char *colour, const char *text)
{
    put_rect(to, *x, y, ROW - 1, colour);
    xmlTextWriterEndElement(to);
    put_text(to, *x + ROW + INSIDE, y + ROW - 6, NULL, text);
    *x += ROW + 3 * INSIDE + LETTER * (double)strlen(text) + MARGIN;
}

static void put_keys(const struct drawing *drawing, double y)
{
    double x = MARGIN;

    if (drawing->flame->sides == 1) {
        put_key(drawing->to, &x, y, guest_shades[0], "our own kernel");
        put_key(drawing->to, &x, y, xen_shades[0], "Xen");
        put_text(
            drawing->to, x, y + ROW - 6, NULL,
            "width and number: instructions with all it calls, each iteration of REP; not time");
        return;
    }
    put_key(drawing->to, &x, y, red_shades[SHADES - 1], "the function itself grew");
    put_key(drawing->to, &x, y, blue_shades[SHADES - 1], "shrank");
    put_key(drawing->to, &x, y, XEN_SAME, "as before: Xen");
    put_key(drawing->to, &x, y, GUEST_SAME, "our own kernel");
    put_text(drawing->to, x, y + ROW - 6, NULL,
             "width: instructions of the new one, each iteration of REP");
}

/* How many letters a line of text has. */
#define LINE_LETTERS ((WIDTH - 2 * MARGIN) / LETTER)

/* A long one loses its middle: the path of a run is there, and behind it what ran. */
static void put_line(xmlTextWriterPtr to, double y, const char *weight, const char *line)
{
    char *text = table_fit_text(line, (size_t)LINE_LETTERS);

    put_text(to, MARGIN, y, weight, text);
    free(text);
}

static void put_svg(struct drawing *drawing, const struct texts *head, const struct texts *below)
{
    double rows = (double)drawing->flame->deepest + 1, y = drawing->top + rows * ROW + MARGIN;
    double height = y + ROW + MARGIN + LINE * (double)below->count;
    size_t i;

    xmlTextWriterStartElement(drawing->to, BAD_CAST "svg");
    attribute(drawing->to, "xmlns", "http://www.w3.org/2000/svg");
    attribute(drawing->to, "version", "1.1");
    xmlTextWriterWriteFormatAttribute(drawing->to, BAD_CAST "viewBox", "0 0 %.0f %.0f", WIDTH,
                                      height);
    xmlTextWriterWriteFormatAttribute(drawing->to, BAD_CAST "width", "%.0f", WIDTH);
    xmlTextWriterWriteFormatAttribute(drawing->to, BAD_CAST "height", "%.0f", height);
    attribute(drawing->to, "font-family", "DejaVu Sans Mono, Liberation Mono, monospace");
    attribute(drawing->to, "font-size", "12");
    attribute(drawing->to, "fill", TEXT);
    xmlTextWriterWriteElement(drawing->to, BAD_CAST "title", BAD_CAST head->at[0]);
    xmlTextWriterStartElement(drawing->to, BAD_CAST "rect");
    attribute(drawing->to, "width", "100%");
    attribute(drawing->to, "height", "100%");
    attribute(drawing->to, "fill", PAPER);
    xmlTextWriterEndElement(drawing->to);
    for (i = 0; i < head->count; i++)
        put_line(drawing->to, MARGIN + LINE * (double)(i + 1) - 4, i ? NULL : "bold", head->at[i]);
    put_frames(drawing, TREE_ALL, MARGIN);
    put_keys(drawing, y);
    for (i = 0; i < below->count; i++)
        put_line(drawing->to, y + ROW + LINE * (double)(i + 1) - 4, NULL, below->at[i]);
    xmlTextWriterEndElement(drawing->to);
}

static void find_most(struct drawing *drawing)
{
    size_t i;

    for (i = 0; i < drawing->flame->tree.count; i++) {
        int64_t change = llabs(change_of(&drawing->flame->nodes[i]));

        drawing->most = change > drawing->most ? change : drawing->most;
    }
}

/* As the lines that a terminal of that width would show. */
static void add_wrapped(const char *text, struct texts *lines)
{
    char *wrapped = NULL, *rest, *line;
    size_t size = 0;
    FILE *out = open_memstream(&wrapped, &size);

    if (!out)
        memory_lacks();
    text_wrap(out, text, 0, 2, (int)LINE_LETTERS);
    fclose(out);
    for (rest = wrapped; (line = strsep(&rest, "\n")) && rest;)
        texts_add(lines, line);
    free(wrapped);
}

static void draw(xmlTextWriterPtr to, const void *what)
{
    const struct svg_page *page = what;
    const struct flame *flame = page->flame;
    struct drawing drawing = {.to = to, .flame = flame, .shown = flame->sides - 1};
    uint64_t all = flame->nodes[TREE_ALL].total[drawing.shown].all;
    struct texts below = {0};
    size_t i;

    drawing.top = 2 * MARGIN + LINE * (double)page->head->count;
    drawing.wide = (WIDTH - 2 * MARGIN) / (all ? (double)all : 1);
    find_most(&drawing);
    for (i = 0; i < page->warnings->count; i++)
        add_wrapped(page->warnings->at[i], &below);
    if (flame->sides == FLAME_SIDES) {
        texts_add(&below, "colours and numbers: the change with each REP counted once; of all, "
                          "guest and xen with all they call, of others the function itself");
        flame_gone(flame, &below);
    }
    xmlTextWriterSetIndent(to, 1);
    xmlTextWriterStartDocument(to, NULL, "UTF-8", NULL);
    put_svg(&drawing, page->head, &below);
    xmlTextWriterEndDocument(to);
    texts_clear(&below);
}

bool svg_write(const void *page, FILE *out)
{
    return xml_out(draw, page, out);
}
