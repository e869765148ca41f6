/* SPDX-License-Identifier: MIT */
/* See gate_model.h. */
#include "tests/unit/support/gate_model.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "report/judge/decide.h"
#include "report/judge/limits.h"
#include "report/system/memory.h"
#include "tests/unit/support/draw.h"

#define ALPHA 0.05

/* A host is calibrated once for several gates. */
#define GATES_A_CALIBRATION 10

enum { BASE, NEW, SIDES };

struct drawn {
    const struct gate_model *model;
    struct decide_set set;
    double *prices[SIDES], *turns[SIDES];
    size_t families;
};

static size_t judged_of(const struct gate_model *model)
{
    return model->judged ? model->judged : model->host.measures;
}

/* Which measure of the host is the i-th that is judged. */
static size_t measure_of(const struct gate_model *model, size_t i)
{
    return i * (model->host.measures / judged_of(model));
}

static size_t family_of(const struct gate_model *model, size_t i)
{
    return measure_of(model, i) / model->host.a_family;
}

bool gate_affects(const struct gate_model *model, size_t i)
{
    if (model->all)
        return true;
    if (model->family)
        return family_of(model, i) == 0;
    return model->every && i % model->every == 0;
}

/* The place of a boot among all of both sides, from 0. */
static size_t place_of(const struct gate_model *model, int side, size_t boot)
{
    return model->turns ? 2 * boot + (size_t)side : (size_t)side * model->boots + boot;
}

/* The truth of a boot of one side, besides what the host does. */
static void move_side(struct drawn *drawn, int side)
{
    const struct gate_model *model = drawn->model;
    size_t boots = model->boots, i, k;

    for (i = 0; i < judged_of(model); i++)
        for (k = 0; k < boots; k++) {
            double part = (double)place_of(model, side, k) / (double)(2 * boots - 1);
            double *price = &drawn->prices[side][i * boots + k];

            *price *= 1 + model->drift * part;
            if (side == NEW && gate_affects(model, i))
                *price *= 1 + model->effect;
        }
    for (k = 0; k < boots; k++)
        drawn->turns[side][k] = (double)place_of(model, side, k) + 1;
}

static void draw_sides(struct drawn *drawn, gsl_rng *rng)
{
    const struct gate_model *model = drawn->model;
    struct host_model judged = model->host;
    int side;

    judged.measures = judged_of(model);
    if (model->paired)
        host_pair(rng, &judged, model->boots, drawn->prices[BASE], drawn->prices[NEW]);
    for (side = BASE; side < SIDES; side++) {
        if (!model->paired)
            host_run(rng, &judged, model->boots, drawn->prices[side]);
        move_side(drawn, side);
    }
}

static void calibrate(const struct gate_model *model, gsl_rng *rng, struct floors *floors)
{
    if (model->pairs)
        host_floors_of_pairs(rng, &model->host, model->pairs, model->calibrated, floors);
    else
        host_floors(rng, &model->host, model->runs, model->calibrated, floors);
}

static void take_floors(struct drawn *drawn, const struct floors *floors)
{
    const struct gate_model *model = drawn->model;
    struct floor_for gate = {model->boots, model->boots, judged_of(model), ALPHA, model->turns};
    size_t i;

    for (i = 0; i < drawn->set.count; i++) {
        const struct case_noise *of = &floors->at[measure_of(model, i)];
        struct decide_case *c = &drawn->set.cases[i];
        double noise;

        c->floor_known = floors_find(floors, of->name, MEASURE_CALL, &gate, &noise);
        c->floor = fmax(LIMIT_CYCLES_SHARE * of->at[MEASURE_CALL].price, noise);
    }
    for (i = 0; i < drawn->set.pool_count; i++) {
        const char *family = i ? floors->families[i - 1].name : NULL;
        double noise;

        gate.among = i ? drawn->families : 1;
        drawn->set.pools[i].floor_known = floors_find_family(floors, family, &gate, &noise);
        drawn->set.pools[i].floor = fmax(LIMIT_CYCLES_SHARE, noise);
    }
}

static struct drawn drawn_new(const struct gate_model *model)
{
    struct drawn drawn = {.model = model};
    size_t all = model->host.measures, judged = judged_of(model), i, side;

