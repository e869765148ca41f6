/* SPDX-License-Identifier: MIT */
#include "bench/issue.h"

#include "core/memory.h"

#define NOP 0x90

/* Executable like every page of the initial mapping: Xen's builders set no NX there. */
char twin_of_calls[HYPERCALL_STUB + 1] XEN_BUFFER;
char twin_of_empty[HYPERCALL_STUB] XEN_BUFFER;

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

/* Copy a stub without its trap instruction; returns whether there was one. */
static bool copy_twin(char *twin, const char *stub)
{
    static const unsigned char trap[] = ENV_TRAP_BYTES;
    unsigned from = 0, to = 0;
    bool found = false;

    while (from < HYPERCALL_STUB) {
        if (!found && from + 1 < HYPERCALL_STUB && (unsigned char)stub[from] == trap[0] &&
            (unsigned char)stub[from + 1] == trap[1]) {
            found = true;
            from += sizeof(trap);
            continue;
        }
        twin[to++] = stub[from++];
    }
    return found;
}

bool twin_init(bool spoil)
{
    const char *stub = hypercall_stub(__HYPERVISOR_xen_version);

    if (spoil)
        twin_of_calls[0] = NOP;
    return copy_twin(twin_of_calls + spoil, stub) && copy_twin(twin_of_empty, stub);
}
