/* SPDX-License-Identifier: MIT */
/* What Xen prints when a machine, or our domain, comes to its end. */
#ifndef REPORT_LINES_LAST_WORDS_H
#define REPORT_LINES_LAST_WORDS_H

#include <stdint.h>

#include "report/record/record.h"

enum last_words_of {
    LAST_OF_XEN,      /* Xen panics */
    LAST_AFTER_PANIC, /* it has, which it may have said before */
    LAST_OF_A_DOMAIN, /* Xen ends the domain that the line names */
    LAST_OF_DOM0,     /* Xen ends dom0, and the machine with it */
    LAST_OF_MACHINE,  /* dom0 halted the machine, as a kernel that has ended does, too */
    LAST_OF_ANOTHER,  /* Xen ends a domain that is none of ours */
    /* The next line says which domain it is, or which panic: its own words where the log ends. */
    LAST_MAY_BE_CRASH,
    LAST_MAY_BE_PANIC,
};

struct last_words {
    const char *text; /* % stands for the number of a domain, @ for another one */
    enum last_words_of of;
    bool reason_follows; /* the next of Xen's lines says why */
};

/* The last words in what Xen says, or NULL.  With dom0 every domain ends, 'ours' too. */
const struct last_words *last_words_find(struct record_slice xen, uint64_t ours);

#endif
