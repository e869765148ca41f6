/* SPDX-License-Identifier: MIT */
/* A list of symbols as nm prints it: see map.h. */
#include "report/symbols/map.h"

#include <ctype.h>
#include <string.h>

/* Behind the address, of up to 16 digits; NULL: there is none. */
static const char *read_address(const char *at, const char *end, uint64_t *out)
{
    unsigned digits = 0;

    if (end - at > 2 && at[0] == '0' && at[1] == 'x')
        at += 2;
    for (*out = 0; at < end && isxdigit((unsigned char)*at) && digits <= 16; at++, digits++)
        *out =
            *out << 4 | (uint64_t)(isdigit((unsigned char)*at) ? *at - '0' : (*at | 32) - 'a' + 10);
    return digits >= 1 && digits <= 16 ? at : NULL;
}

/* False: it is no line of nm's.  What is not defined has blanks in place of an address. */
static bool read_line(const char *at, const char *end, struct list *list)
{
    char name[SYMBOLS_NAME];
    struct list_symbol symbol = {.name = name};
    size_t len;

    if (end > at && end[-1] == '\r')
        end--;
    if (at < end && *at == ' ') {
        while (at < end && *at == ' ')
            at++;
        return end - at > 2 && (*at == 'U' || *at == 'w' || *at == 'v') && at[1] == ' ';
    }
    at = read_address(at, end, &symbol.at);
    if (!at || end - at < 4 || at[0] != ' ' || !isalpha((unsigned char)at[1]) || at[2] != ' ')
        return false;
    symbol.kind = at[1];
    at += 3;
    len = (size_t)(end - at);
    len = len < sizeof(name) ? len : sizeof(name) - 1;
    memcpy(name, at, len);
    name[len] = '\0';
    return !memchr(at, ' ', (size_t)(end - at)) && list_add(list, &symbol, NULL);
}

size_t map_read(const struct bytes *file, struct list *list, size_t *wrong)
{
    const char *at = (const char *)file->at, *end = at + file->size, *line_end;
    size_t lines = 0;

    for (*wrong = 0; at < end; at = line_end + 1, lines++) {
        line_end = memchr(at, '\n', (size_t)(end - at));
        /* A line that is not ended may have been cut. */
        if (!line_end || !read_line(at, line_end, list)) {
            *wrong = lines + 1;
            break;
        }
    }
    return lines;
}
