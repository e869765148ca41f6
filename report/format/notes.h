/* SPDX-License-Identifier: MIT */
/*
 * What warns of prices and of their cases, by kind: a long run has the same to say of many cases,
 * and a reader needs it once, with what to do.
 */
#ifndef REPORT_FORMAT_NOTES_H
#define REPORT_FORMAT_NOTES_H

#include <stdbool.h>
#include <stddef.h>

#include "report/format/named.h"
#include "report/text/texts.h"

/* In the order in which they are shown. */
enum note_kind {
    NOTE_LOG,  /* of the log and of its boots, and of no case */
    NOTE_TOLD, /* the same, of a log that is whole all the same */
    NOTE_UNIT,
    NOTE_HOST, /* the machine was not steady */
    NOTE_FAULTED,
    NOTE_WRONG,
    NOTE_EXCEPTION,
    NOTE_PARTIAL,
    NOTE_DENIED,
    NOTE_SKIPPED,
    NOTE_UNSTABLE,
    NOTE_ABSENT,
    NOTE_PRINTED,
    NOTE_BOOTS,
    NOTE_NEGATIVE,
    NOTE_DEPTH,
    NOTE_DEPTHS,
    NOTE_OFF_LINE,
    NOTE_SPLIT,
    NOTE_FLAGS,
    NOTE_PATH,
    NOTE_KINDS
};

struct note_meaning {
    const char *what;   /* of several cases, before their names; NULL: each is a line of its own */
    const char *advice; /* what to do, one sentence or two */
};

extern const struct note_meaning note_meanings[NOTE_KINDS];

struct note_group {
    struct texts lines; /* "CASE: what of it" */
    struct named names; /* of the cases, each once */
    const char *last;
};

struct notes {
    struct note_group of[NOTE_KINDS];
};

/* Note something of a case, whose name has to live as long; 'name' is NULL for what is of none. */
__attribute__((format(printf, 4, 5))) void note_say(struct notes *notes, enum note_kind kind,
                                                    const char *name, const char *format, ...);

/* Of all kinds. */
size_t notes_count(const struct notes *notes);
void notes_clear(struct notes *notes);

#endif
