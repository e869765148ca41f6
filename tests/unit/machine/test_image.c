/* SPDX-License-Identifier: MIT */
/* What a kernel image is, read from its headers and notes (report/machine/image.h). */
#include <elf.h>
#include <stdio.h>
#include <zlib.h>

#include "tests/unit/support/check.h"

#include "report/cases/environment.h"
#include "report/machine/image.h"

#define NOTES_AT 384

/* A file being made: an ELF header, one program header, and notes behind them. */
struct made {
    unsigned char bytes[1024];
    size_t len;
};

static void add_note(struct made *m, const char *owner, uint32_t type, const char *desc)
{
    uint32_t head[3] = {(uint32_t)strlen(owner) + 1, (uint32_t)strlen(desc) + 1, type};

    memcpy(m->bytes + m->len, head, sizeof(head));
    m->len += sizeof(head);
    memcpy(m->bytes + m->len, owner, head[0]);
    m->len += (head[0] + 3) & ~3u;
    memcpy(m->bytes + m->len, desc, head[1]);
    m->len += (head[1] + 3) & ~3u;
}

static struct made made_with(const char *pae)
{
    struct made m = {.len = NOTES_AT};

    add_note(&m, "GNU", 9, "yes");
    add_note(&m, "Xen", 6, "pvbench");
    if (pae)
        add_note(&m, "Xen", 9, pae);
    return m;
}

static void make_32(struct made *m)
{
    Elf32_Ehdr head = {.e_ident = ELFMAG, .e_machine = EM_386, .e_phoff = sizeof(head)};
    Elf32_Phdr notes = {.p_type = PT_NOTE, .p_offset = NOTES_AT};

    head.e_ident[EI_CLASS] = ELFCLASS32;
    head.e_phentsize = sizeof(notes);
    head.e_phnum = 1;
    notes.p_filesz = (Elf32_Word)m->len - NOTES_AT;
    memcpy(m->bytes, &head, sizeof(head));
    memcpy(m->bytes + sizeof(head), &notes, sizeof(notes));
}

static void make_64(struct made *m)
{
    Elf64_Ehdr head = {.e_ident = ELFMAG, .e_machine = EM_X86_64, .e_phoff = sizeof(head)};
    Elf64_Phdr notes = {.p_type = PT_NOTE, .p_offset = NOTES_AT};

    head.e_ident[EI_CLASS] = ELFCLASS64;
    head.e_phentsize = sizeof(notes);
    head.e_phnum = 1;
    notes.p_filesz = m->len - NOTES_AT;
    memcpy(m->bytes, &head, sizeof(head));
    memcpy(m->bytes + sizeof(head), &notes, sizeof(notes));
}

/* The name of its environment, or what is wrong with it. */
static const char *environment_in(const void *bytes, size_t len)
{
    static char why[128];
    char *name = temporary_file(bytes, len);
    const struct environment *env = image_environment(name, why, sizeof(why));

    drop_file(name);
    return env ? env->name : why;
}

static void test_notes(void **state)
{
    static const struct {
        const char *pae, *env;
    } rows[] = {
        {"yes", "pv32pae"}, {"bimodal", "pv32pae"}, {"yes,bimodal", "pv32pae"},
        {"no", "pv32"},     {NULL, "pv32"},
    };
    struct made m;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        m = made_with(rows[i].pae);
        make_32(&m);
        assert_string_equal(environment_in(m.bytes, m.len), rows[i].env);
    }
    m = made_with("yes");
    make_64(&m);
    assert_string_equal(environment_in(m.bytes, m.len), "pv64");
}

static void test_gzip(void **state)
{
    struct made m = made_with("yes");
    unsigned char packed[2048] = {0};
    z_stream z = {.next_out = packed, .avail_out = sizeof(packed)};

    (void)state;
    make_32(&m);
    z.next_in = m.bytes;
    z.avail_in = (unsigned)m.len;
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    assert_string_equal(environment_in(packed, z.total_out), "pv32pae");
    assert_string_equal(environment_in(packed, z.total_out / 2), "it cannot be read or unpacked");
}

