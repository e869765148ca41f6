/* SPDX-License-Identifier: MIT */
/* See junit.h. */
#include "report/format/junit.h"

#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/xml_out.h"
#include "report/system/memory.h"
#include "report/text/pool.h"
#include "report/text/text.h"

struct property {
    char *name;
    char *value;
};

/* A case; cases of one group in a row share its name. */
struct kept {
    enum junit_status status;
    const char *group, *name, *message, *text, *output;
};

/* The counts stand before the cases, so the cases wait until all are known. */
struct junit {
    char *suite;
    struct property *properties;
    size_t property_count;
    struct kept *cases;
    size_t case_count;
    struct text_pool *pool; /* where the texts of the cases are */
};

static const char *keep(struct junit *junit, const char *text)
{
    return text ? text_pool_add(&junit->pool, text) : NULL;
}

/* The same, but a newline stays one. */
static const char *keep_lines(struct junit *junit, const char *text)
{
    char *copy = NULL, *line;
    const char *kept;
    size_t size, len;
    FILE *out;

    if (!text)
        return NULL;
    out = open_memstream(&copy, &size);
    for (; *text; text += len + (text[len] == '\n')) {
        len = strcspn(text, "\n");
        line = text_clean(text, len);
        fputs(line, out);
        if (text[len])
            fputc('\n', out);
        free(line);
    }
    fclose(out);
    kept = text_pool_copy(&junit->pool, copy);
    free(copy);
    return kept;
}

/* Cases of one group stand together: its name is kept once. */
static const char *keep_group(struct junit *junit, const char *group)
{
    char *clean = text_copy(group);
    const char *before = junit->case_count ? junit->cases[junit->case_count - 1].group : NULL;

    if (!clean || !before || strcmp(before, clean) != 0)
        before = keep(junit, clean);
    free(clean);
    return before;
}

struct junit *junit_open(const char *suite)
{
    struct junit *junit = memory_new(sizeof(*junit));

    junit->suite = text_copy(suite);
    return junit;
}

void junit_property(struct junit *junit, const char *name, const char *value)
{
    junit->properties =
        memory_grow(junit->properties, junit->property_count, sizeof(*junit->properties));
    junit->properties[junit->property_count++] =
        (struct property){text_copy(name), text_copy(value)};
}

void junit_add(struct junit *junit, const struct junit_case *added)
{
    junit->cases = memory_grow(junit->cases, junit->case_count, sizeof(*junit->cases));
    junit->cases[junit->case_count++] = (struct kept){
        .status = added->status,
        .group = keep_group(junit, added->group),
        .name = keep(junit, added->name),
        .message = keep(junit, added->message),
        .text = keep_lines(junit, added->text),
        .output = keep_lines(junit, added->output),
    };
}

static size_t count(const struct junit *junit, enum junit_status status)
{
    size_t i, found = 0;

    for (i = 0; i < junit->case_count; i++)
        found += junit->cases[i].status == status;
    return found;
}

/* xmlTextWriter escapes what an attribute and a text need; a text that is missing is left out. */
static void attribute(xmlTextWriterPtr to, const char *name, const char *value)
{
    if (value)
        xmlTextWriterWriteAttribute(to, BAD_CAST name, BAD_CAST value);
}

static void start(xmlTextWriterPtr to, const char *name)
{
    xmlTextWriterStartElement(to, BAD_CAST name);
}

static void end(xmlTextWriterPtr to)
{
    xmlTextWriterEndElement(to);
}

/* Readers add up times, and some want one: a price is none, and nothing else here took any. */
static void put_time(xmlTextWriterPtr to)
{
    attribute(to, "time", "0");
}

static void put_counts(xmlTextWriterPtr to, const struct junit *junit)
{
    attribute(to, "name", junit->suite);
    xmlTextWriterWriteFormatAttribute(to, BAD_CAST "tests", "%zu", junit->case_count);
    xmlTextWriterWriteFormatAttribute(to, BAD_CAST "failures", "%zu", count(junit, JUNIT_FAILURE));
    xmlTextWriterWriteFormatAttribute(to, BAD_CAST "errors", "%zu", count(junit, JUNIT_ERROR));
    put_time(to);
}

static void put_properties(xmlTextWriterPtr to, const struct junit *junit)
{
    size_t i;

    if (!junit->property_count)
        return;
    start(to, "properties");
    for (i = 0; i < junit->property_count; i++) {
        start(to, "property");
        attribute(to, "name", junit->properties[i].name);
        attribute(to, "value", junit->properties[i].value);
        end(to);
    }
    end(to);
}

static void put_case(xmlTextWriterPtr to, const struct kept *kept)
{
    static const char *const elements[JUNIT_STATUS_COUNT] = {NULL, "skipped", "failure", "error"};

    start(to, "testcase");
    attribute(to, "classname", kept->group);
    attribute(to, "name", kept->name);
    put_time(to);
    if (elements[kept->status]) {
        start(to, elements[kept->status]);
        attribute(to, "message", kept->message);
        if (kept->text)
            xmlTextWriterWriteString(to, BAD_CAST kept->text);
        end(to);
    }
    if (kept->output)
        xmlTextWriterWriteElement(to, BAD_CAST "system-out", BAD_CAST kept->output);
    end(to);
}

static void put_suite(xmlTextWriterPtr to, const struct junit *junit)
{
    size_t i;

    xmlTextWriterSetIndent(to, 1);
    xmlTextWriterStartDocument(to, NULL, "UTF-8", NULL);
    start(to, "testsuites");
    put_counts(to, junit);
    start(to, "testsuite");
    put_counts(to, junit);
    /* junit-10.xsd of Jenkins has a place for it here only. */
    xmlTextWriterWriteFormatAttribute(to, BAD_CAST "skipped", "%zu", count(junit, JUNIT_SKIPPED));
    put_properties(to, junit);
    for (i = 0; i < junit->case_count; i++)
        put_case(to, &junit->cases[i]);
    xmlTextWriterEndDocument(to);
}

static void drop(struct junit *junit)
{
    size_t i;

    for (i = 0; i < junit->property_count; i++) {
        free(junit->properties[i].name);
        free(junit->properties[i].value);
    }
    text_pool_free(junit->pool);
    free(junit->properties);
    free(junit->cases);
    free(junit->suite);
    free(junit);
}

static void put_junit(xmlTextWriterPtr to, const void *junit)
{
    put_suite(to, junit);
}

bool junit_close(struct junit *junit, FILE *out)
{
    bool good = xml_out(put_junit, junit, out);

    drop(junit);
    return good;
}
