/* SPDX-License-Identifier: MIT */
/* The window onto video memory (core/screen/window.h), by the mappings that it asks for. */
#include "tests/unit/support/check.h"

#include "core/hypercall.h"
#include "core/memory.h"

/* Where the window is, and what is behind each of its pages. */
#define PT_BASE   0x10000ul
#define PT_FRAMES 3
#define WINDOW    (PT_BASE + (PT_FRAMES + 1) * ENV_PAGE_SIZE)

/* 512 kB are promised behind the bootstrap stack. */
#define PADDING_PAGES 128

static env_pte behind[PADDING_PAGES];
static unsigned asked;
static long answer;

static long asked_to_map(unsigned long va, env_pte pte, unsigned long flags)
{
    assert_int_equal(flags, UVMF_INVLPG);
    assert_int_equal(va % ENV_PAGE_SIZE, 0);
    assert_true(va >= WINDOW && va < WINDOW + PADDING_PAGES * ENV_PAGE_SIZE);
    behind[(va - WINDOW) / ENV_PAGE_SIZE] = pte;
    asked++;
    return answer;
}

#define HYPERVISOR_update_va_mapping asked_to_map
#include "core/screen/window.c"

_Static_assert(WINDOW_PAGES <= PADDING_PAGES, "the window is larger than the padding");

static bool aim(uint64_t maddr, size_t bytes)
{
    const struct start_info info = {.pt_base = PT_BASE, .nr_pt_frames = PT_FRAMES};

    memset(behind, 0, sizeof(behind));
    asked = 0;
    answer = 0;
    return window_aim(&info, maddr, bytes);
}

/* What is asked for is there, each byte of it at its machine address, uncached and writable. */
static void assert_shown(uint64_t maddr, size_t offset, size_t bytes)
{
    unsigned long at = (unsigned long)window_at(offset, bytes), i;
    const unsigned flags = PTE_PRESENT | PTE_WRITABLE | PTE_UNCACHED | PTE_WRITE_THROUGH;

    assert_true(at >= WINDOW);
    for (i = 0; i < bytes; i++) {
        env_pte pte = behind[(at + i - WINDOW) / ENV_PAGE_SIZE];

        assert_int_equal(pte & flags, flags);
        assert_true((pte & ENV_PTE_ADDRESS) + (at + i) % ENV_PAGE_SIZE == maddr + offset + i);
    }
}

static void test_moves(void **state)
{
    const uint64_t maddr = 0x12fd000000;
    unsigned before;

    (void)state;
    assert_true(aim(maddr, 16 << 20));
    assert_shown(maddr, 0, 8192);
    assert_int_equal(asked, WINDOW_PAGES);
    /* As far as it reaches nothing is asked for again. */
    assert_shown(maddr, WINDOW_PAGES * ENV_PAGE_SIZE - 8192, 8192);
    assert_int_equal(asked, WINDOW_PAGES);
    assert_shown(maddr, 5000000, 7680);
    assert_int_equal(asked, 2 * WINDOW_PAGES);
    assert_shown(maddr, 4900000, 7680);
    assert_int_equal(asked, 3 * WINDOW_PAGES);
    assert_shown(maddr, 1, WINDOW_MOST);
    /* At the end no page beyond it is mapped, which may be another device's. */
    before = asked;
    assert_shown(maddr, (16 << 20) - 8192, 8192);
    assert_int_equal(asked, before + 2);
}

/* A frame buffer need not begin with a page. */
static void test_unaligned(void **state)
{
    const uint64_t maddr = 0xfd000f00;

    (void)state;
    assert_true(aim(maddr, 8192));
    assert_shown(maddr, 0, 8192);
    assert_int_equal(asked, 3);
    assert_shown(maddr, 4000, 100);
    assert_int_equal(asked, 3);
    /* What lies in front of it in its page counts, where the window ends and where it begins. */
    assert_true(aim(maddr, 16 << 20));
    assert_shown(maddr, 0, 8192);
    assert_shown(maddr, WINDOW_PAGES * ENV_PAGE_SIZE - 4096, 4000);
    assert_int_equal(asked, 2 * WINDOW_PAGES);
    assert_shown(maddr, 5000192, WINDOW_MOST);
}

static void test_bounds(void **state)
{
    (void)state;
    assert_true(aim(0xfd000000, 4 << 20));
    assert_null(window_at((4 << 20) - 1, 2));
    assert_null(window_at((4 << 20) + 1, 0));
    assert_null(window_at(SIZE_MAX, 2));
    assert_null(window_at(0, WINDOW_MOST + 1));
    assert_int_equal(asked, 0);
    /* No entry of a page table has so many bits. */
    assert_true(aim(0x000ffffffffff000, 4096));
    assert_false(aim(0x0010000000000000, 4096));
    assert_false(aim(UINT64_MAX - 100, 4096));
    assert_false(aim(0xfd000000, 0));
}

static void test_refused(void **state)
{
    (void)state;
    assert_true(aim(0xfd000000, 4 << 20));
    answer = -1;
    assert_null(window_at(0, 100));
    assert_int_equal(asked, 1);
    answer = 0;
    assert_shown(0xfd000000, 0, 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves),
        cmocka_unit_test(test_unaligned),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests_name("window", tests, NULL, NULL);
}
