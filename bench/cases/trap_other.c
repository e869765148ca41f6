/* SPDX-License-Identifier: MIT */
/*
 * Ports, MSRs and CPUID (xen/arch/x86/pv/emul-priv-op.c).  Port access raises #GP unless the
 * virtual IOPL allows it to the decoder and the domain owns the port: dom0 does, a domU does not.
 * A plain CPUID traps only where CPUID faulting is on, so its price says which it is here; Xen's
 * prefix, an invalid opcode, forces the trap (xen/arch/x86/pv/emul-inv-op.c).  The
 * MSR rows hold one and three instructions that load registers, the CPUID rows three.
 */
#include "bench/fixture/issue.h"
#include "bench/fixture/trap_path.h"
#include "core/guest.h"
#include "core/memory.h"

#define PORT_POST   0x80 /* the diagnostic port: any write is allowed and nothing happens */
#define MSR_EFER    0xc0000080u
#define EFER_LMA    0x400
#define MSR_FS_BASE 0xc0000100u

ISSUE static void port_in(unsigned long unused1, unsigned long unused2, unsigned long port)
{
    (void)unused1;
    (void)unused2;
    __asm__ volatile("inb %w0, %%al" ::"d"(port) : "eax");
}

ISSUE static void port_out(unsigned long unused1, unsigned long unused2, unsigned long port)
{
    (void)unused1;
    (void)unused2;
    __asm__ volatile("outb %%al, %w0" ::"d"(port));
}

ISSUE static void msr_read(void)
{
    __asm__ volatile("mov %0, %%ecx; rdmsr" ::"i"(MSR_EFER) : "eax", "ecx", "edx");
}

ISSUE static void msr_write(void)
{
    __asm__ volatile("mov %0, %%ecx; xor %%eax, %%eax; xor %%edx, %%edx; wrmsr" ::"i"(MSR_FS_BASE)
                     : "eax", "ecx", "edx");
}

/* CPUID takes EBX, which C keeps: the saving is in the price. Both return the largest leaf. */
ISSUE static long cpuid_plain(void)
{
    long leaf = 0;

    __asm__ volatile("cpuid" : "+a"(leaf)::"ebx", "ecx", "edx");
    return leaf;
}

ISSUE static long cpuid_forced(void)
{
    long leaf = 0;

    __asm__ volatile("ud2; .ascii \"xen\"; cpuid" : "+a"(leaf)::"ebx", "ecx", "edx");
    return leaf;
}

static struct physdev_set_iopl iopl[1] XEN_BUFFER;

static const char *allow_ports(void)
{
    if (!guest_is_dom0())
        return "a domU owns no port";
    iopl->iopl = 1;
    return HYPERVISOR_physdev_op(PHYSDEVOP_set_iopl, iopl) == 0 ? NULL : "IOPL cannot be set";
}

static void forbid_ports(void)
{
    iopl->iopl = 0;
    HYPERVISOR_physdev_op(PHYSDEVOP_set_iopl, iopl);
}

static void encode_port(struct multicall_entry *e, unsigned i)
{
    (void)i;
    trap_arguments(e, 0, 0);
    e->args[2] = PORT_POST;
}

/* CPUID tells its largest leaf. */
static enum status judge_not_zero(long result, unsigned i)
{
    (void)i;
    return result ? STATUS_OK : STATUS_WRONG;
}

/* Under a 64-bit Xen at least SCE is set; a 32-bit one is not in long mode, and may have none. */
static enum status judge_efer(long result, unsigned i)
{
    if (guest_mode() == GUEST_NATIVE && sizeof(result) < sizeof(uint64_t))
        return result & EFER_LMA ? STATUS_WRONG : STATUS_OK;
    return judge_not_zero(result, i);
}

static const char *need_segment_bases(void)
{
    return ENV_SEGMENT_BASES ? NULL : "segments of this ABI have no base beside their descriptor";
}

static void encode_nothing(struct multicall_entry *e, unsigned i)
{
    (void)i;
    trap_arguments(e, 0, 0);
}

const struct case_ops trap_port_in = {
    .prepare = allow_ports,
    .encode = encode_port,
    .finish = forbid_ports,
    .entry = (const void *)port_in,
};
const struct case_ops trap_port_out = {
    .prepare = allow_ports,
    .encode = encode_port,
    .finish = forbid_ports,
    .entry = (const void *)port_out,
};
const struct case_ops trap_msr_read = {
    .encode = encode_nothing,
    .judge = judge_efer,
    .entry = (const void *)msr_read,
};
const struct case_ops trap_msr_write = {
    .prepare = need_segment_bases,
    .encode = encode_nothing,
    .entry = (const void *)msr_write,
};
const struct case_ops trap_cpuid = {
    .encode = encode_nothing,
    .judge = judge_not_zero,
    .entry = (const void *)cpuid_plain,
};
const struct case_ops trap_cpuid_forced = {
    .encode = encode_nothing,
    .judge = judge_not_zero,
    .entry = (const void *)cpuid_forced,
};
