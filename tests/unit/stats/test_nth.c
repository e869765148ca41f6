/* SPDX-License-Identifier: MIT */
/* The n-th smallest by counting, and the shift that is made of it, against all differences sorted.
 */
#include "tests/unit/support/check.h"

#include <gsl/gsl_sort_double.h>

#include "report/stats/hodges_lehmann.h"
#include "report/stats/nth.h"

struct values {
    const double *at;
    size_t count;
};

static uint64_t count_to(const void *of, double value)
{
    const struct values *values = of;
    uint64_t count = 0;
    size_t i;

    for (i = 0; i < values->count; i++)
        count += values->at[i] <= value;
    return count;
}

static void test_nth(void **state)
{
    static const double sorted[] = {-1e300, -2.5, -2.5, -1e-300, 0, 0, 1e-300, 0.1, 0.2, 3, 1e300};
    const struct values values = {sorted, sizeof(sorted) / sizeof(*sorted)};
    size_t i;

    (void)state;
    for (i = 0; i < values.count; i++)
        assert_true(stats_nth(i, sorted[0], sorted[values.count - 1], count_to, &values) ==
                    sorted[i]);
    assert_false(signbit(stats_nth(4, -1, 1, count_to, &values)));
}

/* Numerical Recipes' generator: the same values everywhere. */
static void draw(double *values, size_t count, unsigned modulus, unsigned *state)
{
    size_t i;

    for (i = 0; i < count; i++) {
        *state = *state * 1664525u + 1013904223u;
        values[i] = (double)((*state >> 8) % modulus) / 7;
    }
}

static double shift_by_sorting(const double *a, size_t n, const double *b, size_t m)
{
    double *all = malloc(n * m * sizeof(*all)), middle;
    size_t i, k;

    for (i = 0; i < n; i++)
        for (k = 0; k < m; k++)
            all[i * m + k] = b[k] - a[i];
    gsl_sort(all, 1, n * m);
    middle = n * m % 2 ? all[n * m / 2] : (all[n * m / 2 - 1] + all[n * m / 2]) / 2;
    free(all);
    return middle;
}

/* With few values and many, with ties and almost without. */
static void test_shift(void **state)
{
    static const size_t sizes[][2] = {{1, 1}, {1, 2}, {4, 4}, {5, 9}, {30, 31}, {300, 200}};
    static const unsigned moduli[] = {2, 10, 1000000};
    struct rank_interval interval;
    double a[300], b[300];
    unsigned random = 1;
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
        for (k = 0; k < 3; k++) {
            draw(a, sizes[i][0], moduli[k], &random);
            draw(b, sizes[i][1], moduli[k], &random);
            assert_true(rank_shift(a, sizes[i][0], b, sizes[i][1], 0.95, &interval) ==
                        shift_by_sorting(a, sizes[i][0], b, sizes[i][1]));
            assert_true(interval.low <= interval.high);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nth),
        cmocka_unit_test(test_shift),
    };

    return cmocka_run_group_tests_name("n-th smallest", tests, NULL, NULL);
}
