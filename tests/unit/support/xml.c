/* SPDX-License-Identifier: MIT */
/* See xml.h. */
#include "tests/unit/support/xml.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>

#include "tests/unit/support/check.h"

xmlDocPtr xml_read(const char *text, size_t size)
{
    xmlDocPtr doc = xmlReadMemory(text, (int)size, "text", NULL, XML_PARSE_NONET);

    assert_non_null(doc);
    return doc;
}

static void assert_part(xmlDocPtr doc)
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

static void assert_jenkins(xmlDocPtr doc)
{
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt("tests/data/junit-10.xsd");
    xmlSchemaPtr schema = xmlSchemaParse(parser);
    xmlSchemaValidCtxtPtr valid = xmlSchemaNewValidCtxt(schema);

    assert_non_null(schema);
    assert_int_equal(xmlSchemaValidateDoc(valid, doc), 0);
    xmlSchemaFreeValidCtxt(valid);
    xmlSchemaFree(schema);
    xmlSchemaFreeParserCtxt(parser);
}

void assert_junit(xmlDocPtr doc)
{
    assert_part(doc);
    assert_jenkins(doc);
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
