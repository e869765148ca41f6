/* SPDX-License-Identifier: MIT */
#include "bench/toll.h"

extern const char toll_chain[], toll_end[];

/* Where toll_entry goes into the chain. */
const char *volatile toll_from = toll_end;

void toll_set(unsigned length)
{
    unsigned long step = ((unsigned long)toll_end - (unsigned long)toll_chain) / TOLL_MAX;

    toll_from = toll_end - length * step;
}
