/* SPDX-License-Identifier: MIT */
/*
 * Files that people have where a log was meant: packed by another program than gzip, in another
 * encoding, or a picture of it.  The first bytes are those of file(1)'s magic database.
 */
#include "report/system/foreign.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* As many characters of a line are base64 and nothing else, before it is taken for that. */
#define BASE64_LINE 40u

#define PACKED(with, how) "it is packed with " with ": unpack it, as in " how " | pvbench COMMAND -"

static const struct magic {
    size_t at;
    const char *bytes;
    size_t len;
    const char *name;
} magics[] = {
    {0, "\xfd\x37zXZ\0", 6, PACKED("xz", "xz -dc FILE")},
    {0, "\x28\xb5\x2f\xfd", 4, PACKED("zstd", "zstd -dc FILE")},
    {0, "BZh", 3, PACKED("bzip2", "bzip2 -dc FILE")},
    {0, "\x04\x22\x4d\x18", 4, PACKED("lz4", "lz4 -dc FILE")},
    {0, "\x02\x21\x4c\x18", 4, PACKED("lz4", "lz4 -dc FILE")},
    {0, "\x5d\0\0", 3, PACKED("lzma", "xz -dc FILE")},
    {0, "LZIP", 4, PACKED("lzip", "lzip -dc FILE")},
    {0, "\x89LZO\0\r\n", 7, PACKED("lzop", "lzop -dc FILE")},
    {0, "\x1f\x9d", 2, PACKED("compress", "gzip -dc FILE")},
    {0, "\x1f\x8b", 2,
     "it is gzipped twice: unpack it once, as in gzip -dc FILE | pvbench COMMAND -"},
    {0, "PK\x03\x04", 4, PACKED("zip", "unzip -p FILE")},
    {0, "PK\x05\x06", 4, "it is a zip archive with nothing in it"},
    {0, "7z\xbc\xaf\x27\x1c", 6, PACKED("7-Zip", "7z x -so FILE")},
    {0, "Rar!\x1a\x07", 6, PACKED("RAR", "unrar p -inul FILE")},
    {257, "ustar", 5, "it is a tar archive: unpack it, and name what is in it"},
    {0, "LPKSHHRH", 8, "it is a journal of systemd: journalctl --file FILE -o cat has its text"},
    {0, "{\"version\": 2, \"width\"", 22,
     "it is a recording of asciinema: asciinema cat FILE has its text"},
    {0, "begin 644 ", 10, "it is uuencoded: uudecode -o /dev/stdout FILE has its text"},
    {0, "%PDF-", 5, "it is a PDF, and not a log: the text of the console is needed"},
    {0, "\x89PNG", 4, "it is a picture, and not a log: the text of the console is needed"},
    {0, "\xff\xd8\xff", 3, "it is a picture, and not a log: the text of the console is needed"},
    {0,
     "\x7f"
     "ELF",
     4, "it is a program, and not a log"},
};

static bool has_magic(const unsigned char *head, size_t len, const struct magic *m)
{
    return len >= m->at + m->len && !memcmp(head + m->at, m->bytes, m->len);
}

/* How many of the bytes are NUL, of those from 'first' on that are 'step' apart. */
static size_t nuls(const unsigned char *head, size_t len, size_t first, size_t step)
{
    size_t i, count = 0;

    for (i = first; i < len; i += step)
        count += head[i] == 0;
    return count;
}

/*
 * Text of ASCII in UTF-16 has a NUL in every second byte, and in UTF-32 three after or before each
 * character; a console that is in neither has no long part like that.
 */
