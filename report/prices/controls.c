/* SPDX-License-Identifier: MIT */
/* The controls of a boot, checked again from their samples: see controls.h. */
#include "report/prices/controls.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/table.h"
#include "report/keys/host.h"
#include "report/model/case.h"
#include "report/model/level.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/series.h"
#include "report/model/unit.h"
#include "report/prices/clock.h"
#include "report/prices/twin.h"
#include "report/record/controls.h"
#include "report/record/record.h"
#include "report/text/texts.h"

#define CHAIN_STEP  256.0 /* instructions from one chain to the next */
#define CHAIN_SHARE (1.0 / CONTROL_CHAIN_PARTS)

/* What one check goes through. */
struct checking {
    const struct run *run;
    unsigned boot;
    enum unit unit;
    struct texts *lines;
    enum control_verdict verdict;
};

static void worsen(struct checking *c, enum control_verdict verdict)
{
    if (verdict > c->verdict)
        c->verdict = verdict;
}

static const struct series *single(const struct checking *c, const char *name, unsigned n)
{
    const struct run_case *found = run_find_case(c->run, name);

    return found ? find_series(found, c->boot, PATH_SINGLE, false, n) : NULL;
}

static bool single_level(const struct checking *c, const char *name, unsigned n, double *level)
{
    const struct series *s = single(c, name, n);

    return s && series_level(c->unit, s, level);
}

/* The fewest calls in a timed region of the single path; 1 but for a coarse clock. */
static unsigned first_n(const struct checking *c, const char *name)
{
    const struct run_case *found = run_find_case(c->run, name);
    const struct series *s;
    unsigned n = 0;
    size_t at = 0;

    while (found && (s = case_next_of_boot(found, PATH_SINGLE, c->boot, &at)))
        if (!n || s->n < n)
            n = s->n;
    return n ? n : 1;
}

/*
 * How far a control may be off in cycles: as far as two levels.  On an emulated CPU also what 128
 * instructions of the chain take, since the work between two timed regions moves its translated
 * blocks, or one and a half null calls, since it runs at half its speed while its host is busy.
 */
static double control_tolerance(const struct checking *c, const struct series *series)
{
    double zero, full, twin, tolerance;

    if (c->unit != UNIT_CYCLES)
        return 0;
    tolerance = cycles_tolerance(c->run, series);
    if (!host_is_emulated(c->run))
        return tolerance;
    if (single_level(c, "control/chain-0", 1, &zero) &&
        single_level(c, "control/chain-512", 1, &full))
        tolerance = fmax(tolerance, (full - zero) / 4);
    if (single_level(c, CASE_TWIN, 1, &twin))
        tolerance = fmax(tolerance, 1.5 * twin);
    return tolerance;
}

static void missing(struct checking *c, const char *what)
{
    texts_say(c->lines, "boot %u: %s: missing, or not whole", c->boot, what);
    worsen(c, CONTROLS_MISSING);
}

/* The empty case has to cost nothing, by every path it was issued through. */
static void check_empty_series(struct checking *c, const struct series *s, enum path path,
                               double *worst)
{
    unsigned n = path == PATH_SINGLE ? s->n : 1;
    const struct series *twin = single(c, CASE_TWIN, n);
    double level, base, tolerance = control_tolerance(c, twin);

    if (!series_level(c->unit, s, &level) || !single_level(c, CASE_TWIN, n, &base)) {
        missing(c, "an empty series or its null call");
        return;
    }
    if (fabs(level - base) > fabs(*worst))
        *worst = level - base;
    if (fabs(level - base) <= tolerance)
        return;
    texts_say(c->lines, "boot %u: empty, %s n=%u: FAILED: costs %+.1f and not 0", c->boot,
              path_name(path), s->n, level - base);
    worsen(c, CONTROLS_FAILED);
}

