/* SPDX-License-Identifier: MIT */
/*
 * The log reader's state, shared by its files only:
 *   run_log.c     lines, running numbers, where a boot starts and ends
 *   run_fields.c  fields of a record into the model
 *   run_record.c, run_record_case.c  what each kind of record means
 *   run_xen.c     what Xen itself printed
 *   run_xl.c      what scripts/run-xl said of the domain's end
 */
#ifndef REPORT_RUN_LOG_H
#define REPORT_RUN_LOG_H

#include "report/run.h"

struct log_reader {
    struct run *run;
    const char *name;   /* of the log file, for messages */
    unsigned long line; /* being read, from 1 */

    unsigned boot;     /* its number in the run; 0: none is open */
    bool banner;       /* Xen's version was seen in this boot */
    bool begun;        /* a record was seen in this boot */
    bool ended;        /* its end record was seen */
    bool panic;        /* the next of Xen's lines says why it panicked */
    bool before_ended; /* the boot that was open before this one has its end */
    bool full;         /* too many boots: nothing more is read */

    uint32_t next;           /* the running number that the next record should have */
    uint32_t records;        /* read in this boot */
    bool gap;                /* the record before the one that is being read is missing */
    unsigned long last_line; /* where the last good record stood */

    char *running;          /* the case whose block is open, or NULL */
    struct run_case *owner; /* of the series whose pairs are read, or NULL */
    enum path path;
    uint32_t series; /* its record number; it is the last of its path */

    bool counted;       /* the series whose pairs are read says how many samples it has */
    bool fault_outside; /* the last exception was outside every case */

    char *more_key; /* a fact that goes on in the next record, or NULL */
    char *more_value;
    bool more_cut; /* and a part of it may be missing */
};

/* Say a problem of the log line that is being read, which makes the boot partial at least. */
__attribute__((format(printf, 2, 3))) void log_lost(struct log_reader *r, const char *format, ...);

/* Take one good record of the open boot. */
void log_record(struct log_reader *r, const struct record_view *view);

/* Say what is missing of the last series, and of a fact that was cut. */
void log_finish_series(struct log_reader *r);
void log_finish_fact(struct log_reader *r);

/* True for the line in which Xen says its version. */
bool log_is_banner(const char *line, size_t len);
/* Take what Xen says of itself in a line that has its "(XEN) ". */
void log_xen_line(struct log_reader *r, const char *line, size_t len);

/* True for a line of scripts/run-xl's, and take what it says of the domain's end. */
bool log_is_xl(const char *line, size_t len);
void log_xl_line(struct log_reader *r, const char *line, size_t len);

/* Say where Xen's lines are not what Xen told the kernel: they have no CRC of their own. */
void log_check_xen(const struct log_reader *r);

char *slice_text(struct record_slice slice);

/* The field's text, clean, to be freed; NULL when there is none. */
char *field_text(const struct record_view *view, const char *key);
/* A number, or 0 for a field that is not there; one that is no number, or too large, is said. */
uint64_t field_number(struct log_reader *r, const struct record_view *view, const char *key);
unsigned field_small(struct log_reader *r, const struct record_view *view, const char *key);
void field_take_all(struct log_reader *r, struct facts *facts, const struct record_view *view);

/* The kinds of record that stand in the block of a case. */
void log_take_case(struct log_reader *r, const struct record_view *view);
void log_take_skip(struct log_reader *r, const struct record_view *view);
void log_take_series(struct log_reader *r, const struct record_view *view);
void log_take_pairs(struct log_reader *r, const struct record_view *view);
void log_take_more(struct log_reader *r, const struct record_view *view);
void log_take_fault(struct log_reader *r, const struct record_view *view);
void log_take_regs(struct log_reader *r, const struct record_view *view);
void log_take_status(struct log_reader *r, const struct record_view *view);

/* A record that has no place in the model is kept as text. */
void log_take_other(struct log_reader *r, const struct record_view *view);
/* Say a record itself as a problem, after what it is. */
void log_say_record(struct log_reader *r, const struct record_view *view, const char *what);

#endif
