/* SPDX-License-Identifier: MIT */
/* Lists of symbols as nm and Xen's build print them (report/symbols/map.h). */
#include "tests/unit/support/check.h"

#include "report/symbols/read.h"

/* What is said of a text that is refused, or NULL, and its symbols are in *symbols. */
static const char *read_text(const char *text, struct symbols **symbols)
{
    static char why[256];
    struct bytes bytes = {(const uint8_t *)text, strlen(text)};

    *symbols = read_file(&bytes, "xen-syms.map", why, sizeof(why));
    return *symbols ? NULL : why;
}

static void test_good(void **state)
{
    static const char *const texts[] = {
        /* nm -n xen-syms */
        "                 U outside\n"
        "ffff82d040200000 T start\nffff82d040201000 t get_page\nffff82d040203000 D data\n"
        "ffff82d040202000 T _etext\n",
        /* xen-syms.map */
        "0xffff82d040200000 T start\n0xffff82d040201000 t mm.c#get_page\n"
        "0xffff82d040202000 T _etext\n0xffff82d040203000 D data\n",
        "ffff82d040200000 T start\r\nffff82d040201000 t get_page\r\nffff82d040202000 T _etext\r\n",
    };
    struct symbols *symbols;
    struct symbol_range range;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        assert_null(read_text(texts[i], &symbols));
        assert_int_equal(symbols->count, 3);
        assert_string_equal(symbols->build_id, "");
        assert_true(symbols_find(symbols, 0xffff82d040201004, &range));
        assert_string_equal(range.name, "get_page");
        assert_int_equal(range.end, 0xffff82d040202000);
        assert_false(symbols_find(symbols, 0xffff82d040203000, &range));
        symbols_free(symbols);
    }
}

static void test_bad(void **state)
{
    static const char *const rows[][2] = {
        {"", "it is empty"},
        {"PVB1 0 begin\n", "no list of symbols"},
        {"ffff82d040200000 T start", "no list of symbols"},
        {"1000 T start\n1010 T cu", "line 2 of xen-syms.map is cut short, or not as nm prints"},
        {"1000 T start\n\n", "line 2"},
        {"1000 T start\n1010 T\n", "line 2"},
        {"1000 T start\n1010 T \n", "line 2"},
        {"1000 T start\n1010 TT it\n", "line 2"},
        {"1000 T start\n1010 5 it\n", "line 2"},
        {"1000 T start\n1010  T it\n", "line 2"},
        {"1000 T start\nzero T it\n", "line 2"},
        {"1000 T start\n0x T it\n", "line 2"},
        {"1000 T start\n11112222333344445 T it\n", "line 2"},
        {"1000 T start\n1010 T two names\n", "line 2"},
        {"1000 T start\n   \n", "line 2"},
        {"1000 T start\n        1010 T it\n", "line 2"},
        {"1000 T start\n1010 00000010 T it\n", "line 2"},
        {"1000 D data\n1010 T _etext\n", "names no function"},
        {"                 U outside\n", "names no function"},
    };
    struct symbols *symbols;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *why = read_text(rows[i][0], &symbols);

        if (!why || !strstr(why, rows[i][1]))
            fail_msg("row %zu: %s", i, why ? why : "it is read");
    }
}

/* A name is cut where it is longer than any, and made printable. */
static void test_names(void **state)
{
    char text[2 * SYMBOLS_NAME + 32] = "1000 T ";
    struct symbols *symbols;

    (void)state;
    memset(text + 7, 'n', 2 * SYMBOLS_NAME);
    strcat(text, "\n2000 T a\033b\n");
    assert_null(read_text(text, &symbols));
    assert_int_equal(strlen(symbols->at[0].name), SYMBOLS_NAME - 1);
    assert_string_equal(symbols->at[1].name, "a\\x1bb");
    symbols_free(symbols);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
