/* SPDX-License-Identifier: MIT */
/* See table.h. */
#include "report/html/table.h"

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
    fputs("<th scope=\"row\">", out);
    html_text(out, text);
}

void html_cell(FILE *out, const char *class, const char *text)
{
    if (class)
        fprintf(out, "<td class=\"%s\">", class);
    else
        fputs("<td>", out);
    html_text(out, text);
}

void html_no_cell(FILE *out)
{
    fputs("<td>", out);
}

void html_number(FILE *out, bool have, double number)
{
    char text[64];

    if (!have) {
        html_no_cell(out);
        return;
    }
    number_text(text, sizeof(text), number);
    html_cell(out, "number", text);
}

void html_decimal(FILE *out, bool have, double number)
{
    char text[64];

    if (!have) {
        html_no_cell(out);
        return;
    }
    decimal_text(text, sizeof(text), number);
    html_cell(out, "number", text);
}

void html_count(FILE *out, size_t count)
{
    fprintf(out, "<td class=\"number\">%zu", count);
}

void html_number_said(FILE *out, const char *class, double number, const char *text)
{
    fprintf(out, "<td class=\"number%s%s\" data-value=\"%.6g\">", class ? " " : "",
            class ? class : "", number);
    html_text(out, text);
}
