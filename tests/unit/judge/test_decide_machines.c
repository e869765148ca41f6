/* SPDX-License-Identifier: MIT */
/*
 * The one table of hypercall times that was published with before and after, as synthetic boots:
 * xen_version() around Xen commit eb7518b89b, in a mail to xen-devel of 2021-10-11, Message-ID
 * 20211011180541.24501-1-andrew.cooper3@citrix.com.  The medians are the mail's, and so are the
 * quanta of 20 and 21; the samples are not, only alike: about 97, multiples of the quantum, in a
 * bell of some quanta, and a few far above.
 */
#include "tests/unit/support/check.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>

#include "report/judge/decide.h"
#include "report/judge/finding.h"
#include "report/judge/limits.h"
#include "report/stats/line.h"
#include "report/system/memory.h"
#include "tests/unit/support/draw.h"

#define ALPHA 0.05

struct side {
    double median;
    size_t high;   /* so many of them */
    double excess; /* lie up to twice this above the median */
};

static const struct machine {
    const char *name;
    struct side base, new;
    double quantum, spread;
    enum finding finding;
} machines[] = {
    {"Milan, PV64", {440, 3, 300}, {380, 2, 300}, 20, 20, FINDING_FASTER},
    {"Milan, PV32", {1980, 3, 500}, {1760, 4, 500}, 20, 40, FINDING_FASTER},
    {"Naples, PV64", {315, 3, 300}, {252, 3, 300}, 21, 21, FINDING_FASTER},
    {"Naples, PV32", {1260, 2, 500}, {1239, 3, 500}, 21, 21, FINDING_SAME}, /* one quantum */
    {"Coffee Lake-R, PV64", {792, 3, 300}, {756, 2, 300}, 2, 6, FINDING_FASTER},
    {"Coffee Lake-R, PV32", {2198, 6, 700}, {2198, 0, 0}, 2, 6, FINDING_SAME},
    {"Skylake-X, PV64", {5686, 4, 900}, {5540, 3, 900}, 2, 40, FINDING_FASTER},
    {"Skylake-X, PV32", {9308, 4, 900}, {9180, 4, 900}, 2, 40, FINDING_FASTER},
};

#define MACHINES (sizeof(machines) / sizeof(*machines))

static double on_the_clock(double value, double quantum)
{
    return quantum * rint(value / quantum);
}

/* The quantiles of a bell, on the clock, of which the last lie high.  No chance is in it. */
static void make_side(const struct side *side, const struct machine *machine, double *boots,
                      size_t count)
{
    size_t bell = count - side->high, i;

    for (i = 0; i < bell; i++) {
        double z = gsl_cdf_ugaussian_Pinv(((double)i + 0.5) / (double)count);

        boots[i] = side->median + on_the_clock(machine->spread * z, machine->quantum);
    }
    for (; i < count; i++) {
        double share = (double)(i - bell + 1) / (double)side->high;

        boots[i] =
            side->median + on_the_clock(side->excess * (0.5 + share * 1.5), machine->quantum);
    }
}

/* The floor that a gate takes where nothing was calibrated: the quantum, or the soft limit. */
static double floor_of(const struct machine *machine)
{
    return fmax(machine->quantum, LIMIT_CYCLES_SHARE * machine->base.median);
}

/* A machine's two sides; with few boots none of them lies high. */
static struct decide_case case_of_machine(const struct machine *machine, size_t boots)
{
    struct decide_case c = case_of(boots);
    struct side base = machine->base, new = machine->new;

    if (boots < 50)
        base.high = new.high = 0;
    make_side(&base, machine, (double *)c.base, boots);
    make_side(&new, machine, (double *)c.new, boots);
    c.floor = floor_of(machine);
    return c;
}

static double median_of(const double *boots, size_t count)
{
    double *sorted = memory_new(count * sizeof(*sorted)), median;

    memcpy(sorted, boots, count * sizeof(*sorted));
    median = stats_median(sorted, count);
    free(sorted);
    return median;
}

