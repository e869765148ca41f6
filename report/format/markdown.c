/* SPDX-License-Identifier: MIT */
/* See markdown.h. */
#include "report/format/markdown.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/format/table.h"
#include "report/system/memory.h"
#include "report/text/text.h"

/* The longest that one byte becomes. */
#define ESCAPED 6

/* Whether the character there is markup where it stands. */
static bool is_markup(const char *text, size_t i)
{
    switch (text[i]) {
    case '_':
        /* Inside a word it is no emphasis (CommonMark 6.2), and our names are full of it. */
        return i == 0 || !isalnum((unsigned char)text[i - 1]) ||
               !isalnum((unsigned char)text[i + 1]);
    case ':':
        /* Addresses are links without any markup (GFM 6.9): "scheme://", and "www." */
        return text[i + 1] == '/';
    case '.':
        return i >= 3 && !strncasecmp(text + i - 3, "www", 3);
    default:
        return strchr("\\`*[]~$", text[i]) != NULL;
    }
}

/*
 * A bar is an entity and not \|, because a reader that splits rows before it looks at backslashes
 * takes the bar in \\| for the end of a cell.
 */
static const char *entity(char c)
{
    switch (c) {
    case '|':
        return "&#124;";
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return NULL;
    }
}

char *markdown_text(const char *text)
{
    char *clean = text_copy(text), *escaped = memory_new(ESCAPED * strlen(clean) + 1);
    size_t i, n = 0;

    for (i = 0; clean[i]; i++) {
        const char *as = entity(clean[i]);

        if (as)
            n += strlen(strcpy(escaped + n, as));
        else {
            if (is_markup(clean, i))
                escaped[n++] = '\\';
            escaped[n++] = clean[i];
        }
    }
    free(clean);
    return escaped;
}

/* Nothing in backquotes can be escaped, and a space at an end may be taken off. */
static bool fits_backquotes(const char *clean)
{
    size_t len = strlen(clean);

    return len && !strpbrk(clean, "`|\\") && clean[0] != ' ' && clean[len - 1] != ' ';
}

char *markdown_code(const char *text)
{
    char *clean = text_copy(text), *escaped = markdown_text(text), *code;
    bool plain = fits_backquotes(clean);
    int len = plain ? asprintf(&code, "`%s`", clean) : asprintf(&code, "<code>%s</code>", escaped);

    free(clean);
    free(escaped);
    return len < 0 ? text_copy("") : code;
}

void markdown_put_code(const char *text, FILE *out)
{
    char *code = markdown_code(text);

    fputs(code, out);
    free(code);
}

/* How wide each column is, escaped; to be freed. */
static size_t *column_widths(const struct table *table)
{
    size_t *widths = memory_new(table->columns * sizeof(*widths)), i;

    for (i = 0; i < table->columns; i++)
        widths[i] = 3;
    for (i = 0; i < table->count; i++) {
        char *cell = markdown_text(table->cells[i]);

        if (strlen(cell) > widths[i % table->columns])
            widths[i % table->columns] = strlen(cell);
        free(cell);
    }
    return widths;
}

static void put_dashes(size_t count, FILE *out)
{
    while (count--)
        fputc('-', out);
}

/* The line under the heads, which says to which side each column stands. */
static void put_rule(const struct table *table, const size_t *widths, FILE *out)
{
    size_t column;

    for (column = 0; column < table->columns; column++) {
        bool left = column < table->left;

        fputs("| ", out);
        put_dashes(widths[column] - !left, out);
        fputs(left ? " " : ": ", out);
    }
    fputs("|\n", out);
}

static void put_row(const struct table *table, const size_t *widths, size_t from, FILE *out)
{
    size_t column;

    for (column = 0; column < table->columns; column++) {
        char *cell = markdown_text(table->cells[from + column]);
        int wide = (int)widths[column];

        fprintf(out, "| %*s ", column < table->left ? -wide : wide, cell);
        free(cell);
    }
    fputs("|\n", out);
}

void markdown_table(struct table *table, FILE *out)
{
    size_t *widths = column_widths(table), i;

    for (i = 0; i + table->columns <= table->count; i += table->columns) {
        put_row(table, widths, i, out);
        if (i == 0)
            put_rule(table, widths, out);
    }
    free(widths);
    table_drop(table);
}
