/* SPDX-License-Identifier: MIT */
/*
 * mmuext_op, pinning: a page becomes a page table for good, or stops being one
 * (xen/arch/x86/mm.c:do_mmuext_op, get_page_and_type_from_mfn).  Pinning validates every entry of
 * the table, unpinning devalidates it when no other reference is left; an empty table shows the
 * walk alone, but that a PAE root has to have its fourth table.  A guest pins a root for each
 * process that it starts.
 */
#include "bench/case/case.h"
#include "bench/fixture/pages.h"

#include <xen/errno.h>

#include "core/address_space.h"

/* Each costs some thousand instructions: longer batches meet the tick of Xen's scheduler too often.
 */
#define MOST 16

/* A PAE root brings a table of its own along, which costs ten times as much. */
#define MOST_L3 (ENV_ROOT_PRIVATE >= 0 ? 4 : MOST)

static struct mmuext_op ops[FIXTURE_TABLES] XEN_BUFFER;
static unsigned done XEN_BUFFER;
static unsigned level;

static void array(struct multicall_entry *e, unsigned n)
{
    done = 0;
    MULTI_mmuext_op(e, ops, n, &done, DOMID_SELF);
}

static bool all_done(unsigned n)
{
    return done == n;
}

static void item_pin(unsigned i)
{
    /* The four commands follow one another (public/xen.h). */
    ops[i].cmd = MMUEXT_PIN_L1_TABLE + level - 1;
    ops[i].arg1.mfn = virt_to_mfn(fixture_page(i));
}

static void item_unpin(unsigned i)
{
    ops[i].cmd = MMUEXT_UNPIN_TABLE;
    ops[i].arg1.mfn = virt_to_mfn(fixture_page(i));
}

static void encode_pin(struct multicall_entry *e, unsigned i)
{
    item_pin(i);
    MULTI_mmuext_op(e, &ops[i], 1, &done, DOMID_SELF);
}

static void encode_unpin(struct multicall_entry *e, unsigned i)
{
    item_unpin(i);
    MULTI_mmuext_op(e, &ops[i], 1, &done, DOMID_SELF);
}

static void pin(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        table_pin(fixture_page(i), level);
}

static void unpin(unsigned n)
{
    unsigned i;

    for (i = 0; i < n; i++)
        table_unpin(fixture_page(i));
}

/* A root with a private slot has to have the table there: the pages behind the first, empty too. */
static void give_parts(void)
{
    unsigned i;

    for (i = 0; i < MOST; i++) {
        env_pte *root = (env_pte *)fixture_page(i);

        remap_rw(root);
        root[ENV_ROOT_PRIVATE] = mfn_to_pte(virt_to_mfn(fixture_page(MOST + i)), PTE_PRESENT);
        remap_ro(root);
    }
}

static const char *prepare_pin(unsigned of_level)
{
    if (of_level > ENV_PT_LEVELS)
        return "this ABI has no table of that level";
    level = of_level;
    fixture_make_tables();
    if (level == ENV_PT_LEVELS && ENV_ROOT_PRIVATE >= 0)
        give_parts();
    return NULL;
}

static const char *prepare_unpin(unsigned of_level)
{
    const char *why = prepare_pin(of_level);

    if (!why)
        pin(MOST);
    return why;
}

static void finish_unpin(void)
{
    unpin(MOST);
    fixture_drop_tables();
}

/* The rows of one level. */
#define LEVEL(n, most_)                                                                            \
    static const char *prepare_pin_l##n(void)                                                      \
    {                                                                                              \
        return prepare_pin(n);                                                                     \
    }                                                                                              \
    static const char *prepare_unpin_l##n(void)                                                    \
    {                                                                                              \
        return prepare_unpin(n);                                                                   \
    }                                                                                              \
    const struct case_ops mmuext_op_pin_l##n = {                                                   \
        .prepare = prepare_pin_l##n,                                                               \
        .encode = encode_pin,                                                                      \
        .item = item_pin,                                                                          \
        .array = array,                                                                            \
        .array_done = all_done,                                                                    \
        .undo = unpin,                                                                             \
        .finish = fixture_drop_tables,                                                             \
        .most = most_,                                                                             \
    };                                                                                             \
    const struct case_ops mmuext_op_unpin_l##n = {                                                 \
        .prepare = prepare_unpin_l##n,                                                             \
        .encode = encode_unpin,                                                                    \
        .item = item_unpin,                                                                        \
        .array = array,                                                                            \
        .array_done = all_done,                                                                    \
        .undo = pin,                                                                               \
        .finish = finish_unpin,                                                                    \
        .most = most_,                                                                             \
    };

LEVEL(1, MOST)
LEVEL(2, MOST)
LEVEL(3, MOST_L3)
LEVEL(4, MOST)

/* ---- refusals ---- */

const struct case_ops mmuext_op_pin_twice = {
    .prepare = prepare_unpin_l1,
    .encode = encode_pin,
    .expect = -XEN_EINVAL,
    .finish = finish_unpin,
    .most = MOST,
};
const struct case_ops mmuext_op_unpin_unpinned = {
    .prepare = prepare_pin_l1,
    .encode = encode_unpin,
    .expect = -XEN_EINVAL,
    .finish = fixture_drop_tables,
    .most = MOST,
};
