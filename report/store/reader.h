/* SPDX-License-Identifier: MIT */
/*
 * The reader of run.json, shared by its files only.  yajl says what comes, one value after another;
 * what may come where stands in tables of the kinds of object that there are.  Nothing is kept of
 * the file but what the run has of it, and the members of the objects that are open.
 */
#ifndef REPORT_STORE_READER_H
#define REPORT_STORE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <yajl/yajl_parse.h>

#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/record/record.h"
#include "report/text/texts.h"

/* The most members that an object of ours has, and how many of these stand in each other. */
#define OBJECT_MEMBERS 13
#define OBJECTS_OPEN   4

/* The version from which samples are texts, and what is nothing may be left out. */
#define VERSION_SHORT 3

/* The longest text that is taken, and the longest name: far above any of ours. */
#define JSON_TEXT_MAX 65536u
#define JSON_NAME_MAX 512u

struct reader;
struct object_kind;

/* What a member holds. */
enum shape {
    SHAPE_TEXT,
    SHAPE_NUMBER,  /* a whole one from 0 on */
    SHAPE_TRUTH,   /* true or false: 1 or 0 */
    SHAPE_FACTS,   /* an object of texts */
    SHAPE_TEXTS,   /* a list of texts */
    SHAPE_OBJECTS, /* a list of objects of one kind */
    SHAPE_PATHS,   /* an object of such lists, by path */
    SHAPE_PAIRS,   /* a list of texts of samples, or of [value, count] */
};

/* What a member with a single value holds: of a text a clean copy. */
struct value {
    char *text;
    uint64_t number;
};

struct member_kind {
    const char *key;
    enum shape shape;
    unsigned optional_since;      /* the version from which it may be left out; 0: in none */
    uint64_t most;                /* of a number; of a text its bytes */
    const struct object_kind *of; /* of objects */
    struct facts *(*facts)(struct reader *r);                   /* where facts go */
    struct texts *(*texts)(struct reader *r);                   /* where texts go */
    bool (*check)(struct reader *r, const struct value *value); /* as soon as it is read; or NULL */
};

/* Members are taken in any order; what all of them come to is seen at the end of the object. */
struct object_kind {
    const struct member_kind *members;
    size_t count;
    bool (*start)(struct reader *r); /* or NULL */
    bool (*end)(struct reader *r, struct value *values);
};

/* Where in an open object the reader is. */
enum inside {
    INSIDE_OBJECT, /* between its members, or before the value of one */
    INSIDE_FACTS,
    INSIDE_TEXTS,
    INSIDE_OBJECTS,
    INSIDE_PATHS,
    INSIDE_PAIRS,
    INSIDE_PAIR,
};

struct open_object {
    const struct object_kind *kind;
    const struct member_kind *member; /* being read; NULL: none, or one that is not known */
    enum inside inside;
    struct value values[OBJECT_MEMBERS];
    unsigned seen;        /* a bit for each member */
    size_t next;          /* the member behind the last one that was seen */
    struct facts unknown; /* the keys that are not known */
    size_t item;          /* of the list that is being read */
    bool in_path;         /* of SHAPE_PATHS: in the list of 'path' */
    enum path path;
    unsigned paths; /* a bit for each that was seen */
    char *fact;     /* the key whose value comes next */
};

struct reader {
    struct run *run;
    uint64_t version;     /* of the file; 0: it is not told yet, */
    unsigned since;       /* and what was read is so only from this one on */
    struct run_case c;    /* being read, with all that it holds */
    struct series series; /* being read */
    uint64_t pair[2];
    unsigned pair_count;

    struct open_object open[OBJECTS_OPEN];
    size_t depth;   /* of these */
    size_t ignored; /* lists and objects that are open below a key that is not known */

    char *why; /* what is wrong, one line */
    size_t size;
    bool broken; /* 'why' is of the text itself, and lacks its line */
};

/* A value that is neither a list nor an object. */
enum scalar_type { SCALAR_OTHER, SCALAR_TRUTH, SCALAR_NUMBER, SCALAR_TEXT };

struct scalar {
    enum scalar_type type;
    long long number;
    const char *text;
    size_t len;
};

static inline struct open_object *reader_last(struct reader *r)
{
    return &r->open[r->depth - 1];
}

/* ---- reader.c: the events of yajl ---- */

extern const yajl_callbacks reader_callbacks;

void reader_free(struct reader *r);

/* ---- objects.c: objects that open and close, and their keys ---- */

bool reader_open(struct reader *r, const struct object_kind *kind);
bool reader_close(struct reader *r);
void reader_drop(struct reader *r);
bool reader_key(struct reader *r, const char *key);
/* Whether the file may be as this version has it; where its own comes later, that is held to it. */
bool reader_since(struct reader *r, unsigned version);

/* ---- values.c ---- */

bool reader_scalar(struct reader *r, const struct scalar *s);
/* The [value, count] that was open is closed. */
bool reader_pair(struct reader *r);
/* A list or an object where something else has to stand; false. */
bool reader_wrong_place(struct reader *r);

/* ---- refuse.c: all of these are false ---- */

/* Say what is wrong with a member of the object that was opened last. */
__attribute__((format(printf, 3, 4))) bool reader_refuse(struct reader *r, const char *key,
                                                         const char *format, ...);
/* The same of an item of its list. */
__attribute__((format(printf, 2, 3))) bool reader_refuse_item(struct reader *r, const char *format,
                                                              ...);
/* What is wrong with the text, and not with what it says; its line is put before it. */
__attribute__((format(printf, 2, 3))) bool reader_refuse_text(struct reader *r, const char *format,
                                                              ...);
bool reader_refuse_root(struct reader *r);
/* A member's value is of another shape. */
bool reader_refuse_shape(struct reader *r, const struct member_kind *m);

/* ---- run_kinds.c and case_kinds.c: what there is ---- */

extern const struct object_kind run_kind, case_kind;

#endif
