/* SPDX-License-Identifier: MIT */
/* ELF files: their symbols, their build ids, and which of them is an image's (report/symbols/). */
#include "tests/unit/makers/symbols_maker.h"
#include "tests/unit/support/check.h"
#include "tests/unit/support/folder.h"

#include <elf.h>
#include <zlib.h>

#include "report/symbols/build_id.h"
#include "report/symbols/read.h"

#define ID_1 "\x01\x23\x45\x67\x89\xab\xcd\xef-the-first-1"
#define ID_2 "\x01\x23\x45\x67\x89\xab\xcd\xef-the-secnd-2"

static const struct made_symbol kernel[] = {
    {0, "Tundefined_is_last"},
    {0, "Fentry.S"},
    {MADE_TEXT_AT, "T_start"},
    {MADE_TEXT_AT, "Tboot_main"},
    {MADE_TEXT_AT + 0x100, "t.Llocal"},
    {MADE_TEXT_AT + 0x110, "t$x"},
    {0, "Fone.c"},
    {MADE_TEXT_AT + 0x200, "tencode"},
    {MADE_TEXT_AT + 0x300, "tof_one"},
    {0, "Ftwo.c"},
    {MADE_TEXT_AT + 0x400, "tencode"},
    {MADE_DATA_AT, "Ddata"},
    {MADE_TEXT_AT + 0x500, "Wweak"},
    {MADE_TEXT_AT + 0x600, "Ta_label_untyped"},
    {MADE_TEXT_AT + 0x600, "Ttyped"},
    {MADE_TEXT_AT + MADE_SIZE, "T_etext"},
};
#define KERNEL (sizeof(kernel) / sizeof(*kernel))

static void test_symbols(void **state)
{
    static const char *const names[] = {"undefined_is_last", "boot_main", "one.c#encode", "of_one",
                                        "two.c#encode",      "weak",      "typed",        "_etext"};
    int is_64;
    size_t i;

    (void)state;
    for (is_64 = 0; is_64 < 2; is_64++) {
        struct made made = made_elf(is_64, kernel, KERNEL, ID_1);
        struct bytes bytes = made_bytes(&made);
        char why[256];
        struct symbols *symbols = read_file(&bytes, "kernel", why, sizeof(why));
        struct symbol_range range;

        assert_non_null(symbols);
        assert_int_equal(symbols->count, sizeof(names) / sizeof(*names));
        for (i = 0; i < symbols->count; i++)
            assert_string_equal(symbols->at[i].name, names[i]);
        assert_string_equal(symbols->build_id, "0123456789abcdef2d7468652d66697273742d31");
        assert_true(symbols_find(symbols, MADE_TEXT_AT + MADE_SIZE - 1, &range));
        assert_string_equal(range.name, "typed");
        assert_int_equal(range.end, MADE_TEXT_AT + MADE_SIZE);
        assert_false(symbols_find(symbols, MADE_TEXT_AT + MADE_SIZE, &range));
        symbols_free(symbols);
        made_free(&made);
    }
}

/* A number of so many bytes there; -1 is the largest. */
static void set(struct made *made, size_t at, uint64_t value, unsigned width)
{
    for (; width--; value >>= 8)
        made->at[at++] = (uint8_t)value;
}

/* Fields of headers that are wrong: refused, and nothing outside of the file is looked at. */
static void test_damaged(void **state)
{
    const size_t symbols = made_header(true, MADE_SYMBOLS), names = made_header(true, MADE_NAMES);
    const struct {
        size_t at;
        uint64_t value;
        unsigned width;
    } rows[] = {
        {offsetof(Elf64_Ehdr, e_shoff), UINT64_MAX, 8},
        {offsetof(Elf64_Ehdr, e_shoff), 0, 8},
        {offsetof(Elf64_Ehdr, e_shoff), 1 << 20, 8},
        {offsetof(Elf64_Ehdr, e_shnum), 0xffff, 2},
        {offsetof(Elf64_Ehdr, e_shnum), 4096, 2},
        {symbols + offsetof(Elf64_Shdr, sh_offset), UINT64_MAX, 8},
        {symbols + offsetof(Elf64_Shdr, sh_offset), UINT64_MAX - 0x200, 8},
        {symbols + offsetof(Elf64_Shdr, sh_size), UINT64_MAX, 8},
        {symbols + offsetof(Elf64_Shdr, sh_size), 1 << 20, 8},
        {symbols + offsetof(Elf64_Shdr, sh_size), 0, 8},
        {symbols + offsetof(Elf64_Shdr, sh_link), MADE_SYMBOLS, 4},
        {symbols + offsetof(Elf64_Shdr, sh_link), UINT32_MAX, 4},
        {symbols + offsetof(Elf64_Shdr, sh_type), SHT_DYNSYM, 4},
        {names + offsetof(Elf64_Shdr, sh_size), UINT64_MAX, 8},
        {names + offsetof(Elf64_Shdr, sh_offset), UINT64_MAX, 8},
        {made_header(true, MADE_TEXT) + offsetof(Elf64_Shdr, sh_flags), SHF_ALLOC, 8},
        {EI_CLASS, 3, 1},
        {EI_DATA, ELFDATA2MSB, 1},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct made made = made_elf(true, kernel, KERNEL, ID_1);
        struct bytes bytes;
        char why[256] = "";

        set(&made, rows[i].at, rows[i].value, rows[i].width);
        bytes = made_bytes(&made);
        if (read_file(&bytes, "kernel", why, sizeof(why)) || !*why || strchr(why, '\n'))
            fail_msg("row %zu: \"%s\"", i, why);
        made_free(&made);
    }
}

