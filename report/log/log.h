/* SPDX-License-Identifier: MIT */
/* The state of the log reader, shared by the files of this folder only. */
#ifndef REPORT_LOG_LOG_H
#define REPORT_LOG_LOG_H

#include <stdio.h>

#include "report/console/broken.h"
#include "report/console/json_line.h"
#include "report/console/order.h"
#include "report/console/overlay.h"
#include "report/model/case.h"
#include "report/model/run.h"
#include "report/record/record.h"

/* More than there are kinds of what can be said of a line. */
#define LOG_KINDS_MAX 96u

struct log_reader {
    struct run *run;
    const char *name;       /* of the log file, for messages */
    unsigned long line;     /* being read, from 1 */
    unsigned long newlines; /* the lines as an editor would count them, so far */
    bool cr_only;           /* CR ends each, and there is no newline */

    unsigned boot;  /* its number in the run; 0: none is open */
    bool banner;    /* Xen's version was seen in this boot */
    bool begun;     /* a record was seen in this boot */
    bool ended;     /* its end record was seen */
    bool other;     /* another kernel spoke in this boot: its own words are known */
    bool somebody;  /* or nobody knows who did, behind Xen's start of dom0 */
    bool started;   /* Xen has started dom0, */
    bool reset;     /* and the machine is somewhere else */
    size_t before;  /* how much a logger puts before each line */
    char image[96]; /* what Xen says of dom0's kernel in this boot, */
    char ours[96];  /* and in the last one that had a record of ours */
    bool panic;     /* the next of Xen's lines says why it panicked */
    char *omen;     /* what may be the last words of Xen, or NULL */
    unsigned long omen_line;
    enum outcome omen_outcome;
    unsigned warnings; /* that Xen gave in this boot */
    uint64_t domain;   /* of the last record, by Xen's mark; 0: dom0, or not marked */
    bool before_ended; /* the boot that was open before this one has its end */
    bool full;         /* too many boots: nothing more is read */

    unsigned long opened;     /* in this line */
    size_t problems;          /* of the run, when it was */
    unsigned long others;     /* starts of another kernel, in this log */
    unsigned long other_line; /* where the first of them was */

    uint32_t next;           /* the running number that the next record should have */
    uint32_t records;        /* read in this boot */
    unsigned long chain;     /* over the CRCs of these */
    bool gaps;               /* some of them are missing */
    bool gap;                /* the record before the one that is being read is missing */
    unsigned long last_line; /* where the last good record stood */
    int line_end;            /* of the lines with records: 0 none yet, else CR LF or LF */
    unsigned line_end_changes;
    unsigned long line_end_changed; /* in this line */

    char *running;          /* the case whose block is open, or NULL */
    size_t at;              /* where that stands in the run */
    struct run_case *owner; /* of the series whose pairs are read, or NULL */
    struct pair *room;      /* of the pairs of the series that is read, between two */
    enum path path;
    uint32_t series;       /* its record number; it is the last of its path */
    uint32_t series_count; /* series records in the open block */
    unsigned place;        /* the number of the last case in its plan */
    bool measuring;        /* the last record was the start of a case */
    unsigned printed;      /* Xen's lines since then */
    bool unpriced;         /* the open case has no series in this unit */

    unsigned series_said; /* what the series whose pairs are read has said, a bit each */
    bool fault_outside;   /* the last exception was outside every case */

    bool recorded;             /* what stands up to the newline has a record */
    bool damage;               /* in the line that is being read */
    unsigned wide;             /* of Xen's lines in this boot have letters that are not ASCII */
    unsigned long wide_line;   /* the first of these */
    struct overlay overlay;    /* Xen's lines of the boot */
    struct overlay_line *kept; /* the last of these, if nothing has come behind it; or NULL */
    struct broken broken;      /* what was done to its lines on their way */
    struct order order;        /* and to their order */
    struct json_line json;     /* where a logger wrote it as JSON */

    struct log_kind {
        const char *kind;
        unsigned long count;
        unsigned long before; /* of these, when the boot was opened */
        unsigned boot;        /* where the last was */
        unsigned long line;   /* in it, or 0 */
        char *last;           /* what was said of it, if it was not named */
    } kinds[LOG_KINDS_MAX];
    unsigned kind_count;

    char *more_key; /* a fact that goes on in the next record, or NULL */
    char *more_value;
    bool more_cut; /* and a part of it may be missing */
};

#endif
