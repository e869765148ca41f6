/* SPDX-License-Identifier: MIT */
#include "tests/silicon/multicall.h"

long multicall(struct multicall_entry *list, unsigned long n)
{
    unsigned long i;

    for (i = 0; i < n; i++)
        list[i].result = (xen_ulong_t)hypercall(&list[i]);
    return 0;
}
