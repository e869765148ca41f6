/* SPDX-License-Identifier: MIT */
/* See machine_maker.h. */
#include "tests/unit/makers/machine_maker.h"

#include "tests/unit/support/check.h"
#include "tests/unit/support/tree.h"

#include <elf.h>

#include "report/machine/basic.h"
#include "report/system/file.h"

char *tree;
struct home home;
struct doctor_world world;
struct doctor doctor;

void put_program(const char *name, const char *body)
{
    char path[PATH_MAX], text[1024];

    snprintf(path, sizeof(path), "/bin/%s", name);
    snprintf(text, sizeof(text), "#!/bin/sh\n%s\n", body);
    tree_put(tree, path, text);
    snprintf(path, sizeof(path), "%s/bin/%s", tree, name);
    assert_int_equal(chmod(path, 0755), 0);
}

static void link_into(const char *target, const char *name)
{
    char path[PATH_MAX];

    snprintf(path, sizeof(path), "%s%s", tree, name);
    assert_int_equal(symlink(target, path), 0);
}

void put_qemu(const char *version)
{
    char body[512];

    snprintf(body, sizeof(body),
             "case $* in --version) printf 'QEMU emulator version %s\\n' ;;\n"
             "-help) echo '-plugin x' ;; '-machine help') echo 'pc  PC' ;; esac",
             version);
    put_program("qemu-system-x86_64", body);
}

/* An image that says by its notes that it is of pv64. */
void put_image(void)
{
    static const struct {
        Elf64_Ehdr head;
        Elf64_Phdr segment;
        Elf64_Nhdr note;
        char name[4], what[8];
    } image = {
        .head = {.e_ident = {0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
                 .e_machine = EM_X86_64,
                 .e_phoff = sizeof(Elf64_Ehdr),
                 .e_phentsize = sizeof(Elf64_Phdr),
                 .e_phnum = 1},
        .segment = {.p_type = PT_NOTE,
                    .p_offset = sizeof(Elf64_Ehdr) + sizeof(Elf64_Phdr),
                    .p_filesz = sizeof(Elf64_Nhdr) + 12},
        .note = {.n_namesz = 4, .n_descsz = 8, .n_type = 6},
        .name = "Xen",
        .what = "pvbench",
    };
    char path[PATH_MAX];
    FILE *out;

    snprintf(path, sizeof(path), "%s/pvbench-pv64.gz", tree);
    out = fopen(path, "w");
    assert_true(out && fwrite(&image, sizeof(image), 1, out) == 1);
    fclose(out);
}

/* 4.17 as get-xen would have put it there. */
void put_xen(const char *sum)
{
    tree_put(tree, "/cache/xen/4.17.newest", "4.17.7-1\n");
    tree_put(tree, "/cache/xen/4.17.7-1/xen", "a hypervisor\n");
    if (sum)
        tree_put(tree, "/cache/xen/4.17.7-1/xen.sha256", sum);
}

static char *path_of_before;

int machine_make(void **state)
{
    char path[PATH_MAX], program[PATH_MAX], scripts[PATH_MAX];
    size_t i;

    (void)state;
    path_of_before = strdup(getenv("PATH"));
    tree = tree_make();
    tree_put(tree, "/bin/.keep", "");
    tree_put(tree, "/root/.keep", "");
    link_into("/bin/sh", "/bin/sh");
    for (i = 0; basic_programs[i]; i++) {
        if (!file_program(basic_programs[i], program))
            return -1;
        snprintf(path, sizeof(path), "/bin/%s", basic_programs[i]);
        link_into(program, path);
    }
    if (!realpath("scripts", scripts))
        return -1;
    link_into(scripts, "/scripts");
    snprintf(path, sizeof(path), "%s/cache", tree);
    setenv("PVBENCH_CACHE", path, 1);
    setenv("PVBENCH_HOME", tree, 1);
    unsetenv("PVBENCH_QEMU");
    snprintf(path, sizeof(path), "%s/bin", tree);
    setenv("PATH", path, 1);
    snprintf(path, sizeof(path), "%s/root", tree);
    world = (struct doctor_world){.root = strdup(path), .arch = "x86_64", .home = &home};
    return home_find(&home) ? 0 : -1;
}

int machine_drop(void **state)
{
    (void)state;
    doctor_free(&doctor);
    free((char *)(uintptr_t)world.root);
    tree_remove(tree);
    setenv("PATH", path_of_before, 1);
    free(path_of_before);
    return 0;
}