/* Before the notes there was a section of one string. */
static void test_guest_section(void **state)
{
    static const char names[] = "\0__xen_guest", old[] = "GUEST_OS=x,PAE=yes[extended-cr3]";
    Elf32_Ehdr head = {.e_ident = ELFMAG, .e_machine = EM_386, .e_shoff = 512, .e_shstrndx = 1};
    Elf32_Shdr sections[2] = {
        {.sh_name = 1, .sh_offset = 128, .sh_size = sizeof(old)},
        {.sh_offset = 200, .sh_size = sizeof(names)},
    };
    struct made m = {.len = sizeof(m.bytes)};

    (void)state;
    head.e_ident[EI_CLASS] = ELFCLASS32;
    head.e_shentsize = sizeof(sections[0]);
    head.e_shnum = 2;
    memcpy(m.bytes, &head, sizeof(head));
    memcpy(m.bytes + 128, old, sizeof(old));
    memcpy(m.bytes + 200, names, sizeof(names));
    memcpy(m.bytes + 512, sections, sizeof(sections));
    assert_string_equal(environment_in(m.bytes, m.len), "pv32pae");
    memcpy(m.bytes + 128 + sizeof("GUEST_OS=x,") - 1, "PAE=no\0", 7);
    assert_string_equal(environment_in(m.bytes, m.len), "pv32");
}

static void test_what_is_none(void **state)
{
    struct made m = {.len = NOTES_AT};

    (void)state;
    assert_string_equal(environment_in("this is no kernel", 17),
                        "it is no ELF image for x86, gzipped or not");
    add_note(&m, "GNU", 9, "yes");
    make_32(&m);
    assert_string_equal(environment_in(m.bytes, m.len),
                        "it has no ELF notes of Xen's, so it is no PV kernel");
    m.bytes[offsetof(Elf32_Ehdr, e_machine)] = EM_ARM;
    assert_string_equal(environment_in(m.bytes, m.len),
                        "it is no ELF image for x86, gzipped or not");
}

/* ---- where it is, and its timed region ---- */

/* A note of our own: from there to there, in words of that many bytes. */
static void add_region(struct made *m, unsigned word, uint64_t from, uint64_t to)
{
    uint32_t head[3] = {sizeof("pvbench"), 2 * word, 1};

    memcpy(m->bytes + m->len, head, sizeof(head));
    memcpy(m->bytes + m->len + 12, "pvbench", 8);
    memcpy(m->bytes + m->len + 20, &from, word);
    memcpy(m->bytes + m->len + 20 + word, &to, word);
    m->len += 20 + 2 * (size_t)word;
}

/* An image with these segments loaded, and its notes. */
static void load_64(struct made *m, const uint64_t loads[][2], unsigned count)
{
    Elf64_Ehdr head = {.e_ident = ELFMAG, .e_machine = EM_X86_64, .e_phoff = sizeof(head)};
    Elf64_Phdr segment = {.p_type = PT_NOTE, .p_offset = NOTES_AT, .p_filesz = m->len - NOTES_AT};
    unsigned i;

    head.e_ident[EI_CLASS] = ELFCLASS64;
    head.e_phentsize = sizeof(segment);
    head.e_phnum = (Elf64_Half)(count + 1);
    memcpy(m->bytes, &head, sizeof(head));
    for (i = 0; i <= count; i++) {
        memcpy(m->bytes + sizeof(head) + i * sizeof(segment), &segment, sizeof(segment));
        if (i < count)
            segment =
                (Elf64_Phdr){.p_type = PT_LOAD, .p_vaddr = loads[i][0], .p_memsz = loads[i][1]};
    }
}

static bool places_in(const struct made *m, struct image_places *places)
{
    char *name = temporary_file((const char *)m->bytes, m->len);
    bool found = image_places(name, places);

    drop_file(name);
    return found;
}

#define TEXT UINT64_C(0xffffffff80010000)

static void test_places(void **state)
{
    /* In no order; of the last one nothing is loaded. */
    static const uint64_t loads[][2] = {
        {TEXT + 0x5000, 0x100}, {TEXT + 0x8000, 0x1800}, {TEXT, 0x4000}, {0x1000, 0}};
    struct made m = {.len = NOTES_AT};
    struct image_places places;

    (void)state;
    add_note(&m, "Xen", 6, "pvbench");
    add_region(&m, 8, TEXT + 0x100, TEXT + 0x180);
    load_64(&m, loads, 4);
    assert_true(places_in(&m, &places));
    assert_true(places.region == TEXT + 0x100 && places.region_end == TEXT + 0x180);
    assert_true(places.from == TEXT && places.to == TEXT + 0x9800);
}

