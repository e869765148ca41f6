/* SPDX-License-Identifier: MIT */
/* A run as JSON: see json.h. */
#include "report/json/json.h"

#include "report/diagnosis/diagnosis.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/unit.h"
#include "report/model/words.h"
#include "report/prices/controls.h"
#include "report/prices/run_status.h"
#include "report/text/texts.h"

static void put_facts(struct json_out *json, const char *key, const struct facts *facts)
{
    size_t i;

    json_open(json, key, '{');
    for (i = 0; i < facts->count; i++)
        json_text(json, facts->at[i].key, facts->at[i].value);
    json_out_close(json, '}');
}

static void put_boot(struct json_out *json, const struct run *run, unsigned boot)
{
    static const char *const words[] = {"good", "missing", "failed"};
    const struct run_boot *of = run_boot(run, boot);
    struct texts lines = {0};

    json_out_open(json, '{');
    json_count(json, "boot", boot);
    json_text(json, "outcome", outcome_name(run_boot_outcome(run, boot)));
    json_text(json, "controls", words[check_controls(run, boot, &lines)]);
    json_texts(json, "control_lines", &lines);
    json_texts(json, "lacks", &of->lacks);
    json_text(json, "log", of->log);
    put_facts(json, "begin", &of->begin);
    put_facts(json, "plan", &of->plan);
    put_facts(json, "facts", &of->facts);
    json_out_close(json, '}');
    texts_clear(&lines);
}

static void put_boots(struct json_out *json, const struct run *run)
{
    size_t i, meant = run_boots_meant(run);

    json_count(json, "boots_meant", meant ? meant : run->boot_count);
    json_open(json, "boots", '[');
    for (i = 1; i <= run->boot_count; i++)
        put_boot(json, run, (unsigned)i);
    json_out_close(json, ']');
}

static void put_diagnosis(struct json_out *json, const struct run *run)
{
    struct diagnosis diagnosis;
    size_t i;

    diagnosis_make(&diagnosis, run);
    json_open(json, "diagnosis", '[');
    for (i = 0; i < diagnosis.count; i++) {
        const struct diagnosed *item = &diagnosis.at[i];

        json_out_open(json, '{');
        json_text(json, "check", item->check.name);
        json_text(json, "verdict", check_verdict_name(item->check.verdict));
        json_why(json, "value", item->check.value);
        json_text(json, "todo", item->check.todo);
        json_count(json, "boots", item->boots);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
    diagnosis_free(&diagnosis);
}

void json_run(struct json_out *json, const char *path, const struct run *run)
{
    enum unit unit = run_unit(run);
    char xen[64], build[RUN_XEN_BUILD];
    bool known = run_xen_version(run, xen, sizeof(xen));
    bool told = run_xen_build(run, build, sizeof(build));

    json_out_open(json, '{');
    json_text(json, "path", path);
    json_count(json, "exit_status", (uint64_t)run_exit_status(run));
    json_text(json, "env", run_begin_field(run, "env"));
    json_text(json, "abi", run_begin_field(run, "abi"));
    json_text(json, "mode", run_fact(run, "guest.mode"));
    json_text(json, "role", run_fact(run, "guest.role"));
    json_text(json, "xen", known ? xen : NULL);
    json_text(json, "xen_build", told ? build : NULL);
    json_text(json, "unit", unit == UNIT_UNKNOWN ? NULL : unit_name(unit));
    put_boots(json, run);
    put_facts(json, "facts", &run->facts);
    put_diagnosis(json, run);
    json_texts(json, "problems", &run->problems);
    json_count(json, "problems_left_off", run->problems_left_off);
    json_out_close(json, '}');
}
