/* SPDX-License-Identifier: MIT */
/* See page_text.h. */
#include "tests/unit/support/page_text.h"

#include "tests/unit/support/check.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <stdio.h>

#define DATA_START "<script type=\"application/json\" id=\"data\">"
#define DATA_END   "</script>"

char *page_text(const struct page_asked *asked, int status)
{
    char *name = temporary_file("", 0), *text = NULL;
    FILE *file;
    size_t size;
    bool written;

    assert_int_equal(page_write(asked, name, &written), status);
    assert_true(written);
    file = fopen(name, "r");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    size = (size_t)ftell(file);
    rewind(file);
    text = calloc(1, size + 1);
    assert_int_equal(fread(text, 1, size, file), size);
    assert_int_equal(strlen(text), size);
    fclose(file);
    drop_file(name);
    return text;
}

char *page_of(const struct run *run, int status)
{
    char *path = "run";
    struct page_asked asked = {.runs = &run, .paths = &path, .count = 1};

    return page_text(&asked, status);
}

char *page_of_two(const struct run *base, const struct run *new, int status)
{
    const struct run *runs[] = {base, new};
    char *paths[] = {"base", "new"};
    struct page_asked asked = {.runs = runs, .paths = paths, .count = 2};

    return page_text(&asked, status);
}

static void complain(void *wrong, xmlErrorPtr error)
{
    if (error->code == XML_HTML_UNKNOWN_TAG)
        return;
    ++*(size_t *)wrong;
    print_error("line %d: %s", error->line, error->message);
}

xmlDocPtr page_read(const char *text)
{
    size_t wrong = 0;
    xmlDocPtr doc;

    xmlSetStructuredErrorFunc(&wrong, (xmlStructuredErrorFunc)(void (*)(void))complain);
    doc = htmlReadMemory(text, (int)strlen(text), "page", "UTF-8", HTML_PARSE_NONET);
    xmlSetStructuredErrorFunc(NULL, NULL);
    assert_non_null(doc);
    assert_int_equal(wrong, 0);
    return doc;
}

void assert_page_count(xmlDocPtr doc, const char *path, double count)
{
    xmlXPathContextPtr context = xmlXPathNewContext(doc);
    xmlXPathObjectPtr found = xmlXPathEvalExpression(BAD_CAST path, context);
    double number = xmlXPathCastToNumber(found);

    if (number != count)
        fail_msg("%s is %g, and not %g", path, number, count);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
}

json_t *page_data(const char *text)
{
    const char *start = strstr(text, DATA_START), *end;
    json_error_t error;
    json_t *data;

    assert_non_null(start);
    start += strlen(DATA_START);
    end = strstr(start, DATA_END);
    assert_non_null(end);
    data = json_loadb(start, (size_t)(end - start), 0, &error);
    if (!data)
        fail_msg("the data: %s", error.text);
    return data;
}
