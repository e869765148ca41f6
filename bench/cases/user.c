/* SPDX-License-Identifier: MIT */
/*
 * User mode: the kernel enters it by an iret, and it comes back by a system call.  A 64-bit guest
 * has both in ring 3, so that Xen is in between both ways and changes the page tables
 * (xen/arch/x86/pv/iret.c:do_iret, x86_64/entry.S:lstar_enter and switch_to_kernel,
 * pv/domain.c:toggle_guest_mode); a 32-bit guest's int 0x80 goes through Xen too.  The rows that
 * end in once make one system call, those in twice one more: the difference is the price of a
 * system call, there and back, with an entry that does nothing.  With XPTI each way has two loads
 * of CR3 more.
 */
#include "bench/fixture/quick.h"
#include "bench/fixture/user.h"

#include "core/memory.h"

#define VECTOR_PF   14
#define VECTOR_0X80 0x80

static struct callback_register reg[1] XEN_BUFFER;
static const char *code;
static unsigned calls;

/* The entry of SYSCALL: a 64-bit guest's own, or that from 32-bit code. */
static long set_syscall_entry(const char *entry)
{
    reg->type = ENV_USER_ROOT ? CALLBACKTYPE_syscall : CALLBACKTYPE_syscall32;
    reg->flags = 0;
    env_set_callback(&reg->address, (unsigned long)entry);
    return HYPERVISOR_callback_op(CALLBACKOP_register, reg);
}

static const char *open_user(const char *wanted, unsigned count)
{
    code = wanted;
    calls = count;
    return user_open();
}

static const char *open_syscall(unsigned count, const char *entry)
{
    const char *why = open_user(user_code_syscall, count);

    if (why || set_syscall_entry(entry) == 0)
        return why;
    user_close();
    return "user mode of this ABI has no SYSCALL here";
}

static const char *open_int80(unsigned count)
{
    const char *why = open_user(user_code_int80, count);

    if (!why)
        quick_exception(VECTOR_0X80, user_back_iretq);
    return why;
}

static const char *syscall_once(void)
{
    return open_syscall(1, user_back_sysret);
}

static const char *syscall_twice(void)
{
    return open_syscall(2, user_back_sysret);
}

static const char *syscall_twice_iretq(void)
{
    return ENV_SYSRET ? open_syscall(2, user_back_iretq)
                      : "a guest of this ABI is left by IRET alone";
}

static const char *int80_once(void)
{
    return open_int80(1);
}

static const char *int80_twice(void)
{
    return open_int80(2);
}

static const char *fault(void)
{
    const char *why = open_user(user_code_fault, 1);

    if (!why)
        quick_exception(VECTOR_PF, quick_escape);
    return why;
}

static void ready(unsigned n)
{
    quick_expect(n * calls);
}

static void encode(struct multicall_entry *e, unsigned i)
{
    (void)i;
    e->args[0] = calls;
    e->args[1] = user_address(code);
    e->args[2] = user_stack_top();
}

/* User code ran, and the kernel was entered as often as it was asked for. */
static enum status judge(long result, unsigned i)
{
    (void)i;
    return quick_judge(result & 0xffffffff, USER_MARK);
}

static void close_syscall(void)
{
    set_syscall_entry(NULL);
    user_close();
}

static void close_exception(void)
{
    quick_end();
    user_close();
}

#define USER(name, finish_)                                                                        \
    const struct case_ops user_##name = {                                                          \
        .prepare = name,                                                                           \
        .ready = ready,                                                                            \
        .encode = encode,                                                                          \
        .judge = judge,                                                                            \
        .finish = finish_,                                                                         \
        .entry = user_enter,                                                                       \
    }

USER(syscall_once, close_syscall);
USER(syscall_twice, close_syscall);
USER(syscall_twice_iretq, close_syscall);
USER(int80_once, close_exception);
USER(int80_twice, close_exception);
USER(fault, close_exception);
