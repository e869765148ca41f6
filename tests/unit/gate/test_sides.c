/* SPDX-License-Identifier: MIT */
/* Sides of several folders, and what counts as one value of them: --base, --new (docs/gate.md). */
#include "tests/unit/makers/domains_maker.h"
#include "tests/unit/support/gate_command.h"

#include "report/commands/command.h"
#include "report/compare/compare.h"
#include "report/system/exit.h"

#define FOLDERS 8

/* A gate of folders, of which the first so many are the base's; with floors, and further words. */
struct sides_gate {
    const struct made_domains *folders;
    size_t base, new;
    char *files[FOLDERS], *floors;
    struct spoken said;
};

static void run_gate(struct sides_gate *g, int (*command)(int, char **), double floor,
                     unsigned host_boots, const char *const *more)
{
    const char *words[2 * FOLDERS + 16];
    size_t i, count = 0;

    for (i = 0; i < g->base + g->new; i++) {
        words[count++] = i < g->base ? "--base" : "--new";
        words[count++] = g->files[i] = domains_file(&g->folders[i]);
    }
    g->floors = domains_floors(floor, host_boots);
    if (command == cmd_gate) {
        words[count++] = "--floors";
        words[count++] = g->floors;
    }
    for (i = 0; more && more[i]; i++)
        words[count++] = more[i];
    words[count] = NULL;
    g->said = spoken_of(command, words);
}

static void drop_files(struct sides_gate *g)
{
    size_t i;

    for (i = 0; i < g->base + g->new; i++)
        drop_file(g->files[i]);
    drop_file(g->floors);
}

static void drop_gate(struct sides_gate *g)
{
    drop_files(g);
    spoken_drop(&g->said);
}

/* It ends so, and says this. */
static void check_gate(const struct made_domains *folders, size_t base, size_t new, double floor,
                       unsigned host_boots, const char *const *more, int status, const char *part)
{
    struct sides_gate g = {.folders = folders, .base = base, .new = new};

    run_gate(&g, cmd_gate, floor, host_boots, more);
    spoken_check(g.said, status, part);
    drop_files(&g);
}

/* However a paragraph is broken into lines. */
static bool says(const char *text, const char *words)
{
    char *flat = strdup(text), *to = flat;
    const char *from;
    bool there;

    for (from = text; *from; from++)
        if (!(strchr(" \n", *from) && to > flat && to[-1] == ' '))
            *to++ = *from == '\n' ? ' ' : *from;
    *to = '\0';
    there = strstr(flat, words) != NULL;
    free(flat);
    return there;
}

/* ---- units of replication ---- */

/* Domains of one boot of the host are replicates of it, however many. */
static void test_crossed(void **state)
{
    const struct made_domains folders[] = {{.boot_id = "a", .domains = 10, .price = 1000},
                                           {.boot_id = "b", .domains = 10, .price = 1100}};
    struct sides_gate g = {.folders = folders, .base = 1, .new = 1};

    (void)state;
    run_gate(&g, cmd_gate, 20, 1, NULL);
    assert_int_equal(g.said.status, EXIT_INCONCLUSIVE);
    assert_true(says(g.said.out, "1 and 1 boots of the host: take 4 a side"));
    assert_true(says(g.said.out, "Reboot it, run each side again, and name all folders: pvbench "
                                 "gate --base A1 --base A2 ... --new B1 --new B2"));
    drop_gate(&g);
    /* Floors of one boot of the host, or two, do not know how far apart these lie. */
    check_gate(folders, 1, 1, 20, 2, NULL, EXIT_INCONCLUSIVE, "gate: inconclusive");
    check_gate(folders, 1, 1, 20, 3, NULL, EXIT_WORSE, "gate: slower");
    /* Nor does a shift that is within such floors become one. */
    check_gate(folders, 1, 1, 200, 3, NULL, EXIT_GOOD, "gate: same");
}

