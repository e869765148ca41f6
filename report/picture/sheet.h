/* SPDX-License-Identifier: MIT */
/*
 * What stands round the axes of a picture, each in room of its own: head, key and notes.  Lengths
 * are pixels, and down from the top.
 */
#ifndef REPORT_PICTURE_SHEET_H
#define REPORT_PICTURE_SHEET_H

#include <stdbool.h>
#include <stdio.h>

#include "report/text/texts.h"

#define SHEET_KEYS_MOST 6
/* gnuplot's fill pattern without gaps. */
#define SHEET_SOLID 3

struct sheet_key {
    const char *title;
    const char *colour;
    int pattern; /* of an area, when it has no line */
    bool line;
    int dash;  /* of the line */
    int point; /* on it; 0: none */
};

struct sheet {
    int width;
    struct texts head, notes; /* lines that fit */
    struct sheet_key keys[SHEET_KEYS_MOST];
    size_t key_count;
    int body; /* between head and notes: the axes and all that belongs to them */
};

void sheet_start(struct sheet *sheet, int width);
/* Lines of the head or a note, which may hold anything; a new line in the head starts another. */
void sheet_head(struct sheet *sheet, const char *text);
void sheet_note(struct sheet *sheet, const char *text);
/* The title and the colour have to live on. */
void sheet_key(struct sheet *sheet, const struct sheet_key *key);
void sheet_free(struct sheet *sheet);

/* How far down the body begins and ends, and the height of all. */
int sheet_body_top(const struct sheet *sheet);
int sheet_body_end(const struct sheet *sheet);
int sheet_height(const struct sheet *sheet);

/* The terminal of NAME.ENDING, and the head, the key and the notes for the next plot. */
void sheet_put(const struct sheet *sheet, FILE *script, const char *output);
/* The axes, by their four sides. */
void sheet_axes(const struct sheet *sheet, FILE *script, double left, double right, double top,
                double end);

#endif
