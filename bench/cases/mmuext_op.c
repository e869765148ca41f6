/* SPDX-License-Identifier: MIT */
/*
 * mmuext_op: TLB, CR3, LDT and whole pages, an array of operations in one call
 * (xen/arch/x86/mm.c:do_mmuext_op).  Flushes do their work at once, one an operation; what they
 * cost on hardware is the flush itself and the misses after it, neither of which an instruction
 * count can see. A CR3 load counts as one instruction too, and writes two registers with PCID or
 * XPTI.
 */
#include "bench/case/case.h"
#include "bench/case/judge.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#include "core/guest.h"
#include "core/address_space.h"

#define NO_DOMAIN   0x7eff
#define UNKNOWN_CMD 14
#define LDT_ENTRIES 512

static struct mmuext_op ops[CALLS_MAX] XEN_BUFFER;
static unsigned done XEN_BUFFER;
static unsigned long vcpus[1] XEN_BUFFER;

static void array(struct multicall_entry *e, unsigned n)
{
    done = 0;
    MULTI_mmuext_op(e, ops, n, &done, DOMID_SELF);
}

static bool all_done(unsigned n)
{
    return done == n;
}

static void encode_one(struct multicall_entry *e, unsigned i)
{
    MULTI_mmuext_op(e, &ops[i], 1, &done, DOMID_SELF);
}

static void encode_count_0(struct multicall_entry *e, unsigned i)
{
    (void)i;
    MULTI_mmuext_op(e, ops, 0, &done, DOMID_SELF);
}

/* ---- TLB ---- */

static const char *choose_vcpus(void)
{
    vcpus[0] = 1;
    return NULL;
}

static void item_page(unsigned i, unsigned cmd)
{
    ops[i].cmd = cmd;
    ops[i].arg1.linear_addr = (unsigned long)fixture_page(i);
}

static void item_page_vcpus(unsigned i, unsigned cmd)
{
    item_page(i, cmd);
    set_xen_guest_handle(ops[i].arg2.vcpumask, vcpus);
}

/* One item function and one encoder for each operation: an encoder has no room for the command. */
#define OPERATION(name, item)                                                                      \
    static void item_##name(unsigned i)                                                            \
    {                                                                                              \
        item;                                                                                      \
    }                                                                                              \
    static void encode_##name(struct multicall_entry *e, unsigned i)                               \
    {                                                                                              \
        item_##name(i);                                                                            \
        encode_one(e, i);                                                                          \
    }

OPERATION(tlb_flush_local, ops[i].cmd = MMUEXT_TLB_FLUSH_LOCAL)
OPERATION(invlpg_local, item_page(i, MMUEXT_INVLPG_LOCAL))
OPERATION(tlb_flush_multi, item_page_vcpus(i, MMUEXT_TLB_FLUSH_MULTI))
OPERATION(invlpg_multi, item_page_vcpus(i, MMUEXT_INVLPG_MULTI))
OPERATION(tlb_flush_all, ops[i].cmd = MMUEXT_TLB_FLUSH_ALL)
OPERATION(invlpg_all, item_page(i, MMUEXT_INVLPG_ALL))

/* ---- CR3: the i-th call loads the other of two roots ---- */

static unsigned long roots[2];
static struct address_space other;

static const char *build_root(void)
{
    other = (struct address_space){.root = fixture_page(0), .part = fixture_page(1)};
    roots[0] = virt_to_mfn(other.root);
    roots[1] = root_mfn();
    return address_space_build(&other);
}

static void load_first_root(unsigned n)
{
    (void)n;
    address_space_load(root_mfn());
}

static void drop_root(void)
{
    address_space_load(root_mfn());
    address_space_drop(&other);
}

static void item_root(unsigned i, unsigned cmd, unsigned long mfn)
{
    ops[i].cmd = cmd;
    ops[i].arg1.mfn = mfn;
}

OPERATION(new_baseptr_same, item_root(i, MMUEXT_NEW_BASEPTR, root_mfn()))
OPERATION(new_baseptr_other, item_root(i, MMUEXT_NEW_BASEPTR, roots[i & 1]))
OPERATION(new_user_baseptr, item_root(i, MMUEXT_NEW_USER_BASEPTR, roots[i & 1]))

static void set_user_root(unsigned long mfn)
{
    item_root(0, MMUEXT_NEW_USER_BASEPTR, mfn);
    HYPERVISOR_mmuext_op(ops, 1, NULL, DOMID_SELF);
}

static void second_user_root(unsigned n)
{
    (void)n;
    set_user_root(roots[1]);
}

static const char *build_user_root(void)
{
    const char *why = build_root();

    if (!why)
        set_user_root(roots[1]);
    return why;
}

/* Where rings share one root there is no other to set, and the first item is refused. */
static bool user_roots_done(unsigned n)
{
    return !ENV_USER_ROOT || all_done(n);
}

static void drop_user_root(void)
{
    set_user_root(0);
    drop_root();
}

/* ---- LDT ---- */

static void item_ldt(unsigned i, unsigned entries)
{
    ops[i].cmd = MMUEXT_SET_LDT;
    ops[i].arg1.linear_addr = entries ? (unsigned long)fixture_table() : 0;
    ops[i].arg2.nr_ents = entries;
}