static void test_shared(void **state)
{
    const struct made_domains folders[] = {{.boot_id = "a", .domains = 10, .price = 1000},
                                           {.boot_id = "a", .domains = 10, .price = 1100}};

    (void)state;
    check_gate(folders, 1, 1, 20, 1, NULL, EXIT_WORSE, "gate: slower");
}

/* Nobody knows in which boots of the host: it is no secret that helps. */
static void test_unknown(void **state)
{
    const struct made_domains folders[] = {{.domains = 10, .price = 1000},
                                           {.domains = 10, .price = 1000}},
                              mixed[] = {{.boot_id = "a", .domains = 10, .price = 1000},
                                         {.domains = 10, .price = 1000}};

    (void)state;
    check_gate(folders, 1, 1, 20, 1, NULL, EXIT_INCONCLUSIVE, "of either side ran is not known");
    check_gate(mixed, 1, 1, 20, 1, NULL, EXIT_INCONCLUSIVE, "new run ran is not known");
}

/* What a boot of the host does to all its domains, no number of domains proves. */
static void test_host_effect(void **state)
{
    static const unsigned effects[FOLDERS] = {1000, 1100, 1010, 1080, 1005, 1095, 1110, 1015};
    struct made_domains folders[FOLDERS];
    char ids[FOLDERS][2] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    size_t i;

    (void)state;
    for (i = 0; i < FOLDERS; i++)
        folders[i] = (struct made_domains){.boot_id = ids[i], .domains = 5, .price = effects[i]};
    check_gate(folders, 4, 4, 8, 1, NULL, EXIT_INCONCLUSIVE, "gate: inconclusive");
    /* The same domains, if they were all of one boot of the host, would say something else. */
    for (i = 0; i < FOLDERS; i++)
        folders[i].price = i < 4 ? 1000 : 1100;
    check_gate(folders, 4, 4, 8, 1, NULL, EXIT_WORSE, "gate: slower");
    check_gate(folders, 4, 3, 8, 1, NULL, EXIT_INCONCLUSIVE, "4 and 3 boots of the host");
}

static void test_explained(void **state)
{
    static const struct made_domains folders[] = {{.boot_id = "a", .domains = 3, .price = 1000},
                                                  {.boot_id = "b", .domains = 3, .price = 1020},
                                                  {.boot_id = "c", .domains = 3, .price = 1100}};
    struct sides_gate g = {.folders = folders, .base = 2, .new = 1};

    (void)state;
    run_gate(&g, cmd_gate, 20, 1, (const char *[]){"--explain", HOST_CASE, NULL});
    assert_true(says(g.said.out, "base 1013, median of 2 boots of the host"));
    assert_true(says(g.said.out, "the boot of the host that has boot 1: 1003"));
    assert_true(says(g.said.out, "the boot of the host that has boot 4: 1023"));
    drop_gate(&g);
    run_gate(&g, cmd_gate, 20, 1, (const char *[]){"--format", "json", NULL});
    assert_true(says(g.said.out, "\"host_boots\": { \"base\": 2, \"new\": 1, \"known\": true, "
                                 "\"count_once\": true }"));
    drop_gate(&g);
    run_gate(&g, cmd_compare, 20, 1, NULL);
    assert_true(says(g.said.out, "B: the two sides were taken in different boots of the host"));
    drop_gate(&g);
}

