/* SPDX-License-Identifier: MIT */
/* See xml.h. */
#include "tests/unit/support/xml.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xpath.h>

#include "tests/unit/support/check.h"

xmlDocPtr xml_read(const char *text, size_t size)
{
    xmlDocPtr doc = xmlReadMemory(text, (int)size, "text", NULL, XML_PARSE_NONET);

    assert_non_null(doc);
    return doc;
}

void assert_junit(xmlDocPtr doc)
{
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt("tests/data/junit.rng");
    xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);
    xmlRelaxNGValidCtxtPtr valid = xmlRelaxNGNewValidCtxt(schema);

    assert_non_null(schema);
    assert_int_equal(xmlRelaxNGValidateDoc(valid, doc), 0);
    xmlRelaxNGFreeValidCtxt(valid);
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(parser);
}

void assert_path(xmlDocPtr doc, const char *path, const char *value)
{
    xmlXPathContextPtr context = xmlXPathNewContext(doc);
    xmlXPathObjectPtr found = xmlXPathEvalExpression(BAD_CAST path, context);
    xmlChar *text = xmlXPathCastToString(found);

    assert_string_equal((const char *)text, value);
    xmlFree(text);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
}
