/* SPDX-License-Identifier: MIT */
/* Xen's own table of symbols, in each form that it has had, and damaged (report/symbols/table.h).
 */
#include "tests/unit/makers/symbols_maker.h"
#include "tests/unit/support/check.h"

#include "report/symbols/list.h"
#include "report/symbols/read.h"

/* Three markers, and a count that is no multiple of anything. */
#define COUNT 601

static uint64_t first_of(const struct table_form *form)
{
    if (form->origin)
        return form->origin + 0x200000;
    return form->width == 8 ? 0xffff828000100000 : 0xff100000;
}

/* NULL: why is said in one line. */
static struct symbols *read_made(const struct made *made)
{
    char why[256] = "";
    struct bytes bytes = made_bytes(made);
    struct symbols *symbols = read_xen(&bytes, "xen", why, sizeof(why));

    assert_true(symbols || (*why && !strchr(why, '\n')));
    return symbols;
}

static void assert_refused(const struct made *made, const char *part)
{
    char why[256] = "";
    struct bytes bytes = made_bytes(made);

    assert_null(read_xen(&bytes, "xen", why, sizeof(why)));
    if (!strstr(why, part))
        fail_msg("\"%s\" does not say \"%s\"", why, part);
}

static void test_forms(void **state)
{
    struct table_parts parts;
    size_t form, i;

    (void)state;
    for (form = 0; form < TABLE_FORMS; form++) {
        struct made_symbol *symbols = made_symbols(COUNT, first_of(&table_forms[form]));
        struct made made = made_table(&table_forms[form], symbols, COUNT, &parts);
        struct symbols *read = read_made(&made);

        if (!read)
            fail_msg("%s", table_forms[form].name);
        assert_int_equal(read->count, COUNT);
        for (i = 0; i < COUNT; i++) {
            assert_int_equal(read->at[i].at, symbols[i].at);
            assert_int_equal(read->at[i].kind, *symbols[i].name);
            assert_string_equal(read->at[i].name, symbols[i].name + (i % 2 ? strlen("tmm.c#") : 1));
        }
        symbols_free(read);
        made_free(&made);
        made_symbols_free(symbols, COUNT);
    }
}

/* Of any number of names, wherever in the file they begin. */
static void test_counts(void **state)
{
    struct table_parts parts;
    size_t form, count;

    (void)state;
    for (form = 0; form < TABLE_FORMS; form++)
        for (count = 240; count <= 275; count++) {
            struct made_symbol *symbols = made_symbols(count, first_of(&table_forms[form]));
            struct made made = made_table(&table_forms[form], symbols, count, &parts);
            struct symbols *read = read_made(&made);

            if (!read)
                fail_msg("%s, %zu names", table_forms[form].name, count);
            assert_int_equal(read->count, count);
            symbols_free(read);
            made_free(&made);
            made_symbols_free(symbols, count);
        }
}

/* What has several names, none, or is no function: which name is shown is in the golden file. */
static const struct made_symbol of_all_kinds[] = {
    {0xffff82d040000000, "T__image_base__"},
    {0xffff82d040200000, "T_start"},
    {0xffff82d040200000, "T_stext"},
    {0xffff82d040200000, "Tstart"},
    {0xffff82d040200100, "tmm.c#get_page"},
    {0xffff82d040200180, ""},
    {0xffff82d040200200, "tp2m.c#get_page"},
    {0xffff82d040200300, "tmm.c#put_page"},
    {0xffff82d040200400, "T_stextentry"},
    {0xffff82d040200400, "Tlstar_enter"},
    {0xffff82d040200480, "tarch/x86/mm.c#f.isra.0"},
    {0xffff82d040200500, "T_etextentry"},
    {0xffff82d040200600, "tentry.o#first"},
    {0xffff82d040200600, "Twalk"},
    {0xffff82d040200680, "W__weak"},
    {0xffff82d040200680, "Zno_letter_of_text"},
    {0xffff82d040200700, "Ttrampoline_start"},
    {0xffff82d040200700, "Tzealous"},
    {0xffff82d040200780, "Tcolour \033[31m"},
    {0xffff82d040200800, "T_etext"},
    {0xffff82d040300000, "Dsome_data"},
    {0xffff82d040400000, "t.init.text"},
    {0xffff82d040400000, "tset_up"},
    {0xffff82d040400040, "T__init_begin"},
    {0xffff82d040400040, "tlocal_before_mark"},
    {0xffff82d040400100, ""},
};

static void test_choice(void **state)
{
    struct table_parts parts;
    struct made made = made_table(&table_forms[TABLE_FORMS - 1], of_all_kinds,
                                  sizeof(of_all_kinds) / sizeof(*of_all_kinds), &parts);
    struct symbols *read = read_made(&made);
    char *text = NULL;
    size_t size = 0, i;
    FILE *out = open_memstream(&text, &size);

    (void)state;
    assert_non_null(read);
    for (i = 0; i < read->count; i++)
        fprintf(out, "%016llx %c %s%s\n", (unsigned long long)read->at[i].at, read->at[i].kind,
                read->at[i].mark ? "- " : "", read->at[i].name);
    fclose(out);
    check_golden(text, "tests/data/symbols-choice.txt");
    free(text);
    symbols_free(read);
    made_free(&made);
}

