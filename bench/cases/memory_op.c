/* SPDX-License-Identifier: MIT */
/*
 * memory_op, what a domain asks about itself (xen/common/memory.c:do_memory_op).  The largest frame
 * number needs neither argument nor look-up and is the floor; the reservations take a domain's
 * number from the guest, look the domain up and ask for permission.  What is answered stands still
 * while we run, so each answer has to be the one that was given before.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

/* The highest number that a domain can have; none has it. */
#define NOBODY (DOMID_FIRST_RESERVED - 1)

/* The largest number that the operation's six bits can hold. */
#define UNKNOWN 63

static struct xen_memory_domain domain[1] XEN_BUFFER;
static unsigned command;
static void *argument;
static long answer;

/* In 32 bits no limit, and no frame known, look like -1. */
static bool answered(void)
{
    return answer >= 0 || (answer == -1 && sizeof(answer) < sizeof(uint64_t));
}

static const char *ask(unsigned cmd, void *arg)
{
    domain->domid = DOMID_SELF;
    command = cmd;
    argument = arg;
    answer = HYPERVISOR_memory_op(cmd, arg);
    return answered() ? NULL : "Xen does not answer";
}

static const char *ask_maximum_ram_page(void)
{
    return ask(XENMEM_maximum_ram_page, NULL);
}

static const char *ask_current_reservation(void)
{
    return ask(XENMEM_current_reservation, domain);
}

static const char *ask_maximum_reservation(void)
{
    return ask(XENMEM_maximum_reservation, domain);
}

static const char *ask_maximum_gpfn(void)
{
    return ask(XENMEM_maximum_gpfn, domain);
}

static const char *ask_of_nobody(void)
{
    command = XENMEM_current_reservation;
    argument = domain;
    domain->domid = NOBODY;
    return NULL;
}

static const char *ask_nowhere(void)
{
    command = XENMEM_current_reservation;
    argument = fixture_nowhere();
    return NULL;
}

static const char *ask_unknown(void)
{
    command = UNKNOWN;
    argument = domain;
    return NULL;
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_memory_op(e, command, argument);
}

static enum status judge(long result, unsigned i)
{
    (void)i;
    return judge_result(result, answer);
}

const struct case_ops memory_op_maximum_ram_page = {
    .prepare = ask_maximum_ram_page,
    .encode = encode,
    .judge = judge,
};
const struct case_ops memory_op_current_reservation = {
    .prepare = ask_current_reservation,
    .encode = encode,
    .judge = judge,
};
const struct case_ops memory_op_maximum_reservation = {
    .prepare = ask_maximum_reservation,
    .encode = encode,
    .judge = judge,
};
const struct case_ops memory_op_maximum_gpfn = {
    .prepare = ask_maximum_gpfn,
    .encode = encode,
    .judge = judge,
};
const struct case_ops memory_op_no_domain = {
    .prepare = ask_of_nobody,
    .encode = encode,
    .expect = -XEN_ESRCH,
};
const struct case_ops memory_op_bad_pointer = {
    .prepare = ask_nowhere,
    .encode = encode,
    .expect = -XEN_EFAULT,
};
const struct case_ops memory_op_unknown = {
    .prepare = ask_unknown,
    .encode = encode,
    .expect = -XEN_ENOSYS,
};
