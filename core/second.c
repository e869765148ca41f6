/* SPDX-License-Identifier: MIT */
#include "core/second.h"

#include "core/event.h"
#include "core/hypercall.h"
#include "core/memory.h"
#include "core/trap.h"

#include <xen/errno.h>

/* Rounds of a wait: on a busy host the other CPU can be away for long. */
#define PATIENCE 20000000u

volatile unsigned second_port, second_answers;

extern const char second_entry[];
char second_stack[ENV_PAGE_SIZE] XEN_BUFFER;

static struct vcpu_guest_context context[1] XEN_BUFFER;
static struct evtchn_send answer[1] XEN_BUFFER;
static volatile enum second_work work;
static volatile unsigned rounds;

static void pause(void)
{
    __asm__ volatile("pause" ::: "memory");
}

static void answer_event(void)
{
    if (!event_pending_on(SECOND_VCPU))
        return;
    event_clear_on(SECOND_VCPU);
    second_answers++;
    answer->port = second_port;
    HYPERVISOR_event_channel_op(EVTCHNOP_send, answer);
}

void second_main(void)
{
    for (;;) {
        rounds++;
        if (work == SECOND_STOPS)
            HYPERVISOR_vcpu_op(VCPUOP_down, SECOND_VCPU, NULL);
        else if (work == SECOND_CALLS)
            HYPERVISOR_xen_version(XENVER_version, NULL);
        else if (work == SECOND_ANSWERS)
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
    context->kernel_sp = (unsigned long)second_stack + sizeof(second_stack);
    context->ctrlreg[3] = env_cr3(root_mfn());
    env_vcpu_start(context, (unsigned long)second_entry, (unsigned long)upcall_entry,
                   (unsigned long)failsafe_entry);
}

bool second_runs(void)
{
    unsigned before = rounds, i;

    for (i = 0; i < PATIENCE && rounds - before < 2; i++)
        pause();
    return rounds - before >= 2;
}

const char *second_start(enum second_work wanted)
{
    long result;

    work = wanted;
    fill_context();
    result = HYPERVISOR_vcpu_op(VCPUOP_initialise, SECOND_VCPU, context);
    /* After the first time it is told that it is, and goes on where it took itself down. */
    if (result != 0 && result != -XEN_EEXIST)
        return "there is no second vCPU";
    if (HYPERVISOR_vcpu_op(VCPUOP_up, SECOND_VCPU, NULL) != 0)
        return "the second vCPU cannot be brought up";
    return second_runs() ? NULL : "the second vCPU does not run";
}

bool second_stop(void)
{
    unsigned i;

    work = SECOND_STOPS;
    for (i = 0; i < PATIENCE; i++) {
        if (HYPERVISOR_vcpu_op(VCPUOP_is_up, SECOND_VCPU, NULL) == 0)
            return true;
        pause();
    }
    return false;
}