static const char *wide_text(const unsigned char *head, size_t len)
{
    size_t some = len < 64 ? len & ~(size_t)3 : 64, quarter = some / 4, at[4], i;

    for (i = 0; i < 4; i++)
        at[i] = nuls(head, some, i, 4);
    /* A byte order mark is no text, and a line's end may be of one byte. */
    if (some < 16 || at[0] + at[1] + at[2] + at[3] + 4 < some / 2)
        return NULL;
    if (at[1] + at[2] + 2 >= 2 * quarter && at[0] + at[3] <= quarter + 1)
        return at[3] > at[0] ? "it is UTF-32: write it anew, as in iconv -f UTF-32LE -t UTF-8 FILE"
                             : "it is UTF-32: write it anew, as in iconv -f UTF-32BE -t UTF-8 FILE";
    if (at[1] + at[3] + 2 >= 2 * quarter && at[0] + at[2] <= 1)
        return "it is UTF-16, as PowerShell's > writes it: write it anew, as in "
               "iconv -f UTF-16LE -t UTF-8 FILE";
    if (at[0] + at[2] + 2 >= 2 * quarter && at[1] + at[3] <= 1)
        return "it is UTF-16: write it anew, as in iconv -f UTF-16BE -t UTF-8 FILE";
    return NULL;
}

static bool is_base64_char(unsigned char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/';
}

/* How long the line is, if it is all base64; 0: it is not. */
static size_t base64_line(const unsigned char *at, size_t len)
{
    size_t i = 0;

    while (i < len && is_base64_char(at[i]))
        i++;
    return i < len && (at[i] == '\n' || at[i] == '\r') ? i : 0;
}

/* Two long lines of it, one under the other. */
static bool is_base64(const unsigned char *head, size_t len)
{
    size_t first = base64_line(head, len), next = first;

    while (next < len && (head[next] == '\n' || head[next] == '\r'))
        next++;
    return first >= BASE64_LINE && base64_line(head + next, len - next) == first;
}

static bool has(const unsigned char *head, size_t len, const char *text)
{
    return memmem(head, len, text, strlen(text)) != NULL;
}

/*
 * JSON with a console's text in it.  An object on each line is read as a log, and what stands on
 * several lines can be put on one; a run.json has no such text.
 */
static const char *other_json(const unsigned char *head, size_t len)
{
    size_t next = 1;

    while (next < len && strchr(" \t\r\n", head[next]) && head[next])
        next++;
    if (*head == '[' && next < len && head[next] == '"')
        return "it is a list of JSON: jq -r '.[]' FILE | pvbench COMMAND - has its texts";
    if (*head == '[' && next < len && head[next] == '{')
        return "it is a list of JSON: jq -c '.[]' FILE | pvbench COMMAND - has an object on each "
               "line";
    if (*head == '[' && next < len && head[next] == '\'')
        return "it is a list as Python writes it: write its lines as they are, as in "
               "print('\\n'.join(lines))";
    if (*head == '[')
        return NULL;
    if (has(head, len, "\"command\"") && has(head, len, "\"exit_status\"") &&
        !has(head, len, "\"pvbench-run\""))
        return "it is what --format json says of a run: name the run itself";
    if (memchr(head, '\n', next) && (has(head, len, "(XEN)") || has(head, len, "PVB1 ")))
        return "it is JSON on several lines: jq -c . FILE | pvbench COMMAND - has an object on "
               "each line";
    return NULL;
}

static const char *text_in_disguise(const unsigned char *head, size_t len)
{
    static const char base64[] = "it is base64: base64 -d FILE has its text";
    static const char page[] = "it is a web page: save the log itself, the raw text";
    size_t blank = 0;

    while (blank < len && strchr(" \t\r\n", head[blank]) && head[blank])
        blank++;
    if (is_base64(head + blank, len - blank))
        return base64;
    if (len - blank > 14 && (!strncasecmp((const char *)head + blank, "<!doctype html", 14) ||
                             !strncasecmp((const char *)head + blank, "<html", 5)))
        return page;
    if (has(head, len, "Content-Transfer-Encoding: base64") && !has(head, len, "(XEN) ") &&
        !has(head, len, "PVB1 "))
        return "it is a mail in base64: save the log from it as a file";
    if (len > blank && (head[blank] == '{' || head[blank] == '['))
        return other_json(head + blank, len - blank);
    return NULL;
}

const char *foreign_name(const unsigned char *head, size_t len)
{
    size_t i;
    const char *name = NULL;

    for (i = 0; !name && i < sizeof(magics) / sizeof(*magics); i++)
        if (has_magic(head, len, &magics[i]))
            name = magics[i].name;
    if (!name)
        name = wide_text(head, len);
    return name ? name : text_in_disguise(head, len);
}
