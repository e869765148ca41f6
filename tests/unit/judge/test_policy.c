/* SPDX-License-Identifier: MIT */
/* Policy files, read and refused (report/judge/policy.h); what they forgive is in
 * test_exceptions.c. */
#include "tests/unit/makers/judge_maker.h"
#include "tests/unit/support/spoken.h"

#include <sys/stat.h>

#include "report/judge/judgement.h"
#include "report/judge/limits.h"
#include "report/judge/policy.h"

/* A policy of these bytes, or of this file, while it is read. */
struct reading {
    const char *path;
    struct policy policy;
    bool good;
};

static void read_it(void *argument)
{
    struct reading *reading = argument;

    policy_start(&reading->policy);
    reading->good = policy_load(&reading->policy, reading->path);
}

/* The policy of a file that has nothing wrong with it; to be freed. */
static struct policy good_file(const char *path)
{
    struct reading reading = {.path = path};
    char *said = stderr_of(read_it, &reading);

    assert_string_equal(said, "");
    assert_true(reading.good);
    free(said);
    return reading.policy;
}

static struct policy good_text(const char *text)
{
    char *name = temporary_file(text, strlen(text));
    struct policy policy = good_file(name);

    drop_file(name);
    return policy;
}

/* Refused in one line that begins with the file and what follows it, and has this in it. */
static void check_refused(const char *path, const char *where, const char *part)
{
    struct reading reading = {.path = path};
    char *said = stderr_of(read_it, &reading), begin[160];

    snprintf(begin, sizeof(begin), "pvbench: %s%s", path, where);
    assert_false(reading.good);
    assert_int_equal(count_of(said, "\n"), 1);
    if (strncmp(said, begin, strlen(begin)) != 0 || !strstr(said, part))
        fail_msg("not \"%s ... %s\" but: %s", begin, part, said);
    policy_free(&reading.policy);
    free(said);
}

static void check_bytes_refused(const char *bytes, size_t size, const char *where, const char *part)
{
    char *name = temporary_file(bytes, size);

    check_refused(name, where, part);
    drop_file(name);
}

static void test_every_kind(void **state)
{
    struct policy policy = good_text("# what passes\n"
                                     "\n"
                                     "limit.default = 1.5% 6\r\n"
                                     "  limit.mmu_update=2%10   # room\n"
                                     "limit.set_gdt = 0% 0\n"
                                     "limit.cycles.default = 0.5%\n"
                                     "limit.cycles.mmu_update=0.125% 7\n"
                                     "across = xen,xen.build-id\n"
                                     "across = boot.cmdline\n"
                                     "alpha = 0.01\n"
                                     "rep = each\n"
                                     "except.mmu_update/l1-* = 2031-02-28 bug #7 = known\n"
                                     "except.* = 9999-12-31\tx");
    struct limit limit;

    (void)state;
    limit = limits_of(&policy.limits, UNIT_INSNS, "xen_version/version");
    assert_near(limit.share, 0.015);
    assert_near(limit.units, 6);
    limit = limits_of(&policy.limits, UNIT_INSNS, "mmu_update/l1-same");
    assert_near(limit.share, 0.02);
    assert_near(limit.units, 10);
    limit = limits_of(&policy.limits, UNIT_INSNS, "set_gdt/empty");
    assert_near(limit.share, 0);
    assert_near(limit.units, 0);
    /* Those of cycles are others. */
    limit = limits_of(&policy.limits, UNIT_CYCLES, "set_gdt/empty");
    assert_near(limit.share, 0.005);
    assert_near(limit.units, 0);
    limit = limits_of(&policy.limits, UNIT_CYCLES, "mmu_update/l1-same");
    assert_near(limit.share, 0.00125);
    assert_near(limit.units, 7);
    assert_true(limits_have_family(&policy.limits, UNIT_CYCLES));
    assert_int_equal(policy.across.count, 3);
    assert_near(policy.alpha, 0.01);
    assert_int_equal(policy.count, 2);
    assert_string_equal(policy.exceptions[0].cases, "mmu_update/l1-*");
    assert_int_equal(policy.exceptions[0].until, 20310228);
    assert_int_equal(policy.exceptions[0].line, 12);
    assert_true(policy.rep_each);
    /* A number sign of a bug is no comment. */
    assert_string_equal(policy.exceptions[0].reason, "bug #7 = known");
    assert_string_equal(policy.exceptions[1].reason, "x");
    policy_free(&policy);
}