OPERATION(set_ldt_none, item_ldt(i, 0))
/* Setting what is set already is no work, so that every call changes the size. */
OPERATION(set_ldt, item_ldt(i, i & 1 ? LDT_ENTRIES : LDT_ENTRIES / 2))

static void set_ldt(unsigned entries)
{
    item_ldt(0, entries);
    HYPERVISOR_mmuext_op(ops, 1, NULL, DOMID_SELF);
}

static const char *first_ldt(void)
{
    set_ldt(LDT_ENTRIES);
    return NULL;
}

static void first_ldt_again(unsigned n)
{
    (void)n;
    set_ldt(LDT_ENTRIES);
}

static void drop_ldt(void)
{
    set_ldt(0);
}

/* ---- whole pages ---- */

static void item_pages(unsigned i, unsigned cmd)
{
    ops[i].cmd = cmd;
    ops[i].arg1.mfn = virt_to_mfn(fixture_page(i));
    ops[i].arg2.src_mfn = virt_to_mfn(fixture_window(i));
}

OPERATION(clear_page, item_pages(i, MMUEXT_CLEAR_PAGE))
OPERATION(copy_page, item_pages(i, MMUEXT_COPY_PAGE))

/* ---- caches, superpages, refusals ---- */

OPERATION(flush_cache, ops[i].cmd = MMUEXT_FLUSH_CACHE)
OPERATION(flush_cache_global, ops[i].cmd = MMUEXT_FLUSH_CACHE_GLOBAL)
OPERATION(mark_super, item_pages(i, MMUEXT_MARK_SUPER))
OPERATION(unmark_super, item_pages(i, MMUEXT_UNMARK_SUPER))
OPERATION(unknown, ops[i].cmd = UNKNOWN_CMD)

/* A domU is refused the global flush with -EINVAL up to 4.17, where its own flush gives -EACCES. */
static enum status judge_global(long result, unsigned i)
{
    (void)i;
    if (!guest_is_dom0() && result == -XEN_EINVAL)
        return STATUS_DENIED;
    return judge_result(result, 0);
}

static void encode_bad_domain(struct multicall_entry *e, unsigned i)
{
    item_tlb_flush_local(i);
    MULTI_mmuext_op(e, &ops[i], 1, &done, NO_DOMAIN);
}

static void encode_domain_0(struct multicall_entry *e, unsigned i)
{
    item_tlb_flush_local(i);
    MULTI_mmuext_op(e, &ops[i], 1, &done, 0);
}

/* Its own number is no foreign domain to dom0 (xen/common/page_alloc.c:get_pg_owner), and a shim
 * has none of that number. */
static enum status judge_domain_0(long result, unsigned i)
{
    (void)i;
    return judge_result(result, guest_is_dom0() || guest_in_shim() ? -XEN_ESRCH : -XEN_EPERM);
}

#define ARRAY(name, ...)                                                                           \
    const struct case_ops mmuext_op_##name = {.encode = encode_##name,                             \
                                              .item = item_##name,                                 \
                                              .array = array,                                      \
                                              .array_done = all_done,                              \
                                              __VA_ARGS__}

const struct case_ops mmuext_op_count_0 = {.encode = encode_count_0};
ARRAY(tlb_flush_local, .expect = 0);
ARRAY(invlpg_local, .expect = 0);
ARRAY(tlb_flush_multi, .prepare = choose_vcpus);
ARRAY(invlpg_multi, .prepare = choose_vcpus);
ARRAY(tlb_flush_all, .expect = 0);
ARRAY(invlpg_all, .expect = 0);
ARRAY(new_baseptr_same, .expect = 0);
ARRAY(new_baseptr_other, .prepare = build_root, .undo = load_first_root, .finish = drop_root);
const struct case_ops mmuext_op_new_user_baseptr = {
    .prepare = build_user_root,
    .encode = encode_new_user_baseptr,
    .item = item_new_user_baseptr,
    .array = array,
    .array_done = user_roots_done,
    .undo = second_user_root,
    .finish = drop_user_root,
    .expect = ENV_USER_ROOT ? 0 : -XEN_EINVAL,
};
ARRAY(set_ldt_none, .expect = 0);
ARRAY(set_ldt, .prepare = first_ldt, .undo = first_ldt_again, .finish = drop_ldt);
/* A page is 512 iterations of a string instruction: short batches keep clear of Xen's tick. */
ARRAY(clear_page, .most = 32);
ARRAY(copy_page, .most = 32);
const struct case_ops mmuext_op_flush_cache = {.encode = encode_flush_cache};
const struct case_ops mmuext_op_flush_cache_global = {
    .encode = encode_flush_cache_global,
    .judge = judge_global,
};
const struct case_ops mmuext_op_mark_super = {
    .encode = encode_mark_super,
    .expect = -XEN_EOPNOTSUPP,
};
const struct case_ops mmuext_op_unmark_super = {
    .encode = encode_unmark_super,
    .expect = -XEN_EOPNOTSUPP,
};
const struct case_ops mmuext_op_unknown = {.encode = encode_unknown, .expect = -XEN_ENOSYS};
const struct case_ops mmuext_op_bad_domain = {.encode = encode_bad_domain, .expect = -XEN_ESRCH};
const struct case_ops mmuext_op_domain_0 = {.encode = encode_domain_0, .judge = judge_domain_0};
