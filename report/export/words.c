/* SPDX-License-Identifier: MIT */
/* What several formats say in the same words: see export.h. */
#include <stdio.h>
#include <stdlib.h>

#include "report/export/export.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/prices/controls.h"

void export_title(const struct export_run *export, char *out, size_t size)
{
    const char *env = run_begin_field(export->run, "env");
    char boots[128], xen[64], build[RUN_XEN_BUILD];
    bool known = run_xen_build(export->run, build, sizeof(build));

    run_count_boots(export->run, boots, sizeof(boots));
    if (!run_xen_version(export->run, xen, sizeof(xen)))
        snprintf(xen, sizeof(xen), "of an unknown version");
    snprintf(out, size, "%s on Xen %s%s%s%s, %s", env ? env : "unknown environment", xen,
             known ? " (" : "", build, known ? ")" : "", boots);
}

void export_status(const struct export_case *c, char *out, size_t size)
{
    snprintf(out, size, "%s%s%s", c->word, *c->why ? ": " : "", c->why);
}

const char *export_controls(const struct export_run *export, unsigned boot)
{
    static const char *const words[] = {"good", "missing", "failed"};

    return words[export->controls[boot - 1]];
}

bool export_boot_fault(const struct export_run *export, unsigned boot, char *out, size_t size)
{
    enum outcome outcome = run_boot_outcome(export->run, boot);
    bool complete = outcome == OUTCOME_COMPLETE;
    bool good = export->controls[boot - 1] == CONTROLS_GOOD;

    snprintf(out, size, "%s%s%s%s", complete ? "" : outcome_name(outcome),
             complete || good ? "" : ", ", good ? "" : "controls ",
             good ? "" : export_controls(export, boot));
    return *out;
}

void export_number(char *out, size_t size, double number)
{
    /* Adding 0 makes 0 of -0. */
    snprintf(out, size, "%.15g", number + 0.0);
}

void export_once_text(const struct export_price *price, const char *before, const char *after,
                      char *out, size_t size)
{
    char number[64];

    *out = '\0';
    if (!price->has_once || price->once == price->price)
        return;
    export_number(number, sizeof(number), price->once);
    snprintf(out, size, "%s%s%s", before, number, after);
}

bool export_has_spreads(const struct export_run *export)
{
    return run_unit(export->run) == UNIT_CYCLES;
}
