/* SPDX-License-Identifier: MIT */
/* What Xen prints when a machine, or our domain, comes to its end. */
#ifndef REPORT_LOG_LAST_WORDS_H
#define REPORT_LOG_LAST_WORDS_H

#include "report/record/record.h"

enum last_words_of {
    LAST_OF_XEN,     /* Xen panics */
    LAST_OF_DOM0,    /* Xen ends the domain */
    LAST_OF_A_GUEST, /* Xen ends a domain, and does not say in this line which */
    LAST_OF_MACHINE, /* dom0 halted the machine, as a kernel that has ended does, too */
};

struct last_words {
    const char *text;
    enum last_words_of of;
    bool reason_follows; /* the next of Xen's lines says why */
};

/* The last words in what Xen says, or NULL. */
const struct last_words *last_words_find(struct record_slice xen);

#endif