    drawn.families = (all + model->host.a_family - 1) / model->host.a_family;
    drawn.set = (struct decide_set){
        .cases = memory_new(judged * sizeof(*drawn.set.cases)),
        .count = judged,
        .pools = memory_new((drawn.families + 1) * sizeof(*drawn.set.pools)),
        .pool_count = drawn.families + 1,
        .alpha = ALPHA,
    };
    for (side = 0; side < SIDES; side++) {
        drawn.prices[side] = memory_new(judged * model->boots * sizeof(double));
        drawn.turns[side] = memory_new(model->boots * sizeof(double));
    }
    for (i = 0; i < judged; i++)
        drawn.set.cases[i] = (struct decide_case){
            .base = &drawn.prices[BASE][i * model->boots],
            .new = &drawn.prices[NEW][i * model->boots],
            .base_count = model->boots,
            .new_count = model->boots,
            .base_turns = model->turns ? drawn.turns[BASE] : NULL,
            .new_turns = model->turns ? drawn.turns[NEW] : NULL,
            .family = family_of(model, i) + 1,
        };
    return drawn;
}

static void drawn_free(struct drawn *drawn)
{
    size_t side;

    for (side = 0; side < SIDES; side++) {
        free(drawn->prices[side]);
        free(drawn->turns[side]);
    }
    free(drawn->set.cases);
    free(drawn->set.pools);
}

static bool is_red(const struct decided *decided)
{
    return decided->finding == FINDING_SLOWER || decided->finding == FINDING_FASTER;
}

/* That of a pool is an alarm only where no measure in it is affected. */
static bool pool_affected(const struct drawn *drawn, size_t pool)
{
    size_t i;

    for (i = 0; i < drawn->set.count; i++)
        if ((!pool || drawn->set.cases[i].family == pool) && gate_affects(drawn->model, i))
            return true;
    return false;
}

static void count_up(const struct drawn *drawn, struct gate_found *found)
{
    bool red = false, green = true, alarm = false, drifted = false;
    size_t i;

    for (i = 0; i < drawn->set.count; i++) {
        const struct decided *decided = &drawn->set.cases[i].decided;
        bool affected = gate_affects(drawn->model, i) && drawn->model->effect > 0;

        found->affected += affected;
        found->found += affected && decided->finding == FINDING_SLOWER;
        alarm |= is_red(decided) && !affected;
        red |= is_red(decided);
        green &= decided->finding == FINDING_SAME;
        drifted |= decided->reason == REASON_DRIFT;
    }
    for (i = 0; i < drawn->set.pool_count; i++) {
        const struct decided *decided = &drawn->set.pools[i].decided;

        if (decided->reason == REASON_NONE)
            continue;
        alarm |= is_red(decided) && (drawn->model->effect <= 0 || !pool_affected(drawn, i));
        red |= is_red(decided);
        green &= decided->finding == FINDING_SAME;
        drifted |= decided->reason == REASON_DRIFT;
    }
    found->gates++;
    found->red += red;
    found->green += green;
    found->alarms += alarm;
    found->drifted += drifted;
    found->families += drawn->set.pools[1].decided.finding == FINDING_SLOWER;
    found->lists += drawn->set.pools[0].decided.finding == FINDING_SLOWER;
}

#define PARTS 4000

double t_power(size_t boots, double shift_in_spreads, double alpha)
{
    double freedom = 2 * (double)boots - 2, power = 0;
    double far = shift_in_spreads / sqrt(2 / (double)boots);
    double bar = gsl_cdf_tdist_Qinv(alpha / 2, freedom);
    size_t i;

    /* The spread that the test sees, by equal parts of its distribution. */
    for (i = 0; i < PARTS; i++) {
        double part = ((double)i + 0.5) / PARTS;

        power += gsl_cdf_ugaussian_P(far - bar * sqrt(gsl_cdf_chisq_Pinv(part, freedom) / freedom));
    }
    return power / PARTS;
}

struct gate_found gate_draw(const struct gate_model *model, unsigned long seed, size_t gates)
{
    struct drawn drawn = drawn_new(model);
    struct gate_found found = {.gates = 0};
    gsl_rng *rng = draw_start(seed);
    struct floors floors;
    size_t i;

    for (i = 0; i < gates; i++) {
        if (i % GATES_A_CALIBRATION == 0) {
            if (i)
                floors_free(&floors);
            calibrate(model, rng, &floors);
            take_floors(&drawn, &floors);
        }
        draw_sides(&drawn, rng);
        decide_all(&drawn.set);
        count_up(&drawn, &found);
        if (model->watch)
            model->watch(model, &drawn.set, model->watcher);
    }
    if (i)
        floors_free(&floors);
    gsl_rng_free(rng);
    drawn_free(&drawn);
    return found;
}