/* In insns nothing of this is looked at. */
static void test_insns(void **state)
{
    const struct made_domains folders[] = {
        {.unit = "insns", .boot_id = "a", .domains = 3, .price = 1000, .facts = {HOST_PREPARED}},
        {.unit = "insns", .boot_id = "a", .domains = 3, .price = 1000, .facts = {HOST_UNPREPARED}},
        {.unit = "insns", .boot_id = "b", .domains = 3, .price = 1000},
        {.unit = "insns",
         .domains = 3,
         .price = 1000,
         .facts = {"clock.ticks-per-cycle", "1.000", "clock.ticks-per-cycle-end", "2.000"}}};
    struct sides_gate g = {.folders = folders + 2, .base = 1, .new = 1};

    (void)state;
    check_gate(folders, 1, 1, 20, 1, NULL, EXIT_GOOD, "gate: same");
    check_gate(folders, 2, 1, 20, 1, NULL, EXIT_GOOD, "gate: same");
    run_gate(&g, cmd_gate, 20, 1, NULL);
    assert_int_equal(g.said.status, EXIT_GOOD);
    assert_false(says(g.said.out, " of the host"));
    drop_gate(&g);
}

/* ---- the folders of a side ---- */

static void check_junit(const struct made_domains *folders)
{
    struct sides_gate g = {.folders = folders, .base = 2, .new = 2};
    char *file = temporary_file("", 0), *text, wanted[128];

    run_gate(&g, cmd_gate, 20, 1, (const char *[]){"--junit", file, NULL});
    text = file_text(file);
    snprintf(wanted, sizeof(wanted), "name=\"new.run\" value=\"%s, %s\"", g.files[2], g.files[3]);
    assert_non_null(strstr(text, wanted));
    /* That it is Xen is no news. */
    assert_non_null(strstr(text, "\"base.unit\""));
    assert_null(strstr(text, "\"base.system\""));
    free(text);
    drop_gate(&g);
    drop_file(file);
}

/* Their boots count together: two of two in each of two folders are four. */
static void test_together(void **state)
{
    const struct made_domains folders[] = {{.boot_id = "a", .domains = 2, .price = 1000},
                                           {.boot_id = "a", .domains = 2, .price = 1001},
                                           {.boot_id = "a", .domains = 2, .price = 1100},
                                           {.boot_id = "a", .domains = 2, .price = 1101}};
    struct sides_gate g = {.folders = folders, .base = 2, .new = 2};
    char names[80];

    (void)state;
    run_gate(&g, cmd_gate, 20, 1, (const char *[]){"--markdown", "-", NULL});
    assert_int_equal(g.said.status, EXIT_WORSE);
    assert_true(says(g.said.out, "4 boots: 4 complete: "));
    snprintf(names, sizeof(names), "%s, %s", g.files[0], g.files[1]);
    /* In the text and in the Markdown. */
    assert_int_equal(count_of(g.said.out, names), 2);
    drop_gate(&g);
    check_junit(folders);
    run_gate(&g, cmd_compare, 20, 1, (const char *[]){"--format", "json", NULL});
    snprintf(names, sizeof(names), "\"path\": \"%s, %s\"", g.files[2], g.files[3]);
    assert_true(says(g.said.out, names));
    drop_gate(&g);
}

static void test_of_one_thing(void **state)
{
    const struct made_domains folders[] = {
        {.boot_id = "a", .domains = 2, .price = 1000, .facts = {"xen.compile-date", "today"}},
        {.boot_id = "a", .domains = 2, .price = 1000, .facts = {"xen.compile-date", "once"}},
        {.boot_id = "a", .domains = 2, .price = 1000, .facts = {"xen.compile-date", "today"}}};
    static const char *const across[] = {"--across", "xen.compile-date", NULL};

    (void)state;
    check_gate(folders, 2, 1, 20, 1, NULL, EXIT_INCONCLUSIVE, "incomparable: xen.compile-date is ");
    check_gate(folders, 2, 1, 20, 1, NULL, EXIT_INCONCLUSIVE,
               "; these are to be of one thing: leave one out, or run it again like the others\n");
    /* What one compares on purpose is between the sides, and never within one. */
    check_gate(folders, 2, 1, 20, 1, across, EXIT_INCONCLUSIVE,
               "incomparable: xen.compile-date is ");
}

