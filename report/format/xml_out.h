/* SPDX-License-Identifier: MIT */
/* XML by libxml2's text writer, into a stream. */
#ifndef REPORT_FORMAT_XML_OUT_H
#define REPORT_FORMAT_XML_OUT_H

#include <libxml/xmlwriter.h>
#include <stdbool.h>
#include <stdio.h>

/* Have 'put' write it.  False: there is no memory, or the stream did not take it. */
bool xml_out(void (*put)(xmlTextWriterPtr to, const void *what), const void *what, FILE *out);

#endif
