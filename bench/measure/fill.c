/* SPDX-License-Identifier: MIT */
#include "bench/measure/fill.h"

#include "bench/fixture/issue.h"

ISSUE long fill_multi(const struct fill *fill)
{
    struct multicall_entry call = {0};
    unsigned i;

    for (i = 0; i < fill->n; i++)
        fill->ops->encode(&fill->batch[i], i);
    MULTI_multicall(&call, fill->batch, (unsigned)fill->n);
    return env_issue(fill->entry, &call);
}

ISSUE long fill_array(const struct fill *fill)
{
    struct multicall_entry call = {0};
    unsigned i;

    for (i = 0; i < fill->n; i++)
        fill->ops->item(i);
    fill->ops->array(&call, (unsigned)fill->n);
    return env_issue(fill->entry, &call);
}
