/* SPDX-License-Identifier: MIT */
#include "core/vcpu/secondary.h"

#include "core/event/event.h"
#include "core/hypercall.h"
#include "core/memory.h"
#include "core/vcpu/trap.h"

#include <xen/errno.h>

/* Rounds of a wait: on a busy host the other CPU can be away for long. */
#define PATIENCE 20000000u

volatile unsigned secondary_port, secondary_answers;

extern const char secondary_entry[];
char secondary_stack[ENV_PAGE_SIZE] XEN_BUFFER;

static struct vcpu_guest_context context[1] XEN_BUFFER;
static struct evtchn_send answer[1] XEN_BUFFER;
static volatile enum secondary_work work;
static volatile unsigned rounds;

static void pause(void)
{
    __asm__ volatile("pause" ::: "memory");
}

static void answer_event(void)
{
    if (!event_pending_on(SECONDARY_VCPU))
        return;
    event_clear_on(SECONDARY_VCPU);
    secondary_answers++;
    answer->port = secondary_port;
    HYPERVISOR_event_channel_op(EVTCHNOP_send, answer);
}

void secondary_main(void)
{
    for (;;) {
        rounds++;
        if (work == SECONDARY_STOPS)
            HYPERVISOR_vcpu_op(VCPUOP_down, SECONDARY_VCPU, NULL);
        else if (work == SECONDARY_CALLS)
            HYPERVISOR_xen_version(XENVER_version, NULL);
        else if (work == SECONDARY_ANSWERS)
            answer_event();
        pause();
    }
}

static void fill_context(void)
{
    unsigned i;

    for (i = 0; i < TRAP_VECTORS; i++)
        context->trap_ctxt[i] = trap_table()[i];
    /* Not online: that would say that it is up, and nobody would wake it. */
    context->flags = VGCF_in_kernel;
    context->kernel_ss = FLAT_KERNEL_SS;
    context->kernel_sp = (unsigned long)secondary_stack + sizeof(secondary_stack);
    context->ctrlreg[3] = env_cr3(root_mfn());
    env_vcpu_start(context, (unsigned long)secondary_entry, (unsigned long)upcall_entry,
                   (unsigned long)failsafe_entry);
}

bool secondary_runs(void)
{
    unsigned before = rounds, i;

    for (i = 0; i < PATIENCE && rounds - before < 2; i++)
        pause();
    return rounds - before >= 2;
}

const char *secondary_start(enum secondary_work wanted)
{
    long result;

    work = wanted;
    fill_context();
    result = HYPERVISOR_vcpu_op(VCPUOP_initialise, SECONDARY_VCPU, context);
    /* After the first time it is told that it is, and goes on where it took itself down. */
    if (result != 0 && result != -XEN_EEXIST)
        return "there is no secondary vCPU";
    if (HYPERVISOR_vcpu_op(VCPUOP_up, SECONDARY_VCPU, NULL) != 0)
        return "the secondary vCPU cannot be brought up";
    return secondary_runs() ? NULL : "the secondary vCPU does not run";
}

bool secondary_stop(void)
{
    unsigned i;

    work = SECONDARY_STOPS;
    for (i = 0; i < PATIENCE; i++) {
        if (HYPERVISOR_vcpu_op(VCPUOP_is_up, SECONDARY_VCPU, NULL) == 0)
            return true;
        pause();
    }
    return false;
}
