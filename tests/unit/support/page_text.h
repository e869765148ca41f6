/* SPDX-License-Identifier: MIT */
/* A page that was written, read back. */
#ifndef TESTS_UNIT_SUPPORT_PAGE_TEXT_H
#define TESTS_UNIT_SUPPORT_PAGE_TEXT_H

#include <jansson.h>
#include <libxml/tree.h>
#include <stddef.h>

#include "report/page/page.h"

/* The page of what is asked, which comes to that status; to be freed. */
char *page_text(const struct page_asked *asked, int status);
/* The page of a run by itself, or of two. */
char *page_of(const struct run *run, int status);
char *page_of_two(const struct run *base, const struct run *new, int status);

/*
 * The document that libxml2 reads, of whose complaints only those about elements that are newer
 * than HTML 4 are let pass; to be given to xmlFreeDoc.
 */
xmlDocPtr page_read(const char *text);
/* An XPath expression comes to this number. */
void assert_page_count(xmlDocPtr doc, const char *path, double count);

/* The numbers for its script; to be given to json_decref. */
json_t *page_data(const char *text);

#endif
