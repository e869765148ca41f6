/* SPDX-License-Identifier: MIT */
/* What is wrong with a run.json, by its place: see reader.h. */
#include <stdarg.h>
#include <stdio.h>

#include "report/store/reader.h"

/* Where the item is that the first 'depth' of the open objects read: "cases[3].paths.multi[0]". */
static size_t put_place(const struct reader *r, size_t depth)
{
    size_t i, len = 0;

    *r->why = '\0';
    for (i = 0; i < depth && len < r->size; i++) {
        const struct open_object *o = &r->open[i];

        if (o->member)
            len += (size_t)snprintf(r->why + len, r->size - len, "%s%s", len ? "." : "",
                                    o->member->key);
        if (len < r->size && o->in_path)
            len += (size_t)snprintf(r->why + len, r->size - len, ".%s", path_name(o->path));
        if (len < r->size)
            len += (size_t)snprintf(r->why + len, r->size - len, "[%zu]", o->item);
    }
    return len < r->size ? len : r->size - 1;
}

static bool refuse_at(struct reader *r, size_t depth, const char *key, const char *format,
                      va_list args)
{
    size_t len = put_place(r, depth);

    len += (size_t)snprintf(r->why + len, r->size - len, "%s%s ", len && *key ? "." : "", key);
    if (len < r->size)
        vsnprintf(r->why + len, r->size - len, format, args);
    return false;
}

bool reader_refuse(struct reader *r, const char *key, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    refuse_at(r, r->depth - 1, key, format, args);
    va_end(args);
    return false;
}

bool reader_refuse_item(struct reader *r, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    refuse_at(r, r->depth, "", format, args);
    va_end(args);
    return false;
}

bool reader_refuse_text(struct reader *r, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(r->why, r->size, format, args);
    va_end(args);
    r->broken = true;
    return false;
}

bool reader_refuse_root(struct reader *r)
{
    snprintf(r->why, r->size, "the file is not a JSON object");
    return false;
}

bool reader_refuse_shape(struct reader *r, const struct member_kind *m)
{
    static const char *const words[] = {
        [SHAPE_TEXT] = "is not a text",         [SHAPE_NUMBER] = "is not a whole number from 0 on",
        [SHAPE_TRUTH] = "is not true or false", [SHAPE_FACTS] = "is not an object",
        [SHAPE_TEXTS] = "is not a list",        [SHAPE_OBJECTS] = "is not a list",
        [SHAPE_PATHS] = "is not an object",     [SHAPE_PAIRS] = "is not a list",
    };

    return reader_refuse(r, m->key, "%s", words[m->shape]);
}
