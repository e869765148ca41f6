/* SPDX-License-Identifier: MIT */
/* The hypervisor of a run, as far as that goes without getting one (report/xen/xen.h). */
#include "tests/unit/support/check.h"
#include "tests/unit/support/spoken.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "report/system/exit.h"
#include "report/xen/xen.h"

static void test_package_version(void **state)
{
    static const struct {
        const char *package, *version;
    } rows[] = {
        {"xen-hypervisor-4.17-amd64_4.17.5+72-g01140da4e8-1_amd64", "4.17.5+72-g01140da4e8-1"},
        {"xen_4.17.5-1+pv32_amd64, built by pvbench from Debian's source xen_4.17.5-1",
         "4.17.5-1+pv32"},
        {"", NULL},
        {"xen", NULL},
        {"xen_4.17.5-1", NULL},
        {"xen__amd64", NULL},
        {"_amd64", NULL},
        {"xen_4.17.5-11111111111111111111111111111_amd64", NULL}, /* does not fit */
    };
    char version[32];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        bool has = xen_package_version(rows[i].package, version, sizeof(version));

        assert_int_equal(has, rows[i].version != NULL);
        if (has)
            assert_string_equal(version, rows[i].version);
    }
}

/* A folder in /tmp that a test makes things in, and what it has made, to be taken away again. */
struct made {
    char folder[32], *paths[8];
    size_t count;
};

static void make(struct made *made, const char *name, const char *text)
{
    char *path;

    assert_true(asprintf(&path, "%s/%s", made->folder, name) > 0);
    made->paths[made->count++] = path;
    if (!text) {
        assert_int_equal(mkdir(path, 0777), 0);
    } else {
        FILE *file = fopen(path, "w");

        assert_non_null(file);
        fputs(text, file);
        fclose(file);
    }
}

static void start(struct made *made)
{
    made->count = 0;
    strcpy(made->folder, "/tmp/pvbench-unit-XXXXXX");
    assert_non_null(mkdtemp(made->folder));
}

static void drop(struct made *made)
{
    while (made->count) {
        remove(made->paths[--made->count]);
        free(made->paths[made->count]);
    }
    assert_int_equal(rmdir(made->folder), 0);
}

static void test_tree(void **state)
{
    struct made made;

    (void)state;
    start(&made);
    assert_false(xen_is_tree(made.folder));
    make(&made, "xen", NULL);
    assert_false(xen_is_tree(made.folder));
    make(&made, "xen/Makefile", "");
    assert_true(xen_is_tree(made.folder));
    assert_false(xen_is_tree(made.paths[1])); /* its Makefile */
    assert_false(xen_is_tree("/nowhere"));
    drop(&made);
}

/* A copy that build-tree made says what it is of; a file that lies anywhere says nothing. */
static void test_file(void **state)
{
    struct xen xen = {.commit = ""};
    struct made made;

    (void)state;
    start(&made);
    make(&made, "xen", "image");
    assert_true(xen_get_file(&xen, made.paths[0]));
    assert_string_equal(xen.image, made.paths[0]);
    assert_string_equal(xen.commit, "");
    make(&made, "xen.tree", "commit=0123456789abcdef\nother=1\ndirty=yes\n");
    assert_true(xen_get_file(&xen, made.paths[0]));
    assert_string_equal(xen.commit, "0123456789abcdef");
    assert_string_equal(xen.dirty, "yes");
    assert_string_equal(xen.package, "");
    assert_false(xen_get_file(&xen, made.folder));
    drop(&made);
}

/* Scripts that stand for get-xen and build-tree. */
struct getting {
    struct xen xen;
    struct home home;
    int version, tree;
};

static void get(void *argument)
{
    struct getting *getting = argument;

    getting->version = xen_get_version(&getting->xen, &getting->home, "4.17");
    getting->tree = xen_get_tree(&getting->xen, &getting->home, "/tmp");
}

static void check_getting(const char *script, int status, const char *says)
{
    struct getting getting = {.version = 0};
    struct made made;
    char text[256], *said;

    start(&made);
    snprintf(text, sizeof(text), "#!/bin/sh\n%s\n", script);
    make(&made, "script", text);
    make(&made, "package", "xen_4.17.5-1_amd64\n");
    assert_int_equal(chmod(made.paths[0], 0777), 0);
    strcpy(getting.home.get_xen, made.paths[0]);
    strcpy(getting.home.build_tree, made.paths[0]);
    said = stderr_of(get, &getting);
    assert_int_equal(getting.version, status);
    assert_int_equal(getting.tree, status);
    if (status == EXIT_GOOD) {
        assert_string_equal(getting.xen.image, made.paths[0]);
        assert_string_equal(getting.xen.package, "xen_4.17.5-1_amd64");
        assert_string_equal(getting.xen.tree, "/tmp");
    }
    assert_int_equal(count_of(said, "\n"), *says ? 2 : 0);
    assert_non_null(strstr(said, says));
    free(said);
    drop(&made);
}

static void test_scripts(void **state)
{
    (void)state;
    check_getting("echo \"$0\"", EXIT_GOOD, "");
    check_getting("exit 3", EXIT_INCONCLUSIVE, ""); /* it has said why */
    check_getting("exit 4", EXIT_USAGE, "");
    check_getting("exit 1", EXIT_USAGE, "could not get Xen 4.17\n");
    check_getting("echo /nowhere/xen", EXIT_USAGE, "could not get Xen /tmp\n");
    check_getting("exit 0", EXIT_USAGE, "could not get Xen");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_package_version),
        cmocka_unit_test(test_tree),
        cmocka_unit_test(test_file),
        cmocka_unit_test(test_scripts),
    };

    return cmocka_run_group_tests_name("the hypervisor of a run", tests, NULL, NULL);
}