static void check_empty(struct checking *c)
{
    const struct run_case *empty = run_find_case(c->run, CASE_EMPTY);
    size_t path, at, count[PATH_COUNT] = {0};
    enum control_verdict before = c->verdict;
    const struct series *s;
    double worst = 0;

    for (path = 0; empty && path < PATH_COUNT; path++)
        for (at = 0; (s = case_next_of_boot(empty, (enum path)path, c->boot, &at));) {
            if (s->fill)
                continue;
            count[path]++;
            check_empty_series(c, s, (enum path)path, &worst);
        }
    if (!count[PATH_SINGLE])
        missing(c, CASE_EMPTY);
    else if (c->verdict == before)
        texts_say(c->lines,
                  "boot %u: empty: ok: costs 0 in %zu single, %zu multi, %zu array series", c->boot,
                  count[PATH_SINGLE], count[PATH_MULTI], count[PATH_ARRAY]);
}

/*
 * How far the halves of the chain may differ in cycles: by a tenth of one, or two quanta.  An
 * emulated CPU may fall to half its speed in one of them, as bench/measure/control.c has it.
 */
static double chain_tolerance(const struct checking *c, double whole, const struct series *series)
{
    double tolerance = fmax(CHAIN_SHARE * whole / 2, 2 * clock_quantum(c->run, c->boot));

    if (!host_is_emulated(c->run))
        return tolerance;
    return fmax(whole / 2, cycles_tolerance(c->run, series));
}

static void check_chain(struct checking *c)
{
    unsigned n = first_n(c, "control/chain-0");
    double zero, half, full, tolerance;
    bool good;

    if (!single_level(c, "control/chain-0", n, &zero) ||
        !single_level(c, "control/chain-256", n, &half) ||
        !single_level(c, "control/chain-512", n, &full)) {
        missing(c, "the chain");
        return;
    }
    if (c->unit == UNIT_INSNS) {
        good = half - zero == CHAIN_STEP * n && full - half == CHAIN_STEP * n;
    } else {
        tolerance = chain_tolerance(c, full - zero, single(c, "control/chain-512", n));
        good = full > zero && fabs((full - half) - (half - zero)) <= tolerance;
    }
    texts_say(c->lines, "boot %u: chain: %s: %+.0f and %+.0f %s for 256 and 256 instructions",
              c->boot, good ? "ok" : "FAILED", half - zero, full - half, unit_name(c->unit));
    worsen(c, good ? CONTROLS_GOOD : CONTROLS_FAILED);
}

/* ---- what boots in cycles have besides ---- */

/* A boot in insns has none, and neither has one of before there were any. */
static bool has_cycles_controls(const struct checking *c)
{
    size_t i;

    for (i = 0; c->unit == UNIT_CYCLES && i < c->run->case_count; i++)
        if (case_has_flag(c->run->cases[i].name, CASE_CYCLES) &&
            case_find_boot(&c->run->cases[i], c->boot))
            return true;
    return false;
}

/* What 256 instructions of a chain take. */
static bool chain_step(const struct checking *c, const char *shorter, const char *longer,
                       double *step)
{
    double less;

    if (!single_level(c, shorter, 1, &less) || !single_level(c, longer, 1, step))
        return false;
    *step -= less;
    return true;
}

/* As bench/measure/chains.c has it: both may be off by two quanta. */
static bool is_usual_ratio(double mul, double add, double off)
{
    return add > 0 && 100 * (mul + off) >= CONTROL_RATIO_LEAST * (add - off) &&
           100 * (mul - off) <= CONTROL_RATIO_MOST * (add + off);
}

static void check_ratio(struct checking *c)
{
    bool judged = !host_is_emulated(c->run), good;
    double add, mul;

    if (!chain_step(c, "control/chain-256", "control/chain-512", &add) ||
        !chain_step(c, "control/chain-mul-256", "control/chain-mul-512", &mul)) {
        missing(c, "the chain of multiplications");
        return;
    }
    good = !judged || is_usual_ratio(mul, add, 2 * clock_quantum(c->run, c->boot));
    texts_say(c->lines,
              "boot %u: ratio: %s: %+.0f cycles for 256 multiplications, %+.0f for 256 %s", c->boot,
              good ? "ok" : "FAILED", mul, add,
              judged ? "additions" : "additions (not judged of an emulated CPU)");
    worsen(c, good ? CONTROLS_GOOD : CONTROLS_FAILED);
}

