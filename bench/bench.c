/* SPDX-License-Identifier: MIT */
#include "bench/bench.h"

#include "bench/fixture/audit.h"
#include "bench/fixture/toll.h"
#include "bench/fixture/twin.h"
#include "bench/measure/chains.h"
#include "bench/measure/control.h"
#include "bench/measure/sampler.h"
#include "bench/measure/settle.h"
#include "bench/diagnosis/kept.h"
#include "bench/output/emit.h"
#include "bench/output/facts.h"
#include "bench/output/faults.h"
#include "bench/output/report.h"
#include "bench/output/table.h"
#include "bench/plan/depths.h"
#include "bench/summary/summary.h"
#include "core/console/console.h"
#include "core/console/shutdown.h"
#include "core/console/verdict.h"
#include "core/device.h"
#include "core/event/event.h"
#include "core/line.h"
#include "core/time.h"

/* How long nothing may disturb the clock before a case in cycles: the time that Xen's own timers
 * and a console that was written to take to come to rest. */
#define SETTLE_MS 3

static struct options options;
static struct plan plan;
static struct shot shots[SHOTS_MAX];
static struct measurement results[SHOTS_MAX];
static bool inexact;

/* ---- one case ---- */

/*
 * Under icount QEMU's CPUs take turns: how long something takes that two of them are in says how
 * they are dealt out, and nothing of Xen.
 */
static bool priced(const struct case_row *row)
{
    return options.shift == NO_SHIFT || !(row->info.flags & CASE_SMP);
}

/* How many calls one sample needs so that the clock's quantum is at most 1 % of it. */
static unsigned repeat_for(const struct measurement *first)
{
    int64_t price =
        (int64_t)(measurement_value(first, &options) - control_twin_value(&first->shot));
    unsigned repeat = 1;

    if (options.shift != NO_SHIFT || !first->samples || first->shot.row->info.flags & CASE_CONTROL)
        return 1;
    while (repeat < REPEAT_MAX && price * repeat < (int64_t)(100 * control_quantum()))
        repeat *= 2;
    return repeat;
}

/* As an earlier boot of the run has it, or else as this one needs it. */
static unsigned depth_for(const struct case_row *row, const struct measurement *first)
{
    unsigned depth = depths_of(row);

    if (depth)
        return depth;
    depth = repeat_for(first);
    depths_keep(row, depth);
    return depth;
}

/* Take all series of a case, up to one that faults; returns how many have something to report. */
static unsigned take_case(const struct case_row *row)
{
    unsigned count = case_shots(row, &options, 1, shots), i;

    sampler_reset();
    for (i = 0; i < count; i++) {
        sample(&results[i], &shots[i], &options);
        inexact |= results[i].inexact;
        if (results[i].faulted)
            return i + 1;
        if (i == 0 && shots[0].n == 1)
            count = case_shots(row, &options, depth_for(row, &results[0]), shots);
    }
    return count;
}

static enum status worst_result(unsigned statuses)
{
    /* The row expects one kind of result: getting through sometimes only is wrong, too. */
    if (statuses & (statuses - 1))
        return STATUS_WRONG;
    if (statuses & 1u << STATUS_DENIED)
        return STATUS_DENIED;
    if (statuses & 1u << STATUS_ABSENT)
        return STATUS_ABSENT;
    return statuses & 1u << STATUS_WRONG ? STATUS_WRONG : STATUS_OK;
}

/* "multi n=64: mode 44/50", "mode 44/50" and "44/50", for the first series of which that is too
 * few. */
static struct why why_unstable(const struct measurement *m)
{
    static struct text_line whole, counts;
    struct why why;

    line_start(&counts);
    line_word(&counts, "mode ", 0);
    line_number(&counts, histogram_mode(m->buckets, m->bucket_count)->count, 0);
    line_word(&counts, "/", 0);
    line_number(&counts, m->samples, 0);
    line_start(&whole);
    line_word(&whole, path_name(m->shot.path), 0);
    line_word(&whole, m->shot.fill ? " fill n=" : " n=", 0);
    line_number(&whole, m->shot.n, 0);
    line_word(&whole, ": ", 0);
    line_word(&whole, line_text(&counts), 0);
    why.text[0] = line_text(&whole);
    why.text[1] = line_text(&counts);
    why.text[2] = why.text[1] + sizeof("mode");
    return why;
}

/* Batches beyond the ordinary are there to show where Xen splits them: they need no clear mode. */
static bool looks_for_splits(const struct measurement *m)
{
    return m->shot.row->info.flags & CASE_LARGE && options.batch_count &&
           m->shot.n > options.batches[options.batch_count - 1];
}

static enum status judge_case(unsigned count, struct why *why)
{
    const struct measurement *unsteady = NULL;
    unsigned statuses = 0, i;
    enum status status;

    for (i = 0; i < count; i++) {
        if (results[i].faulted) {
            why->text[0] = "an exception inside the timed region";
            return STATUS_FAULTED;
        }
        statuses |= results[i].statuses;
        if (!unsteady && !looks_for_splits(&results[i]) &&
            !measurement_steady(&results[i], &options))
            unsteady = &results[i];
    }
    status = worst_result(statuses);
    if (count && !priced(results[0].shot.row))
        unsteady = NULL;
    if (status == STATUS_WRONG)
        why->text[0] = "a result that the row does not expect";
    if (status == STATUS_OK && unsteady) {
        *why = why_unstable(unsteady);
        return STATUS_UNSTABLE;
    }
    return status;
}