/* Welch's t-test, two-sided: the p, with the degrees of freedom of Welch and Satterthwaite. */
static double welch_p(const struct decide_case *c)
{
    double n = (double)c->base_count, m = (double)c->new_count;
    double a = gsl_stats_variance(c->base, 1, c->base_count) / n;
    double b = gsl_stats_variance(c->new, 1, c->new_count) / m;
    double off =
        gsl_stats_mean(c->new, 1, c->new_count) - gsl_stats_mean(c->base, 1, c->base_count);
    double freedom = (a + b) * (a + b) / (a * a / (n - 1) + b * b / (m - 1));

    return 2 * gsl_cdf_tdist_Q(fabs(off) / sqrt(a + b), freedom);
}

static void make_all(struct decide_case *cases, size_t boots)
{
    size_t i;

    for (i = 0; i < MACHINES; i++)
        cases[i] = case_of_machine(&machines[i], boots);
    decide(cases, MACHINES, ALPHA);
}

static void drop_all(struct decide_case *cases)
{
    size_t i;

    for (i = 0; i < MACHINES; i++)
        case_drop(&cases[i]);
}

static void test_table(void **state)
{
    struct decide_case cases[MACHINES];
    size_t i;

    (void)state;
    make_all(cases, 97);
    for (i = 0; i < MACHINES; i++) {
        const struct machine *machine = &machines[i];

        assert_true(median_of(cases[i].base, 97) == machine->base.median);
        assert_true(median_of(cases[i].new, 97) == machine->new.median);
        if (cases[i].decided.finding != machine->finding)
            fail_msg("%s is %s: shift %g, p %g", machine->name,
                     finding_word(cases[i].decided.finding), cases[i].decided.shift,
                     cases[i].decided.p_holm);
    }
    drop_all(cases);
}

/* The same six high samples make a t-test say 2.5 %, and move neither median nor verdict. */
static void test_coffee_lake(void **state)
{
    struct decide_case c = case_of_machine(&machines[5], 97);
    double before = gsl_stats_mean(c.base, 1, 97), after = gsl_stats_mean(c.new, 1, 97);

    (void)state;
    assert_true(fabs((after - before) / before + 0.025) < 0.003);
    assert_true(welch_p(&c) < 0.05);
    c.floor = machines[5].quantum; /* not by grace of the percent */
    decide(&c, 1, ALPHA);
    assert_int_equal(c.decided.finding, FINDING_SAME);
    assert_true(c.decided.shift == 0);
    assert_true(c.decided.p > 0.1);
    case_drop(&c);
}

/* A step of one quantum is as sure as can be, and yet no more than the clock's own step. */
static void test_naples(void **state)
{
    struct decide_case c = case_of_machine(&machines[3], 97);

    (void)state;
    decide(&c, 1, ALPHA);
    assert_true(c.decided.shift == -21);
    assert_true(c.decided.p < 1e-6);
    assert_int_equal(c.decided.finding, FINDING_SAME);
    c.floor = 20; /* what the rule is for: a floor below the quantum */
    decide(&c, 1, ALPHA);
    assert_int_equal(c.decided.finding, FINDING_FASTER);
    case_drop(&c);
}

/* Ten boots say it all; four cannot, among eight, and say how many would. */
static void test_few_boots(void **state)
{
    struct decide_case cases[MACHINES];
    size_t i;

    (void)state;
    make_all(cases, 10);
    for (i = 0; i < MACHINES; i++)
        assert_int_equal(cases[i].decided.finding, machines[i].finding);
    drop_all(cases);
    make_all(cases, 4);
    for (i = 0; i < MACHINES; i++) {
        if (machines[i].finding == FINDING_FASTER)
            assert_int_equal(cases[i].decided.reason, REASON_UNPROVABLE);
        assert_int_equal(cases[i].decided.boots_wanted, 6);
    }
    drop_all(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_coffee_lake),
        cmocka_unit_test(test_naples),
        cmocka_unit_test(test_few_boots),
    };

    return cmocka_run_group_tests_name("decide, four machines", tests, NULL, NULL);
}