static void test_nothing(void **state)
{
    static const char *const texts[] = {"", "\n\n", "# only this", "  \t# and this\n",
                                        "#\n##\n#x=y"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct policy policy = good_text(texts[i]);
        struct limit limit = limits_of(&policy.limits, UNIT_INSNS, "mmu_update/l1-same");

        assert_near(limit.share, 0.01);
        assert_near(limit.units, 4);
        limit = limits_of(&policy.limits, UNIT_CYCLES, "mmu_update/l1-same");
        assert_near(limit.share, 0.0025);
        assert_near(limit.units, 0);
        assert_near(policy.alpha, JUDGE_ALPHA);
        assert_null(policy.floors);
        assert_false(policy.rep_each);
        assert_int_equal(policy.count, 0);
        policy_free(&policy);
    }
}

static void test_mistakes(void **state)
{
    static const struct {
        const char *line, *part;
    } rows[] = {
        {"limit.default", "a line is key = value, not 'limit.default'"},
        {"limits = 1% 4", "there is no key 'limits'"},
        {" = 1% 4", "there is no key ''"},
        {"Alpha = 0.1", "there is no key 'Alpha'"},
        {"\x1b[31m = 1", "there is no key '\\x1b[31m'"},
        {"limit.nosuch = 1% 4", "limit.nosuch: no family of cases has that name"},
        {"limit. = 1% 4", "no family"},
        {"limit.mmu_* = 1% 4", "no family"},
        {"limit.mmu\\_update = 1% 4", "no family"},
        {"limit.mmu_update/l1-same = 1% 4", "no family"},
        {"limit.default = 1 4", "a limit is a share and a number of units such as 1% 4"},
        {"limit.default = 1%", "a limit is"},
        {"limit.default = 4", "a limit is"},
        {"limit.default = -1% 4", "a limit is"},
        {"limit.default = 1% -4", "a limit is"},
        {"limit.default = inf% 4", "a limit is"},
        {"limit.default = nan% 4", "a limit is"},
        {"limit.default = 1e999% 4", "a limit is"},
        {"limit.default = 0x10% 4", "a limit is"},
        {"limit.default = 1% 4 5", "a limit is"},
        {"limit.default = 1% 4 insns", "a limit is"},
        {"limit.default = 1% 4 #room", "a limit is"},
        {"limit.cycles.nosuch = 1%", "limit.cycles.nosuch: no family of cases has that name"},
        {"limit.cycles = 1% 4", "limit.cycles: no family of cases has that name"},
        {"limit.cycles.default = 1", "a limit is a share and a number of units such as 0.25% 0"},
        {"limit.cycles.default = 1% x", "a limit is"},
        {"limit.cycles.default = 1% 4 5", "a limit is"},
        {"limit.cycles.default = 101%", "a limit is 100% 100000 at most"},
        {"limit.cycles.default =", "has no value: write limit.cycles.default = 0.25%"},
        {"limit.cycles.* =", "limit.cycles.* has no value: write limit.cycles.FAMILY = 0.25%"},
        {"limit.cycles.* = 1%", "limit.cycles.*: the limit of all families is limit.cycles.def"},
        {"limit.default =", "limit.default has no value: write limit.default = 1% 4"},
        {"limit.* =", "limit.* has no value: write limit.FAMILY = 1% 4"},
        {"limit. =", "limit. has no value: write limit.FAMILY = 1% 4"},
        {"limit.* = 1% 4", "limit.*: the limit of all families is limit.default"},
        {"limit.default = 1% 99999999999999999999", "a limit is 100% 100000 at most"},
        {"limit.default = 1% 100001", "above it nothing is ever slower"},
        {"limit.set_gdt = 101% 4", "a limit is 100% 100000 at most, not '101% 4'"},
        {"limits.set_gdt = 1% 4", "floors; did you mean limit.FAMILY?"},
        {"limit = 1% 4", "floors; did you mean limit.FAMILY?"},
        {"excpet.set_gdt/* = 2031-01-01 x", "did you mean except.CASES?"},
        {"alhpa = 0.1", "did you mean alpha?"},
        {"alhpa =", "did you mean alpha?"},
        {"nothing =", "there is no key 'nothing': they are limit.FAMILY, limit.cycles.FAMILY, "
                      "except.CASES, across, alpha, rep and floors\n"},
        {"rep = twice", "rep twice: "},
        {"rep = ecah", "did you mean each?"},
        {"rep =", "rep has no value: write rep = once"},
        {"across = xne", "there is no such key; an incomparable pair of runs names its keys; did "
                         "you mean xen?"},
        {"across = xpti", "did you mean boot.xpti?"},
        {"across = batches", "names its keys\n"},
        {"alpha = 0", "alpha is a number between 0 and 0.5"},
        {"alpha = 0.5", "alpha is"},
        {"alpha = -0.1", "alpha is"},
        {"alpha = 0.05x", "alpha is"},
        {"alpha = nan", "alpha is"},
        {"alpha =", "alpha has no value: write alpha = 0.05"},
        {"floors =", "floors has no value: write floors = FILE"},
        {"across = nosuch", "across nosuch: there is no such key"},
        {"across = unit", "never put together"},
        {"across = plan.hash", "runs may differ in it as it is"},
        {"across =", "across has no value: write across = xen"},
        {"across = ,", "across takes the names of keys"},
        {"except.mmu_update/* = 2026-02-30 x", "with a day that there is"},
        {"except.mmu_update/* = 2026-13-01 x", "with a day that there is"},
        {"except.mmu_update/* = 2026-1-1 x", "with a day that there is"},
        {"except.mmu_update/* = 26-01-01 x", "with a day that there is"},
        {"except.mmu_update/* = 2026-01-01T x", "with a day that there is"},
        {"except.mmu_update/* = never x", "with a day that there is"},
        {"except.mmu_update/* =", "has no value: write except.mmu_update/* = YYYY-MM-DD REASON"},
        {"except. = 2026-01-01 x", "an exception is except.CASES"},
        {"except.mmu_update/* = 2026-01-01", "the exception for mmu_update/* has no reason"},
        {"except.mmu_update/* = 2026-01-01 # x", "has no reason"},
        {"except.nosuch/* = 2026-01-01 x", "except.nosuch/*: no case has such a name"},
        {"except.mmu_updaet/* = 2026-01-01 x", "did you mean 'mmu_update/*'?"},
        {"limit.mmu_updaet = 1% 4", "did you mean 'mmu_update/*'?"},
        {"except.nosuch/*,mmu_update/* = 2026-01-01 x", "no case has such a name"},
        {"except.mmu_update/ l1-same = 2026-01-01 x", "no case has such a name"},
    };
    char text[160], where[8];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        int len =
            snprintf(text, sizeof(text), "# first\nalpha = 0.01\n%s\nnot read\n", rows[i].line);

        /* A key that may stand only once would be wrong for that. */
        if (!strncmp(rows[i].line, "alpha", 5))
            len = snprintf(text, sizeof(text), "# first\n\n%s\nnot read\n", rows[i].line);
        snprintf(where, sizeof(where), ":3: ");
        check_bytes_refused(text, (size_t)len, where, rows[i].part);
    }
}

