/* SPDX-License-Identifier: MIT */
/* Runs of several environments for tests: see run_maker.h. */
#include "tests/unit/makers/run_maker.h"

#include "report/model/run.h"
#include "report/record/record.h"

const struct made made_pv64 = {"pv64", "xen-3.0-x86_64", "native", "4.17.5", 0, NULL, 0, {0}};
const struct made made_compat = {"pv32pae", "xen-3.0-x86_32p", "compat", "4.17.5", 30, NULL, 0,
                                 {0}};
const struct made made_native = {"pv32pae", "xen-3.0-x86_32p", "native", "3.2.0-rc6", 100, NULL, 0,
                                 {0}};

static void put_batched(struct log_maker *m, const char *name, unsigned price, const char *status)
{
    maker_case(m, name);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + price);
    maker_curve(m, name, PATH_MULTI, 0, 320, price - 100);
    maker_curve(m, name, PATH_MULTI, 1, 320, price - 80);
    maker_curve(m, name, PATH_ARRAY, 0, 320, price - 200);
    maker_status(m, name, status);
}

static void put_single(struct log_maker *m, const char *name, enum path path, unsigned price,
                       const char *status)
{
    maker_case(m, name);
    if (strcmp(status, "skipped") != 0)
        maker_samples(m, name, path, 0, 1, MAKER_TWIN + price);
    maker_status(m, name, status);
}

/* A case whose price depends on what ran before. */
static void put_stateful(struct log_maker *m, const char *name, unsigned price, unsigned rev)
{
    struct record *r = maker_record(m, "case");

    m->cases++;
    record_text(r, "name", name);
    record_uint(r, "rev", rev);
    record_text(r, "state", "ports");
    record_uint(r, "faults", 0);
    maker_put(m);
    maker_samples(m, name, PATH_SINGLE, 0, 1, MAKER_TWIN + price);
    maker_status(m, name, "ok");
}

static void put_cases(struct log_maker *m, const struct made *made)
{
    bool first = made->env == made_pv64.env;
    unsigned price = made->price;

    maker_controls(m);
    put_batched(m, "xen_version/version", 300 + price, "ok");
    put_batched(m, "update_va_mapping/same-none", 640 - price, "ok");
    put_batched(m, "mmu_update/l1-same", 860 + price, "ok");
    put_single(m, "trap/pte-write-same", PATH_TRAP, 1820 + price, "ok");
    put_single(m, "page_run/fork-va-queue", PATH_SINGLE, 160020 + 200 * price, "ok");
    put_stateful(m, "event_channel_op/send-unbound", 400 + price, 1);
    put_stateful(m, "event_channel_op/status", 410 + price, first ? 1 : 2);
    put_single(m, "set_segment_base/fs", PATH_SINGLE, 290 + price, first ? "ok" : "absent");
    put_single(m, "mmuext_op/pin-l4", PATH_SINGLE, 700, first ? "ok" : "skipped");
    put_single(m, "domctl/no-domain", PATH_SINGLE, 310, first ? "denied" : "ok");
    put_single(m, "xsm_op/unknown", PATH_SINGLE, price, "ok");
    put_single(m, "sched_op/yield", PATH_SINGLE, 2000 + price, first ? "ok" : "unstable");
    if (first)
        put_single(m, "multicall/empty", PATH_SINGLE, 320, "ok");
    else
        put_single(m, "mca/unknown", PATH_SINGLE, 340 + price, "ok");
}

static bool is_given(const struct made *made, const char *key)
{
    size_t i;

    for (i = 0; i < 8 && made->facts[i]; i += 2)
        if (!strcmp(made->facts[i], key))
            return true;
    return false;
}

static void put_begin(struct log_maker *m, const struct made *made)
{
    size_t i;

    m->env = made->env;
    m->abi = made->abi;
    m->warmup = made->warmup ? made->warmup : m->warmup;
    fprintf(m->out, "(XEN) Xen version %s (somebody) (gcc) debug=n\n", made->xen);
    for (i = 0; i < 8 && made->facts[i]; i += 2)
        if (!strcmp(made->facts[i], "guest.role"))
            m->role = made->facts[i + 1];
    maker_begin(m);
    maker_fact(m, "guest.mode", made->mode);
    if (!is_given(made, "xen.build"))
        maker_fact(m, "xen.build", "release");
    for (i = 0; i < 8 && made->facts[i]; i += 2)
        if (strcmp(made->facts[i], "guest.role") != 0)
            maker_fact(m, made->facts[i], made->facts[i + 1]);
}

char *made_log(const struct made *made)
{
    struct log_maker m;
    char *text;

    maker_open(&m, made->unit ? made->unit : "insns");
    put_begin(&m, made);
    put_cases(&m, made);
    maker_end(&m, "ok");
    text = strdup(maker_text(&m));
    maker_free(&m);
    return text;
}

struct run *made_run(const struct made *made)
{
    char *text = made_log(made);
    struct run *run = run_of_text(text);

    free(text);
    return run;
}

/* The file of a log of this run; to be given to drop_file. */
char *made_file(const struct made *made)
{
    char *text = made_log(made), *name = temporary_file(text, strlen(text));

    free(text);
    return name;
}

/* A run of more cases than a screen holds, and a family of its own. */
struct run *made_long_run(const char *own)
{
    struct log_maker m;
    char name[32];
    unsigned i;

    maker_open(&m, "insns");
    put_begin(&m, &made_pv64);
    maker_controls(&m);
    for (i = 0; i < 70; i++) {
        snprintf(name, sizeof(name), "unassigned/%u", i);
        put_single(&m, name, PATH_SINGLE, 300, i ? "ok" : "absent");
    }
    put_single(&m, own, PATH_SINGLE, 400, "ok");
    maker_end(&m, "ok");
    return run_of_maker(&m);
}
