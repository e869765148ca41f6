/* SPDX-License-Identifier: MIT */
/* The order of lines: see order.h. */
#include "report/console/order.h"

#include <stddef.h>

/* Of fewer steps nothing is said; and a log that lacks some of its lines goes back now and then. */
#define STEPS_MIN    16u
#define BACKWARD_MIN 4u

void order_take(struct order *o, uint32_t number)
{
    if (o->any) {
        o->steps++;
        o->again += number == o->last;
        o->before += number + 1 == o->last;
        o->backward += number && number < o->last;
    }
    o->any = true;
    o->last = number;
}

const char *order_name(const struct order *o)
{
    if (o->steps < STEPS_MIN)
        return NULL;
    if (o->before * 4 >= o->steps * 3)
        return "its lines stand in reverse order, the last one first: turn them round, as in "
               "tac FILE | pvbench COMMAND -";
    if (o->again * 5 >= o->steps * 2)
        return "each of its lines stands there twice, as where two loggers wrote one file: take "
               "what one of them wrote, or, where both wrote the same, uniq FILE | pvbench COMMAND "
               "-";
    if (o->backward >= BACKWARD_MIN && o->backward * 20 >= o->steps)
        return "its lines are not in the order in which they were written, as where they were "
               "sorted or two consoles share a file: save the log of one console, as it came";
    return NULL;
}