/* Of two lines that say different things only one can be meant. */
static void test_twice(void **state)
{
    static const char *const texts[] = {"limit.default = 1% 4\nlimit.default = 2% 4\n",
                                        "limit.cycles.default = 1%\nlimit.cycles.default = 2%\n",
                                        "limit.set_gdt = 1% 4\nlimit.set_gdt = 1% 4\n",
                                        "alpha = 0.1\nalpha = 0.2\n",
                                        "floors = a\nfloors = b\n",
                                        "rep = once\nrep = each\n"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        check_bytes_refused(texts[i], strlen(texts[i]), ":2: ", i == 4 ? "one file" : "twice");
}

static void test_bytes(void **state)
{
    static const char nul[] = "alpha = 0.1\nlimit.default = 1% 4\0 5\n";
    static char longest[100000];

    (void)state;
    check_bytes_refused(nul, sizeof(nul) - 1, ":2: ", "there is a NUL byte");
    memset(longest, 'x', sizeof(longest));
    check_bytes_refused(longest, sizeof(longest), ":1: ", "a line is key = value");
    memcpy(longest, "limit.", 6);
    longest[sizeof(longest) - 8] = '=';
    memcpy(longest + sizeof(longest) - 7, " 1 4 5", 6);
    check_bytes_refused(longest, sizeof(longest), ":1: ", "a limit is");
}

/* As editors of Windows write a text: with a byte order mark it is read, in UTF-16 refused. */
static void test_marked(void **state)
{
    static const char wide[] = {'\xff', '\xfe', 'a', 0, 'l', 0, 'p', 0, 'h',  0,
                                'a',    0,      '=', 0, '.', 0, '1', 0, '\n', 0};
    struct policy policy = good_text("\xef\xbb\xbf"
                                     "alpha = 0.01\r\n");

    (void)state;
    assert_near(policy.alpha, 0.01);
    policy_free(&policy);
    check_bytes_refused(wide, sizeof(wide), ": ", "it is UTF-16");
}

/* The largest that a limit may be is one. */
static void test_largest(void **state)
{
    struct policy policy = good_text("limit.default = 100% 100000\n");

    (void)state;
    assert_near(limits_of(&policy.limits, UNIT_INSNS, "set_gdt/empty").units, 100000);
    policy_free(&policy);
}

static void test_no_file(void **state)
{
    (void)state;
    check_refused("/nonexistent/policy.json", ": ",
                  "the policy cannot be read: No such file or directory");
    check_refused("/tmp", ": ", "the policy cannot be read: Is a directory");
}

/* Floors are beside the policy, whatever bytes are in the folder's name. */
static void test_floors(void **state)
{
    char folder[] = "/tmp/pvbench-unit-XXXXXX", inner[64], path[96], wanted[96];
    struct policy policy;
    FILE *out;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(inner, sizeof(inner), "%s/gr\xc3\xbcn", folder);
    snprintf(path, sizeof(path), "%s/policy.txt", inner);
    assert_int_equal(mkdir(inner, 0777), 0);
    out = fopen(path, "w");
    assert_non_null(out);
    fputs("floors = of this host.json\n", out);
    fclose(out);
    policy = good_file(path);
    snprintf(wanted, sizeof(wanted), "%s/of this host.json", inner);
    assert_string_equal(policy.floors, wanted);
    policy_free(&policy);
    unlink(path);
    rmdir(inner);
    rmdir(folder);

    policy = good_text("floors = /var/floors.json");
    assert_string_equal(policy.floors, "/var/floors.json");
    policy_free(&policy);
}

/* More families than there are. */
static void test_many_limits(void **state)
{
    struct limits limits = {.count = 0};
    char name[16];
    unsigned i;

    (void)state;
    for (i = 0; i < LIMITS_MAX; i++) {
        snprintf(name, sizeof(name), "family%u", i);
        assert_true(limits_set(&limits, UNIT_INSNS, name, 0.01, 4));
    }
    assert_false(limits_set(&limits, UNIT_INSNS, "another", 0.01, 4));
    assert_true(limits_set(&limits, UNIT_INSNS, "family3", 0.5, 4));
    assert_near(limits_of(&limits, UNIT_INSNS, "family3/x").share, 0.5);
    assert_false(limits_set(&limits, UNIT_INSNS,
                            "a-name-that-is-longer-than-the-48-bytes-of-a-family", 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind), cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_mistakes),   cmocka_unit_test(test_twice),
        cmocka_unit_test(test_bytes),      cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_floors),     cmocka_unit_test(test_marked),
        cmocka_unit_test(test_largest),    cmocka_unit_test(test_many_limits),
    };

    return cmocka_run_group_tests_name("policy", tests, NULL, NULL);
}
