/* SPDX-License-Identifier: MIT */
/* "pvbench show" against golden outputs in tests/data: see check_golden in check.h. */
#include "tests/unit/support/check.h"

#include "report/log/read.h"
#include "report/model/run.h"
#include "report/record/record.h"
#include "report/show/show.h"
#include "report/store/open.h"
#include "report/system/exit.h"

static void check_log(const char *log, const struct show_options *options, const char *golden)
{
    struct run *run = run_load(log);
    char *text;

    assert_non_null(run);
    text = shown(run, options);
    check_golden(text, golden);
    free(text);
    run_free(run);
}

static void test_real_boot(void **state)
{
    struct show_options plain = {0};

    (void)state;
    check_log("tests/data/xen-4.17-quick.log", &plain, "tests/data/show-xen-4.17-quick.txt");
}

static void test_paths(void **state)
{
    struct show_options paths = {.cases = "xen_version/*", .paths = true, .quantiles = true};

    (void)state;
    check_log("tests/data/xen-4.17-quick.log", &paths, "tests/data/show-paths.txt");
}

/* The run of what the maker holds, by a name of the log that does not change. */
static struct run *named_run(struct log_maker *m)
{
    char dir[] = "/tmp/pvbench-unit-XXXXXX", path[64];
    struct run *run = run_new();
    FILE *out;

    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof(path), "%s/boot-1.log", dir);
    out = fopen(path, "w");
    assert_non_null(out);
    fputs(maker_text(m), out);
    fclose(out);
    maker_free(m);
    assert_int_equal(run_add_log(run, path), 2);
    unlink(path);
    rmdir(dir);
    return run;
}

/* Two boots, the first cut, the second damaged, with wrong and faulted cases. */
static void test_odd_things(void **state)
{
    struct show_options plain = {0};
    struct log_maker m;
    struct record *r;
    struct run *run;
    char *text;

    (void)state;
    maker_open(&m, "insns");
    maker_xen(&m);
    maker_begin(&m);
    maker_controls(&m);
    maker_version(&m);
    maker_begin(&m);
    maker_controls(&m);
    maker_mmu_update(&m);
    m.number += 2; /* two records are lost */
    maker_case(&m, "selftest/fault");
    r = maker_record(&m, "fault");
    record_text(r, "case", "selftest/fault");
    record_uint(r, "vector", 14);
    record_hex(r, "addr", 0xdead);
    maker_put(&m);
    maker_status(&m, "selftest/fault", "faulted");
    run = named_run(&m);
    text = shown(run, &plain);
    check_golden(text, "tests/data/show-warnings.txt");
    free(text);
    run_free(run);
}

static void test_widths(void **state)
{
    struct show_options plain = {0};
    struct run *run = run_load("tests/data/xen-4.17-quick.log");
    char *text = shown(run, &plain), *rest = text, *line;

    (void)state;
    while ((line = strsep(&rest, "\n")))
        assert_true(strlen(line) <= 100 || strstr(line, "  ") == line);
    free(text);
    run_free(run);
}

static void assert_printable(const char *text)
{
    for (; *text; text++)
        assert_true(*text == '\n' || (*text >= ' ' && *text < 0x7f));
}

/* Every text that a log may hold, with an escape sequence in it. */
static void test_hostile_text(void **state)
{
    static const char evil[] = "\x1b]0;x\x07\xc2\x9b\r";
    struct show_options all = {.paths = true, .quantiles = true};
    struct log_maker m;
    struct record *r;
    struct run *run;
    char *text;

    (void)state;
    maker_open(&m, "insns");
    fprintf(m.out, "(XEN) Xen version %s\n(XEN) Panic on CPU %s:\n(XEN) %s\n", evil, evil, evil);
    maker_begin(&m);
    maker_fact(&m, evil, evil);
    maker_case(&m, evil);
    maker_samples(&m, evil, PATH_SINGLE, 0, 1, 4);
    r = maker_record(&m, "status");
    record_text(r, "case", evil);
    record_text(r, "status", "unstable");
    record_text(r, "why", evil);
    maker_put(&m);
    record_text(maker_record(&m, "error"), "text", evil);
    maker_put(&m);
    run = run_of_maker(&m);
    run_add_fact(run, evil, evil);
    run_add_problem(run, evil);
    text = shown(run, &all);
    assert_printable(text);
    assert_non_null(strstr(text, "\\x1b]0;x\\x07\\xc2\\x9b\\x0d"));
    free(text);
    run_free(run);
}

