/* SPDX-License-Identifier: MIT */
/*
 * What an environment's header says, tried on the host: compiled once for each environment, with
 * its ENV_HEADER.  The same file holds the facts of all three, so that none can be left out.
 */
#include "core/multicall.h"
#include "core/pagetable.h"
#include "tests/unit/support/check.h"

#define MFN   0x1234ul
#define COUNT (PTES_A_PAGE)

/* The shape that each environment has to have; 'entry' is bytes, 'index' of FIRST and SECOND. */
static const struct shape {
    const char *name, *abi;
    unsigned levels, entry, root_entries;
    unsigned long base, probe;
    unsigned index[4]; /* of 'probe', from the last level up */
    unsigned char trap[2];
} shapes[] = {
    {"pv64",
     "xen-3.0-x86_64",
     4,
     8,
     512,
     0xffffffff80000000,
     0xffffffff80a03456,
     {3, 5, 510, 511},
     {0x0f, 0x05}},
    {"pv32pae", "xen-3.0-x86_32p", 3, 8, 4, 0xc0000000, 0xe0a03456, {3, 0x105, 3}, {0xcd, 0x82}},
    {"pv32", "xen-3.0-x86_32", 2, 4, 1024, 0xc0000000, 0xe0a03456, {0x203, 0x382}, {0xcd, 0x82}},
};

static const struct shape *shape(void)
{
    unsigned i;

    for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
        if (!strcmp(shapes[i].name, ENV_NAME))
            return &shapes[i];
    fail_msg("no shape of %s", ENV_NAME);
    return NULL;
}