/* How the host was set may differ within a side, too, when that is allowed. */
static void test_of_two_hosts(void **state)
{
    const struct made_domains folders[] = {
        {.boot_id = "a", .domains = 4, .price = 1000, .facts = {"host.governor", "performance"}},
        {.boot_id = "a", .domains = 4, .price = 1000, .facts = {"host.governor", "powersave"}},
        {.boot_id = "a", .domains = 4, .price = 1000, .facts = {"host.governor", "performance"}}};
    static const char *const across[] = {"--across", "host.governor", NULL};

    (void)state;
    check_gate(folders, 2, 1, 20, 1, NULL, EXIT_INCONCLUSIVE, "incomparable: host.governor is ");
    check_gate(folders, 2, 1, 20, 1, across, EXIT_GOOD, "gate: same");
}

/* More than there is room for. */
static void test_many(void **state)
{
    const char *words[2 * COMPARE_RUNS_MAX + 3] = {NULL};
    size_t i;

    (void)state;
    for (i = 0; i < 2 * (COMPARE_RUNS_MAX + 1); i += 2) {
        words[i] = "--new";
        words[i + 1] = "none";
    }
    gate_check_refused(spoken_of(cmd_gate, words), EXIT_USAGE, 2,
                       "--new is given more than 26 times");
}

static void test_usage(void **state)
{
    char *file = domains_file(&(struct made_domains){.domains = 1, .price = 1000});
    char *other = domains_file(&(struct made_domains){.domains = 1, .price = 1000});
    char *floors = domains_floors(20, 1);
    const struct {
        const char *words[8];
        const char *part;
    } rows[] = {
        {{"--base", file, NULL}, "--base needs --new: name a run of the other side, too"},
        {{"--new", file, NULL}, "--new needs --base: name a run of the other side, too"},
        {{"--base", file, "--new", other, file, NULL},
         ": with --base and --new every run stands "
         "behind one of them"},
        {{file, other, "--base", file, NULL}, ": with --base and --new every run stands behind"},
        {{"--base", file, "--base", file, "--new", other, NULL},
         "it is named twice, and its boots"},
        {{"--base", other, "--new", file, "--new", file, NULL}, "it is named twice, and its boots"},
        {{"--base", file, "--new", other, "--new", file, NULL}, " is on both sides"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        gate_check_refused(spoken_of(cmd_gate, rows[i].words), EXIT_USAGE, 2, rows[i].part);
        gate_check_refused(spoken_of(cmd_compare, rows[i].words), EXIT_USAGE, 2, rows[i].part);
    }
    gate_check_refused(
        spoken_of(cmd_gate, (const char *[]){"--base", file, "--new", "/nonexistent/run", NULL}),
        EXIT_USAGE, 1, "/nonexistent/run: cannot be opened");
    /* Nothing that is not there is on both sides. */
    gate_check_refused(
        spoken_of(cmd_gate, (const char *[]){"--base", "/none", "--new", "/none", NULL}),
        EXIT_USAGE, 1, "/none: cannot be opened");
    gate_check_refused(spoken_of(cmd_gate, (const char *[]){"--base", "", "--new", file, NULL}),
                       EXIT_USAGE, 2, "--base needs a name");
    /* Floors are no run. */
    gate_check_refused(spoken_of(cmd_gate, (const char *[]){"--base", file, "--new", floors, NULL}),
                       EXIT_USAGE, 1, "floors go behind --floors, or alone behind pvbench plan-");
    drop_file(file);
    drop_file(other);
    drop_file(floors);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_crossed),      cmocka_unit_test(test_shared),
        cmocka_unit_test(test_unknown),      cmocka_unit_test(test_host_effect),
        cmocka_unit_test(test_explained),    cmocka_unit_test(test_insns),
        cmocka_unit_test(test_together),     cmocka_unit_test(test_of_one_thing),
        cmocka_unit_test(test_of_two_hosts), cmocka_unit_test(test_many),
        cmocka_unit_test(test_usage),
    };

    return cmocka_run_group_tests_name("sides", tests, NULL, NULL);
}
