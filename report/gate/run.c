/* SPDX-License-Identifier: MIT */
/* Two runs judged, and all that is said and written of it: see gate.h. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "report/cases/globs.h"
#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/floors/floors.h"
#include "report/gate/gate.h"
#include "report/judge/judge.h"
#include "report/judge/judgement.h"
#include "report/judge/policy.h"
#include "report/keys/across.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/keys/table.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/pairs/units.h"
#include "report/prices/run_status.h"
#include "report/profile/judged.h"
#include "report/store/run_set.h"
#include "report/system/day.h"
#include "report/system/exit.h"
#include "report/text/file_out.h"
#include "report/text/say.h"
#include "report/text/texts.h"
#include "report/typed/usage.h"

static bool write_junit(const void *gate, FILE *out)
{
    return gate_junit(gate, out);
}

struct page {
    const struct gate *gate;
    size_t rows;
};

static bool write_markdown(const void *what, FILE *out)
{
    const struct page *page = what;

    return gate_markdown(page->gate, page->rows, out);
}

static bool put_markdown(const struct gate *gate, const struct gate_order *order)
{
    struct page page = {gate, 0};

    return gate_markdown_rows(gate, order->max_bytes, &page.rows) &&
           file_out(order->markdown, write_markdown, &page);
}

static int write_files(const struct gate *gate, const struct gate_order *order)
{
    bool good = !order->junit || file_out(order->junit, write_junit, gate);

    good = (!order->markdown || put_markdown(gate, order)) && good;
    good = (!order->page || gate_page(gate, order)) && good;
    return good ? EXIT_GOOD : EXIT_USAGE;
}

/* The files first, since JSON says the exit status that they make. */
static int say_json(const struct gate *gate, const struct gate_order *order)
{
    int status = exit_worse(gate->status, write_files(gate, order));

    gate_json(gate, status, stdout);
    return status;
}

static int say(const struct gate *gate, const struct gate_order *order)
{
    if (order->json)
        return say_json(gate, order);
    if (order->explain)
        gate_explain(gate, order->explain, stdout);
    else
        gate_show(gate, stdout);
    return write_files(gate, order);
}

/* Floors of another device say nothing here, and exact counts need none. */
static bool floors_hold(const struct floors *floors, struct gate *gate)
{
    const struct compare_key *key = NULL;
    size_t i;

    if (run_unit(gate->compare->runs[0].run) != UNIT_CYCLES)
        return false;
    for (i = 0; !key && i < 2; i++)
        key = floors_differ(floors, gate->compare->runs[i].run);
    if (key)
        texts_say(&gate->notes,
                  "the floors are of another device, and not used: %s differs; pvbench calibrate "
                  "makes those of this one",
                  key->name);
    else if (floors->version_1)
        texts_add(&gate->notes, "the floors are of version 1, and have none for families and the "
                                "list: pvbench calibrate makes better ones");
    return !key;
}

/* What is not good in a run is named with its cases, whatever the prices say. */
static void note_troubles(struct gate *gate)
{
    const struct case_globs *cases = &gate->compare->options.cases;

    run_troubles(gate->compare->runs[0].run, cases, "base: ", &gate->notes);
    run_troubles(gate->compare->runs[1].run, cases, "new: ", &gate->notes);
}

/* A slip of the hand, or of a script, that would be green for ever. */
static void note_itself(struct gate *gate)
{
    struct stat base, new;

    if (stat(gate->compare->runs[0].path, &base) || stat(gate->compare->runs[1].path, &new))
        return;
    if (base.st_dev == new.st_dev && base.st_ino == new.st_ino)
        texts_say(&gate->notes, "the base and the new run are one and the same: this gate cannot "
                                "fail");
}

/* A glob that covers nothing is a slip that would leave a family out of the gate for ever. */
static int check_cases(const struct compare *compare, const struct judgement *judgement)
{
    struct case_globs glob;
    size_t at = 0, i;

    if (!judgement->count)
        return compare_no_case(compare, &judgement->options.cases);
    while (case_globs_next(&judgement->options.cases, &at, &glob)) {
        for (i = 0; i < judgement->count; i++)
            if (case_globs_match(&glob, judgement->at[i].name))
                break;
        if (i == judgement->count)
            return compare_no_case(compare, &glob);
    }
    return EXIT_GOOD;
}

static int no_such_case(const struct compare *compare, const char *name)
{
    const struct run *runs[] = {compare->runs[0].run, compare->runs[1].run};
    char text[128] = "";

    run_near_case(runs, 2, name, text, sizeof(text));
    return command_usage("gate", "--explain %s: neither run has such a case%s", name, text);
}

