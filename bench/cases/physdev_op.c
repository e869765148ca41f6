/* SPDX-License-Identifier: MIT */
/*
 * physdev_op: physical interrupts, I/O ports and I/O APICs, by a domain that has any
 * (xen/arch/x86/physdev.c:do_physdev_op).  IOPL and the port bitmap are the vCPU's own and free to
 * all; most of the rest is dom0's, where it reaches hardware, so the rows here end before that:
 * reading a register of the I/O APIC is as far as they go.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#define NO_COMMAND 0xffff
#define NO_IRQ     0xffffffffu
#define NO_DEBUG   99

/* Any number does for asking. */
#define SOME_IRQ 16

#define IO_APIC         0xfec00000 /* where the first one is, by custom (Intel 82093AA) */
#define IO_APIC_VERSION 1

#define ALL_PORTS 65536

/* Since 4.20, and not in older headers. */
#define PCI_DEVICE_RESET 32

struct device_reset {
    struct {
        uint16_t segment;
        uint8_t bus, function;
    } device;
    uint32_t flags;
};

static struct physdev_irq_status_query queries[CALLS_MAX] XEN_BUFFER;
static struct physdev_eoi ends[CALLS_MAX] XEN_BUFFER;
static struct physdev_set_iopl levels[CALLS_MAX] XEN_BUFFER;
static struct physdev_set_iobitmap bitmaps[CALLS_MAX] XEN_BUFFER;
static struct physdev_apic apics[CALLS_MAX] XEN_BUFFER;
static struct physdev_irq vectors[CALLS_MAX] XEN_BUFFER;
static struct physdev_map_pirq maps[CALLS_MAX] XEN_BUFFER;
static struct physdev_unmap_pirq unmaps[CALLS_MAX] XEN_BUFFER;
static struct physdev_setup_gsi gsis[CALLS_MAX] XEN_BUFFER;
static struct physdev_dbgp_op debugs[CALLS_MAX] XEN_BUFFER;
static struct device_reset reset[1] XEN_BUFFER;
static uint8_t bitmap[2 * ENV_PAGE_SIZE + 1] XEN_BUFFER;

/* ---- interrupts ---- */

static void encode_query(struct multicall_entry *e, unsigned i, unsigned irq)
{
    queries[i].irq = irq;
    MULTI_physdev_op(e, PHYSDEVOP_irq_status_query, &queries[i]);
}

static void encode_status(struct multicall_entry *e, unsigned i)
{
    encode_query(e, i, SOME_IRQ);
}

static void encode_status_bad_irq(struct multicall_entry *e, unsigned i)
{
    encode_query(e, i, NO_IRQ);
}

static void encode_status_nowhere(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_physdev_op(e, PHYSDEVOP_irq_status_query, fixture_nowhere());
}

static void encode_end(struct multicall_entry *e, unsigned i, unsigned irq)
{
    ends[i].irq = irq;
    MULTI_physdev_op(e, PHYSDEVOP_eoi, &ends[i]);
}

/* Interrupt 0 is Xen's own timer, and no domain's. A success needs an interrupt of a device. */
static void encode_eoi_unbound(struct multicall_entry *e, unsigned i)
{
    encode_end(e, i, 0);
}

/* Up to 4.1 Xen finds nothing to end, and says 0. */
static enum status judge_eoi_unbound(long result, unsigned i)
{
    (void)i;
    return judge_by_age(result, -XEN_EINVAL, 0, 4, 2);
}

static void encode_eoi_bad_irq(struct multicall_entry *e, unsigned i)
{
    encode_end(e, i, NO_IRQ);
}

static void encode_unmask_notify(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_physdev_op(e, PHYSDEVOP_IRQ_UNMASK_NOTIFY, NULL);
}

/* ---- ports ---- */

static void encode_level(struct multicall_entry *e, unsigned i, unsigned iopl)
{
    levels[i].iopl = iopl;
    MULTI_physdev_op(e, PHYSDEVOP_set_iopl, &levels[i]);
}

static void encode_iopl_0(struct multicall_entry *e, unsigned i)
{
    encode_level(e, i, 0);
}

static void encode_iopl_1(struct multicall_entry *e, unsigned i)
{
    encode_level(e, i, 1);
}

static void encode_iopl_4(struct multicall_entry *e, unsigned i)
{
    encode_level(e, i, 4);
}

static void undo_iopl(unsigned n)
{
    static struct physdev_set_iopl none[1] XEN_BUFFER;

    (void)n;
    none->iopl = 0;
    HYPERVISOR_physdev_op(PHYSDEVOP_set_iopl, none);
}

static void encode_bitmap(struct multicall_entry *e, unsigned i, unsigned ports)
{
    set_xen_guest_handle(bitmaps[i].bitmap, bitmap);
    bitmaps[i].nr_ports = ports;
    MULTI_physdev_op(e, PHYSDEVOP_set_iobitmap, &bitmaps[i]);
}

