/* SPDX-License-Identifier: MIT */
/*
 * The exact U test against R and the literature.  R is 4.2.2; a and b stand for the two samples.
 * docs/statistics.md has a session that anybody can repeat.
 */
#include "tests/unit/support/check.h"

#include "report/stats/mann_whitney.h"
#include "tests/unit/support/sample.h"

struct vector {
    const char *name;
    struct sample a, b;
    double p;
};

/* wilcox.test(a, b, exact = TRUE)$p.value */
static const struct vector untied[] = {
    {"one and one", SAMPLE(5), SAMPLE(7), 1},
    {"one and nine, at the end", SAMPLE(3), SAMPLE(11, 12, 14, 15, 17, 18, 20, 21, 25), 0.2},
    {"three and three, apart", SAMPLE(1, 2, 3), SAMPLE(4, 5, 6), 0.1},
    {"four and four, apart", SAMPLE(440, 445, 451, 462), SAMPLE(463, 470, 471, 490),
     0.0285714285714286},
    {"four and four, one pair the other way round", SAMPLE(440, 445, 451, 466),
     SAMPLE(463, 470, 471, 490), 0.0571428571428571},
    {"Hollander and Wolfe 1973, page 69: one-sided 0.1272",
     SAMPLE(0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
     SAMPLE(1.15, 0.88, 0.9, 0.74, 1.21), 0.254412254412254},
    {"five and five, interleaved", SAMPLE(1, 3, 5, 7, 9), SAMPLE(2, 4, 6, 8, 10), 0.69047619047619},
    {"ten and ten, apart", SAMPLE(21, 22, 23, 24, 25, 26, 27, 28, 29, 30),
     SAMPLE(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 1.0825088224469e-05},
    {"6 and 11, drawn", SAMPLE(935, 778, 228, 608, 570, 398),
     SAMPLE(429, 346, 466, 756, 436, 1033, 653, 489, 934, 1000, 750), 0.660471881060116},
    {"3 and 17, drawn", SAMPLE(824, 136, 204),
     SAMPLE(578, 727, 334, 526, 651, 723, 231, 450, 650, 701, 175, 179, 403, 271, -40, 253, 381),
     0.689473684210526},
    {"10 and 10, drawn", SAMPLE(605, 655, 988, 442, 681, 220, 139, 783, 636, 474),
     SAMPLE(497, 447, 627, 288, 684, 1059, 639, 529, 921, 775), 0.52884886011821},
    {"12 and 8, drawn", SAMPLE(741, 144, 501, 121, 817, 841, 292, 470, 598, 203, 425, 866),
     SAMPLE(591, 937, 715, 714, 942, 564, 624, 907), 0.0473446058585378},
    {"20 and 30, drawn",
     SAMPLE(828, 275, 444, 890, 209, 183, 970, 128, 240, 351, 832, 719, 403, 644, 656, 760, 386,
            713, 244, 428),
     SAMPLE(706, 1074, 1070, 849, 717, 1077, 1035, 838, 795, 709, 955, 322, 535, 270, 1109, 509,
            869, 348, 1030, 501, 362, 661, 504, 901, 267, 720, 935, 730, 514, 755),
     0.0100137040653906},
    {"25 and 25, drawn",
     SAMPLE(792, 313, 907, 836, 438, 445, 774, 142, 100, 128, 689, 937, 895, 727, 332, 392, 672,
            468, 550, 185, 582, 426, 721, 454, 918),
     SAMPLE(811, 48, 360, 315, 241, 439, 757, 816, 817, 246, 750, 218, 134, 110, 531, 376, 407, 50,
            564, 466, 355, 129, 815, 64, 874),
     0.107748161585152},
    {"25 and 25, drawn",
     SAMPLE(458, 204, 223, 176, 317, 709, 293, 118, 372, 517, 642, 518, 966, 785, 502, 848, 686,
            115, 139, 876, 917, 703, 733, 763, 237),
     SAMPLE(1118, 899, 1160, 1071, 628, 822, 820, 539, 525, 925, 907, 1027, 1282, 670, 529, 976,
            911, 850, 903, 856, 757, 1184, 1123, 526, 1044),
     7.66763669057545e-06},
};

/*
 * With coin 1.4.2, for values v of groups g (a first): min(1, 2 * min(p("less"), p("greater"))) of
 *   p <- function(h) pvalue(wilcox_test(v ~ g, distribution = "exact", alternative = h))
 * exactRankTests 0.8.35 has the same numbers: wilcox.exact(a, b, alternative = h)$p.value; and so
 * has an enumeration of all choices, combn(rank(v), length(a), sum), where there are below 10^6.
 */
static const struct vector tied[] = {
    {"all equal", SAMPLE(440, 440, 440, 440, 440), SAMPLE(440, 440, 440, 440, 440), 1},
    {"one beside its equals", SAMPLE(440), SAMPLE(440, 440, 440, 460, 460, 480), 1},
    {"two values, apart", SAMPLE(440, 440, 440, 440), SAMPLE(460, 460, 460, 460),
     0.0285714285714286},
    {"four and four, a clock of 20", SAMPLE(440, 440, 460, 440), SAMPLE(460, 460, 480, 440),
     0.371428571428571},
    {"blood pressure: Mehta and Patel 2001, page 227", SAMPLE(94, 108, 110, 90),
     SAMPLE(80, 94, 85, 90, 90, 90, 108, 94, 78, 105, 88), 0.108424908424908},
    {"globulin: Gardner and Altman 1989, page 75", SAMPLE(38, 26, 29, 41, 36, 31, 32, 30, 35, 33),
     SAMPLE(45, 28, 27, 38, 40, 42, 39, 39, 34, 35), 0.13741366992141},
    {"ASAT: Hothorn 1992",
     SAMPLE(1.53, 1.75, 2.12, 2.83, 2.58, 2.37, 2.92, 2.08, 3.01, 2.67, 2.08, 2.25, 3.08, 2.01,
            1.58),
     SAMPLE(1.33, 1.78, 1.53, 1.95, 1.83, 1.47, 1.87, 1.55, 2.58, 2.17, 1.97, 1.62, 2.25, 3.53,
            2.92, 1.78, 2.22, 2.55, 2.75),
     0.144243405725117},
    {"Coffee Lake-R's kind: outliers on one side",
     SAMPLE(2198, 2198, 2198, 2198, 2198, 2198, 2198, 2198, 2200, 3300, 3460, 3900),
     SAMPLE(2198, 2198, 2198, 2198, 2198, 2198, 2198, 2198, 2198, 2196, 2200, 2200),
     0.181431840470742},
    {"two modes", SAMPLE(380, 380, 440, 440, 440, 380),
     SAMPLE(440, 440, 440, 380, 440, 440, 440, 460), 0.253746253746254},
    {"10 and 10, a clock of 20", SAMPLE(440, 420, 440, 440, 420, 460, 400, 440, 400, 440),
     SAMPLE(440, 440, 460, 400, 480, 420, 440, 420, 440, 500), 0.345417740154582},
    {"7 and 13, a clock of 20", SAMPLE(440, 400, 400, 460, 440, 440, 420),
     SAMPLE(420, 440, 480, 440, 420, 500, 480, 460, 480, 480, 440, 520, 460), 0.0248710010319917},
    {"20 and 30, a clock of 20",
     SAMPLE(400, 440, 440, 500, 440, 460, 440, 440, 440, 460, 500, 460, 480, 400, 460, 440, 400,
            460, 440, 480),
     SAMPLE(440, 440, 420, 440, 460, 440, 480, 420, 420, 480, 420, 460, 440, 460, 500, 480, 440,
            400, 520, 460, 460, 440, 460, 440, 460, 440, 420, 480, 480, 440),
     0.924848233884242},
    {"25 and 25, a clock of 20",
     SAMPLE(420, 440, 440, 420, 440, 440, 440, 420, 460, 440, 420, 440, 440, 420, 400, 440, 440,
            440, 440, 440, 420, 460, 440, 460, 460),
     SAMPLE(460, 440, 460, 420, 440, 440, 440, 460, 460, 460, 460, 440, 460, 460, 420, 460, 460,
            440, 460, 440, 440, 460, 480, 460, 440),
     0.00223534648829603},
    {"25 and 25, a clock of 20",
     SAMPLE(400, 420, 400, 420, 460, 400, 540, 440, 480, 340, 460, 380, 480, 460, 420, 500, 420,
            420, 400, 420, 480, 460, 480, 420, 460),
     SAMPLE(480, 420, 540, 480, 500, 500, 460, 460, 500, 420, 540, 460, 540, 540, 480, 500, 420,
            480, 520, 480, 460, 440, 460, 520, 460),
     0.000449090805445625},
};

static void check_vectors(const struct vector *vectors, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        const struct vector *v = &vectors[i];
        double p = rank_test(v->a.at, v->a.count, v->b.at, v->b.count);

        assert_true(rank_is_exact(v->a.count, v->b.count));
        if (!(fabs(p - v->p) <= 1e-12 + 1e-9 * v->p))
            fail_msg("%s: p is %.15g, and should be %.15g", v->name, p, v->p);
        /* Two sides are two sides. */
        assert_true(rank_test(v->b.at, v->b.count, v->a.at, v->a.count) == p);
    }
}

static void test_untied(void **state)
{
    (void)state;
    check_vectors(untied, sizeof(untied) / sizeof(*untied));
}

static void test_tied(void **state)
{
    (void)state;
    check_vectors(tied, sizeof(tied) / sizeof(*tied));
}

/* The p of n values against m with that U: all n below all m, but for the largest, raised. */
static double p_of_u(size_t n, size_t m, size_t u)
{
    double a[6] = {0}, b[6] = {0};
    size_t i, rest;

    for (i = 0; i < m; i++)
        b[i] = (double)i;
    for (i = n, rest = u; i-- > 0; rest -= rest < m ? rest : m)
        a[i] = (double)(rest < m ? rest : m) - 0.5 - 0.01 * (double)(n - i);
    return rank_test(a, n, b, m);
}

/*
 * The chance of a U so small or smaller, as printed by H. B. Mann and D. R. Whitney, "On a test of
 * whether one of two random variables is stochastically larger than the other", Annals of
 * Mathematical Statistics 18 (1947), table I.
 */
static void test_published_table(void **state)
{
    static const double three_six[] = {.012, .024, .048, .083, .131, .190, .274, .357};
    static const double four_four[] = {.014, .029, .057, .100, .171, .243, .343, .443};
    static const double five_five[] = {.004, .008, .016, .028, .048, .075, .111};
    static const double six_six[] = {.001, .002, .004, .008, .013, .021, .032, .047, .066};
    static const struct {
        size_t n, m;
        struct sample tail;
    } tables[] = {{3, 6, {three_six, 8}},
                  {4, 4, {four_four, 8}},
                  {5, 5, {five_five, 7}},
                  {6, 6, {six_six, 9}}};
    size_t i, u;

    (void)state;
    for (i = 0; i < 4; i++)
        for (u = 0; u < tables[i].tail.count; u++)
            assert_true(fabs(p_of_u(tables[i].n, tables[i].m, u) / 2 - tables[i].tail.at[u]) <
                        0.00051);
}

/* Mehta and Patel, StatXact 5 manual (2001), page 229, print 0.0542 for one side. */
static void test_published_ties(void **state)
{
    const double a[] = {94, 108, 110, 90};
    const double b[] = {80, 94, 85, 90, 90, 90, 108, 94, 78, 105, 88};

    (void)state;
    assert_true(fabs(rank_test(a, 4, b, 11) / 2 - 0.0542) < 0.00005);
}

/* 2 / choose(n + m, n) */
static void test_least_p(void **state)
{
    const double low[] = {1, 1, 2, 2}, high[] = {3, 3, 4, 4, 5};

    (void)state;
    assert_near(rank_least_p(4, 4), 2.0 / 70);
    assert_near(rank_least_p(1, 1), 1);
    assert_near(rank_least_p(0, 9), 1);
    assert_near(rank_least_p(4, 5) * 126, 2);
    assert_near(rank_least_p(10, 10) * 184756, 2);
    assert_near(rank_least_p(25, 25) * 126410606437752, 2);
    assert_true(rank_test(low, 4, high, 5) == rank_least_p(4, 5));
}

static void test_needed(void **state)
{
    (void)state;
    assert_int_equal(rank_needed(0, 0, 0.05), 4);          /* 2 / 20 and 2 / 70 */
    assert_int_equal(rank_needed(0, 0, 0.1), 3);           /* 2 / 20 is enough */
    assert_int_equal(rank_needed(0, 0, 0.05 / 1500), 10);  /* 2 / 48620 and 2 / 184756 */
    assert_int_equal(rank_needed(30, 4, 0.05 / 1500), 5);  /* 2 / 46376 and 2 / 324632 */
    assert_int_equal(rank_needed(4, 10, 0.05 / 1500), 9);  /* 2 / 43758 and 2 / 92378 */
    assert_int_equal(rank_needed(40, 40, 0.05 / 1500), 1); /* as it is */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_untied),          cmocka_unit_test(test_tied),
        cmocka_unit_test(test_published_table), cmocka_unit_test(test_published_ties),
        cmocka_unit_test(test_least_p),         cmocka_unit_test(test_needed),
    };

    return cmocka_run_group_tests_name("rank, exactly", tests, NULL, NULL);
}