/* Cut anywhere: some of its symbols may be left, and nothing behind the bytes is looked at. */
static void test_cut(void **state)
{
    int is_64;

    (void)state;
    for (is_64 = 0; is_64 < 2; is_64++) {
        struct made made = made_elf(is_64, kernel, KERNEL, ID_1);
        size_t size;

        for (size = 0; size < made.size; size++) {
            uint8_t *part = malloc(size ? size : 1);
            struct bytes bytes = {part, size};
            char why[256] = "";

            memcpy(part, made.at, size);
            assert_null(read_file(&bytes, "kernel", why, sizeof(why)));
            assert_true(*why && !strchr(why, '\n'));
            free(part);
        }
        made_free(&made);
    }
}

static void assert_build_id(const struct made *made, const char *expected)
{
    char build_id[SYMBOLS_BUILD_ID];
    struct bytes bytes = made_bytes(made);

    build_id_read(&bytes, build_id);
    assert_string_equal(build_id, expected);
}

/* An EFI program has it as the debug directory's entry has it, or as a note. */
static void test_build_id(void **state)
{
    struct made made = {0};

    (void)state;
    made_put(&made, "MZ", 2);
    made_fill(&made, 64, 0);
    assert_build_id(&made, "");
    made_number(&made, 0, 8);
    made_number(&made, 0, 4);
    made_number(&made, 2, 4);
    made_number(&made, 25, 4);
    made_number(&made, 0x1000, 4);
    made_number(&made, 64 + 28, 4);
    made_put(&made, "RSDSABCDEFGHIJKLMNOP\0\0\0\0", 25);
    assert_build_id(&made, "4142434445464748494a4b4c4d4e4f50");
    made.at[64 + 24]++;
    assert_build_id(&made, "");
    made_fill(&made, 4, 0);
    made_put(&made, "\4\0\0\0\x8\0\0\0\3\0\0\0GNU\0abcdefgh", 24);
    assert_build_id(&made, "6162636465666768");
    made_put(&made, "\4\0\0\0\x8\0\0\0\3\0\0\0GNU\0abcdefgh", 24);
    assert_build_id(&made, "6162636465666768");
    made_put(&made, "\4\0\0\0\x8\0\0\0\3\0\0\0GNU\0abcdefgX", 24);
    assert_build_id(&made, "");
    made_free(&made);
}

/* A file in the folder of the test; its path is good until the next. */
static const char *write_made(const char *name, const struct made *made, bool packed)
{
    static char path[512];
    gzFile out;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    out = gzopen(path, packed ? "wb" : "wbT");
    assert_non_null(out);
    assert_int_equal(gzwrite(out, made->at, (unsigned)made->size), made->size);
    assert_int_equal(gzclose(out), Z_OK);
    return path;
}

static void assert_image(const char *path, const char *part)
{
    char why[1024] = "";
    struct symbols *symbols = symbols_of_image(path, why, sizeof(why));

    if (part && (symbols || !strstr(why, part) || strchr(why, '\n')))
        fail_msg("\"%s\" does not say \"%s\"", why, part);
    if (!part && !symbols)
        fail_msg("%s", why);
    symbols_free(symbols);
}

static void test_image(void **state)
{
    struct made stripped = made_elf(true, NULL, 0, ID_1);
    struct made whole = made_elf(true, kernel, KERNEL, ID_1);
    struct made other = made_elf(true, kernel, KERNEL, ID_2);
    char image[512];

    (void)state;
    strcpy(image, write_made("pvbench-pv64.gz", &stripped, true));
    assert_image(image, "no file of its name and .debug");
    write_made("pvbench-pv64.elf.debug", &other, false);
    assert_image(image, "is of another build than");
    write_made("pvbench-pv64.elf.debug", &stripped, false);
    assert_image(image, "pvbench-pv64.elf.debug has no symbols that can be read");
    write_made("pvbench-pv64.elf.debug", &whole, false);
    assert_image(image, NULL);
    assert_image(write_made("pvbench-pv64.elf", &stripped, false), NULL);
    assert_image(write_made("own.gz", &whole, true), NULL);
    strcpy(image, write_made("other.gz", &stripped, true));
    write_made("other.gz.debug", &whole, false);
    assert_image(image, NULL);
    assert_image("/nowhere/image.gz", "cannot open /nowhere/image.gz: No such file");
    assert_image(folder, "cannot read");
    made_free(&stripped);
    made_free(&whole);
    made_free(&other);
}

/* A gzipped file that was cut, or changed. */
static void test_gzip(void **state)
{
    struct made whole = made_elf(true, kernel, KERNEL, ID_1), packed = {0};
    char path[512], why[1024];
    char *bytes;
    FILE *in;

    (void)state;
    strcpy(path, write_made("whole.gz", &whole, true));
    in = fopen(path, "r");
    bytes = malloc(4096);
    made_put(&packed, bytes, fread(bytes, 1, 4096, in));
    fclose(in);
    free(bytes);
    packed.size -= 9;
    assert_null(symbols_of_xen(write_made("cut.gz", &packed, false), why, sizeof(why)));
    assert_non_null(strstr(why, "cut.gz cannot be unpacked: its gzip stream is cut short"));
    packed.size += 9;
    packed.at[packed.size - 6] ^= 1;
    assert_null(symbols_of_xen(write_made("crc.gz", &packed, false), why, sizeof(why)));
    assert_non_null(strstr(why, "crc.gz cannot be unpacked: its gzip stream is damaged"));
    made_free(&packed);
    made_free(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_symbols), cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_cut),     cmocka_unit_test(test_build_id),
        cmocka_unit_test(test_image),   cmocka_unit_test(test_gzip),
    };

    return cmocka_run_group_tests(tests, folder_make, folder_drop);
}
