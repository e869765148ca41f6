/* SPDX-License-Identifier: MIT */
/*
 * Reading run.json: see json.h.  A file may come from anywhere, so every type and range is checked,
 * and the first thing that is wrong is named by its place ("cases[3].paths.multi[0].n").
 */
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "report/contract/contract.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/store/json.h"
#include "report/store/value.h"
#include "report/text/text.h"

static bool read_control(struct parser *p, const json_t *object, void *into)
{
    const char *name, *status, *want, *got;

    if (!need_text(p, object, "name", &name) || !need_text(p, object, "status", &status) ||
        !value_text(p, object, "want", &want) || !value_text(p, object, "got", &got))
        return false;
    if (strcmp(status, "ok") && strcmp(status, "failed"))
        return value_wrong(p, "status", "is not \"ok\" or \"failed\"");
    return boot_add_control(into, name, *status == 'f', want, got) ||
           value_wrong(p, "", "is one control too many");
}

static bool read_boot(struct parser *p, const json_t *object, void *into)
{
    struct run_boot *boot = run_add_boot(into);
    const char *outcome, *log;
    unsigned number;

    if (!need_boot(p, object, &number) || !need_text(p, object, "outcome", &outcome) ||
        !value_text(p, object, "log", &log))
        return false;
    if (number > RUN_BOOTS_MAX)
        return value_wrong(p, "boot", "is one too many");
    if (number != p->run->boot_count)
        return value_wrong(p, "boot", "is out of order");
    if (outcome_of(outcome) < 0)
        return value_wrong(p, "outcome", "is not a word that this pvbench knows");
    boot->outcome = (enum outcome)outcome_of(outcome);
    boot->log = text_copy(log);
    return read_facts(p, object, "begin", &boot->begin) &&
           read_facts(p, object, "plan", &boot->plan) &&
           read_facts(p, object, "facts", &boot->facts) &&
           read_list(p, object, "controls", boot, read_control) &&
           read_texts(p, object, "other", &boot->other);
}

static bool read_run(struct parser *p, const json_t *root)
{
    const char *schema;
    uint64_t version, left_off;

    if (!json_is_object(root))
        return value_wrong(p, "the file", "is not a JSON object");
    if (!need_text(p, root, "schema", &schema) || !need_number(p, root, "version", 1000, &version))
        return false;
    if (strcmp(schema, RUN_SCHEMA))
        return value_wrong(p, "schema", "is not \"%s\"", RUN_SCHEMA);
    if (version < 1 || version > RUN_VERSION)
        return value_wrong(p, "version", "is %" PRIu64 ", this pvbench reads 1 to %d", version,
                           RUN_VERSION);
    if (!read_facts(p, root, "facts", &p->run->facts) ||
        !read_list(p, root, "boots", p->run, read_boot) ||
        !read_list(p, root, "cases", p->run, read_case) ||
        !read_texts(p, root, "problems", &p->run->problems) ||
        !need_number(p, root, "problems_left_off", INT32_MAX, &left_off))
        return false;
    p->run->problems_left_off = left_off;
    return true;
}

struct run *run_from_json(const json_t *root, char *why, size_t size)
{
    struct parser p = {.why = why, .size = size, .run = run_new()};

    if (read_run(&p, root)) {
        run_hold_to_plans(p.run);
        return p.run;
    }
    run_free(p.run);
    return NULL;
}