static void encode_no_ports(struct multicall_entry *e, unsigned i)
{
    encode_bitmap(e, i, 0);
}

static void encode_too_many_ports(struct multicall_entry *e, unsigned i)
{
    encode_bitmap(e, i, ALL_PORTS + 1);
}

/* ---- for dom0 ---- */

static void encode_apic(struct multicall_entry *e, unsigned i)
{
    apics[i].apic_physbase = IO_APIC;
    apics[i].reg = IO_APIC_VERSION;
    MULTI_physdev_op(e, PHYSDEVOP_apic_read, &apics[i]);
}

static const char *find_apic(void)
{
    struct multicall_entry call = {0};

    encode_apic(&call, 0);
    return hypercall(&call) == -XEN_EINVAL ? "no I/O APIC where the first one is by custom" : NULL;
}

/* A number given back as it came: vectors are Xen's own affair since long. */
static void encode_vector(struct multicall_entry *e, unsigned i)
{
    vectors[i].irq = SOME_IRQ;
    MULTI_physdev_op(e, PHYSDEVOP_alloc_irq_vector, &vectors[i]);
}

/* Answered before the operation is looked at where no debug port is in use. */
static void encode_debug(struct multicall_entry *e, unsigned i)
{
    debugs[i].op = NO_DEBUG;
    debugs[i].bus = PHYSDEVOP_DBGP_BUS_UNKNOWN;
    MULTI_physdev_op(e, PHYSDEVOP_dbgp_op, &debugs[i]);
}

static void encode_map_bad_domain(struct multicall_entry *e, unsigned i)
{
    maps[i].domid = DOMID_INVALID;
    maps[i].type = MAP_PIRQ_TYPE_GSI;
    MULTI_physdev_op(e, PHYSDEVOP_map_pirq, &maps[i]);
}

static void encode_unmap_bad_domain(struct multicall_entry *e, unsigned i)
{
    unmaps[i].domid = DOMID_INVALID;
    MULTI_physdev_op(e, PHYSDEVOP_unmap_pirq, &unmaps[i]);
}

static void encode_bad_gsi(struct multicall_entry *e, unsigned i)
{
    gsis[i].gsi = -1;
    MULTI_physdev_op(e, PHYSDEVOP_setup_gsi, &gsis[i]);
}

/* The last function of the last bus of the last segment: no host gets there. */
static const char *ask_no_device(void)
{
    reset->device.segment = 0xffff;
    reset->device.bus = 0xff;
    reset->device.function = 0xff;
    return NULL;
}

static void encode_device_reset(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_physdev_op(e, PCI_DEVICE_RESET, reset);
}

static void encode_unknown(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_physdev_op(e, NO_COMMAND, NULL);
}

const struct case_ops physdev_op_status = {.encode = encode_status};
const struct case_ops physdev_op_status_bad_irq = {
    .encode = encode_status_bad_irq,
    .expect = -XEN_EINVAL,
};
const struct case_ops physdev_op_status_nowhere = {
    .encode = encode_status_nowhere,
    .expect = -XEN_EFAULT,
};
const struct case_ops physdev_op_eoi_unbound = {
    .encode = encode_eoi_unbound,
    .judge = judge_eoi_unbound,
};
const struct case_ops physdev_op_eoi_bad_irq = {
    .encode = encode_eoi_bad_irq,
    .expect = -XEN_EINVAL,
};
const struct case_ops physdev_op_unmask_notify = {.encode = encode_unmask_notify};
const struct case_ops physdev_op_set_iopl_same = {.encode = encode_iopl_0};
const struct case_ops physdev_op_set_iopl = {.encode = encode_iopl_1, .undo = undo_iopl};
const struct case_ops physdev_op_set_iopl_bad = {.encode = encode_iopl_4, .expect = -XEN_EINVAL};
const struct case_ops physdev_op_set_iobitmap = {.encode = encode_no_ports};
const struct case_ops physdev_op_set_iobitmap_bad = {
    .encode = encode_too_many_ports,
    .expect = -XEN_EINVAL,
};
const struct case_ops physdev_op_apic_read = {.prepare = find_apic, .encode = encode_apic};
const struct case_ops physdev_op_alloc_vector = {.encode = encode_vector};
const struct case_ops physdev_op_dbgp = {.encode = encode_debug};
const struct case_ops physdev_op_map_bad_domain = {
    .encode = encode_map_bad_domain,
    .expect = -XEN_ESRCH,
};
const struct case_ops physdev_op_unmap_bad_domain = {
    .encode = encode_unmap_bad_domain,
    .expect = -XEN_ESRCH,
};
const struct case_ops physdev_op_bad_gsi = {.encode = encode_bad_gsi, .expect = -XEN_EINVAL};
const struct case_ops physdev_op_device_reset = {
    .prepare = ask_no_device,
    .encode = encode_device_reset,
    .expect = -XEN_ENODEV,
};
const struct case_ops physdev_op_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
