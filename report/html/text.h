/* SPDX-License-Identifier: MIT */
/*
 * HTML out of untrusted text.  Every text of a page, in an element, an attribute or an SVG, comes
 * through html_text: nothing else may write what a run says.
 */
#ifndef REPORT_HTML_TEXT_H
#define REPORT_HTML_TEXT_H

#include <stdio.h>

/*
 * The text as text_clean has it, in which the five bytes that mean something to a parser, inside
 * quotes and out of them, are character references.
 */
void html_text(FILE *out, const char *text);

/* The same of a printf format. */
__attribute__((format(printf, 2, 3))) void html_say(FILE *out, const char *format, ...);

/* Percent-encoded, for the fragment of a link: letters, digits and -._~/ stay. */
void html_link(FILE *out, const char *text);

/* An element of one text: "<p class=...>", its text, "</p>"; without a class where that is NULL. */
void html_element(FILE *out, const char *name, const char *class, const char *text);

/* A section of the page with its heading, and its end. */
void html_section(FILE *out, const char *id, const char *title);
void html_section_end(FILE *out);

/* The start of a page with its style, which lets in nothing but its own style and script; its end.
 */
void html_start(FILE *out, const char *title);
void html_end(FILE *out);

#endif