/* One that came by a run.json, past the log reader. */
static void test_hostile_model(void **state)
{
    struct show_options plain = {0};
    struct run *run;
    char *text;

    (void)state;
    run = run_of_made_boot("insns");
    run_find_case(run, "xen_version/version")->name[0] = '\x1b';
    run->boots[0].facts.at[0].value[0] = '\x1b';
    text = shown(run, &plain);
    assert_printable(text);
    free(text);
    run_free(run);
}

static void check_said(const struct run *run, const char *said)
{
    char *text = shown(run, &(struct show_options){0});

    assert_non_null(strstr(text, said));
    free(text);
}

static void test_units(void **state)
{
    struct show_options plain = {0};
    struct run *run;
    char *text;

    (void)state;
    run = run_of_made_boot("cycles");
    text = shown(run, &plain);
    assert_non_null(strstr(text, "cycles: ticks of the TSC"));
    assert_non_null(strstr(text, "25%"));
    free(text);
    run_add_fact(run, "clock.device", "cpu");
    check_said(run, "cycles: ticks of the TSC");
    run_add_fact(run, "qemu.accel", "tcg");
    check_said(run, "cycles of an EMULATED CPU: for testing only");
    run_free(run);
    /* A bare log says it by its kernel. */
    run = run_of_made_boot("cycles");
    run_add_fact(run, "clock.device", "tcg");
    check_said(run, "cycles of an EMULATED CPU: for testing only");
    run_add_fact(run, "qemu.accel", "kvm");
    check_said(run, "cycles: ticks of the TSC");
    run_free(run);
}

static void test_no_match(void **state)
{
    struct show_options none = {.cases = "nothing/*"};
    struct run *run = run_load("tests/data/xen-4.17-quick.log");

    (void)state;
    assert_int_equal(show_run(run, stdout, &none), EXIT_USAGE);
    run_free(run);
}

/* The names of the rows of a table, one after the other with spaces between; to be freed. */
static char *rows_of(const struct show_options *options)
{
    struct run *run = run_load("results/reference/pv64-4.17");
    char *text = shown(run, options), *names = strdup(""), *line, *rest = NULL, *longer;
    bool within = false;

    for (line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (within && !strncmp(line, "single:", 7))
            break;
        if (within) {
            assert_true(asprintf(&longer, "%s%.*s ", names, (int)strcspn(line, " "), line) > 0);
            free(names);
            names = longer;
        }
        within = within || !strncmp(line, "case ", 5);
    }
    free(text);
    run_free(run);
    return names;
}

static void check_rows(const struct show_options *options, const char *rows)
{
    char *names = rows_of(options);

    assert_string_equal(names, rows);
    free(names);
}

/* The first of each family among those that match, and in which order. */
static void test_brief_of_cases(void **state)
{
    struct show_options some = {.cases = "stack_switch/*,set_gdt/*", .brief = true};
    struct show_options other = {.cases = "set_gdt/1*,stack_switch/*", .brief = true};

    (void)state;
    check_rows(&some, "stack_switch/same set_gdt/empty ");
    check_rows(&other, "stack_switch/same set_gdt/1frame ");
}

static void test_sorted(void **state)
{
    struct show_options some = {.cases = "stack_switch/same,set_gdt/*"};

    (void)state;
    check_rows(&some, "stack_switch/same set_gdt/empty set_gdt/1frame set_gdt/too-many "
                      "set_gdt/writable-frame ");
    some.sort = SORT_NAME;
    check_rows(&some, "set_gdt/1frame set_gdt/empty set_gdt/too-many set_gdt/writable-frame "
                      "stack_switch/same ");
    some.sort = SORT_PRICE;
    check_rows(&some, "set_gdt/1frame set_gdt/empty set_gdt/writable-frame set_gdt/too-many "
                      "stack_switch/same ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_real_boot),      cmocka_unit_test(test_paths),
        cmocka_unit_test(test_odd_things),     cmocka_unit_test(test_widths),
        cmocka_unit_test(test_hostile_text),   cmocka_unit_test(test_hostile_model),
        cmocka_unit_test(test_units),          cmocka_unit_test(test_no_match),
        cmocka_unit_test(test_brief_of_cases), cmocka_unit_test(test_sorted),
    };

    return cmocka_run_group_tests_name("show", tests, NULL, NULL);
}