/* A case that is there but not judged has a reason. */
static int check_explain(const struct gate *gate, const char *name)
{
    const struct compare *compare = gate->compare;

    if (!name || judge_find(gate->judgement, name))
        return EXIT_GOOD;
    if (!run_find_case(compare->runs[0].run, name) && !run_find_case(compare->runs[1].run, name))
        return no_such_case(compare, name);
    return command_usage("gate", "--explain %s: %s", name,
                         *gate->judgement->options.cases.text
                             ? "--cases leaves it out"
                             : "it is a control, which is judged with --cases 'control/*' only");
}

static void name_functions(struct gate *gate, const char *asked, struct judgement *judgement)
{
    const struct compare_run *runs = gate->compare->runs;
    struct judged_profile base, new;
    size_t before = gate->notes.count;

    judged_profile_open(&base, runs[0].run, runs[0].path, "base", &gate->notes);
    judged_profile_open(&new, runs[1].run, runs[1].path, "new", &gate->notes);
    profile_name_functions(judgement, &base, &new, asked, &gate->notes);
    judged_profile_close(&base);
    judged_profile_close(&new);
    gate->profile_notes = gate->notes.count - before;
}

static int say_judgement(struct gate *gate, struct gate_order *order, struct judgement *judgement)
{
    int status = check_cases(gate->compare, judgement);

    status = status ? status : check_explain(gate, order->explain);
    if (status)
        return status;
    policy_apply(&order->policy, judgement, day_today(), &gate->notes);
    name_functions(gate, order->explain, judgement);
    gate->status = gate_status(gate);
    return exit_worse(gate->status, say(gate, order));
}

/* A key of the host that the base says and the new run does not: who leaves it out gains nothing.
 */
static const char *host_lost(const struct compare *compare)
{
    const struct run *base = compare->runs[0].run, *new = compare->runs[1].run;
    char value[COMPARE_VALUE];
    size_t i;

    for (i = 0; i < compare_key_count; i++) {
        const struct compare_key *key = &compare_keys[i];

        if (key->of_host && compare_key_matters(key, base) &&
            !compare_across_has(&compare->options.across, key) &&
            compare_key_value(key, base, value, sizeof(value)) &&
            !compare_key_value(key, new, value, sizeof(value)))
            return key->name;
    }
    return NULL;
}

/* What counts as one value of a side, where that is not a boot. */
static void note_units(struct gate *gate)
{
    char text[512];

    units_text(&gate->judgement->units, text, sizeof(text));
    if (*text)
        texts_add(&gate->notes, text);
}

/* Floors that know too much noise for these sides. */
static void note_pairs(struct gate *gate)
{
    const struct floors *floors = gate->judgement->options.floors;

    if (floors && !floors->pairs && judgement_in_turns(gate->judgement))
        texts_say(&gate->notes,
                  "the sides were taken in turns, and the floors are of runs that were not: floors "
                  "from pairs of runs in turns would be finer: pvbench run --against, with one "
                  "thing on both sides, some times, then pvbench calibrate with both runs of each");
}

/* Judge two runs that may be compared. */
static int judge_runs(struct gate *gate, struct gate_order *order, const struct floors *floors,
                      struct judgement *judgement)
{
    const struct compare *compare = gate->compare;
    struct judge_options how = {
        .limits = order->policy.limits,
        .cases = order->cases,
        .floors = floors && floors_hold(floors, gate) ? floors : NULL,
        .floors_wanted = true,
        .host_lost = host_lost(compare),
        .rep_each = order->policy.rep_each,
        .once_wanted = true,
        .alpha = order->policy.alpha,
    };

    note_itself(gate);
    note_troubles(gate);
    judge(judgement, compare->runs[0].run, compare->runs[1].run, &how);
    note_units(gate);
    note_pairs(gate);
    return say_judgement(gate, order, judgement);
}

/* A crash is a crash, however incomparable; and what reads the files has to be told, too. */
static int refuse_runs(struct gate *gate, const struct gate_order *order)
{
    size_t i;

    compare_refuse(&gate->refusals);
    note_troubles(gate);
    for (i = 0; i < gate->notes.count; i++)
        say_line("pvbench: %s", gate->notes.at[i]);
    gate->status = gate_status(gate);
    return order->json ? say_json(gate, order) : exit_worse(gate->status, write_files(gate, order));
}

int gate_runs(const struct run_set *set, char *const *paths, struct gate_order *order,
              const struct floors *floors)
{
    struct compare_options how = {.across = order->policy.across};
    struct compare compare;
    struct judgement judgement = {
        .base = set->at[0],
        .new = set->at[1],
        .options = {.limits = order->policy.limits, .alpha = order->policy.alpha},
    };
    struct gate gate = {.compare = &compare, .judgement = &judgement};
    int status;

    compare_start(&compare, run_set_runs(set), paths, 2, &how);
    status = compare_refusals(&compare, &gate.refusals);
    status = status ? refuse_runs(&gate, order) : judge_runs(&gate, order, floors, &judgement);
    judge_free(&judgement);
    texts_clear(&gate.refusals);
    texts_clear(&gate.notes);
    compare_free(&compare);
    return status;
}
