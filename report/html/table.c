/* SPDX-License-Identifier: MIT */
/* See table.h. */
#include "report/html/table.h"

#include <string.h>

#include "report/format/table.h"
#include "report/html/text.h"

void html_table(FILE *out, const char *id, enum html_use use, const char *caption)
{
    static const char *const classes[] = {"data", "data sortable", "data sortable filterable"};

    if (use != HTML_PLAIN)
        fprintf(out, "<div class=\"controls\" data-for=\"%s\" hidden></div>\n", id);
    fputs("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"", out);
    html_text(out, caption);
    fprintf(out, "\"><table class=\"%s\" id=\"%s\"><caption>", classes[use], id);
    html_text(out, caption);
    fputs("</caption><thead><tr>", out);
}

void html_table_end(FILE *out)
{
    fputs("</tbody></table></div>\n", out);
}

void html_head_of(FILE *out, bool number, const char *text, char letter)
{
    fprintf(out, "<th scope=\"col\" data-kind=\"%s\">", number ? "number" : "text");
    html_text(out, text);
    if (letter)
        fprintf(out, " %c", letter);
    fputs("</th>", out);
}

void html_head(FILE *out, bool number, const char *text)
{
    html_head_of(out, number, text, '\0');
}

void html_head_named(FILE *out, const char *text, const char *name)
{
    fputs("<th scope=\"col\" data-kind=\"number\" data-value=\"", out);
    html_text(out, name);
    fputs("\">", out);
    html_text(out, text);
    fputs("</th>", out);
}

void html_heads_end(FILE *out)
{
    fputs("</tr></thead>\n<tbody>\n", out);
}

void html_row(FILE *out)
{
    fputs("<tr>", out);
}

void html_row_end(FILE *out)
{
    fputc('\n', out);
}

void html_row_head(FILE *out, const char *text)
{
    fputs("<th scope=row>", out);
    html_text(out, text);
}

/* A class that is one word needs no quotes. */
static void put_cell(FILE *out, const char *class)
{
    const char *quote = class && strchr(class, ' ') ? "\"" : "";

    fputs("<td", out);
    if (class)
        fprintf(out, " class=%s%s%s", quote, class, quote);
}

void html_cell_start(FILE *out, const char *class)
{
    char classes[32];

    snprintf(classes, sizeof(classes), "t%s%s", class ? " " : "", class ? class : "");
    put_cell(out, classes);
    fputc('>', out);
}

void html_cell(FILE *out, const char *class, const char *text)
{
    html_cell_start(out, class);
    html_text(out, text);
}

void html_no_cell(FILE *out)
{
    fputs("<td>", out);
}

void html_number(FILE *out, bool have, double number)
{
    char text[64] = "";

    if (have)
        number_text(text, sizeof(text), number);
    html_number_word(out, text);
}

void html_decimal(FILE *out, bool have, double number)
{
    char text[64] = "";

    if (have)
        decimal_text(text, sizeof(text), number);
    html_number_word(out, text);
}

void html_count(FILE *out, size_t count)
{
    fprintf(out, "<td>%zu", count);
}

void html_number_word(FILE *out, const char *text)
{
    fputs("<td>", out);
    html_text(out, text);
}

/* The script sees it by itself. */
static bool is_number(const char *text)
{
    return *text && !text[strspn(text, "0123456789.")];
}

void html_number_said(FILE *out, const char *class, double number, const char *text)
{
    put_cell(out, class);
    if (is_number(text))
        fputc('>', out);
    else
        fprintf(out, " data-value=%.6g>", number);
    html_text(out, text);
}
