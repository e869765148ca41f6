/* SPDX-License-Identifier: MIT */
#include "core/screen/window.h"

#include "core/hypercall.h"
#include "core/memory.h"

/* Uncached, whatever the MTRRs say: newer Xens see to that themselves where a guest does not. */
#define PTE_DEVICE (PTE_KERNEL | PTE_WRITE_THROUGH | PTE_UNCACHED)

static unsigned long window; /* where it is */
static uint64_t base;        /* what it is aimed at */
static size_t size;
static unsigned long first_frame, frames; /* what it shows now, from 'base' on, in pages */

static unsigned long frames_of(uint64_t end)
{
    return (unsigned long)((end + ENV_PAGE_SIZE - 1) >> ENV_PAGE_SHIFT);
}

/* Bytes of the first page that are in front of the memory. */
static unsigned long lead(void)
{
    return (unsigned long)base & (ENV_PAGE_SIZE - 1);
}

bool window_aim(const struct start_info *info, uint64_t maddr, size_t bytes)
{
    uint64_t last = (maddr + bytes - 1) >> ENV_PAGE_SHIFT;

    window = info->pt_base + (info->nr_pt_frames + 1) * ENV_PAGE_SIZE;
    base = maddr;
    size = bytes;
    frames = 0;
    return maddr + bytes > maddr && pte_to_mfn(mfn_to_pte((unsigned long)last, 0)) == last;
}

static bool show(unsigned long frame)
{
    unsigned long mfn = (unsigned long)(base >> ENV_PAGE_SHIFT) + frame;
    unsigned long left = frames_of(lead() + size) - frame;
    unsigned long i;

    first_frame = frame;
    frames = 0;
    for (i = 0; i < WINDOW_PAGES && i < left; i++)
        if (HYPERVISOR_update_va_mapping(window + i * ENV_PAGE_SIZE,
                                         mfn_to_pte(mfn + i, PTE_DEVICE), UVMF_INVLPG) != 0)
            return false;
    frames = i;
    return true;
}

volatile uint8_t *window_at(size_t offset, size_t bytes)
{
    unsigned long from = (lead() + offset) >> ENV_PAGE_SHIFT;
    unsigned long end = frames_of(lead() + offset + bytes);

    if (offset > size || bytes > size - offset || bytes > WINDOW_MOST)
        return NULL;
    if ((from < first_frame || end > first_frame + frames) && !show(from))
        return NULL;
    return (volatile uint8_t *)(window + lead() + offset - first_frame * ENV_PAGE_SIZE);
}
