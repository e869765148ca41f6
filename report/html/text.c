/* SPDX-License-Identifier: MIT */
/* See text.h. */
#include "report/html/text.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "report/html/assets.h"
#include "report/system/memory.h"
#include "report/text/text.h"

static const char *reference(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_text(FILE *out, const char *text)
{
    for (; *text; text++) {
        const char one[] = {*text, '\0'}, *escaped = reference(*text);

        if (escaped)
            fputs(escaped, out);
        else
            text_put(out, one);
    }
}

void html_say(FILE *out, const char *format, ...)
{
    char *text;
    va_list args;
    int len;

    va_start(args, format);
    len = vasprintf(&text, format, args);
    va_end(args);
    if (len < 0)
        memory_lacks();
    html_text(out, text);
    free(text);
}

void html_link(FILE *out, const char *text)
{
    for (; *text; text++)
        if (isascii((unsigned char)*text) &&
            (isalnum((unsigned char)*text) || strchr("-._~/", *text)))
            fputc(*text, out);
        else
            fprintf(out, "%%%02X", (unsigned)(unsigned char)*text);
}

void html_element(FILE *out, const char *name, const char *class, const char *text)
{
    if (class)
        fprintf(out, "<%s class=\"%s\">", name, class);
    else
        fprintf(out, "<%s>", name);
    html_text(out, text);
    fprintf(out, "</%s>\n", name);
}

void html_section(FILE *out, const char *id, const char *title)
{
    fprintf(out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">", id, id,
            id);
    html_text(out, title);
    fputs("</h2>\n", out);
}

void html_section_end(FILE *out)
{
    fputs("</section>\n", out);
}

void html_start(FILE *out, const char *title)
{
    fprintf(out,
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "script-src '%s'; style-src '%s'; img-src data:; base-uri 'none'; "
            "form-action 'none'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<link rel=\"icon\" href=\"data:,\">\n<title>",
            assets_script_hash, assets_style_hash);
    html_text(out, title);
    fprintf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n", assets_style);
}

void html_end(FILE *out)
{
    fprintf(out, "<script>%s</script>\n</body>\n</html>\n", assets_script);
}