/* Cut anywhere before its end there is no table, and nothing behind the bytes is looked at. */
static void test_cut(void **state)
{
    struct table_parts parts;
    size_t form, size;

    (void)state;
    for (form = 0; form < TABLE_FORMS; form++) {
        struct made_symbol *symbols = made_symbols(COUNT, first_of(&table_forms[form]));
        struct made made = made_table(&table_forms[form], symbols, COUNT, &parts);

        for (size = 0; size < parts.end; size += size < parts.index ? 997 : 31) {
            struct made part = {0};

            made_put(&part, made.at, size);
            assert_null(read_made(&part));
            made_free(&part);
        }
        made_free(&made);
        made_symbols_free(symbols, COUNT);
    }
}

/* Each part with a byte changed that says where something is. */
static void test_damaged(void **state)
{
    const struct table_form *form = &table_forms[TABLE_FORMS - 1];
    struct made_symbol *symbols = made_symbols(COUNT, first_of(form));
    struct table_parts parts;
    struct made made = made_table(form, symbols, COUNT, &parts);
    const size_t places[] = {
        parts.addresses + 4 * 300 + 3, /* falls afterwards */
        parts.count,
        parts.count + 2,
        parts.names,
        parts.names + 3000 /* a length */,
        parts.markers,
        parts.markers + 4,
        parts.markers + 8,
        parts.tokens + 4,
        parts.index + 1,
        parts.index + 100,
        parts.index + 510,
    };
    size_t i, at;

    (void)state;
    /* The name whose length byte is nearest. */
    for (at = parts.names; at < parts.names + 3000; at += 1 + (size_t)made.at[at])
        ;
    for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
        size_t place = places[i] == parts.names + 3000 ? at : places[i];

        made.at[place] ^= 0x40;
        if (read_made(&made))
            fail_msg("place %zu of the list", i);
        made.at[place] ^= 0x40;
    }
    made.at[parts.count + 3] = 0x80;
    assert_refused(&made, "has no table of symbols");
    made.at[parts.count + 3] = 0;
    symbols_free(read_made(&made));
    made_free(&made);
    made_symbols_free(symbols, COUNT);
}

/* Offsets are of no use where no pointer says what they are offsets from. */
static void test_no_origin(void **state)
{
    const struct table_form *form = &table_forms[TABLE_FORMS - 1];
    struct made_symbol *symbols = made_symbols(COUNT, first_of(form));
    struct table_parts parts;
    struct made made = made_table(form, symbols, COUNT, &parts);
    size_t at = (parts.end + 7) & ~(size_t)7, pointers = (made.size - at) / 8, i;
    struct symbols *read;

    (void)state;
    assert_int_equal(pointers, 20);
    /* Fewer than half of them lead to another place: still told. */
    for (i = 0; i < 9; i++)
        made.at[at + 8 * i + 4] ^= 1;
    read = read_made(&made);
    assert_non_null(read);
    assert_int_equal(read->at[0].at, symbols[0].at);
    symbols_free(read);
    made.at[at + 8 * 9 + 4] ^= 1;
    assert_refused(&made, "at which address");
    made.size = at + 7 * 8;
    assert_refused(&made, "at which address");
    made_free(&made);
    made_symbols_free(symbols, COUNT);
}

/* Each byte may stand for a longer text: a name that is longer than any that Xen has. */
static void test_long_names(void **state)
{
    const struct table_form *form = &table_forms[0];
    struct made_symbol *symbols = made_symbols(COUNT, first_of(form));
    char name[251] = "T";
    struct table_parts parts;
    struct symbols *read;
    struct made made;
    uint8_t *codes;

    (void)state;
    memset(name + 1, 'x', sizeof(name) - 2);
    free((void *)symbols[0].name);
    symbols[0].name = strdup(name);
    made = made_table(form, symbols, COUNT, &parts);
    read = read_made(&made);
    assert_string_equal(read->at[0].name, name + 1);
    symbols_free(read);
    codes = made.at + parts.names + 1;
    assert_memory_equal(codes, name, strlen(name));
    memset(codes + 1, MADE_SOMETHING, strlen(name) - 1);
    assert_refused(&made, "is damaged");
    made_free(&made);
    made_symbols_free(symbols, COUNT);
}

/* A file that begins like a table everywhere is given up in time that its size bounds. */
static void test_many(void **state)
{
    struct made made = {0};
    size_t i;

    (void)state;
    made_put(&made, "MZ", 2);
    for (i = 0; i < 500000; i++)
        made_number(&made, i % 256, 2);
    assert_refused(&made, "has no table of symbols");
    made_free(&made);
}

static void test_other_files(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *says;
    } rows[] = {
        {"", 0, "empty"},
        {"!<arch>\ndebian", 14, "Debian package"},
        {"\xfd\x37zXZ\0", 6, "packed with xz"},
        {"\x28\xb5\x2f\xfd", 4, "packed with zstd"},
        {"PVB1 0 begin\n", 13, "neither an ELF image nor"},
        {"MZ", 2, "no table"},
        {"\x7f"
         "ELF",
         4, "neither an ELF image nor"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct made made = {0};

        made_put(&made, rows[i].bytes, rows[i].size);
        assert_refused(&made, rows[i].says);
        made_free(&made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),       cmocka_unit_test(test_counts),
        cmocka_unit_test(test_choice),      cmocka_unit_test(test_cut),
        cmocka_unit_test(test_damaged),     cmocka_unit_test(test_no_origin),
        cmocka_unit_test(test_long_names),  cmocka_unit_test(test_many),
        cmocka_unit_test(test_other_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
