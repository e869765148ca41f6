/* SPDX-License-Identifier: MIT */
/* Whether lines with running numbers stand in the order in which they were written. */
#ifndef REPORT_CONSOLE_ORDER_H
#define REPORT_CONSOLE_ORDER_H

#include <stdbool.h>
#include <stdint.h>

struct order {
    bool any;
    uint32_t last;
    unsigned long steps;    /* from one number to the next */
    unsigned long again;    /* of these to the same one */
    unsigned long before;   /* to the one before it */
    unsigned long backward; /* to any smaller one but 0, with which a boot begins */
};

/* The number of the next line. */
void order_take(struct order *o, uint32_t number);

/* After the last: what was done to the lines and what to do, as the end of a sentence, or NULL. */
const char *order_name(const struct order *o);

#endif