/* The list that the Makefile and the host tool have says the same of it. */
static void test_list(void **state)
{
#define ENV(name_, abi_, bits_, pae_, xen_)                                                        \
    if (!strcmp(#name_, ENV_NAME)) {                                                               \
        assert_string_equal(abi_, ENV_ABI);                                                        \
        assert_int_equal(bits_, ENV_PT_LEVELS == 4 ? 64 : 32);                                     \
        assert_int_equal(pae_, ENV_PT_LEVELS == 3);                                                \
        return;                                                                                    \
    }
    (void)state;
#include "core/env/envs.def"
#undef ENV
    fail_msg("%s is not in core/env/envs.def", ENV_NAME);
}

static void test_shape(void **state)
{
    static const unsigned char trap[] = ENV_TRAP_BYTES;

    (void)state;
    assert_string_equal(ENV_ABI, shape()->abi);
    assert_int_equal(ENV_PT_LEVELS, shape()->levels);
    assert_int_equal(sizeof(env_pte), shape()->entry);
    assert_int_equal(ENV_ROOT_ENTRIES, shape()->root_entries);
    assert_true((unsigned long)ENV_VIRT_BASE == shape()->base);
    assert_memory_equal(trap, shape()->trap, sizeof(trap));
    assert_int_equal(PTES_A_PAGE * sizeof(env_pte), 4096);
}

static void test_pte(void **state)
{
    env_pte pte = mfn_to_pte(MFN, PTE_KERNEL);

    (void)state;
    assert_true(pte == 0x1234063);
    assert_int_equal(pte_to_mfn(pte), MFN);
    assert_true(mfn_to_pte(MFN, PTE_KERNEL_RO) == 0x1234021);
    /* The largest frame that a PTE of this width can name, and no bit of it in the flags. */
    assert_true(mfn_to_pte(0xfffff, PTE_PRESENT) == 0xfffff001);
    assert_int_equal(pte_to_mfn((env_pte)-1), sizeof(env_pte) > 4 ? 0xffffffffff : 0xfffff);
    if (sizeof(env_pte) > 4)
        assert_true(mfn_to_pte(0x100000, 0) == (env_pte)0x100000000);
}

static void test_index(void **state)
{
    unsigned level;

    (void)state;
    for (level = 1; level <= ENV_PT_LEVELS; level++)
        assert_int_equal(pte_index(shape()->probe, level), shape()->index[level - 1]);
}

/* A tree of tables: frame 1 + level is the table of that level on the way to the probe. */
static env_pte tables[ENV_PT_LEVELS][COUNT];

static const env_pte *find(unsigned long mfn)
{
    assert_in_range(mfn, 1, ENV_PT_LEVELS);
    return tables[mfn - 1];
}

static const env_pte *plant(unsigned long va)
{
    unsigned level;

    memset(tables, 0, sizeof(tables));
    for (level = 2; level <= ENV_PT_LEVELS; level++)
        tables[level - 1][pte_index(va, level)] = mfn_to_pte(level - 1, PTE_TABLE);
    tables[0][pte_index(va, 1)] = mfn_to_pte(MFN, PTE_KERNEL);
    return tables[ENV_PT_LEVELS - 1];
}

static void test_walk(void **state)
{
    const env_pte *root = plant(shape()->probe);
    unsigned level;

    (void)state;
    for (level = 1; level <= ENV_PT_LEVELS; level++)
        assert_ptr_equal(pagetable_walk(root, shape()->probe, level, find), tables[level - 1]);
    assert_int_equal(pte_to_mfn(pagetable_walk(root, shape()->probe, 1, find)[shape()->index[0]]),
                     MFN);
}

static void test_walk_without_table(void **state)
{
    const env_pte *root = plant(shape()->probe);
    unsigned level;

    (void)state;
    for (level = 2; level <= ENV_PT_LEVELS; level++) {
        plant(shape()->probe);
        tables[level - 1][shape()->index[level - 1]] &= ~(env_pte)PTE_PRESENT;
        assert_null(pagetable_walk(root, shape()->probe, level - 1, find));
        assert_ptr_equal(pagetable_walk(root, shape()->probe, level, find), tables[level - 1]);
    }
}

static void test_root_of_our_own(void **state)
{
    const unsigned long hole = ENV_PT_LEVELS == 2 ? 0xfc000000 : 0xf5800000;
    const unsigned last_level = ENV_PT_LEVELS == 4 ? 4 : 2;
    unsigned slot, ours = 0;

    (void)state;
    for (slot = 0; slot < PTES_A_PAGE; slot++)
        ours += env_entry_is_ours(last_level, slot, hole);
    /* Xen's part: 16 root slots of 512; with PAE 84 of the last 512; without 16 of 1024. */
    assert_int_equal(ours, ENV_PT_LEVELS == 4 ? 496 : ENV_PT_LEVELS == 3 ? 428 : 1008);
    assert_int_equal(ENV_ROOT_PRIVATE, ENV_PT_LEVELS == 3 ? 3 : -1);
    assert_true((mfn_to_pte(MFN, PTE_TABLE) & ENV_TABLE_MASK(ENV_PT_LEVELS)) ==
                (ENV_PT_LEVELS == 3 ? 0x1234001 : 0x1234027));
}

static void test_cr3(void **state)
{
    (void)state;
    assert_true(env_cr3(MFN) == 0x1234000);
    /* Above 4 GiB, which only PAE folds into 32 bits. */
    if (ENV_PT_LEVELS == 3)
        assert_true((uint32_t)env_cr3(0x123456) == 0x23456001);
}

/* ---- arguments ---- */

#define WIDE (ENV_PT_LEVELS == 4 ? 1u : 2u)

static void assert_wide(const xen_ulong_t *args, uint64_t value)
{
    if (WIDE == 1) {
        assert_true(args[0] == value);
    } else {
        assert_true(args[0] == (uint32_t)value);
        assert_true(args[1] == value >> 32);
    }
}

static void test_arg64(void **state)
{
    xen_ulong_t args[4] = {0};

    (void)state;
    assert_int_equal(env_arg64(args, 1, 0x123456789abcdef0), 1 + WIDE);
    assert_wide(args + 1, 0x123456789abcdef0);
    assert_int_equal(args[0], 0);
    assert_int_equal(args[1 + WIDE], 0);
}

static void test_timer_and_descriptor(void **state)
{
    struct multicall_entry e = {0};

    (void)state;
    MULTI_set_timer_op(&e, 0x123456789);
    assert_int_equal(e.op, __HYPERVISOR_set_timer_op);
    assert_wide(e.args, 0x123456789);
    MULTI_update_descriptor(&e, 0x1fffff008, 0x00cff2000000ffff);
    assert_int_equal(e.op, __HYPERVISOR_update_descriptor);
    assert_wide(e.args, 0x1fffff008);
    assert_wide(e.args + WIDE, 0x00cff2000000ffff);
}

static void test_update_va_mapping(void **state)
{
    struct multicall_entry e = {0};
    env_pte pte = mfn_to_pte(0xabcde, PTE_KERNEL);

    (void)state;
    MULTI_update_va_mapping(&e, 0xc0001000, pte, UVMF_INVLPG);
    assert_int_equal(e.op, __HYPERVISOR_update_va_mapping);
    assert_true(e.args[0] == 0xc0001000);
    assert_wide(e.args + 1, pte);
    assert_int_equal(e.args[1 + WIDE], UVMF_INVLPG);
    MULTI_update_va_mapping_otherdomain(&e, 0xc0001000, pte, UVMF_NONE, DOMID_SELF);
    assert_wide(e.args + 1, pte);
    assert_int_equal(e.args[1 + WIDE], UVMF_NONE);
    assert_int_equal(e.args[2 + WIDE], DOMID_SELF);
}

static void test_callbacks(void **state)
{
    static const char event[1], failsafe[1], syscall[1];
    const xen_ulong_t flat[] = {(xen_ulong_t)event, (xen_ulong_t)failsafe, (xen_ulong_t)syscall};
    const xen_ulong_t far[] = {FLAT_KERNEL_CS, (xen_ulong_t)event, FLAT_KERNEL_CS,
                               (xen_ulong_t)failsafe};
    struct multicall_entry e = {0};

    (void)state;
    MULTI_set_callbacks(&e, event, failsafe, syscall);
    assert_int_equal(e.op, __HYPERVISOR_set_callbacks);
    if (WIDE == 1)
        assert_memory_equal(e.args, flat, sizeof(flat));
    else
        assert_memory_equal(e.args, far, sizeof(far));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_shape),
        cmocka_unit_test(test_pte),
        cmocka_unit_test(test_index),
        cmocka_unit_test(test_walk),
        cmocka_unit_test(test_walk_without_table),
        cmocka_unit_test(test_root_of_our_own),
        cmocka_unit_test(test_cr3),
        cmocka_unit_test(test_arg64),
        cmocka_unit_test(test_timer_and_descriptor),
        cmocka_unit_test(test_update_va_mapping),
        cmocka_unit_test(test_callbacks),
    };

    return cmocka_run_group_tests_name(ENV_NAME, tests, NULL, NULL);
}
