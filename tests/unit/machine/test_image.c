/* SPDX-License-Identifier: MIT */
/* The environment of a kernel image, read from its notes (report/machine/image.h). */
#include <elf.h>
#include <stdio.h>
#include <zlib.h>

#include "tests/unit/support/check.h"

#include "report/cases/environment.h"
#include "report/machine/image.h"

#define NOTES_AT 256

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
        cmocka_unit_test(test_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