static void test_places_32(void **state)
{
    struct made m = {.len = NOTES_AT};
    struct image_places places;
    Elf32_Ehdr head = {.e_ident = ELFMAG, .e_machine = EM_386, .e_phoff = sizeof(head)};
    Elf32_Phdr segments[2] = {{.p_type = PT_NOTE, .p_offset = NOTES_AT},
                              {.p_type = PT_LOAD, .p_vaddr = 0xc0100000, .p_memsz = 0x5000}};

    (void)state;
    add_region(&m, 4, 0xc0100010, 0xc0100020);
    head.e_ident[EI_CLASS] = ELFCLASS32;
    head.e_phentsize = sizeof(*segments);
    head.e_phnum = 2;
    segments[0].p_filesz = (Elf32_Word)m.len - NOTES_AT;
    memcpy(m.bytes, &head, sizeof(head));
    memcpy(m.bytes + sizeof(head), segments, sizeof(segments));
    assert_true(places_in(&m, &places));
    assert_int_equal(places.region, 0xc0100010);
    assert_int_equal(places.region_end, 0xc0100020);
    assert_int_equal(places.from, 0xc0100000);
    assert_int_equal(places.to, 0xc0105000);
}

/* A region outside the image, or none; of one that ends before it begins there is none. */
static void check_no_places(uint64_t from, uint64_t to, unsigned word, uint64_t size)
{
    const uint64_t loads[][2] = {{TEXT, size}};
    struct made m = {.len = NOTES_AT};
    struct image_places places;

    add_note(&m, "Xen", 6, "pvbench");
    if (word)
        add_region(&m, word, from, to);
    load_64(&m, loads, 1);
    assert_false(places_in(&m, &places));
}

static void test_no_places(void **state)
{
    struct image_places places;
    struct made m;

    (void)state;
    check_no_places(0, 0, 0, 0x4000);
    check_no_places(TEXT + 0x100, TEXT + 0x180, 4, 0x4000);
    check_no_places(TEXT + 0x100, TEXT + 0x100, 8, 0x4000);
    check_no_places(TEXT + 0x180, TEXT + 0x100, 8, 0x4000);
    check_no_places(TEXT - 1, TEXT + 0x100, 8, 0x4000);
    check_no_places(TEXT + 0x100, TEXT + 0x4001, 8, 0x4000);
    /* Nothing is loaded, or past the last address. */
    check_no_places(TEXT + 0x100, TEXT + 0x180, 8, 0);
    check_no_places(TEXT + 0x100, TEXT + 0x180, 8, UINT64_MAX - 0x1000);
    /* A note of more than two words is another one. */
    m = (struct made){.len = NOTES_AT};
    add_region(&m, 8, TEXT + 0x100, TEXT + 0x180);
    m.bytes[NOTES_AT + 4] += 8;
    m.len += 8;
    load_64(&m, (const uint64_t[][2]){{TEXT, 0x4000}}, 1);
    assert_false(places_in(&m, &places));
    assert_false(image_places("/nowhere/image", &places));
    m = made_with("yes");
    assert_false(places_in(&m, &places));
}

/* Whatever a header says, nothing outside the file is read: the build's sanitizers would tell. */
static void test_damage(void **state)
{
    struct made good = made_with("yes"), m;
    size_t at, len;

    (void)state;
    make_32(&good);
    for (at = EI_CLASS; at < good.len; at++) {
        m = good;
        m.bytes[at] = 0xff;
        assert_non_null(environment_in(m.bytes, m.len));
    }
    for (len = 0; len < good.len; len++)
        assert_non_null(environment_in(good.bytes, len));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notes),         cmocka_unit_test(test_gzip),
        cmocka_unit_test(test_guest_section), cmocka_unit_test(test_what_is_none),
        cmocka_unit_test(test_damage),        cmocka_unit_test(test_places),
        cmocka_unit_test(test_places_32),     cmocka_unit_test(test_no_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
