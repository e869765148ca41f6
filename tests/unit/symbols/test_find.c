/* SPDX-License-Identifier: MIT */
/* Which function an address is in, and the name that two builds share (report/symbols/symbols.h).
 */
#include "tests/unit/support/check.h"

#include "report/symbols/list.h"
#include "report/symbols/names.h"
#include "report/symbols/symbols.h"

static void add(struct list *list, uint64_t at, char kind, const char *name)
{
    assert_true(list_add(list, &(struct list_symbol){.at = at, .kind = kind, .name = name}, NULL));
}

static void assert_in(const struct symbols *symbols, uint64_t address, const char *name,
                      uint64_t at, uint64_t end)
{
    struct symbol_range range;

    assert_true(symbols_find(symbols, address, &range));
    assert_string_equal(range.name, name);
    assert_int_equal(range.at, at);
    assert_int_equal(range.end, end);
}

static void test_find(void **state)
{
    struct list list = {0};
    struct symbol_range range;
    struct symbols *symbols;

    (void)state;
    add(&list, 0x3000, 't', "third");
    add(&list, 0x1000, 'T', "first");
    add(&list, 0x2800, 'T', "_etext");
    add(&list, 0x1800, 'D', "data");
    add(&list, 0x2000, 'W', "second");
    assert_true(list_add_end(&list, 0x2800));
    symbols = list_finish(&list);
    list_free(&list);
    assert_int_equal(symbols->count, 4);
    assert_string_equal(symbols->at[2].name, "_etext");
    assert_false(symbols_find(symbols, 0, &range));
    assert_false(symbols_find(symbols, 0xfff, &range));
    assert_in(symbols, 0x1000, "first", 0x1000, 0x2000);
    assert_in(symbols, 0x1fff, "first", 0x1000, 0x2000);
    assert_in(symbols, 0x2000, "second", 0x2000, 0x2800);
    assert_in(symbols, 0x27ff, "second", 0x2000, 0x2800);
    assert_false(symbols_find(symbols, 0x2800, &range));
    assert_false(symbols_find(symbols, 0x2fff, &range));
    assert_in(symbols, 0x3000, "third", 0x3000, 0x4000);
    assert_false(symbols_find(symbols, 0x4000, &range));
    assert_false(symbols_find(symbols, UINT64_MAX, &range));
    symbols_free(symbols);
}

/* The last one of all addresses ends with them. */
static void test_top(void **state)
{
    struct list list = {0};
    struct symbols *symbols;

    (void)state;
    add(&list, UINT64_MAX - 16, 'T', "top");
    symbols = list_finish(&list);
    list_free(&list);
    assert_in(symbols, UINT64_MAX - 1, "top", UINT64_MAX - 16, UINT64_MAX);
    symbols_free(symbols);
}

static void test_no_function(void **state)
{
    struct list list = {0};

    (void)state;
    assert_null(list_finish(&list));
    add(&list, 0x1000, 'T', "_stext");
    add(&list, 0x2000, 'D', "data");
    assert_true(list_add_end(&list, 0x2000));
    assert_null(list_finish(&list));
    list_free(&list);
}

/* More than any Xen has are refused, before they take much memory. */
static void test_too_many(void **state)
{
    char name[SYMBOLS_NAME];
    struct list list = {0};
    struct list_symbol symbol = {.kind = 'T', .name = "f"};
    size_t count;

    (void)state;
    for (count = 0; count < LIST_MOST + 2u && list_add(&list, &symbol, NULL); count++)
        symbol.at += 16;
    assert_int_equal(count, LIST_MOST);
    list_free(&list);
    memset(name, 'n', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    symbol.name = name;
    for (count = 0; count < LIST_MOST && list_add(&list, &symbol, NULL); count++)
        ;
    assert_int_equal(count, LIST_BYTES / sizeof(name));
    list_free(&list);
}

static void test_plain(void **state)
{
    static const char *const rows[][2] = {
        {"get_page", "get_page"},
        {"get_page.isra.0", "get_page"},
        {"get_page.constprop.0.isra.12", "get_page"},
        {"get_page.part.0.cold", "get_page"},
        {"get_page.cold", "get_page"},
        {"get_page.lto_priv.0", "get_page"},
        {"get_page.llvm.1234567890123", "get_page"},
        {"get_page.17", "get_page"},
        {"mm.c#get_page.isra.0", "get_page"},
        {"arch/x86/mm.c#get_page", "get_page"},
        {"a#b.c#get_page", "get_page"},
        {"get_page.other", "get_page.other"},
        {"get_page.isra.x", "get_page.isra.x"},
        {"get_page.", "get_page."},
        {"get_page..0", "get_page."},
        {"get_page.isra0", "get_page.isra0"},
        {".cold", ".cold"},
        {".0", ".0"},
        {"a.0", "a"},
        {"mm.c#", "mm.c#"},
        {"#.0", ".0"},
        {"", ""},
        {"[syscall stub]", "[syscall stub]"},
    };
    char plain[64], small[5];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        symbols_plain(rows[i][0], plain, sizeof(plain));
        assert_string_equal(plain, rows[i][1]);
    }
    symbols_plain("get_page.isra.0", small, sizeof(small));
    assert_string_equal(small, "get_");
}

static void test_marks(void **state)
{
    static const char *const marks[] = {"_stext",     "_etext",           "_stextentry",
                                        "_sinittext", "__2M_text_end",    "__init_begin",
                                        "_einittext", "__2M_rodata_start"};
    static const char *const functions[] = {"start", "_start",  "__start_xen", "do_start",
                                            "text",  "_stexts", "vcpu_end"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
        assert_true(name_is_mark(marks[i]));
    for (i = 0; i < sizeof(functions) / sizeof(*functions); i++)
        assert_false(name_is_mark(functions[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),        cmocka_unit_test(test_top),
        cmocka_unit_test(test_no_function), cmocka_unit_test(test_too_many),
        cmocka_unit_test(test_plain),       cmocka_unit_test(test_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