/* The controls are there for the others: that they went well is no measurement. */
static void note_verdict(const struct case_row *row, enum status status)
{
    if (status == STATUS_WRONG || status == STATUS_FAULTED)
        verdict_reach(VERDICT_FAILURE);
    else if (status != STATUS_SKIPPED && !(row->info.flags & CASE_CONTROL))
        verdict_reach(VERDICT_SUCCESS);
}

static void end_case(const struct case_row *row, enum status status, const struct why *why)
{
    report_status(row, status, why);
    table_status(row, status);
    note_verdict(row, status);
    faults_of(NULL);
}

static void run_case(const struct case_row *row, unsigned at)
{
    struct why why = {{NULL}};
    const char *left;
    enum status status;
    unsigned count, i;

    summary_case(row, at + 1, plan.count);
    report_case(row, at + 1, plan.count, priced(row));
    faults_of(row);
    settle(options.patient ? SETTLE_MS * time_tsc_khz() : 0);
    if (row->ops->prepare && (why.text[0] = row->ops->prepare())) {
        left = audit_check();
        if (left)
            why.text[0] = left;
        end_case(row, left ? STATUS_WRONG : STATUS_SKIPPED, &why);
        return;
    }
    count = take_case(row);
    if (row->ops->finish)
        row->ops->finish();
    status = judge_case(count, &why);
    left = audit_check();
    /* A fault in the middle of a batch can leave the rest of it undone: worth saying, not blaming.
     */
    if (left) {
        status = status == STATUS_FAULTED ? STATUS_FAULTED : STATUS_WRONG;
        why = (struct why){{left}};
    }
    if (row->info.flags & CASE_NESTED)
        report_skip(row, PATH_MULTI, "nested");
    for (i = 0; i < count && priced(row); i++) {
        report_series(&results[i]);
        control_note(&results[i], &options);
        chains_note(&results[i], &options);
        table_note(&results[i], &options);
    }
    if (!priced(row) && status == STATUS_OK)
        why.text[0] = "no price: under icount CPUs take turns";
    end_case(row, status, &why);
}

/* ---- the boot ---- */

__attribute__((noreturn)) static void end_boot(bool good)
{
    if (!good)
        verdict_reach(VERDICT_ERROR);
    summary_end();
    emit_end(good ? "ok" : "error");
    shut_down(options.ending);
}

static void refuse(const char *text, const char *word)
{
    report_error(text, word);
    summary_refused(text, word);
    end_boot(false);
}

static void make_ready(const struct start_info *info)
{
    const char *text, *word;
    bool read = options_read(&options, (const char *)info->cmd_line, &text, &word);
    const char *lacks = summary_begin(info, &options);

    if (!read)
        refuse(text, word);
    if (lacks)
        refuse(lacks, "screen=summary");
    if (!twin_init(options.spoil_twin))
        refuse("the hypercall stub has no trap instruction that is known", NULL);
    if (options.shift == NO_SHIFT)
        device_find();
    toll_set(options.toll);
    console_pace(options_pace(&options, device_is_virtual()));
    if (options.fifo && (text = event_use_fifo()))
        refuse(text, "events=fifo");
    if ((text = depths_take(&options)))
        refuse(text, "depths=");
    plan_make(&plan, &options);
    if (!plan_budget(&plan, &options))
        refuse("not one sample a series fits; raise it, or take fewer cases", "budget=");
}

static bool judge_controls(void)
{
    struct control_outcome outcomes[CONTROLS_MAX];
    unsigned count = control_judge(&options, outcomes), i;
    bool good = true;

    for (i = 0; i < count; i++) {
        report_control(&outcomes[i]);
        good &= outcomes[i].good;
    }
    kept_put("controls", good ? "good" : "failed");
    return good;
}

/* What the boot found out about its clock. */
static void emit_clock(void)
{
    emit_fact_number("clock.quantum", control_quantum());
    emit_fact_thousandths("clock.ticks-per-cycle", chains_ticks(false));
    emit_fact_thousandths("clock.ticks-per-cycle-end", chains_ticks(true));
    if (*depths_text(&options))
        emit_fact("clock.depths", depths_text(&options));
}

void bench_run(const struct start_info *info)
{
    bool good;
    unsigned i;

    faults_begin();
    report_begin();
    make_ready(info);
    facts_emit(info);
    if (options.shift == NO_SHIFT) {
        facts_emit_uptime();
        emit_fact("clock.device", device_name());
    }
    if (options.tolled)
        emit_fact_number("guest.toll", options.toll);
    report_plan(&plan, &options);
    audit_start();
    for (i = 0; i < plan.count; i++)
        run_case(plan.rows[i], i);
    if (options.shift == NO_SHIFT)
        emit_clock();
    good = judge_controls();
    if (inexact)
        refuse("a clock difference is no multiple of its quantum", "icount-shift=");
    table_print(&options);
    end_boot(good);
}
