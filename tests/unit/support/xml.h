/* SPDX-License-Identifier: MIT */
/* XML that was written, read back by libxml2. */
#ifndef TESTS_UNIT_SUPPORT_XML_H
#define TESTS_UNIT_SUPPORT_XML_H

#include <stddef.h>

#include <libxml/tree.h>

/* The document of that text, which has to be one; to be given to xmlFreeDoc. */
xmlDocPtr xml_read(const char *text, size_t size);

/* It is as tests/data/junit.rng has it, and as Jenkins wants it: tests/data/junit-10.xsd. */
void assert_junit(xmlDocPtr doc);

/* An XPath expression comes to this text. */
void assert_path(xmlDocPtr doc, const char *path, const char *value);

#endif
