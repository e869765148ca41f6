/* SPDX-License-Identifier: MIT */
#include "bench/user.h"

#include "bench/fixture.h"
#include "core/hypercall.h"
#include "core/space.h"

/* The code's address, and the stack's page behind it; both under one last-level table. */
#define USER_BASE 0x400000ul

/* Fixture pages: a table of each level at its number, then the code and the stack. */
#define CODE  5
#define STACK 6

/* The highest table of our own: a root where user mode has one, or else what hangs in the root. */
#define TOP (ENV_USER_ROOT ? ENV_PT_LEVELS : ENV_PT_LEVELS - 1)

extern const char user_code[];
extern const uint32_t user_code_size; /* bytes */
extern char boot_stack[4 * ENV_PAGE_SIZE];

static char kernel_stack[ENV_PAGE_SIZE] XEN_BUFFER;
static struct mmuext_op op[1] XEN_BUFFER;
static struct mmu_update hook[1] XEN_BUFFER;
static env_pte found;

unsigned long user_address(const char *code)
{
    return USER_BASE + (unsigned long)(code - user_code);
}

unsigned long user_stack_top(void)
{
    return USER_BASE + 2 * ENV_PAGE_SIZE;
}

static env_pte *table(unsigned level)
{
    return (env_pte *)fixture_page(level);
}

static void fill_table(unsigned level)
{
    unsigned at = pte_index(USER_BASE, level), i;

    for (i = 0; i < PTES_A_PAGE; i++)
        table(level)[i] = 0;
    if (level > 1) {
        table(level)[at] = pte_of(va_to_mfn(table(level - 1)), PTE_TABLE) & ENV_TABLE_MASK(level);
    } else {
        table(1)[at] = pte_of(va_to_mfn(fixture_page(CODE)), PTE_KERNEL_RO | PTE_USER);
        table(1)[at + 1] = pte_of(va_to_mfn(fixture_page(STACK)), PTE_KERNEL | PTE_USER);
    }
    remap_ro(table(level));
}

static void copy_code(void)
{
    char *to = fixture_page(CODE);
    unsigned i;

    for (i = 0; i < user_code_size; i++)
        to[i] = user_code[i];
}

static long set_user_root(unsigned long mfn)
{
    op->cmd = MMUEXT_NEW_USER_BASEPTR;
    op->arg1.mfn = mfn;
    return HYPERVISOR_mmuext_op(op, 1, NULL, DOMID_SELF);
}

/* What the slot of the one root holds is put back afterwards. */
static long set_root_slot(env_pte pte)
{
    hook->ptr = table_entry_maddr((const void *)USER_BASE, ENV_PT_LEVELS) | MMU_NORMAL_PT_UPDATE;
    hook->val = pte;
    return HYPERVISOR_mmu_update(hook, 1, NULL, DOMID_SELF);
}

static long hook_in(void)
{
    if (ENV_USER_ROOT)
        return table_pin(table(TOP), TOP) || set_user_root(va_to_mfn(table(TOP)));
    found = table_entry(root_table(), pte_index(USER_BASE, ENV_PT_LEVELS)) &
            ENV_TABLE_MASK(ENV_PT_LEVELS);
    return set_root_slot(pte_of(va_to_mfn(table(TOP)), PTE_TABLE) & ENV_TABLE_MASK(ENV_PT_LEVELS));
}

static void take_out(void)
{
    unsigned level;

    if (ENV_USER_ROOT) {
        set_user_root(0);
        table_unpin(table(TOP));
    } else {
        set_root_slot(found);
    }
    for (level = 1; level <= TOP; level++)
        remap_rw(table(level));
}

const char *user_open(void)
{
    unsigned level;

    copy_code();
    for (level = 1; level <= TOP; level++)
        fill_table(level);
    if (hook_in() != 0) {
        take_out();
        return "tables for user mode are refused";
    }
    HYPERVISOR_stack_switch(FLAT_KERNEL_SS, (unsigned long)kernel_stack + sizeof(kernel_stack));
    return NULL;
}

void user_close(void)
{
    HYPERVISOR_stack_switch(FLAT_KERNEL_SS, (unsigned long)boot_stack + sizeof(boot_stack));
    take_out();
}
