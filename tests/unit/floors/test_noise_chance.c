/* SPDX-License-Identifier: MIT */
/*
 * What floors promise, on hosts that are drawn: that a gate of one thing exceeds any of them by no
 * more than alpha, that they are no wider than it takes, and that more runs make them narrower.
 */
#include "tests/unit/support/check.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort_double.h>

#include "report/floors/floors.h"
#include "report/stats/centre.h"
#include "report/stats/hodges_lehmann.h"
#include "tests/unit/support/draw.h"
#include "tests/unit/support/host_model.h"

#define ALPHA    0.05
#define MEASURES 100
#define A_FAMILY 10
#define TRIES    150

static double shift_of(const double *base, const double *new, size_t boots)
{
    struct rank_interval unused;

    return rank_shift(base, boots, new, boots, 0.95, &unused);
}

/* True when any measure of two runs of one thing lies further apart than its floor. */
static bool any_above(gsl_rng *rng, const struct host_model *host, const struct floors *floors,
                      size_t boots)
{
    const struct floor_for gate = {boots, boots, host->measures, ALPHA, false};
    double *base = malloc(host->measures * boots * sizeof(*base));
    double *new = malloc(host->measures * boots * sizeof(*new));
    bool above = false;
    double floor;
    size_t i;

    host_run(rng, host, boots, base);
    host_run(rng, host, boots, new);
    for (i = 0; i < host->measures; i++) {
        assert_true(floors_find(floors, floors->at[i].name, MEASURE_CALL, &gate, &floor));
        above |= fabs(shift_of(&base[i * boots], &new[i * boots], boots)) > floor;
    }
    free(base);
    free(new);
    return above;
}

static double share_above(const struct host_model *host, size_t runs, size_t calibrated,
                          size_t boots)
{
    gsl_rng *rng = draw_start(7);
    unsigned above = 0, i;

    for (i = 0; i < TRIES; i++) {
        struct floors floors;

        host_floors(rng, host, runs, calibrated, &floors);
        above += any_above(rng, host, &floors, boots);
        floors_free(&floors);
    }
    gsl_rng_free(rng);
    return (double)above / TRIES;
}

static void test_alarms(void **state)
{
    static const struct {
        const char *name;
        struct host_model host;
        size_t runs, calibrated, boots;
    } rows[] = {
        {"boots only", {MEASURES, A_FAMILY, .spread = 0.005}, 3, 10, 10},
        {"as much between runs",
         {MEASURES, A_FAMILY, .spread = 0.005, .between = 0.0016},
         3,
         10,
         10},
        {"mostly between runs", {MEASURES, A_FAMILY, .spread = 0.003, .between = 0.01}, 3, 10, 10},
        {"more boots than calibrated",
         {MEASURES, A_FAMILY, .spread = 0.005, .between = 0.002},
         4,
         8,
         20},
        {"uneven",
         {MEASURES, A_FAMILY, .spread = 0.005, .uneven = 0.7, .between = 0.0016},
         3,
         10,
         10},
        {"uneven, and mostly between runs",
         {MEASURES, A_FAMILY, .spread = 0.005, .uneven = 0.7, .between = 0.004},
         3,
         10,
         10},
        {"all together", {MEASURES, A_FAMILY, .spread = 0.003, .shared = 0.01}, 3, 10, 10},
        {"all together, by boot",
         {MEASURES, A_FAMILY, .spread = 0.003, .shared_boot = 0.01},
         3,
         10,
         10},
        {"outliers", {MEASURES, A_FAMILY, .spread = 0.005, .outliers = 0.1}, 3, 10, 10},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        double above = share_above(&rows[i].host, rows[i].runs, rows[i].calibrated, rows[i].boots);

        if (above > chance_most(ALPHA, TRIES))
            fail_msg("%s: %.3f of the gates are above a floor", rows[i].name, above);
    }
}

/* The floor that half of the measures are below, with so many runs of ten boots; as a share. */
static double middle_floor(gsl_rng *rng, const struct host_model *host, size_t runs)
{
    const struct floor_for gate = {10, 10, host->measures, ALPHA, false};
    double all[MEASURES];
    struct floors floors;
    size_t i;

    host_floors(rng, host, runs, 10, &floors);
    for (i = 0; i < host->measures; i++)
        assert_true(floors_find(&floors, floors.at[i].name, MEASURE_CALL, &gate, &all[i]));
    gsl_sort(all, 1, host->measures);
    floors_free(&floors);
    return all[host->measures / 2] / 1000;
}

/* Of several calibrations the middle one. */
static double usual_floor(const struct host_model *host, size_t runs)
{
    gsl_rng *rng = draw_start(8);
    double all[9];
    size_t i;

    for (i = 0; i < 9; i++)
        all[i] = middle_floor(rng, host, runs);
    gsl_rng_free(rng);
    gsl_sort(all, 1, 9);
    return all[4];
}

/* What somebody who knows the host would take for a floor. */
static double ideal_floor(const struct host_model *host)
{
    double of_boots = CENTRE_VARIANCE * host->spread * host->spread * 2 / 10;
    double of_runs = 2 * host->between * host->between;
    double z = gsl_cdf_ugaussian_Qinv(ALPHA / 2 / (double)host->measures);

    return z * sqrt(of_boots + of_runs) + 1.96 * sqrt(2) * host->shared;
}

/* Three runs are enough for a floor to work with, and twenty make it all but as good as known. */
static void test_width(void **state)
{
    static const struct host_model hosts[] = {
        {MEASURES, A_FAMILY, .spread = 0.005},
        {MEASURES, A_FAMILY, .spread = 0.005, .between = 0.0016},
        {MEASURES, A_FAMILY, .spread = 0.005, .uneven = 0.7},
        {MEASURES, A_FAMILY, .spread = 0.003, .shared = 0.003},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(hosts) / sizeof(*hosts); i++) {
        double ideal = ideal_floor(&hosts[i]), few = usual_floor(&hosts[i], 3);
        double some = usual_floor(&hosts[i], 6), many = usual_floor(&hosts[i], 20);

        print_message("host %zu: %.2f %% with 3 runs, %.2f %% with 6, %.2f %% with 20, ideal "
                      "%.2f %%\n",
                      i, 100 * few, 100 * some, 100 * many, 100 * ideal);
        assert_true(few < 2.2 * ideal && few > 0.95 * ideal);
        assert_true(some <= few && many <= some);
        assert_true(many < 1.2 * ideal && many > 0.95 * ideal);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alarms),
        cmocka_unit_test(test_width),
    };

    return cmocka_run_group_tests_name("floors, by chance", tests, NULL, NULL);
}
