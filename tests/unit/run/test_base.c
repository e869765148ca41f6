/* SPDX-License-Identifier: MIT */
/* Which Xen --against means (report/run/base.h). */
#include "tests/unit/makers/boots_maker.h"
#include "tests/unit/support/spoken.h"

#include <fcntl.h>

#include "report/model/run.h"
#include "report/run/base.h"
#include "report/run/options.h"
#include "report/store/save.h"
#include "report/system/exit.h"

/* A run folder with these facts of the runner, and a file that stands for its Xen. */
struct folder {
    char path[32], json[48], xen[48];
};

static void make(struct folder *folder, const char *const *facts)
{
    const struct boots_case call = {.name = "xen_version/version", .call = {323}};
    const struct boots boots = {.cases = &call, .case_count = 1, .facts = {"xen.build-id", "0123"}};
    struct run *run = boots_run(&boots);

    strcpy(folder->path, "/tmp/pvbench-unit-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    snprintf(folder->json, sizeof(folder->json), "%s/run.json", folder->path);
    snprintf(folder->xen, sizeof(folder->xen), "%s/xen", folder->path);
    assert_int_equal(close(open(folder->xen, O_CREAT | O_WRONLY, 0666)), 0);
    for (; *facts; facts += 2)
        run_add_fact(run, facts[0], *facts[1] ? facts[1] : folder->xen);
    assert_true(run_save(run, folder->path));
    run_free(run);
}

static void drop(struct folder *folder)
{
    unlink(folder->json);
    unlink(folder->xen);
    rmdir(folder->path);
}

/* A base that is looked for, and what is said about it. */
struct finding {
    struct run_options options;
    struct run_base base;
    int status;
};

static void find(void *argument)
{
    struct finding *finding = argument;

    finding->status = run_base_find(&finding->base, &finding->options);
}

static void check_found(const char *name, const char *args, const char *xen, const char *words)
{
    struct finding finding = {
        .options = {.against = name, .against_args = args, .xen_args = "of=new"}};
    char *said = stderr_of(find, &finding);

    assert_string_equal(said, "");
    assert_int_equal(finding.status, EXIT_GOOD);
    assert_string_equal(finding.base.xen, xen);
    if (words)
        assert_string_equal(finding.base.xen_args, words);
    else
        assert_null(finding.base.xen_args);
    run_base_free(&finding.base);
    free(said);
}

static void check_refused(const char *name, const char *part)
{
    struct finding finding = {.options = {.against = name}};
    char *said = stderr_of(find, &finding);

    if (finding.status != EXIT_USAGE || !strstr(said, part))
        fail_msg("status %d, not \"%s\" in: %s", finding.status, part, said);
    run_base_free(&finding.base);
    free(said);
}

static void test_xen(void **state)
{
    char *file = temporary_file("xen", 3);

    (void)state;
    check_found("4.17", NULL, "4.17", "of=new");
    check_found("4.17+pv32", "of=base", "4.17+pv32", "of=base");
    check_found(file, NULL, file, "of=new");
    drop_file(file);
    check_refused("/nowhere/xen", "--against /nowhere/xen: it is a version of Xen");
    check_refused("no\x1bwhere", "--against no\\x1bwhere: ");
}

static void test_run(void **state)
{
    struct folder folder;

    (void)state;
    make(&folder, (const char *[]){"run.xen", "4.14", NULL});
    check_found(folder.path, NULL, "4.14", NULL);
    check_found(folder.json, "of=base", "4.14", "of=base");
    drop(&folder);

    /* The very package: there may be a newer one of that version. */
    make(&folder, (const char *[]){"run.xen", "4.14", "run.xen-package",
                                   "xen_4.14.6-1+pv32_amd64, built", NULL});
    check_found(folder.path, NULL, "4.14.6-1+pv32", NULL);
    drop(&folder);
    make(&folder, (const char *[]){"run.xen", "4.14", "run.xen-package", "xen_;ls_amd64", NULL});
    check_found(folder.path, NULL, "4.14", NULL);
    drop(&folder);

    make(&folder, (const char *[]){"run.xen", "xen", "run.xen-file", "", "run.xen-options",
                                   "spec-ctrl=no", NULL});
    check_found(folder.path, NULL, folder.xen, "spec-ctrl=no");
    check_found(folder.path, "of=base", folder.xen, "of=base");
    unlink(folder.xen);
    check_refused(folder.path, "is no longer there: name one by version or file");
    drop(&folder);

    make(&folder, (const char *[]){"run.cpu", "x", NULL});
    check_refused(folder.path, "that run does not say which Xen it was");
    drop(&folder);
    check_refused("/nowhere/run.json", "/nowhere/run.json");
    check_refused("/nowhere/run.json.gz", "/nowhere/run.json.gz");
}

/* A run of another build than before is no base of that name. */
static void check_build(void *argument)
{
    struct finding *finding = argument;
    struct boots boots = {.facts = {"xen.build-id", "0123"}};
    struct run *same = boots_run(&boots), *other;

    boots.facts[1] = "4567";
    other = boots_run(&boots);
    assert_int_equal(run_base_check(&finding->base, same), EXIT_GOOD);
    assert_int_equal(run_base_check(&finding->base, other), EXIT_INCONCLUSIVE);
    run_base_free(&finding->base);
    finding->base.name = "4.17";
    assert_int_equal(run_base_check(&finding->base, other), EXIT_GOOD);
    run_free(same);
    run_free(other);
}

static void test_build(void **state)
{
    struct finding finding = {.status = EXIT_GOOD};
    struct folder folder;
    char *said;

    (void)state;
    make(&folder, (const char *[]){"run.xen", "4.17", NULL});
    finding.options.against = folder.path;
    find(&finding);
    assert_int_equal(finding.status, EXIT_GOOD);
    said = stderr_of(check_build, &finding);
    assert_int_equal(count_of(said, "\n"), 1);
    assert_non_null(strstr(said, "the base is another build of Xen than that of /tmp/"));
    free(said);
    drop(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xen),
        cmocka_unit_test(test_run),
        cmocka_unit_test(test_build),
    };

    return cmocka_run_group_tests_name("the base of --against", tests, NULL, NULL);
}
