/* SPDX-License-Identifier: MIT */
/* The functions that the blocks of a boot are in (report/paths/functions.h). */
#include "tests/unit/support/check.h"

#include <inttypes.h>
#include <stdio.h>

#include "tests/unit/makers/raw_maker.h"

#include "report/paths/functions.h"
#include "report/symbols/list.h"

/* Our image, and where a 32-bit Xen has a page for each CPU. */
#define IMAGE_FROM 0x100000u
#define IMAGE_TO   0x200000u
#define STUB       0xff900000u

static struct symbols *symbols_from(const struct list_symbol *symbols, size_t count)
{
    struct list list = {0};
    struct symbols *made;
    size_t i;

    for (i = 0; i < count; i++)
        assert_true(list_add(&list, &symbols[i], NULL));
    made = list_finish(&list);
    list_free(&list);
    return made;
}

static struct symbols *xen_symbols(void)
{
    static const struct list_symbol symbols[] = {
        {.at = 0xff500000, .kind = 'T', .name = "_stext"},
        {.at = 0xff500100, .kind = 'T', .name = "do_first"},
        {.at = 0xff500200, .kind = 't', .name = "do_second"},
        {.at = 0xff500210, .kind = 't', .name = "do_third"},
        {.at = 0xff500300, .kind = 'T', .name = "_etext"},
    };

    return symbols_from(symbols, sizeof(symbols) / sizeof(*symbols));
}

static struct symbols *image_symbols(void)
{
    static const struct list_symbol symbols[] = {
        {.at = 0x100000, .kind = 'T', .name = "start"},
        {.at = 0x100100, .kind = 'T', .name = "timed_region"},
        {.at = 0x100180, .kind = 'T', .name = "_etext"},
    };

    return symbols_from(symbols, sizeof(symbols) / sizeof(*symbols));
}

struct given {
    uint64_t at;
    const char *code;
};

/* As "at-end name", a line each. */
static void check_found(const struct given *blocks, size_t count, bool has_xen, bool has_image,
                        const char *expected)
{
    struct symbols *xen = has_xen ? xen_symbols() : NULL;
    struct symbols *image = has_image ? image_symbols() : NULL;
    struct functions functions;
    struct raw_maker m;
    struct raw *raw;
    char text[1024] = "";
    size_t i, len = 0;

    raw_maker_open(&m);
    for (i = 0; i < count; i++)
        raw_maker_block(&m, blocks[i].at, blocks[i].code);
    raw = raw_maker_close(&m);
    functions_find(&functions, raw, xen, image, IMAGE_FROM, IMAGE_TO);
    for (i = 0; i < functions.count; i++)
        len += (size_t)snprintf(text + len, sizeof(text) - len, "%" PRIx64 "-%" PRIx64 " %s\n",
                                functions.at[i].at, functions.at[i].end, functions.at[i].name);
    assert_string_equal(text, expected);
    functions_free(&functions);
    raw_free(raw);
    symbols_free(xen);
    symbols_free(image);
}

#define FOUND(has_xen, has_image, expected, ...)                                                   \
    check_found((const struct given[]){__VA_ARGS__},                                               \
                sizeof((const struct given[]){__VA_ARGS__}) / sizeof(struct given), has_xen,       \
                has_image, expected)

/* By address, each once, whole whatever ran of it; and only those of which something ran. */
static void test_each_once(void **state)
{
    (void)state;
    FOUND(true, true,
          "100100-100180 timed_region\nff500100-ff500200 do_first\nff500210-ff500300 do_third\n",
          {0xff5002f0, "90"}, {0xff500180, "90 c3"}, {0x100100, "0f31"}, {0xff500100, "90"},
          {0xff500104, "90"}, {0x10017f, "90"});
}

/* Straight code that runs from one into the next, and on. */
static void test_over_two(void **state)
{
    (void)state;
    FOUND(true, true,
          "ff500100-ff500200 do_first\nff500200-ff500210 do_second\nff500210-ff500300 do_third\n",
          {0xff5001fe, "9090 4889e5 90909090909090909090909090 c3"});
    /* One that begins in none and goes on in one. */
    FOUND(true, true, "ff5000fe-ff500100 [emulator's stub]\nff500100-ff500200 do_first\n",
          {0xff5000fe, "9090 90"});
    /* Nor is one that leaves all of them. */
    FOUND(true, true, "ff500210-ff500300 do_third\n", {0xff5002ff, "90 c3"});
}

static void test_stubs(void **state)
{
    (void)state;
    FOUND(true, true, "ff900000-ff900006 [syscall stub]\nff900080-ff900083 [emulator's stub]\n",
          {STUB, "50 e900000000"}, {STUB + 0x80, "0fa2 c3"});
    FOUND(true, true, "ff900000-ff900002 [emulator's stub]\n", {STUB, "90 90"});
    /* In our image it is the null call, which is made at run time. */
    FOUND(true, true, "100180-100183 [null call]\n", {0x100180, "0f05 c3"});
    /* What it runs in user mode lies where neither of them is. */
    FOUND(true, true, "400000-400002 [user mode]\n", {0x400000, "0f05"});
}

/* A stub that is entered behind its first instruction, too, is one. */
static void test_stubs_overlap(void **state)
{
    (void)state;
    FOUND(true, true, "ff900000-ff900008 [syscall stub]\n", {STUB + 1, "90 90 e900000000"},
          {STUB, "50 90 90 e900000000"}, {STUB + 3, "e900000000"});
    FOUND(true, true, "ff900000-ff900002 [emulator's stub]\nff900002-ff900007 [syscall stub]\n",
          {STUB, "50 90 c3"}, {STUB + 2, "e900000000"});
    FOUND(true, true, "ff900000-ff900006 [emulator's stub]\n", {STUB, "50 c3"},
          {STUB, "50 e900000000"});
}

static void test_no_symbols(void **state)
{
    (void)state;
    FOUND(false, true, "100100-100180 timed_region\n", {0xff500100, "90"}, {0x100100, "0f31"},
          {STUB, "eb00"});
    FOUND(true, false, "ff500100-ff500200 do_first\n", {0xff500100, "90"}, {0x100100, "0f31"});
    FOUND(false, false, "", {0xff500100, "90"}, {0x100100, "0f31"}, {0x100180, "c3"});
}

/* The addresses of the image's ends: from the first on, and before the last. */
static void test_image_ends(void **state)
{
    (void)state;
    FOUND(true, true, "100000-100100 start\n200000-200001 [user mode]\n", {IMAGE_FROM, "90"},
          {IMAGE_TO, "90"});
    FOUND(true, true, "fffff-100000 [user mode]\n1fffff-200000 [null call]\n",
          {IMAGE_FROM - 1, "c3"}, {IMAGE_TO - 1, "c3"});
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_once),  cmocka_unit_test(test_over_two),
        cmocka_unit_test(test_stubs),      cmocka_unit_test(test_stubs_overlap),
        cmocka_unit_test(test_no_symbols), cmocka_unit_test(test_image_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
