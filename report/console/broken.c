/* SPDX-License-Identifier: MIT */
/* Lines that were broken on their way: see broken.h. */
#include "report/console/broken.h"

#include <string.h>

/* So many of a kind are no accident. */
#define MANY 4u

static bool has(const char *text, size_t len, const char *part)
{
    return memmem(text, len, part, strlen(part)) != NULL;
}

/* What was open stays as it is. */
static void give_up(struct broken *w)
{
    if (w->lines) {
        w->cut_elsewhere = w->cut_elsewhere || (w->cut && w->cut_at != w->column);
        w->cut_at = w->column;
        w->cut++;
    }
    w->lines = 0;
}

static void append(struct broken *w, unsigned which, const char *text, size_t len)
{
    size_t room = BROKEN_MAX - w->len[which];

    len = len < room ? len : room;
    memcpy(w->joined[which] + w->len[which], text, len);
    w->len[which] += len;
}

/* A tool that cuts may say so: three dots, or the one character of them. */
static bool elided(const char *text, size_t len)
{
    return len > 3 &&
           (!memcmp(text + len - 3, "...", 3) || !memcmp(text + len - 3, "\xe2\x80\xa6", 3));
}

static void begin(struct broken *w, size_t column, const char *broken, size_t len)
{
    w->len[0] = w->len[1] = 0;
    append(w, 0, broken, len);
    append(w, 1, broken, len);
    w->lines = 1;
    w->column = column;
    w->quoted += has(broken, len, "=3D");
    w->elided += elided(broken, len);
    w->escaped += has(broken, len, "&lt;") || has(broken, len, "&gt;") || has(broken, len, "&amp;");
}

/* A mailer quotes what it has wrapped, and its blank goes with the newline. */
static void join(struct broken *w, const char *line, size_t len)
{
    while (len && *line == '>') {
        line++;
        len--;
        if (len && *line == ' ') {
            line++;
            len--;
        }
    }
    append(w, 0, line, len);
    while (w->len[1] && w->joined[1][w->len[1] - 1] == ' ')
        w->len[1]--;
    while (len && *line == ' ') {
        line++;
        len--;
    }
    append(w, 1, " ", 1);
    append(w, 1, line, len);
    w->lines++;
}

void broken_take(struct broken *w, const char *line, size_t len, const char *broken)
{
    while (len && (line[len - 1] == '\n' || line[len - 1] == '\r'))
        len--;
    w->longest = len > w->longest ? len : w->longest;
    if (broken) {
        give_up(w);
        begin(w, len, broken, (size_t)(line + len - broken));
        w->behind_mark = *line == '>';
        return;
    }
    if (!w->lines || !len)
        return;
    join(w, line, len);
    if (w->whole(w->joined[0], w->len[0]) || w->whole(w->joined[1], w->len[1])) {
        w->wrapped++;
        w->lines = 0;
    } else if (w->lines == BROKEN_LINES) {
        give_up(w);
    }
}

const char *broken_name(struct broken *w)
{
    give_up(w);
    if (w->quoted >= MANY && w->behind_mark)
        return "it is quoted-printable in a mail that quotes it: save the log from the first mail "
               "as a file, or decode it, as in sed 's/^[> ]*> //' FILE | "
               "perl -MMIME::QuotedPrint -pe '$_ = decode_qp($_)' | pvbench COMMAND -";
    if (w->quoted >= MANY)
        return "it is quoted-printable, as mails are written: save the log from the mail as a "
               "file, or decode it, as in perl -MMIME::QuotedPrint -pe '$_ = decode_qp($_)' FILE";
    if (w->escaped >= MANY)
        return "it is escaped for HTML: save the log itself, the raw text";
    if (w->wrapped >= MANY || (w->wrapped > 1 && !w->cut))
        return "its lines are wrapped at a column, as mailers and terminals do it: save the log "
               "itself, as an attachment or a file";
    if ((w->cut >= MANY || w->elided) && !w->cut_elsewhere && w->cut_at == w->longest)
        return "its lines are cut at a column: save the log itself, with whole lines";
    return NULL;
}