/* The null call of the end is held against that of the start as the empty case is. */
static void check_end_twin(struct checking *c)
{
    double start, end;
    bool good;

    if (!single_level(c, CASE_TWIN, 1, &start) || !single_level(c, "control/end-twin", 1, &end)) {
        missing(c, "the null call at the end");
        return;
    }
    good = fabs(end - start) <= control_tolerance(c, single(c, CASE_TWIN, 1));
    texts_say(c->lines,
              "boot %u: twin: %s: the null call takes %.0f cycles at the start, %.0f at the end",
              c->boot, good ? "ok" : "FAILED", start, end);
    worsen(c, good ? CONTROLS_GOOD : CONTROLS_FAILED);
}

/* ---- the kernel's own verdicts ---- */

/* "0", "-2"; false: no number. */
static bool signed_number(const char *text, double *number)
{
    char *end;

    if (!text || !*text)
        return false;
    *number = strtod(text, &end);
    return !*end && isfinite(*number);
}

/* In insns the kernel's own check is exact: it cannot have wanted one number and be content with
 * another. */
static bool kernel_failed(const struct checking *c, const struct run_control *k)
{
    double want, got;

    if (k->failed || c->unit != UNIT_INSNS || (!k->want && !k->got))
        return k->failed;
    return !signed_number(k->want, &want) || !signed_number(k->got, &got) || want != got;
}

static bool has_control(const struct run_boot *boot, const char *name)
{
    size_t i;

    for (i = 0; i < boot->control_count; i++)
        if (!strcmp(boot->controls[i].name, name))
            return true;
    return false;
}

/* The kernel judges the controls too, at the end of each boot. */
static void check_kernel(struct checking *c)
{
    static const char *const names[] = {"empty", "chain", "ratio", "twin"};
    const struct run_boot *boot = run_boot(c->run, c->boot);
    size_t count = has_cycles_controls(c) ? 4 : 2, i;

    for (i = 0; i < boot->control_count; i++) {
        const struct run_control *k = &boot->controls[i];

        if (!kernel_failed(c, k))
            continue;
        texts_say(c->lines, "boot %u: %s: FAILED by the kernel's own check: %s wanted, %s got",
                  c->boot, k->name, k->want ? k->want : "?", k->got ? k->got : "?");
        worsen(c, CONTROLS_FAILED);
    }
    for (i = 0; i < count; i++)
        if (boot->outcome == OUTCOME_COMPLETE && !has_control(boot, names[i]))
            missing(c, names[i]);
}

/* A control that was refused, or whose result was wrong, controls nothing. */
static void check_statuses(struct checking *c)
{
    size_t i;

    for (i = 0; i < c->run->case_count; i++) {
        const struct run_case *control = &c->run->cases[i];
        const struct case_boot *b = case_find_boot(control, c->boot);

        if (!case_has_flag(control->name, CASE_CONTROL) || !b || !b->ended ||
            b->status == STATUS_OK)
            continue;
        texts_say(c->lines, "boot %u: %s: FAILED: it is %s", c->boot, control->name,
                  status_name(b->status));
        worsen(c, CONTROLS_FAILED);
    }
}

enum control_verdict check_controls(const struct run *run, unsigned boot, struct texts *lines)
{
    struct checking c = {run, boot, boot_unit(run_boot(run, boot)), lines, CONTROLS_GOOD};

    check_kernel(&c);
    check_statuses(&c);
    if (c.unit == UNIT_UNKNOWN) {
        missing(&c, "the plan and its unit");
        return c.verdict;
    }
    check_empty(&c);
    check_chain(&c);
    if (has_cycles_controls(&c)) {
        check_ratio(&c);
        check_end_twin(&c);
    }
    return c.verdict;
}

enum control_verdict check_all_controls(const struct run *run)
{
    enum control_verdict worst = CONTROLS_GOOD;
    struct texts lines = {0};
    size_t i;

    for (i = 0; i < run->boot_count; i++) {
        enum control_verdict verdict = check_controls(run, (unsigned)i + 1, &lines);

        worst = verdict > worst ? verdict : worst;
    }
    texts_clear(&lines);
    return worst;
}
