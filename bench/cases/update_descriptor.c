/* SPDX-License-Identifier: MIT */
/*
 * update_descriptor: one descriptor of a GDT or LDT, by machine address; three at each context
 * switch of a kernel with TLS segments
 * (xen/arch/x86/pv/descriptor-tables.c:do_update_descriptor).  The descriptor is checked, the page
 * looked up and its type held for the one store: the type of a descriptor page where it is in use
 * as one, a writable page's otherwise.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#define DESCRIPTORS_A_FRAME 512

/* A flat writable data segment of ring 3, as TLS descriptors are. */
#define DATA_SEGMENT 0x00cff2000000ffffULL

/* A 32-bit TSS, available: a system descriptor, which no guest may install. */
#define TASK_STATE 0x00008900000000ffULL

static xen_ulong_t frames[1] XEN_BUFFER;
static uint64_t slot, descriptor;

static const char *write_at(const char *va, uint64_t value)
{
    slot = (uint64_t)virt_to_mfn(va) << ENV_PAGE_SHIFT;
    descriptor = value;
    return NULL;
}

static const char *zero_in_page(void)
{
    return write_at(fixture_page(0), 0);
}

static const char *segment_in_page(void)
{
    return write_at(fixture_page(0), DATA_SEGMENT);
}

/* A page with a writable mapping is no descriptor page. */
static const char *install_gdt(void)
{
    frames[0] = virt_to_mfn(fixture_table());
    remap_ro(fixture_table());
    if (HYPERVISOR_set_gdt(frames, DESCRIPTORS_A_FRAME) != 0) {
        remap_rw(fixture_table());
        return "no descriptor table can be installed";
    }
    return NULL;
}

static const char *zero_in_gdt(void)
{
    write_at(fixture_table(), 0);
    return install_gdt();
}

static const char *segment_in_gdt(void)
{
    write_at(fixture_table(), DATA_SEGMENT);
    return install_gdt();
}

/* The page has to be zero again: other cases take it as a fresh table. */
static void drop_gdt(void)
{
    HYPERVISOR_update_descriptor(slot, 0);
    HYPERVISOR_set_gdt(NULL, 0);
    remap_rw(fixture_table());
}

static const char *misaligned(void)
{
    write_at(fixture_page(0), 0);
    slot++;
    return NULL;
}

static const char *system_descriptor(void)
{
    return write_at(fixture_page(0), TASK_STATE);
}

static const char *in_page_table(void)
{
    slot = (uint64_t)root_mfn() << ENV_PAGE_SHIFT;
    descriptor = 0;
    return NULL;
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_update_descriptor(e, slot, descriptor);
}

const struct case_ops update_descriptor_page_zero = {.prepare = zero_in_page, .encode = encode};
const struct case_ops update_descriptor_page_data = {.prepare = segment_in_page, .encode = encode};
const struct case_ops update_descriptor_gdt_zero = {
    .prepare = zero_in_gdt,
    .encode = encode,
    .finish = drop_gdt,
};
const struct case_ops update_descriptor_gdt_data = {
    .prepare = segment_in_gdt,
    .encode = encode,
    .finish = drop_gdt,
};
const struct case_ops update_descriptor_misaligned = {
    .prepare = misaligned,
    .encode = encode,
    .expect = -XEN_EINVAL,
};
const struct case_ops update_descriptor_system = {
    .prepare = system_descriptor,
    .encode = encode,
    .expect = -XEN_EINVAL,
};
const struct case_ops update_descriptor_page_table = {
    .prepare = in_page_table,
    .encode = encode,
    .expect = -XEN_EINVAL,
};
